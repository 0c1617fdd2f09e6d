"""The database: opened, migrated, written and read here, and nowhere else.

Each name is loaded when it is asked for: who reads does not wait for what writes.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
_PLACES = {
    "connecting": ("is_ours",),
    "describing": ("descriptions",),
    "finding": ("Filters",),
    "holdings": ("Holdings", "Run"),
    "publishing": ("Published", "publish"),
    "reader": ("Reader",),
    "statements": ("StoredQuery", "stored_queries"),
}


def __getattr__(name: str) -> Any:
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
