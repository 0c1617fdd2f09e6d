"""Two quotes side by side: how their wordings differ, and why they were matched or not."""

from dataclasses import asdict
from typing import Any

from provenance.ids import ArticleId, QuoteId
from provenance.matching import Form, compare, explain
from provenance.schemas import ArticleOut, ComparisonOut, ExplanationOut, QuoteOut
from provenance.store import Reader
from provenance.vocabulary import QuoteKind, SpeakerKind

COMPARED = 60_000
"""Characters of each wording that are compared: some ten thousand words, more than any speech."""


def compare_quotes(reader: Reader, first: str, second: str) -> ComparisonOut:
    """Return the comparison of two quotes by id, the first as the reference.

    Of a longer wording the first 60,000 characters are compared. Raises NotFoundError for an
    unknown id.
    """
    a, b = reader.quote(first), reader.quote(second)
    relation, changes = compare(a.text[:COMPARED], b.text[:COMPARED], kind=QuoteKind(b.kind))
    return ComparisonOut.model_validate(
        {
            "a": a.model_dump(),
            "b": b.model_dump(),
            "same_claim": a.claim_id is not None and a.claim_id == b.claim_id,
            "relation": relation,
            "changes": [asdict(change) for change in changes],
            "why": explained(reader, a, b).model_dump(),
        }
    )


def explained(reader: Reader, a: QuoteOut, b: QuoteOut) -> ExplanationOut:
    """Return why two quotes are, or are not, matched directly with each other."""
    articles = reader.articles_by_id({a.article_id, b.article_id})
    kin = [
        (ArticleId(edge.article_id), ArticleId(edge.from_article_id))
        for edge in reader.article_lineage(b.article_id)
        if edge.from_article_id is not None
    ]
    why = explain(_form(a, articles[a.article_id]), _form(b, articles[b.article_id]), kin=kin)
    return ExplanationOut.model_validate(_rounded(asdict(why)))


def _rounded(why: dict[str, Any]) -> dict[str, Any]:
    words = [{"word": word, "weight": round(weight, 2)} for word, weight in why["shared_words"]]
    rounded = {key: round(x, 3) if isinstance(x, float) else x for key, x in why.items()}
    return {**rounded, "shared_words": words}


def _form(quote: QuoteOut, article: ArticleOut) -> Form:
    return Form(
        quote_id=QuoteId(quote.id),
        article_id=ArticleId(quote.article_id),
        outlet=article.outlet,
        text=quote.text[:COMPARED],
        kind=QuoteKind(quote.kind),
        speaker=quote.speaker,
        speaker_kind=SpeakerKind(quote.speaker_kind),
        earliest=article.published_earliest,
        latest=article.published_latest,
        depth=len(quote.via),
        spun=False,
        sources=tuple(quote.via),
    )
