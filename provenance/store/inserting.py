"""Adding rows in bulk, whatever characters they hold."""

from collections.abc import Iterable

from provenance.store.connecting import Connection
from provenance.store.rows import Row, cleaned, insertion


def insert(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Iterable[Row]
) -> bool:
    """Add rows to a table, inside a transaction; return whether they are stored just as they are.

    A lone surrogate, which UTF-8 does not have, is so rare that rows are looked at one by one only
    after the bulk insertion has met one.
    """
    sql, held = insertion(table, columns), list(rows)
    exact = True
    connection.execute("savepoint bulk")
    try:
        connection.executemany(sql, held)
    except UnicodeEncodeError:
        exact = False
        connection.execute("rollback to bulk")
        connection.executemany(sql, map(cleaned, held))
    connection.execute("release bulk")
    return exact
