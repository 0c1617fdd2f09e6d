"""A small database of invented articles, and a way to run commands on it as a shell does."""

import json
import os
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
        "frost is gone,” county engineer Ada Lindqvist told the Harrow Courier.\n\nShops in the old town "
        "complain of empty streets.",
    },
]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs `provenance` in an empty folder."""

    def call(
        *words: object, stdin: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "provenance", *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **environment},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a JSON lines file with two articles that carry one quote."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES), "utf-8")
    return path


@pytest.fixture
def filled(run: Run, articles: Path) -> Run:
    """Return `run` with those articles ingested."""
    done = run("ingest", articles)
    assert done.returncode == 0, done.stderr
    return run
