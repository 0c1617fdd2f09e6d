"""The parts of a derivation from added articles that lie between lineage, matching and tracing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from provenance.corpora import EarlierCorpus
from provenance.forming import kin_in, spun_in, steps_of
from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.matching import Form, Growth, grow
from provenance.models import Article, Claim, Lineage, Quote, Warning
from provenance.sources.registry import Registry
from provenance.tracing import Relinked, Sighting, Step, depths, sightings_of, warnings_of


def steps_with(before: Mapping[ArticleId, Step], found: Relinked) -> dict[ArticleId, Step]:
    """Return from where all texts come, with the lineages that were decided anew."""
    kept = {a: step for a, step in before.items() if a not in found.before}
    return kept | steps_of(found.after.values())


def seen_now(
    corpus: EarlierCorpus,
    added: Mapping[ArticleId, Article],
    found: Relinked,
    registry: Registry,
) -> Counter[Sighting]:
    """Return how often all articles and lineages tell something of an outlet, as they are now."""
    sides = [[one[a] for a in found.changed if a in one] for one in (found.before, found.after)]
    ids = {a for side in sides for x in side for a in (x.article_id, x.from_article_id)}
    facts = corpus.facts_of(a for a in ids if a is not None)
    gone = sightings_of((), sides[0], facts, registry)
    come = sightings_of(added.values(), sides[1], facts, registry)
    return corpus.sightings() - gone + come


class _Earlier:
    """Quotes as matching asks for them, with lineage as it is after the last articles came."""

    def __init__(self, corpus: EarlierCorpus, steps: Mapping[ArticleId, Step]) -> None:
        self._corpus = corpus
        self._depths, self._spun = depths(steps), spun_in(steps)

    def standing(self) -> Iterable[bytes]:
        return self._corpus.standing()

    def forms(self, quotes: Sequence[QuoteId]) -> Iterator[Form]:
        return map(self._now, self._corpus.forms_of(quotes))

    def forms_in(self, articles: Collection[ArticleId]) -> Iterator[Form]:
        return map(self._now, self._corpus.forms_in(articles))

    def ids_in(self, articles: Collection[ArticleId]) -> Iterator[tuple[ArticleId, QuoteId]]:
        return self._corpus.ids_in(articles)

    def claims_of(self, ids: Collection[ClaimId]) -> list[Claim]:
        return self._corpus.claims_of(ids)

    def _now(self, form: Form) -> Form:
        depth = self._depths.get(form.article_id)
        if depth is None:
            return form
        return replace(form, depth=form.depth + depth, spun=form.article_id in self._spun)


def grown_with(
    corpus: EarlierCorpus, before: Mapping[ArticleId, Step], after: Mapping[ArticleId, Step]
) -> Growth:
    """Return how claims change with the added articles."""
    earlier = _Earlier(corpus, after)
    related, kin = set(kin_in(before)) ^ set(kin_in(after)), kin_in(after)
    moved = {article for pair in related for article in pair}
    moved |= {article for article, _ in depths(before).items() ^ depths(after).items()}
    moved |= spun_in(before) ^ spun_in(after)
    fresh = earlier.forms_in(corpus.added)
    return grow(earlier, fresh, kin=kin, touched=moved - set(corpus.added))


def warnings_now(
    corpus: EarlierCorpus, articles: Iterable[ArticleId], above: Mapping[ArticleId, Lineage]
) -> tuple[Warning, ...]:
    """Return the warnings of some articles, in the order of their ids."""
    wanted = sorted(articles)
    sources = (above[a].from_article_id for a in wanted if a in above)
    facts = corpus.facts_of({*wanted, *(a for a in sources if a is not None)})
    quotes: dict[ArticleId, list[Quote]] = {}
    for quote in corpus.quotes_in(wanted):
        quotes.setdefault(quote.article_id, []).append(quote)
    return tuple(
        warning
        for a in wanted
        for warning in warnings_of(facts[a], quotes.get(a, []), above.get(a), facts, corpus.article)
    )
