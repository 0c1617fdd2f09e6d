"""Reading ahead what adding a few articles asks for, in a thread and on a connection of its own.

What matching keeps is read while articles are analysed: that is SQLite's work, which leaves Python
free. Fingerprints are looked through while articles are saved, when Python would only wait. What
was read is a hint: it is asked for by what identifies the state that it was read from, and read
anew where that is another one by then.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple, TypeVar

from provenance.errors import HoldingsError
from provenance.store.connecting import Connection, connect_reader
from provenance.store.markers import COVERED, RULES, noted
from provenance.store.packing import Extent, columns, extent, settled_blocks
from provenance.store.sqlite import sqlite3
from provenance.store.standing import standing
from provenance.tracing import Fingerprint, Sharing, Sought

T = TypeVar("T")


class State(NamedTuple):
    """Which derivation is stored: the last article that it rests on, and what derived."""

    covered: str | None
    rules: str | None

    @classmethod
    def of(cls, connection: Connection) -> "State":
        """Return the state that a connection sees."""
        return cls(noted(connection, COVERED), noted(connection, RULES))


class Looked(NamedTuple):
    """Which articles in the settled blocks of fingerprints have some of the runs of `sought`."""

    sought: Sought
    extent: Extent
    sharing: list[Sharing]


class Ahead:
    """What is being read of a database while its next articles are analysed."""

    def __init__(self, path: Path) -> None:
        """Begin to read what matching keeps."""
        self._path = path
        self._closed = False
        self._threads = ThreadPoolExecutor(1)
        self._standing: Future[tuple[State, list[bytes]] | None] | None
        self._standing = self._begin(lambda c: (State.of(c), list(standing(c))))
        self._looked: Future[Looked | None] | None = None

    def look_for(self, added: Iterable[Fingerprint]) -> None:
        """Begin to look for articles that have runs of these."""
        prints = tuple(added)
        self._looked = self._begin(lambda connection: self._look(connection, prints))

    def standing(self, state: State) -> list[bytes] | None:
        """Return the pieces that matching kept in a state, once; None if they were not read."""
        under_way, self._standing = self._standing, None
        read = None if under_way is None else under_way.result()
        return None if read is None or read[0] != state else read[1]

    def looked(self, sought: Sought) -> Looked | None:
        """Return what was found for the same runs, None if others were looked for."""
        under_way, self._looked = self._looked, None
        found = None if under_way is None else under_way.result()
        if found is None or found.sought.runs.tobytes() != sought.runs.tobytes():
            return None
        return found

    def close(self) -> None:
        """Stop reading."""
        self._closed = True
        self._threads.shutdown(cancel_futures=True)

    def _begin(self, read: Callable[[Connection], T]) -> "Future[T | None]":
        """Begin to read one state of the database; the result is None where that fails."""

        def work() -> T | None:
            try:
                with closing(connect_reader(self._path)) as connection:
                    connection.execute("pragma cache_size = -2000")  # nothing is read twice
                    connection.execute("begin")
                    return read(connection)
            except (HoldingsError, sqlite3.Error):
                return None

        return self._threads.submit(work)

    def _look(self, connection: Connection, added: Iterable[Fingerprint]) -> Looked:
        sought = Sought(added)
        rows = takewhile(lambda _: not self._closed, settled_blocks(connection))
        return Looked(sought, extent(connection), list(sought.among(columns(rows))))
