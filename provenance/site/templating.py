"""Our templates of Datasette's own pages about our database, whatever that database is called.

Datasette chooses a template by the names of database and table. We answer to the names of ours,
so that nobody else's tables look like ours, and ours look the same under any name.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette.utils import to_css_class
from jinja2 import BaseLoader, ChoiceLoader, Environment, TemplateNotFound
from markupsafe import Markup

from provenance.reports.words import shortened
from provenance.site import exports
from provenance.site.rows import LABEL

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_FOLDER = "provenance/tables"
_PAGES = ("table", "row", "database", "query")

_FIELDS = {
    "_filter_column": "Column",
    "_filter_op": "Condition",
    "_filter_value": "Value",
    "_sort": "Order",
}

Source = tuple[str, str | None, Callable[[], bool] | None]


class _Ours(BaseLoader):
    """Finds our template of a page under the name that Datasette asks for first."""

    def __init__(self, database: str, others: BaseLoader) -> None:
        self._database = to_css_class(database)
        self._others = others

    def get_source(self, environment: Environment, template: str) -> Source:
        """Return our template for a page about our database; raises TemplateNotFound."""
        page = next((page for page in _PAGES if self._is_about(template, page)), None)
        if page is None:
            raise TemplateNotFound(template)
        return self._others.get_source(environment, f"{_FOLDER}/{page}.html")

    def list_templates(self) -> list[str]:
        """Return none: ours are found by name."""
        return []

    def _is_about(self, template: str, page: str) -> bool:
        name = f"{page}-{self._database}"
        return template == f"{name}.html" or template.startswith(f"{name}-")


def install(environment: Environment, database: str) -> None:
    """Let Datasette find our templates for the pages of our database; a site's own come first."""
    others = environment.loader
    if others is not None:
        environment.loader = ChoiceLoader([others, _Ours(database, others)])


def functions(datasette: "Datasette", database: str, request: "Request") -> dict[str, Any]:
    """Return what our templates of tables and rows call."""

    def complete(form: str) -> str:
        return exports.address(request, datasette.urls.path, form)

    return {
        "accessible": accessible,
        "without_columns": without_columns,
        "short_labels": short_labels,
        "short_facets": short_facets,
        "search_of": lambda table: search_of(datasette, database, table),
        "complete": complete,
    }


def accessible(page: Markup) -> Markup:
    """Return Datasette's table page with names for its nameless fields, and headings in order."""
    named = str(page).replace("<h3", "<h2").replace("</h3>", "</h2>")
    for field, name in _FIELDS.items():
        named = _field(field).sub(rf'\g<0> aria-label="{name}"', named)
    return Markup(named)  # as it came, escaped


def _field(name: str) -> re.Pattern[str]:
    return re.compile(rf'<(?:select|input)(?: type="text")? name="{name}(?:_\d+)?"')


def without_columns(metadata: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a table without its columns, which our template shows itself."""
    return {key: value for key, value in metadata.items() if key != "columns"}


def short_labels(rows: Any) -> Any:
    """Return Datasette's rows with labels short enough to stand in a page."""
    for row in rows:
        if getattr(row, "row_label", None):
            row.row_label = shortened(str(row.row_label), LABEL)
    return rows


def short_facets(facets: Any) -> Any:
    """Return Datasette's facets without the values too long to choose by."""
    for facet in facets or ():
        facet["results"] = [each for each in facet["results"] if len(str(each["value"])) <= LABEL]
    return facets


def search_of(datasette: "Datasette", database: str, table: str | None) -> dict[str, str] | None:
    """Return the search that finds rows of a table by relevance: its address, field and label."""
    quotes = ("quotes", "quotations", "attribution_chains", "members", "wording_changes")
    articles = ("articles", "articles_overview", "copied_articles", "copies_without_credit")
    if table in quotes:
        return _stored(datasette, database, "search_quotes", "quotes")
    if table in articles:
        return _stored(datasette, database, "search_articles", "articles")
    if table in ("claims", "claims_overview"):
        path = datasette.urls.path("search")
        return {"action": str(path), "field": "q", "label": "Search claims, best match first"}
    if table == "sources":
        path = datasette.urls.table(database, table)
        return {"action": str(path), "field": "name__contains", "label": "Name contains"}
    return None


def _stored(datasette: "Datasette", database: str, query: str, what: str) -> dict[str, str]:
    return {
        "action": str(datasette.urls.query(database, query)),
        "field": "words",
        "label": f"Search {what} for a phrase, best match first",
    }
