"""Orders in time that prove nothing: outlets whose dates other evidence contradicts."""

import pytest

from provenance.models import Article, Claim, Lineage, Proof, Quote, TracedClaim
from provenance.sources.registry import default_registry
from provenance.tracing import fingerprint, link, trace
from provenance.tracing.clocks import SOUND, Clocks
from provenance.tracing.trust import Trust, sightings_of, trust_of
from provenance.vocabulary import CreditKind, Evidence, LineageRelation, OriginStatus
from tests.tracing.building import article, claim, linked, quote
from tests.tracing.texts import HARBOUR, QUOTE

REGISTRY = default_registry()


def copied(outlet: str, number: int, *, early: bool) -> tuple[Article, Article, Lineage]:
    """Return a copy with its source and the sure lineage between them."""
    source = article(f"{number} was here.", outlet="Reuters", published="2031-05-04")
    copy = article(
        f"{number} was copied.", outlet=outlet, published="2031-05-01" if early else "2031-05-06"
    )
    proof = Proof(evidence=Evidence.STATED, text="Reuters", article_id=copy.id)
    lineage = Lineage(
        article_id=copy.id,
        from_article_id=source.id,
        from_source="Reuters",
        relation=LineageRelation.VERBATIM,
        credited=True,
        proofs=(proof,),
        share_of_copy=1.0,
        share_of_source=1.0,
        confidence=0.95,
    )
    return source, copy, lineage


def clocks_of(*made: tuple[Article, Article, Lineage]) -> Clocks:
    facts = {a.id: a for source, copy, _ in made for a in (source, copy)}
    lineages = [lineage for *_, lineage in made]
    return trust_of(sightings_of(facts.values(), lineages, facts, REGISTRY)).clocks


def test_an_outlet_dated_before_its_sources_again_and_again_is_doubted() -> None:
    bad = [copied("Hill Star", n, early=n % 2 == 0) for n in range(8)]
    good = [copied("Valley Sun", n + 20, early=False) for n in range(60)]
    clocks = clocks_of(*bad, *good)
    assert clocks.doubts("Hill Star")
    assert not clocks.doubts("Valley Sun")
    assert not clocks.doubts("Dale Post")


def test_one_wrong_date_makes_no_bad_clock() -> None:
    made = [copied("Hill Star", n, early=n == 0) for n in range(20)]
    assert not clocks_of(*made).doubts("Hill Star")


def test_where_dates_are_often_wrong_an_outlet_is_trusted_only_when_it_is_known() -> None:
    bad = [copied(f"Paper {n}", n, early=n % 2 == 0) for n in range(40)]
    good = [copied("Valley Sun", n + 50, early=False) for n in range(30)]
    clocks = clocks_of(*bad, *good)
    assert clocks.doubts("Dale Post")
    assert not clocks.doubts("Valley Sun")


def two_papers(clocks: Clocks) -> TracedClaim:
    """Return the claim of a text that two papers print without credit, a day apart."""
    first = article(HARBOUR, outlet="Hill Star", published="2031-05-04")
    second = article(HARBOUR, outlet="Valley Sun", published="2031-05-06")
    a, b = quote(first, QUOTE), quote(second, QUOTE)
    (one,) = _traced([first, second], claim(a, b), [a, b], clocks)
    return one


def _traced(
    articles: list[Article], one: Claim, quotes: list[Quote], clocks: Clocks
) -> list[TracedClaim]:
    held = {a.id: a for a in articles}
    made = [fingerprint(a) for a in articles]
    lineages = link(made, held, held.__getitem__, REGISTRY)
    known = {q.id: q for q in quotes}
    return list(
        trace([one], known, held, lineages, REGISTRY, text_of=held.__getitem__, trust=Trust(clocks))
    )


def test_an_order_in_time_alone_is_a_guess_that_says_so() -> None:
    origin = two_papers(SOUND).origin
    assert (origin.source, origin.evidence) == ("Hill Star", Evidence.TEMPORAL)
    assert origin.confidence <= 0.6


@pytest.mark.parametrize("doubted", ["Hill Star", "Valley Sun"])
def test_with_a_doubted_clock_it_is_no_origin(doubted: str) -> None:
    one = two_papers(Clocks(doubted=frozenset({doubted})))
    assert one.origin.status is OriginStatus.UNKNOWN
    assert [each.source for each in one.alternatives] == ["Hill Star", "Valley Sun"]
    assert "only their dates" in one.origin.reason


def test_a_text_that_others_credit_is_no_copy_by_its_date() -> None:
    credit = [("Reporting by Hill Star", CreditKind.REPORTING_BY, "Hill Star")]
    owner = article(HARBOUR, outlet="Hill Star", published="2031-05-04")
    early = article(HARBOUR, outlet="Valley Sun", published="2031-05-01")
    fair = article(
        f"{HARBOUR}\n\nReporting by Hill Star",
        outlet="Dale Post",
        published="2031-05-05",
        credits=credit,
    )
    found = linked(owner, early, fair)
    assert owner.id not in found
    assert found[fair.id].from_article_id == owner.id
