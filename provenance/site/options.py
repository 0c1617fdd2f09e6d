"""What whoever serves the site has decided."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.vocabulary import TextShown

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Decisions about what the site shows, and where.

    `text`: the full text of articles, or only what stands around quotes. `base_url`: the path
    below which a proxy puts the site. `allow_sql`: whether visitors may run read-only SQL of
    their own, within a time limit; it would show whole texts.
    """

    text: TextShown = TextShown.FULL
    base_url: str = "/"
    allow_sql: bool = False

    @property
    def mounted(self) -> str:
        """The path with a slash at both ends, as Datasette wants it."""
        inner = self.base_url.strip("/")
        return f"/{inner}/" if inner else "/"

    def check(self) -> None:
        """Raise InputError for decisions that contradict each other."""
        if self.allow_sql and self.text is TextShown.AROUND:
            raise InputError("arbitrary SQL shows whole texts: choose either it or text=around")

    @classmethod
    def of(cls, datasette: "Datasette") -> "Options":
        """Return the options that this Datasette was configured with, as the plugin `provenance`.

        Raises InputError for a value that is none.
        """
        given = datasette.plugin_config("provenance") or {}
        text = given.get("text", TextShown.FULL)
        if text not in set(TextShown):
            raise InputError(f"plugin setting text={text!r}: choose 'full' or 'around'")
        return cls(
            text=TextShown(text),
            base_url=datasette.setting("base_url"),
            allow_sql=bool(datasette.setting("default_allow_sql")),
        )
