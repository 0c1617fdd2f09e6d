"""What our ids and rows look like on Datasette's own pages."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response
from markupsafe import Markup

from provenance.reports.words import shortened
from provenance.site.holding import holdings_name
from provenance.site.links import Links
from provenance.site.parts import PART

if TYPE_CHECKING:
    from datasette.app import Datasette

LABEL = 200
"""Characters of a row's label, or of a value to choose by, that a table shows."""
_ID = re.compile(r"[acqs][0-9a-f]{16}")
_COLUMNS = re.compile(r"(?:.*_)?(?:id|claim|quote|article|source|copy|found_in)")


def shown(
    datasette: "Datasette", value: Any, column: str, table: str | None
) -> Markup | str | None:
    """Return how a cell is shown where Datasette's own way is not the right one, otherwise None.

    Public ids lead to their pages. Of a text too long for any page the beginning is shown; the
    label of another row is shortened in place, and Datasette makes the link of it.
    """
    if isinstance(value, dict):
        value["label"] = shortened(str(value["label"]), LABEL)
        return None
    if not isinstance(value, str):
        return None
    if len(value) > PART:
        return f"{shortened(value, LABEL)} [{len(value):,} characters: in the row's JSON]"
    if table == "coverage_by_outlet" and column == "outlet":
        return _of_outlet(datasette, value)
    return _linked(datasette, value, column)


def _of_outlet(datasette: "Datasette", outlet: str) -> Markup:
    """Return an outlet's name as a link to its articles."""
    name = str(holdings_name(datasette))
    path = f"{datasette.urls.table(name, 'articles_overview')}?{urlencode({'outlet': outlet})}"
    return Markup('<a href="{}">{}</a>').format(path, outlet)


def _linked(datasette: "Datasette", value: str, column: str) -> Markup | None:
    """Return a public id as a link to its page, None for any other value."""
    if not _COLUMNS.fullmatch(column) or not _ID.fullmatch(value):
        return None
    links = Links(datasette)
    pages: dict[str, Callable[[str], str]] = {
        "a": links.article,
        "c": links.claim,
        "q": links.quote,
        "s": links.source_by_id,
    }
    return Markup('<a href="{}">{}</a>').format(pages[value[0]](value), value)


def has_rows(columns: Sequence[str]) -> bool:
    """Return whether there is anything to write as lines."""
    return bool(columns)


def json_lines(columns: Sequence[str], rows: Sequence[Any]) -> Response:
    """Return rows as JSON lines: one object a line, keys as the columns are called."""
    return Response(
        lines("ndjson", columns, rows), content_type="application/x-ndjson; charset=utf-8"
    )


def lines(form: str, columns: Sequence[str], rows: Iterable[Any], *, head: bool = False) -> str:
    """Return rows as lines of text, as `csv` or `ndjson`; `head` puts a line of names above.

    >>> lines("csv", ["id", "text"], [("q1", "=1+1")], head=True)
    "id,text\\r\\nq1,'=1+1\\r\\n"
    """
    if form == "csv":
        written = io.StringIO()
        writer = csv.writer(written)
        if head:
            writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
        text = written.getvalue()
    else:
        objects = (dict(zip(columns, row, strict=True)) for row in rows)
        text = "".join(
            f"{json.dumps(each, ensure_ascii=False, default=_plain)}\n" for each in objects
        )
    return text.encode("utf-8", "replace").decode("utf-8")


def inert(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return inert(value)
    return _plain(value) if isinstance(value, bytes) else value


def _plain(value: Any) -> str:
    """Return bytes as hexadecimal digits: JSON has no place for them."""
    return value.hex() if isinstance(value, bytes) else str(value)
