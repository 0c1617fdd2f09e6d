"""What a few units join among very many: the best of the references that come before them."""

import numpy as np
from numpy.typing import NDArray

from provenance.matching.clusters import Verdicts, best_of, through_original
from provenance.matching.ragged import Ints
from provenance.matching.roads import Flags
from provenance.matching.standing import SPUN, Ids, Standing
from provenance.matching.thresholds import SURE

Scores = NDArray[np.float64]


class Joining:
    """Units that join references, in the order of their ranks."""

    def __init__(self, standing: Standing, order: Ints, wanted: Flags, verdict: Verdicts) -> None:
        """Begin with what was joined before by the units at some places, given in that order.

        Those that are `wanted`, by a flag for every unit that stands, join anew.
        """
        self.standing, self.order, self.verdict = standing, order, verdict
        places = order.tolist()
        firsts, ranks = standing.firsts[order].tolist(), standing.ranks[order].tolist()
        joined = zip(standing.centres[order].tolist(), standing.scores[order].tolist(), strict=True)
        self.firsts = dict(zip(places, firsts, strict=True))
        self.ranks = dict(zip(places, zip(ranks, firsts, strict=True), strict=True))
        self.joined: dict[int, tuple[int, float]] = dict(zip(places, joined, strict=True))
        self.wanted = dict(zip(places, wanted[order].tolist(), strict=True))
        # First quotes of what units here have joined; they may join something else when it is
        # their turn, and no unit asks for those behind it.
        self.claimed = {
            at: centre for at, (centre, _) in self.joined.items() if centre != self.firsts[at]
        }
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
        else:
            self.claimed.pop(at, None)

    def columns(self) -> tuple[Ids, Scores]:
        """Return what all units have joined by its first quote, with the scores."""
        standing = self.standing
        centres, scores = standing.centres.copy(), standing.scores.copy()
        joined = [self.joined[at] for at in self.order.tolist()]
        centres[self.order] = np.array([centre for centre, _ in joined], np.uint64)
        scores[self.order] = [score for _, score in joined]
        return centres, scores

    def _anew(self, at: int, before: list[int], references: list[int]) -> tuple[int, float]:
        best, score = best_of(at, references, self.verdict)
        if best is not None:
            return self.firsts[best], score
        if before and self.standing.flags[at] & SPUN:
            centre, score = through_original(at, before, self.claimed, self.verdict)
            if centre is not None:
                return centre, score
        return self.firsts[at], 0.0

    def _or_better(self, at: int, references: list[int]) -> None:
        """Let a unit keep what it has joined, or join a new reference that matches better."""
        centre, score = self.joined[at]
        alone = centre == self.firsts[at]
        for other in references:
            verdict = self.verdict(other, at)
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
