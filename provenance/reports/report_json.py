"""A report as one JSON document: what the HTML and the Markdown say, for programs."""

from typing import Any

from provenance import __version__
from provenance.reports import words
from provenance.reports.attribution import LIMITS
from provenance.reports.dossier import Absence, Dossier
from provenance.reports.verdict import open_questions, verdict
from provenance.schemas import ArticleOut, dump


def report_json(dossier: Dossier) -> dict[str, Any]:
    """Return the report on a claim, texts of articles left out."""
    return {
        "question": dossier.question,
        "verdict": verdict(dossier.traced, dossier.first),
        **dump(dossier.traced),
        "reference": dossier.reference.id,
        "chains": {q.id: words.chain_in_words(q.hops) for q in dossier.traced.quotes},
        "timeline": [_dated(article) for article in dossier.by_time],
        "contexts": {
            id_: {"before": around.before, "quote": around.quote, "after": around.after}
            for id_, around in dossier.contexts.items()
        },
        "articles": [_described(article) for article in dossier.articles.values()],
        "explained_warnings": [
            {
                "kind": warning.kind,
                "sentence": warning.sentence,
                "quote_id": warning.quote_id,
                "article_id": warning.article_id,
                "evidence": [proof.text for proof in warning.proofs],
            }
            for warning in dossier.warnings
        ],
        "alternatives": [dump(origin) for origin in dossier.alternatives],
        "open": list(
            open_questions(dossier.traced, dict(dossier.articles), list(dossier.alternatives))
        ),
        "near_misses": [dump(result) for result in dossier.near],
        **_frame(
            Absence(
                question=dossier.question,
                holdings=dossier.holdings,
                coverage=dossier.coverage,
                run=dossier.run,
            )
        ),
    }


def absence_json(nothing: Absence) -> dict[str, Any]:
    """Return the report that nothing was found, with what was searched."""
    return {"question": nothing.question, "verdict": None, "claim": None, **_frame(nothing)}


def _frame(searched: Absence) -> dict[str, Any]:
    """Return what was searched, by which run and version, and what a report cannot tell."""
    return {
        "holdings": dump(searched.holdings),
        "searched": dict(searched.coverage),
        "limits": list(LIMITS),
        "run": searched.run.id if searched.run else None,
        "version": __version__,
    }


def _dated(article: ArticleOut) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "outlet": article.outlet,
        "earliest": article.published_earliest,
        "latest": article.published_latest,
        "basis": article.published_basis,
    }


def _described(article: ArticleOut) -> dict[str, Any]:
    return {key: value for key, value in dump(article).items() if key != "text"}
