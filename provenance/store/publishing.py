"""A checked snapshot for serving: one file that never changes again, and its row counts beside it.

The working database has a write-ahead log and may be written at any time; a server that read it
as immutable would show old or wrong pages. `VACUUM INTO` writes a whole, compact copy, which takes
its place under the final name only when every check has passed.
"""

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from provenance.errors import HoldingsError
from provenance.store.connecting import (
    PUBLISHED,
    Connection,
    connect_reader,
    connect_writer,
    is_published,
    translated,
)
from provenance.store.migrating import check_current
from provenance.store.statements import split, statement

_INDEXES = ("quotes_fts", "claims_fts", "articles_fts")
_CHUNK = 1 << 20  # bytes hashed at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A snapshot: its file, the file with its counts, its size in bytes and its digest."""

    path: Path
    inspected: Path
    size: int
    sha256: str
    counts: dict[str, int]


def publish(source: str | Path, target: str | Path, *, database: str = "provenance") -> Published:
    """Return the snapshot of a database that now stands at `target`, replacing an older one.

    `target.json` beside it is what `datasette inspect` would write for a database of this name.
    Raises HoldingsError when the source is damaged or lags behind its articles, or the target
    cannot be written; the older snapshot stays then.
    """
    held, wanted = Path(source), Path(target)
    if held.resolve() == wanted.resolve():
        raise HoldingsError(f"{wanted} is the database itself: choose another file to publish to")
    _check_target(wanted)
    building = wanted.with_name(f".{wanted.name}.{os.getpid()}.building")
    try:
        _copy(held, building)
        counts = _checked(building)
        _seal(building)
        return _put_in_place(building, wanted, database, counts)
    finally:
        for leftover in building.parent.glob(f"{building.name}*"):
            leftover.unlink()


def _check_target(wanted: Path) -> None:
    """Raise HoldingsError for a file that `publish` has not made: it may be an only copy."""
    if not wanted.exists() or _beside(wanted).exists():
        return
    try:
        connection = connect_reader(wanted)
    except HoldingsError:
        made_here = False
    else:
        made_here = is_published(connection)
        connection.close()
    if not made_here:
        raise HoldingsError(f"{wanted} exists and is no published snapshot: choose another file")


def _beside(wanted: Path) -> Path:
    """Return the file with a snapshot's row counts."""
    return wanted.with_name(wanted.name + ".json")


def _copy(held: Path, building: Path) -> None:
    connection = connect_reader(held)
    try:
        with translated(held):
            check_current(connection, held)
            if connection.execute(statement("is_stale")).fetchone()[0]:
                raise HoldingsError(
                    f"{held} has articles that no claim counts yet: run `provenance ingest` again"
                )
        with translated(building):
            connection.execute("vacuum into ?", (str(building),))
    finally:
        connection.close()


def _checked(building: Path) -> dict[str, int]:
    """Return the number of rows of every table of a copy that has passed all checks."""
    connection = connect_writer(building, create=False, published=True)
    try:
        with translated(building):
            marker = "insert or replace into markers (name, value) values (?, 'yes')"
            connection.execute(marker, (PUBLISHED,))
            _check(connection, building)
            connection.execute("analyze")
            tables = connection.execute(statement("countable_tables")).fetchall()
            return {
                name: int(connection.execute(f'select count(*) from "{name}"').fetchone()[0])
                for (name,) in tables
            }
    finally:
        connection.close()


def _check(connection: Connection, building: Path) -> None:
    found = [row[0] for row in connection.execute("pragma quick_check(3)")]
    if found != ["ok"]:
        raise HoldingsError(f"{building} is damaged ({found[0]}): ingest into a new database")
    broken = connection.execute("pragma foreign_key_check").fetchone()
    if broken is not None:
        raise HoldingsError(f"{building} has a row of {broken[0]} without its {broken[2]}")
    for index in _INDEXES:
        connection.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")
        connection.execute(f"insert into {index} ({index}) values ('optimize')")


def _seal(building: Path) -> None:
    """Turn the copy into one file without a log, as a server of immutable files needs it."""
    connection = connect_writer(building, create=False, published=True)
    try:
        with translated(building):
            for sql in split(statement("seal")):
                connection.execute(sql)
    finally:
        connection.close()


def _put_in_place(building: Path, wanted: Path, database: str, counts: dict[str, int]) -> Published:
    digest, size = _digest(building), building.stat().st_size
    tables = {name: {"count": count} for name, count in counts.items()}
    inspected = _beside(wanted)
    about = {database: {"hash": digest, "size": size, "file": wanted.name, "tables": tables}}
    beside = _beside(building)
    try:
        beside.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        _flushed(building)
        beside.replace(inspected)
        building.replace(wanted)
    except OSError as e:
        raise HoldingsError(f"{wanted} cannot be written ({e.strerror}): choose another") from e
    return Published(path=wanted, inspected=inspected, size=size, sha256=digest, counts=counts)


def _flushed(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()
