"""The whole way as a function of values: the order of articles and the engine change nothing."""

from functools import cache, partial
from random import Random

import pytest

from provenance.engines import engine_for
from provenance.models import Record, Rejection
from provenance.pipeline import Analysed, Collected, Derived, analyse, derive
from provenance.reading import read
from provenance.resources import fixtures_folder
from provenance.sources.registry import default_registry


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
