"""Replacing what the articles say together, row by row only where it has changed.

A claim's rows carry a digest; a claim that comes again with the same digest is left alone, so
that adding a few articles to many writes little, and keys of claims stay.
"""

import json
import marshal
from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from provenance.models import Lineage, TracedClaim, Warning
from provenance.store.claiming import (
    CHANGE_COLUMNS,
    CLAIM_COLUMNS,
    HOP_COLUMNS,
    MEMBER_COLUMNS,
    ORIGIN_COLUMNS,
    ClaimRows,
    PlacedQuote,
    Places,
    claim_rows,
)
from provenance.store.connecting import Connection
from provenance.store.evidence import (
    LINEAGE_COLUMNS,
    LINEAGE_EVIDENCE_COLUMNS,
    WARNING_COLUMNS,
    WARNING_EVIDENCE_COLUMNS,
    lineage_order,
    lineage_rows,
    warning_order,
    warning_rows,
)
from provenance.store.inserting import insert
from provenance.store.rows import Row
from provenance.store.selecting import pks
from provenance.store.sourcing import SourceBook
from provenance.store.statements import split, statement

if TYPE_CHECKING:  # the pipeline loads every stage, and nothing here runs one
    from provenance.pipeline import Derived


_Changed = tuple[int, bytes, ClaimRows]  # a claim's key, its new digest and its new rows
_BATCH = 500  # claims looked up and written together


def replace(connection: Connection, derived: "Derived") -> None:
    """Put these derived values in the place of the stored ones, inside a transaction."""
    sources = SourceBook(connection)
    _replace_claims(connection, derived.traced, sources)
    _replace_lineage(connection, sorted(derived.lineages, key=lineage_order))
    _replace_article_warnings(connection, sorted(derived.warnings, key=warning_order))
    sources.add_outlets()
    sources.write()
    for name in ("number_versions", "count_carriage", "count_terms"):
        for sql in split(statement(name)):
            connection.execute(sql)
    sources.drop_unused()


def _replace_claims(
    connection: Connection, traced: Iterable[TracedClaim], sources: SourceBook
) -> None:
    held: dict[str, tuple[int, bytes]] = {
        id_: (pk, digest)
        for pk, id_, digest in connection.execute("select pk, id, digest from claims")
    }
    next_pk = max((pk for pk, _ in held.values()), default=0) + 1
    rebuilding, written = bool(held), list[int]()
    pending = iter(traced)
    while batch := list(islice(pending, _BATCH)):
        places = _places(connection, batch)
        changed: list[_Changed] = []
        for each in batch:
            rows = claim_rows(each, places, sources)
            digest = rows.digest()
            pk, before = held.pop(rows.id, (0, b""))
            if before != digest:
                changed.append((pk or next_pk, digest, rows))
                next_pk += not pk
        if rebuilding:
            _drop_claims(connection, [pk for pk, _, _ in changed], [r for _, _, r in changed])
        sources.write()
        _write_claims(connection, changed)
        written += [pk for pk, _, _ in changed]
    # Last and at once: FTS5 flushes its index at every savepoint after it has been written to.
    connection.execute(statement("index_claims"), {"claims": json.dumps(written)})
    _drop_claims(connection, [pk for pk, _ in held.values()], [])


def _places(connection: Connection, batch: list[TracedClaim]) -> Places:
    quotes: set[str] = set()
    articles: set[str | None] = set()
    for traced in batch:
        quotes |= {member.quote_id for member in traced.claim.members}
        quotes |= {o.quote_id for o in (traced.origin, *traced.alternatives) if o.quote_id}
        quotes |= {warning.quote_id for warning in traced.warnings if warning.quote_id}
        articles |= {hop.article_id for chain in traced.hops.values() for hop in chain}
        articles |= {o.article_id for o in (traced.origin, *traced.alternatives)}
        articles.add(traced.first_article_id)
        articles |= _named_articles(traced.warnings)
    wanted = {"ids": json.dumps(sorted(quotes))}
    placed = [
        PlacedQuote._make(row) for row in connection.execute(statement("quote_places"), wanted)
    ]
    return Places(
        quotes={quote.id: quote for quote in placed},
        quote_pks={quote.id: quote.pk for quote in placed},
        articles=pks(connection, "articles", articles - {None}),  # type: ignore[arg-type]
    )


def _named_articles(warnings: Iterable[Warning]) -> set[str | None]:
    found: set[str | None] = set()
    for warning in warnings:
        found.add(warning.article_id)
        found |= {proof.article_id for proof in warning.proofs}
    return found


def _drop_claims(connection: Connection, claims: list[int], taking: list[ClaimRows]) -> None:
    """Remove claims with all their rows, and every quote that other claims now take from them."""
    if not claims:
        return
    params = {
        "claims": json.dumps(claims),
        "quotes": json.dumps([member[0] for rows in taking for member in rows.members]),
    }
    for sql in split(statement("drop_claims")):
        connection.execute(sql, params)


def _write_claims(connection: Connection, changed: list[_Changed]) -> None:
    insert(
        connection, "claims", CLAIM_COLUMNS, ((pk, *r.claim, digest) for pk, digest, r in changed)
    )
    members = ((m[0], pk, *m[1:]) for pk, _, r in changed for m in r.members)
    insert(connection, "members", MEMBER_COLUMNS, members)
    insert(connection, "changes", CHANGE_COLUMNS, (row for _, _, r in changed for row in r.changes))
    insert(connection, "hops", HOP_COLUMNS, (row for _, _, r in changed for row in r.hops))
    insert(
        connection, "origins", ORIGIN_COLUMNS, ((pk, *o) for pk, _, r in changed for o in r.origins)
    )
    _write_warnings(connection, ((pk, *w) for pk, _, r in changed for w in r.warnings))


def _write_warnings(
    connection: Connection, warnings: Iterable[tuple[int | None, Row, list[Row]]]
) -> None:
    newest = int(connection.execute("select max(pk) from warnings").fetchone()[0] or 0)
    rows: list[Row] = []
    evidence: list[Row] = []
    for pk, (claim, row, proofs) in enumerate(warnings, start=newest + 1):
        rows.append((pk, claim, *row))
        evidence += [(pk, *proof) for proof in proofs]
    insert(connection, "warnings", WARNING_COLUMNS, rows)
    insert(connection, "warning_evidence", WARNING_EVIDENCE_COLUMNS, evidence)


def _replace_lineage(connection: Connection, lineages: list[Lineage]) -> None:
    ids = {lineage.article_id for lineage in lineages}
    ids |= {x.from_article_id for x in lineages if x.from_article_id}
    ids |= {p.article_id for x in lineages for p in x.proofs if p.article_id}
    articles = pks(connection, "articles", ids)
    rows = [lineage_rows(lineage, articles) for lineage in lineages]
    if not _differs(connection, "lineage_digest", rows):
        return
    connection.execute("delete from lineage_evidence")
    connection.execute("delete from lineage")
    own = ((pk, *row) for pk, (row, _) in enumerate(rows, start=1))
    insert(connection, "lineage", LINEAGE_COLUMNS, own)
    proofs = ((pk, *p) for pk, (_, found) in enumerate(rows, start=1) for p in found)
    insert(connection, "lineage_evidence", LINEAGE_EVIDENCE_COLUMNS, proofs)


def _replace_article_warnings(connection: Connection, warnings: list[Warning]) -> None:
    articles = pks(connection, "articles", {x for x in _named_articles(warnings) if x})
    quotes = pks(connection, "quotes", {x.quote_id for x in warnings if x.quote_id})
    rows = [warning_rows(warning, quotes, articles) for warning in warnings]
    if not _differs(connection, "article_warnings_digest", rows):
        return
    for sql in split(statement("drop_article_warnings")):
        connection.execute(sql)
    _write_warnings(connection, ((None, row, proofs) for row, proofs in rows))


def _differs(connection: Connection, marker: str, rows: list[tuple[Row, list[Row]]]) -> bool:
    """Whether these rows are others than those last written under a marker; notes them if so."""
    digest = blake2b(marshal.dumps(rows, 2), digest_size=16).hexdigest()
    params = {"name": marker, "value": digest}
    held = connection.execute("select value from markers where name = :name", params).fetchone()
    if held and held[0] == digest:
        return False
    connection.execute(
        "insert or replace into markers (name, value) values (:name, :value)", params
    )
    return True
