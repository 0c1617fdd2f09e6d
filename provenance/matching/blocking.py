"""Which pairs of units are worth comparing: a million wordings have half a trillion pairs.

Three roads lead to a pair: a shared run of three words that tells something (containment, cuts,
changed words), one speaker within days and shared rare words (short quotes, indirect speech), and
related articles. MinHash is not among them: it measures symmetric similarity, and a truncated
copy has little of it.

A road's keys are sorted part by part, so that memory stays a few bytes a word.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from provenance.ids import ArticleId
from provenance.matching.occasions import Kin
from provenance.matching.rarity import NUMBER
from provenance.matching.units import Units
from provenance.matching.verification import FAR_DAYS, SAME_DAY

_Ints = NDArray[np.int64]
_Keys = NDArray[np.uint64]
_KEY_WEIGHT = 9.0  # a run of three words below this ("it is a") stands in unrelated sentences
_LONG_RUN = 5  # words of a run of usual words that unrelated sentences do not share
_GROUP = 6  # units that share a run are all compared up to this number ...
_STARS = 4  # ... and beyond it each with the best few, which keeps the work linear
_RARE = 5.0  # weight of a word by which quotes of one speaker are compared
_NEXT = 8  # quotes of one speaker with a rare word in common: compared with the next ones in time
_SHORT = 8  # words; a longer marked quote is found by its runs
_PRODUCT = 40_000  # pairs of quotes of two related articles above which runs must do
_PARTS = 16  # parts in which the runs are sorted
_PAGE = 300  # quotes of one article up to which its short ones are looked for in the others
_DAY = 86_400.0
_A, _B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd 64-bit mixers


def candidate_pairs(units: Units, kin: Kin) -> tuple[_Ints, _Ints]:
    """Return the pairs of units that deserve a comparison, as sorted codes `i * len + j`, i < j.

    The second array are those of them that are in related articles.
    """
    near = _kin_pairs(units, kin)
    codes = np.concatenate([*_run_pairs(units), *_speaker_pairs(units), near])
    return _distinct(codes), near


def _code(units: Units, a: _Ints, b: _Ints) -> _Ints:
    """Return the codes of pairs of different units."""
    kept = a != b
    low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
    return _distinct(low * np.int64(len(units)) + high)


def _distinct(codes: _Ints) -> _Ints:
    """Return the different codes in order; by sorting, which is faster here than by hashing."""
    codes = np.sort(codes)
    return codes[np.r_[True, codes[1:] != codes[:-1]]] if len(codes) else codes


def _run_pairs(units: Units) -> Iterator[_Ints]:
    """Yield the codes of pairs that share a telling run of three words."""
    hashed, owners = _runs(units)
    for part in range(_PARTS):
        mine = (hashed >> np.uint64(60)) == part
        yield _grouped_pairs(units, hashed[mine], owners[mine])


def _runs(units: Units) -> tuple[_Keys, NDArray[np.int32]]:
    """Return the telling runs of words of all units as hashes, with their owners.

    A run has three words if they tell enough, and five where no three of them do.
    """
    size = len(units.words.flat)
    flat = np.concatenate([units.words.flat, np.zeros(_LONG_RUN, np.uint32)])
    told = np.concatenate([units.words.weights, np.zeros(_LONG_RUN, np.float32)])
    owners = np.full(len(flat), -1, np.int32)
    owners[:size] = np.repeat(np.arange(len(units), dtype=np.int32), units.lengths)
    telling = (told[:-2] + told[1:-1] + told[2:] >= _KEY_WEIGHT) & (owners[:-2] == owners[2:])
    plain = ~(telling[:-2] | telling[1:-1] | telling[2:]) & (owners[:-4] == owners[4:])
    short = np.flatnonzero(telling & (owners[:-2] >= 0))
    longer = np.flatnonzero(plain & (owners[:-4] >= 0))
    hashed = [_hashed(flat, short, 3), _hashed(flat, longer, _LONG_RUN)]
    return np.concatenate(hashed), owners[np.concatenate([short, longer])]


def _hashed(flat: NDArray[np.uint32], starts: _Ints, length: int) -> _Keys:
    """Return a hash of the run of so many words at each place."""
    hashed = np.full(len(starts), length, np.uint64)
    with np.errstate(over="ignore"):
        for step in range(length):
            hashed = (hashed + flat[starts + step]) * (_A if step % 2 else _B)
        hashed ^= hashed >> np.uint64(29)
        hashed *= _B
    return hashed


def _grouped_pairs(units: Units, keys: _Keys, owners: NDArray[np.int32]) -> _Ints:
    """Return the codes of pairs of a key's owners: of few all pairs, of many the best with all."""
    order = np.lexsort((owners, keys))  # the best owner of each key first
    keys, owners = keys[order], owners[order]
    shared = np.zeros(len(keys), bool)
    same = keys[1:] == keys[:-1]
    shared[1:] |= same
    shared[:-1] |= same
    keys, found = keys[shared], owners[shared].astype(np.int64)
    if not len(keys):
        return np.empty(0, np.int64)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    first = np.repeat(starts, sizes)
    place = np.arange(len(keys)) - first
    many = np.repeat(sizes > _GROUP, sizes)
    parts = []
    for distance in range(1, _GROUP):
        near = np.flatnonzero((place >= distance) & ~many)
        parts.append(_code(units, found[near - distance], found[near]))
    for star in range(_STARS):
        parts.append(_code(units, found[first[many] + star], found[many]))
    return _distinct(np.concatenate(parts))


def _speaker_pairs(units: Units) -> Iterator[_Ints]:
    """Yield the codes of pairs of one speaker within days that share rare words.

    One of the two is short or a report without marks, and two long ones share two words at least;
    two marked ones of one day share a figure, as two translations of one utterance do.
    """
    lengths, indirect = units.lengths, units.reports.indirect
    keys, owners = _said(units, units.words.weights >= _RARE)
    pairs = _next_pairs(units, keys, owners, FAR_DAYS)
    a, b = pairs // len(units), pairs % len(units)
    short = np.minimum(lengths[a], lengths[b]) <= _SHORT
    codes, counts = np.unique(pairs[short | indirect[a] | indirect[b]], return_counts=True)
    short = np.minimum(lengths[codes // len(units)], lengths[codes % len(units)]) <= _SHORT
    yield codes[(counts >= 2) | short]
    keys, owners = _said(units, units.words.weights == NUMBER)
    yield _distinct(_next_pairs(units, keys, owners, SAME_DAY))


def _next_pairs(units: Units, keys: _Keys, owners: _Ints, days: float) -> _Ints:
    """Return the codes of pairs of a key's owners, each with the next few in time within days."""
    times = units.reports.earliest[owners]
    order = np.lexsort((owners, times, keys))
    keys, owners, times = keys[order], owners[order], times[order]
    found = [np.empty(0, np.int64)]
    for distance in range(1, _NEXT + 1):
        near = keys[distance:] == keys[:-distance]
        near &= ~(times[distance:] - times[:-distance] > (days + 1) * _DAY)
        near &= owners[distance:] != owners[:-distance]
        a, b = owners[:-distance][near], owners[distance:][near]
        found.append(np.minimum(a, b) * np.int64(len(units)) + np.maximum(a, b))
    return np.concatenate(found)


def _said(units: Units, chosen: NDArray[np.bool_]) -> tuple[_Keys, _Ints]:
    """Return the chosen words of named speakers' units as keys of speaker and word, with owners."""
    flat, starts = units.words.flat, units.words.starts
    owner, name = units.reports.owners, units.reports.names
    places = np.flatnonzero(chosen)
    first, last = np.searchsorted(places, (starts[owner], starts[owner + 1]))
    counts = last - first
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    words = flat[places[np.repeat(first, counts) + within]].astype(np.uint64)
    spoken = np.repeat(name, counts).astype(np.uint64) << np.uint64(21)
    return words + spoken, np.repeat(owner, counts)


def _headlines(units: Units) -> list[tuple[int, int]]:
    """Return pairs in one article of which one, a short one, stands in the other."""
    members: dict[ArticleId, list[int]] = defaultdict(list)
    for place, quotes in enumerate(units.members):
        for quote in quotes:
            members[units.forms[quote].article_id].append(place)
    pairs = []
    brief = (units.lengths <= _SHORT).tolist()
    for places in members.values():
        if 1 < len(places) <= _PAGE:
            texts = [f" {units.texts[place]} " for place in places]
            for short, piece in zip(places, texts, strict=True):
                if brief[short]:
                    pairs += [(short, places[i]) for i, t in enumerate(texts) if piece in t]
    return pairs


def _kin_pairs(units: Units, kin: Kin) -> _Ints:
    """Return the codes of the pairs of units of related articles, and within one article."""
    members: dict[ArticleId, list[int]] = defaultdict(list)
    if kin:
        for place in range(len(units)):
            for article in {quote.article_id for quote in units.quotes(place)} & kin.keys():
                members[article].append(place)
    pairs = _headlines(units)
    pairs += [
        pair
        for article in members
        for other in (article, *kin[article])
        if article <= other and len(members[article]) * len(members.get(other, ())) <= _PRODUCT
        for pair in product(members[article], members.get(other, ()))
    ]
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return _code(units, both[:, 0], both[:, 1])
