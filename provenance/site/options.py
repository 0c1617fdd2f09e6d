"""What whoever serves the site has decided: plugin settings of `provenance` in Datasette's configuration."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from provenance.errors import InputError

if TYPE_CHECKING:
    from datasette.app import Datasette


class TextShown(StrEnum):
    """How much of an article's text pages and records show."""

    FULL = "full"
    EXCERPTS = "excerpts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Decisions about what the site shows.

    `text`: the full text of articles, or only the paragraphs around quotes and evidence.
    """

    text: TextShown = TextShown.FULL

    @classmethod
    def of(cls, datasette: "Datasette") -> "Options":
        """Return the options that this Datasette was configured with.

        Raises InputError for a value that is none.
        """
        given = datasette.plugin_config("provenance") or {}
        text = given.get("text", TextShown.FULL)
        if text not in set(TextShown):
            raise InputError(f"plugin setting text={text!r}: choose 'full' or 'excerpts'")
        return cls(text=TextShown(text))
