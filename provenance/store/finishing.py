"""The end of a transaction in a thread of its own, while the program goes on with other work.

Indexing texts and writing pages is SQLite's work alone, which leaves Python free. Rows are better
added before: for each of them SQLite would have to wait for its turn.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from provenance.store.connecting import Connection, undo


class Finishing:
    """What is still being done on a connection, which nobody else may use before `wait`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._threads = ThreadPoolExecutor(1)
        self._under_way: Future[None] | None = None

    def start(self, statements: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Begin to execute the last statements of a transaction, and then to keep it."""
        self._under_way = self._threads.submit(self._finish, tuple(statements))

    def _finish(self, statements: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        try:
            for sql, params in statements:
                self._connection.execute(sql, params)
            self._connection.execute("commit")
        except BaseException:
            undo(self._connection)
            raise

    def wait(self) -> None:
        """Return when all is done. Raises what went wrong; nothing of the transaction is kept then.

        An interrupted wait can be taken up again.
        """
        if self._under_way is None:
            return
        error = self._under_way.exception()
        self._under_way = None
        if error is not None:
            raise error

    def close(self) -> None:
        """End the thread."""
        self._threads.shutdown()
