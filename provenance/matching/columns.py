"""The words of a million units as columns of numbers.

What is compared for every pair of units has to be a number in an array; a Python object for each
would neither fit into memory nor be looked at in time.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from provenance.matching.listed import is_negation, number
from provenance.matching.overlap import code_point
from provenance.matching.ragged import Ints, Ragged
from provenance.matching.rarity import STOCK, stock_phrases, weight
from provenance.text.numbered import Numbers, numbered

HALF = 0.5  # the smallest weight of a word, of which all others are multiples
_MARKED = 50_000  # units whose words are marked at once
_LANES = 4  # of 64 bits each, for the marks of a unit's words
_MOST = 2**31 - 1
_Halves = NDArray[np.uint8]


class Vocabulary(NamedTuple):
    """What is known of each word, by its number; weights are counted in halves."""

    words: Sequence[str]
    points: NDArray[np.uint32]  # the code point that stands for it
    weights: _Halves
    hashes: NDArray[np.uint32]  # the same in every run
    figures: NDArray[np.bool_]
    negations: NDArray[np.bool_]


class Words(NamedTuple):
    """The words of texts as numbers, text after text, and what they tell.

    `informing` is the weight of each word where it stands, one in a stock phrase telling next to
    nothing; in halves, as all weights here.
    """

    vocabulary: Vocabulary
    flat: NDArray[np.uint32]
    starts: Ints  # one more than there are texts
    informing: _Halves

    @property
    def weights(self) -> _Halves:
        """The weight of each word, wherever it stands."""
        return self.vocabulary.weights[self.flat]

    @property
    def hashed(self) -> NDArray[np.uint32]:
        """The hash of each word."""
        return self.vocabulary.hashes[self.flat]

    @property
    def figured(self) -> NDArray[np.bool_]:
        """Whether each text has a number."""
        return self._holding(self.vocabulary.figures)

    @property
    def denying(self) -> NDArray[np.bool_]:
        """Whether each text has a negation."""
        return self._holding(self.vocabulary.negations)

    def _holding(self, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return whether each text has one of some words."""
        found = np.zeros(len(self.starts) - 1, np.bool_)
        filled = np.flatnonzero(np.diff(self.starts))
        if len(filled):
            found[filled] = np.logical_or.reduceat(wanted[self.flat], self.starts[filled])
        return found

    def sums(self) -> Ints:
        """Return the running sums of what words tell, from 0 before the first to all of them."""
        kind = np.int32 if len(self.flat) * int(self.informing.max(initial=1)) < _MOST else np.int64
        sums: Ints = np.zeros(len(self.flat) + 1, kind)
        np.cumsum(self.informing, out=sums[1:])
        return sums

    def totals(self) -> Ints:
        """Return the sum of each text's weights, wherever they stand."""
        found = np.zeros(len(self.starts) - 1, np.int64)
        filled = np.flatnonzero(np.diff(self.starts))
        if len(filled):
            found[filled] = np.add.reduceat(self.weights, self.starts[filled], dtype=np.int64)
        return found

    def take(self, texts: Ints) -> "Words":
        """Return the words of some of the texts."""
        starts, flat = Ragged(self.starts, self.flat).take(texts)
        return self._replace(
            starts=starts, flat=flat, informing=Ragged(self.starts, self.informing).take(texts).flat
        )

    def text(self, place: int) -> str:
        """Return the normalised form of one text."""
        known = self.vocabulary.words
        numbers = self.flat[self.starts[place] : self.starts[place + 1]].tolist()
        return " ".join([known[number] for number in numbers])

    def letters(self) -> str:
        """Return all words as one code point each."""
        points = self.vocabulary.points[self.flat]
        return points.astype("<u4", copy=False).tobytes().decode("utf-32-le")


def hashed(text: str) -> int:
    """Return a number of 32 bits for a word or a name, the same in every run."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def words_of(texts: Iterable[str]) -> Words:
    """Return the comparison words of texts as columns."""
    numbers = Numbers()
    flat, starts = numbered(texts, numbers)
    vocabulary = _vocabulary(list(numbers), 0)
    return Words(vocabulary, flat, starts, _informing(flat, starts, vocabulary.weights, numbers))


class Wordings:
    """The words of texts that are asked for again and again, each text taken apart once."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._rows: dict[str, int] = {}
        self._words = words_of(())

    def of(self, texts: Iterable[str]) -> Words:
        """Return the comparison words of texts as columns; the vocabulary is that of all."""
        asked = list(texts)
        fresh = [text for text in dict.fromkeys(asked) if text not in self._rows]
        if fresh:
            self._rows |= {text: row for row, text in enumerate(fresh, len(self._rows))}
            self._words = self._with(fresh)
        return self._words.take(np.array([self._rows[text] for text in asked], np.int64))

    def _with(self, texts: Sequence[str]) -> Words:
        words, known = self._words, self._words.vocabulary
        flat, starts = numbered(texts, self._numbers)
        new = _vocabulary(list(self._numbers)[len(known.words) :], len(known.words))
        vocabulary = Vocabulary(
            words=[*known.words, *new.words],
            points=np.concatenate([known.points, new.points]),
            weights=np.concatenate([known.weights, new.weights]),
            hashes=np.concatenate([known.hashes, new.hashes]),
            figures=np.concatenate([known.figures, new.figures]),
            negations=np.concatenate([known.negations, new.negations]),
        )
        informing = _informing(flat, starts, vocabulary.weights, self._numbers)
        return Words(
            vocabulary,
            np.concatenate([words.flat, flat]),
            np.concatenate([words.starts, starts[1:] + words.starts[-1]]),
            np.concatenate([words.informing, informing]),
        )


def _vocabulary(words: list[str], first: int) -> Vocabulary:
    """Return what is known of words, whose numbers begin with the first."""
    return Vocabulary(
        words=words,
        points=np.array([code_point(first + n) for n in range(len(words))], np.uint32),
        weights=np.array([weight(word) / HALF for word in words], np.uint8),
        hashes=np.array([hashed(word) for word in words], np.uint32),
        figures=np.array([number(word) is not None for word in words], np.bool_),
        negations=np.array([is_negation(word) for word in words], np.bool_),
    )


def word_marks(words: Words, least: int = 0) -> NDArray[np.uint64]:
    """Return which words, of so many halves at least, each unit has, as one of 256 bits for each.

    A bit that another unit lacks is a word that the two do not have in common.
    """
    marks = np.zeros((len(words.starts) - 1, _LANES), np.uint64)
    filled = np.flatnonzero(np.diff(words.starts))
    for start in range(0, len(filled), _MARKED):
        some = filled[start : start + _MARKED]
        first, end = words.starts[some[0]], words.starts[some[-1] + 1]
        flat, at = words.flat[first:end], words.starts[some] - first
        part = words.vocabulary.hashes[flat]
        bits = (words.vocabulary.weights[flat] >= least).astype(np.uint64)
        bits <<= (part & 63).astype(np.uint64)
        lanes = (part >> 6) % _LANES
        for lane in range(_LANES):
            mine = np.where(lanes == lane, bits, np.uint64(0))
            marks[some, lane] = np.bitwise_or.reduceat(mine, at)
    return marks


def _informing(
    flat: NDArray[np.uint32], starts: Ints, weights: _Halves, numbers: Mapping[str, int]
) -> _Halves:
    """Return what each word tells where it stands: `rarity.weights` for all texts at once."""
    told = weights[flat]
    known = {
        (numbers[a], numbers[b]): [[numbers.get(w, -1) for w in phrase] for phrase in phrases]
        for (a, b), phrases in stock_phrases().items()
        if a in numbers and b in numbers
    }
    first, second = np.zeros(len(numbers), np.bool_), np.zeros(len(numbers), np.bool_)
    first[[a for a, _ in known]] = True
    second[[b for _, b in known]] = True
    places = np.flatnonzero(first[flat[:-1]] & second[flat[1:]])
    ends = starts[np.searchsorted(starts, places, side="right")]
    for at, end in zip(places.tolist(), ends.tolist(), strict=True):
        for phrase in known.get((int(flat[at]), int(flat[at + 1])), ()):
            upto = at + len(phrase)
            if upto <= end and flat[at:upto].tolist() == phrase:
                told[at:upto] = STOCK / HALF
                break
    return told
