"""Bringing a database's schema to this version: numbered migrations, then the views.

`sqlite_utils` applies migrations and notes which ones; it is loaded where some are missing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import SchemaError
from provenance.store.connecting import APPLICATION_ID, Connection, transaction
from provenance.store.statements import migrations, split, views

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET = "provenance"  # the name of our migrations among others' in the same file


def migrate(connection: Connection, path: Path) -> None:
    """Apply what is missing, each migration in a transaction of its own, and renew the views.

    Raises SchemaError, before anything is changed, for a file that a newer version has written.
    """
    check_version(connection, path)
    if _pending(connection):
        from provenance.store.packing import register_packing
        from provenance.tracing import page

        connection.create_function("page_of", 1, page, deterministic=True)
        register_packing(connection)
        # First of all, so that a file whose first migration was cut short is still known as ours.
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        _apply(connection)
    _renew_views(connection)


def check_version(connection: Connection, path: Path) -> None:
    """Raise SchemaError when the file has migrations that this version does not know."""
    known = {name for name, _ in migrations()}
    newer = [name for name in _applied(connection) if name not in known]
    if newer:
        raise SchemaError(f"{path} was written by a newer version ({newer[-1]}): upgrade first")


def check_current(connection: Connection, path: Path) -> None:
    """Raise SchemaError when a reader of this version cannot read the file as it is."""
    check_version(connection, path)
    if _pending(connection):
        raise SchemaError(
            f"{path} was written by an older version: run `provenance ingest` on it, which brings"
            " it up to date"
        )


def _applied(connection: Connection) -> list[str]:
    """Return the names of the migrations that a file has, in their order."""
    noted = "select count(*) from sqlite_schema where name = '_sqlite_migrations'"
    if not connection.execute(noted).fetchone()[0]:
        return []
    sql = "select name from _sqlite_migrations where migration_set = ? order by rowid"
    return [name for (name,) in connection.execute(sql, (_SET,))]


def _pending(connection: Connection) -> bool:
    return not {name for name, _ in migrations()} <= set(_applied(connection))


def _apply(connection: Connection) -> None:
    """Apply the migrations that a file does not have yet."""
    from sqlite_utils import Database, Migrations

    registered = Migrations(_SET)
    for name, script in migrations():
        registered(name=name)(_applying(script))
    registered.apply(Database(connection))


def _applying(script: str) -> Callable[["Database"], None]:
    def apply(database: "Database") -> None:
        for sql in split(script):
            database.conn.execute(sql)

    return apply


def _renew_views(connection: Connection) -> None:
    """Recreate the views whose text has changed, and drop those that are gone."""
    wanted = {name: next(iter(split(sql))).rstrip(";") for name, sql in views()}
    rows = connection.execute("select name, sql from sqlite_schema where type = 'view'")
    held = {str(name): str(sql).replace("CREATE VIEW", "create view", 1) for name, sql in rows}
    if held == wanted:
        return
    with transaction(connection):
        for name in held:
            connection.execute(f'drop view "{name}"')
        for sql in wanted.values():
            connection.execute(sql)
