"""Wrong usage is told as wrong usage and never looks like "nothing found"."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli import app
from tests.cli.conftest import Run, provenance

ROOT = Path(__file__).resolve().parents[2]
ENDLESS = {"serve", "demo"}


@pytest.mark.parametrize(
    "words",
    [
        ("report",),
        ("report", "--all"),
        ("report", "--all", "--where", "colour=red", "-o", "out"),
        ("report", "--all", "--where", "warning=sandwich", "-o", "out"),
        ("report", "northern bridge stays closed", "-o", "x.pdf"),
        ("search", ""),
        ("trace", "  "),
        ("search", "bridge", "--since", "banana"),
        ("search", "bridge", "--until", "2024-02-30"),
        ("search", "bridge", "--since", "2024-03-05", "--until", "20240304"),
        ("export", "prov", "--format", "csv"),
        ("export", "quotes", "--text"),
        ("export", "quotes", "--ratings", "x.jsonl"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2_and_one_line(filled: Run, words: tuple[str, ...]) -> None:
    done = filled(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_unknown_id_is_no_absence(filled: Run, tmp_path: Path) -> None:
    done = filled("report", "c0000000000000000", "-o", tmp_path / "x.html")
    assert done.returncode == 3
    assert "no claim" in done.stderr
    assert not (tmp_path / "x.html").exists()


def test_an_unknown_variable_is_named(run: Run) -> None:
    done = run("settings", PROVENANCE_PROT="3")
    assert done.returncode == 1
    assert "PROVENANCE_PROT" in done.stderr and "did you mean 'port'" in done.stderr


def test_nothing_labelled_is_nothing_measured(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    done = run("evaluate", "empty.jsonl")
    assert (done.returncode, done.stdout) == (1, "")


def test_a_warning_of_a_quote_selects_its_claim(filled: Run) -> None:
    quotes = [json.loads(line) for line in filled("export", "quotes").stdout.splitlines()]
    kinds = {kind for quote in quotes for kind in quote["warnings"]}
    for kind in kinds:
        done = filled("report", "--all", "--where", f"warning={kind}", "-o", "out")
        assert done.returncode == 0, kind


def test_a_rating_that_a_person_gave_becomes_a_claim_review(filled: Run, tmp_path: Path) -> None:
    claim = json.loads(filled("export", "claims").stdout.splitlines()[0])["id"]
    rating = {
        "claim_id": claim,
        "verdict": "as said",
        "reviewer": "Desk",
        "url": "https://d.example",
    }
    (tmp_path / "ratings.jsonl").write_text(json.dumps(rating) + "\n", "utf-8")
    done = filled("export", "claimreview", "--ratings", "ratings.jsonl")
    (review,) = map(json.loads, done.stdout.splitlines())
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["alternateName"] == "as said"


def test_a_report_in_json_has_what_the_others_have(filled: Run) -> None:
    done = filled("report", "northern bridge stays closed", "--format", "json")
    document = json.loads(done.stdout)
    assert document["verdict"] and document["limits"] and document["run"] == 1
    assert document["timeline"] and document["chains"] and document["contexts"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the fixtures in it and a database made of them."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    done = provenance(folder)("ingest", "fixtures")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize(
    "command", [c.name for c in app.registered_commands if c.name not in ENDLESS]
)
def test_the_example_in_the_help_runs(reader: Path, command: str) -> None:
    told = " ".join(provenance(reader)(command, "--help").stdout.split())
    example = told.split("Example: provenance ", 1)[1].split(" Arguments:")[0].split(" Options:")[0]
    done = subprocess.run(
        [sys.executable, "-m", "provenance", *shlex.split(example.split(" > ")[0])],
        cwd=reader,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
