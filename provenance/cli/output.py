"""Printing: data on standard output, progress and notes on standard error."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from provenance.errors import ProvenanceError
from provenance.schemas import dump

if TYPE_CHECKING:
    from rich.console import Console

    from provenance.ingestion import Progress


def print_json(document: BaseModel | Any) -> None:
    """Print one JSON document, readable and in UTF-8."""
    value = dump(document) if isinstance(document, BaseModel) else document
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_lines(records: Iterable[BaseModel], *, leave_out: frozenset[str] = frozenset()) -> int:
    """Print records as JSON lines and return how many there were."""
    return print_objects(_fields(record, leave_out) for record in records)


def print_objects(objects: Iterable[Mapping[str, Any]]) -> int:
    """Print objects as JSON lines and return how many there were."""
    number = 0
    for number, fields in enumerate(objects, 1):  # noqa: B007 - the count is the result
        _write(json.dumps(fields, ensure_ascii=False) + "\n")
    return number


def print_csv(records: Iterable[BaseModel], *, leave_out: frozenset[str] = frozenset()) -> int:
    """Print records as CSV (RFC 4180), lists and objects as JSON in their cells."""
    number = 0
    for number, record in enumerate(records, 1):
        fields = _fields(record, leave_out)
        if number == 1:
            _write(_csv_row(fields))
        _write(_csv_row(_cell(value) for value in fields.values()))
    return number


def _csv_row(cells: Iterable[str]) -> str:
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue()


def _cell(value: Any) -> str:
    """Return a cell's text; one that a spreadsheet would run as a formula is quoted by a mark."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _fields(record: BaseModel, leave_out: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in dump(record).items() if key not in leave_out}


def print_text(text: str) -> None:
    """Print a whole document."""
    _write(text)


def _write(text: str) -> None:
    """Write text as UTF-8 whatever the terminal's encoding; lone surrogates are escaped."""
    _check_open()
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8", "backslashreplace"))


def _check_open() -> None:
    if sys.stdout is None:
        raise ProvenanceError("standard output is closed: send it to a terminal, file or pipe")


def terminal() -> "Console":
    """Return standard output as a terminal that leaves text alone: no markup, no wrapping."""
    from rich.console import Console

    _check_open()
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=True)


class ProgressLine:
    """Tells how far an ingest is: in place on a terminal, else a line for each stage."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.stage = ""

    def __call__(self, progress: "Progress") -> None:
        counts = f"{progress.read:,} read, {progress.added:,} new, {progress.held:,} already held"
        if progress.rejected:
            counts += f", {progress.rejected:,} rejected"
        if self.live:
            print(f"\r\x1b[K{progress.stage}: {counts}", end="", file=sys.stderr, flush=True)
        elif progress.stage != self.stage:
            print(f"{progress.stage} ...", file=sys.stderr, flush=True)
        self.stage = progress.stage

    def close(self) -> None:
        """Leave the line."""
        if self.live and self.stage:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def progress_line() -> Iterator[ProgressLine]:
    """Give a progress line that is left clean, also after a failure."""
    line = ProgressLine()
    try:
        yield line
    finally:
        line.close()
