"""Whole records by internal keys: one statement for the rows, one for each kind of their parts."""

import json
from collections.abc import Sequence

from provenance.models import Warning
from provenance.schemas import (
    ArticleOut,
    ClaimLineOut,
    ClaimOut,
    CountedSourceOut,
    LineageOut,
    OriginOut,
    QuoteOut,
    SourceOut,
)
from provenance.store.connecting import Connection
from provenance.store.records import (
    article_out,
    claim_line,
    claim_out,
    lineage_out,
    origin_out,
    quote_out,
    warning_value,
)
from provenance.store.selecting import Named, grouped, named
from provenance.store.statements import statement

_LISTED = 50  # claims and neighbours of a source that are shown at most


def articles_of(
    connection: Connection, pks: Sequence[int], *, with_text: bool = False
) -> list[ArticleOut]:
    """Return the articles with these keys, in this order."""
    base = "load_articles_with_text" if with_text else "load_articles"
    credits = _parts(connection, "load_credits", pks, "article")
    rows = _rows(connection, base, pks)
    return [article_out(row, credits.get(row["pk"], [])) for row in rows]


def quotes_of(connection: Connection, pks: Sequence[int]) -> list[QuoteOut]:
    """Return the quotes with these keys, in this order."""
    parts = {
        name: _parts(connection, f"load_{statement_name}", pks, "quote")
        for name, statement_name in _QUOTE_PARTS.items()
    }
    return [
        quote_out(row, {name: found.get(row["pk"], []) for name, found in parts.items()})
        for row in _rows(connection, "load_quotes", pks)
    ]


def claims_of(connection: Connection, pks: Sequence[int]) -> list[ClaimOut]:
    """Return the claims with these keys, in this order."""
    parts = {
        name: _parts(connection, f"load_{statement_name}", pks, "claim")
        for name, statement_name in _CLAIM_PARTS.items()
    }
    return [
        claim_out(row, {name: found.get(row["pk"], []) for name, found in parts.items()})
        for row in _rows(connection, "load_claims", pks)
    ]


def claim_lines_of(connection: Connection, pks: Sequence[int]) -> list[ClaimLineOut]:
    """Return one line for each of the claims with these keys, in this order."""
    return [claim_line(row) for row in _rows(connection, "load_claim_lines", pks)]


def alternatives_of(connection: Connection, pk: int) -> list[OriginOut]:
    """Return the other places where a claim may come from, likeliest first."""
    rows = _rows(connection, "load_origins", [pk], alternatives=True)
    return [origin_out(row) for row in rows if row["rank"]]


def lineages_of(connection: Connection, pks: Sequence[int]) -> list[LineageOut]:
    """Return the lineages with these keys, in this order."""
    evidence = _parts(connection, "load_lineage_evidence", pks, "lineage")
    rows = _rows(connection, "load_lineage", pks)
    return [lineage_out(row, evidence.get(row["pk"], [])) for row in rows]


def warnings_of(connection: Connection, pks: Sequence[int]) -> list[Warning]:
    """Return the warnings with these keys, by kind and sentence."""
    evidence = _parts(connection, "load_warning_evidence", pks, "warning")
    rows = _rows(connection, "load_warnings", pks)
    return [warning_value(row, evidence.get(row["pk"], [])) for row in rows]


def source_of(connection: Connection, row: Named) -> SourceOut:
    """Return everything about a source: what it said, whom it carries, who carries it."""
    params = {"pk": row["pk"], "name": row["name"], "limit": _LISTED}
    said = [each["pk"] for each in named(connection, statement("claims_of_source"), params)]
    held = named(connection, statement("articles_of_outlet"), params)[0]
    credited = named(connection, statement("credits_of_source"), params)[0]
    return SourceOut(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        article_id=row["article_id"],
        said=claim_lines_of(connection, said),
        carries=_counted(connection, "carried_by_source", params),
        carried_by=_counted(connection, "carriers_of_source", params),
        credited={name: times for name, times in credited.items() if times},
        articles=held["articles"],
        first=held["first"],
        last=held["last"],
    )


def _counted(connection: Connection, name: str, params: Named) -> list[CountedSourceOut]:
    return [CountedSourceOut(**row) for row in named(connection, statement(name), params)]


def _rows(
    connection: Connection, name: str, pks: Sequence[int], *, alternatives: bool = False
) -> list[Named]:
    params = {"pks": json.dumps(list(pks)), "alternatives": alternatives}
    return named(connection, statement(name), params)


def _parts(
    connection: Connection, name: str, pks: Sequence[int], owner: str
) -> dict[int, list[Named]]:
    return grouped(_rows(connection, name, pks), owner)


_QUOTE_PARTS = {
    "via": "via",
    "changes": "changes",
    "hops": "hops",
    "warnings": "quote_warnings",
}
_CLAIM_PARTS = {"members": "members", "origins": "origins", "warnings": "claim_warnings"}
