"""Putting claims in the place of others, row by row where rows differ.

A claim that one more article has keeps nearly all of its rows, and each row that is written again
is written to several indexes too. So what is stored is read and compared first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from provenance.store.claiming import (
    CHANGE_COLUMNS,
    CLAIM_COLUMNS,
    HOP_COLUMNS,
    MEMBER_COLUMNS,
    ORIGIN_COLUMNS,
    PASSING_COLUMNS,
    ClaimRows,
)
from provenance.store.connecting import Connection
from provenance.store.deriving import Changed, write_warnings
from provenance.store.evidence import WARNING_COLUMNS, WARNING_EVIDENCE_COLUMNS
from provenance.store.inserting import insert
from provenance.store.rows import Row, cleaned
from provenance.store.selecting import listed
from provenance.store.statements import statement

Carriage = Counter[tuple[int, int | None, str]]
"""How many quotes sources pass on from others, in all ("quotes") and by class of evidence."""
_SPEAKER = 4  # the column in claims and in members
_SOURCE, _EVIDENCE = 2, 4  # columns of hops; the source is there in origins too
_TEXT = CLAIM_COLUMNS.index("text")


class _Table(NamedTuple):
    """A table with several rows of each claim or quote; the first two columns are a key."""

    name: str
    columns: tuple[str, ...]


_CHANGES, _HOPS = _Table("changes", CHANGE_COLUMNS), _Table("hops", HOP_COLUMNS)
_ORIGINS, _PASSINGS = _Table("origins", ORIGIN_COLUMNS), _Table("passings", PASSING_COLUMNS)


class _Rows:
    """The rows of a table as they are stored, and as they are to be."""

    def __init__(self, held: Iterable[Row], new: Iterable[Row]) -> None:
        self.held, self.new = list(held), list(new)
        before, after = set(self.held), set(self.new)
        self.gone = [row for row in self.held if row not in after]
        self.come = [row for row in self.new if row not in before]

    def numbers(self, column: int) -> set[int]:
        """Return the numbers in a column of the rows that go or come."""
        return {row[column] for row in (*self.gone, *self.come)} - {None}


class Exchange:
    """Claims that go, and claims that are not stored as they are now, with all of their rows."""

    def __init__(
        self, connection: Connection, dropped: Sequence[int], changed: Sequence[Changed]
    ) -> None:
        """Compare the rows with those that are stored."""
        self._connection = connection
        self._dropped = list(dropped)
        own = [(pk, rows) for pk, _, rows in changed]
        keys = [*dropped, *(pk for pk, _ in own)]
        self._claims = _Rows(
            self._stored("claims", CLAIM_COLUMNS, "pk", keys),
            (cleaned((pk, *rows.claim, digest)) for pk, digest, rows in changed),
        )
        members = [(row[0], pk, *row[1:]) for pk, rows in own for row in rows.members]
        taken = self._stored("members", MEMBER_COLUMNS, "quote", (row[0] for row in members))
        before = self._stored("members", MEMBER_COLUMNS, "claim", keys)
        self._members = _Rows(dict.fromkeys(chain(taken, before)), members)
        quotes = {row[0] for row in chain(self._members.held, members)}
        self._parts = {
            _PASSINGS: self._part(_PASSINGS, keys, ((p, *r) for p, x in own for r in x.passings)),
            _ORIGINS: self._part(_ORIGINS, keys, ((p, *r) for p, x in own for r in x.origins)),
            _CHANGES: self._part(_CHANGES, quotes, (r for _, x in own for r in x.changes)),
            _HOPS: self._part(_HOPS, quotes, (r for _, x in own for r in x.hops)),
        }
        self._warnings, self._unwarned = self._warned(keys, own)

    @property
    def sources(self) -> set[int]:
        """The sources that rows name which go or come."""
        found = self._parts[_HOPS].numbers(_SOURCE) | self._parts[_ORIGINS].numbers(_SOURCE)
        return found | self._members.numbers(_SPEAKER) | self._claims.numbers(_SPEAKER)

    @property
    def carriage(self) -> Carriage:
        """How the counts of who passes on whose words change."""
        hops = self._parts[_HOPS]
        quotes = {row[0] for row in (*hops.gone, *hops.come)}
        found = _passed_on([row for row in hops.new if row[0] in quotes])
        found.subtract(_passed_on([row for row in hops.held if row[0] in quotes]))
        return found

    def write(self) -> None:
        """Remove the rows that go, and add those that come, inside a transaction."""
        gone = {"warnings": listed(self._unwarned)}
        for sql in _UNWARN:
            self._connection.execute(sql, gone)
        for table, rows in self._parts.items():
            one, other = table.columns[:2]
            sql = f'delete from {table.name} where "{one}" = ? and "{other}" = ?'
            self._connection.executemany(sql, (row[:2] for row in rows.gone))
        self._write_claims()
        for table, rows in self._parts.items():
            insert(self._connection, table.name, table.columns, rows.come)
        write_warnings(self._connection, self._warnings)

    def _stored(
        self, table: str, columns: tuple[str, ...], owner: str, keys: Iterable[int]
    ) -> Iterator[Row]:
        names = ", ".join(f'"{name}"' for name in columns)
        sql = f'select {names} from {table} where "{owner}" in (select value from json_each(?))'
        return iter(self._connection.execute(sql, (listed(keys),)))

    def _part(self, table: _Table, owners: Iterable[int], new: Iterable[Row]) -> _Rows:
        return _Rows(self._stored(table.name, table.columns, table.columns[0], owners), new)

    def _warned(
        self, claims: Iterable[int], own: Iterable[tuple[int, ClaimRows]]
    ) -> tuple[list[tuple[int | None, Row, list[Row]]], list[int]]:
        """Return the warnings that come, with their claims, and the keys of those that go."""
        stored = list(self._stored("warnings", WARNING_COLUMNS, "claim", claims))
        proofs: dict[int, list[Row]] = defaultdict(list)
        columns = WARNING_EVIDENCE_COLUMNS
        for proof in self._stored("warning_evidence", columns, "warning", (w[0] for w in stored)):
            proofs[proof[0]].append(proof[1:])
        held: dict[Row, list[int]] = defaultdict(list)
        for warning in stored:
            held[*warning[1:], *sorted(proofs[warning[0]])].append(warning[0])
        come: list[tuple[int | None, Row, list[Row]]] = []
        for claim, rows in own:
            for row, own_proofs in rows.warnings:
                same = held.get((claim, *row, *sorted(own_proofs)))
                if same:
                    same.pop()
                else:
                    come.append((claim, row, own_proofs))
        return come, [pk for pks in held.values() for pk in pks]

    def _write_claims(self) -> None:
        """Write the rows of claims and members; those that stay name each other all the time."""
        new = {row[0]: row for row in self._claims.new}
        old = {row[0]: row for row in self._claims.held}
        retold = [pk for pk, row in old.items() if pk not in new or row[_TEXT] != new[pk][_TEXT]]
        self._connection.execute(statement("unindex_claims"), {"claims": listed(retold)})
        kept = new.keys() & old.keys()
        added = [row for pk, row in new.items() if pk not in kept]
        insert(self._connection, "claims", CLAIM_COLUMNS, added)
        self._update("claims", CLAIM_COLUMNS, [(old[pk], new[pk]) for pk in sorted(kept)])
        self._write_members()
        drop = "delete from claims where pk in (select value from json_each(?))"
        self._connection.execute(drop, (listed(self._dropped),))
        told = [*(pk for pk in retold if pk in new), *(row[0] for row in added)]
        self._connection.execute(statement("index_claims"), {"claims": listed(told)})

    def _write_members(self) -> None:
        held = {row[0]: row for row in self._members.held}
        moved = [(held[row[0]], row) for row in self._members.come if row[0] in held]
        self._update("members", MEMBER_COLUMNS, moved)
        added = (row for row in self._members.come if row[0] not in held)
        insert(self._connection, "members", MEMBER_COLUMNS, added)
        left = held.keys() - {row[0] for row in self._members.new}
        drop = "delete from members where quote in (select value from json_each(?))"
        self._connection.execute(drop, (listed(left),))

    def _update(
        self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Row, Row]]
    ) -> None:
        """Write rows anew, given as they were and as they are, in the columns that differ alone.

        An index whose columns are not named is left alone.
        """
        for before, after in rows:
            differing = [n for n, value in enumerate(after) if value != before[n]]
            if differing:
                named = ", ".join(f'"{columns[n]}" = ?' for n in differing)
                values = [after[n] for n in differing]
                sql = f'update {table} set {named} where "{columns[0]}" = ?'
                self._connection.execute(sql, (*values, after[0]))


_UNWARN = (
    "delete from warning_evidence where warning in (select value from json_each(:warnings))",
    "delete from warnings where pk in (select value from json_each(:warnings))",
)


def _passed_on(hops: Sequence[Row]) -> Carriage:
    """Return what the rows of some quotes' chains tell of who passes on whose words."""
    found: Carriage = Counter()
    source = {row[:2]: row[_SOURCE] for row in hops}
    for row in hops:
        pair = row[_SOURCE], source.get((row[0], row[1] - 1))
        found[*pair, "quotes"] += 1
        found[*pair, row[_EVIDENCE]] += 1
    return found
