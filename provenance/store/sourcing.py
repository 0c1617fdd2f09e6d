"""The rows of `sources`: one for each named speaker, agency and outlet, and one for each unnamed
speaker of each article, because two stories' "a source" are two people.
"""

from provenance.ids import source_id
from provenance.sources.names import name_key
from provenance.store.connecting import Connection
from provenance.store.rows import Row, insertion, storable
from provenance.vocabulary import SourceKind

_COLUMNS = ("pk", "id", "name", "kind", "name_key", "article")
_INSERT = insertion("sources", _COLUMNS)
_ANONYMOUS = SourceKind.ANONYMOUS.value
_UNUSED = """
delete from sources where not exists (select 1 from hops where hops.source = sources.pk)
    and not exists (select 1 from members where members.speaker = sources.pk)
    and not exists (select 1 from origins where origins.source = sources.pk)
    and not exists (select 1 from claims where claims.speaker = sources.pk)
    and not exists (select 1 from articles where articles.outlet = sources.name)
"""


class SourceBook:
    """The internal keys of sources. New ones get theirs when first asked for, and are written
    together by `write`, before the rows that name them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pks: dict[str, int] = dict(connection.execute("select id, pk from sources"))
        self._next = max(self._pks.values(), default=0) + 1
        self._new: list[Row] = []
        self._named: dict[tuple[str, str], int] = {}  # spares hashing a name once for every step

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
        pk = self._pks.get(id_)
        if pk is None:
            pk = self._pks[id_] = self._next
            self._next += 1
            key = "" if article is not None else name_key(name)
            row = (pk, id_, storable(name), kind, key, article)
            self._new.append(row)
        return pk

    def write(self) -> None:
        """Add the sources that were asked for since the last time."""
        self._connection.executemany(_INSERT, self._new)
        self._new.clear()

    def add_outlets(self) -> None:
        """Add the outlets of articles that no chain has named yet."""
        sql = """
            select distinct outlet from articles where outlet is not null
                and not exists (
                    select 1 from sources
                    where name = outlet and kind not in ('person', 'anonymous', 'unknown'))
            order by outlet
        """
        for (outlet,) in self._connection.execute(sql).fetchall():
            self.named(outlet, SourceKind.OUTLET.value)

    def drop_unused(self) -> None:
        """Remove the sources that nothing names any more."""
        self._connection.execute(_UNUSED)
