"""All rows of a table or view as CSV or JSON lines, written while they are read.

Datasette's own CSV ends at the longest page it allows. Its streaming of everything asks for page
after page, which takes the square of the time for views, and writes the error into the file when
one fails. Here one statement is read to its end on a connection of its own; what is cut short
breaks off, so that nobody takes it for complete.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode
from weakref import WeakKeyDictionary

from datasette.plugins import pm
from datasette.utils.asgi import AsgiStream, Response
from datasette.views.table import table_view

from provenance.site import rows
from provenance.store.connecting import Connection, connect_reader

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

AT_ONCE = 2
"""Exports that are written at the same time: each costs as much as several visitors."""
_LONGEST = 600.0  # seconds that an export may take, a slow reader included
_PATIENCE = 30.0  # seconds that a reader may take for one batch of rows
_BATCH = 500  # rows read at once: a few milliseconds, then others have their turn
_STEPS = 100_000  # of SQLite's machine between two looks at the clock
_LIMIT = re.compile(r"\slimit \d+$")  # what Datasette puts behind the statement of a page
_PAGED = ("_size", "_next", "_labels", "_shape")
"""Parameters by which somebody asks for one page as Datasette makes it."""
_OF_PAGES = frozenset({*_PAGED, "_facet", "_facet_size", "_nofacet", "_nocount", "_stream", "_nl"})
_TYPES = {"csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson; charset=utf-8"}

_running: "WeakKeyDictionary[Datasette, int]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The rows that somebody asked for: a statement that Datasette made, and its parameters."""

    sql: str
    params: dict[str, Any]


def address(request: "Request", path: Callable[[str], str], form: str) -> str:
    """Return where all rows of the table page that is shown can be had, filters and order kept."""
    kept = [(k, v) for k, v in parse_qsl(request.query_string) if k not in _OF_PAGES]
    asked = f"?{urlencode(kept)}" if kept else ""
    return f"{path(_route(request))}.{form}{asked}"


def _route(request: "Request") -> str:
    """Return the path of a request below the one that the site is mounted at."""
    return str(request.scope.get("route_path") or request.path)


async def export(datasette: "Datasette", request: "Request") -> Any:
    """Answer `/provenance/TABLE.csv` and `.ndjson` with every row that the filters leave.

    A page of rows, and the rows of a stored query, which has its own limit, are Datasette's.
    """
    name, table = request.url_vars["database"], request.url_vars["table"]
    database = datasette.get_database(name)
    known = await database.table_exists(table) or table in await database.view_names()
    if not known or any(key in request.args for key in _PAGED):
        return await table_view(datasette, request)
    asked = await _asked(datasette, request)
    if isinstance(asked, Response):
        return asked
    form = request.url_vars["format"]
    headers = {"Content-Disposition": f'attachment; filename="{table}.{form}"'}
    if request.method == "HEAD":
        return Response("", headers=headers, content_type=_TYPES[form])
    if _running.get(datasette, 0) >= AT_ONCE:
        message = f"{AT_ONCE} exports are being written: try again when one has ended.\n"
        return Response(message, status=503, headers={"Retry-After": "30"})
    return AsgiStream(
        _writing(datasette, request, asked), headers=headers, content_type=_TYPES[form]
    )


async def _asked(datasette: "Datasette", request: "Request") -> Asked | Response:
    """Return the statement for the page that is asked for, or Datasette's refusal."""
    kept = [(k, v) for k, v in parse_qsl(request.query_string) if k not in _OF_PAGES]
    about = [("_size", "1"), ("_nofacet", "1"), ("_nocount", "1"), ("_extra", "query")]
    path = _route(request).rpartition(".")[0]
    page = await datasette.client.get(
        f"{path}.json?{urlencode([*kept, *about])}", actor=request.actor
    )
    if page.status_code != 200:
        return Response.json(page.json(), status=page.status_code)
    query = page.json()["query"]
    sql, cut = _LIMIT.subn("", query["sql"])
    if cut != 1:
        raise ValueError(f"not the statement of a page: {query['sql']}")
    return Asked(sql=sql, params=query["params"])


def _writing(datasette: "Datasette", request: "Request", asked: Asked) -> Callable[[Any], Any]:
    name, form = request.url_vars["database"], request.url_vars["format"]
    path = Path(datasette.get_database(name).path)

    async def write(out: Any) -> None:
        _running[datasette] = _running.get(datasette, 0) + 1
        gone = asyncio.ensure_future(_gone(request))
        try:
            async with _read(path, asked, lambda c: _prepare(datasette, c, name)) as batches:
                async for columns, batch, first in batches:
                    if gone.done():
                        return
                    text = rows.lines(form, columns, batch, head=first)
                    await asyncio.wait_for(out.write(text), _PATIENCE)
        finally:
            gone.cancel()
            _running[datasette] -= 1

    return write


def _prepare(datasette: "Datasette", connection: Connection, name: str) -> None:
    """Give a connection the functions that Datasette's statements use."""
    pm.hook.prepare_connection(conn=connection, database=name, datasette=datasette)


async def _gone(request: "Request") -> None:
    """Return when the reader has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


Batches = AsyncIterator[tuple[list[str], list[Any], bool]]


@asynccontextmanager
async def _read(
    path: Path, asked: Asked, prepare: Callable[[Connection], None]
) -> AsyncIterator[Batches]:
    """Give the columns and rows of a statement, batch by batch, the first one marked.

    All reading is done in one thread beside Datasette's, on a connection of its own, so that it
    neither keeps a page waiting nor minds when a newer snapshot is served.
    """
    loop, thread = asyncio.get_running_loop(), ThreadPoolExecutor(1, "export")
    until = time.monotonic() + _LONGEST

    def begin() -> tuple[Connection, Any]:
        connection = connect_reader(path)
        prepare(connection)
        connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        return connection, connection.execute(asked.sql, asked.params)

    connection, cursor = await loop.run_in_executor(thread, begin)

    async def batches() -> Batches:
        columns, first = [each[0] for each in cursor.description], True
        while True:
            batch = await loop.run_in_executor(thread, cursor.fetchmany, _BATCH)
            if batch or first:
                yield columns, batch, first
            first = False
            if len(batch) < _BATCH or time.monotonic() > until:
                break
        if len(batch) == _BATCH:
            raise TimeoutError("the export took longer than any may")

    try:
        yield batches()
    finally:
        await loop.run_in_executor(thread, connection.close)
        thread.shutdown(wait=False)
