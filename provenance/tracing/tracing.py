"""Every claim with its chains, its origin and its warnings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Claim, Lineage, Origin, Quote, TracedClaim
from provenance.sources.registry import Registry
from provenance.tracing.alone import traced_alone
from provenance.tracing.chains import Chain, chain
from provenance.tracing.claim_warnings import claim_warnings
from provenance.tracing.growing import growths
from provenance.tracing.ledger import Case, Ledger, open_case, open_ledger
from provenance.tracing.origins import origin
from provenance.tracing.roots import find_roots, independent
from provenance.tracing.stamps import date_conflict
from provenance.tracing.texts import AT_ONCE
from provenance.tracing.trust import Trust, sightings_of, trust_of
from provenance.vocabulary import Act


def trace(
    claims: Iterable[Claim],
    quotes: Mapping[QuoteId, Quote],
    facts: Mapping[ArticleId, Article],
    lineages: Iterable[Lineage],
    registry: Registry,
    *,
    text_of: Callable[[ArticleId], Article] | None = None,
    trust: Trust | None = None,
) -> Iterator[TracedClaim]:
    """Yield each claim with its chains, origin, counts and warnings, in the order of the claims.

    A claim's result depends only on its own quotes, their articles, the lineage around these and
    the articles of the sources that it leads to. `text_of` gives an article with its text; without
    it, words in an article's narration and mentions of other outlets are not seen. `trust` tells
    which outlets are doubted; without it these articles tell, which must be all that are held.
    """
    above = {one.article_id: one for one in lineages}
    if trust is None:
        trust = trust_of(sightings_of(facts.values(), above.values(), facts, registry))
    yield from traced_with(open_ledger(quotes, facts, above, registry, text_of, trust), claims)


def traced_with(ledger: Ledger, claims: Iterable[Claim]) -> Iterator[TracedClaim]:
    """Yield claims traced with the facts of a ledger."""
    for claim in claims:
        yield traced_alone(ledger, claim) or _traced(open_case(ledger, claim))


def _traced(case: Case) -> TracedClaim:
    if 1 < len(case.by_article) <= AT_ONCE:
        case.ledger.texts.read(case.by_article)
    chains = {quote.id: chain(case, quote) for quote in case.quotes}
    grown = growths(case)
    roots = find_roots(case, chains, grown)
    best, alternatives = origin(case, roots)
    first = _first_article(case, chains, best)
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


def _first_article(case: Case, chains: Mapping[QuoteId, Chain], best: Origin) -> ArticleId | None:
    """Return the article of the claim with the earliest date that can be right.

    An article that has the words from another held one is not the first, whatever its date, and
    a date that its own dateline contradicts does not count. The origin's own article counts also
    where it has the words as narration and not as a quote. Where the origin is unknown (credits run
    in a circle, say) nobody is known to have them from another.
    """
    dated = [a for a in case.by_article if case.ledger.facts[a].dates.earliest is not None]
    found = dated if len(dated) < 2 else _sound(case, chains, dated, known=best.source is not None)
    narrated = best.article_id
    if narrated is not None and narrated not in case.by_article:
        dates = case.ledger.facts[narrated].dates
        found = [*found, narrated] if dates.earliest is not None else found
    return min(found, key=case.published, default=None)


def _sound(
    case: Case, chains: Mapping[QuoteId, Chain], dated: list[ArticleId], *, known: bool
) -> list[ArticleId]:
    """Return the articles that may be the first; all of them if none can be told apart."""
    held = {case.ledger.house(a) for a in dated} if known else frozenset[str]()
    own = [a for a in dated if not any(_came(chains[q.id], held) for q in case.by_article[a])]
    sound = [a for a in own if not any(date_conflict(case.ledger.facts[a]))]
    return sound or own or dated


def _came(hops: Chain, held: Set[str]) -> bool:
    """Whether a chain goes through an outlet that has the claim itself, before its last hop."""
    return any(hop.source in held and hop.act is not Act.SAID for hop in hops[:-1])
