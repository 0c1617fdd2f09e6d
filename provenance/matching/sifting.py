"""Which candidate pairs some rule could join: the others are dropped without a look at their words.

Of twenty candidates one is a match. What every rule asks for at least (a share of the words, of
what they tell, a common speaker or a short time) is asked of all pairs at once, in columns; the
rules themselves then see few pairs. Nothing is dropped here that a rule would join.
"""

from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from provenance.matching.columns import HALF
from provenance.matching.ragged import stretches
from provenance.matching.reports import apart, tied
from provenance.matching.thresholds import (
    LEAST_RETOLD,
    LEAST_SHARED,
    LEAST_TOLD,
    MOST,
    MOST_SHARED,
    NEAR_DAYS,
)
from provenance.matching.under_way import in_turn
from provenance.matching.units import TELLING_WORD, Units

_Ints = NDArray[np.int64]
_Flags = NDArray[np.bool_]
_CHUNK = 100_000  # pairs that are aligned in one call
_MARKED = 1_000_000  # pairs whose marks are compared at once
_DAY = 86_400.0
_LARGE = 250_000  # product of two lengths in words above which only words are counted
_SLACK = 1e-6  # for shares, which are rounded


def promising(units: Units, codes: _Ints, kin_codes: _Ints) -> Iterator[tuple[int, list[int]]]:
    """Yield units in order, each with the better ones that share enough for any rule to join them.

    `codes` are pairs as `candidate_pairs` gives them, `kin_codes` those in related articles. While
    the caller looks at what was found, the next pairs are aligned on another core.
    """
    pairs = _turned(units, codes)
    near = _turned(units, kin_codes)
    parts = [pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK)]
    found = in_turn(lambda part: _sifted_pairs(units, part, near), parts)
    for place, others in groupby(chain.from_iterable(found), key=itemgetter(0)):
        yield place, [better for _, better in others]


def _turned(units: Units, codes: _Ints) -> _Ints:
    """Return the codes of pairs with the other unit first, sorted."""
    size = np.int64(len(units))
    turned = codes % size * size + codes // size
    turned.sort()
    return turned


def _sifted_pairs(units: Units, pairs: _Ints, near: _Ints) -> list[tuple[int, int]]:
    """Return those of some pairs that share enough, the other unit first."""
    right, left = np.divmod(pairs, np.int64(len(units)))
    at = np.minimum(np.searchsorted(near, pairs), max(0, len(near) - 1))
    kin = near[at] == pairs if len(near) else np.zeros(len(pairs), np.bool_)
    left, right = _sifted(units, left, right, kin)
    return list(zip(right.tolist(), left.tolist(), strict=True))


def plausible(units: Units, codes: _Ints) -> _Ints:
    """Return the pairs that may have enough words in common, as far as their marks tell.

    Pairs in related articles are asked for as many words as others without a speaker in common;
    they do not belong in here.
    """
    kept = []
    for start in range(0, len(codes), _MARKED):
        chunk = codes[start : start + _MARKED]
        left, right = chunk // len(units), chunk % len(units)
        ours, theirs = _lacking(units.marks, left, right)
        most = np.minimum(units.lengths[left] - ours, units.lengths[right] - theirs)
        kept.append(chunk[most >= _least(units, left, right, tied(units.reports, left, right))])
    return np.concatenate(kept) if kept else codes


def _lacking(marks: NDArray[np.uint64], left: _Ints, right: _Ints) -> tuple[_Ints, _Ints]:
    """Return how many words at least of each side of pairs the other side lacks."""
    ours, theirs = marks[left], marks[right]
    common = ours & theirs
    return _bits(ours ^ common), _bits(theirs ^ common)


def _bits(marks: NDArray[np.uint64]) -> _Ints:
    return np.asarray(np.bitwise_count(marks).sum(axis=1, dtype=np.int64))


def _least(units: Units, left: _Ints, right: _Ints, close: _Flags) -> NDArray[np.float64]:
    """Return how many words pairs have in common at least if any rule joins them."""
    share = np.where(close, LEAST_SHARED, MOST_SHARED)
    least = np.minimum(units.lengths[left], units.lengths[right]) * share
    return np.asarray(np.maximum(least, 1.0))


def _sifted(units: Units, left: _Ints, right: _Ints, kin: _Flags) -> tuple[_Ints, _Ints]:
    """Return the pairs that share enough words, and words that tell enough."""
    close = tied(units.reports, left, right)
    free = kin | (units.linked[left] & units.linked[right])  # of what the words tell
    ours, theirs = _lacking(units.telling_marks, left, right)
    most = np.minimum(
        units.totals[left] - TELLING_WORD * ours, units.totals[right] - TELLING_WORD * theirs
    )
    kept = free | _enough(units, left, right, close, most)
    left, right, kin, close, free = left[kept], right[kept], kin[kept], close[kept], free[kept]
    shared = _common(units, left, right, telling=False)
    kept = shared >= _least(units, left, right, close | kin)
    left, right, close, free = left[kept], right[kept], close[kept], free[kept]
    kept = free | (units.lengths[left] * units.lengths[right] > _LARGE)
    open_ = np.flatnonzero(~kept)
    left_open, right_open = left[open_], right[open_]
    shared = _common(units, left_open, right_open, telling=True)
    kept[open_] = _enough(units, left_open, right_open, close[open_], shared)
    return left[kept], right[kept]


def _enough(units: Units, left: _Ints, right: _Ints, close: _Flags, halves: _Ints) -> _Flags:
    """Return which pairs of unrelated articles share words that tell enough for some rule.

    `halves` is what they share at most. Those of one speaker within days may be retold; two
    translations share little but figures.
    """
    shared = halves * HALF
    less = np.minimum(units.told[left], units.told[right]) * HALF
    plain = (shared >= (MOST - _SLACK) * less) & (shared >= LEAST_TOLD)
    with np.errstate(invalid="ignore"):
        close = close & (apart(units.reports, left, right) <= NEAR_DAYS * _DAY)
    figures = units.figured[left] & units.figured[right]
    retold = figures | (shared >= (LEAST_RETOLD - _SLACK) * less)
    return np.asarray(plain | (close & retold))


def _common(units: Units, left: _Ints, right: _Ints, *, telling: bool) -> _Ints:
    """Return how many words pairs have in common in order, or `telling`, their weight at most.

    A word of weight w counts as so many equal letters: the longest common run of letters then is
    the heaviest common run of words.
    """
    places = np.unique(np.concatenate([left, right]))
    texts = _letters(units, places, telling=telling)
    first, second = np.searchsorted(places, left), np.searchsorted(places, right)
    return cpdist(
        [texts[i] for i in first.tolist()],
        [texts[j] for j in second.tolist()],
        scorer=LCSseq.similarity,
        dtype=np.int32,
        workers=-1,
    )


def _letters(units: Units, places: _Ints, *, telling: bool) -> list[str]:
    """Return the codes of units, each letter as often as its word's weight says if `telling`."""
    if not telling:
        return [units.code(place) for place in places.tolist()]
    starts, sizes = units.words.starts[places], units.lengths[places]
    ends = np.cumsum(sizes)
    flat = units.words.flat[stretches(starts, sizes)]
    times = units.words.vocabulary.weights[flat].astype(np.int64)
    points = np.repeat(units.words.vocabulary.points[flat], times)
    text = points.astype("<u4", copy=False).tobytes().decode("utf-32-le")
    bounds = np.r_[0, np.cumsum(times)][np.r_[0, ends]].tolist()
    return [text[a:b] for a, b in pairwise(bounds)]
