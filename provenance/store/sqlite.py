"""SQLite as the whole package uses it: the newer one beside Python's own, where there is one.

It is what `sqlite_utils` uses too, which is slow to load and needed only where a schema changes.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        sqlite3 = importlib.import_module("pysqlite3")
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]
