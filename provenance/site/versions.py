"""The versions of one page in their order, and how much each changed from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.reports.comparison import COMPARED
from provenance.schemas import ArticleOut
from provenance.site.wording import Run, runs
from provenance.store import Reader

_COMPARED_VERSIONS = 12
"""Versions whose texts are read and aligned for one page; of more, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version: the one before it, and the words and the headline that differ from that.

    Nothing is known of what changed (`before` is None) for the first one, and for the oldest of
    very many.
    """

    article: ArticleOut
    before: ArticleOut | None = None
    added: int = 0
    dropped: int = 0
    new_headline: bool = False


def versions_of(reader: Reader, article: ArticleOut) -> list[Version]:
    """Return all versions of an article's address, oldest first; none where there is but one."""
    others = reader.versions(article.id)
    if not others:
        return []
    ordered = sorted([article, *others], key=lambda each: (each.version, each.id))
    aligned = [reader.article(each.id) for each in ordered[-_COMPARED_VERSIONS:]]
    unread = [Version(article=each) for each in ordered[:-_COMPARED_VERSIONS]]
    pairs = pairwise(aligned)
    return [*unread, Version(article=aligned[0]), *(_version(old, new) for old, new in pairs)]


def _version(old: ArticleOut, new: ArticleOut) -> Version:
    found = runs((old.text or "")[:COMPARED], (new.text or "")[:COMPARED])
    return Version(
        article=new,
        before=old,
        added=_words(found, "added"),
        dropped=_words(found, "dropped"),
        new_headline=old.title != new.title,
    )


def _words(found: Sequence[Run], fate: str) -> int:
    return sum(len(run.text.split()) for run in found if run.fate == fate)
