"""The permanent address of one quote: its record, or its place in its article."""

from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from provenance.errors import NotFoundError
from provenance.site import failing
from provenance.site.answers import record
from provenance.site.holding import ask
from provenance.site.links import Links

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request


async def quote(datasette: "Datasette", request: "Request") -> Response:
    """Answer `/quote/ID` by leading to the marked words, `/quote/ID.json` with the record."""
    asked, links = request.url_vars["id"], Links(datasette)
    try:
        found = await ask(datasette, lambda reader: reader.quote(asked))
    except NotFoundError as error:
        return await failing.missing(datasette, request, error, links.quote)
    if request.url_vars.get("format") == "json":
        return record(datasette, found)
    return Response.redirect(links.place(found))
