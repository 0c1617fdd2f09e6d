"""The lines of an article, which is how credits and page furniture are set."""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.values import quickly_made

SHORT = 220
"""Characters up to which a line can be a credit or furniture; longer ones are prose."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """A line with words in it: its offsets without the white space around them, and its words."""

    start: int
    end: int
    text: str

    @property
    def short(self) -> bool:
        """Whether the line is short enough to be something else than prose."""
        return self.end - self.start <= SHORT


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that have words in them, in order."""
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at if words is raw else at + raw.index(words[0])
            found.append(Line(start, start + len(words), words))
        at += len(raw) + 1
    return found


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Return whether a text holds one of the phrases; this is asked of every line."""
    for phrase in phrases:  # noqa: SIM110  # a generator doubles the time
        if phrase in text:
            return True
    return False
