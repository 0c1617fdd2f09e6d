"""How a view answers: as a page of our own, as a public record, or with what is missing."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette.plugins import get_plugins
from datasette.utils.asgi import Response
from jinja2 import Environment
from pydantic import BaseModel

from provenance.reports.words import chain_in_words, shortened
from provenance.schemas import dump
from provenance.site import dates, phrases
from provenance.site.guard import OURS
from provenance.site.holding import holdings_name
from provenance.site.links import Links
from provenance.site.shortening import Whole, bounded

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_PAGE = {OURS.decode(): "page"}


async def page(
    datasette: "Datasette",
    request: "Request",
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> Response:
    """Return one of our own pages, rendered without Datasette's scripts and styles."""
    environment = _environment(datasette.get_jinja_environment(request))
    found = environment.get_template(f"provenance/{template}.html")
    body = found.render({**_shared(datasette, request), **context})
    headers = _PAGE | ({} if status != 200 else _caching(datasette))
    return Response.html(_encodable(body), status=status, headers=headers)


def record(datasette: "Datasette", document: BaseModel | dict[str, Any]) -> Response:
    """Return a record as one JSON document."""
    plain = dump(document) if isinstance(document, BaseModel) else document
    headers = _caching(datasette) | ({"Access-Control-Allow-Origin": "*"} if datasette.cors else {})
    return Response(
        json.dumps(plain, indent=2) + "\n",
        headers=headers,
        content_type="application/json; charset=utf-8",
    )


def report(text: str, kind: str) -> Response:
    """Return a report, which brings its own style inside and needs nothing else."""
    return Response(
        _encodable(text), headers={OURS.decode(): "report"}, content_type=f"{kind}; charset=utf-8"
    )


def missing_record(message: str, suggestions: list[str]) -> Response:
    """Return the JSON answer for something that these holdings do not have."""
    body = {"ok": False, "error": message, "status": 404, "suggestions": suggestions}
    return Response.json(body, status=404)


def _caching(datasette: "Datasette") -> dict[str, str]:
    seconds = datasette.setting("default_cache_ttl")
    return {"Cache-Control": f"max-age={seconds}"} if datasette.cache_headers and seconds else {}


def _shared(datasette: "Datasette", request: "Request") -> dict[str, Any]:
    """Return what every template may use: addresses, and words in place of codes."""
    return {
        "request": request,
        "urls": datasette.urls,
        "link": Links(datasette),
        "css": static(datasette, "provenance.css"),
        "database": holdings_name(datasette),
        "label": phrases.label,
        "means": phrases.means,
        "words_of": phrases.words_of,
        "language": lambda code: phrases.label("language", code),
        "chain_in_words": chain_in_words,
        "shortened": shortened,
        "when": dates.when,
        "basis": dates.basis,
        "day": dates.day,
    }


@lru_cache(maxsize=8)
def _environment(environment: Environment) -> Environment:
    """Return Datasette's template environment for our pages.

    Without asynchronous calls: our pages need none, and they make a page of many small pieces
    three times as slow. And with a bound on every text, because any field may hold a megabyte.
    """
    pages = environment.overlay(enable_async=False, finalize=bounded)
    pages.filters = {**environment.filters, "whole": Whole}
    return pages


def static(datasette: "Datasette", name: str) -> str:
    """Return the address of one of our static files, which changes with the file's content."""
    found = _static.setdefault(datasette, {})
    if name not in found:
        found[name] = str(datasette.static(name, plugin=_registered_name()))
    return found[name]


_static: "WeakKeyDictionary[Datasette, dict[str, str]]" = WeakKeyDictionary()


@cache
def _registered_name() -> str:
    """Return the name under which Datasette serves our static files: ours or the package's."""
    here = str(Path(__file__).parent / "static")
    return next(str(each["name"]) for each in get_plugins() if each["static_path"] == here)


def _encodable(text: str) -> str:
    """Return the text with lone surrogates replaced, which UTF-8 cannot carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
