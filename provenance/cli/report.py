"""`provenance report`: the attribution report that is filed with a story."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.failures import NOTHING_FOUND, tell
from provenance.cli.options import Database
from provenance.cli.output import print_text
from provenance.cli.reading import opened
from provenance.cli.trace import claim_of, looks_like_id
from provenance.errors import NotFoundError, UsageError
from provenance.vocabulary import ReportFormat

if TYPE_CHECKING:
    from provenance.store import Reader

NAME = "report"


def run(
    claim: Annotated[
        str | None,
        typer.Argument(metavar='[CLAIM_ID or "WORDS"]', help="A claim's id, or a quote."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes.")
    ] = None,
    form: Annotated[
        ReportFormat | None,
        typer.Option("--format", help="html, md or json [by the file's ending]."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="One report for each claim.")] = False,
    where: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="With --all: only such claims.")
    ] = None,
    quotes: Annotated[
        Path | None, typer.Option("--quotes", metavar="FILE", help="A quote a line: a report each.")
    ] = None,
    db: Database = None,
) -> int:
    """Write the attribution report on one claim, or a folder of reports with an index.

    Example: provenance report "the river does not wait for the lazy" -o report.html
    """

    with opened(db) as reader:
        if every or quotes is not None:
            return _batch(reader, every, where or [], quotes, output, form or ReportFormat.HTML)
        if claim is None:
            raise UsageError("report needs a claim's id or words, or --all, or --quotes FILE")
        return _single(reader, claim, output, form or _format_of(output))


def _format_of(output: Path | None) -> ReportFormat:
    """Return the format that a file's ending asks for; Markdown on standard output."""
    if output is None:
        return ReportFormat.MARKDOWN
    endings = {
        ".html": ReportFormat.HTML,
        ".htm": ReportFormat.HTML,
        ".json": ReportFormat.JSON,
        ".md": ReportFormat.MARKDOWN,
    }
    if output.suffix.lower() not in endings:
        raise UsageError(f"{output}: end the file's name in .html, .md or .json, or give --format")
    return endings[output.suffix.lower()]


def _single(reader: "Reader", claim: str, output: Path | None, form: ReportFormat) -> int:
    from provenance.reports.filing import absence_text, report_text, write_whole

    try:
        text, code = report_text(reader, claim_of(reader, claim), claim, form), 0
    except NotFoundError as error:
        if looks_like_id(claim):
            raise
        tell(f"provenance: {error}")
        text, code = absence_text(reader, claim, form), NOTHING_FOUND
    if output is None:
        print_text(text)
    else:
        write_whole(output, text)
        tell(f"written {output}")
    return code


def _batch(
    reader: "Reader",
    every: bool,
    where: list[str],
    quotes: Path | None,
    output: Path | None,
    form: ReportFormat,
) -> int:
    from provenance.reports.filing import file_batch, questions_of, selected

    if output is None:
        raise UsageError("a batch of reports needs a folder: -o FOLDER")
    if quotes is not None:
        lines = sys.stdin if str(quotes) == "-" else quotes.read_text("utf-8").splitlines()
        questions = questions_of(reader, lines)
    else:
        questions = ((claim.text, claim.id) for claim in selected(reader, where))
    number = 0
    for filed in file_batch(reader, questions, output, form):
        number += 1
        if sys.stderr.isatty():
            print(f"\r\x1b[K{number:,} {filed.name}", end="", file=sys.stderr, flush=True)
    tell(f"{number:,} reports in {output}")
    return 0 if number else NOTHING_FOUND
