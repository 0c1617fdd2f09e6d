"""What two wordings share: aligned runs of words, weighed by how rare the words are.

A whole-string similarity cannot tell a shortened copy from an unrelated sentence, so everything is
measured in both directions: the share of each wording that stands in the other.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from provenance.matching.rarity import weight


class Overlap(NamedTuple):
    """What two word sequences share; weights are those of `rarity.weight`."""

    shared: float  # weight of the aligned words
    share_a: float  # of the first wording's weight, 0..1
    share_b: float
    run: float  # weight of the longest contiguous run
    run_words: int
    words: int  # number of aligned words
    blocks: tuple[tuple[int, int, int], ...]  # (start in a, start in b, length), in order

    @property
    def contained(self) -> float:
        """The share of the wording that is contained better, 0..1."""
        return max(self.share_a, self.share_b)


def overlap(a: Sequence[str], b: Sequence[str]) -> Overlap:
    """Return what two wordings share, with contained runs found as one block.

    >>> overlap("we will not start a war".split(), "not start a war".split()).run_words
    4
    """
    return weigh(a, b, blocks(a, b))


def blocks(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    """Return the aligned runs `(start in a, start in b, length)` of two word sequences."""
    inside = contained_at(a, b)
    if inside is not None:
        return ((*inside, min(len(a), len(b))),)
    return tuple(
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(a, b)
        if op.tag == "equal"
    )


def contained_at(a: Sequence[str], b: Sequence[str]) -> tuple[int, int] | None:
    """Return where the shorter sequence stands in the longer one, as starts in a and b."""
    if len(a) < len(b):
        found = contained_at(b, a)
        return None if found is None else (found[1], found[0])
    if not b:
        return None
    text, part = f" {' '.join(a)} ", f" {' '.join(b)} "
    at = text.find(part)
    return None if at < 0 else (text.count(" ", 0, at + 1) - 1, 0)


def weigh(a: Sequence[str], b: Sequence[str], aligned: Sequence[tuple[int, int, int]]) -> Overlap:
    """Return the overlap of two wordings whose aligned runs are known."""
    sums = [0.0, *accumulate(map(weight, a))]
    total_b = sum(map(weight, b))
    weights = [sums[start + length] - sums[start] for start, _, length in aligned]
    shared = sum(weights)
    run = max(weights, default=0.0)
    return Overlap(
        shared=shared,
        share_a=shared / sums[-1] if sums[-1] else 0.0,
        share_b=shared / total_b if total_b else 0.0,
        run=run,
        run_words=max((length for _, _, length in aligned), default=0),
        words=sum(length for _, _, length in aligned),
        blocks=tuple(aligned),
    )
