"""The commands as a person in a shell meets them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import QUOTE, Run


def test_search_finds_a_mistyped_quote(filled: Run) -> None:
    found = filled("search", "nothern bridge stays clsed until the frost", "--json")
    assert found.returncode == 0, found.stderr
    document = json.loads(found.stdout)
    assert list(document) == ["query", "results", "holdings"]
    assert document["results"][0]["text"] == QUOTE
    assert document["holdings"]["articles"] == 2


def test_a_sentence_that_nobody_said_exits_with_3_and_says_what_was_searched(filled: Run) -> None:
    found = filled("search", "purple elephants will govern the lunar senate")
    assert (found.returncode, found.stdout) == (3, "")
    assert "nothing found" in found.stderr and "2 articles" in found.stderr
    traced = filled("trace", "purple elephants will govern the lunar senate")
    assert (traced.returncode, traced.stdout) == (3, "")
    assert "2 articles" in traced.stderr


def test_trace_tells_origin_speaker_and_both_wordings(filled: Run) -> None:
    traced = filled("trace", "bridge stays closed until the frost is gone")
    assert traced.returncode == 0, traced.stderr
    assert "Ada Lindqvist" in traced.stdout
    assert "Harrow Courier" in traced.stdout and "Moor Ledger" in traced.stdout
    assert "truncated" in traced.stdout


def test_trace_takes_words_or_an_id_and_gives_the_same(filled: Run) -> None:
    by_words = json.loads(filled("trace", "northern bridge stays closed", "--json").stdout)
    claim = by_words["claim"]["id"]
    by_id = filled("trace", claim, "--json")
    assert json.loads(by_id.stdout) == by_words
    assert list(by_words) == ["claim", "quotes", "coverage", "notes"]


def test_an_unknown_id_exits_with_3_in_one_line(filled: Run) -> None:
    done = filled("trace", "c0000000000000000")
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("what", ["articles", "quotes", "claims", "lineage"])
def test_exports_are_json_lines(filled: Run, what: str) -> None:
    done = filled("export", what)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert records or what == "lineage"
    assert all("text" not in record for record in records if what == "articles")


def test_exported_spans_cut_the_quote_out_of_the_exported_text(filled: Run) -> None:
    texts = {
        a["id"]: a["text"]
        for a in map(json.loads, filled("export", "articles", "--text").stdout.splitlines())
    }
    for quote in map(json.loads, filled("export", "quotes").stdout.splitlines()):
        if quote["field"] == "text":
            parts = [texts[quote["article_id"]][a:b] for a, b in quote["segments"]]
            assert " ".join(parts) == quote["text"]


def test_a_trace_that_finds_nothing_is_a_document_all_the_same(filled: Run) -> None:
    done = filled("trace", "nobody ever uttered such a sentence about walruses", "--json")
    assert done.returncode == 3
    document = json.loads(done.stdout)
    assert document["claim"] is None and document["quotes"] == []
    assert document["coverage"]["articles"] == 2
    assert "nothing found" in document["notes"][0]


def test_ingesting_again_changes_nothing(filled: Run, articles: Path) -> None:
    before = [
        filled("export", what, "--text").stdout
        if what == "articles"
        else filled("export", what).stdout
        for what in ("articles", "quotes", "claims")
    ]
    again = filled("ingest", articles)
    assert again.returncode == 0
    assert "0 articles added" in again.stderr and "2 already held" in again.stderr
    after = [
        filled("export", what, "--text").stdout
        if what == "articles"
        else filled("export", what).stdout
        for what in ("articles", "quotes", "claims")
    ]
    assert after == before


def test_standard_input_is_read(run: Run, articles: Path) -> None:
    done = run("ingest", "-", "--json", stdin=articles.read_text("utf-8"))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["added"] == 2


def test_bad_records_are_told_and_the_rest_goes_on(run: Run, articles: Path) -> None:
    articles.write_text('{"title": "no text"}\n{broken\n' + articles.read_text("utf-8"), "utf-8")
    done = run("ingest", articles)
    assert done.returncode == 0
    assert "articles.jsonl:1" in done.stderr and "articles.jsonl:2" in done.stderr
    assert "2 articles added" in done.stderr and "2 rejected" in done.stderr


def test_nothing_but_rejections_is_a_failure(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", "utf-8")
    assert run("ingest", bad).returncode == 1


def test_a_file_that_is_no_database_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "provenance.db").write_text("this is a shopping list, not a database\n" * 50)
    done = run("search", "bridge")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "provenance.db" in done.stderr


def test_a_missing_database_is_not_made_by_reading(run: Run, tmp_path: Path) -> None:
    done = run("search", "bridge")
    assert done.returncode == 1
    assert not (tmp_path / "provenance.db").exists()


def test_wrong_usage_exits_with_2(run: Run) -> None:
    assert run("export", "sandwiches").returncode == 2
    assert run("search").returncode == 2


def test_colour_never_enters_a_pipe(filled: Run) -> None:
    assert "\x1b" not in filled("trace", "northern bridge stays closed", NO_COLOR="").stdout


def test_help_has_a_runnable_example_for_every_command(run: Run) -> None:
    for command in ("ingest", "search", "trace", "compare", "coverage", "export", "serve", "demo"):
        assert f"Example: provenance {command}" in " ".join(run(command, "--help").stdout.split())


def test_the_database_can_come_from_the_environment(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "provenance.db").rename(tmp_path / "other.db")
    assert filled("search", "northern bridge", PROVENANCE_DB="other.db").returncode == 0
