"""The page about the data model, written from the schema itself so that it cannot go stale.

`make docs` puts it into docs/data-model.md; a test compares.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from provenance.store.connecting import Connection
from provenance.store.describing import descriptions
from provenance.store.holdings import Holdings
from provenance.store.statements import stored_queries

_INTRODUCTION = """\
# Data model

One SQLite file holds everything. This page is written from its schema (`make docs`); a test fails
when it is out of date.

* **Truth tables** (`articles`, `credits`, `quotes`, `via`, `fingerprints`, `pages`, `rejections`,
  `runs`) are only ever added to. Each batch of articles, with all that is said of each alone, is
  one transaction. The one column that changes later is `articles.version`, a rank that a newly
  found version may shift.
* **Derived tables** (all others) follow from the truth tables alone and are brought up to date in
  one transaction; rows that have not changed are left as they are. So a run that is killed at any
  moment and started again ends in the same database, and ingesting the same articles twice changes
  nothing but `runs`.
* Every table is `STRICT`, has an integer key `pk` (or shares its owner's), and declares its foreign
  keys. The public `id` texts are made from content and stay the same in every database.
* Offsets are Unicode code points into `articles.text` (or the title), end exclusive. Times are UTC,
  `YYYY-MM-DDTHH:MM:SSZ`.
* `quotes_fts`, `claims_fts` and `articles_fts` are FTS5 indexes over the texts of these tables
  (`unicode61 remove_diacritics 2`, external content). Whoever adds rows by hand must index them
  too; `provenance publish` checks that they agree.
* The migrations in `db/migrations` are numbered and only go forward. A file of a newer version is
  refused, an older one is brought up to date when it is opened for writing.
"""


def data_model_document() -> str:
    """Return the page as Markdown."""
    with TemporaryDirectory() as folder, Holdings.open(Path(folder) / "empty.db") as holdings:
        kinds = dict(
            holdings.connection.execute(
                "select name, type from sqlite_schema where type in ('table', 'view')"
            )
        )
        described: dict[str, Any] = descriptions()["tables"]
        tables = [name for name in described if kinds[name] == "table"]
        views = [name for name in described if kinds[name] == "view"]
        lines = [_INTRODUCTION, "## Tables", ""]
        for name in tables:
            lines += _table(holdings.connection, name, described[name])
        lines += ["## Views", ""]
        for name in views:
            lines += _view(name, described[name])
    return "\n".join([*lines, *_queries()]) + "\n"


def _table(connection: Connection, name: str, described: dict[str, Any]) -> Iterator[str]:
    targets = {row[3]: row[2] for row in connection.execute(f'pragma foreign_key_list("{name}")')}
    yield f"### {name}"
    yield ""
    yield described["description"]
    yield ""
    yield "| column | type | holds |"
    yield "| --- | --- | --- |"
    for _, column, kind, required, _, key in connection.execute(f'pragma table_info("{name}")'):
        notes = kind.lower() + ("" if required or key else ", may be empty")
        if column in targets:
            notes += f", → {targets[column]}"
        yield f"| {column} | {notes} | {described['columns'][column]} |"
    yield ""


def _view(name: str, described: dict[str, Any]) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    yield described["description"]
    yield ""
    yield "| column | holds |"
    yield "| --- | --- |"
    for column, meaning in described["columns"].items():
        yield f"| {column} | {meaning} |"
    yield ""


def _queries() -> Iterator[str]:
    yield "## Stored queries"
    yield ""
    yield "| name | title | answers |"
    yield "| --- | --- | --- |"
    for query in stored_queries():
        yield f"| {query.name} | {query.title} | {query.description} |"
