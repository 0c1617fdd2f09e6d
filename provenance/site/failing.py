"""Answers for what does not exist or went wrong, in our style and without delay."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import datasette.handle_exception
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError

from provenance.errors import NotFoundError
from provenance.site.answers import missing_record, page
from provenance.site.holding import TooLong

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_TITLES = {
    400: "This cannot be asked",
    403: "Not open to visitors",
    404: "Nothing under this address",
    500: "Something went wrong",
    503: "This takes too long",
}
_OURS = (500, 503)
_UNEXPLAINED = "The failure has been noted. The address may work again later."
_log = logging.getLogger(__name__)


def print_no_tracebacks() -> None:
    """Keep Datasette from printing a traceback with all variables for every unknown address.

    It does so wherever rich can be imported, and the event loop stands still for a second.
    """
    datasette.handle_exception.rich = None


async def missing(
    datasette: "Datasette",
    request: "Request",
    error: NotFoundError,
    link: Callable[[str], str],
) -> Response:
    """Return the answer for an id that these holdings do not have; `link` leads to a near one."""
    near: tuple[str, ...] = tuple(getattr(error, "suggestions", ()))
    if request.url_vars.get("format") == "json":
        return missing_record(str(error), list(near))
    suggestions = [{"href": link(item), "text": item} for item in near]
    context = {
        "title": "Not in these holdings",
        "message": str(error),
        "suggestions": suggestions,
    }
    return await page(datasette, request, "missing", context, status=404)


async def answer(datasette: "Datasette", request: "Request", exception: Exception) -> Any:
    """Return our page for a request that failed; None where Datasette's own answer is right.

    What went wrong inside is for the log and not for visitors.
    """
    status = _status(exception)
    if status not in _TITLES:
        return None
    message = _UNEXPLAINED if status == 500 else _sentence(exception)
    if status == 500:
        _log.error("%s failed", request.path, exc_info=exception)
    if request.path.endswith((".json", ".csv", ".ndjson")):
        body = {"ok": False, "error": message, "status": status}
        return Response.json(body, status=status) if status in _OURS else None
    context = {"title": _TITLES[status], "message": message, "suggestions": []}
    return await page(datasette, request, "missing", context, status=status)


def _status(exception: Exception) -> int:
    if isinstance(exception, Base400):
        return int(exception.status)
    if isinstance(exception, DatasetteError):
        return int(exception.status)
    return 503 if isinstance(exception, TooLong) else 500


def _sentence(exception: Exception) -> str:
    text = str(exception.args[0]) if exception.args else ""
    return text or "The address may be mistyped, or the page it named has gone."
