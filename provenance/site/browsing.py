"""What Datasette's own pages say about our tables: descriptions, stored queries, table settings."""

import json
from typing import TYPE_CHECKING, Any

from datasette.permissions import PermissionSQL
from markupsafe import Markup

from provenance.site.options import Options
from provenance.store.describing import descriptions
from provenance.store.statements import stored_queries
from provenance.vocabulary import TextShown

if TYPE_CHECKING:
    from datasette.app import Datasette

HOME_QUESTIONS = (
    "altered_wording",
    "uncredited_copies",
    "single_unnamed_source",
    "origin_not_earliest",
    "conflicting_speakers",
)
"""The stored queries that the first page offers, in this order."""

_SETTINGS: dict[str, Any] = {
    "default_allow_sql": False,
    "sql_time_limit_ms": 800,
    "max_returned_rows": 500,
    "default_page_size": 50,
    "suggest_facets": False,
    "facet_time_limit_ms": 200,
    "default_facet_size": 8,
    "allow_download": False,
    "allow_csv_stream": False,
    "allow_signed_tokens": False,
    "num_sql_threads": 2,  # a third one only waits for the interpreter's lock
    "truncate_cells_html": 500,
    "default_cache_ttl": 60,
}

_TABLES: dict[str, dict[str, Any]] = {
    "articles": {"label_column": "title", "facets": ["outlet", "lang", "published_basis"]},
    "quotes": {"label_column": "text", "facets": ["kind", "speaker_kind", "speaker_basis"]},
    "claims": {"label_column": "text", "facets": ["lang", "independent_origins"]},
    "sources": {"label_column": "name", "facets": ["kind"]},
    "hops": {"facets": ["act", "evidence"]},
    "lineage": {"facets": ["relation", "credited", "from_source"]},
    "changes": {"facets": ["kind", "severity"]},
    "warnings": {"label_column": "sentence", "facets": ["kind"]},
    "quotations": {"facets": ["outlet", "speaker", "kind", "relation"]},
    "claims_overview": {"facets": ["origin_status", "origin", "lang"]},
    "attribution_chains": {"facets": ["weakest_evidence", "relation", "outlet"]},
    "articles_overview": {"facets": ["outlet", "lang", "published_basis"]},
    "copied_articles": {"facets": ["relation", "credited", "text_of"]},
    "wording_changes": {"facets": ["severity", "kind", "outlet"]},
    "warnings_overview": {"facets": ["kind", "outlet"]},
    "_sqlite_migrations": {"hidden": True},
    "markers": {"hidden": True},
    "fingerprints": {"hidden": True},
    "term_df": {"hidden": True},
}


_MANY = 20_000
"""Articles from which on a facet takes longer than a page may (measured at 100,000: 0.3 s each)."""
_WITH_TEXTS = (
    "articles",
    *(f"articles_fts{part}" for part in ("", "_config", "_data", "_docsize", "_idx")),
)
"""Tables from which an article's whole text could be read."""


PARAMETERS = {"words": "Words of the phrase"}
"""What the parameters of stored queries are called on their pages."""


def introduction(datasette: "Datasette") -> Markup:
    """Return a few lines above the lists of views and tables: where to begin, without SQL."""
    return Markup(
        "<p>To trace one quote, <a href='{}'>paste it</a>. To wander, begin with the views, where "
        "each row can be read by itself. The tables hold the same in parts; each column is "
        "described on its table's page.</p>"
    ).format(datasette.urls.instance())


def vocabulary() -> dict[str, Any]:
    """Return what our templates for Datasette's pages say besides what Datasette tells them."""
    return {
        "described_tables": descriptions().get("tables", {}),
        "described_queries": stored_queries(),
        "parameter_labels": PARAMETERS,
    }


def settings(options: Options) -> dict[str, Any]:
    """Return Datasette's settings for a site that strangers may visit."""
    return {**_SETTINGS, "base_url": options.mounted, "default_allow_sql": options.allow_sql}


def configuration(name: str, options: Options, *, articles: int = 0) -> dict[str, Any]:
    """Return Datasette's configuration of our database: labels, facets, what is kept from sight.

    With many articles no facets are opened unasked, because each one reads a whole table.
    """
    tables = {table: dict(about) for table, about in _TABLES.items()}
    if articles > _MANY:
        tables = {table: about | {"facets": []} for table, about in tables.items()}
    return {
        "databases": {name: {"tables": tables}},
        "plugins": {"provenance": {"text": options.text.value}},
    }


def closed(name: str, action: str, options: Options) -> PermissionSQL | None:
    """Return what is closed where only sentences around quotes may be shown.

    Those are the tables with whole texts, and SQL of one's own, which could read them.
    """
    if options.text is not TextShown.AROUND or action not in ("view-table", "execute-sql"):
        return None
    tables = json.dumps(_WITH_TEXTS if action == "view-table" else [None])
    return PermissionSQL(
        sql="""
            select :provenance_name as parent, value as child, 0 as allow,
                'only sentences around quotes are shown' as reason
            from json_each(:provenance_closed)
        """,
        params={"provenance_name": name, "provenance_closed": tables},
    )


async def describe(datasette: "Datasette", name: str) -> None:
    """Give Datasette the descriptions of our tables and columns, and the stored queries."""
    described = descriptions()
    for key in ("title", "description"):
        if key in described:
            await datasette.set_database_metadata(name, key, described[key])
    for table, about in described.get("tables", {}).items():
        if "description" in about:
            await datasette.set_resource_metadata(name, table, "description", about["description"])
        for column, text in about.get("columns", {}).items():
            await datasette.set_column_metadata(name, table, column, "description", text)
    for query in stored_queries():
        await datasette.add_query(
            name,
            query.name,
            query.sql,
            title=query.title,
            description=query.description,
            parameters=query.params,
            hide_sql=True,
            is_trusted=True,
        )
