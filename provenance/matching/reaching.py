"""Whom a few new units reach: who has to be looked at again, until nobody else has.

What a unit joins depends only on the references before it that it is compared with. So it has to
be looked at again if it is new, if it begins or ceases to be compared with a reference, or if what
it has joined is no reference any more; and a unit that becomes a reference asks those after it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from provenance.ids import ArticleId
from provenance.matching.blocking import headlines, related_pairs
from provenance.matching.circumstances import Verdict
from provenance.matching.clusters import verify
from provenance.matching.forms import Form
from provenance.matching.joining import Joining, Scores
from provenance.matching.known import Known
from provenance.matching.ragged import Ints
from provenance.matching.roads import (
    TIMED,
    Flags,
    Owners,
    drifted_runs,
    drifted_times,
    joined_pairs,
    owners_of,
    run_pairs,
    spoken_pairs,
    timed_pairs,
)
from provenance.matching.sifting import promising
from provenance.matching.standing import SPUN, Ids, Standing
from provenance.matching.thresholds import LEAST_SHARED, MOST_SHARED
from provenance.text.normal import form as form_of

_ROADS = ("runs", "spoken", "figures")
_PAST_BLANK = np.uint16(ord(" ") + 1)  # no word is written as a blank, which parts words
Pair = tuple[int, int]


class Reach:
    """The units that have to be looked at again, and what they join."""

    def __init__(self, known: Known, standing: Standing, before: Flags) -> None:
        """`before` tells of all units of `standing` which stood before; those alive stand now."""
        self.known, self.standing = known, standing
        size = len(standing)
        self.before = np.zeros(size, np.bool_)
        self.before[: len(before)] = before
        self.fresh = np.arange(size) >= len(before)
        self.removed = self.before & ~standing.alive
        self.wanted = self.fresh.copy()
        self.looked = np.zeros(size, np.bool_)
        self.was_reference = standing.centres == standing.firsts
        self.near: set[int] = set()  # codes of pairs in related articles
        self.pairs = np.empty(0, np.int64)  # codes of pairs worth aligning
        self.centres, self.scores = standing.centres, standing.scores
        self.compared: dict[int, list[int]] = {}  # units with better ones that share enough
        self._sifted = np.empty(0, np.int64)  # codes of the pairs of which that is known
        self._tables: list[_Table] = []
        self._verdicts: dict[tuple[int, int], Verdict] = {}

    def settled(self) -> tuple[Ids, Scores]:
        """Return what all units have joined in the end, by its first quote, with the scores."""
        self._want_followers(self.standing.firsts[self.removed])
        self._want_spun(np.flatnonzero(self.fresh | self.removed))
        while (self.wanted & ~self.looked).any():
            self._look()
            self._join()
            changed = self.before & self.standing.alive & (self.centres != self.standing.centres)
            self._want_followers(self.standing.firsts[changed & self.was_reference])
            self._want_spun(np.flatnonzero(changed))
        return self.centres, self.scores

    # Who has to be looked at

    def _want(self, places: Ints) -> None:
        self.wanted[places[self.standing.alive[places]]] = True

    def _want_followers(self, references: Ids) -> None:
        """Look at the units that have joined what is no reference any more."""
        if len(references):
            self._want(self.standing.places(self.standing.centres, references))

    def _want_spun(self, places: Ints) -> None:
        """Look at the spun copies of changed units: they go where their original goes."""
        spun = self.standing.flags & SPUN != 0
        if not (spun & self.standing.alive).any():
            return
        kin = self.known.kin
        articles = {x.article_id for unit in self._quotes(places) for x in unit}
        others = {other for article in articles for other in kin.get(article, ())}
        numbers = self.known.numbers_in(sorted(others)).values()
        held = self._place_of(chain.from_iterable(numbers)).values()
        found = np.array(sorted(set(held)), np.int64)
        self._want(found[spun[found]])

    def _want_drifted(self, road: str, owners: Owners) -> None:
        """Look at the units that others have pushed from a comparison, or made room for one."""
        standing, before, after = self.standing, self.before, self.standing.alive
        owners = owners.only(before | after)
        if road in TIMED:
            lost, found = drifted_times(standing, owners, TIMED[road], before, after)
        else:
            lost, found = drifted_runs(owners, before, after)
        better, other = self._ordered(*lost)
        self._want(other[standing.centres[other] == standing.firsts[better]])
        better, other = self._ordered(*found)
        asked = self.was_reference[better]
        better, other = better[asked], other[asked]
        self._want(other[self._close(better, other, np.zeros(len(better), np.bool_))])

    # Which pairs they are in

    def _look(self) -> None:
        """Find the pairs of the units that are wanted and were not looked at yet.

        The first time these are the new units, and their keys, with those of the units that are no
        more, are all that came or went: they tell too whose comparisons changed.
        """
        first, new = not self.looked.any(), self.wanted & ~self.looked
        self.looked |= new
        places = np.flatnonzero(new)
        asked_for = np.flatnonzero(new | self.removed) if first else places
        pairs: list[tuple[Ints, Ints]] = []
        for road in _ROADS:
            keys = np.unique(self.standing.column(road, asked_for).flat)
            owners = owners_of(self.standing, road, keys)
            if first:
                self._want_drifted(road, owners)
            owners = owners.only(self.standing.alive)
            if road == "runs":
                pairs += run_pairs(owners, new)
            elif road == "spoken":
                pairs.append(spoken_pairs(self.standing, owners, new))
            else:
                pairs.append(timed_pairs(self.standing, owners, TIMED[road], new))
        near = self._near(places)
        better, other = self._ordered(*joined_pairs([*pairs, *near]))
        codes = np.unique(better * np.int64(len(self.wanted)) + other)
        better, other = codes // len(self.wanted), codes % len(self.wanted)
        related = np.isin(codes, np.fromiter(self.near, np.int64, len(self.near)))
        asked = self._asked(better, other)
        asked[asked] = self._close(better[asked], other[asked], related[asked])
        self.pairs = np.union1d(self.pairs, codes[asked])

    def _asked(self, better: Ints, other: Ints) -> Flags:
        """Return which pairs may matter, by what is known before anybody is compared."""
        spreads = self.wanted & (self.fresh | ~self.was_reference)
        joins = self.wanted[better] | self.was_reference[better]
        joins |= self.standing.flags[other] & SPUN != 0
        return np.asarray((self.wanted[other] & joins) | spreads[better])

    def _close(self, left: Ints, right: Ints, related: Flags) -> Flags:
        """Return which pairs may share enough words, by hashes of them: too many, never too few."""
        standing = self.standing
        places = np.unique(np.concatenate([left, right]))
        texts = self._spelled(places)
        first, second = np.searchsorted(places, left), np.searchsorted(places, right)
        shared = cpdist(
            [texts[i] for i in first.tolist()],
            [texts[j] for j in second.tolist()],
            scorer=LCSseq.similarity,
            dtype=np.int32,
            workers=-1,
        )
        said, outlets = standing.said, standing.outlets
        tied = (said[left] & (said[right] | outlets[right])) | (said[right] & outlets[left])
        share = np.where((tied != 0) | related, LEAST_SHARED, MOST_SHARED)
        least = np.minimum(standing.lengths[left], standing.lengths[right]) * share
        return np.asarray(shared >= np.maximum(least, 1))

    def _spelled(self, places: Ints) -> list[str]:
        """Return units with a character for each word, which other words have by chance too."""
        words = self.standing.column("words", places)
        text = (words.flat + _PAST_BLANK).astype("<u2").tobytes().decode("utf-16-le")
        return [text[start:end] for start, end in pairwise(words.starts.tolist())]

    def _near(self, places: Ints) -> list[tuple[Ints, Ints]]:
        """Return the pairs of units with those of related articles, and of their own ones."""
        own = {form.article_id for unit in self._quotes(places) for form in unit}
        kin = self.known.kin
        others = {other for article in own for other in kin.get(article, ())}
        numbers = self.known.numbers_in(sorted(own | others))
        place_of = self._place_of(chain.from_iterable(numbers.values()))
        members = {a: [place_of[number] for number in found] for a, found in numbers.items()}
        mine = set(places.tolist())
        inside = self._inside({article: members[article] for article in sorted(own)}, mine)
        related = (pair for pair in related_pairs(members, kin, own) if not mine.isdisjoint(pair))
        both = np.array([*inside, *related], np.int64).reshape(-1, 2)
        both = both[both[:, 0] != both[:, 1]]
        better, other = self._ordered(both[:, 0], both[:, 1])
        self.near |= set((better * np.int64(len(self.wanted)) + other).tolist())
        return [(better, other)]

    def _inside(self, members: Mapping[ArticleId, Sequence[int]], mine: set[int]) -> list[Pair]:
        """Return the pairs of an article's units of which one, a short one, stands in the other.

        One of both is `mine`. By hashes of words these are too many, but never too few.
        """
        held = np.unique(np.concatenate([np.empty(0, np.int64), *map(np.array, members.values())]))
        spelled = dict(zip(held.tolist(), map(" ".join, self._spelled(held)), strict=True))
        found = {
            pair
            for listed in members.values()
            for pair in headlines(listed, spelled.__getitem__, mine)
            if pair[0] != pair[1]
        }
        both = np.unique(np.array([*found], np.int64))
        texts = {
            place: f" {form_of(quotes[0].text)} "
            for place, quotes in zip(both.tolist(), self._quotes(both), strict=True)
        }
        return [(short, whole) for short, whole in found if texts[short] in texts[whole]]

    def _ordered(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        """Return pairs with the one of better rank first."""
        ranks, firsts = self.standing.ranks, self.standing.firsts
        turned = (ranks[a] > ranks[b]) | ((ranks[a] == ranks[b]) & (firsts[a] > firsts[b]))
        return np.where(turned, b, a), np.where(turned, a, b)

    def _quotes(self, places: Ints) -> list[list[Form]]:
        return self.known.quotes(self.standing, places)

    def _place_of(self, quotes: Iterable[int]) -> dict[int, int]:
        """Return the place of the unit that each quote, given by its number, is in."""
        numbers = list(quotes)
        places = self.standing.owning(np.array(numbers, np.uint64))
        others = self.standing.column("others", places)
        found = dict(zip(self.standing.firsts[places].tolist(), places.tolist(), strict=True))
        owners = np.repeat(places, others.counts)
        found |= dict(zip(others.flat.tolist(), owners.tolist(), strict=True))
        return {number: found[number] for number in numbers}

    # What they join

    def _join(self) -> None:
        """Find what everybody joins whom the pairs found so far can concern, in order of rank."""
        self._sift(np.setdiff1d(self.pairs, self._sifted, assume_unique=True))
        self._sifted = self.pairs
        size = len(self.wanted)
        better, other = self.pairs // size, self.pairs % size
        places = np.union1d(np.concatenate([better, other]), np.flatnonzero(self.wanted))
        order = places[np.lexsort((self.standing.firsts[places], self.standing.ranks[places]))]
        joining = Joining(self.standing, order, self.wanted, self.verdict)
        number = {at: n for n, at in enumerate(order.tolist())}
        for at, wanted in zip(number, self.wanted[order].tolist(), strict=True):
            if wanted or at in self.compared:
                joining.join(at, sorted(self.compared.get(at, ()), key=number.__getitem__))
        self.centres, self.scores = joining.columns()

    def _sift(self, pairs: Ints) -> None:
        """Find which of some pairs share enough to be compared."""
        if not len(pairs):
            return
        size = len(self.wanted)
        table = _Table(self, np.unique(np.concatenate([pairs // size, pairs % size])))
        near = np.fromiter(self.near, np.int64, len(self.near))
        codes = table.codes(pairs, size), table.codes(near, size)
        for place, before in promising(table.units, *codes):
            found = self.compared.setdefault(table.order[place], [])
            found += [table.order[better] for better in before]
        self._tables.append(table)

    def verdict(self, better: int, other: int) -> Verdict:
        """Return whether two units match that were found to share enough."""
        known = self._verdicts.get((better, other))
        if known is None:
            table = next(t for t in self._tables if better in t.places and other in t.places)
            pair = table.places[better], table.places[other]
            known = verify(table.units, *pair, self.known.kin)
            self._verdicts[better, other] = known
        return known


class _Table:
    """Some units with their words; `order` tells where they stand, `places` the reverse."""

    def __init__(self, reach: Reach, places: Ints) -> None:
        self.units, self.order = reach.known.units(reach.standing, places)
        self.places = {at: place for place, at in enumerate(self.order)}

    def codes(self, pairs: Ints, size: int) -> Ints:
        """Return codes of pairs of places in the standing as codes of places in here."""
        a, b = pairs // size, pairs % size
        known = np.isin(a, self.order) & np.isin(b, self.order)
        order = np.array(self.order, np.int64)
        by_place = np.argsort(order)
        a, b = (by_place[np.searchsorted(order[by_place], x[known])] for x in (a, b))
        return np.unique(np.minimum(a, b) * np.int64(len(self.order)) + np.maximum(a, b))
