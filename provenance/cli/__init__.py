"""The command line: one module for each command, each parses, opens, calls and prints."""

import atexit
import gc

import typer
from typer.core import TyperGroup

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
from provenance.cli.failures import DEBUG, telling
from provenance.cli.options import debug_callback, version_callback

_ALLOCATED = 50_000  # objects made before garbage is looked for: some MB


class Commands(TyperGroup):
    """The commands; `--debug` may stand behind them as well as before."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Return the words that are left after the options of all commands."""
        end = args.index("--") if "--" in args else len(args)
        before = [word for word in args[:end] if word != DEBUG]
        first = [DEBUG] * (len(before) < end)
        return super().parse_args(ctx, [*first, *before, *args[end:]])


app = typer.Typer(
    name="provenance",
    cls=Commands,
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

# What a command loads and makes is nearly all kept until it ends, so garbage is looked for seldom,
# and not at the end in all that is left, which the process then gives back.
gc.set_threshold(_ALLOCATED, *gc.get_threshold()[1:])
atexit.register(gc.freeze)

__all__ = ["app"]
