"""Which articles are worth comparing: pairs that share runs of words few others have.

A run that many articles share (a stock phrase, a page's boilerplate) proves nothing and would pair
everything with everything, so it only pairs its articles with a few of them. Articles with one and
the same content are grouped first, or the most reprinted texts would be taken for stock phrases.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from provenance.ids import ArticleId
from provenance.tracing.fingerprint import Fingerprint

Pairs = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

COMMON = 20  # articles that may share a run before it stops pairing all of them with each other
STOCK = 400  # articles that share a run before it is left out altogether
LEADERS = 4  # articles with which the others are paired through a common run
ENOUGH = 6  # shared runs: about two rare sentences' worth of overlap, or one of ten words
LEAST_SHARE = 0.06  # of the shorter article's runs; spun copies keep .15 and more
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)
_BATCH = 4_000_000  # pairs that are counted at once (32 MB)

Candidate = tuple[ArticleId, ArticleId, int]
"""Two articles in the order of their ids, and how many rare runs they share."""


def candidates(fingerprints: Iterable[Fingerprint]) -> list[Candidate]:
    """Return the pairs of articles that may be related, ordered by id."""
    twins, groups = _grouped(fingerprints)
    singles = [group[0] for group in groups]
    ids = [[one.article_id for one in group[:LEADERS]] for group in groups]
    sizes = np.array([len(one.data) // 4 for one in singles], dtype=np.int64)
    left, right, shared = _shared_runs(singles, len(singles))
    kept = is_enough(shared, np.minimum(sizes[left], sizes[right]))
    found = [
        (*sorted((one, other)), int(n))
        for a, b, n in zip(left[kept], right[kept], shared[kept], strict=True)
        for one in ids[a]
        for other in ids[b]
    ]
    return sorted(found + twins)


def is_enough(shared: Ints, shorter: Ints) -> Bools:
    """Return whether so many shared runs are enough for articles of which the shorter has so many.

    Both are arrays.
    """
    least = np.minimum(ENOUGH, np.maximum(2, shorter // 2))
    return np.asarray((shared >= least) & (shared >= LEAST_SHARE * shorter))


def _grouped(
    fingerprints: Iterable[Fingerprint],
) -> tuple[list[Candidate], list[list[Fingerprint]]]:
    """Return the pairs of articles with the same content, and the articles by content."""
    by_content: dict[bytes, list[Fingerprint]] = {}
    for one in sorted(fingerprints, key=lambda one: one.article_id):
        if one.data:
            by_content.setdefault(one.data, []).append(one)
    twins = [
        (*pair, len(data) // 4)
        for data, group in by_content.items()
        for pair in few_pairs([one.article_id for one in group])
    ]
    return twins, list(by_content.values())


def few_pairs(group: Sequence[ArticleId]) -> Iterable[tuple[ArticleId, ArticleId]]:
    """Return all pairs of a small group; of a large one those with its first articles."""
    if len(group) <= COMMON:
        return combinations(group, 2)
    return (
        (leader, other) for at, leader in enumerate(group[:LEADERS]) for other in group[at + 1 :]
    )


def _shared_runs(singles: list[Fingerprint], count: int) -> tuple[Ints, Ints, Ints]:
    """Return for each pair of articles with shared rare runs: both places, how many runs."""
    if count < 2:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing, nothing
    packed = np.concatenate(
        [
            (one.hashes.astype(np.uint64) << np.uint64(32)) | np.uint64(at)
            for at, one in enumerate(singles)
        ]
    )
    packed.sort()
    owners, starts, lengths = by_run(packed)
    del packed
    keys, counts = counted(pair_batches(owners, starts, lengths))
    return (*parted(keys), counts)


def by_run(packed: Pairs) -> tuple[npt.NDArray[np.uint32], Ints, Ints]:
    """Return the owners of runs, and where those of each run start and how many they are.

    A run is in the upper half of a sorted number, its owner in the lower half.
    """
    owners = (packed & _LOWER).astype(np.uint32)
    runs = packed >> _HALF
    starts = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    return owners, starts, np.diff(np.append(starts, runs.size))


def parted(keys: Pairs) -> tuple[Ints, Ints]:
    """Return the two places of each pair."""
    return (keys >> _HALF).astype(np.int64), (keys & _LOWER).astype(np.int64)


def pair_batches(
    owners: npt.NDArray[np.uint32],
    starts: Ints,
    lengths: Ints,
) -> Iterable[Pairs]:
    """Yield the pairs of each group of articles that share a run, groups of one size together."""
    for size in np.unique(lengths[(lengths > 1) & (lengths <= STOCK)]).tolist():
        places = starts[lengths == size]
        one, other = _places(size)
        step = max(1, _BATCH // one.size)
        for at in range(0, places.size, step):
            rows = owners[places[at : at + step, None] + np.arange(size)].astype(np.uint64)
            yield ((rows[:, one] << np.uint64(32)) | rows[:, other]).ravel()


def _places(size: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the two places of all pairs of so many articles, of many those with the leaders."""
    if size <= COMMON:
        return np.triu_indices(size, 1)
    leaders = range(min(LEADERS, size - 1))
    one = np.repeat(leaders, [size - 1 - leader for leader in leaders])
    return one, np.concatenate([np.arange(leader + 1, size) for leader in leaders])


def counted(batches: Iterable[Pairs]) -> tuple[Pairs, Ints]:
    """Return the distinct pairs of all batches in order, and how often each occurs."""
    keys = np.empty(0, dtype=np.uint64)
    counts = np.empty(0, dtype=np.int64)
    waiting: list[Pairs] = []
    size = 0
    for batch in batches:
        waiting.append(batch)
        size += batch.size
        if size >= _BATCH:
            keys, counts = _merged(keys, counts, waiting)
            waiting, size = [], 0
    return _merged(keys, counts, waiting) if waiting else (keys, counts)


def _merged(keys: Pairs, counts: Ints, batches: list[Pairs]) -> tuple[Pairs, Ints]:
    fresh, fresh_counts = np.unique(np.concatenate(batches), return_counts=True)
    together, inverse = np.unique(np.concatenate((keys, fresh)), return_inverse=True)
    sums = np.zeros(together.size, dtype=np.int64)
    np.add.at(sums, inverse, np.concatenate((counts, fresh_counts)))
    return together, sums
