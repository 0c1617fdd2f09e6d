"""Versions of one page: the same address with other text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from urllib.parse import urlsplit

from provenance.ids import ArticleId
from provenance.models import Article, Lineage, Proof
from provenance.tracing.alignment import align, prepare
from provenance.tracing.records import notice
from provenance.vocabulary import Evidence, LineageRelation

_UNSURE, _BY_NOTICE = 0.7, 0.85  # confidence of an order; `number_versions.sql` tells them apart
_CHANGED = ("modified", "date_modified", "dateModified", "updated", "retrieved")


def page(url: str | None) -> str | None:
    """Return the address under which versions of one page meet.

    >>> page("https://www.Example.org/a/#top") == page("http://example.org/a")
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.casefold().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host else url


def versions(
    facts: Iterable[Article], text_of: Callable[[ArticleId], Article]
) -> list[list[Article]]:
    """Return the articles of each page that is held more than once, earliest version first."""
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in facts:
        address = page(article.url)
        if address is not None:
            pages[address].append(article)
    return [
        sorted(group, key=lambda a: (*age(a), _corrected(a, text_of), a.id))
        for _, group in sorted(pages.items())
        if len(group) > 1
    ]


def _corrected(article: Article, text_of: Callable[[ArticleId], Article]) -> bool:
    """Whether the page says that it was corrected: of one age, that version is the later one."""
    return notice(text_of(article.id).text) is not None


def age(article: Article) -> tuple[str, str, str]:
    """Return what tells versions of a page apart in time; equal ages leave their order open.

    A page mostly keeps its date when its text is changed, and says when it was changed.
    """
    dates = article.dates
    return (dates.earliest or "9", dates.latest or "9", _changed(article))


def _changed(article: Article) -> str:
    """Return when the page says that it was changed last, as far as ISO 8601 texts sort."""
    found = (article.extra.get(key) for key in _CHANGED)
    return max((value for value in found if isinstance(value, str)), default="")


def revisions(
    facts: Mapping[ArticleId, Article], text_of: Callable[[ArticleId], Article]
) -> list[Lineage]:
    """Return the lineage of each later version of a page from the version before it."""
    return [
        _revision(text_of(before.id), text_of(after.id))
        for group in versions(facts.values(), text_of)
        for before, after in pairwise(group)
    ]


def _revision(before: Article, after: Article) -> Lineage:
    shared = align(prepare(before), prepare(after))
    sure = 0.95 if before.dates.before(after.dates) else _UNSURE
    if sure == _UNSURE and age(before) == age(after) and notice(after.text) is not None:
        sure = _BY_NOTICE
    return Lineage(
        article_id=after.id,
        from_article_id=before.id,
        from_source=after.outlet or before.outlet,
        relation=LineageRelation.REVISION,
        credited=True,
        proofs=(Proof(evidence=Evidence.STATED, text=after.url or "", article_id=after.id),),
        share_of_copy=round(shared.share_right, 3),
        share_of_source=round(shared.share_left, 3),
        confidence=sure,
    )
