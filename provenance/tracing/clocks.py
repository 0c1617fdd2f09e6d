"""Outlets whose dates other evidence contradicts, so that an order in time proves nothing there.

Where a credit, a dateline or exchanged words show which of two texts is the copy, the copy cannot
be the older one. An outlet whose articles are dated before their sources again and again has a
clock that cannot be trusted where nothing but the clock would decide.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from provenance.ids import ArticleId
from provenance.models import Article, Lineage
from provenance.sources.registry import Registry
from provenance.tracing.direction import CONTAINED, CONTAINED_MORE
from provenance.tracing.ownership import house
from provenance.vocabulary import Evidence, LineageRelation

_LEAST = 12  # copies with sure sources and dates, from which on the holdings tell of their clocks
_PRIOR = 6  # copies as which the holdings' rate counts in the rate of one outlet
_DOUBTED = 0.18  # of an outlet's copies dated before their sources
_SURE = 0.8  # confidence of a lineage in which dates had no part


_CONTAINED = 0.75  # confidence of a lineage that rests on containment


Sighting = tuple[str, str]
"""An outlet, and what an article or a lineage tells of it."""

SOUND_DATE, EARLY_DATE = "dated after its source", "dated before its source"
"""A copy that surely has its source, by its date."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The outlets whose dates decide nothing alone; `others`: also all that are not `trusted`."""

    doubted: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    others: bool = False

    def doubts(self, name: str) -> bool:
        """Whether the dates of an outlet decide nothing alone.

        >>> Clocks(doubted=frozenset({"The Gull"})).doubts("The Heron")
        False
        """
        return name in self.doubted or (self.others and name not in self.trusted)


SOUND = Clocks()
"""Nobody's dates are doubted."""


def sighting(
    one: Lineage, facts: Mapping[ArticleId, Article], registry: Registry
) -> Sighting | None:
    """Return what one lineage tells of its copy's outlet, None where it tells nothing.

    Only the lineage and its two articles are looked at.
    """
    pair = _sure_pair(one, facts, registry)
    if pair is None:
        return None
    copy, source = pair
    early = copy.dates.before(source.dates)
    return house(copy, registry) or "", EARLY_DATE if early else SOUND_DATE


def clocks_of(counts: Mapping[Sighting, int]) -> Clocks:
    """Return whose clocks are doubted, after how often each sighting was made."""
    seen: Counter[str] = Counter()
    inverted: Counter[str] = Counter()
    for (name, what), number in counts.items():
        if what in (SOUND_DATE, EARLY_DATE):
            seen[name] += number
            inverted[name] += number if what == EARLY_DATE else 0
    total = seen.total()
    rate = inverted.total() / total if total >= _LEAST else 0.0
    rates = {n: (inverted[n] + _PRIOR * rate) / (seen[n] + _PRIOR) for n in seen if seen[n]}
    doubted = frozenset(name for name, share in rates.items() if share > _DOUBTED)
    others = rate > _DOUBTED
    return Clocks(doubted, frozenset(rates) - doubted if others else frozenset(), others)


def _sure_pair(
    one: Lineage, facts: Mapping[ArticleId, Article], registry: Registry
) -> tuple[Article, Article] | None:
    """Return a copy and its held source with their dates, where more than time shows the source."""
    if one.from_article_id is None or one.relation is LineageRelation.REVISION:
        return None
    if one.confidence < _SURE or by_time(one):
        return None
    copy, source = facts[one.article_id], facts[one.from_article_id]
    if house(source, registry) != one.from_source or not (copy.dates.known and source.dates.known):
        return None
    return copy, source


def by_time(one: Lineage) -> bool:
    """Whether a lineage's direction rests on an order in time, or on length alone."""
    return any(proof.evidence is Evidence.TEMPORAL for proof in one.proofs)


def by_date(one: Lineage) -> bool:
    """Whether a lineage's direction would be another if the dates were wrong.

    A text that lies within a longer one may be a cut copy of it, or the longer one may have added
    to it; without a credit or exchanged words their dates decide that too.
    """
    if by_time(one):
        return True
    if one.credited or one.confidence > _CONTAINED or one.relation is LineageRelation.SPUN:
        return False
    copy, source = one.share_of_copy or 0.0, one.share_of_source or 0.0
    return copy >= CONTAINED and copy - source >= CONTAINED_MORE
