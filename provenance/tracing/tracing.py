"""Every claim with its chains, its origin and its warnings."""

from collections.abc import Iterable, Iterator, Mapping

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Claim, Lineage, Quote, TracedClaim
from provenance.sources.registry import Registry
from provenance.tracing.chains import chain
from provenance.tracing.claim_warnings import claim_warnings
from provenance.tracing.ledger import Case, Ledger, open_case
from provenance.tracing.origins import independent, origin, roots


def trace(
    claims: Iterable[Claim],
    quotes: Mapping[QuoteId, Quote],
    facts: Mapping[ArticleId, Article],
    lineages: Iterable[Lineage],
    registry: Registry,
) -> Iterator[TracedClaim]:
    """Yield each claim with its chains, origin, counts and warnings, in the order of the claims.

    A claim's result depends only on its own quotes, their articles and the lineage above these.
    """
    above = {one.article_id: one for one in lineages}
    ledger = Ledger(quotes, facts, above, registry)
    for claim in claims:
        yield _traced(open_case(ledger, claim))


def _traced(case: Case) -> TracedClaim:
    chains = {quote.id: chain(case, quote) for quote in case.quotes}
    found = roots(case, chains)
    best, alternatives = origin(case, found)
    first = _first_article(case)
    return TracedClaim(
        claim=case.claim,
        origin=best,
        alternatives=alternatives,
        hops=chains,
        independent_origins=independent(case, found),
        first_published=case.ledger.facts[first].dates.earliest if first else None,
        first_article_id=first,
        warnings=claim_warnings(case, chains, found),
    )


def _first_article(case: Case) -> ArticleId | None:
    """Return the article of the claim with the earliest known date."""
    dated = [
        (dates.earliest, dates.latest or "9", article_id)
        for article_id in case.by_article
        if (dates := case.ledger.facts[article_id].dates).earliest is not None
    ]
    return min(dated)[2] if dated else None
