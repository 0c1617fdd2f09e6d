"""The addresses of one claim: its page, its records as JSON and CSV, its report."""

import csv
import io
from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from provenance.errors import NotFoundError
from provenance.reports.filing import report_text
from provenance.reports.words import chain_in_words
from provenance.schemas import ArticleOut, QuoteOut
from provenance.site import failing
from provenance.site.answers import page, record, report
from provenance.site.claim_page import MOST_ROWS, find, page_of
from provenance.site.holding import ask
from provenance.site.links import Links
from provenance.site.rows import inert
from provenance.store import Reader
from provenance.vocabulary import ReportFormat

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_COLUMNS = (
    "quote",
    "article",
    "outlet",
    "published_earliest",
    "published_latest",
    "speaker",
    "chain",
    "evidence",
    "relation",
    "meaning_changes",
    "text",
)
_TYPES = {
    ReportFormat.HTML: "text/html",
    ReportFormat.MARKDOWN: "text/markdown",
    ReportFormat.JSON: "application/json",
}


async def claim(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/claim/ID`, `/claim/ID.json` and `/claim/ID.csv`."""
    asked, links = request.url_vars["id"], Links(datasette)
    try:
        match request.url_vars.get("format"):
            case "json":
                return record(datasette, await ask(datasette, lambda reader: reader.trace(asked)))
            case "csv":
                text = await ask(datasette, lambda reader: as_csv(reader, asked))
                return Response(text, content_type="text/csv; charset=utf-8")
        found = await ask(datasette, lambda reader: find(reader, asked))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, links.claim)
    address = str(datasette.absolute_url(request, links.claim(found.trace.claim.id)))
    most = None if request.args.get("quotes") == "all" else MOST_ROWS
    return await page(datasette, request, "claim", page_of(found, links, address, most=most))


async def claim_report(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/claim/ID/report`, as HTML that stands alone, and the same as `.md` and `.json`."""
    asked = request.url_vars["id"]
    form = ReportFormat(request.url_vars.get("format") or "html")
    try:
        text = await ask(datasette, lambda reader: _report(reader, asked, form))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, Links(datasette).claim)
    return report(text, _TYPES[form])


def as_csv(reader: Reader, claim_id: str) -> str:
    """Return a claim's quotes as comma-separated values, one quote a line, chains in words."""
    quotes = reader.trace(claim_id).quotes
    articles = reader.articles_by_id({quote.article_id for quote in quotes})
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    writer.writerows(_line(quote, articles[quote.article_id]) for quote in quotes)
    return written.getvalue()


def _line(quote: QuoteOut, article: ArticleOut) -> list[str]:
    values = (
        quote.id,
        article.id,
        article.outlet,
        article.published_earliest,
        article.published_latest,
        quote.speaker,
        chain_in_words(quote.hops),
        " → ".join(hop.evidence for hop in quote.hops),
        quote.relation,
        str(sum(change.severity == "meaning" for change in quote.changes)),
        quote.text,
    )
    return [inert(value or "") for value in values]


def _report(reader: Reader, claim_id: str, form: ReportFormat) -> str:
    return report_text(reader, claim_id, reader.claim(claim_id).text, form)
