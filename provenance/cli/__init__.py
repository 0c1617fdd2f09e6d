"""The command line: one module for each command, each parses, opens, calls and prints."""

import typer

from provenance.cli import (
    compare,
    coverage,
    demo,
    evaluate,
    export,
    extract,
    ingest,
    publish,
    report,
    search,
    serve,
    settings,
    trace,
)
from provenance.cli.failures import telling
from provenance.cli.options import debug_callback, version_callback

app = typer.Typer(
    name="provenance",
    help="Trace quotes through the news: who said it first, who only repeated it, what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(version: version_callback = False, debug: debug_callback = False) -> None:
    """Trace quotes through the news: who said it first, who only repeated it, what changed."""


for command in (
    ingest,
    search,
    trace,
    report,
    compare,
    coverage,
    export,
    publish,
    extract,
    evaluate,
    serve,
    settings,
    demo,
):
    purpose = (command.__doc__ or "").strip().split(": ", 1)[1].removesuffix(".")
    app.command(name=command.NAME, short_help=purpose)(telling(command.run))

__all__ = ["app"]
