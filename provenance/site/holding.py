"""Which of the attached databases is ours, and how a view asks it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from provenance.errors import ProvenanceError
from provenance.store import Reader
from provenance.store.connecting import Connection, is_ours
from provenance.store.sqlite import sqlite3

if TYPE_CHECKING:
    from datasette.app import Datasette

T = TypeVar("T")

LONGEST_MS = 5_000
"""Milliseconds after which a question is given up, so that one visitor cannot stop the others."""


class TooLong(ProvenanceError):
    """A question that would keep the others waiting."""


_names: "WeakKeyDictionary[Datasette, str | None]" = WeakKeyDictionary()


def holdings_name(datasette: "Datasette") -> str | None:
    """Return the name of the first attached database that is ours, None without one.

    Looked up once for each Datasette, before it answers anything.
    """
    if datasette not in _names:
        _names[datasette] = _find(datasette)
    return _names[datasette]


def _find(datasette: "Datasette") -> str | None:
    for name, database in datasette.databases.items():
        if not database.path:
            continue
        try:
            connection = database.connect()
            if is_ours(connection):
                return str(name)
        except sqlite3.DatabaseError:
            continue  # a broken file of somebody else: Datasette tells about it when it is opened
    return None


async def ask(datasette: "Datasette", question: Callable[[Reader], T]) -> T:
    """Return the answer of our database's reader, asked in a thread of Datasette's pool.

    Raises TooLong when it takes longer than any page should.
    """
    from datasette.utils import sqlite_timelimit

    def asking(connection: Connection) -> T:
        with sqlite_timelimit(connection, LONGEST_MS):
            return question(Reader(connection))

    database = datasette.get_database(holdings_name(datasette))
    try:
        answer: T = await database.execute_fn(asking)
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooLong("this question takes too long: ask for fewer or rarer words") from error
        raise
    return answer
