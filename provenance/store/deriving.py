"""Replacing what the articles say together, row by row only where it has changed.

A claim's rows carry a digest; a claim that comes again with the same digest is left alone, so
that adding a few articles to many writes little, and keys of claims stay.
"""

import json
import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from provenance.models import Lineage, Tie, TracedClaim, Warning
from provenance.store.claiming import (
    CHANGE_COLUMNS,
    CLAIM_COLUMNS,
    HOP_COLUMNS,
    MEMBER_COLUMNS,
    ORIGIN_COLUMNS,
    PASSING_COLUMNS,
    ClaimRows,
    PlacedQuote,
    Places,
    claim_rows,
)
from provenance.store.connecting import Connection
from provenance.store.evidence import (
    LINEAGE_COLUMNS,
    LINEAGE_EVIDENCE_COLUMNS,
    TIE_COLUMNS,
    WARNING_COLUMNS,
    WARNING_EVIDENCE_COLUMNS,
    lineage_order,
    lineage_rows,
    warning_order,
    warning_rows,
)
from provenance.store.inserting import insert
from provenance.store.markers import (
    COUNTED,
    LINEAGE_DIGEST,
    TIES_DIGEST,
    WARNINGS_DIGEST,
    newest,
    note,
    note_sightings,
    noted,
)
from provenance.store.rows import Row
from provenance.store.selecting import pks
from provenance.store.sourcing import SourceBook
from provenance.store.standing import replace_standing
from provenance.store.statements import split, statement

if TYPE_CHECKING:  # the pipeline loads every stage, and nothing here runs one
    from provenance.pipeline import Derived


Changed = tuple[int, bytes, ClaimRows]
"""A claim's key, its new digest and its new rows."""
_BATCH = 500  # claims looked up and written together
_AT_ONCE = 100_000  # quotes of which all places are kept at once: about 70 MB


def replace(connection: Connection, derived: "Derived") -> None:
    """Put these derived values in the place of the stored ones, inside a transaction."""
    sources = SourceBook.read(connection)
    _replace_claims(connection, derived.traced, sources)
    _replace_lineage(connection, sorted(derived.lineages, key=lineage_order))
    _replace_ties(connection, derived.ties)
    _replace_article_warnings(connection, sorted(derived.warnings, key=warning_order))
    replace_standing(connection, derived.standing)
    note_sightings(connection, derived.sightings)
    connection.execute(statement("number_versions"), {"covered": 0})
    for name in ("count_carriage", "count_terms"):
        for sql in split(statement(name)):
            connection.execute(sql)
    note(connection, COUNTED, int(newest(connection, "quotes")))
    outlets = connection.execute("select distinct outlet from articles where outlet is not null")
    held = connection.execute("select pk from sources")
    sources.settle((pk for (pk,) in held.fetchall()), (name for (name,) in outlets.fetchall()))


def changed_claims(
    traced: Iterable[TracedClaim],
    places: Places,
    sources: SourceBook,
    held: dict[str, tuple[int, bytes]],
    keys: Iterator[int],
) -> list[Changed]:
    """Return the claims that are not stored as they are now, new ones with the next of the keys.

    `held` are the keys and digests of the stored ones by id; those that are met are taken out.
    """
    changed: list[Changed] = []
    for each in traced:
        rows = claim_rows(each, places, sources)
        digest = rows.digest()
        pk, before = held.pop(rows.id, (0, b""))
        if before != digest:
            changed.append((pk or next(keys), digest, rows))
    return changed


def _replace_claims(
    connection: Connection, traced: Iterable[TracedClaim], sources: SourceBook
) -> None:
    held: dict[str, tuple[int, bytes]] = {
        id_: (pk, digest)
        for pk, id_, digest in connection.execute("select pk, id, digest from claims")
    }
    keys = count(max((pk for pk, _ in held.values()), default=0) + 1)
    rebuilding, written = bool(held), list[int]()
    pending = iter(traced)
    whole = _all_places(connection)
    while batch := list(islice(pending, _BATCH)):
        changed = changed_claims(batch, whole or places_of(connection, batch), sources, held, keys)
        if rebuilding:
            drop_claims(connection, [pk for pk, _, _ in changed], [r for _, _, r in changed])
        sources.write()
        write_claims(connection, changed)
        written += [pk for pk, _, _ in changed]
    # Last and at once: FTS5 flushes its index at every savepoint after it has been written to.
    connection.execute(statement("index_claims"), {"claims": json.dumps(written)})
    drop_claims(connection, [pk for pk, _ in held.values()], [])


def _all_places(connection: Connection) -> Places | None:
    """Return where everything is stored, read at once; None where that is too much to keep."""
    if newest(connection, "quotes") > _AT_ONCE:
        return None
    placed = connection.execute(statement("all_quote_places"))
    return _places(placed, dict(connection.execute("select id, pk from articles")))


def places_of(connection: Connection, batch: list[TracedClaim]) -> Places:
    """Return where all that some claims name is stored."""
    quotes: set[str | None] = set()
    articles: set[str | None] = set()
    for traced in batch:
        quotes.update(member.quote_id for member in traced.claim.members)
        for origin in (traced.origin, *traced.alternatives):
            quotes.add(origin.quote_id)
            articles.add(origin.article_id)
        for chain in traced.hops.values():
            articles.update(hop.article_id for hop in chain)
        articles.add(traced.first_article_id)
        if traced.warnings:
            quotes.update(warning.quote_id for warning in traced.warnings)
            articles |= named_articles(traced.warnings)
    wanted = {"ids": json.dumps(sorted(id_ for id_ in quotes if id_))}
    placed = connection.execute(statement("quote_places"), wanted)
    return _places(placed, pks(connection, "articles", articles - {None}))  # type: ignore[arg-type]


def _places(rows: Iterable[Row], articles: Mapping[str, int]) -> Places:
    quotes: dict[str, PlacedQuote] = {row[0]: PlacedQuote._make(row) for row in rows}
    return Places(
        quotes=quotes,
        quote_pks={id_: quote.pk for id_, quote in quotes.items()},
        articles=articles,
    )


def named_articles(warnings: Iterable[Warning]) -> set[str | None]:
    """Return the articles that warnings name."""
    found: set[str | None] = set()
    for warning in warnings:
        found.add(warning.article_id)
        found |= {proof.article_id for proof in warning.proofs}
    return found


def drop_claims(connection: Connection, claims: list[int], taking: list[ClaimRows]) -> None:
    """Remove claims with all their rows, and every quote that other claims now take from them."""
    if not claims:
        return
    params = {
        "claims": json.dumps(claims),
        "quotes": json.dumps([member[0] for rows in taking for member in rows.members]),
    }
    for sql in split(statement("drop_claims")):
        connection.execute(sql, params)


def write_claims(connection: Connection, changed: list[Changed]) -> None:
    """Add claims with all their rows."""
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
    write_warnings(connection, ((pk, *w) for pk, _, r in changed for w in r.warnings))
    passings = ((pk, *passing) for pk, _, r in changed for passing in r.passings)
    insert(connection, "passings", PASSING_COLUMNS, passings)


def write_warnings(
    connection: Connection, warnings: Iterable[tuple[int | None, Row, list[Row]]]
) -> None:
    """Add warnings, each with the key of its claim, None for an article's."""
    first = newest(connection, "warnings") + 1
    rows: list[Row] = []
    evidence: list[Row] = []
    for pk, (claim, row, proofs) in enumerate(warnings, first):
        rows.append((pk, claim, *row))
        evidence += [(pk, *proof) for proof in proofs]
    insert(connection, "warnings", WARNING_COLUMNS, rows)
    insert(connection, "warning_evidence", WARNING_EVIDENCE_COLUMNS, evidence)


def _replace_lineage(connection: Connection, lineages: list[Lineage]) -> None:
    rows = rows_of_lineages(connection, lineages)
    if not _differs(connection, LINEAGE_DIGEST, rows):
        return
    connection.execute("delete from lineage_evidence")
    connection.execute("delete from lineage")
    write_lineages(connection, rows)


def rows_of_lineages(
    connection: Connection, lineages: list[Lineage]
) -> list[tuple[Row, list[Row]]]:
    """Return the rows of lineages and of their evidence, without the keys that come first."""
    ids = {lineage.article_id for lineage in lineages}
    ids |= {x.from_article_id for x in lineages if x.from_article_id}
    ids |= {p.article_id for x in lineages for p in x.proofs if p.article_id}
    articles = pks(connection, "articles", ids)
    return [lineage_rows(lineage, articles) for lineage in lineages]


def write_lineages(connection: Connection, rows: list[tuple[Row, list[Row]]]) -> None:
    """Add the rows of lineages."""
    first = newest(connection, "lineage") + 1
    own = ((pk, *row) for pk, (row, _) in enumerate(rows, first))
    insert(connection, "lineage", LINEAGE_COLUMNS, own)
    proofs = ((pk, *p) for pk, (_, found) in enumerate(rows, first) for p in found)
    insert(connection, "lineage_evidence", LINEAGE_EVIDENCE_COLUMNS, proofs)


def _replace_ties(connection: Connection, ties: Sequence[Tie]) -> None:
    rows = rows_of_ties(connection, ties)
    if _differs(connection, TIES_DIGEST, rows):
        connection.execute("delete from ties")
        insert(connection, "ties", TIE_COLUMNS, rows)


def rows_of_ties(connection: Connection, ties: Sequence[Tie]) -> list[Row]:
    """Return the rows of ties."""
    articles = pks(connection, "articles", {a for tie in ties for a in (tie.one, tie.other)})
    return [(articles[t.one], articles[t.other], t.kind.value, t.shared) for t in ties]


def _replace_article_warnings(connection: Connection, warnings: list[Warning]) -> None:
    rows = rows_of_warnings(connection, warnings)
    if not _differs(connection, WARNINGS_DIGEST, rows):
        return
    for sql in split(statement("drop_article_warnings")):
        connection.execute(sql)
    write_warnings(connection, ((None, row, proofs) for row, proofs in rows))


def rows_of_warnings(
    connection: Connection, warnings: list[Warning]
) -> list[tuple[Row, list[Row]]]:
    """Return the rows of articles' warnings and of their evidence, without the keys."""
    articles = pks(connection, "articles", {x for x in named_articles(warnings) if x})
    quotes = pks(connection, "quotes", {x.quote_id for x in warnings if x.quote_id})
    return [warning_rows(warning, quotes, articles) for warning in warnings]


def _differs(connection: Connection, marker: str, rows: list[Any]) -> bool:
    """Whether these rows are others than those last written under a marker; notes them if so."""
    digest = blake2b(marshal.dumps(rows, 2), digest_size=16).hexdigest()
    if noted(connection, marker) == digest:
        return False
    note(connection, marker, digest)
    return True
