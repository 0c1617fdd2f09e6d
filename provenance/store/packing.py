"""Fingerprints of a block of articles as one row, which is many times faster to read than as many.

All fingerprints are read whenever articles are added. Which articles stand together depends on
their keys alone, not on how they came in.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np

from provenance.ids import ArticleId
from provenance.store.connecting import Connection
from provenance.tracing import Fingerprint, Prints

_BLOCK = 200  # keys of articles: about 0.8 MB of hashes, which the processor keeps at hand
_BLOCKS = "select block, articles, sizes, data from fingerprints"  # `Packed` rows

Packed = tuple[int, str, bytes, bytes]
"""A block, the ids of its articles, the sizes of their fingerprints and the hashes, as stored."""


def add_prints(connection: Connection, prints: Mapping[int, Fingerprint]) -> None:
    """Add fingerprints, given by the keys of their articles in order, inside a transaction."""
    stored = f"{_BLOCKS} where block = ?"
    for block, keys in groupby(prints, key=lambda key: key // _BLOCK):
        held = {
            key: one for row in connection.execute(stored, (block,)) for key, one in _keyed(row)
        }
        held |= {key: prints[key] for key in keys}
        sizes, data = _columns([(key, one.to_bytes()) for key, one in held.items()])
        ids = _ids([(key, one.article_id) for key, one in held.items()])
        sql = "insert or replace into fingerprints values (?, ?, ?, ?)"
        connection.execute(sql, (block, ids, sizes, data))


def _ids(named: Iterable[tuple[int, str]]) -> str:
    known = dict(named)
    first = min(known) // _BLOCK * _BLOCK
    return json.dumps([known.get(key) for key in range(first, max(known) + 1)])


def _columns(held: Iterable[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """Return the sizes of fingerprints and all of their hashes, in the order of the keys."""
    known = dict(held)
    first = min(known) // _BLOCK * _BLOCK
    data = [known.get(key, b"") for key in range(first, max(known) + 1)]
    return np.array([len(one) // 4 for one in data], "<u4").tobytes(), b"".join(data)


def _keyed(row: Packed) -> Iterator[tuple[int, Fingerprint]]:
    """Yield the fingerprints of a row with the keys of their articles."""
    block, articles, sizes, data = row
    ends = np.cumsum(np.frombuffer(sizes, "<u4"), dtype=np.int64) * 4
    at = 0
    listed: list[ArticleId | None] = json.loads(articles)
    for key, (article_id, end) in enumerate(zip(listed, ends.tolist(), strict=True)):
        if article_id is not None:
            yield block * _BLOCK + key, Fingerprint.from_bytes(article_id, data[at:end])
        at = end


def unpacked(rows: Iterable[Packed], last: int | None = None) -> Iterator[Fingerprint]:
    """Yield the fingerprints in some rows, up to that of the article with a key."""
    for row in rows:
        yield from (one for key, one in _keyed(row) if last is None or key <= last)


def chosen(rows: Iterable[Packed], wanted: Set[ArticleId]) -> Iterator[Fingerprint]:
    """Yield the fingerprints of some articles, out of the rows that have them."""
    for _, articles, sizes, data in rows:
        ends = np.cumsum(np.frombuffer(sizes, "<u4"), dtype=np.int64) * 4
        for place, article_id in enumerate(json.loads(articles)):
            if article_id in wanted:
                start = int(ends[place - 1]) if place else 0
                yield Fingerprint.from_bytes(article_id, data[start : int(ends[place])])


def columns(rows: Iterable[Packed]) -> Iterator[Prints]:
    """Yield the fingerprints in some rows as columns, row by row."""
    for _, articles, sizes, data in rows:
        yield Prints(json.loads(articles), np.frombuffer(sizes, "<u4").astype(np.int64), data)


class Extent(NamedTuple):
    """How far blocks go: the last of them, and how much is in all up to it.

    Fingerprints are only ever added, so blocks of the same extent are the same.
    """

    last: int
    blocks: int
    articles: int
    size: int


def extent(connection: Connection, last: int | None = None) -> Extent:
    """Return the extent of the blocks up to one of them, or of those that are settled."""
    until = "(select max(block) - 1 from fingerprints)" if last is None else "?"
    sql = (
        "select max(block), count(*), sum(length(sizes)) / 4, sum(length(data)) from fingerprints"
        f" where block <= {until}"
    )
    row = connection.execute(sql, () if last is None else (last,)).fetchone()
    return Extent(*(int(value or 0) for value in row))


def settled_blocks(connection: Connection) -> Iterator[Packed]:
    """Yield all blocks but the last, which takes up the next articles."""
    settled = "where block < (select max(block) from fingerprints)"
    return iter(connection.execute(f"{_BLOCKS} {settled} order by block"))


def blocks_after(connection: Connection, last: int) -> Iterator[Packed]:
    """Yield the blocks after one of them."""
    return iter(connection.execute(f"{_BLOCKS} where block > ? order by block", (last,)))


class _InBlock:
    """An aggregate of what a block's articles have, each with its key."""

    def __init__(self) -> None:
        self.held: list[tuple[int, Any]] = []

    def step(self, key: int, value: str | bytes) -> None:
        """Take one more value."""
        self.held.append((key, value))


class _Ids(_InBlock):
    def finalize(self) -> str:
        return _ids(self.held)


class _Sizes(_InBlock):
    def finalize(self) -> bytes:
        return _columns(self.held)[0]


class _Data(_InBlock):
    def finalize(self) -> bytes:
        return _columns(self.held)[1]


def register_packing(connection: Connection) -> None:
    """Give a connection the functions with which a migration packs fingerprints."""
    for name, aggregate in (("ids", _Ids), ("sizes", _Sizes), ("data", _Data)):
        connection.create_aggregate(f"{name}_in_block", 2, aggregate)
