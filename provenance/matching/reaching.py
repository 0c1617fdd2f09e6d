"""Whom a few new units reach: who has to be looked at again, until nobody else has.

What a unit joins depends only on the references before it that it is compared with. So it has to
be looked at again if it is new, if it begins or ceases to be compared with a reference, or if what
it has joined is no reference any more; and a unit that becomes a reference asks those after it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from provenance.ids import ArticleId, QuoteId
from provenance.matching.blocking import headlines, related_pairs
from provenance.matching.circumstances import Verdict
from provenance.matching.clusters import best_of, through_original, verify
from provenance.matching.forms import Form
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
from provenance.matching.standing import SPUN, Ids, Standing, numbered
from provenance.matching.thresholds import LEAST_SHARED, MOST_SHARED, SURE
from provenance.text.normal import form as form_of

_ROADS = ("runs", "spoken", "figures")
Scores = NDArray[np.float64]


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
        found = self._places(x for x in self.known.forms_in(sorted(others)) if x.spun)
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
        words = standing.column("words", places)
        text = words.flat.astype("<u2").tobytes().decode("utf-16-le")
        bounds = words.starts.tolist()
        texts = [text[a:b] for a, b in pairwise(bounds)]
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

    def _near(self, places: Ints) -> list[tuple[Ints, Ints]]:
        """Return the pairs of units with those of related articles, and of their own ones."""
        own = {form.article_id for unit in self._quotes(places) for form in unit}
        kin = self.known.kin
        others = {other for article in own for other in kin.get(article, ())}
        forms = self.known.forms_in(sorted(own | others))
        place_of = self._place_of(forms)
        members: dict[ArticleId, list[int]] = {}
        texts: dict[int, str] = {}
        for form in forms:
            place = place_of[form.quote_id]
            members.setdefault(form.article_id, []).append(place)
            if form.article_id in own:
                texts[place] = form_of(form.text)
        found = [pair for article in own for pair in headlines(members[article], texts.__getitem__)]
        found += related_pairs(members, kin)
        both = np.array(found, np.int64).reshape(-1, 2)
        mine = np.zeros(len(self.wanted), np.bool_)
        mine[places] = True
        both = both[(mine[both[:, 0]] | mine[both[:, 1]]) & (both[:, 0] != both[:, 1])]
        better, other = self._ordered(both[:, 0], both[:, 1])
        self.near |= set((better * np.int64(len(self.wanted)) + other).tolist())
        return [(better, other)]

    def _ordered(self, a: Ints, b: Ints) -> tuple[Ints, Ints]:
        """Return pairs with the one of better rank first."""
        ranks, firsts = self.standing.ranks, self.standing.firsts
        turned = (ranks[a] > ranks[b]) | ((ranks[a] == ranks[b]) & (firsts[a] > firsts[b]))
        return np.where(turned, b, a), np.where(turned, a, b)

    def _quotes(self, places: Ints) -> list[list[Form]]:
        return self.known.quotes(self.standing, places)

    def _places(self, forms: Iterable[Form]) -> Ints:
        """Return the places of the units that quotes are in."""
        return np.array(sorted(set(self._place_of(list(forms)).values())), np.int64)

    def _place_of(self, forms: Sequence[Form]) -> dict[QuoteId, int]:
        """Return the place of the unit that each quote is in."""
        places = self.standing.owning(np.array([numbered(x.quote_id) for x in forms], np.uint64))
        others = self.standing.column("others", places)
        found = dict(zip(self.standing.firsts[places].tolist(), places.tolist(), strict=True))
        owners = np.repeat(places, others.counts)
        found |= dict(zip(others.flat.tolist(), owners.tolist(), strict=True))
        return {form.quote_id: found[numbered(form.quote_id)] for form in forms}

    # What they join

    def _join(self) -> None:
        """Find what everybody joins whom the pairs found so far can concern, in order of rank."""
        self._sift(np.setdiff1d(self.pairs, self._sifted, assume_unique=True))
        self._sifted = self.pairs
        size = len(self.wanted)
        better, other = self.pairs // size, self.pairs % size
        places = np.union1d(np.concatenate([better, other]), np.flatnonzero(self.wanted))
        order = places[np.lexsort((self.standing.firsts[places], self.standing.ranks[places]))]
        joining = _Joining(self, order)
        number = {at: n for n, at in enumerate(order.tolist())}
        for at in number:
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
        place = np.full(size, -1, np.int64)
        place[self.order] = np.arange(len(self.order))
        a, b = place[pairs // size], place[pairs % size]
        known = (a >= 0) & (b >= 0)
        a, b = a[known], b[known]
        return np.unique(np.minimum(a, b) * np.int64(len(self.order)) + np.maximum(a, b))


class _Joining:
    """Units that join references, in the order of their ranks."""

    def __init__(self, reach: Reach, order: Ints) -> None:
        """Begin with what was joined before by the units at some places, given in that order."""
        self.reach, self.order = reach, order
        standing, places = reach.standing, order.tolist()
        firsts, ranks = standing.firsts[order].tolist(), standing.ranks[order].tolist()
        joined = zip(standing.centres[order].tolist(), standing.scores[order].tolist(), strict=True)
        self.firsts = dict(zip(places, firsts, strict=True))
        self.ranks = dict(zip(places, zip(ranks, firsts, strict=True), strict=True))
        self.joined: dict[int, tuple[int, float]] = dict(zip(places, joined, strict=True))
        self.wanted = dict(zip(places, reach.wanted[order].tolist(), strict=True))
        self.claimed: dict[int, int] = {}  # first quotes of what units here have joined
        self._ranks = _ranks_of(standing, standing.centres[order])

    def join(self, at: int, before: list[int]) -> None:
        """Let a unit join the best of the references that come before it, or none."""
        references = [other for other in before if other not in self.claimed]
        if self.wanted[at]:
            self.joined[at] = self._anew(at, before, references)
        else:
            self._or_better(at, [other for other in references if self.wanted[other]])
        centre, _ = self.joined[at]
        if centre != self.firsts[at]:
            self.claimed[at] = centre

    def columns(self) -> tuple[Ids, Scores]:
        """Return what all units have joined by its first quote, with the scores."""
        standing = self.reach.standing
        centres, scores = standing.centres.copy(), standing.scores.copy()
        joined = [self.joined[at] for at in self.order.tolist()]
        centres[self.order] = np.array([centre for centre, _ in joined], np.uint64)
        scores[self.order] = [score for _, score in joined]
        return centres, scores

    def _anew(self, at: int, before: list[int], references: list[int]) -> tuple[int, float]:
        best, score = best_of(at, references, self.reach.verdict)
        if best is not None:
            return self.firsts[best], score
        if before and self.reach.standing.flags[at] & SPUN:
            centre, score = through_original(at, before, self.claimed, self.reach.verdict)
            if centre is not None:
                return centre, score
        return self.firsts[at], 0.0

    def _or_better(self, at: int, references: list[int]) -> None:
        """Let a unit keep what it has joined, or join a new reference that matches better."""
        centre, score = self.joined[at]
        alone = centre == self.firsts[at]
        for other in references:
            verdict = self.reach.verdict(other, at)
            sooner = alone or self.ranks[other] < self._ranks[centre]
            if verdict.match and (verdict.score >= SURE, sooner) > (score >= SURE, False):
                centre, score, alone = self.firsts[other], verdict.score, False
                self._ranks[centre] = self.ranks[other]
        self.joined[at] = centre, score


def _ranks_of(standing: Standing, firsts: Ids) -> dict[int, tuple[int, int]]:
    """Return the ranks of units, given by their first quotes."""
    places = standing.places(standing.firsts, firsts)
    pairs = zip(standing.ranks[places].tolist(), standing.firsts[places].tolist(), strict=True)
    return {first: (rank, first) for rank, first in pairs}
