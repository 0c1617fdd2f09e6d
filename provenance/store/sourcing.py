"""The rows of `sources`: one for each named speaker, agency and outlet, and one for each unnamed
speaker of each article, because two stories' "a source" are two people.
"""

from collections.abc import Iterable, Mapping
from typing import Self

from provenance.ids import source_id
from provenance.sources.names import name_key
from provenance.store.connecting import Connection
from provenance.store.rows import Row, insertion, storable
from provenance.store.selecting import listed
from provenance.store.statements import split, statement
from provenance.vocabulary import SourceKind

_COLUMNS = ("pk", "id", "name", "kind", "name_key", "article")
_INSERT = insertion("sources", _COLUMNS)
_ANONYMOUS = SourceKind.ANONYMOUS.value
_OUTLET = SourceKind.OUTLET.value
_ADD_OUTLET = insertion("sources", ("id", "name", "kind", "name_key"))


class SourceBook:
    """The internal keys of sources. New ones get theirs when first asked for, and are written
    together by `write`, before the rows that name them."""

    def __init__(self, connection: Connection, *, known: Mapping[str, int] | None = None) -> None:
        """Begin with the keys that are `known`; the others are looked up one by one."""
        self._connection = connection
        self._pks: dict[str, int] = dict(known or {})
        newest = connection.execute("select max(pk) from sources").fetchone()[0]
        self._next = int(newest or 0) + 1
        self._whole = known is not None
        self._new: list[Row] = []
        self._named: dict[tuple[str, str], int] = {}  # spares hashing a name once for every step

    @classmethod
    def read(cls, connection: Connection) -> Self:
        """Return a book that has read the keys of all sources at once."""
        return cls(connection, known=dict(connection.execute("select id, pk from sources")))

    def named(self, name: str, kind: str) -> int:
        """Return the key of a source that has a name."""
        pk = self._named.get((name, kind))
        if pk is None:
            pk = self._named[name, kind] = self._pk(source_id(name, kind), name, kind, None)
        return pk

    def unnamed(self, key: str, descriptor: str, article: int) -> int:
        """Return the key of an unnamed speaker of one article."""
        return self._pk(source_id(key, _ANONYMOUS), descriptor, _ANONYMOUS, article)

    def _pk(self, id_: str, name: str, kind: str, article: int | None) -> int:
        pk = self._pks.get(id_) or self._held(id_)
        if pk is None:
            pk = self._next
            self._next += 1
            key = "" if article is not None else name_key(name)
            row = (pk, id_, storable(name), kind, key, article)
            self._new.append(row)
        self._pks[id_] = pk
        return pk

    def _held(self, id_: str) -> int | None:
        if self._whole:
            return None
        sql = "select pk from sources where id = ?"
        row = self._connection.execute(sql, (id_,)).fetchone()
        return None if row is None else int(row[0])

    def write(self) -> None:
        """Add the sources that were asked for since the last time."""
        self._connection.executemany(_INSERT, self._new)
        self._new.clear()

    def settle(self, sources: Iterable[int], outlets: Iterable[str]) -> None:
        """Remove those of the sources that nothing names, and add the outlets that nothing names.

        An outlet whose articles no chain has named is a source of its own, and none once a chain
        names it as what the registry says it is.
        """
        self.write()
        for sql in split(statement("drop_sources")):
            self._connection.execute(sql, {"sources": listed(sources)})
        wanted = {"outlets": listed(outlets)}
        for (outlet,) in self._connection.execute(statement("unnamed_outlets"), wanted).fetchall():
            row = (source_id(outlet, _OUTLET), outlet, _OUTLET, name_key(outlet))
            self._connection.execute(_ADD_OUTLET, row)
