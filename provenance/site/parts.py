"""Long texts a part at a time: a page stays small whatever an article holds, and loses nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.models import Span

PART = 60_000
"""Characters of a text on one page: some ten thousand words, more than nearly all articles have."""
_NEAR = 2_000  # characters before that border in which a part rather ends, with a line or a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The stretch of a text that a page shows, which of how many it is, and where others begin."""

    span: Span
    number: int
    of: int
    before: int | None
    after: int | None


def part_at(text: str, offset: int) -> Part:
    """Return the part of a text in which an offset stands; the last one for any beyond the end.

    >>> part_at("a short text", 3).of
    1
    """
    spans = parts(text)
    index = next((i for i, (_, end) in enumerate(spans) if offset < end), len(spans) - 1)
    return Part(
        span=spans[index],
        number=index + 1,
        of=len(spans),
        before=spans[index - 1][0] if index else None,
        after=spans[index + 1][0] if index + 1 < len(spans) else None,
    )


def parts(text: str) -> list[Span]:
    """Return the stretches that a text is shown in, one after the other, at least one."""
    found: list[Span] = []
    start = 0
    while len(text) - start > PART:
        end = _border(text, start + PART)
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def within(spans: Sequence[Span], part: Span) -> list[Span]:
    """Return what of these stretches lies in a part.

    >>> within([(0, 4), (6, 9)], (2, 8))
    [(2, 4), (6, 8)]
    """
    first, last = part
    cut = ((max(start, first), min(end, last)) for start, end in spans)
    return [(start, end) for start, end in cut if start < end]


def _border(text: str, wanted: int) -> int:
    """Return where to cut before `wanted`: after a line, else after a space, else right there."""
    for mark in ("\n", " "):
        found = text.rfind(mark, wanted - _NEAR, wanted)
        if found >= 0:
            return found + 1
    return wanted
