"""The forms of quotation marks: which characters they are, and which way each of them points."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.models import Span
from provenance.text.signs import places

_SIGNS = "“”„‟«»‹›\"＂‘’‚‛'「」『』〝〞〟《》`â"
_BROKEN = re.compile(
    "â€[“”œ˜™\x9d\ufffd]|â€(?=[\\s.,;:!?)]|\\Z)|â\x80[\x98\x99\x9c\x9d]|``"
)  # by a wrong decoding, or typewritten
_DASHES = frozenset({"â€“", "â€”"})
# Curly and straight double marks are one family: news often opens with one, closes with the other
_ROLE = {
    "“": ('"', 1), "”": ('"', -1), "„": ('"', 1), "‟": ('"', 1),
    "â€œ": ('"', 1), "â€\x9d": ('"', -1), "â€": ('"', -1), "â€\ufffd": ('"', -1),
    "â\x80\x9c": ('"', 1), "â\x80\x9d": ('"', -1), "``": ('"', 1), "''": ('"', -1),
    "〝": ('"', 1), "〞": ('"', -1), "〟": ('"', -1),
    "«": ("«", 0), "»": ("«", 0), "‹": ("‹", 0), "›": ("‹", 0),
    '"': ('"', 0), "＂": ('"', 0),
    "《": ("《", 1), "》": ("《", -1),
    "「": ("「", 1), "」": ("「", -1), "『": ("『", 1), "』": ("『", -1),
    "‘": ("‘", 1), "’": ("‘", -1), "‚": ("‘", 1), "‛": ("‘", 1), "'": ("‘", 0),
    "â€˜": ("‘", 1), "â€™": ("‘", -1), "â\x80\x98": ("‘", 1), "â\x80\x99": ("‘", -1),
}  # fmt: skip
BEFORE_OPENING = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"  # no blanks: marks of direction and the like
    " \t\n\r\x0b\x0c\xa0\u2009\u200a\u202f\u3000([{—–-―/:,"
)
AFTER_CLOSING = frozenset(" \t\n\r\x0b\x0c\xa0\u2009\u200a\u202f\u3000)]}—–-―/.,;:!?…")


class Marked(NamedTuple):
    """A stretch in quotation marks: outer offsets, inner offsets, the family of its marks.

    `closed` is false when the paragraph ended before the mark was closed.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    family: str
    closed: bool


class Mark(NamedTuple):
    raw: str
    start: int
    end: int
    family: str
    direction: int  # 1 opens, -1 closes, 0 by its surroundings
    low: bool  # a low-9 mark, whose partner is a high mark of either form


def make(opening: Mark, close_start: int, close_end: int, *, closed: bool) -> Marked:
    """Return the stretch between an opening mark and where it is closed."""
    return Marked(opening.start, opening.end, close_start, close_end, opening.family, closed)


def opening_family(text: str, at: int | None) -> str:
    """Return the family of the mark that opens a paragraph, empty if none does."""
    if at is None:
        return ""
    raw = _mark_at(text, at, len(text))
    if raw is None:
        return ""
    family, direction = _ROLE[raw]
    return family if direction >= 0 else ""


def _mark_at(text: str, at: int, end: int) -> str | None:
    """Return the quotation mark that begins at an offset, or None."""
    raw = text[at]
    if raw in "â`":
        broken = _BROKEN.match(text, at, end)
        raw = broken.group() if broken is not None else raw
    elif raw == "'" and text.startswith("''", at, end):
        raw = "''"
    return raw if raw in _ROLE and raw not in _DASHES else None


def marks_in(text: str, frames: Sequence[Span]) -> Iterator[tuple[int, list[Mark]]]:
    """Yield the paragraphs that hold marks, each by its number with its marks, in order.

    An apostrophe inside a word is none.
    """
    number, done = -1, 0
    start = end = 0
    marks: list[Mark] = []
    for at in places(text, _SIGNS):
        if at >= end:
            if marks:
                yield number, marks
                marks = []
            while at >= end:
                number += 1
                if number == len(frames):
                    return
                start, end = frames[number]
        inner = text[at] in "'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        if at < start or at < done or inner:
            continue
        found = _mark_at(text, at, end)
        if found is not None:
            family, direction = _ROLE[found]
            done = at + len(found)
            marks.append(Mark(found, at, done, family, direction, found in "„‚"))
    if marks:
        yield number, marks
