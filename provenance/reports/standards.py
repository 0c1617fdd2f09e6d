"""The holdings as streams of the standards' documents, an article or a claim at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from provenance.errors import InputError
from provenance.reports.annotation import annotation
from provenance.reports.claimreview import Rating, claim_document, claim_review
from provenance.schemas import ClaimOut
from provenance.store import Reader


def annotations(reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield a Web Annotation for each quote, article by article."""
    for article in reader.articles(with_text=True):
        for quote in reader.article_quotes(article.id):
            yield annotation(quote, article)


def claim_documents(reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield a schema.org Claim for each claim."""
    for claim in reader.claims():
        yield _document(reader, claim)


def _document(reader: Reader, claim: ClaimOut) -> dict[str, Any]:
    quotes = reader.claim_quotes(claim.id)
    wanted = [quote.article_id for quote in quotes]
    first = claim.first_article_id
    articles = reader.articles_by_id([*wanted, first] if first else wanted)
    return claim_document(claim, quotes, articles)


class _Rated(BaseModel):
    """One line of a file of ratings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim_id: str
    verdict: str
    reviewer: str
    url: str


def claim_reviews(reader: Reader, ratings: Path) -> Iterator[dict[str, Any]]:
    """Yield a ClaimReview for each rating that a person gave in a file of JSON lines.

    Raises InputError with the place of a bad line, NotFoundError for an unknown claim.
    """
    try:
        lines = ratings.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{ratings}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rated = _Rated.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "line"
            raise InputError(f"{ratings}:{number}: {place}: {first['msg']}") from error
        rating = Rating(verdict=rated.verdict, reviewer=rated.reviewer, url=rated.url)
        yield claim_review(_document(reader, reader.claim(rated.claim_id)), rating)
