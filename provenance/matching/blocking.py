"""Which pairs of units are worth comparing: a million wordings have half a trillion pairs.

Three roads lead to a pair: a shared run of three words that tells something (containment, cuts,
changed words), one speaker within days and shared rare words (short quotes, indirect speech), and
related articles. MinHash is not among them: it measures symmetric similarity, and a truncated
copy has little of it.

A road's keys are sorted part by part, so that memory stays a few bytes a word.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product

import numpy as np
from numpy.typing import NDArray

from provenance.ids import ArticleId
from provenance.matching.keys import Codes, figure_keys, halves, run_keys, spoken_keys
from provenance.matching.occasions import Kin
from provenance.matching.sifting import plausible
from provenance.matching.thresholds import FAR_DAYS, SAME_DAY
from provenance.matching.units import Units

_Ints = NDArray[np.int64]
_Pair = tuple[int, int]
GROUP = 6  # units that share a run are all compared up to this number ...
STARS = 4  # ... and beyond it each with the best few, which keeps the work linear
NEXT = 8  # quotes of one speaker with a rare word in common: compared with the next ones in time
SHORT = 8  # words; a longer marked quote is found by its runs
DAY = 86_400.0
_PRODUCT = 40_000  # pairs of quotes of two related articles above which runs must do
_PARTS = 16  # parts in which the runs are paired
_PAGE = 300  # quotes of one article up to which its short ones are looked for in the others


def candidate_pairs(units: Units, kin: Kin) -> tuple[_Ints, _Ints]:
    """Return the pairs of units that deserve a comparison, as sorted codes `i * len + j`, i < j.

    The second array are those of them that are in related articles.
    """
    near = _kin_pairs(units, kin)
    found = chain(_run_pairs(units), _speaker_pairs(units))
    codes = np.concatenate([*(plausible(units, part) for part in found), near])
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
    """Yield the codes of pairs that share a telling run of words."""
    codes = run_keys(units)  # the best owner of each key first, for units are in order of rank
    bounds = np.searchsorted(codes, np.arange(_PARTS + 1, dtype=np.uint64) << np.uint64(60))
    bounds[-1] = len(codes)
    for start, end in pairwise(bounds.tolist()):
        yield _grouped_pairs(units, *halves(codes[start:end]))


def _grouped_pairs(units: Units, keys: NDArray[np.uint32], owners: _Ints) -> _Ints:
    """Return the codes of pairs of a key's owners: of few all pairs, of many the best with all."""
    shared = np.zeros(len(keys), bool)
    same = keys[1:] == keys[:-1]
    shared[1:] |= same
    shared[:-1] |= same
    keys, found = keys[shared], owners[shared]
    if not len(keys):
        return np.empty(0, np.int64)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    first = np.repeat(starts, sizes)
    place = np.arange(len(keys)) - first
    many = np.repeat(sizes > GROUP, sizes)
    parts = []
    for distance in range(1, GROUP):
        near = np.flatnonzero((place >= distance) & ~many)
        parts.append(_code(units, found[near - distance], found[near]))
    for star in range(STARS):
        parts.append(_code(units, found[first[many] + star], found[many]))
    return _distinct(np.concatenate(parts))


def _speaker_pairs(units: Units) -> Iterator[_Ints]:
    """Yield the codes of pairs of one speaker within days that share rare words.

    One of the two is short or a report without marks, and two long ones share two words at least;
    two marked ones of one day share a figure, as two translations of one utterance do.
    """
    lengths, indirect = units.lengths, units.reports.indirect
    pairs = _next_pairs(units, spoken_keys(units), FAR_DAYS)
    a, b = pairs // len(units), pairs % len(units)
    short = np.minimum(lengths[a], lengths[b]) <= SHORT
    codes, counts = np.unique(pairs[short | indirect[a] | indirect[b]], return_counts=True)
    short = np.minimum(lengths[codes // len(units)], lengths[codes % len(units)]) <= SHORT
    yield codes[(counts >= 2) | short]
    yield _distinct(_next_pairs(units, figure_keys(units), SAME_DAY))


def _next_pairs(units: Units, codes: Codes, days: float) -> _Ints:
    """Return the codes of pairs of a key's owners, each with the next few in time within days."""
    timed = np.argsort(units.reports.earliest, kind="stable")
    place = np.empty(len(units), np.uint64)
    place[timed] = np.arange(len(units), dtype=np.uint64)
    keys, owners = halves(codes)
    codes = (codes ^ owners.astype(np.uint64)) | place[owners]
    codes.sort()  # many times faster than bringing rows into an order by several columns
    keys, owners = halves(codes)
    owners = timed[owners]
    times = units.reports.earliest[owners]
    found = [np.empty(0, np.int64)]
    for distance in range(1, NEXT + 1):
        near = keys[distance:] == keys[:-distance]
        near &= ~(times[distance:] - times[:-distance] > (days + 1) * DAY)
        a, b = owners[:-distance][near], owners[distance:][near]
        found.append(np.minimum(a, b) * np.int64(len(units)) + np.maximum(a, b))
    return np.concatenate(found)


def _kin_pairs(units: Units, kin: Kin) -> _Ints:
    """Return the codes of the pairs of units of related articles, and within one article."""
    pairs = [pair for places in _pages(units) for pair in headlines(places, units.text)]
    members: dict[ArticleId, list[int]] = defaultdict(list)
    for place in np.flatnonzero(units.linked).tolist():
        for quote in units.quotes(place):
            members[quote.article_id].append(place)
    pairs += related_pairs(members, kin)
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return _code(units, both[:, 0], both[:, 1])


def _pages(units: Units) -> Iterator[list[int]]:
    """Yield the units of each article that has several of which one is short."""
    numbers: dict[ArticleId, int] = {}
    articles = [numbers.setdefault(form.article_id, len(numbers)) for form in units.forms]
    placed = np.array(articles, np.int64)[units.members.flat] << 32
    placed |= np.repeat(np.arange(len(units)), units.members.counts)
    placed.sort()
    pages, owners = placed >> 32, placed & 0xFFFFFFFF
    starts = np.flatnonzero(np.r_[True, pages[1:] != pages[:-1]]) if len(pages) else pages
    sizes = np.diff(np.r_[starts, len(pages)])
    brief = np.r_[0, np.cumsum(units.lengths[owners] <= SHORT)]
    wanted = (sizes > 1) & (sizes <= _PAGE) & (brief[starts + sizes] > brief[starts])
    for start, size in zip(starts[wanted].tolist(), sizes[wanted].tolist(), strict=True):
        yield owners[start : start + size].tolist()


def headlines(
    places: Sequence[int], text_of: Callable[[int], str], mine: Container[int] | None = None
) -> Iterator[_Pair]:
    """Yield the pairs of an article's units of which one, a short one, stands in the other.

    A unit stands in `places` as often as the article has it. One of both is `mine`, if given.
    """
    if not 1 < len(places) <= _PAGE:
        return
    pieces = [(place, f" {text_of(place)} ") for place in places]
    some = pieces if mine is None else [one for one in pieces if one[0] in mine]
    for short, piece in pieces:
        if piece.count(" ") <= SHORT + 1:
            among = pieces if mine is None or short in mine else some
            yield from ((short, place) for place, text in among if piece in text)


def related_pairs(
    members: Mapping[ArticleId, Iterable[int]],
    kin: Kin,
    among: Container[ArticleId] | None = None,
) -> Iterator[_Pair]:
    """Yield the pairs of units of related articles, given the units of each article.

    One article of both is `among` some, if these are given.
    """
    known = {article: sorted(set(members[article])) for article in members.keys() & kin.keys()}
    for article, own in known.items():
        for other in (article, *kin[article]):
            wanted = among is None or article in among or other in among
            if wanted and article <= other and len(own) * len(known.get(other, ())) <= _PRODUCT:
                yield from product(own, known.get(other, ()))
