"""A text with overlapping marks, cut into the runs that HTML can nest.

Quotes, sources, cues and credits may overlap each other at will, elements of a page may not. So
the text is cut at every border of every mark, and each piece says which marks cover it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.models import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A role that a stretch of the text plays, on behalf of `owner` (a quote's id, say).

    `anchor` is the element id that links lead to. Of the marks over one piece the one with the
    smaller `order` stands outside.
    """

    start: int
    end: int
    role: str
    owner: str = ""
    anchor: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same marks cover, and those of them that begin or end with it."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def anchors(self) -> list[str]:
        """The element ids that stand before this piece, each once."""
        return list(dict.fromkeys(mark.anchor for mark in self.begins if mark.anchor))


def pieces(text: str, marks: Iterable[Mark], *, cuts: Iterable[int] = ()) -> list[Piece]:
    """Return the text as pieces whose texts join to it again, cut at the marks and at `cuts`.

    Marks that reach over the text's end are clipped, marks outside it left out. Time grows with
    the borders times the depth to which marks overlap.

    >>> found = pieces("abcd", [Mark(start=1, end=3, role="q")])
    >>> [(piece.text, [mark.role for mark in piece.marks]) for piece in found]
    [('a', []), ('bc', ['q']), ('d', [])]
    """
    length = len(text)
    inside = {mark for mark in marks if 0 <= mark.start < min(mark.end, length)}
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(inside, key=_outermost_first):
        opening[mark.start].append(mark)
        closing[min(mark.end, length)].append(mark)
    borders = sorted({0, length, *opening, *closing, *(cut for cut in cuts if 0 < cut < length)})
    active: dict[Mark, None] = {}
    found = []
    for left, right in pairwise(borders):
        for mark in closing.get(left, ()):
            del active[mark]
        active.update(dict.fromkeys(opening.get(left, ())))
        found.append(
            Piece(
                start=left,
                text=text[left:right],
                marks=tuple(sorted(active, key=_outermost_first)),
                begins=tuple(opening.get(left, ())),
                ends=tuple(closing.get(right, ())),
            )
        )
    return found


def paragraphs(
    text: str, marks: Iterable[Mark], *, shown: Sequence[Span] | None = None
) -> list[list[Piece]]:
    """Return the pieces of each non-blank line of the text; line breaks themselves are left out.

    With `shown`, only those stretches of the text; a paragraph without pieces stands where text
    was left out.
    """
    lines = list(_lines(text))
    kept = [(0, len(text))] if shown is None else list(shown)
    cuts = [border for span in (*lines, *kept) for border in span]
    groups: list[list[Piece]] = []
    line = stretch = 0
    opened = -1  # the line that the last group belongs to
    for piece in pieces(text, marks, cuts=cuts):
        while line < len(lines) and piece.start >= lines[line][1]:
            line += 1
        while stretch < len(kept) and piece.start >= kept[stretch][1]:
            stretch += 1
        if line == len(lines) or piece.start < lines[line][0]:
            continue  # white space between paragraphs
        if stretch == len(kept) or piece.start < kept[stretch][0]:
            if piece.text.strip() and (not groups or groups[-1]):
                groups.append([])
                opened = -1
            continue
        if opened != line:
            groups.append([])
            opened = line
        groups[-1].append(piece)
    return groups


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        if content:
            left = start + len(line) - len(line.lstrip())
            yield (left, left + len(content))
        start += len(line)


def _outermost_first(mark: Mark) -> tuple[int, int, int, str, str]:
    return (mark.order, mark.start, -mark.end, mark.role, mark.owner)
