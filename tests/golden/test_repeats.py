"""The same articles end in the same records, however they arrive."""

from pathlib import Path

import pytest

from provenance.store import Reader
from tests.golden.expectations import FIXTURES
from tests.golden.observed import ingest


def _ingest(database: Path, *paths: Path) -> None:
    run = ingest(*paths, database=database)
    assert run.returncode == 0, run.stderr


def _exports(database: Path) -> dict[str, set[str]]:
    with Reader.open(database) as reader:
        return {
            "articles": {record.model_dump_json() for record in reader.articles()},
            "quotes": {record.model_dump_json() for record in reader.quotes()},
            "claims": {record.model_dump_json() for record in reader.claims()},
            "lineage": {record.model_dump_json() for record in reader.lineage()},
        }


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that took the fixtures in as one folder."""
    database = tmp_path_factory.mktemp("repeats") / "once.db"
    _ingest(database, FIXTURES)
    return database


def test_taking_them_in_again_changes_nothing(at_once: Path) -> None:
    before = _exports(at_once)
    _ingest(at_once, FIXTURES)
    assert _exports(at_once) == before


def test_arriving_in_pieces_and_backwards_ends_in_the_same_records(
    at_once: Path, tmp_path: Path
) -> None:
    database = tmp_path / "pieces.db"
    parts = sorted(FIXTURES.iterdir(), reverse=True)
    files = [part for part in parts if part.name not in ("README.md", "rejected.jsonl")]
    _ingest(database, *files[::2])
    _ingest(database, *files[1::2], FIXTURES / "rejected.jsonl")
    pieces, once = _exports(database), _exports(at_once)
    for what, records in once.items():
        assert pieces[what] == records, what
