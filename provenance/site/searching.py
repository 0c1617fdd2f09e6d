"""The results of a search: claims in four bands, the words that match marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from provenance.schemas import ResultOut, SearchOut
from provenance.site.answers import page, record
from provenance.site.hits import marked
from provenance.site.holding import ask
from provenance.site.home import holdings_in_words
from provenance.site.marking import Piece
from provenance.site.shortening import Whole
from provenance.store import Filters, Reader
from provenance.text.normal import words
from provenance.vocabulary import Band

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

LONGEST = 5_000
"""Characters of a query that are looked at: more than any quote that somebody pastes."""
_LIMITS = (20, 100)
_BANDS = [band.value for band in Band]
_FILTERS = ("speaker", "source", "outlet", "since", "until", "lang")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A result, its text cut where words of the query stand."""

    result: ResultOut
    pieces: list[Piece]
    origins: int


async def search(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/search?q=...` and `/search.json?q=...`, with the filters of the command."""
    query = " ".join((request.args.get("q") or "")[:LONGEST].split())
    chosen = {name: (request.args.get(name) or "").strip() for name in _FILTERS}
    limit = limit_of(request.args.get("limit"))
    filters = Filters(**{name: value or None for name, value in chosen.items()})
    found, origins = await ask(datasette, lambda reader: find(reader, query, filters, limit))
    if request.url_vars.get("format") == "json":
        return record(datasette, found)
    context = {
        "query": query,
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "asked_for": Whole(request.query_string),
    }
    return await page(datasette, request, "search", context | results(found, origins))


def find(
    reader: Reader, query: str, filters: Filters, limit: int
) -> tuple[SearchOut, dict[str, int]]:
    """Return what a search finds, and to how many independent origins each claim goes back."""
    found = reader.search(query, filters=filters, limit=limit)
    claims = reader.claims_by_id([result.claim_id for result in found.results])
    return found, {id_: claim.independent_origins for id_, claim in claims.items()}


def limit_of(given: str | None) -> int:
    """Return how many results were asked for, within reason.

    >>> limit_of("7"), limit_of("1000000"), limit_of("many"), limit_of(None)
    (7, 100, 20, 20)
    """
    usual, most = _LIMITS
    if not given or not given.isdecimal() or len(given) > 9:
        return usual
    return min(max(int(given), 1), most)


def results(found: SearchOut, origins: Mapping[str, int]) -> dict[str, Any]:
    """Return the results by band, best band first, and what was searched."""
    asked = words(found.query)
    hits = [
        Hit(
            result=result,
            pieces=marked(result.text, asked),
            origins=origins.get(result.claim_id, 0),
        )
        for result in found.results
    ]
    hits.sort(key=lambda hit: _BANDS.index(hit.result.band))
    bands = {band: list(group) for band, group in groupby(hits, key=lambda hit: hit.result.band)}
    return {"bands": bands, "found": len(hits), "searched": holdings_in_words(found.holdings)}
