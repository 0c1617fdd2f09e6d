"""The wheel with compiled stages finds what the sources find; `make test-compiled` runs this."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.resources import fixtures_folder, is_compiled

ROOT = Path(__file__).resolve().parent.parent
_TIMED = {"runs", "_sqlite_migrations"}

pytestmark = pytest.mark.skipif(
    not is_compiled(), reason="the stages are not compiled here: `make test-compiled` builds them"
)


def provenance(*arguments: object, cwd: Path, sources: bool) -> str:
    """Return what a command prints, run from the compiled wheel or from the sources."""
    place = {"PYTHONPATH": str(ROOT)} if sources else {}
    others = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *map(str, arguments)],
        cwd=cwd, env=others | place, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all tables of a database but those that tell when something was done."""
    with sqlite3.connect(database) as held:
        names = [name for (name,) in held.execute("SELECT name FROM pragma_table_list")]
        found = {name: held.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    return {name: sorted(each, key=repr) for name, each in found.items() if name not in _TIMED}


def test_the_version_tells_that_it_is_compiled(tmp_path: Path) -> None:
    assert "compiled" in provenance("--version", cwd=tmp_path, sources=False)
    assert "compiled" not in provenance("--version", cwd=tmp_path, sources=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_databases_are_equal(tmp_path: Path, workers: int) -> None:
    for name, sources in (("compiled", False), ("sources", True)):
        provenance(
            "ingest", fixtures_folder(), "--db", f"{name}.db", "--workers", workers,
            cwd=tmp_path, sources=sources,
        )  # fmt: skip
    compiled, sources = rows(tmp_path / "compiled.db"), rows(tmp_path / "sources.db")
    assert len(compiled["quotes"]) > 100
    assert compiled == sources
