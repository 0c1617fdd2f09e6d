"""The way of the data, as code: what happens to a record, and what the records say together.

    record → article → quotes → fingerprint                      (`analyse`: one record at a time)
    fingerprints → lineage → claims → chains, origins, warnings  (`derive`: all of them)
    the same, as far as added articles touch it                  (`derive_added`)

Nothing here opens, reads or writes anything: `Corpus` is whatever holds the analysed articles.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from provenance.adding import grown_with, seen_now, steps_with, warnings_now
from provenance.corpora import Corpus, EarlierCorpus
from provenance.description import describe
from provenance.extraction import extract
from provenance.forming import forms_of, kin_in, steps_of
from provenance.ids import ArticleId, ClaimId
from provenance.matching import settle
from provenance.models import (
    Article,
    Lineage,
    Quote,
    Record,
    Rejection,
    Tie,
    TracedClaim,
    Warning,
)
from provenance.sources.registry import Registry
from provenance.tracing import (
    Fingerprint,
    Sighting,
    article_warnings,
    fingerprint,
    linked,
    relink,
    retrace,
    sightings_of,
    touched,
    trace,
    trust_of,
)

__all__ = [
    "Amended",
    "Analysed",
    "Collected",
    "Corpus",
    "Derived",
    "EarlierCorpus",
    "analyse",
    "derive",
    "derive_added",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """One article with everything that can be said of it alone."""

    article: Article
    quotes: tuple[Quote, ...]
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the articles say together. `traced` is consumed once, claim by claim.

    `standing` is what matching keeps, to add to the claims; `sightings` is what articles and
    lineages tell of their outlets.
    """

    lineages: tuple[Lineage, ...]
    traced: Iterable[TracedClaim]
    warnings: tuple[Warning, ...]
    ties: tuple[Tie, ...] = ()
    sightings: Mapping[Sighting, int] = field(default_factory=dict)
    standing: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What becomes of the derived values with the added articles; all others stay as they were.

    `standing` is what matching keeps in addition, in the place of its last `unstanding` pieces.
    `relinked` are the articles of which `lineages` holds what they have now, `warned` those of
    which `warnings` does; `traced` are the claims that came or changed, `gone` those that went.
    """

    relinked: frozenset[ArticleId]
    lineages: tuple[Lineage, ...]
    sightings: Mapping[Sighting, int]
    ties: tuple[Tie, ...]
    untied: tuple[Tie, ...]
    traced: Iterable[TracedClaim]
    gone: frozenset[ClaimId]
    standing: tuple[bytes, ...]
    unstanding: int
    warned: frozenset[ArticleId]
    warnings: tuple[Warning, ...]


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
    found = linked(corpus.fingerprints(), facts, corpus.article, registry)
    lineages = found.lineages
    quotes = {quote.id: quote for quote in corpus.quotes()}
    tell("claims")
    steps = steps_of(lineages)
    seen = sightings_of(facts.values(), lineages, facts, registry)
    settled = settle(forms_of(quotes.values(), facts, steps), kin=kin_in(steps))
    tell("chains")
    return Derived(
        lineages=lineages,
        traced=trace(
            settled.claims,
            quotes,
            facts,
            lineages,
            registry,
            text_of=corpus.article,
            trust=trust_of(seen),
        ),
        warnings=article_warnings(facts, quotes, lineages, text_of=corpus.article),
        ties=found.ties,
        sightings=seen,
        standing=settled.standing,
    )


def derive_added(
    corpus: EarlierCorpus, registry: Registry, tell: Callable[[str], None] = lambda _: None
) -> Amended | None:
    """Return what changes in all that was derived before the last articles of a corpus came.

    With it the derived values are those that `derive` returns of the whole corpus. None where the
    articles shed new light on all others, so that everything has to be derived again.
    """
    added = corpus.facts_of(corpus.added)
    tell("lineage")
    found = relink(corpus, added, registry)
    before = corpus.steps()
    steps = steps_with(before, found)
    seen = seen_now(corpus, added, found, registry)
    trust = trust_of(seen)
    if trust != trust_of(corpus.sightings()):
        return None
    tell("claims")
    grown = grown_with(corpus, before, steps)
    tell("chains")
    again = touched(corpus, added, found.changed, (before, steps), registry) - grown.gone
    known = {claim.id for claim in grown.claims}
    claims = [*grown.claims, *corpus.claims_of(again - known)]
    warned = found.changed.union(added)
    return Amended(
        relinked=found.changed,
        lineages=tuple(one for one in found.now.values() if one is not None),
        ties=found.ties,
        untied=found.untied,
        sightings=seen,
        traced=retrace(claims, corpus, found.now, steps, registry, trust=trust),
        gone=grown.gone,
        standing=grown.standing,
        unstanding=grown.replacing,
        warned=warned,
        warnings=warnings_now(corpus, warned, found.after),
    )
