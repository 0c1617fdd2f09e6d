"""`provenance evaluate`: accuracy against labelled articles."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import Json, Sources, Unused
from provenance.cli.output import print_json, terminal

NAME = "evaluate"


def run(
    labelled: Annotated[Path, typer.Argument(metavar="LABELLED", help="JSON lines with labels.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what went wrong, where.")] = False,
    sources: Sources = None,
    db: Unused = None,
    json_: Json = False,
) -> int:
    """Measure extraction, speakers, claims and chains on labelled articles.

    Example: provenance evaluate fixtures/labelled/bridge.jsonl --errors
    """
    from provenance.cli.ingest import registry_with
    from provenance.reports.evaluation import evaluate

    evaluation = evaluate(labelled, registry_with(sources))
    rows = evaluation.rows()
    if json_:
        print_json({"measures": rows, "errors": evaluation.errors if errors else []})
        return 0
    console = terminal()
    for row in rows:
        interval = row["interval"]
        span = f"  ({interval[0]:.2f} to {interval[1]:.2f})" if isinstance(interval, list) else ""
        console.print(
            f"{row['measure']:32} {row['right']:>6} of {row['of']:<6} {row['rate']}{span}"
        )
    if errors:
        for error in evaluation.errors:
            console.print(error)
    return 0
