"""A record in the making, before its words are offsets and its probability is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.extraction.shapes import Shape
from provenance.extraction.subjects import Range
from provenance.models import Span
from provenance.vocabulary import QuoteKind


@dataclass(slots=True, kw_only=True)
class Draft:
    """A record in the making: word numbers instead of offsets."""

    marks: list[int]
    cue: Range | None
    source: Range | None
    sentence: Range
    kind: QuoteKind
    clause: Range | None = None
    after: bool = False  # the attribution follows the (first) marked stretch
    carried: bool = False
    speech: float = 0.5
    blocks: tuple[Span, ...] = ()  # paragraphs without marks; offsets, where the others have words

    @property
    def first(self) -> int:
        """The number of the content's first word."""
        if self.blocks:
            return self.sentence[0]
        return self.marks[0] if self.marks or self.clause is None else self.clause[0]


def span_of(shape: Shape, words: Range | None) -> Span | None:
    """Return the offsets of a range of words."""
    return None if words is None else shape.span(*words)


def segments_of(shape: Shape, marks: Sequence[int]) -> tuple[Span, ...]:
    """Return the contents of marked stretches, trimmed, without the marks."""
    found = []
    for at in marks:
        mark = shape.marks[at]
        start, end = mark.inner_start, mark.inner_end
        while start < end and shape.text[start].isspace():
            start += 1
        while end > start and shape.text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)
