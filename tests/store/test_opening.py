"""What a user is told about a file that cannot be used, and that nothing happens to it."""

import os
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from provenance import store
from provenance.errors import HoldingsError, SchemaError
from provenance.store import Holdings, Reader, is_ours
from provenance.store.sqlite import sqlite3 as ours
from tests.store.world import batch, derived


def message(error: pytest.ExceptionInfo[Exception]) -> str:
    text = str(error.value)
    assert "\n" not in text
    return text


def test_what_the_room_gives_is_there_when_it_is_asked_for() -> None:
    assert all(hasattr(store, name) for name in store.__all__)
    assert not hasattr(store, "connect_writer")
    assert ours is sqlite3  # or a migration would not know our connection's failures


def test_a_new_file_is_made_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Holdings.open(path).close()
    with Reader.open(path) as reader:
        assert is_ours(reader.connection)
        assert reader.holdings().articles == 0
    Holdings.open(path, create=False).close()


@pytest.mark.parametrize("open_", [Holdings.open, Reader.open], ids=["writer", "reader"])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, open_: type) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear editor, " * 400)
    before = path.read_bytes()
    with pytest.raises(SchemaError) as error:
        open_(path)
    assert "letter.db is not a database" in message(error)
    assert path.read_bytes() == before


@pytest.mark.parametrize("open_", [Holdings.open, Reader.open], ids=["writer", "reader"])
def test_another_programs_database_is_left_alone(tmp_path: Path, open_: type) -> None:
    path = tmp_path / "shop.db"
    connection = sqlite3.connect(path)
    connection.execute("create table customers (name text)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(SchemaError) as error:
        open_(path)
    assert "database of another program" in message(error)
    assert path.read_bytes() == before


@pytest.mark.parametrize("open_", [Holdings.open, Reader.open], ids=["writer", "reader"])
def test_a_newer_versions_database_is_left_alone(tmp_path: Path, open_: type) -> None:
    path = tmp_path / "future.db"
    Holdings.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at)"
        " values ('provenance', '9999_later', '2041-01-01')"
    )
    connection.commit()
    connection.close()
    with pytest.raises(SchemaError) as error:
        open_(path)
    assert "newer version (9999_later)" in message(error)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    for open_ in (Reader.open, lambda p: Holdings.open(p, create=False)):
        with pytest.raises(HoldingsError) as error:
            open_(tmp_path / "none.db")
        assert "provenance ingest" in message(error)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HoldingsError) as error:
        Holdings.open(tmp_path / "no" / "such" / "folder.db")
    assert "cannot be opened" in message(error)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HoldingsError) as error:
        Holdings.open(tmp_path / "new.db")
    assert "cannot be" in message(error)


def test_an_empty_file_is_welcome_to_a_writer_and_explained_to_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(SchemaError) as error:
        Reader.open(path)
    assert "empty" in message(error)
    with Holdings.open(path) as holdings:
        assert not holdings.stale


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "held.db"
    Holdings.open(path).close()
    with Reader.open(path) as reader, pytest.raises(sqlite3.OperationalError):
        reader.connection.execute("delete from articles")


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    with Holdings.open(path) as one, Holdings.open(path) as two:
        two.connection.execute("pragma busy_timeout = 1")
        one.connection.execute("begin immediate")
        with pytest.raises(HoldingsError) as error:
            two.begin_run("ingest", "1")
        assert "being written by another process" in message(error)
        one.connection.execute("rollback")
        two.begin_run("ingest", "1")


def test_a_full_disk_is_told_and_leaves_a_whole_database(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1")
        holdings.save(batch(3))
        pages = holdings.connection.execute("pragma page_count").fetchone()[0]
        holdings.connection.execute(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(HoldingsError) as error:
            holdings.save(batch(200, first=4))
        assert "disk is full" in message(error)
        assert sum(1 for _ in holdings.facts()) == 3
        holdings.connection.execute("pragma max_page_count = 1000000")
        assert holdings.save(batch(200, first=4)) == 200
        holdings.replace_derived(derived(batch(203)), run)
    with Reader.open(path) as reader:
        assert reader.connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert reader.holdings().articles == 203


def test_a_first_migration_that_was_cut_short_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cut.db"

    def cut_short(script: str) -> list[str]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("provenance.store.migrating.split", cut_short)
        with pytest.raises(KeyboardInterrupt):
            Holdings.open(path)
    with Holdings.open(path) as holdings:
        holdings.begin_run("ingest", "1")
        assert holdings.save(batch(2)) == 2
