"""The words of a million units as columns of numbers.

What is compared for every pair of units has to be a number in an array; a Python object for each
would neither fit into memory nor be looked at in time.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from provenance.matching.listed import is_negation, number
from provenance.matching.overlap import code_point
from provenance.matching.rarity import STOCK, stock_phrases, weight

Ints = NDArray[np.int64]
_POINTS = 0x110000  # code points that there are
_MARKED = 50_000  # units whose words are marked at once
_LANES = 4  # of 64 bits each, for the marks of a unit's words


class Words(NamedTuple):
    """All units' words as code points in one array, where each unit starts, and what they tell."""

    flat: NDArray[np.uint32]
    starts: Ints
    weights: NDArray[np.float32]  # of each word in `flat`, wherever it stands
    sums: NDArray[np.float64]  # running sums, a word in a stock phrase telling next to nothing
    figured: NDArray[np.bool_]  # of each unit: whether it has a number
    denying: NDArray[np.bool_]  # of each unit: whether it has a negation
    hashed: NDArray[np.uint32]  # of each word in `flat`: the same in every run


class _Codes(dict[str, int]):
    """Code points of words, given out in the order in which words come."""

    def __missing__(self, word: str) -> int:
        point = self[word] = code_point(len(self))
        return point


def hashed(text: str) -> int:
    """Return a number of 32 bits for a word or a name, the same in every run."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def word_columns(texts: Sequence[str]) -> Words:
    """Return the words of normalised texts as columns."""
    codes = _Codes()
    flat, lengths = array("I"), array("q", [0])
    for text in texts:
        words = text.split()
        flat.extend(map(codes.__getitem__, words))
        lengths.append(len(words))
    ids = np.frombuffer(flat, np.uint32) if flat else np.empty(0, np.uint32)
    starts = np.cumsum(np.frombuffer(lengths, np.int64))
    told, hashes = np.zeros(_POINTS, np.float32), np.zeros(_POINTS, np.uint32)
    points = list(codes.values())
    told[points] = list(map(weight, codes))
    hashes[points] = list(map(hashed, codes))
    weights = told[ids]
    sums = np.zeros(len(ids) + 1)
    np.cumsum(_informing(ids, starts, weights, codes), out=sums[1:])
    return Words(
        flat=ids,
        starts=starts,
        weights=weights,
        sums=sums,
        figured=_holding(ids, starts, [codes[w] for w in codes if number(w) is not None]),
        denying=_holding(ids, starts, [codes[w] for w in codes if is_negation(w)]),
        hashed=hashes[ids],
    )


def _holding(flat: NDArray[np.uint32], starts: Ints, points: list[int]) -> NDArray[np.bool_]:
    """Return whether each unit has one of some words."""
    wanted = np.zeros(_POINTS, np.bool_)
    wanted[points] = True
    found = np.zeros(len(starts) - 1, np.bool_)
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        found[filled] = np.logical_or.reduceat(wanted[flat], starts[filled])
    return found


def word_marks(words: Words) -> NDArray[np.uint64]:
    """Return which words each unit has, as one of 256 bits for each word.

    A bit that another unit lacks is a word that the two do not have in common.
    """
    marks = np.zeros((len(words.starts) - 1, _LANES), np.uint64)
    filled = np.flatnonzero(np.diff(words.starts))
    for start in range(0, len(filled), _MARKED):
        some = filled[start : start + _MARKED]
        first, end = words.starts[some[0]], words.starts[some[-1] + 1]
        part, at = words.hashed[first:end], words.starts[some] - first
        bits = np.uint64(1) << (part & 63).astype(np.uint64)
        lanes = (part >> 6) % _LANES
        for lane in range(_LANES):
            mine = np.where(lanes == lane, bits, np.uint64(0))
            marks[some, lane] = np.bitwise_or.reduceat(mine, at)
    return marks


def _informing(
    flat: NDArray[np.uint32], starts: Ints, told: NDArray[np.float32], codes: Mapping[str, int]
) -> NDArray[np.float32]:
    """Return what each word tells where it stands: `rarity.weights` for all units at once."""
    told = told.copy()
    known = {
        (codes[pair[0]], codes[pair[1]]): [[codes.get(w, 0) for w in phrase] for phrase in phrases]
        for pair, phrases in stock_phrases().items()
        if pair[0] in codes and pair[1] in codes
    }
    first, second = np.zeros(_POINTS, np.bool_), np.zeros(_POINTS, np.bool_)
    first[[a for a, _ in known]] = True
    second[[b for _, b in known]] = True
    places = np.flatnonzero(first[flat[:-1]] & second[flat[1:]])
    ends = starts[np.searchsorted(starts, places, side="right")]
    for at, end in zip(places.tolist(), ends.tolist(), strict=True):
        for phrase in known.get((int(flat[at]), int(flat[at + 1])), ()):
            upto = at + len(phrase)
            if upto <= end and flat[at:upto].tolist() == phrase:
                told[at:upto] = STOCK
                break
    return told
