"""`provenance export`: the records as JSON lines."""

from enum import StrEnum
from typing import Annotated

import typer

from provenance.cli.failures import tell
from provenance.cli.options import Database, database
from provenance.cli.output import print_lines

NAME = "export"


class What(StrEnum):
    """The kinds of records that can be exported."""

    ARTICLES = "articles"
    QUOTES = "quotes"
    CLAIMS = "claims"
    LINEAGE = "lineage"


def run(
    what: Annotated[What, typer.Argument(help="Which records.")],
    db: Database = None,
    text: Annotated[bool, typer.Option("--text", help="With the text of articles.")] = False,
) -> int:
    """Print all records of one kind as JSON lines, in a stable order.

    Example: provenance export quotes > quotes.jsonl
    """
    from provenance.store import Reader

    hidden = frozenset() if text or what is not What.ARTICLES else frozenset({"text"})
    with Reader.open(database(db)) as reader:
        records = {
            What.ARTICLES: reader.articles,
            What.QUOTES: reader.quotes,
            What.CLAIMS: reader.claims,
            What.LINEAGE: reader.lineage,
        }[what]()
        number = print_lines(records, leave_out=hidden)
    tell(f"{number:,} {what}")
    return 0
