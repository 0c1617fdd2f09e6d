"""Searching: a remembered quote finds its claim, a made-up one finds nothing, nothing breaks."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.ingestion import ingest
from provenance.sources.registry import default_registry
from provenance.store import Filters, Holdings, Reader
from tests.store.world import Analysed, analysed, article, derived, quote

SAID = [
    ("The northern ferry will not sail again before the harbour wall is mended", "Ada Brill"),
    ("Every second lighthouse keeper has asked for warmer boots this winter", "Bo Tarn"),
    ("We counted forty-one herring boats and only three licences", "Cleo Vance"),
    ("등대지기 두 명 중 한 명은 따뜻한 장화를 요청했다", "한지수"),
    ("We will do it", "Bo Tarn"),
]


def items() -> list[Analysed]:
    outlets = ["Lowmark Post", "Harbour Times", "Tarn Gazette", "Lowmark Post", "Lowmark Post"]
    texts = [f"“{words},” {who} said." for words, who in SAID]
    pairs = zip(outlets, texts, strict=True)
    articles = [article(n, outlet=o, text=t) for n, (o, t) in enumerate(pairs)]
    return [
        analysed(a, quote(a, words, speaker=who))
        for a, (words, who) in zip(articles, SAID, strict=True)
    ]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("held") / "held.db"
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1")
        holdings.save(items())
        list(holdings.facts())
        holdings.replace_derived(derived(items(), split=True), run)
    with Reader.open(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (SAID[0][0], 0),
        ("northern ferry will not sail again before the harbour wall", 0),
        ("nothern ferry wil not sail agian before the harbor wall is mended", 0),
        ("lighthouse keeper has asked for warmer boots", 1),
        ("LIGHTHOUSE KEEPER ASKED FOR WARMER BOOTS THIS WINTER", 1),
        ("forty-one herring boats and only three licences", 2),
        ("등대지기 두 명 중 한 명은 따뜻한 장화를", 3),
    ],
    ids=["whole", "part", "mistyped", "shortened", "capitals", "hyphen", "korean"],
)
def test_a_remembered_quote_finds_its_claim(reader: Reader, query: str, found: int) -> None:
    results = reader.search(query).results
    assert [result.text for result in results] == [SAID[found][0]]
    assert results[0].speaker == SAID[found][1]
    assert results[0].origin == "Tarn"
    assert 0 < results[0].score <= 1


@pytest.mark.parametrize(
    "query",
    ["the mayor has sold his umbrella to a travelling circus", "zzz", "the", "and of the"],
)
def test_what_nobody_said_is_not_found_and_the_holdings_are_told(
    reader: Reader, query: str
) -> None:
    answer = reader.search(query)
    assert answer.results == []
    assert answer.holdings.articles == len(SAID)


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        '""""',
        "ferry AND (",
        "ferry NEAR/3 sail",
        "text:ferry*",
        "^ferry -sail +again",
        "NOT",
        "OR OR OR",
        "{ferry sail}",
        "a" * 10_000,
        "word " * 2_000,
        "🛳️🛳️🛳️",
        "ferry\x00sail",
        "\x00",
        "\ud800 ferry",
        "' or 1=1 --",
        "%_%",
        "ﬁﬂ é ß İ",
        "؟ قال",
    ],
)
def test_no_input_breaks_the_search(reader: Reader, query: str) -> None:
    assert reader.search(query).query == query.replace("\ud800", "\ufffd")
    everything = Filters(speaker=query, source=query, outlet=query, lang=query, since=query)
    assert reader.search("northern ferry will not sail", filters=everything).results is not None


@pytest.mark.parametrize(
    ("filters", "hits"),
    [
        (Filters(speaker="Ada Brill"), 1),
        (Filters(speaker="ada brill"), 1),
        (Filters(speaker="BRILL"), 1),
        (Filters(speaker="Bo Tarn"), 0),
        (Filters(source="Tarn"), 1),
        (Filters(source="Nobody"), 0),
        (Filters(outlet="lowmark post"), 1),
        (Filters(outlet="Harbour Times"), 0),
        (Filters(since="2031-03-01"), 1),
        (Filters(since="2031-03-02"), 0),
        (Filters(until="2031-03-01"), 1),
        (Filters(until="2031-02-28"), 0),
        (Filters(lang="en"), 1),
        (Filters(lang="ko"), 0),
        (Filters(outlet="%"), 0),
    ],
    ids=str,
)
def test_filters_narrow(reader: Reader, filters: Filters, hits: int) -> None:
    found = reader.search("northern ferry will not sail again", filters=filters).results
    assert len(found) == hits


def test_the_limit_is_kept(reader: Reader) -> None:
    assert reader.search(SAID[0][0], limit=0).results == []
    assert len(reader.search(SAID[0][0], limit=1).results) == 1


def test_empty_holdings_find_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Holdings.open(path).close()
    with Reader.open(path) as reader:
        assert reader.search("northern ferry").results == []
        assert list(reader.claims()) == []


def test_an_alias_of_a_source_filters_like_its_name(tmp_path: Path) -> None:
    text = "“The lock opens at noon,” said Ada Lind, the keeper, the Associated Press reported."
    (tmp_path / "x.jsonl").write_text(json.dumps({"text": text, "outlet": "Harrow Courier"}))
    with Holdings.open(tmp_path / "x.db") as holdings:
        ingest([str(tmp_path / "x.jsonl")], holdings, default_registry())
    with Reader.open(tmp_path / "x.db") as reader:
        for name in ("AP", "Associated Press", "the associated press"):
            found = reader.search("the lock opens at noon", filters=Filters(source=name))
            assert len(found.results) == 1, name
        other = reader.search("the lock opens at noon", filters=Filters(source="Reuters"))
        assert not other.results
