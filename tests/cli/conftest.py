"""A small database of invented articles, and a way to run commands on it as a shell does."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

QUOTE = "The northern bridge stays closed until the frost is gone and the piers are sound,"
ARTICLES = [
    {
        "url": "https://courier.example/bridge",
        "outlet": "Harrow Courier",
        "title": "Bridge stays shut",
        "published": "2031-02-03T08:00:00Z",
        "text": f"“{QUOTE}” said Ada Lindqvist, the county engineer, in an interview.\n\n"
        "Traffic is sent over the mill road, where queues were long on Monday morning.",
    },
    {
        "url": "https://ledger.example/frost",
        "outlet": "Moor Ledger",
        "title": "Frost keeps bridge closed",
        "published": "2031-02-04T09:00:00Z",
        "text": "The crossing will not open soon. “The northern bridge stays closed until the "
        "frost is gone,” county engineer Ada Lindqvist told the Harrow Courier.\n\nShops in "
        "the old town complain of empty streets.",
    },
]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def provenance(folder: Path) -> Run:
    """Return a function that runs `provenance` in a folder."""

    def call(
        *words: object, stdin: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "provenance", *map(str, words)],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1", **environment},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return call


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs `provenance` in an empty folder."""
    return provenance(tmp_path)


def write_articles(folder: Path) -> Path:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES), "utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a JSON lines file with two articles that carry one quote."""
    return write_articles(tmp_path)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with those articles, made once."""
    folder = tmp_path_factory.mktemp("holdings")
    done = provenance(folder)("ingest", write_articles(folder))
    assert done.returncode == 0, done.stderr
    return folder / "provenance.db"


@pytest.fixture
def filled(run: Run, tmp_path: Path, database: Path) -> Run:
    """Return `run` in a folder that has that database as its own."""
    shutil.copy(database, tmp_path / "provenance.db")
    return run
