"""How often an outlet runs texts of others without naming them, as its other articles tell.

Of the texts that came from sources which are not held, only those are known that name their source
or have a sibling that does. How many others there must be follows from how often the outlet names
sources that are held, as biologists count the fish that they did not catch. Where these would be
many of the articles that look like the outlet's own, an article is not its own work for want of a
credit alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.ids import ArticleId
from provenance.models import Article, Lineage
from provenance.sources.registry import Registry
from provenance.tracing.clocks import Sighting
from provenance.tracing.ownership import house, source_kind
from provenance.vocabulary import LineageRelation, SourceKind

_LEAST = 12  # copies in the holdings, from which on they tell how outlets name their sources
_PRIOR = 20  # articles as which the rate of all holdings counts in the rate of one outlet
_DOUBTED = 0.1  # of the articles that look like an outlet's own
_WIRES = frozenset({SourceKind.AGENCY, SourceKind.STATE_MEDIA})

ARTICLE, OWN = "article", "own"
NAMED, UNNAMED = "named", "unnamed"
LOST_NAMED, LOST_UNNAMED = "lost named", "lost unnamed"
"""An article; a version or edition of an outlet's own; copies, by whether they name their source,
and whether that one's own article is held."""


@dataclass(frozen=True, slots=True)
class Habits:
    """The outlets whose articles without a source may well be another's, or all but `known`."""

    doubted: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    others: bool = False

    def doubts(self, name: str) -> bool:
        """Whether an article is no outlet's own work for want of a credit alone.

        >>> Habits(doubted=frozenset({"The Gull"})).doubts("The Heron")
        False
        """
        return name in self.doubted or (self.others and name not in self.known)


HONEST = Habits()
"""Nobody runs texts of others without naming them."""


def habits_seen(
    articles: Iterable[Article],
    lineages: Iterable[Lineage],
    facts: Mapping[ArticleId, Article],
    registry: Registry,
) -> Counter[Sighting]:
    """Return what articles and their lineages tell of their outlets' ways with sources."""
    seen: Counter[Sighting] = Counter()
    houses: dict[str | None, str] = {}

    def named(article: Article) -> str:
        if article.outlet not in houses:
            name = house(article, registry) or ""
            houses[article.outlet] = "" if source_kind(name, registry) in _WIRES else name
        return houses[article.outlet]

    for article in articles:
        seen[named(article), ARTICLE] += 1
    for one in lineages:
        name = named(facts[one.article_id])
        seen[name, _habit(one, name, facts, registry)] += 1
    return Counter({key: number for key, number in seen.items() if key[0]})


def _habit(one: Lineage, name: str, facts: Mapping[ArticleId, Article], registry: Registry) -> str:
    """Return what a copy did about its source."""
    if one.relation is LineageRelation.REVISION or one.from_source == name:
        return OWN
    found = facts[one.from_article_id] if one.from_article_id is not None else None
    if found is not None and house(found, registry) == one.from_source:
        return NAMED if one.credited else UNNAMED
    return LOST_NAMED if one.credited else LOST_UNNAMED


def habits_of(counts: Mapping[Sighting, int]) -> Habits:
    """Return which outlets run texts of others without naming them, after all that was seen."""
    by_house: dict[str, Counter[str]] = {}
    for (name, what), number in counts.items():
        by_house.setdefault(name, Counter())[what] += number
    everyone = sum(by_house.values(), Counter[str]())
    if _copies(everyone) < _LEAST:
        return HONEST
    naming = _named(everyone) / _copies(everyone)
    overall = _rate(everyone, naming, 0.0, 0)
    rates = {
        name: _rate(seen, _shrunk_naming(seen, naming), overall, _PRIOR)
        for name, seen in by_house.items()
        if seen[ARTICLE]
    }
    doubted = frozenset(name for name, rate in rates.items() if rate > _DOUBTED)
    others = overall > _DOUBTED
    return Habits(doubted, frozenset(rates) - doubted if others else frozenset(), others)


def _copies(seen: Counter[str]) -> int:
    return sum(seen[what] for what in (NAMED, UNNAMED, LOST_NAMED, LOST_UNNAMED))


def _named(seen: Counter[str]) -> int:
    return seen[NAMED] + seen[LOST_NAMED]


def _shrunk_naming(seen: Counter[str], naming: float) -> float:
    """Return how often an outlet names its sources, drawn to how often all do."""
    return (_named(seen) + _PRIOR * naming) / (_copies(seen) + _PRIOR)


def _rate(seen: Counter[str], naming: float, prior: float, weight: int) -> float:
    """Return the part of the articles that look like an outlet's own that must be another's."""
    lost = seen[LOST_NAMED] * (1 - naming) / naming if naming else 0.0
    hidden = max(0.0, lost - seen[LOST_UNNAMED])
    own = seen[ARTICLE] - seen[OWN] - _copies(seen)
    return min(1.0, (hidden + weight * prior) / max(1.0, own + weight))
