"""Opening the database of a command that only reads, with a word on what it does not tell yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.failures import tell
from provenance.cli.options import database

if TYPE_CHECKING:
    from provenance.store import Reader


@contextmanager
def opened(db: Path | None) -> "Iterator[Reader]":
    """Give a reader of the database that the options name.

    Where an ingest was cut short, "nothing found" would be untrue without a note.
    """
    from provenance.store import Reader

    path = database(db)
    with Reader.open(path) as reader:
        if reader.stale:
            tell(
                f"note: {path} has articles that no claim counts yet: run `provenance ingest` again"
            )
        yield reader
