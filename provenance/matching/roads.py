"""The pairs that a few units are in, of all that stand: what `blocking` says, for these alone.

Blocking is a function of the owners of each key: of few all are compared, of many the best with
all, and those of one speaker with the next in time. So the owners of the keys that a unit has are
all that is needed to tell its pairs, and those of the keys that came or went to tell which pairs
of others came or went with them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from provenance.matching.blocking import DAY, GROUP, NEXT, SHORT, STARS
from provenance.matching.ragged import Ints
from provenance.matching.standing import INDIRECT, Standing
from provenance.matching.verification import FAR_DAYS, SAME_DAY

Flags = NDArray[np.bool_]
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
    """Return the owners of these keys, best first, or first in time on the roads of speakers."""
    found, units = standing.keyed(road, keys)
    ranks, firsts = standing.ranks[units], standing.firsts[units]
    times = standing.earliest[units] if road in TIMED else np.zeros(len(units))
    order = np.lexsort((firsts, ranks, times, found))
    return Owners(found[order], units[order])


def joined_pairs(pairs: Iterable[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Return pairs in two arrays."""
    sides = [(np.empty(0, np.int64), np.empty(0, np.int64)), *pairs]
    return np.concatenate([a for a, _ in sides]), np.concatenate([b for _, b in sides])


def run_pairs(owners: Owners, wanted: Flags) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs, better one first, of owners of a run of which one is wanted."""
    first, place, sizes = owners.places()
    for star in range(GROUP):
        later = np.flatnonzero((place > star) & ((sizes <= GROUP) | (star < STARS)))
        better, other = owners.units[first[later] + star], owners.units[later]
        kept = wanted[better] | wanted[other]
        yield better[kept], other[kept]


def timed_pairs(
    standing: Standing, owners: Owners, days: float, wanted: Flags
) -> tuple[Ints, Ints]:
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


def spoken_pairs(standing: Standing, owners: Owners, wanted: Flags) -> tuple[Ints, Ints]:
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


def drifted_runs(owners: Owners, before: Flags, after: Flags) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs, better one first, that a run joined before and not after, or only after.

    Units that stood and stand are meant: others pushed one of them out of its place, or made room.
    """
    was, is_ = np.zeros(len(owners.units), np.bool_), np.zeros(len(owners.units), np.bool_)
    was[before[owners.units]] = _shown(owners.only(before))
    is_[after[owners.units]] = _shown(owners.only(after))
    kept = (before & after)[owners.units]
    drifted = (was != is_)[kept]
    both = owners.only(before & after)
    first, place, _ = both.places()
    for star in range(GROUP):
        later = np.flatnonzero(place > star)
        later = later[drifted[first[later] + star]]
        yield both.units[first[later] + star], both.units[later]


def drifted_times(
    standing: Standing, owners: Owners, days: float, before: Flags, after: Flags
) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of units that stood and stand that were, or are, next to each other only."""
    kept = before & after
    for present, other in ((before, after), (after, before)):
        order = np.cumsum(other[owners.units])[present[owners.units]]
        here = owners.only(present)
        times = standing.earliest[here.units]
        for distance in range(1, NEXT + 1):
            a, b = here.units[:-distance], here.units[distance:]
            near = (here.keys[distance:] == here.keys[:-distance]) & kept[a] & kept[b]
            near &= ~(times[distance:] - times[:-distance] > (days + 1) * DAY)
            near &= order[distance:] - order[:-distance] > NEXT
            yield a[near], b[near]
