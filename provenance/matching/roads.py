"""The pairs that a few units are in, of all that stand: what `blocking` says, for these alone.

Blocking is a function of the owners of each key: of few all are compared, of many the best with
all, and those of one speaker with the next in time. So the owners of the keys that a unit has are
all that is needed to tell its pairs, and those of the keys that came or went to tell which pairs
of others came or went with them.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from provenance.matching.blocking import DAY, GROUP, NEXT, SHORT, STARS
from provenance.matching.ragged import Ints
from provenance.matching.standing import INDIRECT, Standing
from provenance.matching.thresholds import FAR_DAYS, SAME_DAY

Flags = NDArray[np.bool_]
Pairs = tuple[Ints, Ints]
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)
TIMED = {"spoken": FAR_DAYS, "figures": SAME_DAY}  # days within which a road joins the next in time


class Owners(NamedTuple):
    """Keys with their owners, key by key, each key's owners in one order."""

    keys: NDArray[np.uint32]
    units: Ints

    def only(self, chosen: Flags) -> "Owners":
        """Return the owners that are chosen, by a flag for every unit that stands."""
        kept = chosen[self.units]
        return Owners(self.keys[kept], self.units[kept])

    def places(self) -> tuple[Ints, Ints, Ints]:
        """Return where each owner's key begins, its place among the owners, and their number."""
        starts = np.flatnonzero(np.r_[True, self.keys[1:] != self.keys[:-1]][: len(self.keys)])
        sizes = np.diff(np.r_[starts, len(self.keys)])
        first = np.repeat(starts, sizes)
        return first, np.arange(len(self.keys)) - first, np.repeat(sizes, sizes)


def owners_of(standing: Standing, road: str, keys: NDArray[np.uint32]) -> Owners:
    """Return the owners of these keys, best first, or first in time on speakers' roads."""
    found, units = standing.keyed(road, keys)
    present, at = np.unique(units, return_inverse=True)
    by: list[NDArray[Any]] = [standing.firsts[present], standing.ranks[present]]
    if road in TIMED:
        by.append(standing.earliest[present])
    order = np.lexsort(by)  # of the few units that have such a key
    codes = found.astype(np.uint64) << _HALF | _inverse(order)[at].astype(np.uint64)
    codes.sort()  # many times faster than bringing rows into an order by several columns
    return Owners(
        (codes >> _HALF).astype(np.uint32), present[order[(codes & _LOWER).astype(np.int64)]]
    )


def _inverse(order: Ints) -> Ints:
    """Return at which place of an order each number stands."""
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place


def joined_pairs(pairs: Iterable[Pairs]) -> Pairs:
    """Return pairs in two arrays."""
    sides = [(np.empty(0, np.int64), np.empty(0, np.int64)), *pairs]
    return np.concatenate([a for a, _ in sides]), np.concatenate([b for _, b in sides])


def run_pairs(owners: Owners, wanted: Flags) -> Iterator[Pairs]:
    """Yield the pairs, better one first, of owners of a run of which one is wanted."""
    first, place, sizes = owners.places()
    for star in range(GROUP):
        later = np.flatnonzero((place > star) & ((sizes <= GROUP) | (star < STARS)))
        better, other = owners.units[first[later] + star], owners.units[later]
        kept = wanted[better] | wanted[other]
        yield better[kept], other[kept]


def timed_pairs(standing: Standing, owners: Owners, days: float, wanted: Flags) -> Pairs:
    """Return the pairs of owners next to each other in time of which one is wanted.

    A pair comes as often as it has a key in common.
    """
    times = standing.earliest[owners.units]
    found = []
    for distance in range(1, NEXT + 1):
        a, b = owners.units[:-distance], owners.units[distance:]
        near = (owners.keys[distance:] == owners.keys[:-distance]) & (wanted[a] | wanted[b])
        near &= ~(times[distance:] - times[:-distance] > (days + 1) * DAY)
        found.append((a[near], b[near]))
    return joined_pairs(found)


def spoken_pairs(standing: Standing, owners: Owners, wanted: Flags) -> Pairs:
    """Return the pairs of one speaker's units that share rare words, of which one is wanted."""
    a, b = timed_pairs(standing, owners, TIMED["spoken"], wanted)
    lengths, indirect = standing.lengths, standing.flags & INDIRECT != 0
    kept = (np.minimum(lengths[a], lengths[b]) <= SHORT) | indirect[a] | indirect[b]
    size = len(standing)
    codes = np.minimum(a, b)[kept] * np.int64(size) + np.maximum(a, b)[kept]
    codes, counts = np.unique(codes, return_counts=True)
    a, b = codes // size, codes % size
    kept = (counts >= 2) | (np.minimum(lengths[a], lengths[b]) <= SHORT)
    return a[kept], b[kept]


def _shown(owners: Owners) -> Flags:
    """Return which owners of a run are compared with all that come after them."""
    _, place, sizes = owners.places()
    return (sizes <= GROUP) | (place < STARS)


def drifted_runs(owners: Owners, before: Flags, after: Flags) -> tuple[Pairs, Pairs]:
    """Return the pairs, better one first, that a run joined only before, and those only after.

    Units that stood and stand are meant: others pushed one of them out of its place, or made room.
    """
    was, is_ = np.zeros(len(owners.units), np.bool_), np.zeros(len(owners.units), np.bool_)
    was[before[owners.units]] = _shown(owners.only(before))
    is_[after[owners.units]] = _shown(owners.only(after))
    kept = (before & after)[owners.units]
    both = owners.only(before & after)
    return _led_by(both, (was & ~is_)[kept]), _led_by(both, (is_ & ~was)[kept])


def _led_by(owners: Owners, leading: Flags) -> Pairs:
    """Return the pairs of leading owners, all of them among their keys' first, with later ones."""
    first, place, _ = owners.places()
    pairs = []
    for star in range(GROUP):
        later = np.flatnonzero(place > star)
        later = later[leading[first[later] + star]]
        pairs.append((owners.units[first[later] + star], owners.units[later]))
    return joined_pairs(pairs)


def drifted_times(
    standing: Standing, owners: Owners, days: float, before: Flags, after: Flags
) -> tuple[Pairs, Pairs]:
    """Return the pairs next to each other in time only before, and those only after.

    Units that stood and stand are meant, and what came or went between them.
    """
    return (
        _parted(standing, owners, days, before, after),
        _parted(standing, owners, days, after, before),
    )


def _parted(standing: Standing, owners: Owners, days: float, here: Flags, there: Flags) -> Pairs:
    """Return the pairs that are next to each other among some units and not among others."""
    order = np.cumsum(there[owners.units])[here[owners.units]]
    present = owners.only(here)
    times, kept = standing.earliest[present.units], here & there
    pairs = []
    for distance in range(1, NEXT + 1):
        a, b = present.units[:-distance], present.units[distance:]
        near = (present.keys[distance:] == present.keys[:-distance]) & kept[a] & kept[b]
        near &= ~(times[distance:] - times[:-distance] > (days + 1) * DAY)
        near &= order[distance:] - order[:-distance] > NEXT
        pairs.append((a[near], b[near]))
    return joined_pairs(pairs)
