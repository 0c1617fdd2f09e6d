"""The first page: one box that takes a quote, what it searches, and questions worth a click."""

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from provenance.reports.words import count
from provenance.schemas import HoldingsOut
from provenance.site.answers import page, record
from provenance.site.dates import day
from provenance.site.holding import ask
from provenance.site.questions import home_questions

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request


async def home(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/` and `/.json`."""
    holdings = await ask(datasette, lambda reader: reader.holdings())
    if request.url_vars.get("format") == "json":
        return record(datasette, holdings)
    context: dict[str, Any] = {
        "sentences": holdings_in_words(holdings),
        "questions": home_questions(),
    }
    return await page(datasette, request, "home", context)


def holdings_in_words(holdings: HoldingsOut) -> list[str]:
    """Return what was searched in two sentences: what is held, and what that cannot show."""
    if not holdings.articles:
        return ["These holdings are empty: no article has been ingested yet."]
    articles, outlets = count(holdings.articles, "article"), count(holdings.outlets, "outlet")
    when = "none of them dated"
    if holdings.from_ and holdings.to:
        first, last = day(holdings.from_), day(holdings.to)
        when = f"dated {first}" if first == last else f"dated from {first} to {last}"
    return [
        f"These holdings are {articles} of {outlets}, {when}.",
        "What no held article carries cannot be found here: an earlier source may exist elsewhere.",
    ]
