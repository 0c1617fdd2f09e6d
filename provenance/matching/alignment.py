"""Word-by-word alignment of a quote with its reference.

Long common runs are kept whole before single words are aligned, because that is how people cut
and change quotes: a piece goes, a word is swapped.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from provenance.matching.overlap import MOST_CELLS, contained_at, same_ends

_LONG = 600  # words in both together above which the quadratic method is left for the fast one


class Step(NamedTuple):
    """One step of an alignment: half-open ranges of words in the reference and in the quote."""

    tag: str  # equal, delete, insert, replace
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def align(a: Sequence[str], b: Sequence[str]) -> list[Step]:
    """Return the steps that lead from the reference's words to the quote's.

    >>> [step.tag for step in align("we will not go".split(), "we will go".split())]
    ['equal', 'delete', 'equal']
    """
    start = contained_at(a, b)
    if start is not None:
        end = start + len(b)
        steps = [
            Step("delete", 0, start, 0, 0),
            Step("equal", start, end, 0, len(b)),
            Step("delete", end, len(a), len(b), len(b)),
        ]
        return [step for step in steps if step.a_end > step.a_start or step.b_end > step.b_start]
    if len(a) * len(b) > MOST_CELLS:
        return _ends_only(a, b)
    if len(a) + len(b) > _LONG:
        return [
            Step(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in LCSseq.opcodes(a, b)
        ]
    return [Step(*code) for code in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()]


def _ends_only(a: Sequence[str], b: Sequence[str]) -> list[Step]:
    """Return an alignment of texts of the size of books: what they begin and end with."""
    head, tail = same_ends(a, b)
    steps = [
        Step("equal", 0, head, 0, head),
        Step("replace", head, len(a) - tail, head, len(b) - tail),
        Step("equal", len(a) - tail, len(a), len(b) - tail, len(b)),
    ]
    return [step for step in steps if step.a_end > step.a_start or step.b_end > step.b_start]
