"""The site: a Datasette plugin that answers a fact-checker's questions in pages of its own.

Every hook does nothing unless one of the attached databases is ours, because the plugin is
active in each Datasette of the environment that it is installed in.

Everything else is imported inside the hooks. Importing Datasette makes it load its plugins, this
module among them, and it would find one without hooks if they came after that import; and whoever
only has the package installed should not pay for it.
"""

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from pluggy import HookimplMarker

from provenance.site.guard import guarded

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

hookimpl = HookimplMarker("datasette")  # Datasette's own marker, with types

_FORMAT = r"(?:\.(?P<format>json))?$"
_ID = r"(?P<id>[^/]+?)"
_ROWS = r"(?P<table>[^/]+?)\.(?P<format>csv|ndjson)$"


@hookimpl
def startup(datasette: "Datasette") -> Callable[[], Awaitable[None]] | None:
    """Describe our tables, and take away a traceback printer that takes a second for each 404."""
    from provenance.site import browsing, failing

    name = _ours(datasette)
    if name is None:
        return None
    failing.print_no_tracebacks()
    return lambda: browsing.describe(datasette, name)


@hookimpl
def register_routes(datasette: "Datasette") -> list[tuple[str, Callable[..., Any]]]:
    """Our addresses, which people may link to."""
    from datasette.utils import tilde_encode

    from provenance.site import articles, claims, comparing, home, quotes, searching, sources
    from provenance.site.exports import export

    name = _ours(datasette)
    if name is None:
        return []
    return [
        (rf"/(?P<database>{re.escape(tilde_encode(name))})/{_ROWS}", export),
        (r"/" + _FORMAT, home.home),
        (r"/search" + _FORMAT, searching.search),
        (r"/claim/" + _ID + r"/report(?:\.(?P<format>html|md|json))?$", claims.claim_report),
        (r"/claim/" + _ID + r"(?:\.(?P<format>json|csv))?$", claims.claim),
        (r"/article/" + _ID + _FORMAT, articles.article),
        (r"/quote/" + _ID + _FORMAT, quotes.quote),
        (r"/source/" + _ID + _FORMAT, sources.source),
        (r"/compare" + _FORMAT, comparing.compare),
    ]


@hookimpl
def register_output_renderer(datasette: "Datasette") -> list[dict[str, Any]]:
    """Rows as JSON lines, beside Datasette's own formats."""
    from provenance.site import rows

    if _ours(datasette) is None:
        return []
    return [{"extension": "ndjson", "render": rows.json_lines, "can_render": rows.has_rows}]


@hookimpl
def render_cell(
    value: Any, column: str, database: str, datasette: "Datasette", table: str | None
) -> Any:
    """In tables and stored queries public ids lead to our pages, and cells are short."""
    from provenance.site import rows

    if database != _ours(datasette):
        return None
    return rows.shown(datasette, value, column, table)


@hookimpl
def permission_resources_sql(datasette: "Datasette", action: str) -> Any:
    """Close what holds whole texts, where they may not be shown."""
    from provenance.site.browsing import closed
    from provenance.site.options import Options

    name = _ours(datasette)
    return closed(name, action, Options.of(datasette)) if name is not None else None


@hookimpl
def top_database(datasette: "Datasette", database: str) -> Any:
    """Where to begin, above the list of our tables."""
    from provenance.site import browsing

    return browsing.introduction(datasette) if database == _ours(datasette) else None


@hookimpl
def prepare_jinja2_environment(datasette: "Datasette", env: "Environment") -> None:
    """Let Datasette find our templates of its pages about our database."""
    from provenance.site import templating

    name = _ours(datasette)
    if name is not None:
        templating.install(env, name)


@hookimpl
def extra_template_vars(
    datasette: "Datasette", database: str | None, request: "Request"
) -> dict[str, Any]:
    """Words and functions for our templates of Datasette's pages about our database."""
    from provenance.site import browsing, templating

    if database is None or database != _ours(datasette):
        return {}
    return browsing.vocabulary() | templating.functions(datasette, database, request)


@hookimpl
def extra_css_urls(datasette: "Datasette", template: str, database: str | None) -> list[str] | None:
    """Our colours on Datasette's own pages about our database."""
    from provenance.site import answers

    if database is None or database != _ours(datasette):
        return None
    return [answers.static(datasette, "browse.css")]


@hookimpl
def asgi_wrapper(datasette: "Datasette") -> Callable[[Any], Any]:
    """Read-only, with security headers."""

    def wrap(app: Any) -> Any:
        return guarded(app) if _ours(datasette) is not None else app

    return wrap


@hookimpl(tryfirst=True)
def handle_exception(datasette: "Datasette", request: "Request", exception: Exception) -> Any:
    """Answer unknown addresses in our style."""
    from provenance.site import failing

    if _ours(datasette) is None:
        return None
    return failing.answer(datasette, request, exception)


@hookimpl
def menu_links(datasette: "Datasette") -> list[dict[str, str]]:
    """The way back from Datasette's pages."""
    if _ours(datasette) is None:
        return []
    return [{"href": datasette.urls.instance(), "label": "Trace a quote"}]


def _ours(datasette: "Datasette") -> str | None:
    """Return the name of the attached database that is ours."""
    from provenance.site.holding import holdings_name

    return holdings_name(datasette)
