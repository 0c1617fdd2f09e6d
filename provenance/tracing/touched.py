"""Which claims have to be traced again after articles were added, though they are the same claims.

A claim's result rests on the lineage of its articles and of the later versions of their pages, on
the names of the outlets that are held, and on what its sources have published: a held article of a
source may have the words as narration. All else stays as it was.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol

from provenance.ids import ArticleId, ClaimId
from provenance.models import Article
from provenance.sources.registry import Registry
from provenance.text.normal import words
from provenance.tracing.instants import day, moved
from provenance.tracing.ledger import (
    UNDATED,
    UNKNOWN_OUTLET,
    Ledger,
    bare_name,
    house_of,
    time_of,
)
from provenance.tracing.lineage import Step
from provenance.tracing.narrating import AFTER, BEFORE, FEW
from provenance.vocabulary import LineageRelation


class Earlier(Protocol):
    """The claims as they were traced before, found by what they rest on."""

    def article(self, article_id: ArticleId) -> Article:
        """Return one article with its text."""

    def languages(self) -> Iterable[tuple[str | None, str]]:
        """Return the outlets with the languages of their articles."""

    def number_of(self, outlets: Iterable[str]) -> int:
        """Return how many articles outlets have."""

    def claims_in(self, ids: Iterable[ArticleId]) -> set[ClaimId]:
        """Return the claims with a quote in some articles."""

    def passed_on(
        self, names: Iterable[str], stretches: Iterable[tuple[str, str]]
    ) -> Iterable[tuple[ClaimId, str, str, str]]:
        """Return claims that lead to a source, with each quote's text and the days of its articles.

        The days are the first and the last one, "" and `UNDATED` where one of the articles has no
        date; claims that meet none of the stretches of days may be left out.
        """

    def names(self) -> Iterable[str]:
        """Return the names of the sources in chains."""

    def claims_naming(self, names: Iterable[str]) -> set[ClaimId]:
        """Return the claims with a source in one of their chains."""


def touched(
    corpus: Earlier,
    added: Mapping[ArticleId, Article],
    relinked: Iterable[ArticleId],
    steps: tuple[Mapping[ArticleId, Step], Mapping[ArticleId, Step]],
    registry: Registry,
) -> set[ClaimId]:
    """Return the claims whose earlier result may no longer hold.

    `relinked` are the articles whose lineage is not what it was, `steps` those before and after.
    """
    articles = set(relinked)
    found = corpus.claims_in(articles | _earlier_versions(articles, steps))
    outlets: dict[str, set[str]] = defaultdict(set)
    for outlet, _ in corpus.languages():
        outlets[house_of(outlet, registry)].add(outlet or "")
    fresh: dict[str, list[ArticleId]] = defaultdict(list)
    for article in added.values():
        fresh[house_of(article.outlet, registry)].append(article.id)
    fresh.pop(UNKNOWN_OUTLET, None)
    held = {house: corpus.number_of(sorted(outlets[house])) for house in fresh}
    first = {bare_name(house) for house in fresh if held[house] == len(fresh[house])}
    if first:
        found |= corpus.claims_naming(n for n in set(corpus.names()) if bare_name(n) in first)
    groups = Ledger({}, {}, {}, registry)
    for house, ids in sorted(fresh.items()):
        names = [house, *_groups_with(house, groups)]
        if held[house] - len(ids) <= FEW < held[house]:
            found.update(claim for claim, *_ in corpus.passed_on(names, [("", UNDATED)]))
        else:
            texts = [_Added(corpus, added[article_id]) for article_id in ids]
            found |= {
                claim
                for claim, text, first, last in corpus.passed_on(names, [t.days for t in texts])
                if _may_narrate(texts, text, first, last)
            }
    return found


class _Added:
    """An added article as the possible narration of what others have from its outlet."""

    def __init__(self, corpus: Earlier, article: Article) -> None:
        self._corpus = corpus
        self._id = article.id
        at, _ = time_of(article.dates.earliest, article.dates.latest)
        self.days = ("", UNDATED)
        if at != UNDATED:
            self.days = day(moved(at, days=-AFTER)), day(moved(at, days=BEFORE))

    def near(self, first: str, last: str) -> bool:
        """Whether the article may narrate what was published between two days."""
        since, until = self.days
        return first <= until and last >= since

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(words(self._corpus.article(self._id).text))


def _may_narrate(added: Iterable[_Added], text: str, first: str, last: str) -> bool:
    """Whether one of the articles may have a text in it that was published between two days."""
    near = [one for one in added if one.near(first, last)]
    if not near:
        return False
    wanted = {word for word in words(text) if word.isalnum()}
    return any(wanted <= one.words for one in near)


def _groups_with(house: str, ledger: Ledger) -> Iterator[str]:
    """Yield the names of groups that may stand for an outlet: "North Korean state media"."""
    for source in ledger.registry.sources:
        if source.generic and house in ledger.members(source.name):
            yield source.name


def _earlier_versions(
    changed: set[ArticleId], sides: Iterable[Mapping[ArticleId, Step]]
) -> set[ArticleId]:
    """Return the earlier versions of changed pages, whose quotes may be withdrawn there."""
    found: set[ArticleId] = set()
    for steps in sides:
        for article_id in changed:
            at: ArticleId | None = article_id
            while at is not None and at in steps and steps[at][1] is LineageRelation.REVISION:
                at = steps[at][0]
                if at is None or at in found:
                    break
                found.add(at)
    return found
