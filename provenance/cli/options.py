"""The options that several commands share, declared once."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from provenance import __version__
from provenance.cli import failures
from provenance.errors import UsageError
from provenance.resources import is_compiled


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"provenance {__version__}" + (" (compiled)" if is_compiled() else ""))
        raise typer.Exit


version_callback = Annotated[
    bool,
    typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end."),
]
debug_callback = Annotated[
    bool,
    typer.Option(
        failures.DEBUG,
        callback=failures.show_tracebacks,
        envvar="PROVENANCE_DEBUG",
        help="Show a traceback when something fails.",
    ),
]
Database = Annotated[
    Path | None,
    typer.Option(
        "--db", metavar="FILE", help="The database [env PROVENANCE_DB; default provenance.db]."
    ),
]
Unused = Annotated[
    Path | None,
    typer.Option("--db", metavar="FILE", help="Taken by every command; this one needs none."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Speaker = Annotated[str | None, typer.Option(help="Only quotes of this speaker.")]
Source = Annotated[
    str | None, typer.Option(help="Only claims with this source in a chain (KCNA, AP, ...).")
]
Outlet = Annotated[str | None, typer.Option(help="Only claims that this outlet carries.")]
Since = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only articles of this day or later (2024-01-18).")
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only articles of this day or earlier.")
]
Lang = Annotated[str | None, typer.Option(metavar="CODE", help="Only articles in this language.")]
Limit = Annotated[int, typer.Option(min=1, max=500, help="At most so many results.")]
Sources = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="FILE",
        help="A TOML file with more agencies and outlets than the built-in ones.",
    ),
]


def database(given: Path | None) -> Path:
    """Return the database that the options and settings name."""
    from provenance.settings import load_settings

    return load_settings(db=given).db


def day(given: str | None) -> str | None:
    """Return a day as ISO 8601 has it. Raises UsageError for what is no day of the calendar.

    A wrong day must not look like "nothing found".
    """
    if given is not None:
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError as error:
            raise UsageError(f"'{given}' is no day: write it as 2024-01-18") from error
    return None


def days(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a span. Raises UsageError for one that has no day."""
    first, last = day(since), day(until)
    if first is not None and last is not None and first > last:
        raise UsageError(f"no day is both from {first} on and up to {last}: exchange the two")
    return first, last


def check_words(given: str) -> None:
    """Raise UsageError for words that are none: nothing was asked, so nothing was not found."""
    if not given.strip():
        raise UsageError("give some words of the quote, or a claim's id")
