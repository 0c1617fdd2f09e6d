"""What the holdings cover, so that "earliest" and "not found" can be read for what they are."""

from typing import Any

from provenance.schemas import HoldingsOut
from provenance.store.connecting import Connection
from provenance.store.selecting import first, named
from provenance.store.statements import statement


def holdings(connection: Connection) -> HoldingsOut:
    """Return how many articles of how many outlets are held, and from when to when."""
    return HoldingsOut(**(first(connection, statement("holdings")) or {}))


def coverage(connection: Connection) -> dict[str, Any]:
    """Return counts, outlets, languages, months, gaps and doubtful articles, as plain values."""
    found: dict[str, Any] = holdings(connection).model_dump(mode="json", by_alias=True)
    found |= first(connection, statement("coverage_counts")) or {}
    for key, part in _PARTS.items():
        found[key] = named(connection, statement(f"coverage_{part}"))
    return found


_PARTS = {
    "by_outlet": "outlets",
    "by_language": "languages",
    "by_month": "months",
    "by_rejection": "rejections",
    "gaps": "gaps",
    "incomplete_articles": "incomplete_articles",
}
