"""Which articles have some of a few runs of words, looked up in the fingerprints of all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from provenance.ids import ArticleId
from provenance.matching.ragged import stretches
from provenance.matching.under_way import in_turn
from provenance.tracing.candidates import Bools, Ints
from provenance.tracing.fingerprint import Fingerprint, Hashes

_SIEVES = (21, 24)  # bits of each hash by which nearly all others are told apart: a small table
# that stays in the processor's cache (2 MB) leaves few for the large one (16 MB)
_LOOKING = 2  # threads that look while another one reads, which takes half as long as looking
_KEPT = 31 << 20  # bytes; of a block over 32 MB that library learns nothing
_A, _B, _C = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


class Prints(NamedTuple):
    """Some articles, how many runs each has, and their fingerprints one after the other."""

    ids: Sequence[ArticleId]
    sizes: Ints
    data: bytes


class Sharing(NamedTuple):
    """The articles that have some of the runs that are sought.

    `ids`, `sizes` (in runs) and `keys` (equal for equal contents) are of these articles; `owners`
    and `runs` are the places of articles and of sought runs that belong together.
    """

    ids: list[ArticleId]
    sizes: Ints
    keys: npt.NDArray[np.uint64]
    owners: Ints
    runs: Ints


class Sought:
    """Runs that are looked for, in their order and each once."""

    __slots__ = ("_sieves", "runs")

    def __init__(self, prints: Iterable[Fingerprint]) -> None:
        """Look for all runs of some articles."""
        hashes = [one.hashes for one in prints]
        self.runs: Hashes = np.unique(np.concatenate([np.empty(0, np.uint32), *hashes]))
        self._sieves: tuple[Bools, ...] = ()

    def among(self, prints: Iterable[Prints]) -> Iterator[Sharing]:
        """Yield what each of some parts has of the runs; looks while the next one is read."""
        sieves = self._told_apart()  # before the library keeps what is freed
        _keep_freed()
        yield from in_turn(lambda some: self._within(some, sieves), prints, threads=_LOOKING)

    def _told_apart(self) -> tuple[Bools, ...]:
        """Return the tables that tell nearly all other runs apart, made once."""
        if not self._sieves:
            self._sieves = tuple(_sieve(self.runs, bits) for bits in _SIEVES)
        return self._sieves

    def _within(self, prints: Prints, sieves: Sequence[Bools]) -> Sharing:
        """Return those of some articles that have sought runs, with owners counted among these."""
        ids, sizes, data = prints
        hashes = np.frombuffer(data, "<u4")
        first = (hashes >> np.uint32(32 - _SIEVES[0])).view(np.int32)  # as `take` counts
        near = np.flatnonzero(sieves[0].take(first, mode="wrap"))  # which checks no bounds
        near = near[sieves[1][hashes[near] >> np.uint32(32 - _SIEVES[1])]]
        places = np.searchsorted(self.runs, hashes[near])
        places[places == len(self.runs)] = 0
        same = self.runs[places] == hashes[near]
        ends = np.cumsum(sizes)
        held, owners = np.unique(np.searchsorted(ends, near[same], "right"), return_inverse=True)
        own = stretches(ends[held] - sizes[held], sizes[held])
        return Sharing(
            ids=[ids[at] for at in held.tolist()],
            sizes=sizes[held],
            keys=_keys(hashes[own], sizes[held]),
            owners=owners,
            runs=places[same],
        )


def _keep_freed() -> None:
    """Let what is freed be used again, instead of being given back and fetched page by page.

    The usual C library on Linux keeps from then on what it frees up to the size of the largest
    block that was ever freed; this one is never touched, so it costs no memory.
    """
    np.empty(_KEPT, np.uint8)


def _sieve(wanted: Hashes, bits: int) -> Bools:
    """Return a table that says whether a wanted hash begins with so many bits."""
    sieve = np.zeros(1 << bits, np.bool_)
    sieve[wanted >> np.uint32(32 - bits)] = True
    return sieve


def _keys(hashes: Hashes, sizes: Ints) -> npt.NDArray[np.uint64]:
    """Return a 64-bit key of each article's runs, the same only for the same runs.

    No article may be without runs.
    """
    if not len(sizes):
        return np.empty(0, np.uint64)
    starts = np.cumsum(sizes) - sizes
    sums = np.add.reduceat(hashes, starts, dtype=np.uint64)
    mixed = np.bitwise_xor.reduceat(hashes, starts).astype(np.uint64)
    return np.asarray(sums * _A + mixed * _B + sizes.astype(np.uint64) * _C)
