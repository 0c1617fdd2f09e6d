"""`provenance export`: the records as JSON lines."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import BaseModel

from provenance.cli.failures import tell
from provenance.cli.options import Database
from provenance.cli.output import print_csv, print_json, print_lines, print_objects
from provenance.cli.reading import opened
from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.store import Reader

NAME = "export"


class What(StrEnum):
    """The kinds of records that can be exported."""

    ARTICLES = "articles"
    QUOTES = "quotes"
    CLAIMS = "claims"
    LINEAGE = "lineage"
    PROV = "prov"
    CLAIMREVIEW = "claimreview"
    ANNOTATION = "annotation"


class Form(StrEnum):
    """The forms of exported records."""

    JSONL = "jsonl"
    CSV = "csv"


def run(
    what: Annotated[What, typer.Argument(help="Which records, or which standard's JSON.")],
    db: Database = None,
    text: Annotated[bool, typer.Option("--text", help="With the text of articles.")] = False,
    form: Annotated[Form, typer.Option("--format", help="JSON lines or CSV.")] = Form.JSONL,
    ratings: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your ratings of claims: a ClaimReview for each."),
    ] = None,
) -> int:
    """Print all records of one kind as JSON lines, in a stable order.

    `prov` is one PROV-JSON document; `claimreview` and `annotation` are a schema.org Claim and a
    W3C Web Annotation a line. `--ratings` takes JSON lines with claim_id, verdict, reviewer, url.

    Example: provenance export quotes > quotes.jsonl
    """
    from provenance.reports.standards import claim_reviews

    if text and what is not What.ARTICLES:
        raise UsageError("--text goes with 'export articles' alone")
    if form is Form.CSV and what in (What.PROV, What.CLAIMREVIEW, What.ANNOTATION):
        raise UsageError(f"'export {what}' is JSON: leave out --format")
    if ratings is not None and what is not What.CLAIMREVIEW:
        raise UsageError("--ratings goes with 'export claimreview' alone")
    with opened(db) as reader:
        if what is What.PROV:
            print_json(_prov(reader))
            return 0
        if ratings is not None:
            number = print_objects(claim_reviews(reader, ratings))
        else:
            number = _records(reader, what, text=text, form=form)
    tell(f"{what}: {number:,}")
    return 0


def _prov(reader: "Reader") -> dict[str, Any]:
    from provenance.reports.prov import Records, prov_document

    return prov_document(
        Records(
            articles=reader.articles(),
            quotes=reader.quotes(),
            claims=reader.claims(),
            lineage=reader.lineage(),
            runs=reader.runs(),
            made_by=reader.article_runs(),
        )
    )


def _records(reader: "Reader", what: What, *, text: bool, form: Form) -> int:
    from provenance.reports.standards import annotations, claim_documents

    hidden = frozenset() if text or what is not What.ARTICLES else frozenset({"text"})
    if what is What.ANNOTATION:
        return print_objects(annotations(reader))
    if what is What.CLAIMREVIEW:
        return print_objects(claim_documents(reader))
    doors: dict[What, Callable[[], Iterator[BaseModel]]] = {
        What.ARTICLES: partial(reader.articles, with_text=text),
        What.QUOTES: reader.quotes,
        What.CLAIMS: reader.claims,
        What.LINEAGE: reader.lineage,
    }
    records = doors[what]()
    if form is Form.CSV:
        return print_csv(records, leave_out=hidden)
    return print_lines(records, leave_out=hidden)
