"""What the page of a claim shows, put together from the reader's records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from provenance.models import Span, Warning
from provenance.reports.branching import when
from provenance.reports.citation import citation, inferred_steps
from provenance.reports.dossier import Context, context
from provenance.reports.near import NearMiss, near_misses
from provenance.reports.pictures import chain_picture
from provenance.reports.timescale import Timescale, timescale
from provenance.reports.words import LONGEST, count
from provenance.schemas import ArticleOut, ChangeOut, HopOut, OriginOut, QuoteOut, TraceOut
from provenance.site.links import Links
from provenance.site.shortening import Whole, fewer, nearest, whole_or_part
from provenance.site.warnings import told
from provenance.site.wording import Run, runs
from provenance.store import Reader

_OPEN_CHAINS = 4
"""Chains that a page shows unfolded; with more, the rest is one click each."""
MOST_ROWS = 60
"""Quotes that a page lists before somebody asks for all of them."""
_CONTEXTS = 12
"""Quotes whose surroundings a page shows: each needs the whole text of its article."""
_ALIGNED = 20_000  # characters of a wording that are aligned: ten times what a page shows of it
_CITED = 20_000  # characters of a citation: names may be of any length


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A hop with the address of the words that prove it."""

    hop: HopOut
    href: str | None
    where: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One quote of the claim: its article, its chain, and its wording against the reference."""

    quote: QuoteOut
    article: ArticleOut
    steps: list[Step]
    runs: list[Run]
    changes: list[ChangeOut]
    cosmetic: list[ChangeOut]
    is_reference: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An article on the line of time: where its interval begins and how long it is, in percent."""

    article: ArticleOut
    start: float | None
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that the evidence leaves open, and the articles that it is about."""

    sentence: str
    articles: list[ArticleOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the reader says about a claim, asked for in one go."""

    trace: TraceOut
    articles: Mapping[str, ArticleOut]
    places: Mapping[str, Sequence[Span | None]]
    warnings: Sequence[Warning]
    alternatives: Sequence[OriginOut]
    reference: QuoteOut
    contexts: Mapping[str, Context]
    near: Sequence[NearMiss]


def find(reader: Reader, claim_id: str) -> Found:
    """Return everything that the page of a claim shows.

    Raises NotFoundError for an id that leads to no claim.
    """
    trace = reader.trace(claim_id)
    current, origin = trace.claim.id, trace.claim.origin
    needed = {quote.article_id for quote in trace.quotes}
    needed |= {hop.article_id for quote in trace.quotes for hop in quote.hops if hop.article_id}
    needed |= {known for known in (origin.article_id, trace.claim.first_article_id) if known}
    named = reader.reference(current)
    reference = next(quote for quote in trace.quotes if quote.id == named)
    return Found(
        trace=trace,
        articles=reader.articles_by_id(sorted(needed)),
        places=reader.claim_hop_places(current),
        warnings=reader.claim_warnings(current),
        alternatives=reader.alternatives(current),
        reference=reference,
        contexts=_contexts(reader, trace.quotes, reference.id),
        near=near_misses(reader, trace, reference),
    )


def page_of(
    found: Found, links: Links, address: str, *, most: int | None = MOST_ROWS
) -> dict[str, Any]:
    """Return what the template of a claim's page needs; `address` is the page's own, in full.

    Of more than `most` quotes the earliest are listed, and the reference in any case.
    """
    trace, articles = found.trace, found.articles
    claim, quotes, reference = trace.claim, trace.quotes, found.reference
    ordered = sorted(quotes, key=lambda quote: when(quote, articles))
    listed = [*ordered[:most], *(each for each in ordered[most:] if each is reference)]
    rows = [_row(quote, reference, found, links) for quote in listed]
    carriers = {quote.article_id: articles[quote.article_id] for quote in quotes}
    return {
        "claim": claim,
        "reference": reference,
        "fragments": whole_or_part(fragments(reference)),
        "is_cut": any(len(quote.text) > LONGEST for quote in quotes),
        "longest": LONGEST,
        "reference_article": articles[reference.article_id],
        "rows": rows,
        "unlisted": len(quotes) - len(rows),
        "wordings": _by_wording(rows),
        "open_chains": _OPEN_CHAINS,
        "first": articles.get(claim.first_article_id or ""),
        "may_be_earlier": _may_be_earlier(claim.first_article_id, carriers),
        "origin_article": articles.get(claim.origin.article_id or ""),
        "warnings": told(found.warnings, links),
        "alternatives": found.alternatives,
        "speakers": sorted(
            {(quote.speaker, quote.speaker_kind) for quote in quotes if quote.speaker}
        ),
        "picture": Markup(chain_picture(trace, articles).svg),  # escapes what it is given
        "moments": _moments([row.article for row in rows]),
        "contexts": found.contexts,
        "open": _open(found, carriers),
        "near": found.near,
        "citation": Whole(citation(trace, articles, address)[:_CITED]),
        "inferred": inferred_steps(trace),
    }


def fragments(quote: QuoteOut) -> list[str]:
    """Return the marked fragments of a quote that has several, otherwise its whole text."""
    lengths = [end - start for start, end in quote.segments]
    if quote.kind != "mixed" or sum(lengths) + len(lengths) - 1 != len(quote.text):
        return [quote.text]
    starts = accumulate([0, *(length + 1 for length in lengths[:-1])])
    return [
        quote.text[start : start + length] for start, length in zip(starts, lengths, strict=True)
    ]


def _row(quote: QuoteOut, reference: QuoteOut, found: Found, links: Links) -> Row:
    places = found.places.get(quote.id, ())
    steps = []
    for index, hop in enumerate(quote.hops):
        place = places[index] if index < len(places) else None
        href = _evidence(hop, place, links)
        steps.append(Step(hop=hop, href=href, where=_where(hop, quote, found)))
    return Row(
        quote=quote,
        article=found.articles[quote.article_id],
        steps=steps,
        runs=fewer(runs(reference.text[:_ALIGNED], quote.text[:_ALIGNED])),
        changes=sorted(
            (change for change in quote.changes if change.severity != "cosmetic"),
            key=lambda change: change.severity != "meaning",
        ),
        cosmetic=[change for change in quote.changes if change.severity == "cosmetic"],
        is_reference=quote.id == reference.id,
    )


def _evidence(hop: HopOut, place: Span | None, links: Links) -> str | None:
    if hop.article_id is None:
        return None
    if place is not None:
        return links.passage(hop.article_id, *place)
    return links.words(hop.article_id, hop.text) if hop.text else links.article(hop.article_id)


def _where(hop: HopOut, quote: QuoteOut, found: Found) -> str | None:
    """Return the outlet in whose article the words stand, where it is not the carrier itself."""
    if hop.article_id is None or hop.article_id == quote.article_id:
        return None
    article = found.articles.get(hop.article_id)
    return article.outlet if article else None


def _by_wording(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows grouped by their letters, the reference's group first, then by time."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.quote.text, []).append(row)
    return sorted(groups.values(), key=lambda group: not any(row.is_reference for row in group))


def _may_be_earlier(first: str | None, carriers: Mapping[str, ArticleOut]) -> list[ArticleOut]:
    """Return the articles whose dates leave it open whether they came before the first one."""
    held = carriers.get(first or "")
    latest = held.published_latest if held else None
    if latest is None:
        return []
    return [
        article
        for article in carriers.values()
        if article.id != first
        and article.published_earliest is not None
        and article.published_earliest <= latest
    ]


def _moments(articles: Sequence[ArticleOut]) -> list[Moment]:
    once = list({article.id: article for article in articles}.values())
    bounds = [
        instant
        for article in once
        for instant in (article.published_earliest, article.published_latest)
        if instant
    ]
    scale = timescale(bounds, left=0.0, right=98.0)
    return [_moment(article, scale) for article in once]


def _moment(article: ArticleOut, scale: Timescale | None) -> Moment:
    first, last = article.published_earliest, article.published_latest
    if scale is None or first is None:
        return Moment(article=article, start=None, length=0.0)
    start = scale.place(first)
    return Moment(article=article, start=start, length=scale.place(last or first) - start)


def _contexts(reader: Reader, quotes: Sequence[QuoteOut], reference: str) -> dict[str, Context]:
    ordered = sorted(quotes, key=lambda quote: quote.id != reference)[:_CONTEXTS]
    texts = {id_: reader.article(id_) for id_ in {quote.article_id for quote in ordered}}
    return {quote.id: nearest(context(texts[quote.article_id], quote)) for quote in ordered}


def _open(found: Found, carriers: Mapping[str, ArticleOut]) -> list[Question]:
    """Return what the evidence leaves open, each with the articles that it is about."""
    about = (
        ("No date is known, so the order in time is open, for", _undated),
        ("Dated from one side only", _half_dated),
        ("Text was visibly lost before it got here, in", lambda article: not article.complete),
        ("The outlet was read off the text and not given with it, for", _inferred),
    )
    questions = [
        Question(sentence=sentence, articles=concerned)
        for sentence, holds in about
        if (concerned := [article for article in carriers.values() if holds(article)])
    ]
    guesses = sum(hop.evidence == "temporal" for quote in found.trace.quotes for hop in quote.hops)
    unnamed = sum(quote.speaker is None for quote in found.trace.quotes)
    if guesses:
        sentence = f"{count(guesses, 'step')} of chains rest on the order in time alone"
        questions.append(Question(sentence=sentence, articles=[]))
    if unnamed:
        sentence = f"{count(unnamed, 'quote')} whose speaker the article does not tell"
        questions.append(Question(sentence=sentence, articles=[]))
    return questions


def _undated(article: ArticleOut) -> bool:
    return article.published_earliest is None and article.published_latest is None


def _half_dated(article: ArticleOut) -> bool:
    return (article.published_earliest is None) != (article.published_latest is None)


def _inferred(article: ArticleOut) -> bool:
    return article.outlet_basis == "inferred"
