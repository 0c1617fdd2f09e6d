"""What whoever serves the site has decided: the plugin settings of `provenance`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.vocabulary import TextShown

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Decisions about what the site shows.

    `text`: the full text of articles, or only what stands around quotes.
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
            raise InputError(f"plugin setting text={text!r}: choose 'full' or 'around'")
        return cls(text=TextShown(text))
