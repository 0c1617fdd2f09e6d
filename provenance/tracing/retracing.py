"""Tracing some claims among many: what they need is looked up when they need it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Claim, Lineage, Quote, TracedClaim
from provenance.sources.registry import Registry
from provenance.tracing.ledger import Ledger, by_bare_name, house_of, time_of
from provenance.tracing.lineage import Step
from provenance.tracing.texts import Texts
from provenance.tracing.tracing import traced_with
from provenance.tracing.trust import FULL, Trust
from provenance.vocabulary import LineageRelation

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Traceable(Protocol):
    """Articles, quotes and lineages, found by their ids, and what outlets have published."""

    def facts_of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Return some articles without their text."""

    def article(self, article_id: ArticleId) -> Article:
        """Return one article with its text."""

    def texts(self, ids: Iterable[ArticleId]) -> dict[ArticleId, str]:
        """Return the texts of some articles."""

    def quotes_of(self, ids: Iterable[QuoteId]) -> Iterator[Quote]:
        """Yield some quotes."""

    def lineages_of(self, ids: Iterable[ArticleId]) -> Iterator[Lineage]:
        """Yield the lineages of some articles, as they were before."""

    def languages(self) -> Iterable[tuple[str | None, str]]:
        """Return the outlets with the languages of their articles."""

    def dates_of(
        self, outlets: Iterable[str]
    ) -> Iterable[tuple[ArticleId, str | None, str | None]]:
        """Return the articles of outlets, each with the bounds of its date."""


def retrace(
    claims: Sequence[Claim],
    corpus: Traceable,
    after: Mapping[ArticleId, Lineage | None],
    steps: Mapping[ArticleId, Step],
    registry: Registry,
    *,
    trust: Trust = FULL,
) -> Iterator[TracedClaim]:
    """Yield the claims with chains, origins and warnings, as tracing all of them would.

    `after` are the lineages that are no longer as the corpus has them, None for one that went;
    `steps` are those of all articles, as they are now; `trust` is what all holdings tell of which
    outlets are doubted.
    """
    quotes = {q.id: q for q in corpus.quotes_of(m.quote_id for c in claims for m in c.members)}
    ids = {quote.article_id for quote in quotes.values()}
    later = {
        source: copy
        for copy, (source, relation) in steps.items()
        if relation is LineageRelation.REVISION and source is not None
    }
    above = _Lineages(corpus, after)
    above.read(ids)
    outlets: dict[str, set[str]] = {}
    for outlet, _ in corpus.languages():
        outlets.setdefault(house_of(outlet, registry), set()).add(outlet or "")
    ledger = Ledger(
        quotes,
        _Facts(corpus, ids),
        above,
        registry,
        corpus.article,
        later,
        _Published(corpus, outlets),
        by_bare_name(outlets),
        trust,
        Texts(corpus.texts, together=True),
    )
    return traced_with(ledger, claims)


class _Found(Mapping[_Key, _Value]):
    """A mapping that finds its values when they are asked for, and keeps them."""

    def __init__(self, find: Callable[[_Key], _Value | None]) -> None:
        self.held: dict[_Key, _Value | None] = {}
        self._find = find

    def __getitem__(self, key: _Key) -> _Value:
        value = self.held.get(key)
        if value is None and (value := self._found(key)) is None:
            raise KeyError(key)
        return value

    def get(self, key: _Key, default: Any = None) -> Any:
        """Return the value of a key, or the default; `Mapping` would raise and catch an error."""
        value = self.held.get(key)
        if value is None and (value := self._found(key)) is None:
            return default
        return value

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[arg-type]

    def _found(self, key: _Key) -> _Value | None:
        if key not in self.held:
            self.held[key] = self._find(key)
        return self.held[key]

    def __iter__(self) -> Iterator[_Key]:
        return (key for key, value in self.held.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Facts(_Found[ArticleId, Article]):
    def __init__(self, corpus: Traceable, ids: Iterable[ArticleId]) -> None:
        super().__init__(lambda article_id: corpus.facts_of([article_id]).get(article_id))
        self.held.update(corpus.facts_of(ids))


class _Lineages(_Found[ArticleId, Lineage]):
    def __init__(self, corpus: Traceable, after: Mapping[ArticleId, Lineage | None]) -> None:
        super().__init__(lambda article_id: next(iter(corpus.lineages_of([article_id])), None))
        self._corpus = corpus
        self.held.update(after)

    def read(self, ids: Iterable[ArticleId]) -> None:
        """Find the lineages of many articles at once."""
        wanted = [article_id for article_id in ids if article_id not in self.held]
        self.held.update(dict.fromkeys(wanted))
        self.held.update((one.article_id, one) for one in self._corpus.lineages_of(wanted))


class _Published(_Found[str, tuple[tuple[str, str, ArticleId], ...]]):
    """The articles of each house in the order of time."""

    def __init__(self, corpus: Traceable, outlets: Mapping[str, set[str]]) -> None:
        super().__init__(self._of)
        self._corpus = corpus
        self._outlets = outlets

    def __contains__(self, house: object) -> bool:
        """Whether articles of a house are held, without a look at them."""
        return house in self._outlets

    def _of(self, house: str) -> tuple[tuple[str, str, ArticleId], ...] | None:
        if house not in self._outlets:
            return None
        dates = self._corpus.dates_of(sorted(self._outlets[house]))
        return tuple(sorted((*time_of(first, last), a) for a, first, last in dates))
