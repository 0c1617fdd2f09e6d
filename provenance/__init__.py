"""Trace quotes through the news: who said it first, who only repeated it, what was changed.

`open_holdings` opens a database for reading: search it, trace a claim, walk the chains. The README
has ten lines that do all three.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.store import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "open_holdings"]


def open_holdings(path: str | Path) -> "Reader":
    """Return the holdings in a database, for reading, as a context manager.

    Raises HoldingsError if there is no such database.
    """
    from provenance.store import Reader

    return Reader.open(Path(path))
