"""The SQL of `db/`, found by name: the one place that knows how those files are laid out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from provenance.resources import database_files
from provenance.store.sqlite import sqlite3

_HEADER = re.compile(r"^-- (title|description): (.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")
_COMMENT = re.compile(r"--[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuery:
    """A named query that a reader can run: its title, what it answers, and its parameters."""

    name: str
    title: str
    description: str
    sql: str
    params: tuple[str, ...]


@cache
def statement(name: str) -> str:
    """Return the text of `db/statements/NAME.sql`."""
    return (database_files() / "statements" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def stored_queries() -> tuple[StoredQuery, ...]:
    """Return the queries of `db/queries`, by name."""
    return tuple(_query(path) for path in sorted((database_files() / "queries").glob("*.sql")))


def _query(path: Path) -> StoredQuery:
    sql = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(sql))
    params = dict.fromkeys(_PARAMETER.findall(_COMMENT.sub("", sql)))
    return StoredQuery(
        name=path.stem,
        title=header["title"],
        description=header["description"],
        sql=sql,
        params=tuple(params),
    )


def migrations() -> list[tuple[str, str]]:
    """Return name and SQL of every migration, in the order in which they apply."""
    folder = database_files() / "migrations"
    return [(p.stem, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.sql"))]


def views() -> list[tuple[str, str]]:
    """Return name and SQL of every view, by name."""
    folder = database_files() / "views"
    return [(p.stem, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.sql"))]


def split(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one, so that they can share a transaction.

    `executescript` would commit first. Semicolons inside triggers and strings do not split.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            if _COMMENT.sub("", pending).strip():
                yield pending.strip()
            pending = ""
    if _COMMENT.sub("", pending).strip():
        yield pending.strip()
