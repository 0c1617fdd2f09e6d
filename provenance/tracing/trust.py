"""What the holdings tell of their outlets: whose dates and whose silence about sources to trust."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.ids import ArticleId
from provenance.models import Article, Lineage
from provenance.sources.registry import Registry
from provenance.tracing.clocks import SOUND, Clocks, Sighting, clocks_of, sighting
from provenance.tracing.habits import HONEST, Habits, habits_of, habits_seen


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose dates decide nothing alone, and whose articles are not their own for want of credit."""

    clocks: Clocks = SOUND
    habits: Habits = HONEST


FULL = Trust()
"""Nobody is doubted."""


def sightings_of(
    articles: Iterable[Article],
    lineages: Iterable[Lineage],
    facts: Mapping[ArticleId, Article],
    registry: Registry,
) -> Counter[Sighting]:
    """Return how often articles and lineages tell something of an outlet.

    `facts` must hold the articles of the lineages and those that these come from.
    """
    listed = list(lineages)
    clocks = (sighting(one, facts, registry) for one in listed)
    told = Counter(one for one in clocks if one is not None)
    return told + habits_seen(articles, listed, facts, registry)


def trust_of(counts: Mapping[Sighting, int]) -> Trust:
    """Return what all sightings of the holdings amount to."""
    return Trust(clocks_of(counts), habits_of(counts))
