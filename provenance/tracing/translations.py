"""Articles that are another article in another language: the same figures, told again.

Two languages share few words, but a translation keeps the figures of its original. So articles of
one outlet in two languages, or one with a translator's credit and another's article, are compared
by their figures. The translator's credit, or else the date, says which of them was translated.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from provenance.ids import ArticleId
from provenance.models import Article, Credit, Lineage, Proof
from provenance.sources.registry import Registry
from provenance.tracing.content import content_spans
from provenance.tracing.instants import moved
from provenance.tracing.ownership import house
from provenance.vocabulary import CreditKind, Evidence, LineageRelation

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_DAYS_BEFORE, _DAYS_AFTER = 2, 45  # a translation may wait for weeks; zones blur two days
_SHARED = 4  # figures in common; three meet by chance in two reports of one event
_COMMON = 60  # articles with a figure from which on it proposes no pairs (as "1" would)
_RARE_SHARED = 2
_SHARE = 0.6  # of the figures of the article that has fewer
_CONFIDENCE = {True: 0.85, False: 0.65}  # with and without a translator's credit


Figures = Callable[[ArticleId], frozenset[str]]
"""Gives the figures of an article's content."""
Pair = tuple[ArticleId, ArticleId]


def figures_of(text_of: Callable[[ArticleId], Article]) -> Figures:
    """Return what gives the figures of articles, each read once."""

    @cache
    def figures(article_id: ArticleId) -> frozenset[str]:
        article = text_of(article_id)
        parts = (article.text[start:end] for start, end in content_spans(article))
        return frozenset(f for part in parts for f in _FIGURE.findall(part))

    return figures


def find_translations(
    facts: Mapping[ArticleId, Article], figures: Figures, registry: Registry
) -> list[Pair]:
    """Return the pairs of articles, copy first, of which the one may be the other translated."""
    found = {
        pair
        for copies, sources in _groups(facts, registry)
        for pair in translated_from(copies, sources, figures)
    }
    return sorted(found)


def translated_from(
    copies: Iterable[Article], sources: Iterable[Article], figures: Figures
) -> Iterator[Pair]:
    """Yield those pairs of a copy and a source of which the copy may be a translation.

    A figure that many of the sources have proposes no pair.
    """
    by_id = {one.id: one for one in sources}
    index = _index({article_id: figures(article_id) for article_id in by_id})
    for copy in copies:
        ours = figures(copy.id)
        for source_id in _sharing(ours, index):
            theirs = figures(source_id)
            shared = len(ours & theirs)
            enough = shared >= max(_SHARED, _SHARE * min(len(ours), len(theirs)))
            if enough and _is_translation(copy, by_id[source_id]):
                yield copy.id, source_id


def translations(
    pairs: Iterable[Pair],
    facts: Mapping[ArticleId, Article],
    figures: Figures,
    registry: Registry,
) -> dict[ArticleId, list[Lineage]]:
    """Return for each translated article the lineages that it can have, likeliest first."""
    found: dict[ArticleId, list[tuple[float, ArticleId, Lineage]]] = defaultdict(list)
    for copy_id, source_id in sorted(pairs):
        ours, theirs = figures(copy_id), figures(source_id)
        shared = ours & theirs
        share = len(shared) / len(ours | theirs)
        made = _lineage(facts[copy_id], facts[source_id], shared, registry)
        found[copy_id].append((-share, source_id, made))
    return {
        article_id: [one for *_, one in sorted(options, key=lambda o: o[:2])]
        for article_id, options in found.items()
    }


def _groups(
    facts: Mapping[ArticleId, Article], registry: Registry
) -> Iterator[tuple[list[Article], list[Article]]]:
    """Yield articles with those of another language that they may be translated from.

    These are the outlet's own, and for one with a translator's credit everybody's of its time.
    """
    by_house: dict[tuple[str, str], list[Article]] = defaultdict(list)
    by_language: dict[str, list[tuple[str, ArticleId]]] = defaultdict(list)
    for article_id in sorted(facts):
        article = facts[article_id]
        if article.dates.earliest is not None:
            by_language[article.lang].append((article.dates.earliest, article_id))
        if (name := house(article, registry)) is not None:
            by_house[name, article.lang].append(article)
    if len(by_language) < 2:
        return
    for (name, language), group in sorted(by_house.items()):
        others = [
            one for key, found in by_house.items() if _other(key, name, language) for one in found
        ]
        if others:
            yield group, others
    timed = {language: sorted(listed) for language, listed in sorted(by_language.items())}
    for article_id in sorted(facts):
        copy = facts[article_id]
        if (when := window(copy)) is not None:
            yield (
                [copy],
                [
                    facts[one]
                    for language, listed in timed.items()
                    if language != copy.lang
                    for one in _between(listed, *when)
                ],
            )


def window(article: Article) -> tuple[str, str] | None:
    """Return between which instants the originals of an article with a translator's credit began.

    They must be old enough, and not too old, to have been translated. None for other articles.
    """
    first, last = article.dates.earliest, article.dates.latest
    if translator(article) is None or not first or not last:
        return None
    return moved(first, days=-_DAYS_AFTER), moved(last, days=_DAYS_BEFORE)


def _other(key: tuple[str, str], name: str, language: str) -> bool:
    return key[0] == name and key[1] != language


def _between(listed: list[tuple[str, ArticleId]], first: str, end: str) -> list[ArticleId]:
    return [one for _, one in listed[bisect_left(listed, (first,)) : bisect_left(listed, (end,))]]


def _index(figures: Mapping[ArticleId, frozenset[str]]) -> dict[str, list[ArticleId]]:
    """Return the articles of each figure that is not in too many of them."""
    index: dict[str, list[ArticleId]] = defaultdict(list)
    for article_id, found in sorted(figures.items()):
        for figure in found:
            index[figure].append(article_id)
    return {figure: found for figure, found in index.items() if len(found) <= _COMMON}


def _sharing(figures: frozenset[str], index: Mapping[str, list[ArticleId]]) -> list[ArticleId]:
    """Return the articles that share enough rarer figures to be compared."""
    times = Counter(one for figure in figures for one in index.get(figure, ()))
    return sorted(article_id for article_id, n in times.items() if n >= _RARE_SHARED)


def translator(article: Article) -> Credit | None:
    """Return the words that credit a translator, None when there are none."""
    return next((c for c in article.credits if c.kind is CreditKind.TRANSLATOR), None)


def _is_translation(copy: Article, source: Article) -> bool:
    """Whether of one outlet's two articles the first can be the translation."""
    if copy.lang == source.lang or not _in_time(copy, source):
        return False
    if translator(copy) is not None or translator(source) is not None:
        return translator(copy) is not None and translator(source) is None
    return source.dates.before(copy.dates)


def _in_time(copy: Article, source: Article) -> bool:
    mine, theirs = copy.dates, source.dates
    if mine.latest is None or theirs.earliest is None or mine.earliest is None:
        return False
    return mine.latest >= moved(theirs.earliest, days=-_DAYS_BEFORE) and mine.earliest <= moved(
        theirs.earliest, days=_DAYS_AFTER
    )


def _lineage(copy: Article, source: Article, shared: frozenset[str], registry: Registry) -> Lineage:
    credit = translator(copy)
    same_house = house(copy, registry) == house(source, registry)
    named = any(house(source, registry) == c.source for c in copy.credits)
    figures = " · ".join(sorted(shared, key=lambda f: (-len(f), f))[:12])
    proofs = [Proof(evidence=Evidence.TEXTUAL, text=figures, article_id=copy.id)]
    if credit is not None:
        place = (credit.start, credit.end) if credit.field == "text" else (None, None)
        proofs.insert(
            0,
            Proof(
                evidence=Evidence.STATED,
                text=credit.text,
                article_id=copy.id,
                start=place[0],
                end=place[1],
            ),
        )
    return Lineage(
        article_id=copy.id,
        from_article_id=source.id,
        from_source=house(source, registry),
        relation=LineageRelation.TRANSLATED,
        credited=same_house or named,
        proofs=tuple(proofs),
        share_of_copy=None,
        share_of_source=None,
        confidence=_CONFIDENCE[credit is not None],
    )
