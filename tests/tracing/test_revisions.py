"""Which version of a page is the later one, where its date stays the same."""

import json
from pathlib import Path

from provenance.ingestion import ingest
from provenance.sources.registry import default_registry
from provenance.store import Holdings, Reader

FRAME = (
    "The harbour board met on Monday to talk about the old crane on the north quay.\n\n{}\n\n"
    "The crane was put up in 1931 and has not lifted anything since the herring left the bay.\n\n"
    "A second meeting is planned for the last week of the month, when the budget is known."
)
FIRST = "“The crane will be sold for scrap before the winter,” said Ada Lind, who chairs the board."
SECOND = "“The crane stays where it is until we have asked the town,” said Ada Lind of the board."


def write(path: Path, words: str, **more: str) -> str:
    record = {
        "url": "https://courier.example/crane",
        "outlet": "Harrow Courier",
        "published": "2031-02-03",
        "text": FRAME.format(words),
        **more,
    }
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    return str(path)


def held(folder: Path, *inputs: str) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Return the version of each wording and the warnings of each, after ingests one by one."""
    for path in inputs:
        with Holdings.open(folder / "x.db") as holdings:
            ingest([path], holdings, default_registry())
    with Reader.open(folder / "x.db") as reader:
        articles = {article.id: article.version for article in reader.articles()}
        quotes = [quote for quote in reader.quotes() if quote.kind == "direct"]
        versions = {quote.text[:14]: articles[quote.article_id] for quote in quotes}
        return versions, {quote.text[:14]: quote.warnings for quote in quotes}


def test_of_one_date_the_later_version_came_later_and_nothing_is_called_withdrawn(
    tmp_path: Path,
) -> None:
    first, second = write(tmp_path / "1.jsonl", FIRST), write(tmp_path / "2.jsonl", SECOND)
    versions, warnings = held(tmp_path, first, second)
    assert versions == {"The crane will": 1, "The crane stay": 2}
    assert "withdrawn" not in {*warnings["The crane stay"], *warnings["The crane will"]}


def test_a_stated_change_counts_before_the_order_of_arrival(tmp_path: Path) -> None:
    old = write(tmp_path / "1.jsonl", FIRST, modified="2031-02-03T08:00:00Z")
    new = write(tmp_path / "2.jsonl", SECOND, modified="2031-02-05T08:00:00Z")
    versions, warnings = held(tmp_path, new, old)
    assert versions == {"The crane will": 1, "The crane stay": 2}
    assert "withdrawn" in warnings["The crane will"]
    assert "withdrawn" not in warnings["The crane stay"]


def test_of_one_date_the_version_that_says_it_was_corrected_is_the_later_one(
    tmp_path: Path,
) -> None:
    notice = "The board sells nothing.\n\nCorrection: an earlier version quoted Ada Lind wrongly."
    old, new = write(tmp_path / "1.jsonl", FIRST), write(tmp_path / "2.jsonl", notice)
    for number, order in enumerate(((old, new), (new, old))):
        folder = tmp_path / str(number)
        folder.mkdir()
        versions, warnings = held(folder, *order)
        assert versions == {"The crane will": 1}
        assert "withdrawn" in warnings["The crane will"]
