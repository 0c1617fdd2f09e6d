"""The schema keeps its promises: described, strict, with declared keys and working indexes."""

from collections.abc import Iterator

import pytest
from sqlite_utils.utils import sqlite3

from provenance.store import Holdings, Reader, descriptions, stored_queries
from provenance.store.statements import views


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    Holdings.open(path).close()
    with Reader.open(path) as opened:
        yield opened


def shown(reader: Reader) -> dict[str, str]:
    """Return the tables and views that people see, with what they are."""
    rows = reader.connection.execute(
        "select name, type from sqlite_schema where type in ('table', 'view')"
        " and name not like '%\\_fts%' escape '\\' and name not like 'sqlite\\_%' escape '\\'"
        " and name not in ('_sqlite_migrations', 'quotes_terms')"
    )
    return dict(rows.fetchall())


def test_every_table_view_and_column_is_described_and_nothing_else_is(reader: Reader) -> None:
    described = descriptions()["tables"]
    assert set(described) == set(shown(reader))
    for name in described:
        rows = reader.connection.execute(f'pragma table_info("{name}")')
        columns = [row[1] for row in rows]
        assert list(described[name]["columns"]) == columns, name
        assert described[name]["description"].endswith(".")
        assert all(text.strip() for text in described[name]["columns"].values())


def test_every_table_is_strict_and_has_an_integer_key(reader: Reader) -> None:
    for name, wr, strict in reader.connection.execute(
        "select name, wr, strict from pragma_table_list where type = 'table'"
    ).fetchall():
        if name.startswith(("sqlite_", "_sqlite")):
            continue
        assert strict, name
        if not wr:  # the two small tables of words and notes have their own text as key
            keys = [
                (row[1], row[2])
                for row in reader.connection.execute(f'pragma table_info("{name}")')
                if row[5]
            ]
            assert len(keys) == 1 and keys[0][1] == "INTEGER", name


def test_every_foreign_key_is_indexed(reader: Reader) -> None:
    """Removing a row must not scan the tables that refer to it."""
    for table, kind in shown(reader).items():
        if kind != "table":
            continue
        keys = reader.connection.execute(f'pragma foreign_key_list("{table}")').fetchall()
        indexes = reader.connection.execute(f'pragma index_list("{table}")').fetchall()
        leading = {
            reader.connection.execute(f'pragma index_info("{index[1]}")').fetchone()[2]
            for index in indexes
        }
        primary = {
            row[1] for row in reader.connection.execute(f'pragma table_info("{table}")') if row[5]
        }
        for key in keys:
            if key[2] != "runs":  # runs are never removed
                assert key[3] in leading | primary, f"{table}.{key[3]}"


@pytest.mark.parametrize("table", ["quotes", "articles"])
def test_hand_made_changes_reach_the_index_of_words(reader: Reader, table: str) -> None:
    rows = reader.connection.execute(
        "select name from sqlite_schema where type = 'trigger' and tbl_name = ?", (table,)
    )
    assert sorted(row[0] for row in rows) == [f"{table}_fts_delete", f"{table}_fts_update"]


def test_every_view_and_stored_query_runs(reader: Reader) -> None:
    for name, _ in views():
        reader.connection.execute(f'select * from "{name}"').fetchall()
    assert len(stored_queries()) >= 6
    for query in stored_queries():
        params = dict.fromkeys(query.params, 'a "b" NEAR(')
        columns = reader.connection.execute(query.sql, params).description
        assert query.title and query.description.endswith(".")
        assert {"claim", "article", "carrier"} & {column[0] for column in columns}


def test_a_row_with_a_wrong_type_or_an_unknown_parent_is_refused(tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("strict") / "strict.db"
    with Holdings.open(path) as holdings:
        with pytest.raises(sqlite3.IntegrityError):
            holdings.connection.execute("insert into via values (1, 9, 0, 'a', 'b', 'c', 1, 2)")
        with pytest.raises(sqlite3.IntegrityError):
            holdings.connection.execute("insert into term_df values ('a', 'many')")
