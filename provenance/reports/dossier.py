"""Everything a report on one claim is made of, gathered from the holdings in one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.models import Warning
from provenance.schemas import (
    ArticleOut,
    HoldingsOut,
    OriginOut,
    QuoteOut,
    ResultOut,
    RunOut,
    TraceOut,
)
from provenance.store import Reader
from provenance.text.sentences import sentences

_AROUND = 2  # sentences shown before and after a quote
_NEAR = 8  # other claims that a search for the reference's words finds


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The sentences around a quote in its article."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One claim with its articles, warnings, alternatives, contexts and near misses."""

    question: str
    traced: TraceOut
    reference: QuoteOut
    articles: Mapping[str, ArticleOut]
    warnings: Sequence[Warning]
    alternatives: Sequence[OriginOut]
    contexts: Mapping[str, Context]
    near: Sequence[ResultOut]
    holdings: HoldingsOut
    coverage: Mapping[str, Any]
    run: RunOut | None
    first: ArticleOut | None

    @property
    def by_time(self) -> list[ArticleOut]:
        """The articles by their intervals, undated ones last; the first one without a quote too."""
        first = {self.first.id: self.first} if self.first else {}
        return sorted(
            {**self.articles, **first}.values(),
            key=lambda a: (a.published_earliest or "9999", a.published_latest or "9999", a.id),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A question that the holdings have no answer to, with what was searched."""

    question: str
    holdings: HoldingsOut
    coverage: Mapping[str, Any]
    run: RunOut | None


def gather(reader: Reader, claim_id: str, question: str) -> Dossier:
    """Return the dossier of a claim. Raises NotFoundError for an unknown id."""
    traced = reader.trace(claim_id)
    articles = {
        id_: reader.article(id_) for id_ in sorted({quote.article_id for quote in traced.quotes})
    }
    reference_id = reader.reference(traced.claim.id)
    near = reader.search(traced.claim.text, limit=_NEAR).results
    return Dossier(
        question=question,
        traced=traced,
        reference=next(quote for quote in traced.quotes if quote.id == reference_id),
        articles=articles,
        warnings=reader.claim_warnings(traced.claim.id),
        alternatives=reader.alternatives(traced.claim.id),
        contexts={quote.id: context(articles[quote.article_id], quote) for quote in traced.quotes},
        near=[result for result in near if result.claim_id != traced.claim.id],
        holdings=reader.holdings(),
        coverage=searched(reader),
        run=last_run(reader),
        first=reader.article(first) if (first := traced.claim.first_article_id) else None,
    )


def searched(reader: Reader) -> dict[str, Any]:
    """Return the coverage without the moment of the last write, which is no fact of the news."""
    return {key: value for key, value in reader.coverage().items() if key != "as_of"}


def last_run(reader: Reader) -> RunOut | None:
    """Return the last run that added anything: the state of the holdings that a report shows."""
    return next((run for run in reversed(reader.runs()) if run.articles), None)


def absence(reader: Reader, question: str) -> Absence:
    """Return what was searched for a question without an answer."""
    return Absence(
        question=question,
        holdings=reader.holdings(),
        coverage=searched(reader),
        run=last_run(reader),
    )


def context(article: ArticleOut, quote: QuoteOut) -> Context:
    """Return the sentences around a quote, as far as its article has them."""
    text = (article.title or "") if quote.field == "title" else (article.text or "")
    spans = sentences(text)
    touched = [n for n, (start, end) in enumerate(spans) if end > quote.start and start < quote.end]
    if not touched:
        return Context(before="", quote=quote.text, after="")
    first, last = max(0, touched[0] - _AROUND), min(len(spans) - 1, touched[-1] + _AROUND)
    return Context(
        before=text[spans[first][0] : quote.start],
        quote=text[quote.start : quote.end],
        after=text[quote.end : spans[last][1]],
    )
