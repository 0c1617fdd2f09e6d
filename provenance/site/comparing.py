"""Two quotes side by side: what they share, what differs, and why they were (not) matched."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from provenance.errors import NotFoundError
from provenance.schemas import ArticleOut, QuoteOut
from provenance.site import failing
from provenance.site.answers import page, record
from provenance.site.holding import ask
from provenance.site.links import Links
from provenance.site.wording import runs, shared
from provenance.store import Reader

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

SHOWING = ("all", "same", "different")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two quotes, with the article that carries it."""

    quote: QuoteOut
    article: ArticleOut


async def compare(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/compare?a=QUOTE_ID&b=QUOTE_ID` and the same as `.json`."""
    asked = [(request.args.get(key) or "").strip() for key in ("a", "b")]
    as_json = request.url_vars.get("format") == "json"
    links = Links(datasette)
    if not all(asked) and not as_json:
        return await page(datasette, request, "compare_which", {"a": asked[0], "b": asked[1]})
    try:
        left, right = await ask(
            datasette, lambda reader: (side(reader, asked[0]), side(reader, asked[1]))
        )
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, links.claim)
    if as_json:
        return record(datasette, comparison(left, right))
    show = request.args.get("show") or "all"
    context = {"left": left, "right": right, "show": show if show in SHOWING else "all"}
    return await page(datasette, request, "compare", context | aligned(left, right))


def side(reader: Reader, quote_id: str) -> Side:
    """Return a quote with its article; raises NotFoundError for an unknown id."""
    quote = reader.quote(quote_id)
    return Side(quote=quote, article=reader.articles_by_id([quote.article_id])[quote.article_id])


def aligned(left: Side, right: Side) -> dict[str, Any]:
    """Return the alignment of two quotes' words, and the share of each that the other has."""
    of_left, of_right = shared(left.quote.text, right.quote.text)
    return {
        "runs": runs(left.quote.text, right.quote.text),
        "share_of_a": of_left,
        "share_of_b": of_right,
    }


def comparison(left: Side, right: Side) -> dict[str, Any]:
    """Return two quotes and their alignment as one JSON document."""
    from provenance.schemas import dump

    found = aligned(left, right)
    return {
        "a": dump(left.quote),
        "b": dump(right.quote),
        "same_claim": left.quote.claim_id == right.quote.claim_id,
        "share_of_a": round(found["share_of_a"], 3),
        "share_of_b": round(found["share_of_b"], 3),
        "alignment": [{"fate": run.fate, "text": run.text} for run in found["runs"]],
    }
