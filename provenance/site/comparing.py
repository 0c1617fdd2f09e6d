"""Two quotes or two articles side by side: what they share, what differs, and why they match."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Forbidden, Response

from provenance.errors import NotFoundError
from provenance.reports.comparison import COMPARED, compare_quotes
from provenance.reports.words import LONGEST
from provenance.schemas import ArticleOut, ComparisonOut, LineageOut, WordOut, dump
from provenance.site import failing
from provenance.site.answers import page, record
from provenance.site.holding import ask
from provenance.site.links import Links
from provenance.site.options import Options
from provenance.site.wording import Run, runs
from provenance.store import Reader
from provenance.vocabulary import TextShown

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

SHOWING = ("all", "same", "different")
_BARS = 12
"""Shared words whose weight is drawn: the rarest tell most."""


async def compare(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/compare?a=ID&b=ID` for two quotes or two articles, and the same as `.json`."""
    first, second = ((request.args.get(key) or "").strip() for key in ("a", "b"))
    as_json = request.url_vars.get("format") == "json"
    if not (first and second) and not as_json:
        return await page(datasette, request, "compare_which", {"a": first, "b": second})
    articles = first.startswith("a") and second.startswith("a")
    try:
        answer = _articles if articles else _quotes
        return await answer(datasette, request, first, second)
    except NotFoundError as error:
        links = Links(datasette)
        link = links.article if articles else links.quote
        return await failing.missing(datasette, request, error, link)


async def _quotes(datasette: "Datasette", request: "Request", first: str, second: str) -> Response:
    found, articles = await ask(datasette, lambda reader: find(reader, first, second))
    if request.url_vars.get("format") == "json":
        return record(datasette, found)
    context = {"show": _showing(request), **page_of(found, articles)}
    return await page(datasette, request, "compare", context)


async def _articles(
    datasette: "Datasette", request: "Request", first: str, second: str
) -> Response:
    if Options.of(datasette).text is TextShown.AROUND:
        raise Forbidden("Whole texts are not shown here, so they cannot be set side by side.")
    found = await ask(datasette, lambda reader: find_articles(reader, first, second))
    if request.url_vars.get("format") == "json":
        return record(datasette, articles_record(found))
    context = {"show": _showing(request), "found": found, "compared": COMPARED}
    return await page(datasette, request, "compare_articles", context)


def _showing(request: "Request") -> str:
    asked = request.args.get("show")
    return asked if asked in SHOWING else SHOWING[0]


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
        "runs": runs(found.a.text[:COMPARED], found.b.text[:COMPARED]),
        "is_cut": max(len(found.a.text), len(found.b.text)) > COMPARED,
        "compared": COMPARED,
        "longest": LONGEST,
        "bars": bars(found.why.shared_words),
    }


def bars(words: list[WordOut]) -> list[tuple[str, float, float]]:
    """Return the weightiest words with their weight and its length in percent of the longest."""
    heaviest = sorted(words, key=lambda word: (-word.weight, word.word))[:_BARS]
    most = max((word.weight for word in heaviest), default=0.0) or 1.0
    return [(word.word, word.weight, 100 * word.weight / most) for word in heaviest]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTexts:
    """Two articles, their words aligned, the share of each that the other has, their lineage."""

    a: ArticleOut
    b: ArticleOut
    runs: list[Run]
    is_cut: bool
    share_of_a: float
    share_of_b: float
    lineage: list[LineageOut]


def find_articles(reader: Reader, first: str, second: str) -> TwoTexts:
    """Return two articles aligned word by word, their first 60,000 characters at most.

    Raises NotFoundError.
    """
    a, b = reader.article(first), reader.article(second)
    texts = a.text or "", b.text or ""
    aligned = runs(texts[0][:COMPARED], texts[1][:COMPARED])
    lineage = [
        item
        for item in reader.article_lineage(first)
        if {item.article_id, item.from_article_id} == {first, second}
    ]
    return TwoTexts(
        a=a,
        b=b,
        runs=aligned,
        is_cut=max(map(len, texts)) > COMPARED,
        share_of_a=_share(aligned, "dropped"),
        share_of_b=_share(aligned, "added"),
        lineage=lineage,
    )


def articles_record(found: TwoTexts) -> dict[str, Any]:
    """Return the comparison of two articles as one JSON document, their texts only as runs."""
    return {
        "a": dump(found.a.model_copy(update={"text": None})),
        "b": dump(found.b.model_copy(update={"text": None})),
        "share_of_a": round(found.share_of_a, 3),
        "share_of_b": round(found.share_of_b, 3),
        "lineage": [dump(item) for item in found.lineage],
        "alignment": [{"fate": run.fate, "text": run.text} for run in found.runs],
    }


def _share(aligned: list[Run], own: str) -> float:
    """Return the share of a side's letters that stand in runs which both sides have."""
    same = sum(len(run.text) for run in aligned if run.fate == "same")
    alone = sum(len(run.text) for run in aligned if run.fate == own)
    return same / (same + alone) if same else 0.0
