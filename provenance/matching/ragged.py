"""Columns in which every row has several numbers, and finding few numbers among very many."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Numbers = NDArray[Any]
_TAKEN = 1 << 16  # rows whose numbers are fetched at once
_SIFTED = 1 << 16  # numbers that are looked at in one stretch, which stays at hand
_SIFT = 20  # bits of a number that decide whether it is worth looking up


class Ragged(NamedTuple):
    """The numbers of all rows one after the other; row n has those from `starts[n]` on."""

    starts: Numbers  # one more than there are rows
    flat: Numbers

    @property
    def counts(self) -> Ints:
        """How many numbers each row has."""
        return np.diff(self.starts)

    def take(self, rows: Ints) -> "Ragged":
        """Return some of the rows."""
        counts = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate([[0], np.cumsum(counts)])
        flat = np.empty(starts[-1], self.flat.dtype)
        for at in range(0, len(rows), _TAKEN):
            some = slice(at, at + _TAKEN)
            places = stretches(self.starts[rows[some]], counts[some])
            flat[starts[at] : starts[at] + len(places)] = self.flat[places]
        return Ragged(starts, flat)

    def row(self, place: int) -> Numbers:
        """Return the numbers of one row."""
        return self.flat[self.starts[place] : self.starts[place + 1]]

    def owners(self, places: Ints) -> Ints:
        """Return the rows that numbers at these places of `flat` belong to."""
        return np.asarray(np.searchsorted(self.starts, places, side="right") - 1)


class Parted:
    """A column of one number a row in several arrays."""

    def __init__(self, parts: Sequence[Numbers], kind: str) -> None:
        """Look at the arrays, which are not copied; `kind` is the type of their numbers."""
        self.parts = tuple(parts)
        self._kind = np.dtype(kind)
        self._offsets = np.cumsum([0, *map(len, self.parts)])

    def __getitem__(self, places: Ints) -> Numbers:
        """Return the numbers at some places."""
        found = np.empty(len(places), self._kind)
        which = np.searchsorted(self._offsets, places, side="right") - 1
        for number in np.flatnonzero(np.bincount(which, minlength=len(self.parts))).tolist():
            mine = which == number
            found[mine] = self.parts[number][places[mine] - self._offsets[number]]
        return found

    def places(self, sought: "Sought") -> Ints:
        """Return the places at which one of the numbers that are sought stands."""
        nothing = np.empty(0, np.int64)
        found = (
            sought.places(part) + offset
            for part, offset in zip(self.parts, self._offsets.tolist(), strict=False)
        )
        return np.concatenate([nothing, *found])


def joined(columns: Sequence[Ragged]) -> Ragged:
    """Return columns one after the other as one."""
    counts = np.concatenate([column.counts for column in columns])
    flat = np.concatenate([column.flat for column in columns])
    return Ragged(np.concatenate([[0], np.cumsum(counts)]), flat)


def stretches(starts: Ints, counts: Ints) -> Ints:
    """Return the places of stretches of an array, one stretch after the other.

    >>> stretches(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - counts), counts))


class Sought:
    """Numbers to be found in arrays that are far larger."""

    def __init__(self, numbers: Numbers) -> None:
        """Sort the numbers, and note for the lowest bits of each which number has them.

        Of several with the same ones, the others are looked up apart.
        """
        self.numbers = np.unique(numbers)
        self._mask = self.numbers.dtype.type((1 << _SIFT) - 1)
        lowest = self.numbers & self._mask
        self._marked = np.zeros(1 << _SIFT, np.bool_)
        self._marked[lowest] = True
        self._which = np.zeros(1 << _SIFT, np.int32)
        self._which[lowest] = np.arange(len(self.numbers), dtype=np.int32)
        self._others = self.numbers[self._which[lowest] != np.arange(len(self.numbers))]

    def places(self, numbers: Numbers) -> Ints:
        """Return the places in an array at which one of the numbers stands."""
        if not len(self.numbers):
            return np.empty(0, np.int64)
        parts = [
            self._near(numbers[at : at + _SIFTED]) + at for at in range(0, len(numbers), _SIFTED)
        ]
        near = np.concatenate([np.empty(0, np.int64), *parts])
        found = numbers[near]
        same = self.numbers[self._which[found & self._mask]] == found
        if len(self._others):
            rest = np.flatnonzero(~same)
            at = np.minimum(np.searchsorted(self._others, found[rest]), len(self._others) - 1)
            same[rest] = self._others[at] == found[rest]
        return np.asarray(near[same])

    def _near(self, numbers: Numbers) -> Ints:
        lowest = (numbers & self._mask).view(f"i{numbers.itemsize}")
        return np.flatnonzero(self._marked.take(lowest, mode="wrap"))  # which checks no bounds
