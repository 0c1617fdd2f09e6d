"""Writing what changes with added articles: the rows of these values, and no others.

What is left is what a derivation of all articles leaves. So all that counts rows of derived tables
is brought up to date with what goes and what comes.
"""

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING

from provenance.ids import ClaimId
from provenance.models import Lineage, Tie, TracedClaim, Warning
from provenance.store.connecting import Connection
from provenance.store.deriving import (
    Changed,
    changed_claims,
    places_of,
    rows_of_lineages,
    rows_of_ties,
    rows_of_warnings,
    write_lineages,
    write_warnings,
)
from provenance.store.evidence import TIE_COLUMNS, lineage_order, warning_order
from provenance.store.exchanging import Carriage, Exchange
from provenance.store.inserting import insert
from provenance.store.markers import (
    COUNTED,
    COVERED,
    LINEAGE_DIGEST,
    TIES_DIGEST,
    WARNINGS_DIGEST,
    newest,
    note,
    note_sightings,
    noted,
)
from provenance.store.selecting import listed, pks
from provenance.store.sourcing import SourceBook
from provenance.store.standing import append_standing
from provenance.store.statements import split, statement

if TYPE_CHECKING:  # the pipeline loads every stage, and nothing here runs one
    from provenance.pipeline import Amended

_COUNTS = ("quotes", "held", "stated", "textual", "temporal")


def amend(connection: Connection, amended: "Amended") -> None:
    """Put the amended values in the place of what they replace, inside a transaction."""
    covered = int(noted(connection, COVERED) or 0)
    sources = SourceBook(connection)
    _amend_claims(connection, list(amended.traced), amended.gone, sources, covered)
    _amend_ties(connection, amended.untied, amended.ties)
    lineages = sorted(amended.lineages, key=lineage_order)
    _amend_lineage(connection, amended.relinked, lineages)
    warnings = sorted(amended.warnings, key=warning_order)
    _amend_article_warnings(connection, amended.warned, warnings)
    append_standing(connection, amended.standing, replacing=amended.unstanding)
    note_sightings(connection, amended.sightings)
    connection.execute(statement("number_versions"), {"covered": covered})
    for sql in split(statement("count_added_terms")):
        counted = int(noted(connection, COUNTED) or 0)
        connection.execute(sql, {"counted": counted} if ":counted" in sql else {})
    note(connection, COUNTED, newest(connection, "quotes"))


def _amend_claims(
    connection: Connection,
    traced: list[TracedClaim],
    gone: Iterable[ClaimId],
    sources: SourceBook,
    covered: int,
) -> None:
    changed = _changed(connection, traced, sources)
    exchange = Exchange(connection, list(pks(connection, "claims", gone).values()), changed)
    sources.write()
    exchange.write()
    _change_carriage(connection, exchange.carriage)
    _settle(connection, sources, exchange.sources, covered)


def _changed(
    connection: Connection, traced: list[TracedClaim], sources: SourceBook
) -> list[Changed]:
    """Return the claims that are not stored as they are now."""
    places = places_of(connection, traced)
    ids = {"ids": listed(each.claim.id for each in traced)}
    sql = "select id, pk, digest from claims where id in (select value from json_each(:ids))"
    held = {id_: (pk, digest) for id_, pk, digest in connection.execute(sql, ids)}
    return changed_claims(traced, places, sources, held, count(newest(connection, "claims") + 1))


def _change_carriage(connection: Connection, difference: Carriage) -> None:
    differing = {(carrier, carried) for (carrier, carried, _), n in difference.items() if n}
    pairs = sorted(differing, key=lambda pair: (pair[0], pair[1] or 0))
    insertion = (
        "insert into carriage (carrier, carried, quotes, held, stated, textual, temporal)"
        " values (:carrier, :carried, :quotes, :held, :stated, :textual, :temporal)"
    )
    for carrier, carried in pairs:
        counts = {column: difference[carrier, carried, column] for column in _COUNTS}
        row = {"carrier": carrier, "carried": carried, **counts}
        if not connection.execute(statement("change_carriage"), row).rowcount:
            connection.execute(insertion, row)
    connection.executemany(
        "delete from carriage where carrier = ? and carried is ? and quotes = 0", pairs
    )


def _settle(connection: Connection, sources: SourceBook, named: set[int], covered: int) -> None:
    """Remove sources that nothing names any more, and add outlets that nothing names yet."""
    sql = (
        "select name from sources where pk in (select value from json_each(?)) and article is null"
    )
    names = {name for (name,) in connection.execute(sql, (listed(named),))}
    added = "select distinct outlet from articles where pk > ? and outlet is not null"
    names |= {name for (name,) in connection.execute(added, (covered,))}
    alike = "select pk from sources where name in (select value from json_each(?))"
    named |= {pk for (pk,) in connection.execute(alike, (listed(names),))}
    sources.settle(named, names)


def _amend_ties(connection: Connection, untied: tuple[Tie, ...], ties: tuple[Tie, ...]) -> None:
    gone = [row[:3] for row in rows_of_ties(connection, (*untied, *ties))]
    connection.executemany("delete from ties where one = ? and other = ? and kind = ?", gone)
    insert(connection, "ties", TIE_COLUMNS, rows_of_ties(connection, ties))
    note(connection, TIES_DIGEST, "")


def _amend_lineage(
    connection: Connection, articles: Iterable[str], lineages: list[Lineage]
) -> None:
    gone = {"articles": listed(pks(connection, "articles", articles).values())}
    for sql in split(statement("drop_lineage")):
        connection.execute(sql, gone)
    write_lineages(connection, rows_of_lineages(connection, lineages))
    note(connection, LINEAGE_DIGEST, "")


def _amend_article_warnings(
    connection: Connection, articles: Iterable[str], warnings: list[Warning]
) -> None:
    gone = {"articles": listed(pks(connection, "articles", articles).values())}
    for sql in split(statement("drop_warnings_of_articles")):
        connection.execute(sql, gone)
    rows = rows_of_warnings(connection, warnings)
    write_warnings(connection, ((None, row, proofs) for row, proofs in rows))
    note(connection, WARNINGS_DIGEST, "")
