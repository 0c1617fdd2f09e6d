"""Every claim with its chains, its origin and its warnings."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Claim, Lineage, Quote, TracedClaim
from provenance.sources.registry import Registry
from provenance.tracing.chains import chain
from provenance.tracing.claim_warnings import claim_warnings
from provenance.tracing.growing import growths
from provenance.tracing.ledger import Case, open_case, open_ledger
from provenance.tracing.origins import origin
from provenance.tracing.roots import find_roots, independent


def trace(
    claims: Iterable[Claim],
    quotes: Mapping[QuoteId, Quote],
    facts: Mapping[ArticleId, Article],
    lineages: Iterable[Lineage],
    registry: Registry,
    *,
    text_of: Callable[[ArticleId], Article] | None = None,
) -> Iterator[TracedClaim]:
    """Yield each claim with its chains, origin, counts and warnings, in the order of the claims.

    A claim's result depends only on its own quotes, their articles, the lineage around these and
    the articles of the sources that it leads to. `text_of` gives an article with its text; without
    it, words in an article's narration and mentions of other outlets are not seen.
    """
    above = {one.article_id: one for one in lineages}
    ledger = open_ledger(quotes, facts, above, registry, text_of)
    for claim in claims:
        yield _traced(open_case(ledger, claim))


def _traced(case: Case) -> TracedClaim:
    chains = {quote.id: chain(case, quote) for quote in case.quotes}
    grown = growths(case)
    roots = find_roots(case, chains, grown)
    best, alternatives = origin(case, roots)
    first = _first_article(case)
    return TracedClaim(
        claim=case.claim,
        origin=best,
        alternatives=alternatives,
        hops=chains,
        independent_origins=independent(case, roots.found),
        first_published=case.ledger.facts[first].dates.earliest if first else None,
        first_article_id=first,
        warnings=claim_warnings(case, chains, roots, grown),
    )


def _first_article(case: Case) -> ArticleId | None:
    """Return the article of the claim with the earliest known date."""
    dated = [
        (dates.earliest, dates.latest or "9", article_id)
        for article_id in case.by_article
        if (dates := case.ledger.facts[article_id].dates).earliest is not None
    ]
    return min(dated)[2] if dated else None
