"""What our ids and rows look like on Datasette's own pages."""

import json
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from provenance.site.links import Links

if TYPE_CHECKING:
    from datasette.app import Datasette

_ID = re.compile(r"[acqs][0-9a-f]{16}")
_COLUMNS = re.compile(r"(?:.*_)?(?:id|claim|quote|article|source|copy|found_in)")


def linked(datasette: "Datasette", value: Any, column: str, table: str | None) -> Markup | None:
    """Return a public id as a link to its page, None for any other value."""
    if not isinstance(value, str) or not _COLUMNS.fullmatch(column) or not _ID.fullmatch(value):
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
    lines = (
        json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_plain)
        for row in rows
    )
    body = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace").decode("utf-8")
    return Response(body, content_type="application/x-ndjson; charset=utf-8")


def _plain(value: Any) -> str:
    """Return bytes as hexadecimal digits: JSON has no place for them."""
    return value.hex() if isinstance(value, bytes) else str(value)
