"""Two quotes side by side: what they share, what differs, and why they were (not) matched."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from provenance.errors import NotFoundError
from provenance.reports.comparison import compare_quotes
from provenance.schemas import ArticleOut, ComparisonOut, WordOut
from provenance.site import failing
from provenance.site.answers import page, record
from provenance.site.holding import ask
from provenance.site.links import Links
from provenance.site.wording import runs
from provenance.store import Reader

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

SHOWING = ("all", "same", "different")
_BARS = 12
"""Shared words whose weight is drawn: the rarest tell most."""


async def compare(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/compare?a=QUOTE_ID&b=QUOTE_ID` and the same as `.json`."""
    first, second = ((request.args.get(key) or "").strip() for key in ("a", "b"))
    as_json = request.url_vars.get("format") == "json"
    links = Links(datasette)
    if not (first and second) and not as_json:
        return await page(datasette, request, "compare_which", {"a": first, "b": second})
    try:
        found, articles = await ask(datasette, lambda reader: find(reader, first, second))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, links.quote)
    if as_json:
        return record(datasette, found)
    show = request.args.get("show") or "all"
    shown = {"show": show if show in SHOWING else "all"}
    return await page(datasette, request, "compare", shown | page_of(found, articles))


def find(reader: Reader, first: str, second: str) -> tuple[ComparisonOut, dict[str, ArticleOut]]:
    """Return the comparison of two quotes with their articles; raises NotFoundError."""
    found = compare_quotes(reader, first, second)
    return found, reader.articles_by_id({found.a.article_id, found.b.article_id})


def page_of(found: ComparisonOut, articles: dict[str, ArticleOut]) -> dict[str, Any]:
    """Return what the template of a comparison needs."""
    return {
        "found": found,
        "sides": [
            ("A", found.a, articles[found.a.article_id]),
            ("B", found.b, articles[found.b.article_id]),
        ],
        "runs": runs(found.a.text, found.b.text),
        "bars": bars(found.why.shared_words),
    }


def bars(words: list[WordOut]) -> list[tuple[str, float, float]]:
    """Return the weightiest words with their weight and its length in percent of the longest."""
    heaviest = sorted(words, key=lambda word: (-word.weight, word.word))[:_BARS]
    most = max((word.weight for word in heaviest), default=0.0) or 1.0
    return [(word.word, word.weight, 100 * word.weight / most) for word in heaviest]
