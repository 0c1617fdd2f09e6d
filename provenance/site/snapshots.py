"""The unchanging file that the site reads, and the exchange for a newer one while it runs.

SQLite must not be told that a file never changes while somebody writes it, and a file replaced
under open connections is read in two versions at once. So what is served is either a snapshot
made for the purpose, or a published file that is exchanged as a whole.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.database import Database
from sqlite_utils.utils import sqlite3

from provenance.errors import HoldingsError
from provenance.store.connecting import connect_reader, translated

if TYPE_CHECKING:
    from datasette.app import Datasette

NAME = "provenance"
"""What Datasette calls our database, whatever the file's name is."""

_LOOK_EVERY = 0.5  # seconds between two looks at the published file
_CLOSE_AFTER = 5.0  # seconds that requests in flight may go on with the old file

_log = logging.getLogger(__name__)

Identity = tuple[int, int, int]


def serveable(path: Path, folder: Path) -> Path:
    """Return an immutable database file in `folder` with the holdings of the one at `path`.

    A working database is copied as of now; a published one, which nobody writes, is read in place.
    Raises HoldingsError or SchemaError for a file that cannot be served.
    """
    connection = connect_reader(path)
    with translated(path):
        try:
            working = connection.execute("pragma journal_mode").fetchone()[0] == "wal"
            target = folder / f"{NAME}.db"
            if working:
                connection.execute("vacuum into ?", [str(target)])
            else:
                target.symlink_to(path.resolve())
        finally:
            connection.close()
    return target


def identity(path: Path) -> Identity | None:
    """Return what tells one published file from its successor, None while there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def watching(path: Path, folder: Path) -> Callable[["Datasette"], Awaitable[None]]:
    """Return a background task that exchanges the served file whenever a newer one is published."""

    async def watch(datasette: "Datasette") -> None:
        served = identity(path)
        generation = 0
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            found = identity(path)
            if found is None or found == served:
                continue
            served, generation = found, generation + 1
            try:
                await _exchange(datasette, path, folder / str(generation))
            except (HoldingsError, sqlite3.DatabaseError, OSError) as error:
                _log.warning("The new snapshot is not served, the old one stays: %s", error)

    return watch


async def _exchange(datasette: "Datasette", path: Path, folder: Path) -> None:
    """Serve the file at `path` from now on; the old one until it is open and sound."""
    await asyncio.to_thread(folder.mkdir)
    target = await asyncio.to_thread(serveable, path, folder)
    fresh = Database(datasette, path=str(target), is_mutable=False)
    fresh.name = NAME
    fresh.route = NAME
    await fresh.execute("select count(*) from claims")
    await fresh.table_counts(limit=60_000)
    old = datasette.databases[NAME]
    datasette.databases = {**datasette.databases, NAME: fresh}
    await datasette.refresh_schemas(force=True)
    await asyncio.sleep(_CLOSE_AFTER)
    old.close()
