"""The way of the data, as code: what happens to a record, and what the records say together.

    record → article → quotes → fingerprint                      (`analyse`: one record at a time)
    fingerprints → lineage → claims → chains, origins, warnings  (`derive`: all of them)
    the same, as far as added articles touch it                  (`derive_added`)

Nothing here opens, reads or writes anything: `Corpus` is whatever holds the analysed articles.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from provenance.description import describe
from provenance.extraction import extract
from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.matching import Form, Growth, grow, settle
from provenance.models import (
    Article,
    Claim,
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
    Earlier,
    Fingerprint,
    Linkable,
    Relinked,
    Sighting,
    Step,
    Traceable,
    article_warnings,
    clocks_of,
    depths,
    fingerprint,
    linked,
    relink,
    retrace,
    sighting,
    touched,
    trace,
    warnings_of,
)
from provenance.vocabulary import LineageRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """One article with everything that can be said of it alone."""

    article: Article
    quotes: tuple[Quote, ...]
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the articles say together. `traced` is consumed once, claim by claim.

    `standing` is what matching keeps, to add to the claims; `sightings` is what the lineages tell
    of outlets' clocks.
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


class Corpus(Protocol):
    """Analysed articles, read as often as needed; `facts` are articles without their text."""

    def facts(self) -> Iterator[Article]: ...

    def quotes(self) -> Iterator[Quote]: ...

    def fingerprints(self) -> Iterator[Fingerprint]: ...

    def article(self, article_id: ArticleId) -> Article: ...


class EarlierCorpus(Corpus, Linkable, Traceable, Earlier, Protocol):
    """A corpus with what was derived from it before its last articles were `added`."""

    @property
    def added(self) -> Sequence[ArticleId]: ...

    def sightings(self) -> Counter[Sighting]: ...

    def standing(self) -> Iterator[bytes]: ...

    def forms_of(self, ids: Iterable[QuoteId]) -> Iterator[Form]: ...

    def forms_in(self, articles: Iterable[ArticleId]) -> Iterator[Form]: ...

    def quotes_in(self, articles: Iterable[ArticleId]) -> Iterator[Quote]: ...

    def claims_of(self, ids: Iterable[ClaimId]) -> list[Claim]: ...

    def steps(self) -> dict[ArticleId, Step]: ...


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
    steps = _steps(lineages)
    seen = _sightings(lineages, facts, registry)
    settled = settle(_forms(quotes.values(), facts, steps), kin=_kin(steps))
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
            clocks=clocks_of(seen),
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
    steps = {a: s for a, s in before.items() if a not in found.before} | _steps(
        found.after.values()
    )
    seen = _seen_now(corpus, found, registry)
    if clocks_of(seen) != clocks_of(corpus.sightings()):
        return None
    tell("claims")
    grown = _grown(corpus, before, steps)
    tell("chains")
    again = touched(corpus, added, found.changed, (before, steps), registry)
    again -= grown.gone | {claim.id for claim in grown.claims}
    after = {article_id: found.after.get(article_id) for article_id in found.changed}
    warned = found.changed | added.keys()
    return Amended(
        relinked=found.changed,
        lineages=tuple(one for one in after.values() if one is not None),
        ties=found.ties,
        untied=found.untied,
        sightings=seen,
        traced=retrace(
            [*grown.claims, *corpus.claims_of(again)],
            corpus,
            after,
            steps,
            registry,
            clocks=clocks_of(seen),
        ),
        gone=grown.gone,
        standing=grown.standing,
        unstanding=grown.replacing,
        warned=warned,
        warnings=_warnings(corpus, warned, found.after),
    )


def _sightings(
    lineages: Iterable[Lineage], facts: Mapping[ArticleId, Article], registry: Registry
) -> Counter[Sighting]:
    """Return how often lineages tell something of an outlet's clock."""
    seen = (sighting(one, facts, registry) for one in lineages)
    return Counter(one for one in seen if one is not None)


def _seen_now(corpus: EarlierCorpus, found: Relinked, registry: Registry) -> Counter[Sighting]:
    """Return how often all lineages tell something of a clock, with those that have changed."""
    sides = [[one[a] for a in found.changed if a in one] for one in (found.before, found.after)]
    ids = {a for side in sides for x in side for a in (x.article_id, x.from_article_id)}
    facts = corpus.facts_of(a for a in ids if a is not None)
    gone, come = (_sightings(side, facts, registry) for side in sides)
    return corpus.sightings() - gone + come


def _warnings(
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


class _Earlier:
    """Quotes as matching asks for them, with lineage as it is after the last articles came."""

    def __init__(self, corpus: EarlierCorpus, steps: Mapping[ArticleId, Step]) -> None:
        self._corpus = corpus
        self._depths, self._spun = depths(steps), _spun(steps)

    def standing(self) -> Iterable[bytes]:
        return self._corpus.standing()

    def forms(self, quotes: Sequence[QuoteId]) -> Iterator[Form]:
        return map(self._now, self._corpus.forms_of(quotes))

    def forms_in(self, articles: Collection[ArticleId]) -> Iterator[Form]:
        return map(self._now, self._corpus.forms_in(articles))

    def claims_of(self, ids: Collection[ClaimId]) -> list[Claim]:
        return self._corpus.claims_of(ids)

    def _now(self, form: Form) -> Form:
        depth = self._depths.get(form.article_id)
        if depth is None:
            return form
        return replace(form, depth=form.depth + depth, spun=form.article_id in self._spun)


def _grown(
    corpus: EarlierCorpus, before: Mapping[ArticleId, Step], after: Mapping[ArticleId, Step]
) -> Growth:
    """Return how claims change with the added articles."""
    earlier = _Earlier(corpus, after)
    related, kin = set(_kin(before)) ^ set(_kin(after)), _kin(after)
    moved = {article for pair in related for article in pair}
    moved |= {article for article, _ in depths(before).items() ^ depths(after).items()}
    moved |= _spun(before) ^ _spun(after)
    fresh = earlier.forms_in(corpus.added)
    return grow(earlier, fresh, kin=kin, touched=moved - set(corpus.added))


def _steps(lineages: Iterable[Lineage]) -> dict[ArticleId, Step]:
    """Return from which held article each text comes, None if from no held one, and how."""
    return {x.article_id: (x.from_article_id, x.relation) for x in lineages}


def _spun(steps: Mapping[ArticleId, Step]) -> set[ArticleId]:
    """Return the articles that are spun copies."""
    return {a for a, (_, relation) in steps.items() if relation is LineageRelation.SPUN}


def _kin(steps: Mapping[ArticleId, Step]) -> list[tuple[ArticleId, ArticleId]]:
    """Return the pairs of articles whose texts are known to be related."""
    return [(copy, source) for copy, (source, _) in steps.items() if source is not None]


def _forms(
    quotes: Iterable[Quote], facts: Mapping[ArticleId, Article], steps: Mapping[ArticleId, Step]
) -> Iterator[Form]:
    """Yield what matching needs to know of each quote."""
    depth, spun = depths(steps), _spun(steps)
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
            earliest=article.dates.earliest,
            latest=article.dates.latest,
            depth=len(quote.via) + depth.get(quote.article_id, 0),
            spun=quote.article_id in spun,
            sources=tuple(via.source for via in quote.via),
        )
