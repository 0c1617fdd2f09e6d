"""The database: opened, migrated, written and read here, and nowhere else."""

from provenance.store.connecting import is_ours
from provenance.store.describing import descriptions
from provenance.store.finding import Filters
from provenance.store.holdings import Holdings, Run
from provenance.store.publishing import Published, publish
from provenance.store.reader import Reader
from provenance.store.statements import StoredQuery, stored_queries

__all__ = [
    "Filters",
    "Holdings",
    "Published",
    "Reader",
    "Run",
    "StoredQuery",
    "descriptions",
    "is_ours",
    "publish",
    "stored_queries",
]
