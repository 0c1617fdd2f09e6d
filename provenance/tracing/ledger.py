"""What tracing one claim looks up: its quotes by article, the lineage above, names of sources."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Claim, Lineage, Quote
from provenance.sources.registry import Registry
from provenance.tracing.ownership import canonical, source_kind
from provenance.vocabulary import SourceKind

UNKNOWN_OUTLET = "unknown outlet"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts that all claims are traced with. Names are looked up once."""

    quotes: Mapping[QuoteId, Quote]
    facts: Mapping[ArticleId, Article]
    above: Mapping[ArticleId, Lineage]
    registry: Registry
    _names: dict[str, str] = field(default_factory=dict)
    _kinds: dict[str, SourceKind] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """Return the canonical name of a source."""
        if written not in self._names:
            self._names[written] = canonical(written, self.registry) or written
        return self._names[written]

    def kind(self, name: str) -> SourceKind:
        """Return the kind of a source by its canonical name."""
        if name == UNKNOWN_OUTLET:
            return SourceKind.UNKNOWN
        if name not in self._kinds:
            self._kinds[name] = source_kind(name, self.registry)
        return self._kinds[name]

    def house(self, article_id: ArticleId) -> str:
        """Return the canonical name of an article's outlet, or "unknown outlet"."""
        outlet = self.facts[article_id].outlet
        return self.name(outlet) if outlet and outlet.strip() else UNKNOWN_OUTLET


@dataclass(frozen=True, slots=True)
class Case:
    """One claim under examination: its quotes, and which of them stand in which article."""

    ledger: Ledger
    claim: Claim
    quotes: tuple[Quote, ...]
    by_article: Mapping[ArticleId, tuple[Quote, ...]]

    def twin(self, article_id: ArticleId) -> Quote | None:
        """Return the claim's fullest quote in an article, None if it has none there."""
        found = self.by_article.get(article_id)
        return max(found, key=lambda q: (len(q.text), q.id)) if found else None


def open_case(ledger: Ledger, claim: Claim) -> Case:
    """Return a claim with its quotes looked up."""
    quotes = tuple(ledger.quotes[member.quote_id] for member in claim.members)
    grouped: dict[ArticleId, list[Quote]] = defaultdict(list)
    for quote in quotes:
        grouped[quote.article_id].append(quote)
    return Case(ledger, claim, quotes, {key: tuple(found) for key, found in grouped.items()})
