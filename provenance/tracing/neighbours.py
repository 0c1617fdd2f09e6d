"""The candidate pairs that change when articles are added, without counting all pairs again.

All fingerprints are read once, one after the other, for runs of the added articles; so the pairs
of these are counted exactly. Among the others a pair can only lose: where a run becomes common, or
another article becomes one of its first, the run no longer pairs all that it paired before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice

import numpy as np

from provenance.ids import ArticleId
from provenance.tracing.candidates import (
    COMMON,
    LEADERS,
    STOCK,
    Bools,
    Ints,
    by_run,
    counted,
    few_pairs,
    is_enough,
    pair_batches,
    parted,
)
from provenance.tracing.fingerprint import Fingerprint, Hashes

Pair = tuple[ArticleId, ArticleId]

_CHUNK = 2000  # fingerprints looked through at once: about 5 MB
_SIEVE_BITS = 24  # of each hash, by which nearly all others are told apart (16 MB)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What candidate pairs are like after articles were added.

    `around` are the articles with the content of an added one, these included. `pairs` are all
    candidate pairs of articles around, with the runs that they share. `fewer` are pairs of other
    articles: by how many runs fewer they are paired now, and how many the shorter one has.
    """

    around: frozenset[ArticleId]
    pairs: dict[Pair, int]
    fewer: dict[Pair, tuple[int, int]]


@dataclass(slots=True)
class _Content:
    """Articles with one content, how many runs it has, and which of the wanted ones."""

    size: int
    runs: Ints
    ids: list[ArticleId] = field(default_factory=list)
    old: list[ArticleId] = field(default_factory=list)


def neighbours(fingerprints: Iterable[Fingerprint], added: Iterable[Fingerprint]) -> Neighbours:
    """Return how the candidate pairs change with the added articles.

    `fingerprints` are those of all articles, the added ones among them.
    """
    fresh = {one.article_id: one for one in added if one.data}
    if not fresh:
        return Neighbours(frozenset(), {}, {})
    wanted = np.unique(np.concatenate([one.hashes for one in fresh.values()]))
    contents = _contents(fingerprints, wanted, fresh.keys())
    touched = np.array([len(one.old) < len(one.ids) for one in contents])
    paired = _paired(contents, touched)
    twins = {
        pair: one.size
        for one in contents
        if len(one.old) < len(one.ids)
        for pair in few_pairs(one.ids)
    }
    return Neighbours(
        around=frozenset(a for one in contents if len(one.old) < len(one.ids) for a in one.ids),
        pairs=paired | twins,
        fewer=_fewer(contents, touched),
    )


def _contents(
    fingerprints: Iterable[Fingerprint], wanted: Hashes, fresh: Iterable[ArticleId]
) -> list[_Content]:
    """Return the contents that have one of the wanted runs, in the order of their first ids."""
    found: dict[bytes, _Content] = {}
    added = set(fresh)
    for one, runs in _with_runs(fingerprints, wanted):
        key = blake2b(one.data, digest_size=16).digest()
        content = found.setdefault(key, _Content(len(one.data) // 4, runs))
        content.ids.append(one.article_id)
        if one.article_id not in added:
            content.old.append(one.article_id)
    for content in found.values():
        content.ids.sort()
        content.old.sort()
    return sorted(found.values(), key=lambda content: content.ids[0])


def _with_runs(
    fingerprints: Iterable[Fingerprint], wanted: Hashes
) -> Iterator[tuple[Fingerprint, Ints]]:
    """Yield the fingerprints that have some of the wanted runs, with the places of these."""
    shift = np.uint32(32 - _SIEVE_BITS)
    sieve = np.zeros(1 << _SIEVE_BITS, np.bool_)
    sieve[wanted >> shift] = True
    pending = iter(fingerprints)
    while chunk := list(islice(pending, _CHUNK)):
        hashes = np.frombuffer(b"".join(one.data for one in chunk), "<u4")
        near = np.flatnonzero(sieve[hashes >> shift])
        places = np.searchsorted(wanted, hashes[near])
        places[places == len(wanted)] = 0
        same = wanted[places] == hashes[near]
        near, places = near[same], places[same]
        ends = np.cumsum([len(one.data) // 4 for one in chunk])
        owners, starts = np.unique(np.searchsorted(ends, near, "right"), return_index=True)
        parts = np.split(places, starts[1:]) if len(owners) else []
        for owner, runs in zip(owners.tolist(), parts, strict=True):
            yield chunk[owner], runs


def _owned(contents: list[_Content], ranks: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the runs with the ranks of their owners in order, where each starts, how many."""
    parts = [
        (one.runs.astype(np.uint64) << np.uint64(32)) | np.uint64(rank)
        for one, rank in zip(contents, ranks.tolist(), strict=True)
        if rank >= 0
    ]
    if not parts:
        return (np.empty(0, np.int64),) * 4
    packed = np.sort(np.concatenate(parts))
    owners, starts, lengths = by_run(packed)
    runs = (packed[starts] >> np.uint64(32)).astype(np.int64)
    return runs, owners.astype(np.int64), starts, lengths


def _paired(contents: list[_Content], touched: Bools) -> dict[Pair, int]:
    """Return the candidate pairs of the touched contents with any others."""
    _, owners, starts, lengths = _owned(contents, np.arange(len(contents)))
    keys, counts = counted(
        keys[touched[left] | touched[right]]
        for keys in pair_batches(owners.astype(np.uint32), starts, lengths)
        for left, right in (parted(keys),)
    )
    left, right = parted(keys)
    sizes = np.array([one.size for one in contents], np.int64)
    kept = is_enough(counts, np.minimum(sizes[left], sizes[right]))
    return {
        _pair(one, other): n
        for a, b, n in zip(
            left[kept].tolist(), right[kept].tolist(), counts[kept].tolist(), strict=True
        )
        for one in contents[a].ids[:LEADERS]
        for other in contents[b].ids[:LEADERS]
    }


def _pair(one: ArticleId, other: ArticleId) -> Pair:
    return (one, other) if one < other else (other, one)


def _fewer(contents: list[_Content], touched: Bools) -> dict[Pair, tuple[int, int]]:
    """Return the pairs of contents that were there before and that fewer runs pair now."""
    after = np.arange(len(contents))
    order = sorted((one.old[0], at) for at, one in enumerate(contents) if one.old)
    before = np.full(len(contents), -1)
    before[[at for _, at in order]] = np.arange(len(order))
    runs, _, _, sizes = _owned(contents, after)
    old_runs, _, _, old_sizes = _owned(contents, before)
    common = runs[sizes > COMMON]
    changing = np.intersect1d(common, old_runs[(old_sizes > 1) & (old_sizes <= STOCK)])
    back = np.array([at for _, at in order], np.int64)
    lost = _counts(contents, before, changing, touched[back], back)
    for pair, kept in _counts(contents, after, changing, touched, after).items():
        lost[pair] -= kept
    return {
        _pair(one, other): (n, min(contents[a].size, contents[b].size))
        for (a, b), n in lost.items()
        if n
        for one in contents[a].ids[:LEADERS]
        for other in contents[b].ids[:LEADERS]
    }


def _counts(
    contents: list[_Content], ranks: Ints, only: Ints, touched: Bools, back: Ints
) -> dict[tuple[int, int], int]:
    """Return how many of some runs pair two untouched contents, by the places of these.

    `ranks` are the contents' ranks as owners, `back` leads from a rank to the content.
    """
    runs, owners, starts, lengths = _owned(contents, ranks)
    chosen = np.isin(runs, only)
    keys, counts = counted(
        keys[~(touched[left] | touched[right])]
        for keys in pair_batches(owners.astype(np.uint32), starts[chosen], lengths[chosen])
        for left, right in (parted(keys),)
    )
    left, right = parted(keys)
    places = zip(back[left].tolist(), back[right].tolist(), counts.tolist(), strict=True)
    return {(min(a, b), max(a, b)): n for a, b, n in places}
