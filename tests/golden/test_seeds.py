"""What the three real articles that the project started from must show.

They are not part of the repository: the tests run where `../shared/seeds` exists and are skipped
elsewhere. Quotes are named by a few words only.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.golden.observed import Observed, ingest, name_key, observe

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
Record = dict[str, Any]

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles are not here")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Observed:
    """Return what the program says about the three articles."""
    database = tmp_path_factory.mktemp("seeds") / "seeds.db"
    run = ingest(SEEDS, database=database)
    assert run.returncode == 0, run.stderr
    return observe(database, [], SEEDS)


@pytest.fixture(scope="module")
def daily_nk(real: Observed) -> Record:
    return _by_outlet(real, "Daily NK")


@pytest.fixture(scope="module")
def globe(real: Observed) -> Record:
    return _by_outlet(real, "The Globe and Mail")


@pytest.fixture(scope="module")
def spun(real: Observed, daily_nk: Record, globe: Record) -> Record:
    known = {daily_nk["id"], globe["id"]}
    return next(each for each in real.articles.values() if each["id"] not in known)


def _by_outlet(real: Observed, outlet: str) -> Record:
    outlets = {name_key(each["outlet"]): each for each in real.articles.values()}
    assert name_key(outlet) in outlets, sorted(outlets)
    return outlets[name_key(outlet)]


def _quote(real: Observed, article: Record, words: str) -> Record:
    """Return the one quote of the article that holds these words."""
    found = [quote for quote in real.quotes[article["id"]] if words in quote["text"]]
    assert len(found) == 1, (words, [quote["text"] for quote in found])
    return found[0]


def _chain(quote: Record) -> list[str]:
    return [hop["source"] for hop in quote["hops"]]


def _run(real: Observed, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "provenance", *words, "--db", str(real.database)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_three_articles_with_their_outlets(
    real: Observed, daily_nk: Record, globe: Record, spun: Record
) -> None:
    assert len(real.articles) == 3
    assert daily_nk["outlet_basis"] == globe["outlet_basis"] == "inferred"
    copyrights = [each["text"] for each in spun["credits"] if each["kind"] == "copyright"]
    assert any("Washington Times" in text for text in copyrights)
    assert spun["outlet"] is None or "Washington Times" in spun["outlet"]


def test_date_line_without_a_zone_gives_an_interval(daily_nk: Record) -> None:
    in_seoul = "2024-01-18T03:21:00Z"
    assert daily_nk["published_basis"] == "text"
    assert daily_nk["published_earliest"] < daily_nk["published_latest"]
    assert daily_nk["published_earliest"] <= in_seoul <= daily_nk["published_latest"]
    assert daily_nk["published_earliest"] >= "2024-01-17T22:00:00Z"
    assert daily_nk["published_latest"] <= "2024-01-19T01:00:00Z"


@pytest.mark.parametrize(
    "words", ["Skip to main content", "Open this photo in gallery", "Follow related authors"]
)
def test_page_furniture_is_no_content(real: Observed, globe: Record, words: str) -> None:
    assert not [quote for quote in real.quotes[globe["id"]] if words in quote["text"]]
    assert real.search(words) == []


@pytest.mark.parametrize(
    ("words", "descriptor"),
    [
        ("hit Washington", "source familiar with the situation in the North Korean military"),
        ("re-entry vehicles", "another source"),
        ("generational change", "one of the sources"),
        ("sit down for talks", "source inside the Workers Party of Korea"),
        ("geometric expansion", "source inside the Workers Party of Korea"),
    ],
)
def test_unnamed_sources_stay_unnamed_and_apart(
    real: Observed, daily_nk: Record, words: str, descriptor: str
) -> None:
    quote = _quote(real, daily_nk, words)
    assert quote["speaker_kind"] == "anonymous"
    assert descriptor.casefold() in name_key(quote["speaker"].replace("’", ""))


def test_unnamed_sources_are_not_merged(real: Observed, daily_nk: Record) -> None:
    words = ("hit Washington", "re-entry vehicles", "generational change", "sit down for talks")
    speakers = [_quote(real, daily_nk, each)["speaker"] for each in words]
    assert len(set(speakers)) == len(words), speakers


def test_a_leaders_sentences_go_through_state_media(real: Observed, daily_nk: Record) -> None:
    quote = _quote(real, daily_nk, "terribly destroy")
    assert [name_key(name) for name in _chain(quote)] == [
        "kim jong un",
        "north korean state media",
        "daily nk",
    ]
    assert quote["kind"] == "direct"


def test_a_counted_word_is_no_speech(real: Observed, daily_nk: Record) -> None:
    assert not [quote for quote in real.quotes[daily_nk["id"]] if quote["text"] == "war"]


def test_bracketed_words_are_insertions(real: Observed, daily_nk: Record) -> None:
    quote = _quote(real, daily_nk, "[electromagnetic pulse]")
    found = real.search("multiple re-entry vehicles or EMP devices")
    assert found
    assert found[0]["claim_id"] == quote["claim_id"]
    assert found[0]["band"] in ("exact", "near")


def test_both_copies_are_one_agency_story(real: Observed, globe: Record, spun: Record) -> None:
    for article in (globe, spun):
        sources = {edge["from_source"] for edge in real.lineages[article["id"]]}
        assert sources == {"AP"}, article["outlet"]
    assert all(edge["relation"] != "spun" for edge in real.lineages[globe["id"]])


def test_the_rewritten_copy_is_flagged_with_the_swapped_words(real: Observed, spun: Record) -> None:
    edges = [edge for edge in real.lineages[spun["id"]] if edge["relation"] == "spun"]
    assert edges
    shown = " ".join(proof["text"] for edge in edges for proof in edge["evidence"])
    assert "celebration" in shown
    assert "party" in shown
    assert "spun_copy" in real.warnings_of(spun)


@pytest.mark.parametrize("words", ["further accelerate", "higher-ups", "ironclad"])
def test_quotes_of_the_rewritten_copy_match_word_for_word(
    real: Observed, globe: Record, spun: Record, words: str
) -> None:
    one, other = _quote(real, globe, words), _quote(real, spun, words)
    assert one["claim_id"] == other["claim_id"]
    assert {one["relation"], other["relation"]} == {"verbatim"}


def test_a_photo_credit_is_no_text_credit(real: Observed, globe: Record) -> None:
    quote = _quote(real, globe, "higher-ups")
    agency = [hop for hop in quote["hops"] if hop["source"] == "AP"]
    assert [hop["evidence"] for hop in agency] == ["textual"]
    assert {credit["kind"] for credit in globe["credits"] if credit["source"] == "AP"} == {"photo"}


def test_the_agencys_words_about_its_leader(real: Observed, globe: Record, spun: Record) -> None:
    for article in (globe, spun):
        quote = _quote(real, article, "further accelerate")
        assert (quote["kind"], len(quote["segments"])) == ("mixed", 2)
        assert quote["speaker"] == "KCNA"
        assert "reporter_words" in quote["warnings"]
        assert "unprecedented in history" in quote["text"]
        origin = real.claims[quote["claim_id"]]["origin"]
        assert (origin["source"], origin["status"]) == ("KCNA", "credited")


def test_an_order_of_two_sentences_is_one_quote(
    real: Observed, globe: Record, spun: Record
) -> None:
    for article in (globe, spun):
        quote = _quote(real, article, "If provoked")
        assert "(your higher-ups)" in quote["text"]
        assert quote["text"].rstrip(",").endswith("on the spot")
        assert name_key(quote["speaker"]) == "yoon suk yeol"


def test_a_pronoun_leads_to_its_name(real: Observed, globe: Record, spun: Record) -> None:
    for article in (globe, spun):
        quote = _quote(real, article, "ironclad")
        assert quote["speaker"] == "Matthew Miller"
        assert quote["speaker_basis"] == "pronoun"


@pytest.mark.parametrize(
    ("command", "query", "words"),
    [
        ("search", "stage provocations sternly and swiftly smash", "swiftly smash"),
        ("trace", "further acelerate war preparations", "further accelerate"),
    ],
)
def test_a_badly_remembered_quote_is_found(
    real: Observed, command: str, query: str, words: str
) -> None:
    run = _run(real, command, query, "--json")
    assert run.returncode == 0, run.stderr
    answer = json.loads(run.stdout)
    found = answer["results"][0] if command == "search" else answer["claim"]
    assert words in found["text"]


@pytest.mark.parametrize("command", ["search", "trace"])
def test_a_sentence_that_nobody_said_exits_with_what_was_searched(
    real: Observed, command: str
) -> None:
    run = _run(real, command, "the orchestra will rehearse beneath the frozen waterfall")
    assert run.returncode == 3
    assert "3 articles" in run.stderr
