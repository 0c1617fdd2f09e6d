"""Exported records have exactly the fields of the public interface, in its order, and its words."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from provenance.ingestion import ingest
from provenance.resources import fixtures_folder
from provenance.schemas import dump
from provenance.sources.registry import default_registry
from provenance.store import Holdings, Reader

FIELDS = {
    "articles": "id source_path line url outlet outlet_basis title byline published "
    "published_earliest published_latest published_basis lang length sha256 complete version "
    "credits text",
    "quotes": "id article_id source_path line field start end segments text kind cue cue_start "
    "cue_end speaker speaker_kind speaker_text speaker_start speaker_end speaker_basis via "
    "confidence claim_id relation changes hops warnings",
    "claims": "id text quotes articles outlets independent_origins first_published "
    "first_article_id origin warnings",
    "lineage": "article_id from_article_id from_source relation credited evidence share_of_copy "
    "share_of_source confidence",
}
PARTS = {
    ("articles", "credits"): "text start end kind source",
    ("quotes", "changes"): "kind reference_text quote_text severity",
    ("quotes", "hops"): "source source_kind act evidence text article_id confidence",
    ("lineage", "evidence"): "class text start end",
}
ORIGIN = "source source_kind status article_id quote_id evidence confidence reason"
WORDS: dict[tuple[str, str], str] = {
    ("articles", "outlet_basis"): "stated inferred unknown",
    ("articles", "published_basis"): "metadata dateline text first_seen none",
    ("quotes", "field"): "title text",
    ("quotes", "kind"): "direct mixed indirect",
    ("quotes", "speaker_kind"): "person organisation anonymous unknown",
    ("quotes", "speaker_basis"): "named pronoun description carried none",
    ("quotes", "relation"): "verbatim truncated elided altered translation paraphrase",
    ("lineage", "relation"): "verbatim edited rewritten spun translated revision",
}


@cache
def exported() -> dict[str, list[dict[str, Any]]]:
    """Return every record that the fixtures give, as JSON objects."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "provenance.db"
        with Holdings.open(path) as holdings:
            ingest([str(fixtures_folder())], holdings, default_registry())
        with Reader.open(path) as reader:
            records = {
                "articles": reader.articles(with_text=True),
                "quotes": reader.quotes(),
                "claims": reader.claims(),
                "lineage": reader.lineage(),
            }
            return {
                name: [json.loads(json.dumps(dump(record))) for record in found]
                for name, found in records.items()
            }


@pytest.mark.parametrize("name", FIELDS)
def test_fields_and_their_order(name: str) -> None:
    assert exported()[name]
    assert {tuple(record) for record in exported()[name]} == {tuple(FIELDS[name].split())}


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_fields_of_parts(name: str, part: str) -> None:
    parts = [item for record in exported()[name] for item in record[part]]
    assert parts
    assert {tuple(item) for item in parts} == {tuple(PARTS[name, part].split())}


def test_fields_of_origins() -> None:
    assert {tuple(c["origin"]) for c in exported()["claims"]} == {tuple(ORIGIN.split())}
    assert {c["origin"]["status"] for c in exported()["claims"]} <= {"held", "credited", "unknown"}


@pytest.mark.parametrize(("name", "field"), WORDS)
def test_words_of_the_vocabulary(name: str, field: str) -> None:
    seen = {record[field] for record in exported()[name]}
    assert seen <= set(WORDS[name, field].split())


def quotes() -> Iterator[tuple[dict[str, Any], str]]:
    """Yield every quote with the text that its offsets count into."""
    articles = {article["id"]: article for article in exported()["articles"]}
    for quote in exported()["quotes"]:
        article = articles[quote["article_id"]]
        yield quote, article["title"] if quote["field"] == "title" else article["text"]


def test_segments_are_ordered_disjoint_and_cut_out_the_text() -> None:
    for quote, text in quotes():
        ends = [0]
        for start, end in quote["segments"]:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
        assert " ".join(text[a:b] for a, b in quote["segments"]) == quote["text"]
        assert (quote["start"], quote["end"]) == (quote["segments"][0][0], ends[-1])


def test_cue_and_source_stand_where_they_are_said_to_stand() -> None:
    for quote, text in quotes():
        if quote["cue_start"] is not None:
            assert text[quote["cue_start"] : quote["cue_end"]] == quote["cue"]
        if quote["speaker_start"] is not None:
            cut = text[quote["speaker_start"] : quote["speaker_end"]]
            assert cut == quote["speaker_text"]


def test_the_last_hop_is_the_articles_own_outlet_and_held() -> None:
    for quote in exported()["quotes"]:
        last = quote["hops"][-1]
        assert (last["evidence"], last["article_id"]) == ("held", quote["article_id"])
        assert {hop["evidence"] for hop in quote["hops"]} <= {
            "held",
            "stated",
            "textual",
            "temporal",
        }


def test_a_stated_hop_shows_the_words_that_state_it() -> None:
    articles = {article["id"]: article for article in exported()["articles"]}
    for quote in exported()["quotes"]:
        for hop in quote["hops"]:
            if hop["evidence"] == "stated":
                article = articles[hop["article_id"]]
                places = [article["text"], article["title"] or "", article["byline"] or ""]
                assert hop["text"], quote["id"]
                assert any(hop["text"] in place for place in places), hop


def test_claims_hold_each_quote_once_and_count_rightly() -> None:
    quotes_by_id = {quote["id"]: quote for quote in exported()["quotes"]}
    seen: list[str] = []
    for claim in exported()["claims"]:
        members = [quotes_by_id[id_] for id_ in claim["quotes"]]
        seen += claim["quotes"]
        assert {quote["claim_id"] for quote in members} == {claim["id"]}
        assert claim["articles"] == len({quote["article_id"] for quote in members})
        assert 1 <= claim["independent_origins"] <= claim["articles"]
        assert claim["text"] in {quote["text"] for quote in members}
    assert sorted(seen) == sorted(quotes_by_id)


def test_credits_stand_in_the_text() -> None:
    for article in exported()["articles"]:
        for credit in article["credits"]:
            if credit["end"]:
                assert article["text"][credit["start"] : credit["end"]] == credit["text"]
            else:
                assert credit["text"] in (article["byline"] or "")


def test_unnamed_speakers_are_never_followed_from_article_to_article() -> None:
    """An unnamed speaker's hop is proved by the carrying article or by one it copies."""
    copies = {(x["article_id"], x["from_article_id"]) for x in exported()["lineage"]}
    for quote in exported()["quotes"]:
        for hop in quote["hops"]:
            if hop["source_kind"] == "anonymous" and hop["article_id"] != quote["article_id"]:
                assert (quote["article_id"], hop["article_id"]) in copies
