"""What is found ahead is what is found later, and is left where the database is another by then."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import provenance.store.ahead as ahead
from provenance.ids import ArticleId
from provenance.pipeline import Analysed
from provenance.store import Holdings, earlier
from provenance.store.connecting import connect_reader
from provenance.store.earlier import AddedCorpus
from provenance.tracing import Fingerprint, Sharing, Sought
from tests.store.world import batch

HELD, ADDED = 450, 7  # more than two full blocks of fingerprints


def worded(items: list[Analysed]) -> Iterator[Analysed]:
    """Yield articles of which each has its number and some words that a few others have."""
    for number, item in enumerate(items):
        runs = sorted({number, 1_000_000 + number % 90, 3_000_000_000 + number % 7})
        data = b"".join(run.to_bytes(4, "little") for run in runs)
        yield replace(item, fingerprint=Fingerprint(article_id=item.article.id, data=data))


ITEMS = list(worded(batch(HELD + ADDED)))
NEW = [item.fingerprint for item in ITEMS[HELD:]]


@pytest.fixture
def holdings(tmp_path: Path) -> Iterator[Holdings]:
    """Give holdings with articles, to which some were added while others were looked for."""
    with Holdings.open(tmp_path / "held.db") as opened:
        opened.begin_run("ingest", "1")
        opened.save(ITEMS[:HELD])
        yield opened


def found(parts: Iterator[Sharing], sought: Sought) -> set[tuple[ArticleId, int]]:
    """Return which article has which of the runs."""
    return {
        (part.ids[owner], int(sought.runs[run]))
        for part in parts
        for owner, run in zip(part.owners.tolist(), part.runs.tolist(), strict=True)
    }


def expected() -> set[tuple[ArticleId, int]]:
    wanted = set(Sought(NEW).runs.tolist())
    prints = [item.fingerprint for item in ITEMS]
    return {(one.article_id, run) for one in prints for run in one.hashes.tolist() if run in wanted}


@pytest.mark.parametrize("first", ["looking", "saving"])
def test_it_finds_the_same_before_and_after_articles_are_saved(
    holdings: Holdings, first: str
) -> None:
    reading, sought = ahead.Ahead(holdings.path), Sought(NEW)
    if first == "saving":
        holdings.save(ITEMS[HELD:])
    reading.look_for(NEW)
    looked = reading.looked(sought)
    assert looked is not None and looked.extent.articles > 0
    holdings.save(ITEMS[HELD:])
    reading.look_for(NEW)
    corpus = AddedCorpus(holdings.connection, HELD, reading)
    assert found(corpus.sharing(sought), sought) == expected()
    reading.close()


def test_what_was_looked_through_is_not_read_again(
    holdings: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, sought = ahead.Ahead(holdings.path), Sought(NEW)
    reading.look_for(NEW)
    holdings.save(ITEMS[HELD:])
    read: list[int] = []
    blocks_after = earlier.blocks_after

    def told(connection: object, last: int) -> object:
        rows = list(blocks_after(connection, last))
        read.extend(row[0] for row in rows)
        return iter(rows)

    monkeypatch.setattr(earlier, "blocks_after", told)
    corpus = AddedCorpus(holdings.connection, HELD, reading)
    assert found(corpus.sharing(sought), sought) == expected()
    assert read == [2]
    reading.close()


@pytest.mark.parametrize("change", ["other words", "other blocks"])
def test_otherwise_all_is_read_again(holdings: Holdings, change: str) -> None:
    reading, sought = ahead.Ahead(holdings.path), Sought(NEW)
    reading.look_for(NEW[1:] if change == "other words" else NEW)
    holdings.save(ITEMS[HELD:])
    assert reading._looked is not None
    reading._looked.result()
    if change == "other blocks":
        holdings.connection.execute("delete from fingerprints where block = 0")
    rest = {item.article.id for item in ITEMS[: 199 if change == "other blocks" else 0]}
    corpus = AddedCorpus(holdings.connection, HELD, reading)
    assert found(corpus.sharing(sought), sought) == {x for x in expected() if x[0] not in rest}
    reading.close()


@pytest.mark.parametrize(("journal", "reads"), [("wal", True), ("delete", False)])
def test_nothing_is_read_ahead_where_that_would_keep_the_writer_waiting(
    holdings: Holdings, monkeypatch: pytest.MonkeyPatch, journal: str, reads: bool
) -> None:
    opened: list[Path] = []

    def connect(path: Path) -> object:
        opened.append(path)
        return connect_reader(path)

    monkeypatch.setattr(ahead, "connect_reader", connect)
    holdings.connection.execute(f"pragma journal_mode = {journal}")
    holdings.read_ahead()
    holdings.save(ITEMS[HELD:])
    holdings.close()
    assert bool(opened) is reads


def test_nothing_is_read_of_a_file_that_cannot_be(tmp_path: Path) -> None:
    reading = ahead.Ahead(tmp_path / "none.db")
    reading.look_for(NEW)
    assert reading.standing(ahead.State(None, None)) is None
    assert reading.looked(Sought(NEW)) is None
    reading.close()
