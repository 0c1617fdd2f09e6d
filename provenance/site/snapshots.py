"""The unchanging file that the site reads, and the exchange for a newer one while it runs.

SQLite must not be told that a file never changes while somebody writes it, and a file replaced
under open connections is read in two versions at once. So what is served is either a snapshot
made for the purpose, or a published file that is exchanged as a whole.
"""

import asyncio
import json
import logging
import os
import shutil
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.database import Database

from provenance.errors import HoldingsError, ProvenanceError
from provenance.store.connecting import Connection, connect_reader, translated
from provenance.store.migrating import check_current
from provenance.store.sqlite import sqlite3

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

    A working database is copied as of now. A published one, which nobody writes, is linked, so
    that it stays what it is when another is put in its place; copied where no link can be made.
    Raises HoldingsError or SchemaError for a file that cannot be served.
    """
    connection = connect_reader(path)
    target = folder / f"{NAME}.db"
    with translated(path):
        try:
            check_current(connection, path)
            if is_working(connection):
                connection.execute("vacuum into ?", [str(target)])
                return target
        finally:
            connection.close()
    try:
        os.link(path.resolve(), target)
    except OSError:
        shutil.copyfile(path, target)
    return target


def is_working(connection: Connection) -> bool:
    """Return whether a database is one that is written to: publishing takes its log away."""
    return bool(connection.execute("pragma journal_mode").fetchone()[0] == "wal")


def is_published(path: Path) -> bool:
    """Return whether the file at `path` is one that is only ever replaced as a whole."""
    connection = connect_reader(path)
    try:
        return not is_working(connection)
    finally:
        connection.close()


def inspected(path: Path) -> dict[str, Any] | None:
    """Return what `publish` wrote beside a published file, in the form of `datasette inspect`.

    It saves reading the whole file for its digest and its counts. None where there is none, or
    one of another file.
    """
    beside = path.with_name(path.name + ".json")
    try:
        about = json.loads(beside.read_text("utf-8"))
        size = about[NAME]["size"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return dict(about) if size == path.stat().st_size else None


def identity(path: Path) -> Identity | None:
    """Return what tells one published file from its successor, None while there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def watching(path: Path, folder: Path) -> Callable[["Datasette"], Awaitable[None]]:
    """Return a background task that exchanges the served file whenever a newer one is published.

    A file that is damaged or not ours is not served; the old one stays until a sound one comes.
    """
    served = identity(path)

    async def watch(datasette: "Datasette") -> None:
        nonlocal served
        for generation in count(1):
            while (found := identity(path)) is None or found == served:
                await asyncio.sleep(_LOOK_EVERY)
            served = found
            try:
                await _exchange(datasette, path, folder / str(generation))
            except (ProvenanceError, sqlite3.DatabaseError, OSError) as error:
                _log.warning("the new snapshot is not served, the old one stays: %s", error)

    return watch


async def _exchange(datasette: "Datasette", path: Path, folder: Path) -> None:
    """Serve the file at `path` from now on; the old one until it is open and sound."""
    await asyncio.to_thread(folder.mkdir)
    target = await asyncio.to_thread(serveable, path, folder)
    about = await asyncio.to_thread(inspected, path)
    fresh = Database(datasette, path=str(target), is_mutable=False)
    fresh.name = fresh.route = NAME
    try:
        await fresh.execute_fn(_check)
        await fresh.table_counts(limit=60_000)
    except BaseException:
        fresh.close()
        raise
    old = datasette.databases[NAME]
    datasette.inspect_data = about
    datasette.databases = {**datasette.databases, NAME: fresh}
    await datasette.refresh_schemas(force=True)
    datasette.add_background_task(_retiring(old), name="retired snapshot")


def _check(connection: Connection) -> None:
    """Raise HoldingsError for a database whose pages do not fit together."""
    found = connection.execute("pragma quick_check(1)").fetchone()[0]
    if found != "ok":
        raise HoldingsError(f"it is damaged: {found}")


def _retiring(old: Database) -> Callable[["Datasette"], Awaitable[None]]:
    """Return a background task that closes a database when no request can still be using it."""

    async def retire(datasette: "Datasette") -> None:
        await asyncio.sleep(_CLOSE_AFTER)
        old.close()
        await asyncio.to_thread(Path(old.path).unlink, missing_ok=True)

    return retire
