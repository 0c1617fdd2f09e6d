"""Small readings of a database: rows as mappings, whatever row factory the connection has."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from provenance.store.connecting import Connection
from provenance.store.rows import storable

Named = dict[str, Any]
_CHUNK = 1_000  # ids looked up by one statement


def named(connection: Connection, sql: str, params: Mapping[str, Any] | None = None) -> list[Named]:
    """Return all rows of a query, each as a mapping from column name to value."""
    return list(streamed(connection, sql, params))


def streamed(
    connection: Connection, sql: str, params: Mapping[str, Any] | None = None
) -> Iterator[Named]:
    """Yield the rows of a query one by one, each as a mapping from column name to value."""
    given = params or {}
    try:
        cursor = connection.execute(sql, given)
    except UnicodeEncodeError:  # no database text has a lone surrogate
        plain = {name: storable(v) if isinstance(v, str) else v for name, v in given.items()}
        cursor = connection.execute(sql, plain)
    columns = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(columns, row, strict=True))


def first(
    connection: Connection, sql: str, params: Mapping[str, Any] | None = None
) -> Named | None:
    """Return the first row of a query, or None."""
    return next(streamed(connection, sql, params), None)


def listed(values: Iterable[Any]) -> str:
    """Return values as the JSON array that a statement reads with `json_each`, each once.

    A lone surrogate is in no stored text, so what has one is looked for without it.
    """
    distinct = dict.fromkeys(v if isinstance(v, int) else storable(v) for v in values)
    return json.dumps(list(distinct), ensure_ascii=False)


def pks(connection: Connection, table: str, ids: Iterable[str]) -> dict[str, int]:
    """Return the internal keys of those public ids that a table has."""
    found: dict[str, int] = {}
    pending = iter(sorted(set(ids)))
    sql = f"select id, pk from {table} where id in (select value from json_each(?))"
    while chunk := list(islice(pending, _CHUNK)):
        found.update((row[0], row[1]) for row in connection.execute(sql, (json.dumps(chunk),)))
    return found


def grouped(rows: Iterable[Named], key: str) -> dict[Any, list[Named]]:
    """Return rows by the value of one column, order kept."""
    groups: dict[Any, list[Named]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
