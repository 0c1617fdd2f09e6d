"""Work on parts one after the other, of which the next are under way while one is looked at."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

_T = TypeVar("_T")
_U = TypeVar("_U")
_AT_ONCE = 2  # parts, so that memory stays small


def in_turn(work: Callable[[_T], _U], parts: Iterable[_T], *, threads: int = 1) -> Iterator[_U]:
    """Yield the results of work on parts in order; a single one is worked on without a thread."""
    source = iter(parts)
    first = list(islice(source, _AT_ONCE))
    if len(first) < _AT_ONCE:
        yield from map(work, first)
        return
    with ThreadPoolExecutor(threads) as pool:
        under_way: deque[Future[_U]] = deque()
        for part in chain(first, source):
            if len(under_way) == _AT_ONCE:
                yield under_way.popleft().result()
            under_way.append(pool.submit(work, part))
        while under_way:
            yield under_way.popleft().result()
