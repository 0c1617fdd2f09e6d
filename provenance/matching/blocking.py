"""Which pairs of units are worth comparing: a million wordings have half a trillion pairs.

Three roads lead to a pair: a shared run of three words that tells something (containment, cuts,
changed words), one speaker within days and shared rare words (short quotes, indirect speech), and
related articles. MinHash is not among them: it measures symmetric similarity, and a truncated
copy has little of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from provenance.ids import ArticleId
from provenance.matching.rarity import weight
from provenance.matching.verification import FAR_DAYS
from provenance.matching.wordings import Kin, Unit

_Ints = NDArray[np.int64]
_KEY_WEIGHT = 9.0  # a run of three words below this ("it is a") stands in unrelated sentences
_GROUP = 40  # units that share a run are all compared up to this number ...
_STARS = 3  # ... and beyond it each with the longest few, which keeps the work linear
_RARE = 5.0  # weight of a word by which quotes of one speaker are compared
_NEXT = 6  # quotes of one speaker with a rare word in common: compared with the next ones in time
_DAY = 86_400.0
_A, _B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd 64-bit mixers


def candidate_pairs(units: Sequence[Unit], kin: Kin) -> list[tuple[int, int]]:
    """Return the pairs of places in `units`, `i < j`, that deserve a comparison, in order."""
    found = [_run_pairs(units), *_as_arrays(_speaker_pairs(units), _kin_pairs(units, kin))]
    stacked = np.concatenate([part for part in found if len(part)] or [np.empty((0, 2), np.int64)])
    return [(int(i), int(j)) for i, j in np.unique(stacked, axis=0)]


def _as_arrays(*roads: Iterable[tuple[int, int]]) -> Iterator[_Ints]:
    for road in roads:
        pairs = np.array([(min(p), max(p)) for p in road], np.int64).reshape(-1, 2)
        yield pairs


def _run_pairs(units: Sequence[Unit]) -> _Ints:
    """Return pairs of units that share a telling run of three words."""
    keys, owners = _shingles(units)
    if not len(keys):
        return np.empty((0, 2), np.int64)
    lengths = np.array([len(unit.words) for unit in units], np.int64)
    order = np.lexsort((owners, -lengths[owners], keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    parts = [
        _offset_pairs(keys, owners, distance)
        for distance in range(1, min(_GROUP, int(sizes.max())))
    ]
    big = sizes > _GROUP
    parts += [_star_pairs(owners, starts[big], sizes[big], star) for star in range(_STARS)]
    pairs = np.concatenate(parts) if parts else np.empty((0, 2), np.int64)
    return np.unique(np.sort(pairs, axis=1), axis=0)


def _shingles(units: Sequence[Unit]) -> tuple[NDArray[np.uint64], _Ints]:
    """Return the telling runs of three words of all units as hashes, with their owners."""
    vocabulary: dict[str, int] = {}
    flat: list[int] = []
    owner: list[int] = []
    for place, unit in enumerate(units):
        flat.extend(vocabulary.setdefault(word, len(vocabulary)) for word in unit.words)
        owner.extend([place] * len(unit.words))
    ids, owners = np.array(flat, np.uint64), np.array(owner, np.int64)
    if len(ids) < 3:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    weights = np.array([weight(word) for word in vocabulary])[ids.astype(np.int64)]
    told = weights[:-2] + weights[1:-1] + weights[2:]
    kept = (told >= _KEY_WEIGHT) & (owners[:-2] == owners[2:])
    with np.errstate(over="ignore"):
        hashed = (ids[:-2] * _A + ids[1:-1]) * _B + ids[2:] * _A
    pairs = np.unique(np.rec.fromarrays([hashed[kept], owners[:-2][kept]]))
    return pairs["f0"], pairs["f1"]


def _offset_pairs(keys: NDArray[np.uint64], owners: _Ints, distance: int) -> _Ints:
    """Return the pairs that stand this far apart among the owners of one key."""
    same = keys[distance:] == keys[:-distance]
    if distance >= _GROUP:
        return np.empty((0, 2), np.int64)
    return np.stack([owners[:-distance][same], owners[distance:][same]], axis=1)


def _star_pairs(owners: _Ints, starts: _Ints, sizes: _Ints, star: int) -> _Ints:
    """Return each owner of a frequent key with the key's longest owners."""
    centres = np.repeat(owners[starts + star], sizes)
    first_of_each = np.repeat(starts, sizes)
    within = np.arange(len(first_of_each)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    others = owners[first_of_each + within]
    kept = centres != others
    return np.stack([centres[kept], others[kept]], axis=1)


def _speaker_pairs(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield pairs of one speaker within days and a rare word, if one is short or indirect."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        telling = sorted({word for word in unit.words if weight(word) >= _RARE})
        for name in sorted(unit.speakers | unit.sources):
            for word in telling:
                groups[name, word].append(place)
    for places in groups.values():
        places.sort(key=lambda place: (units[place].earliest or 0.0, place))
        for at, first in enumerate(places):
            for second in places[at + 1 : at + 1 + _NEXT]:
                if _short_or_indirect(units[first], units[second]) and _near(units, first, second):
                    yield first, second


def _short_or_indirect(a: Unit, b: Unit) -> bool:
    return a.indirect or b.indirect or min(len(a.words), len(b.words)) <= 8


def _near(units: Sequence[Unit], first: int, second: int) -> bool:
    a, b = units[first].latest, units[second].earliest
    return a is None or b is None or b - a <= FAR_DAYS * _DAY


def _kin_pairs(units: Sequence[Unit], kin: Kin) -> Iterator[tuple[int, int]]:
    """Yield the pairs of units of related articles."""
    members: dict[ArticleId, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        for article in unit.articles:
            if article in kin:
                members[article].append(place)
    for article in sorted(members):
        yield from combinations(members[article], 2)
        for other in sorted(kin.get(article, ())):
            if article < other:
                yield from (
                    (i, j) for i in members[article] for j in members.get(other, ()) if i != j
                )
