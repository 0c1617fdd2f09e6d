"""`provenance compare`: two quotes side by side, and why they were matched or not."""

from typing import Annotated

import typer

from provenance.cli.options import Database, Json
from provenance.cli.output import print_json, terminal
from provenance.cli.reading import opened

NAME = "compare"


def run(
    first: Annotated[str, typer.Argument(metavar="QUOTE_ID", help="The reference.")],
    second: Annotated[str, typer.Argument(metavar="QUOTE_ID", help="The other quote.")],
    db: Database = None,
    json_: Json = False,
) -> int:
    """Compare two quotes: typed changes, shared words, and why they were matched or not.

    Example: provenance compare qdd418d15469d0714 q6d8146f3c22c0b07
    """
    from provenance.reports.comparison import compare_quotes
    from provenance.reports.terminal import comparison_lines

    with opened(db) as reader:
        comparison = compare_quotes(reader, first, second)
    if json_:
        print_json(comparison)
        return 0
    console = terminal()
    for line in comparison_lines(comparison):
        console.print(line)
    return 0
