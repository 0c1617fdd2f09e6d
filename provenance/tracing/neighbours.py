"""The candidate pairs that change when articles are added, without counting all pairs again.

All fingerprints are read once, one after the other, for runs of the added articles; so the pairs
of these are counted exactly. Among the others a pair can only lose: where a run becomes common, or
another article becomes one of its first, the run no longer pairs all that it paired before.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.ids import ArticleId
from provenance.matching.ragged import stretches
from provenance.tracing.candidates import (
    COMMON,
    LEADERS,
    STOCK,
    Bools,
    Ints,
    Pairs,
    by_run,
    counted,
    few_pairs,
    is_enough,
    pair_batches,
    parted,
)
from provenance.tracing.fingerprint import Fingerprint
from provenance.tracing.seeking import Sharing, Sought

Pair = tuple[ArticleId, ArticleId]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What candidate pairs are like after articles were added.

    `around` are the articles with the content of an added one, these included. `pairs` are all
    candidate pairs of articles around, with the runs that they share. `fewer` are the tied pairs
    of other articles that lose: by how many runs, and how many the shorter one has.
    """

    around: frozenset[ArticleId]
    pairs: dict[Pair, int]
    fewer: dict[Pair, tuple[int, int]]


def neighbours(
    sharing: Callable[[Sought], Iterable[Sharing]],
    added: Iterable[Fingerprint],
    tied: Iterable[Pair],
) -> Neighbours:
    """Return how the candidate pairs change with the added articles.

    `sharing` finds those of all articles, the added ones among them, that have some of the runs
    that are sought. Which pairs of others lose is told of those that are `tied` alone.
    """
    fresh = [one for one in added if one.data]
    if not fresh:
        return Neighbours(frozenset(), {}, {})
    found = _joined(sharing(Sought(fresh)))
    contents = _Contents(found, {one.article_id for one in fresh})
    twins = {
        pair: int(contents.sizes[content])
        for content in np.flatnonzero(contents.touched).tolist()
        for pair in few_pairs(contents.articles(content))
    }
    return Neighbours(
        around=frozenset(
            article_id
            for content in np.flatnonzero(contents.touched).tolist()
            for article_id in contents.articles(content)
        ),
        pairs=_paired(contents) | twins,
        fewer=_fewer(contents, tied),
    )


def _joined(parts: Iterable[Sharing]) -> Sharing:
    found = list(parts)
    firsts = np.cumsum([0, *(len(part.ids) for part in found)]).tolist()
    return Sharing(
        [article_id for part in found for article_id in part.ids],
        np.concatenate([part.sizes for part in found]),
        np.concatenate([part.keys for part in found]),
        np.concatenate([part.owners + first for part, first in zip(found, firsts, strict=False)]),
        np.concatenate([part.runs for part in found]),
    )


class _Contents:
    """Contents of articles, numbered in the order of their first articles' ids.

    `touched` ones have an added article. `runs` belong to the contents `owners`. `before` is the
    order of those that were there before, by the ids of their first articles then; -1 for others.
    """

    def __init__(self, found: Sharing, added: set[ArticleId]) -> None:
        order = np.array(sorted(range(len(found.ids)), key=found.ids.__getitem__))
        self._ids = [found.ids[at] for at in order.tolist()]
        _, first, inverse = np.unique(found.keys[order], return_index=True, return_inverse=True)
        by_first = np.argsort(first)
        number = np.empty_like(by_first)
        number[by_first] = np.arange(len(by_first))
        self._content = number[inverse]  # of each article, these in the order of their ids
        self._by_content = np.argsort(self._content, kind="stable")
        self._starts = np.searchsorted(self._content[self._by_content], np.arange(len(first) + 1))
        old = np.array([article_id not in added for article_id in self._ids])
        self.sizes = found.sizes[order][first[by_first]]
        self.touched: Bools = np.zeros(len(first), np.bool_)
        self.touched[self._content[~old]] = True
        earlier = np.unique(self._content[old], return_index=True)
        self.before: Ints = np.full(len(first), -1)
        ranked = earlier[0][np.argsort(earlier[1])]
        self.before[ranked] = np.arange(len(ranked))
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        chosen = np.isin(place[found.owners], first)  # one article stands for its content
        self.owners: Ints = self._content[place[found.owners[chosen]]]
        self.runs: Ints = found.runs[chosen]

    def articles(self, content: int) -> list[ArticleId]:
        """Return the articles with a content, in order."""
        places = self._by_content[self._starts[content] : self._starts[content + 1]]
        return [self._ids[at] for at in places.tolist()]

    def leaders(self, content: int) -> list[ArticleId]:
        """Return the few articles of a content that are paired with others."""
        return self.articles(content)[:LEADERS]

    def of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, int]:
        """Return the contents of those of the articles that have some of the runs."""
        wanted = set(ids)
        places = [at for at, article_id in enumerate(self._ids) if article_id in wanted]
        return {self._ids[at]: int(self._content[at]) for at in places}


def _owned(runs: Ints, ranks: Ints) -> tuple[Ints, npt.NDArray[np.uint32], Ints, Ints]:
    """Return the different runs, the ranks of all owners, where each run's start, how many."""
    if not len(runs):
        nothing = np.empty(0, np.int64)
        return nothing, nothing.astype(np.uint32), nothing, nothing
    packed = np.sort((runs.astype(np.uint64) << np.uint64(32)) | ranks.astype(np.uint64))
    owners, starts, lengths = by_run(packed)
    return (packed[starts] >> np.uint64(32)).astype(np.int64), owners, starts, lengths


def _paired(contents: _Contents) -> dict[Pair, int]:
    """Return the candidate pairs of the touched contents with any others."""
    _, owners, starts, lengths = _owned(contents.runs, contents.owners)
    touched = contents.touched
    keys, counts = counted(
        keys[touched[left] | touched[right]]
        for keys in pair_batches(owners, starts, lengths)
        for left, right in (parted(keys),)
    )
    left, right = parted(keys)
    kept = is_enough(counts, np.minimum(contents.sizes[left], contents.sizes[right]))
    return {
        _pair(one, other): n
        for a, b, n in zip(
            left[kept].tolist(), right[kept].tolist(), counts[kept].tolist(), strict=True
        )
        for one in contents.leaders(a)
        for other in contents.leaders(b)
    }


def _pair(one: ArticleId, other: ArticleId) -> Pair:
    return (one, other) if one < other else (other, one)


def _fewer(contents: _Contents, tied: Iterable[Pair]) -> dict[Pair, tuple[int, int]]:
    """Return the tied pairs of untouched contents that fewer runs pair than before."""
    held = list(tied)
    places = contents.of({article_id for pair in held for article_id in pair})
    keys: dict[Pair, int] = {}
    for pair in held:
        if pair[0] in places and pair[1] in places:
            low, high = sorted((places[pair[0]], places[pair[1]]))
            if low != high and not contents.touched[[low, high]].any():
                keys[pair] = (low << 32) | high
    if not keys:
        return {}
    lost = _lost(contents, np.unique(np.array(list(keys.values()), np.uint64)))
    return {
        pair: (lost[key], int(min(contents.sizes[key >> 32], contents.sizes[key & 0xFFFFFFFF])))
        for pair, key in keys.items()
        if lost.get(key)
    }


def _lost(contents: _Contents, wanted: Pairs) -> dict[int, int]:
    """Return how many runs fewer pair each two of some untouched contents."""
    low, high = parted(wanted)
    order = np.argsort(contents.owners, kind="stable")
    starts = np.searchsorted(contents.owners[order], np.arange(len(contents.sizes) + 1))
    counts = starts[low + 1] - starts[low]
    pairs = np.repeat(np.arange(len(low)), counts)
    runs = contents.runs[order][stretches(starts[low], counts)]
    one, other = low[pairs], high[pairs]
    ranks = contents.before[contents.owners]
    earlier = ranks >= 0
    sides = contents.before[one], contents.before[other]
    was = _pairing(contents.runs[earlier], ranks[earlier], runs, sides)
    is_ = _pairing(contents.runs, contents.owners, runs, (one, other))
    lost = np.bincount(pairs[was], minlength=len(low)) - np.bincount(pairs[is_], minlength=len(low))
    return dict(zip(wanted.tolist(), lost.tolist(), strict=True))


def _pairing(owned: Ints, ranks: Ints, asked: Ints, sides: tuple[Ints, Ints]) -> Bools:
    """Return which of the asked runs pair two contents, given by their ranks.

    `owned` are runs, each with the rank of one of its owners.
    """
    packed = np.sort((owned << 32) | ranks)
    begin, end = np.searchsorted(packed, asked << 32), np.searchsorted(packed, (asked + 1) << 32)
    places, size = np.full(len(asked), STOCK), end - begin
    both = (size > 1) & (size <= STOCK)
    for side in sides:
        at = np.searchsorted(packed, (asked << 32) | side)
        both &= packed[np.minimum(at, len(packed) - 1)] == (asked << 32) | side
        places = np.minimum(places, at - begin)
    return np.asarray(both & ((size <= COMMON) | (places < LEADERS)))
