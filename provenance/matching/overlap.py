"""What two wordings share: aligned runs of words, weighed by how rare the words are.

A whole-string similarity cannot tell a shortened copy from an unrelated sentence, so everything is
measured in both directions: the share of each wording that stands in the other. Words are compared
as single code points ("coded"), which keeps alignment in compiled code.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from provenance.matching.nested import Ranges
from provenance.matching.rarity import weights

_FIRST = 0x20  # code points below are left alone
_STRAY = 2  # words that are in a row in any two wordings
_FAR_OFF = 6  # words between them and the others
_SURROGATES = 0xD800, 0x800  # first one and how many: they are no characters
MOST_CODES = 0x110000 - _FIRST - _SURROGATES[1]
"""How many different words one code can tell apart; beyond it codes are used again."""


MOST_CELLS = 4 * 10**8
"""Product of two lengths above which only ends are aligned: a matrix of bits takes 50 MB then."""


class Coded(NamedTuple):
    """A wording with one code point for each word, and the running sum of the words' weights."""

    text: str
    code: str
    sums: tuple[float, ...]
    plain: bool = False  # known to have neither a number nor a negation
    nested: Ranges = ()  # words in marks of their own

    @property
    def words(self) -> list[str]:
        """The comparison words."""
        return self.text.split()

    @property
    def weight(self) -> float:
        """The information of the whole wording."""
        return self.sums[-1]


Block = tuple[int, int, int]
"""An aligned run: its start in the first wording, its start in the second, its words."""


class Overlap(NamedTuple):
    """What two wordings share; weights are those of `rarity.weight`."""

    shared: float  # weight of the aligned words
    share_a: float  # of the first wording's weight, 0..1
    share_b: float
    run_words: int  # longest contiguous run
    words: int  # number of aligned words
    blocks: tuple[Block, ...]  # in order

    @property
    def contained(self) -> float:
        """The share of the wording that is contained better, 0..1."""
        return max(self.share_a, self.share_b)


def code_point(number: int) -> int:
    """Return the code point that stands for the word with this number."""
    point = number % MOST_CODES + _FIRST
    return point if point < _SURROGATES[0] else point + _SURROGATES[1]


def coded(*texts: str) -> list[Coded]:
    """Return normalised texts in one code."""
    numbers: dict[str, int] = {}
    result = []
    for text in texts:
        words = text.split()
        code = "".join(chr(code_point(numbers.setdefault(word, len(numbers)))) for word in words)
        result.append(Coded(text, code, (0.0, *accumulate(weights(words)))))
    return result


def overlap(a: Coded, b: Coded) -> Overlap:
    """Return what two wordings share, with a contained wording found as one block.

    A stock phrase that is only cut through in one of them tells nothing: the lesser sum counts.

    >>> overlap(*coded("we will not start a war", "not start a war")).run_words
    4
    """
    return overlap_of(a, b, blocks(a.code, b.code))


def overlap_of(a: Coded, b: Coded, aligned: Sequence[Block]) -> Overlap:
    """Return what two wordings share in these runs of words."""
    ours = theirs = 0.0
    words = longest = 0
    for start, other, length in aligned:  # one loop: this runs for every pair that is compared
        ours += a.sums[start + length] - a.sums[start]
        theirs += b.sums[other + length] - b.sums[other]
        words += length
        longest = max(longest, length)
    shared = min(ours, theirs)
    return Overlap(
        shared=shared,
        share_a=shared / a.sums[-1] if a.sums[-1] else 0.0,
        share_b=shared / b.sums[-1] if b.sums[-1] else 0.0,
        run_words=longest,
        words=words,
        blocks=tuple(aligned),
    )


def core(a: Coded, b: Coded, shared: Overlap) -> Overlap:
    """Return what two wordings share but for a word or two far before or behind all others.

    The first "the" of a long wording is aligned with the "the" of a piece of its end.
    """
    aligned = shared.blocks
    first, last = 0, len(aligned) - 1
    while first < last and _stray(aligned[first], aligned[first], aligned[first + 1]):
        first += 1
    while first < last and _stray(aligned[last], aligned[last - 1], aligned[last]):
        last -= 1
    return overlap_of(a, b, aligned[first : last + 1])


def _stray(block: Block, left: Block, right: Block) -> bool:
    """Whether a run is a word or two, far from its neighbour in one of the wordings."""
    gap = max(right[0] - left[0], right[1] - left[1]) - left[2]
    return block[2] <= _STRAY and gap > _FAR_OFF


def blocks(a: str, b: str) -> list[Block]:
    """Return the aligned runs `(start in a, start in b, length)` of two codes."""
    if len(b) <= len(a):
        at = a.find(b)
        if at >= 0:
            return [(at, 0, len(b))] if b else []
    else:
        at = b.find(a)
        if at >= 0:
            return [(0, at, len(a))] if a else []
    if len(a) * len(b) > MOST_CELLS:
        head, tail = same_ends(a, b)
        found = [(0, 0, head), (len(a) - tail, len(b) - tail, tail)]
        return [block for block in found if block[2]]
    common = LCSseq.editops(a, b).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in common if block.size]


def same_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """Return how many words two sequences have in common at their beginnings and their ends.

    >>> same_ends("a b c d".split(), "a x d".split())
    (1, 1)
    """
    most = min(len(a), len(b))
    head = next((i for i in range(most) if a[i] != b[i]), most)
    rest = most - head
    tail = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    return head, tail


def contained_at(whole: Sequence[str], part: Sequence[str]) -> int | None:
    """Return the place of the first word of a part that stands in a whole, None if it does not.

    >>> contained_at("we will not start a war".split(), "not start".split())
    2
    """
    text, piece = f" {' '.join(whole)} ", f" {' '.join(part)} "
    at = text.find(piece) if part else -1
    return None if at < 0 else text.count(" ", 0, at + 1) - 1
