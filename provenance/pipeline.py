"""The way of the data, as code: what happens to a record, and what the records say together.

    record → article → quotes → fingerprint                      (`analyse`: one record at a time)
    fingerprints → lineage → claims → chains, origins, warnings  (`derive`: all of them)

Nothing here opens, reads or writes anything: `Corpus` is whatever holds the analysed articles.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from provenance.description import describe
from provenance.extraction import extract
from provenance.ids import ArticleId
from provenance.matching import Form, cluster
from provenance.models import (
    Article,
    Lineage,
    Quote,
    Record,
    Rejection,
    TracedClaim,
    Warning,
)
from provenance.sources.registry import Registry
from provenance.tracing import Fingerprint, article_warnings, depths, fingerprint, link, trace
from provenance.vocabulary import LineageRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """One article with everything that can be said of it alone."""

    article: Article
    quotes: tuple[Quote, ...]
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the articles say together. `traced` is consumed once, claim by claim."""

    lineages: tuple[Lineage, ...]
    traced: Iterable[TracedClaim]
    warnings: tuple[Warning, ...]


class Corpus(Protocol):
    """Analysed articles, read as often as needed; `facts` are articles without their text."""

    def facts(self) -> Iterator[Article]: ...

    def quotes(self) -> Iterator[Quote]: ...

    def fingerprints(self) -> Iterator[Fingerprint]: ...

    def article(self, article_id: ArticleId) -> Article: ...


class Collected:
    """A corpus in memory: for evaluations, tests and small jobs that need no database."""

    def __init__(self, analysed: Iterable[Analysed]) -> None:
        self._held = {item.article.id: item for item in analysed}

    def facts(self) -> Iterator[Article]:
        return (item.article for item in self._held.values())

    def quotes(self) -> Iterator[Quote]:
        return (quote for item in self._held.values() for quote in item.quotes)

    def fingerprints(self) -> Iterator[Fingerprint]:
        return (item.fingerprint for item in self._held.values())

    def article(self, article_id: ArticleId) -> Article:
        return self._held[article_id].article


def analyse(record: Record, registry: Registry) -> Analysed | Rejection:
    """Return one record's article, quotes and fingerprint, or why it could not be analysed.

    An article that breaks a rule of extraction is a defect of ours; it is rejected with its place
    so that one article never stops the others.
    """
    try:
        article = describe(record, registry)
        return Analysed(
            article=article, quotes=extract(article, registry), fingerprint=fingerprint(article)
        )
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as e:
        reason = f"could not be analysed ({type(e).__name__}: {e}); please report this article"
        return Rejection(
            source_path=record.source_path, line=record.line, stage="analyse", reason=reason
        )


def derive(
    corpus: Corpus, registry: Registry, tell: Callable[[str], None] = lambda _: None
) -> Derived:
    """Return lineage, claims with chains and origins, and warnings of all articles of a corpus.

    `tell` is called with the name of each stage as it begins.
    """
    facts = {article.id: article for article in corpus.facts()}
    tell("lineage")
    lineages = link(corpus.fingerprints(), facts, corpus.article, registry)
    quotes = {quote.id: quote for quote in corpus.quotes()}
    tell("claims")
    claims = cluster(_forms(quotes.values(), facts, lineages), kin=_kin(lineages))
    tell("chains")
    return Derived(
        lineages=lineages,
        traced=trace(claims, quotes, facts, lineages, registry, text_of=corpus.article),
        warnings=article_warnings(facts, quotes, lineages, text_of=corpus.article),
    )


def _kin(lineages: Iterable[Lineage]) -> list[tuple[ArticleId, ArticleId]]:
    """Return the pairs of articles whose texts are known to be related."""
    return [(x.article_id, x.from_article_id) for x in lineages if x.from_article_id is not None]


def _forms(
    quotes: Iterable[Quote], facts: Mapping[ArticleId, Article], lineages: tuple[Lineage, ...]
) -> Iterator[Form]:
    """Yield what matching needs to know of each quote."""
    depth = depths(lineages)
    spun = {x.article_id for x in lineages if x.relation is LineageRelation.SPUN}
    for quote in quotes:
        article = facts[quote.article_id]
        yield Form(
            quote_id=quote.id,
            article_id=quote.article_id,
            outlet=article.outlet,
            text=quote.text,
            kind=quote.kind,
            speaker=quote.speaker.name,
            speaker_kind=quote.speaker.kind,
            lang=article.lang,
            earliest=article.dates.earliest,
            latest=article.dates.latest,
            depth=len(quote.via) + depth.get(quote.article_id, 0),
            spun=quote.article_id in spun,
            sources=tuple(via.source for via in quote.via),
        )
