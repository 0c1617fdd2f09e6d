"""The invented news world, brought into a database once by the program's own command."""

import pytest

from tests.golden.expectations import FIXTURES, load
from tests.golden.observed import Observed, ingest, observe


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Observed:
    """Return what the program says about the fixtures."""
    database = tmp_path_factory.mktemp("golden") / "worlds.db"
    run = ingest(FIXTURES, database=database)
    assert run.returncode == 0, run.stderr
    return observe(database, load())
