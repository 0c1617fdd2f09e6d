"""`provenance ingest`: articles in, the database up to date."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.failures import FAILED, tell
from provenance.cli.options import Database, Json, Sources
from provenance.cli.output import print_json, progress_line

if TYPE_CHECKING:
    from provenance.ingestion import Ingested
    from provenance.sources.registry import Registry

NAME = "ingest"


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH_OR_URL...", help="Files, folders, addresses, - for stdin."),
    ],
    db: Database = None,
    sources: Sources = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes that extract [default 1].")
    ] = None,
    json_: Json = False,
) -> int:
    """Read articles and bring the database up to date: quotes, claims, chains, origins.

    Example: provenance ingest fixtures
    """
    from provenance.engines import engine_for
    from provenance.ingestion import ingest
    from provenance.settings import load_settings
    from provenance.store import Holdings

    settings = load_settings(db=db, sources=sources, workers=workers)
    with progress_line() as line, Holdings.open(settings.db) as holdings:
        done = ingest(
            paths,
            holdings,
            registry_with(settings.sources),
            stdin=sys.stdin.buffer if sys.stdin is not None else None,
            engine=engine_for(settings.workers),
            tell=line,
        )
    _tell(done, settings.db)
    if json_:
        print_json(
            {
                "articles": done.read,
                "added": done.added,
                "already_held": done.held,
                "quotes": done.quotes,
                "rejected": done.rejections,
            }
        )
    return FAILED if done.rejections and not done.read else 0


def _tell(done: "Ingested", db: Path) -> None:
    """Tell what was rejected and what was added, for a human eye."""
    from provenance.reports.words import count

    for rejection in done.rejected:
        place = f"{rejection.source_path}{f':{rejection.line}' if rejection.line else ''}"
        tell(f"rejected {place}: {rejection.reason}")
    if done.rejections > len(done.rejected):
        tell(f"... and {done.rejections - len(done.rejected):,} more (table 'rejections')")
    tell(
        f"{count(done.added, 'article')} added with {count(done.quotes, 'quote')}, "
        f"{done.held:,} already held, {done.rejections:,} rejected: {db}"
    )


def registry_with(sources: Path | None) -> "Registry":
    """Return the built-in registry of sources, with the user's own file if one is given."""
    from provenance.sources.registry import default_registry

    registry = default_registry()
    return registry.extended(sources) if sources else registry
