"""`provenance extract`: an article with its quotes marked, to see what extraction saw."""

import sys
from typing import Annotated

import typer

from provenance.cli.failures import NOTHING_FOUND, tell
from provenance.cli.options import Sources, Unused
from provenance.cli.output import terminal

NAME = "extract"


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Articles, as ingest takes them.")
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Who was considered as the speaker, and what decided.")
    ] = False,
    sources: Sources = None,
    db: Unused = None,
) -> int:
    """Show articles with source, cue and content of every quote marked; stores nothing.

    Example: provenance extract fixtures/text/orchard-frost.txt --why
    """
    from provenance.cli.ingest import registry_with
    from provenance.extraction import explain
    from provenance.models import Rejection
    from provenance.pipeline import analyse
    from provenance.reading import read
    from provenance.reports.marked import marked_lines

    console, registry, number = terminal(), registry_with(sources), 0
    for item in read(paths, stdin=sys.stdin.buffer):
        seen = item if isinstance(item, Rejection) else analyse(item, registry)
        if isinstance(seen, Rejection):
            tell(f"rejected {seen.source_path}: {seen.reason}")
            continue
        number += 1
        weighed = explain(seen.article, registry) if why else ()
        considered = {quote.id: candidates for quote, candidates in weighed}
        for line in marked_lines(seen.article, seen.quotes, why=why, considered=considered):
            console.print(line)
    return 0 if number else NOTHING_FOUND
