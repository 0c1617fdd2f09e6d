"""Claims in the words of schema.org: Claim, and ClaimReview where a person gives a rating.

The program never rates: without a rating there is a `Claim` with `firstAppearance` and
`appearance`, and nothing that looks like a verdict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from provenance.schemas import ArticleOut, ClaimOut, HopOut, QuoteOut

CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A person's verdict on a claim, and who gives it on which page."""

    verdict: str
    reviewer: str
    url: str


def claim_document(
    claim: ClaimOut, quotes: Sequence[QuoteOut], articles: Mapping[str, ArticleOut]
) -> dict[str, Any]:
    """Return the schema.org Claim of a claim: who, what, where it appeared first and since."""
    first = articles.get(claim.first_article_id or "")
    speaker = _speaker(quotes)
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Claim",
        "@id": f"urn:provenance-tracker:{claim.id}",
        "text": claim.text,
        "appearance": [_work(articles[quote.article_id], quote) for quote in quotes],
        "description": _description(claim),
    }
    if speaker is not None:
        document["author"] = speaker
    if first is not None:
        quote = next((q for q in quotes if q.article_id == first.id), None)
        document["firstAppearance"] = _work(first, quote)
    return document


def claim_review(claim: Mapping[str, Any], rating: Rating) -> dict[str, Any]:
    """Return the ClaimReview of a claim document with the rating that a person gave."""
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": rating.url,
        "claimReviewed": claim["text"],
        "itemReviewed": dict(claim),
        "author": {"@type": "Organization", "name": rating.reviewer},
        "reviewRating": {"@type": "Rating", "alternateName": rating.verdict},
    }


def _speaker(quotes: Sequence[QuoteOut]) -> dict[str, str] | None:
    """Return the speaker as an agent if every quote that names one names the same."""
    kinds = {q.speaker: q.speaker_kind for q in quotes if q.speaker and q.speaker_kind != "unknown"}
    if len(kinds) != 1:
        return None
    ((name, kind),) = kinds.items()
    types = {"person": "Person", "organisation": "Organization"}
    return {"@type": types[kind], "name": name} if kind in types else None


def _work(article: ArticleOut, quote: QuoteOut | None) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": f"urn:provenance-tracker:{article.id}",
        "headline": article.title,
        "url": article.url,
        "datePublished": _stated_date(article),
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
    }
    if quote is not None:
        work["creditText"] = " → ".join(map(_credited, quote.hops))
    return {key: value for key, value in work.items() if value is not None}


def _credited(hop: HopOut) -> str:
    """Return a hop with its evidence; one that no article states is marked as inferred."""
    inferred = ", inferred" if hop.evidence in ("textual", "temporal") else ""
    return f"{hop.source} ({hop.evidence}{inferred})"


def _description(claim: ClaimOut) -> str:
    """Return where the evidence leads, in words: schema.org has no property for it."""
    origin = claim.origin
    rests = f", {origin.evidence} evidence" if origin.evidence else ""
    return (
        f"Origin {origin.source or 'unknown'} ({origin.status}{rests}): {origin.reason} "
        f"Independent origins in these holdings: {claim.independent_origins}."
    )


def _stated_date(article: ArticleOut) -> str | None:
    """Return the date that came with the article if it is an ISO 8601 one: a bound is no date."""
    given = article.published or ""
    try:
        datetime.fromisoformat(given)
    except ValueError:
        return None
    return given
