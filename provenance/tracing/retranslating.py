"""Which articles may be translations of which, after some of them were added.

The pairs of a copy depend on the figures of all articles that it may be translated from, because
a figure that many of them have proposes nothing. So a copy's pairs are found anew, all of them,
when an article with one of its figures has come among those.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from provenance.ids import ArticleId
from provenance.models import Article
from provenance.sources.registry import Registry
from provenance.tracing.ownership import house, house_name
from provenance.tracing.translations import Figures, Pair, translated_from, window

_Languages = Mapping[str, list[Article]]
"""The articles of one house by their language."""


class Translated(Protocol):
    """Articles without their text, found by what makes one a possible translation of another."""

    def languages(self) -> Iterable[tuple[str | None, str]]:
        """Return the outlets with the languages of their articles."""

    def of_outlets(self, outlets: Iterable[str]) -> Iterator[Article]:
        """Yield the articles of outlets."""

    def with_translators(self) -> Iterator[Article]:
        """Yield the articles that credit a translator."""

    def published(self, first: str, end: str) -> Iterator[Article]:
        """Yield the articles whose earliest date lies between two instants, `end` excluded."""


def retranslated(
    corpus: Translated, added: Mapping[ArticleId, Article], figures: Figures, registry: Registry
) -> dict[ArticleId, set[Pair]]:
    """Return the pairs, copy first, of each article whose pairs may have changed."""
    houses = _Houses(corpus, registry)
    copies = dict(added)
    for article in added.values():
        for language, group in houses.languages_of(article).items():
            if language != article.lang:
                copies |= {c.id: c for c in group if figures(c.id) & figures(article.id)}
    for copy in corpus.with_translators():
        if any(_may_come_from(copy, article) for article in added.values()):
            copies[copy.id] = copy
    return {one.id: set(_pairs(one, corpus, houses, figures)) for one in copies.values()}


def _may_come_from(copy: Article, source: Article) -> bool:
    when, began = window(copy), source.dates.earliest
    if when is None or began is None or copy.lang == source.lang:
        return False
    return when[0] <= began < when[1]


def _pairs(
    copy: Article, corpus: Translated, houses: "_Houses", figures: Figures
) -> Iterator[Pair]:
    others = [
        one
        for language, group in houses.languages_of(copy).items()
        if language != copy.lang
        for one in group
    ]
    yield from translated_from([copy], others, figures)
    if (when := window(copy)) is not None:
        around = (one for one in corpus.published(*when) if one.lang != copy.lang)
        yield from translated_from([copy], list(around), figures)


class _Houses:
    """The articles of houses that publish in several languages, each house read once."""

    def __init__(self, corpus: Translated, registry: Registry) -> None:
        self._corpus = corpus
        self._registry = registry
        self._outlets: dict[str, set[str]] = defaultdict(set)
        self._languages: dict[str, set[str]] = defaultdict(set)
        self._read: dict[str, _Languages] = {}
        for outlet, language in corpus.languages():
            if (name := house_name(outlet, registry)) is not None:
                self._outlets[name].add(outlet or "")
                self._languages[name].add(language)

    def languages_of(self, article: Article) -> _Languages:
        """Return the articles of an article's house by language, {} if all are in one."""
        name = house(article, self._registry)
        if name is None or len(self._languages[name]) < 2:
            return {}
        if name not in self._read:
            found: dict[str, list[Article]] = defaultdict(list)
            for one in self._corpus.of_outlets(sorted(self._outlets[name])):
                found[one.lang].append(one)
            self._read[name] = found
        return self._read[name]
