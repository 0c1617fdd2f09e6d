"""A pool of processes on one machine, fed in chunks and read back in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from provenance.errors import ProvenanceError

if TYPE_CHECKING:  # processes are loaded where there is work for them
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 32  # items sent at once: large enough to hide pickling, small enough to share evenly
_AHEAD = 3  # chunks in flight for each worker: bounds memory when the reader is fast

_function: list[Callable[[Any], Any]] = []


def _keep(function: Callable[[Any], Any]) -> None:
    """Hold the stage's function in a worker, so that it is sent once and not with every chunk."""
    _function[:] = [function]


def _run(chunk: list[Any]) -> list[Any]:
    return [_function[0](item) for item in chunk]


class Pool:
    """Runs a stage in `workers` processes started afresh (`spawn`), results in order."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield the function's results in the order of the items.

        Raises ProvenanceError if a worker process dies.
        """
        from concurrent.futures.process import BrokenProcessPool

        source = iter(items)
        waiting: deque[Future[list[R]]] = deque()
        with _processes(self.workers, function) as executor:
            try:
                while True:
                    while len(waiting) < self.workers * _AHEAD:
                        chunk = list(islice(source, _CHUNK))
                        if not chunk:
                            break
                        waiting.append(executor.submit(_run, chunk))
                    if not waiting:
                        return
                    yield from waiting.popleft().result()
            except BrokenProcessPool as error:
                raise ProvenanceError(
                    "a worker process died (out of memory?): try again with --workers 1"
                ) from error
            finally:
                for future in waiting:
                    future.cancel()


def _processes(workers: int, function: Callable[[Any], Any]) -> "ProcessPoolExecutor":
    """Return processes that hold a stage's function."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_keep, initargs=(function,)
    )
