"""An older database is brought up to date, whole or not at all, and keeps what it holds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from provenance.errors import SchemaError
from provenance.ingestion import ingest
from provenance.resources import fixtures_folder
from provenance.sources.registry import default_registry
from provenance.store import Holdings, Reader
from provenance.store.statements import migrations, split, views
from tests.derived import derived
from tests.store.test_holdings import contents, fill
from tests.store.world import batch

LATER = ("0002_later", "alter table articles add column mood text;\ncreate table moods (a) ;")
BROKEN = ("0002_broken", "create table moods (a);\ninsert into nowhere values (1);")

Patch = Callable[[list[tuple[str, str]]], None]


@pytest.fixture
def with_migrations(monkeypatch: pytest.MonkeyPatch) -> Patch:
    def patch(later: list[tuple[str, str]]) -> None:
        every = [*migrations(), *later]
        monkeypatch.setattr("provenance.store.migrating.migrations", lambda: every)

    return patch


def test_an_older_database_is_brought_up_to_date(tmp_path: Path, with_migrations: Patch) -> None:
    path = tmp_path / "old.db"
    fill(path, batch(4))
    before = contents(path)
    with_migrations([LATER])
    with pytest.raises(SchemaError, match="older version"):
        Reader.open(path)
    fill(path, batch(5))
    after = contents(path)
    assert [row[:-1] for row in after["articles"]][:4] == before["articles"]
    assert "moods" in after


def test_claims_of_before_are_found_by_the_sources_they_lead_to(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Holdings.open(path) as holdings:
        ingest([str(fixtures_folder() / "reservoir.jsonl")], holdings, default_registry())
    before = derived(path)["passings"]
    with sqlite3.connect(path) as connection:
        connection.execute("drop table passings")
        connection.execute("create index hops_passed on hops (source) where evidence <> 'held'")
        connection.execute("delete from _sqlite_migrations where name = '0004_passings'")
    with pytest.raises(SchemaError, match="older version"):
        Reader.open(path)
    Holdings.open(path).close()
    assert before
    assert derived(path)["passings"] == before


def test_fingerprints_of_before_are_packed(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    items = batch(450)
    fill(path, items)
    with sqlite3.connect(path) as connection:
        keys = dict(connection.execute("select id, pk from articles"))
        connection.execute("drop table fingerprints")
        connection.execute("create table fingerprints (article integer primary key, data blob)")
        rows = [(keys[i.article.id], i.fingerprint.to_bytes()) for i in items]
        connection.executemany("insert into fingerprints values (?, ?)", rows)
        connection.execute("delete from articles where pk = 207")  # as older runs left such gaps
        connection.execute("delete from fingerprints where article = 207")
        connection.execute("delete from _sqlite_migrations where name like '0005%'")
    with Holdings.open(path) as holdings:
        list(holdings.facts())
        held = {one.article_id: one.data for one in holdings.fingerprints()}
    wanted = {i.article.id: i.fingerprint.data for i in items if keys[i.article.id] != 207}
    assert held == wanted


def test_a_migration_that_fails_leaves_the_older_schema(
    tmp_path: Path, with_migrations: Patch, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    fill(path, batch(4))
    before = contents(path)
    with monkeypatch.context():
        with_migrations([BROKEN])
        with pytest.raises(Exception, match="nowhere"):
            Holdings.open(path)
    monkeypatch.undo()
    assert contents(path) == before


def test_opening_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "held.db"
    fill(path, batch(2))
    before = path.read_bytes()
    Holdings.open(path).close()
    assert path.read_bytes() == before


def test_a_view_that_was_changed_is_renewed(tmp_path: Path) -> None:
    path = tmp_path / "held.db"
    Holdings.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("drop view quotations")
    connection.execute("create view quotations as select 1 as quote")
    connection.execute("create view outdated as select 1 as a")
    connection.commit()
    connection.close()
    Holdings.open(path).close()
    with Reader.open(path) as reader:
        rows = reader.connection.execute("select name from sqlite_schema where type = 'view'")
        assert {row[0] for row in rows} == {name for name, _ in views()}
        assert len(reader.connection.execute("select * from quotations").description) > 5


def test_a_script_is_split_at_its_statements() -> None:
    script = """
        -- a comment; with a semicolon
        create table a (b text default ';');
        create trigger t after insert on a begin
            delete from a; -- inside
            insert into a values ('x');
        end;
        select 1
    """
    parts = [" ".join(part.split()) for part in split(script)]
    assert [part.rsplit("\n")[-1].split(" ")[0] for part in parts[1:]] == ["create", "select"]
    assert "create table a" in parts[0]


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [int(name.split("_")[0]) for name, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
