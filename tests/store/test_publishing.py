"""A snapshot is whole, checked and final, and a failed one leaves the older one in place."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from provenance.errors import HoldingsError
from provenance.schemas import dump
from provenance.store import Holdings, Reader, publish
from tests.store.test_holdings import exported, fill
from tests.store.world import batch


@pytest.fixture
def held(tmp_path: Path) -> Path:
    path = tmp_path / "held.db"
    fill(path, batch(5))
    return path


def test_a_snapshot_holds_the_same_and_nothing_lies_beside_it(held: Path, tmp_path: Path) -> None:
    target = tmp_path / "site" / "provenance.db"
    target.parent.mkdir()
    done = publish(held, target)
    assert exported(target) == exported(held)
    assert sorted(p.name for p in target.parent.iterdir()) == [
        "provenance.db",
        "provenance.db.json",
    ]
    assert done.sha256 == sha256(target.read_bytes()).hexdigest()
    with Reader.open(target) as reader:
        assert reader.connection.execute("pragma journal_mode").fetchone()[0] == "delete"
        assert reader.search("northern ferry will not sail").results
        assert reader.connection.execute("select count(*) from sqlite_stat1").fetchone()[0]


def test_the_counts_beside_it_are_what_datasette_reads(held: Path, tmp_path: Path) -> None:
    done = publish(held, tmp_path / "out.db")
    about = json.loads(done.inspected.read_text())["provenance"]
    assert about["tables"]["quotes"] == {"count": 5}
    assert about["hash"] == done.sha256
    assert about["size"] == (tmp_path / "out.db").stat().st_size


def test_readers_of_an_older_snapshot_are_not_disturbed(held: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.db"
    publish(held, target)
    with Reader.open(target) as old:
        fill(held, batch(9))
        publish(held, target)
        assert old.holdings().articles == 5
        assert len([dump(q) for q in old.quotes()]) == 5
    with Reader.open(target) as new:
        assert new.holdings().articles == 9


def test_articles_that_no_claim_counts_yet_are_not_published(held: Path, tmp_path: Path) -> None:
    publish(held, tmp_path / "out.db")
    before = (tmp_path / "out.db").read_bytes()
    with Holdings.open(held) as holdings:
        holdings.begin_run("ingest", "1")
        holdings.save(batch(7))
    with pytest.raises(HoldingsError, match="no claim counts yet"):
        publish(held, tmp_path / "out.db")
    assert (tmp_path / "out.db").read_bytes() == before


def test_a_damaged_database_is_not_published(held: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(held)
    connection.execute("pragma foreign_keys = off")
    connection.execute("delete from articles where pk = 3")
    connection.commit()
    connection.close()
    with pytest.raises(HoldingsError, match="without its articles"):
        publish(held, tmp_path / "out.db")
    assert sorted(p.name for p in tmp_path.iterdir() if "out" in p.name) == []


def test_a_damaged_word_index_is_not_published(held: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(held)
    connection.execute("drop trigger quotes_fts_update")
    connection.execute("update quotes set \"text\" = 'other words' where pk = 3")
    connection.commit()
    connection.close()
    with pytest.raises(HoldingsError, match="damaged"):
        publish(held, tmp_path / "out.db")


def test_a_database_is_not_published_onto_itself(held: Path) -> None:
    before = exported(held)
    with pytest.raises(HoldingsError, match="choose another file"):
        publish(held, held)
    assert exported(held) == before


def test_a_folder_that_is_not_there_is_told(held: Path, tmp_path: Path) -> None:
    with pytest.raises(HoldingsError) as error:
        publish(held, tmp_path / "no" / "out.db")
    assert "\n" not in str(error.value)


def test_a_database_that_cannot_be_written_is_published(held: Path, tmp_path: Path) -> None:
    publish(held, tmp_path / "read-only.db")  # which `publish` opens as it would any other file
    publish(tmp_path / "read-only.db", tmp_path / "again.db")
    assert exported(tmp_path / "again.db") == exported(held)
