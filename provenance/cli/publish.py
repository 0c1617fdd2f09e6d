"""`provenance publish`: a checked, immutable snapshot for serving."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.failures import tell
from provenance.cli.options import Database, database

NAME = "publish"


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the snapshot goes.")],
    db: Database = None,
) -> int:
    """Write a checked, immutable snapshot of the database for serving.

    Example: provenance publish published.db
    """
    from provenance.store import publish

    publish(database(db), file)
    tell(f"published {file}")
    return 0
