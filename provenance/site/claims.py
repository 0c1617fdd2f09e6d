"""The page of one claim: where it comes from, how it travelled, what was changed on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from provenance.errors import NotFoundError
from provenance.models import Span
from provenance.reports.pictures import chain_picture
from provenance.schemas import ArticleOut, ChangeOut, HopOut, OriginOut, QuoteOut, TraceOut
from provenance.site import failing
from provenance.site.answers import page, record
from provenance.site.holding import ask
from provenance.site.links import Links
from provenance.site.wording import Run, runs
from provenance.store import Reader

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_OPEN_CHAINS = 8
"""Chains that a page shows unfolded; with more, the rest is one click each."""


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
class Found:
    """What the reader says about a claim, asked for in one go."""

    trace: TraceOut
    articles: Mapping[str, ArticleOut]
    places: Mapping[str, Sequence[Span | None]]
    warnings: Sequence[Any]
    alternatives: Sequence[OriginOut]
    reference: str


async def claim(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/claim/ID` and `/claim/ID.json`."""
    asked = request.url_vars["id"]
    links = Links(datasette)
    try:
        if request.url_vars.get("format") == "json":
            return record(datasette, await ask(datasette, lambda reader: reader.trace(asked)))
        found = await ask(datasette, lambda reader: find(reader, asked))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, links.claim)
    return await page(datasette, request, "claim", context(found, links))


def find(reader: Reader, claim_id: str) -> Found:
    """Return everything that the page of a claim shows.

    Raises NotFoundError for an id that leads to no claim.
    """
    trace = reader.trace(claim_id)
    current = trace.claim.id
    needed = {quote.article_id for quote in trace.quotes}
    needed |= {hop.article_id for quote in trace.quotes for hop in quote.hops if hop.article_id}
    needed |= {
        known for known in [trace.claim.origin.article_id, trace.claim.first_article_id] if known
    }
    return Found(
        trace=trace,
        articles=reader.articles_by_id(sorted(needed)),
        places=reader.claim_hop_places(current),
        warnings=reader.claim_warnings(current),
        alternatives=reader.alternatives(current),
        reference=reader.reference(current),
    )


def context(found: Found, links: Links) -> dict[str, Any]:
    """Return what the template of a claim's page needs."""
    claim, quotes = found.trace.claim, found.trace.quotes
    reference = next(quote for quote in quotes if quote.id == found.reference)
    rows = [row(quote, reference, found, links) for quote in quotes]
    rows.sort(key=_by_time)
    return {
        "claim": claim,
        "reference": reference,
        "reference_article": found.articles[reference.article_id],
        "rows": rows,
        "open_chains": _OPEN_CHAINS,
        "first": found.articles.get(claim.first_article_id or ""),
        "origin_article": found.articles.get(claim.origin.article_id or ""),
        "warnings": [warning(item, links) for item in found.warnings],
        "alternatives": found.alternatives,
        "picture": Markup(chain_picture(found.trace, found.articles).svg),
        "notes": found.trace.notes,
        "speakers": sorted(
            {(quote.speaker, quote.speaker_kind) for quote in quotes if quote.speaker}
        ),
    }


def row(quote: QuoteOut, reference: QuoteOut, found: Found, links: Links) -> Row:
    """Return one quote as the page's tables show it."""
    places = found.places.get(quote.id, ())
    steps = []
    for index, hop in enumerate(quote.hops):
        place = places[index] if index < len(places) else None
        steps.append(
            Step(hop=hop, href=_evidence(hop, place, links), where=_where(hop, quote, found))
        )
    return Row(
        quote=quote,
        article=found.articles[quote.article_id],
        steps=steps,
        runs=runs(reference.text, quote.text),
        changes=[change for change in quote.changes if change.severity != "cosmetic"],
        cosmetic=[change for change in quote.changes if change.severity == "cosmetic"],
        is_reference=quote.id == reference.id,
    )


def warning(item: Any, links: Links) -> dict[str, Any]:
    """Return a warning with the address where its evidence can be seen."""
    href = links.article(item.article_id, quote_id=item.quote_id) if item.article_id else None
    return {"kind": item.kind, "sentence": item.sentence, "href": href}


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


def _by_time(row: Row) -> tuple[str, str, str]:
    return (
        row.article.published_earliest or "9999",
        row.article.published_latest or "9999",
        row.quote.id,
    )
