"""The whole way as a function of values: the order of articles and the engine change nothing."""

from dataclasses import replace
from functools import cache, partial
from html import unescape
from random import Random

import pytest

from provenance.engines import engine_for
from provenance.models import Record, Rejection
from provenance.pipeline import Analysed, Collected, Derived, analyse, derive
from provenance.reading import read
from provenance.resources import fixtures_folder
from provenance.sources.registry import default_registry
from provenance.tracing import tracing

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
HTML = str.maketrans({"“": "&ldquo;", "”": "&rdquo;", "’": "&#8217;", '"': "&quot;"})


@cache
def records() -> list[Record]:
    return [item for item in read([str(fixtures_folder())]) if isinstance(item, Record)]


@cache
def analysed() -> list[Analysed]:
    results = [analyse(record, default_registry()) for record in records()]
    return [item for item in results if isinstance(item, Analysed)]


def values(derived: Derived) -> tuple[object, ...]:
    """Return everything derived, in an order that does not depend on the order of production."""
    return (
        sorted(derived.lineages, key=repr),
        sorted(derived.traced, key=lambda traced: traced.claim.id),
        sorted(derived.warnings, key=repr),
    )


def plain(words: str) -> str:
    return " ".join(unescape(words).translate(STRAIGHT).split())


def told(given: list[Record]) -> dict[str, list[object]]:
    """Return who is found to have said, copied and changed what, whatever the blanks and marks."""
    results = [analyse(record, default_registry()) for record in given]
    held = [item for item in results if isinstance(item, Analysed)]
    place = {item.article.id: (item.article.source_path, item.article.line) for item in held}
    quotes = {quote.id: quote for item in held for quote in item.quotes}
    derived = derive(Collected(held), default_registry())
    claims: list[object] = []
    for traced in derived.traced:
        members = [
            (
                plain(quotes[each.quote_id].text),
                plain(quotes[each.quote_id].speaker.name or ""),
                each.relation,
                [(hop.source, hop.act, hop.evidence) for hop in traced.hops[each.quote_id]],
            )
            for each in traced.claim.members
        ]
        warnings = sorted(warning.kind for warning in traced.warnings)
        claims.append((sorted(members), traced.origin.source, traced.origin.status, warnings))
    copies = [
        (place[each.article_id], each.from_source, each.relation, each.credited)
        for each in derived.lineages
    ]
    return {"claims": sorted(claims, key=repr), "copies": sorted(copies, key=repr)}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(str.maketrans({" ": "  "}), id="doubled blanks"),
        pytest.param(str.maketrans({" ": "\xa0"}), id="no-break blanks"),
        pytest.param(str.maketrans({" ": " \xa0"}), id="blanks of both kinds"),
        pytest.param(str.maketrans({"\n": "\r\n"}), id="other line ends"),
        pytest.param(STRAIGHT, id="straight marks"),
        pytest.param(HTML, id="marks as in HTML"),
    ],
)
def test_how_a_text_was_typed_changes_nothing(typed: dict[int, str]) -> None:
    again = [replace(record, text=record.text.translate(typed)) for record in records()]
    assert told(again) == told(records())


def test_every_fixture_can_be_analysed() -> None:
    results = [analyse(record, default_registry()) for record in records()]
    assert not [item for item in results if isinstance(item, Rejection)]
    assert len(results) >= 40


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_articles_changes_nothing(seed: int) -> None:
    shuffled = analysed()[:]
    Random(seed).shuffle(shuffled)
    first = derive(Collected(analysed()), default_registry())
    again = derive(Collected(shuffled), default_registry())
    assert values(again) == values(first)


def test_analysis_gives_the_same_in_a_pool() -> None:
    function = partial(analyse, registry=default_registry())
    some = records()[:12]
    assert list(engine_for(2).map(function, some)) == list(engine_for(1).map(function, some))


def test_claims_that_stand_alone_are_traced_as_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    derived = derive(Collected(analysed()), default_registry())
    alone = values(derived)
    monkeypatch.setattr(tracing, "traced_alone", lambda ledger, claim: None)
    assert values(derive(Collected(analysed()), default_registry())) == alone


def test_every_quote_is_in_exactly_one_claim_and_has_a_chain_to_its_outlet() -> None:
    derived = derive(Collected(analysed()), default_registry())
    quotes = {quote.id: quote for item in analysed() for quote in item.quotes}
    seen: list[str] = []
    for traced in derived.traced:
        for member in traced.claim.members:
            seen.append(member.quote_id)
            assert traced.hops[member.quote_id][-1].evidence == "held"
            assert traced.hops[member.quote_id][-1].article_id == quotes[member.quote_id].article_id
    assert sorted(seen) == sorted(quotes)
