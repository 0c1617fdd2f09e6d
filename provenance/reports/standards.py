"""The holdings as streams of the standards' documents, an article or a claim at a time."""

from collections.abc import Iterator
from typing import Any

from provenance.reports.annotation import annotation
from provenance.reports.claimreview import claim_document
from provenance.store import Reader


def annotations(reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield a Web Annotation for each quote, article by article."""
    for article in reader.articles(with_text=True):
        for quote in reader.article_quotes(article.id):
            yield annotation(quote, article)


def claim_documents(reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield a schema.org Claim for each claim."""
    for claim in reader.claims():
        quotes = reader.claim_quotes(claim.id)
        articles = reader.articles_by_id({quote.article_id for quote in quotes})
        yield claim_document(claim, quotes, articles)
