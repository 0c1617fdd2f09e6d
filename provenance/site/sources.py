"""The page of one source: what a speaker said, whom an agency or outlet carries, who carries it."""

from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from provenance.errors import NotFoundError
from provenance.site import failing
from provenance.site.answers import page, record
from provenance.site.holding import ask
from provenance.site.links import Links

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request


async def source(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/source/ID` and `/source/ID.json`."""
    asked = request.url_vars["id"]
    try:
        found = await ask(datasette, lambda reader: reader.source(asked))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, Links(datasette).source_by_id)
    if request.url_vars.get("format") == "json":
        return record(datasette, found)
    return await page(datasette, request, "source", {"source": found})
