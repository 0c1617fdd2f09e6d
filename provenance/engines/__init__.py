"""Where a stage runs: in this process or in a pool. No rule of the domain lives here.

An engine maps a pure function over items and yields the results in the order of the items, so
that a stage gives the same rows on every engine.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from provenance.engines.in_process import InProcess
from provenance.engines.pool import Pool

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Maps a pure, picklable function over items; results come in the order of the items."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]: ...


def engine_for(workers: int) -> Engine:
    """Return the engine for so many worker processes; 1 is this process alone."""
    return InProcess() if workers <= 1 else Pool(workers)


__all__ = ["Engine", "InProcess", "Pool", "engine_for"]
