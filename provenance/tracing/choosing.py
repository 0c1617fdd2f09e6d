"""One lineage for each article, so that no text is its own source and none stops half-way.

The surest lineages are settled first; one that would close a circle gives way to the article's
next best. Where a copy is as close to its source's source, it is led to that one.
"""

from collections.abc import Mapping

from provenance.ids import ArticleId
from provenance.models import Lineage

_AS_CLOSE = 0.05  # of the shares, so much less text in common still counts as close


def choose(
    settled: Mapping[ArticleId, Lineage], options: Mapping[ArticleId, list[Lineage]]
) -> dict[ArticleId, Lineage]:
    """Return the lineages of all articles; `settled` ones are taken as they are."""
    kept = dict(settled)
    order = sorted(options, key=lambda a: (-options[a][0].confidence, a))
    for article_id in order:
        for one in options[article_id]:
            if not _closes_circle(one, kept):
                kept[article_id] = one
                break
    return {a: _upstream(one, options.get(a, []), kept) for a, one in kept.items()}


def _closes_circle(one: Lineage, kept: Mapping[ArticleId, Lineage]) -> bool:
    at = one.from_article_id
    while at is not None and at != one.article_id:
        at = kept[at].from_article_id if at in kept else None
    return at is not None


def _upstream(one: Lineage, options: list[Lineage], kept: Mapping[ArticleId, Lineage]) -> Lineage:
    """Return the lineage from the farthest article above that is as close."""
    by_source = {option.from_article_id: option for option in options}
    best, at = one, one.from_article_id
    while at is not None and at in kept:
        at = kept[at].from_article_id
        option = by_source.get(at)
        if option is not None and at is not None and _as_close(option, one):
            best = option
    return best


def _as_close(option: Lineage, one: Lineage) -> bool:
    """Whether an article above shares as much with the copy, and is not less credited."""
    if one.credited and not option.credited:
        return False
    return (option.share_of_copy or 0) >= (one.share_of_copy or 0) - _AS_CLOSE
