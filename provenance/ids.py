"""Stable public ids, made from content alone.

An id is a letter for its kind and 16 hexadecimal digits of a SHA-256 over the parts, so the same
input has the same ids on every machine and in every run. 64 bits keep the chance of a collision
below 1e-6 for six million records of one kind (birthday bound).
"""

from hashlib import sha256
from typing import NewType

ArticleId = NewType("ArticleId", str)
QuoteId = NewType("QuoteId", str)
ClaimId = NewType("ClaimId", str)
SourceId = NewType("SourceId", str)

_DIGITS = 16
_SEPARATOR = "\x1f"  # ASCII unit separator: cannot be confused with a part's own text


def digest(*parts: str) -> str:
    """Return the hexadecimal SHA-256 of the parts.

    >>> digest("a", "b") != digest("ab", "")
    True
    """
    return sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def article_id(
    url: str | None, outlet: str | None, published: str | None, title: str | None, text: str
) -> ArticleId:
    """Return the id of one article in one version, from what was given with it and its text.

    The path it was read from has no part in it: the same article read from two files is held once.
    """
    parts = [url or "", outlet or "", published or "", title or "", text]
    return ArticleId("a" + digest(*parts)[:_DIGITS])


def quote_id(article: ArticleId, field: str, start: int, end: int, kind: str) -> QuoteId:
    """Return the id of the quote that covers these offsets of an article's field."""
    return QuoteId("q" + digest(article, field, str(start), str(end), kind)[:_DIGITS])


def claim_id(quotes: "list[QuoteId] | tuple[QuoteId, ...]") -> ClaimId:
    """Return the id of the claim that these quotes form: that of its smallest quote id.

    A claim's id is made of one of its quotes, so an old id still leads to the claim which that
    quote is in now, even after the claim has grown and shows another id.
    """
    return ClaimId("c" + min(quotes)[1:])


def source_id(name: str, kind: str) -> SourceId:
    """Return the id of a speaker, agency or outlet by its canonical name and kind."""
    return SourceId("s" + digest(kind, name)[:_DIGITS])
