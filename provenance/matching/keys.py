"""The keys by which units find each other, as hashes that are the same in every run.

A key is made of the words of one unit and of the names of those who are reported to have said it,
and of nothing else that is held, so the keys of a unit can be kept. Keys have 32 bits: of fifteen
million different ones, which a million quotes have, one in three hundred meets another by chance,
and its owners are compared once more than they deserve.

A road's keys come as sorted distinct codes, the key in the upper and the unit in the lower half.
"""

import numpy as np
from numpy.typing import NDArray

from provenance.matching.columns import HALF
from provenance.matching.rarity import NUMBER
from provenance.matching.units import Units

Codes = NDArray[np.uint64]
_Ints = NDArray[np.int64]
_KEY_WEIGHT = 9.0  # a run of three words below this ("it is a") stands in unrelated sentences
_LONG_RUN = 5  # words of a run of usual words that unrelated sentences do not share
_RARE = 5.0  # weight of a word by which quotes of one speaker are compared
_TOGETHER = 1 << 16  # units whose runs are hashed at once
_A, _B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd 64-bit mixers
_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


def halves(codes: Codes) -> tuple[NDArray[np.uint32], _Ints]:
    """Return the keys and the units of codes."""
    return (codes >> _HALF).astype(np.uint32), (codes & _LOWER).astype(np.int64)


def joined(keys: NDArray[np.uint64], units: _Ints) -> Codes:
    """Return the sorted distinct codes of keys with the unit that each belongs to."""
    codes = keys << _HALF
    codes |= units.astype(np.uint64)
    return _sorted(codes)


def _sorted(codes: Codes) -> Codes:
    """Return codes sorted, each once."""
    codes.sort()
    return codes[np.r_[True, codes[1:] != codes[:-1]]] if len(codes) else codes


def run_keys(units: Units) -> Codes:
    """Return the telling runs of words of all units: a shared one is a road to a pair.

    A run has three words if they tell enough, and five where no three of them do.
    """
    parts = [_runs(units, at, min(at + _TOGETHER, len(units))) for at in _starts(units)]
    codes = np.concatenate([np.empty(0, np.uint64), *parts])
    del parts
    return _sorted(codes)


def _starts(units: Units) -> range:
    return range(0, len(units), _TOGETHER)


def _runs(units: Units, begin: int, end: int) -> Codes:
    """Return the runs of some units as codes, in no order."""
    words, starts = units.words, units.words.starts
    numbers = words.flat[starts[begin] : starts[end]]
    flat = np.concatenate([words.vocabulary.hashes[numbers], np.zeros(_LONG_RUN, np.uint32)])
    told = np.concatenate([words.vocabulary.weights[numbers], np.zeros(_LONG_RUN, np.uint8)])
    owners = np.full(len(flat), -1, np.int64)
    owners[: len(numbers)] = np.repeat(np.arange(begin, end), units.lengths[begin:end])
    telling = told[:-2] + told[1:-1] + told[2:] >= _KEY_WEIGHT / HALF
    telling &= owners[:-2] == owners[2:]
    plain = ~(telling[:-2] | telling[1:-1] | telling[2:]) & (owners[:-4] == owners[4:])
    short = np.flatnonzero(telling & (owners[:-2] >= 0))
    longer = np.flatnonzero(plain & (owners[:-4] >= 0))
    hashed = np.concatenate([_hashed(flat, short, 3), _hashed(flat, longer, _LONG_RUN)])
    codes: Codes = hashed << _HALF
    codes |= owners[np.concatenate([short, longer])].astype(np.uint64)
    return codes


def _hashed(flat: NDArray[np.uint32], starts: _Ints, length: int) -> NDArray[np.uint64]:
    """Return a hash of the run of so many words at each place, in 32 bits."""
    hashed = np.full(len(starts), length, np.uint64)
    with np.errstate(over="ignore"):
        for step in range(length):
            hashed = (hashed + flat[starts + step]) * (_A if step % 2 else _B)
        hashed ^= hashed >> np.uint64(29)
        hashed *= _B
    return hashed >> _HALF


def spoken_keys(units: Units) -> Codes:
    """Return the rare words of all units with each of the names that they are reported of."""
    return _said(units, units.words.weights >= _RARE / HALF)


def figure_keys(units: Units) -> Codes:
    """Return the figures of all units with each of the names that they are reported of."""
    return _said(units, units.words.weights == NUMBER / HALF)


def _said(units: Units, chosen: NDArray[np.bool_]) -> Codes:
    """Return the chosen words of named speakers' units as keys of speaker and word."""
    starts, hashes = units.words.starts, units.words.vocabulary.hashes
    owner, name = units.reports.owners, units.reports.names
    places = np.flatnonzero(chosen)
    first, last = np.searchsorted(places, (starts[owner], starts[owner + 1]))
    counts = last - first
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    words = hashes[units.words.flat[places[np.repeat(first, counts) + within]]].astype(np.uint64)
    with np.errstate(over="ignore"):
        hashed = (words + np.repeat(name, counts).astype(np.uint64) * _A) * _B
        hashed ^= hashed >> np.uint64(29)
        hashed *= _A
    return joined(hashed >> _HALF, np.repeat(owner, counts))
