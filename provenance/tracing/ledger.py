"""What tracing one claim looks up: its quotes by article, the lineage above, names of sources."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Claim, Hop, Lineage, Quote
from provenance.sources.entries import Source
from provenance.sources.registry import Registry
from provenance.text.normal import words
from provenance.tracing.alignment import Prepared, prepare
from provenance.tracing.archetype import Sign, lost_source
from provenance.tracing.instants import instant, middle
from provenance.tracing.ownership import canonical, house_name, source_kind
from provenance.tracing.records import is_office, record_kind
from provenance.tracing.texts import Texts, keep
from provenance.tracing.trust import FULL, Trust
from provenance.values import quickly_made
from provenance.vocabulary import Act, Evidence, LineageRelation, OutletBasis, SourceKind

UNKNOWN_OUTLET = "unknown outlet"
_JOINED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
UNDATED = "9"
"""Stands for the time of an article without a date: after every instant."""

_KEPT_PREPARED = 200  # texts kept ready for comparison: about 20 MB
_OUTLET_CONFIDENCE = {OutletBasis.STATED: 1.0, OutletBasis.INFERRED: 0.85, OutletBasis.UNKNOWN: 0.5}
_SHORTEST_NAME = 3  # characters of an outlet's name that is looked for in running text


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts that all claims are traced with. Names are looked up once."""

    quotes: Mapping[QuoteId, Quote]
    facts: Mapping[ArticleId, Article]
    above: Mapping[ArticleId, Lineage]
    registry: Registry
    text_of: Callable[[ArticleId], Article] | None = None
    later: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    published_by: Mapping[str, tuple[tuple[str, str, ArticleId], ...]] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    trust: Trust = FULL
    texts: Texts = field(default_factory=lambda: Texts(lambda _: {}))
    heard: dict[QuoteId, bool] = field(default_factory=dict)
    _prepared: dict[ArticleId, Prepared] = field(default_factory=dict)
    _signs: dict[tuple[ArticleId, ArticleId, bool], Sign | None] = field(default_factory=dict)
    _records: dict[ArticleId, SourceKind | None] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _times: dict[ArticleId, tuple[str, str]] = field(default_factory=dict)
    _outlets: dict[str, str] = field(default_factory=dict)
    _houses: dict[ArticleId, str] = field(default_factory=dict)
    _kinds: dict[str, SourceKind] = field(default_factory=dict)
    _members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _ways: dict[str, list[tuple[str, re.Pattern[str]]]] = field(default_factory=dict)
    _carriers: dict[ArticleId, Hop] = field(default_factory=dict)

    def name(self, written: str) -> str:
        """Return the canonical name of a source."""
        if written not in self._names:
            name = canonical(written, self.registry) or written
            self._names[written] = self.outlets.get(bare_name(name), name)
        return self._names[written]

    def kind(self, name: str) -> SourceKind:
        """Return the kind of a source by its canonical name."""
        if name == UNKNOWN_OUTLET:
            return SourceKind.UNKNOWN
        if name not in self._kinds:
            self._kinds[name] = source_kind(name, self.registry)
        return self._kinds[name]

    def members(self, name: str) -> tuple[str, ...]:
        """Return the sources that a group's name may stand for: "North Korean state media"."""
        if name not in self._members:
            group = self.registry.by_name(name)
            self._members[name] = tuple(
                one.name
                for one in (self.registry.sources if group and group.generic else ())
                if group and not one.generic and _alike(one, group)
            )
        return self._members[name]

    def published(self, article_id: ArticleId) -> tuple[str, str, ArticleId]:
        """Return the middle and the beginning of an article's interval, and its id."""
        if article_id not in self._times:
            dates = self.facts[article_id].dates
            self._times[article_id] = time_of(dates.earliest, dates.latest)
        return (*self._times[article_id], article_id)

    def house(self, article_id: ArticleId) -> str:
        """Return the canonical name of an article's outlet, or "unknown outlet"."""
        house = self._houses.get(article_id)
        if house is None:
            outlet = self.facts[article_id].outlet or ""
            if outlet not in self._outlets:
                self._outlets[outlet] = house_of(outlet, self.registry)
            house = self._houses[article_id] = self._outlets[outlet]
        return house

    def carrier(self, article_id: ArticleId) -> Hop:
        """Return the last hop of an article's quotes: the outlet in which they stand."""
        hop = self._carriers.get(article_id)
        if hop is None:
            hop = self._carriers[article_id] = self._carrier(article_id)
        return hop

    def _carrier(self, article_id: ArticleId) -> Hop:
        name = self.house(article_id)
        return Hop(
            source=name,
            source_kind=self.kind(name),
            act=Act.REPORTED,
            evidence=Evidence.HELD,
            text=None,
            article_id=article_id,
            start=None,
            end=None,
            confidence=_OUTLET_CONFIDENCE[self.facts[article_id].outlet_basis],
        )

    def is_paper(self, name: str) -> bool:
        """Whether articles of an outlet are held, and its name is no office's."""
        return name in self.published_by and not is_office(name)

    def record(self, article_id: ArticleId) -> SourceKind | None:
        """Return what kind of record an article is, None when it is a report."""
        if article_id not in self._records:
            self._records[article_id] = record_kind(self.facts[article_id], self.registry)
        return self._records[article_id]

    def lost_source(self, source: ArticleId, copy: ArticleId, *, faint: bool) -> Sign | None:
        """Return what shows that a text comes from another than its supposed source.

        None where nothing does, or without text.
        """
        if self.text_of is None:
            return None
        key = source, copy, faint
        if key not in self._signs:
            pair = (self._ready(source), self._ready(copy))
            self._signs[key] = lost_source(*pair, faint=faint)
        return self._signs[key]

    def _ready(self, article_id: ArticleId) -> Prepared:
        assert self.text_of is not None
        if article_id not in self._prepared:
            keep(self._prepared, article_id, prepare(self.text_of(article_id)), _KEPT_PREPARED)
        return self._prepared[article_id]

    def has_words(self, article_id: ArticleId, form: str) -> bool:
        """Whether an article's text has these comparison words in a row; False without text."""
        if self.text_of is None or not form or self.missing(article_id, plain_words(form)):
            return False
        return f" {form} " in self.texts.words(article_id)

    def missing(self, article_id: ArticleId, wanted: Iterable[str]) -> str | None:
        """Return the first of some words whose letters a text has nowhere; spares reading most."""
        return self.texts.missing(article_id, wanted)

    def raw(self, article_id: ArticleId) -> str:
        """Return an article's text, empty where texts are not at hand."""
        return self.texts.raw(article_id)

    def names_outlet(self, article_id: ArticleId, name: str) -> tuple[int, int] | None:
        """Return where an article's text names an outlet, None if nowhere or without text."""
        return next(self.mentions(article_id, name, 0, len(self.raw(article_id))), None)

    def mentions(
        self, article_id: ArticleId, name: str, first: int, last: int
    ) -> Iterator[tuple[int, int]]:
        """Yield where a part of a text names an outlet, in any of the ways its name is written."""
        text, odd = self.raw(article_id), self.texts.odd(article_id)
        for bare, pattern in self._written(name):
            if odd or text.find(bare, first, last) >= 0:
                yield from (found.span() for found in pattern.finditer(text, first, last))

    def _written(self, name: str) -> Sequence[tuple[str, re.Pattern[str]]]:
        """Return the ways in which an outlet's name is written, each with what finds it."""
        ways = self._ways.get(name)
        if ways is None:
            known = self.registry.by_name(name)
            written = (name, *(known.aliases if known else ()))
            bare = (one.removeprefix("The ") for one in written)
            ways = [(one, _pattern(one)) for one in bare if len(one) >= _SHORTEST_NAME]
            self._ways[name] = ways
        return ways


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name in a running text, however its words are parted."""
    edge = "" if _JOINED.search(name) else r"(?!\w)"  # particles follow without a space
    spaced = re.escape(name).replace("\\ ", r"\s+")
    return re.compile(rf"(?<!\w){spaced}{edge}")


def time_of(earliest: str | None, latest: str | None) -> tuple[str, str]:
    """Return the middle and the beginning of an interval, `UNDATED` for both if it has no bound."""
    first, last = earliest or latest, latest or earliest
    return (middle(first, last), first) if first and last else (UNDATED, UNDATED)


def house_of(outlet: str | None, registry: Registry) -> str:
    """Return the canonical name of an outlet, or "unknown outlet"."""
    return house_name(outlet, registry) or UNKNOWN_OUTLET


def _alike(one: Source, group: Source) -> bool:
    return (one.kind, one.country) == (group.kind, group.country)


@quickly_made
@dataclass(frozen=True, slots=True)
class Case:
    """One claim under examination: its quotes, and which of them stand in which article.

    `fullest` are the fullest quotes of its articles, in the order of the articles' ids.
    """

    ledger: Ledger
    claim: Claim
    quotes: tuple[Quote, ...]
    by_article: Mapping[ArticleId, tuple[Quote, ...]]
    fullest: Mapping[ArticleId, Quote]

    def twin(self, article_id: ArticleId) -> Quote | None:
        """Return the claim's fullest quote in an article, None if it has none there."""
        return self.fullest.get(article_id)

    def published(self, article_id: ArticleId) -> tuple[str, str, ArticleId]:
        """Return what articles are ordered by in time; undated ones come last.

        The middle of the interval: a day without an hour begins before and ends after an instant
        of that day, and is neither the earlier nor the later for it.
        """
        return self.ledger.published(article_id)

    def quotes_article(self, quote_id: QuoteId) -> ArticleId:
        """Return the article of one of the claim's quotes."""
        return self.ledger.quotes[quote_id].article_id

    def form(self, quote: Quote) -> str:
        """Return the comparison words of a quote, joined by spaces."""
        return " ".join(words(quote.text))

    def segment_forms(self, quote: Quote) -> list[str]:
        """Return the comparison words of each segment of a quote."""
        if len(quote.segments) == 1:
            return [self.form(quote)]
        parts: list[str] = []
        at = 0
        for start, end in quote.segments:
            parts.append(" ".join(words(quote.text[at : at + end - start])))
            at += end - start + 1
        return [part for part in parts if part]

    def before(self, one: Quote, other: Quote, *, days: int = 0) -> bool:
        """Whether one quote was certainly published so many days before the other."""
        first = self.ledger.facts[one.article_id].dates
        second = self.ledger.facts[other.article_id].dates
        if not first.before(second):
            return False
        if days == 0:
            return True
        assert first.latest is not None and second.earliest is not None
        return instant(second.earliest) - instant(first.latest) >= timedelta(days=days)


def bare_name(name: str) -> str:
    """Return the key under which an outlet's name meets itself without its article.

    >>> bare_name("The Meridian") == bare_name("Meridian")
    True
    """
    return name.casefold().removeprefix("the ").strip()


def by_bare_name(houses: Iterable[str]) -> dict[str, str]:
    """Return the names of held outlets by the key under which other ways of writing meet them."""
    return {bare_name(name): name for name in sorted(houses, reverse=True)}


def open_ledger(
    quotes: Mapping[QuoteId, Quote],
    facts: Mapping[ArticleId, Article],
    lineages: Mapping[ArticleId, Lineage],
    registry: Registry,
    text_of: Callable[[ArticleId], Article] | None,
    trust: Trust,
) -> Ledger:
    """Return the facts indexed for tracing."""
    later = {
        one.from_article_id: one.article_id
        for one in lineages.values()
        if one.relation is LineageRelation.REVISION and one.from_article_id is not None
    }
    grouped: dict[str, list[ArticleId]] = defaultdict(list)
    ledger = Ledger(quotes, facts, lineages, registry, text_of, later)
    for article_id in sorted(facts):
        grouped[ledger.house(article_id)].append(article_id)
    by_house = {
        name: tuple(sorted(ledger.published(article_id) for article_id in found))
        for name, found in grouped.items()
    }
    outlets = by_bare_name(by_house)
    texts = Texts(lambda ids: {a: text_of(a).text for a in ids} if text_of else {})
    return Ledger(
        quotes, facts, lineages, registry, text_of, later, by_house, outlets, trust, texts
    )


def open_case(ledger: Ledger, claim: Claim) -> Case:
    """Return a claim with its quotes looked up."""
    quotes = tuple(ledger.quotes[member.quote_id] for member in claim.members)
    if len(quotes) == 1:
        own = quotes[0].article_id
        return Case(ledger, claim, quotes, {own: quotes}, {own: quotes[0]})
    grouped: dict[ArticleId, list[Quote]] = defaultdict(list)
    for quote in quotes:
        grouped[quote.article_id].append(quote)
    fullest = {a: max(grouped[a], key=lambda q: (len(q.text), q.id)) for a in sorted(grouped)}
    return Case(ledger, claim, quotes, {a: tuple(one) for a, one in grouped.items()}, fullest)


@lru_cache(maxsize=1 << 12)
def plain_words(form: str) -> tuple[str, ...]:
    """Return the plain words of a form, longest first; a text with the form has all of them."""
    plain = {word for word in form.split() if word.isascii() and word.isalpha()}
    return tuple(sorted(plain, key=lambda word: (-len(word), word)))
