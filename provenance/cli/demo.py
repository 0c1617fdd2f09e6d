"""`provenance demo`: a database from the articles that ship with the package, and its site."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.failures import tell
from provenance.cli.output import progress_line
from provenance.cli.serve import Host

NAME = "demo"

QUOTE = "the river does not wait for lazy"
_TRIES = """three things to try:
  1. paste this quote, as somebody remembers it: {quote}
  2. open the claim, follow a step of a chain to the marked words in the article
  3. go back home and open one of the five questions
stop with Ctrl-C"""


def run(
    host: Host = None,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="0: any free port.")
    ] = 0,
    db: Annotated[
        Path, typer.Option("--db", metavar="FILE", help="Where the database goes.")
    ] = Path(".demo") / "provenance.db",
) -> int:
    """Build a database from the invented articles that ship with the package and serve it.

    Example: provenance demo
    """
    from provenance.ingestion import ingest
    from provenance.resources import fixtures_folder
    from provenance.site.server import serve
    from provenance.sources.registry import default_registry
    from provenance.store import Holdings

    db.parent.mkdir(parents=True, exist_ok=True)
    with progress_line() as line, Holdings.open(db) as holdings:
        done = ingest([str(fixtures_folder())], holdings, default_registry(), tell=line)
    tell(f"{done.added + done.held:,} invented articles in {db}")
    serve(
        db,
        host=host or "127.0.0.1",
        port=port,
        ready=lambda _: print(_TRIES.format(quote=QUOTE), flush=True),
    )
    return 0
