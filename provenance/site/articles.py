"""The page of one article: its text with what is quoted in it, its credits, its relatives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from datasette.utils.asgi import Response

from provenance.errors import NotFoundError
from provenance.models import Span
from provenance.reports.words import LONGEST, shortened
from provenance.schemas import ArticleOut, LineageOut, QuoteOut
from provenance.site import failing
from provenance.site.answers import page, record
from provenance.site.excerpts import around
from provenance.site.holding import ask
from provenance.site.links import Links
from provenance.site.marking import Mark, paragraphs
from provenance.site.options import Options
from provenance.site.parts import Part, part_at, within
from provenance.site.shortening import Whole
from provenance.site.versions import Version, versions_of
from provenance.site.warnings import told
from provenance.store import Reader
from provenance.vocabulary import TextShown

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_EVIDENCE, _CREDIT, _QUOTE, _SOURCE, _CUE = 0, 1, 2, 3, 4  # which mark stands outside which


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the reader says about an article, asked for in one go."""

    article: ArticleOut
    quotes: Sequence[QuoteOut]
    lineage: Sequence[LineageOut]
    others: Mapping[str, ArticleOut]
    versions: Sequence[Version]
    warnings: Sequence[Any]


async def article(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/article/ID` and `/article/ID.json`."""
    asked, links = request.url_vars["id"], Links(datasette)
    options = Options.of(datasette)
    try:
        if request.url_vars.get("format") == "json":
            held = await ask(datasette, lambda reader: reader.article(asked))
            shown = (
                held if options.text is TextShown.FULL else held.model_copy(update={"text": None})
            )
            return record(datasette, shown)
        found = await ask(datasette, lambda reader: find(reader, asked))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, links.article)
    text = found.article.text or ""
    evidence = asked_for(request.args, text)
    part = part_at(text, evidence[0] if evidence else offset_of(request.args.get("at")))
    context = page_of(found, evidence, part, options) | {"warnings": told(found.warnings, links)}
    return await page(datasette, request, "article", context)


def find(reader: Reader, article_id: str) -> Found:
    """Return everything that the page of an article shows.

    Raises NotFoundError for an id that these holdings do not have.
    """
    lineage = reader.article_lineage(article_id)
    relatives = {item.article_id for item in lineage}
    relatives |= {item.from_article_id for item in lineage if item.from_article_id}
    article = reader.article(article_id)
    return Found(
        article=article,
        quotes=reader.article_quotes(article_id),
        lineage=lineage,
        others=reader.articles_by_id(sorted(relatives - {article_id})),
        versions=versions_of(reader, article),
        warnings=reader.article_warnings(article_id),
    )


def asked_for(args: Any, text: str) -> Span | None:
    """Return the offsets that an address asks to mark as evidence: `from` and `to`, or `words`."""
    words = args.get("words")
    if words:
        start = text.find(words)
        return (start, start + len(words)) if start >= 0 else None
    start, end = offset_of(args.get("from")), min(offset_of(args.get("to")), len(text))
    return (start, end) if start < end else None


def offset_of(given: str | None) -> int:
    """Return the offset that an address names, 0 for anything else.

    >>> offset_of("12"), offset_of("x"), offset_of(None)
    (12, 0, 0)
    """
    return int(given) if given and given.isdecimal() and len(given) < 12 else 0


def page_of(found: Found, evidence: Span | None, part: Part, options: Options) -> dict[str, Any]:
    """Return what the template of an article's page needs; `part` is what it shows of the text."""
    article, text = found.article, found.article.text or ""
    ordered = sorted(
        found.quotes, key=lambda quote: (quote.field != "title", quote.start, quote.id)
    )
    numbers = {quote.id: number for number, quote in enumerate(ordered, start=1)}
    quotes = [quote for quote in ordered if quote.field == "title" or _stands_in(quote, part.span)]
    marks = marks_of(article, quotes, evidence)
    excerpts = around(text, marks) if options.text is TextShown.AROUND else None
    title = shortened(article.title or "")
    return {
        "article": article,
        "quotes": quotes,
        "quoted": len(ordered),
        "numbers": numbers,
        "part": part,
        "ends": {quote.id: quote.segments[-1][1] for quote in quotes},
        "safe_url": Whole(article.url) if is_web_address(article.url) else None,
        "outlet_kind": outlet_kind(quotes),
        "claims": {quote.id: quote.claim_id for quote in quotes},
        "title_pieces": paragraphs(title, _quote_marks(quotes, "title")),
        "paragraphs": paragraphs(
            text, marks, shown=within([(0, len(text))] if excerpts is None else excerpts, part.span)
        ),
        "excerpts_only": excerpts is not None,
        "evidence": evidence,
        "comes_from": [item for item in found.lineage if item.article_id == article.id],
        "copied_by": [item for item in found.lineage if item.from_article_id == article.id],
        "others": found.others,
        "versions": found.versions,
    }


def _stands_in(quote: QuoteOut, part: Span) -> bool:
    return quote.start < part[1] and part[0] < quote.end


def is_web_address(url: str | None) -> bool:
    """Return whether an address may be linked to: a page on the web, nothing that runs.

    Nor one longer than any that a browser and its server agree on.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    if not url or len(url) > LONGEST:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def outlet_kind(quotes: Sequence[QuoteOut]) -> str:
    """Return the kind of the carrying outlet, which the last hop of any of its quotes tells."""
    return next((quote.hops[-1].source_kind for quote in quotes if quote.hops), "unknown")


def marks_of(article: ArticleOut, quotes: Iterable[QuoteOut], evidence: Span | None) -> list[Mark]:
    """Return the marks of an article's text: quotes with source and cue, credits, the evidence."""
    marks = _quote_marks(quotes, "text")
    for credit in article.credits:
        if credit.start is not None and credit.end is not None:
            marks.append(
                Mark(
                    start=credit.start,
                    end=credit.end,
                    role="credit",
                    owner=credit.kind,
                    order=_CREDIT,
                )
            )
    if evidence:
        start, end = evidence
        marks.append(
            Mark(start=start, end=end, role="evidence", anchor="evidence", order=_EVIDENCE)
        )
    return marks


def _quote_marks(quotes: Iterable[QuoteOut], field: str) -> list[Mark]:
    marks = []
    for quote in quotes:
        if quote.field != field:
            continue
        for index, (start, end) in enumerate(quote.segments):
            anchor = quote.id if index == 0 else ""
            marks.append(
                Mark(
                    start=start,
                    end=end,
                    role="content",
                    owner=quote.id,
                    anchor=anchor,
                    order=_QUOTE,
                )
            )
        for first, last, role, order in (
            (quote.speaker_start, quote.speaker_end, "source", _SOURCE),
            (quote.cue_start, quote.cue_end, "cue", _CUE),
        ):
            if first is not None and last is not None:
                marks.append(Mark(start=first, end=last, role=role, owner=quote.id, order=order))
    return marks
