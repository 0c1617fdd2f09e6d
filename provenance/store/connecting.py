"""Opening a database file: for writing, for reading, and what SQLite's failures mean to a user."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from provenance.errors import HoldingsError, SchemaError
from provenance.store.sqlite import sqlite3

APPLICATION_ID = 0x50_52_4F_56  # "PROV": in the file's header, tells our databases from others
PUBLISHED = "published"  # marker of a snapshot
_WAIT = 10.0  # seconds to wait for another writer before giving up
_CACHE_KIB = 65_536  # page cache of a connection: 64 MiB keeps the indexes of a million quotes warm

Connection = Any  # sqlite3.Connection of whichever of the two modules is used


@contextmanager
def translated(path: str | Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, naming the file and the next step.

    A broken constraint or a wrong statement is a defect of this program and stays what it is.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as e:
        raise explained(e, path) from e


def explained(error: Exception, path: str | Path) -> HoldingsError:
    """Return what a SQLite error on this file means, in one line."""
    said = str(error)
    for words, kind, meaning in _MEANINGS:
        if any(word in said for word in words):
            return kind(f"{path} {meaning}")
    return HoldingsError(f"{path} cannot be used ({said})")


_MEANINGS: tuple[tuple[tuple[str, ...], type[HoldingsError], str], ...] = (
    (
        ("not a database", "malformed"),
        SchemaError,
        "is not a database, or is damaged: choose another file",
    ),
    (
        ("locked", "busy"),
        HoldingsError,
        "is being written by another process: try again when that has ended",
    ),
    (
        ("readonly", "read-only"),
        HoldingsError,
        "cannot be written: check the rights of the file and its folder",
    ),
    (
        ("full",),
        HoldingsError,
        "cannot grow, the disk is full: make room and start again, nothing is half written",
    ),
    (
        ("unable to open",),
        HoldingsError,
        "cannot be opened: check that its folder exists and may be written to",
    ),
    (
        ("disk I/O",),
        HoldingsError,
        "cannot be read or written, the disk reports an error: check the disk",
    ),
)


def connect_writer(path: Path, *, create: bool, published: bool = False) -> Connection:
    """Return a connection for writing, with foreign keys on and a write-ahead log.

    Raises HoldingsError when the file cannot be opened or written, or is a published snapshot,
    which a server reads as a file that never changes; `published` opens that too.
    """
    _check_file(path)
    if not create and not path.exists():
        raise HoldingsError(f"{path} does not exist: run `provenance ingest` first")
    with translated(path):
        connection = sqlite3.connect(
            path, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            _check_ours(connection, path)
            if is_published(connection) and not published:
                raise HoldingsError(
                    f"{path} is a published snapshot, which never changes: ingest into the"
                    " database that it was made from and publish again"
                )
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_reader(path: Path) -> Connection:
    """Return a read-only connection. Raises HoldingsError or SchemaError."""
    _check_file(path)
    if not path.exists():
        raise HoldingsError(f"{path} does not exist: run `provenance ingest` first")
    with translated(path):
        connection = _read_only(path)
        try:
            _check_ours(connection, path)
            if not is_ours(connection):
                raise SchemaError(f"{path} is empty: run `provenance ingest` first")
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _read_only(path: Path) -> Connection:
    """Return a connection that cannot write, also where the write-ahead log cannot be made."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(
        f"{address}?mode=ro", uri=True, timeout=_WAIT, isolation_level=None
    )
    try:
        connection.execute("select count(*) from sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(path.name + "-wal").exists():
            raise
        connection = sqlite3.connect(
            f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None
        )
    return connection


def _prepare(connection: Connection) -> None:
    connection.execute("pragma foreign_keys = on")
    connection.execute(f"pragma cache_size = -{_CACHE_KIB}")
    connection.execute("pragma temp_store = memory")


def is_ours(connection: Connection) -> bool:
    """Whether a database was made by this package."""
    return bool(_application_id(connection) == APPLICATION_ID)


def is_published(connection: Connection) -> bool:
    """Whether a database is a snapshot that `publish` has made."""
    marked = "select count(*) from sqlite_schema where name = 'markers'"
    if not connection.execute(marked).fetchone()[0]:
        return False
    sql = "select count(*) from markers where name = ?"
    return bool(connection.execute(sql, (PUBLISHED,)).fetchone()[0])


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise HoldingsError(f"{path} is a folder: name a database file")


def _application_id(connection: Connection) -> int:
    return int(connection.execute("pragma application_id").fetchone()[0])


def _check_ours(connection: Connection, path: Path) -> None:
    """Raise SchemaError for a database that another program made; an empty one is welcome."""
    if is_ours(connection):
        return
    tables = connection.execute("select count(*) from sqlite_schema").fetchone()[0]
    if tables or _application_id(connection):
        raise SchemaError(f"{path} is a database of another program: choose another file")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Everything inside is kept together or not at all."""
    with opened(connection):
        yield
    connection.execute("commit")


@contextmanager
def opened(connection: Connection) -> Iterator[Connection]:
    """Begin a transaction, which somebody else has to end unless something fails inside."""
    connection.execute("begin immediate")
    try:
        yield connection
    except BaseException:
        undo(connection)
        raise


def undo(connection: Connection) -> None:
    """Drop what a transaction has done, unless a full disk has already undone it."""
    if connection.in_transaction:
        connection.execute("rollback")
