"""Reports as files: one, a batch, and the one that says nothing was found."""

import csv
import io
import json
from pathlib import Path

import pytest

from provenance.resources import fixtures_folder
from tests.cli.conftest import QUOTE, Run


@pytest.mark.parametrize("ending", ["html", "md", "json"])
def test_a_report_says_where_the_words_come_from(filled: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"report.{ending}"
    done = filled("report", "northern bridge stays closed", "-o", file)
    assert done.returncode == 0, done.stderr
    text = file.read_text("utf-8")
    assert "Ada Lindqvist" in text and "Harrow Courier" in text and "Moor Ledger" in text
    if ending == "json":
        assert json.loads(text)["claim"]["text"] == QUOTE


def test_an_unknown_origin_is_told_with_names_as_they_are(run: Run, tmp_path: Path) -> None:
    run("ingest", fixtures_folder() / "circle.jsonl")
    run("report", "nine out of ten lighthouse lamps", "-o", tmp_path / "circle.md")
    text = (tmp_path / "circle.md").read_text("utf-8")
    assert "The origin of these words is unknown. Beacon Online credits Coastal Digest" in text


def test_the_same_holdings_give_the_same_bytes(filled: Run, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        filled("report", "northern bridge stays closed", "-o", tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_nothing_found_is_a_report_of_its_own_with_exit_code_3(filled: Run, tmp_path: Path) -> None:
    file = tmp_path / "absent.md"
    done = filled("report", "purple elephants will govern the lunar senate", "-o", file)
    assert done.returncode == 3
    text = file.read_text("utf-8")
    assert "no evidence that it was never said" in text and "2 articles" in text


def test_a_batch_has_an_index_and_a_report_for_each_question(filled: Run, tmp_path: Path) -> None:
    questions = tmp_path / "quotes.txt"
    questions.write_text(
        "bridge stays closed until the frost\n\npurple elephants govern\n", "utf-8"
    )
    done = filled("report", "--quotes", questions, "-o", tmp_path / "out", "--format", "json")
    assert done.returncode == 0, done.stderr
    index = json.loads((tmp_path / "out" / "index.json").read_text("utf-8"))
    assert [row["claim_id"] is None for row in index] == [False, True]
    assert all((tmp_path / "out" / row["file"]).exists() for row in index)


def test_a_batch_can_be_narrowed(filled: Run, tmp_path: Path) -> None:
    done = filled("report", "--all", "--where", "outlets=2", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").glob("c*.html"))) == 1
    assert filled("report", "--all", "--where", "colour=red", "-o", tmp_path / "x").returncode == 2


def test_csv_holds_the_same_quotes_as_json_lines(filled: Run) -> None:
    lines = [json.loads(line) for line in filled("export", "quotes").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(filled("export", "quotes", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    assert [json.loads(row["hops"]) for row in rows] == [line["hops"] for line in lines]


@pytest.mark.parametrize("what", ["claimreview", "annotation"])
def test_the_standards_come_as_json_lines(filled: Run, what: str) -> None:
    done = filled("export", what)
    assert done.returncode == 0, done.stderr
    assert all("@context" in json.loads(line) for line in done.stdout.splitlines())


def test_prov_is_one_document(filled: Run) -> None:
    document = json.loads(filled("export", "prov").stdout)
    assert {"entity", "agent", "wasDerivedFrom", "wasAttributedTo"} <= set(document)


def test_compare_says_why_two_quotes_were_matched(filled: Run) -> None:
    quotes = [json.loads(line) for line in filled("export", "quotes").stdout.splitlines()]
    first, second = sorted(
        (q for q in quotes if "bridge" in q["text"]), key=lambda q: -len(q["text"])
    )
    done = filled("compare", first["id"], second["id"])
    assert done.returncode == 0, done.stderr
    assert "truncated" in done.stdout and "in the same claim" in done.stdout
    assert "[-" in done.stdout
    document = json.loads(filled("compare", first["id"], second["id"], "--json").stdout)
    assert document["same_claim"] and document["why"]["match"]
    assert document["why"]["share_of_b"] > document["why"]["share_of_a"]


def test_evaluate_measures_the_example_that_ships(run: Run) -> None:
    example = Path(__file__).resolve().parents[2] / "fixtures" / "labelled" / "bridge.jsonl"
    done = run("evaluate", example, "--json")
    assert done.returncode == 0, done.stderr
    rates = {row["measure"]: row["rate"] for row in json.loads(done.stdout)["measures"]}
    assert rates["direct quotes found"] == 1.0


def test_a_bad_label_is_named_by_its_line(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "abc", "labels": {"quotes": [{"text": "xyz"}]}}\n', "utf-8")
    done = run("evaluate", bad)
    assert done.returncode == 1 and "bad.jsonl:1" in done.stderr


def test_extract_shows_the_marks_and_why(run: Run, articles: Path) -> None:
    done = run("extract", articles, "--why")
    assert done.returncode == 0, done.stderr
    assert f"[quote 1 {QUOTE}]" in done.stdout
    assert "Ada Lindqvist (person, named)" in done.stdout
