"""What differs in meaning between two wordings that are much alike: a figure, a negation.

Similarity does not see it: one "not" in a hundred words leaves a likeness of .99.
"""

from collections.abc import Iterator, Sequence

from provenance.matching.listed import is_negation, number
from provenance.matching.overlap import Coded, Overlap
from provenance.matching.rarity import RARE, weight

_CHANCE = 13  # whole numbers below it stand in any two speeches
_AROUND = 6  # words before and behind common words in which a "not" belongs to them
_PIECE = 3  # words that are left out as a piece; who denies puts in one or two
_SHORT_GAP = 4  # words; a longer stretch is a cut and not a changed word


def denies(words: Sequence[str]) -> bool:
    """Whether a wording holds an odd number of negations."""
    return sum(map(is_negation, words)) % 2 == 1


def figures(words: Sequence[str]) -> set[float]:
    return {value for value in map(number, words) if value is not None}


def figures_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one wording's figures are all among the other's."""
    left, right = figures(a), figures(b)
    return left <= right or right <= left


def telling_figures(words: Sequence[str]) -> set[float]:
    """Return the figures that two wordings do not share by chance, and that are no part of a name.

    >>> telling_figures("of 230 tests for covid 19 the g 20 paid 5".split())
    {230.0}
    """
    pairs = zip(["", *words], words, strict=False)
    values = {number(word) for before, word in pairs if not _begins_a_name(before)}
    return {x for x in values if x is not None and (x >= _CHANCE or x != int(x))}


def _begins_a_name(word: str) -> bool:
    """Whether a figure behind this word is likely a name's: "covid 19", "g 20"."""
    return bool(word) and (weight(word) >= RARE or (len(word) == 1 and word != "a"))


def turned(a: Coded, b: Coded, shared: Overlap) -> str | None:
    """Return what differs in meaning where the wordings differ in a few words, None if nothing.

    What a long cut takes away is not looked at here: a cut copy is still one of the statement.
    """
    if a.plain and b.plain:
        return None
    found = None
    for left, right in _gaps(a.words, b.words, shared):
        if _other_figures(left, right):
            return "figure"
        if denies(left) != denies(right) and not _left_out(left, right):
            found = "negation"
    return found


def _left_out(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one wording lacks a few words in a row, among which a "not" is not all there is."""
    return not (left and right) and max(len(left), len(right)) >= _PIECE


def only_one_denies(a: Coded, b: Coded, shared: Overlap) -> bool:
    """Whether of the stretches that the wordings have in common one denies and one does not.

    Two reporters of one sentence hear "they can't" and "they can't, they know they can't".
    """
    first, last = shared.blocks[0], shared.blocks[-1]
    whole_a, whole_b = a.words[first[0] : sum(last[::2])], b.words[first[1] : sum(last[1:])]
    return any(map(is_negation, whole_a)) != any(map(is_negation, whole_b))


def only_one_denies_around(a: Coded, b: Coded, shared: Overlap) -> bool:
    """Whether the common words stand in a denial in one wording and in none in the other.

    "He never smoked" two sentences on does not deny what was said before.
    """
    if a.plain and b.plain:
        return False
    first, last = shared.blocks[0], shared.blocks[-1]
    sides = ((a.words, first[0], last[0] + last[2]), (b.words, first[1], last[1] + last[2]))
    near = [words[max(0, start - _AROUND) : end + _AROUND] for words, start, end in sides]
    return denies(near[0]) != denies(near[1])


def all_but_a_figure(a: Coded, b: Coded, shared: Overlap) -> bool:
    """Whether all words of the shorter wording are in the other, up to one figure."""
    words = (a if len(a.code) <= len(b.code) else b).words
    counted = sum(number(word) is not None for word in words)
    return len(words) - shared.words == 1 <= counted and shared.words >= 4


def _other_figures(left: Sequence[str], right: Sequence[str]) -> bool:
    one, other = figures(left), figures(right)
    return bool(one and other and one != other)


def _gaps(
    a: Sequence[str], b: Sequence[str], shared: Overlap
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the short stretches on both sides between, before and after the aligned runs."""
    at_a = at_b = 0
    for start_a, start_b, length in (*shared.blocks, (len(a), len(b), 0)):
        left, right = a[at_a:start_a], b[at_b:start_b]
        inside = at_a and length
        if (inside and (left or right)) or (left and right):
            if not at_a:
                left, right = left[-_SHORT_GAP:], right[-_SHORT_GAP:]
            elif not length:
                left, right = left[:_SHORT_GAP], right[:_SHORT_GAP]
            if max(len(left), len(right)) <= _SHORT_GAP:
                yield left, right
        at_a, at_b = start_a + length, start_b + length
