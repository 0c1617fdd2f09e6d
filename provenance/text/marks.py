"""Quotation marks: which of them open, which close, and which are no quotation marks at all.

Handled are curly, low-9, straight and angle marks, corner brackets, British single marks against
apostrophes, measurements, an odd number of marks, marks reopened with each paragraph and closed
once, and marks broken by a wrong decoding ("â€œ"). Everything is one pass over the marks of a
paragraph with a stack, so the time is linear in the text.
"""

from collections.abc import Sequence

from provenance.models import Span
from provenance.text.double_marks import pair_doubles
from provenance.text.mark_forms import Mark, Marked, marks_in, opening_family
from provenance.text.single_marks import pair_singles

__all__ = ["Marked", "marked_spans"]


def marked_spans(text: str, frames: Sequence[Span]) -> list[Marked]:
    """Return the outermost marked stretches of each frame (paragraph), in order and disjoint.

    Marks inside marks belong to the outer ones. A mark that is never closed counts when nothing
    but its own paragraph's rest can be meant; empty stretches are left out.

    >>> [text for m in marked_spans("He said “no.”", [(0, 13)]) for text in [m.inner_start]]
    [9]
    """
    found: list[Marked] = []
    for number, marks in marks_in(text, frames):
        after = frames[number + 1][0] if number + 1 < len(frames) else None
        reopened = opening_family(text, after)
        found.extend(_paragraph(text, frames[number], marks, reopened=reopened))
    return found


def _paragraph(text: str, frame: Span, marks: Sequence[Mark], *, reopened: str) -> list[Marked]:
    doubles = [mark for mark in marks if mark.family != "‘"]
    singles = [mark for mark in marks if mark.family == "‘"]
    outer = pair_doubles(text, frame, doubles, reopened=reopened) if doubles else []
    paired = pair_singles(text, frame, singles, outer) if singles else []
    return _merge(outer, paired) if paired else outer


def _merge(doubles: Sequence[Marked], singles: Sequence[Marked]) -> list[Marked]:
    """Join both lists; a single pair around doubles wins, one that crosses a double loses."""
    merged: list[Marked] = []
    for pair in sorted([*doubles, *singles], key=lambda each: (each.start, -each.end)):
        if merged and pair.start < merged[-1].end:
            if pair.end > merged[-1].end and merged[-1].family == "‘":
                merged[-1] = pair
            continue
        merged.append(pair)
    return merged
