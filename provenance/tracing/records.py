"""Articles that are the record itself: a transcript, an office's statement, a person's own post.

Such a text may be put up days after the papers quoted from it, and it is still where the words
come from. What it is shows in the outlet's name, in the title, in the address, or in what the
record's reader was told about the platform.
"""

import re
from functools import cache
from urllib.parse import urlsplit

from provenance.models import Article
from provenance.resources import read_toml
from provenance.sources.registry import Registry
from provenance.vocabulary import SourceKind

_LINE = re.compile(r"[^\s_*—–-][^\n]*")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = read_toml("provenance.tracing", "records.toml")
    return {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)
        for name, listed in raw.items()
    }


def record_kind(article: Article, registry: Registry) -> SourceKind | None:
    """Return what kind of record an article is, None when it is a report.

    `social` for a post, `government` for an office's own text, `organisation` for another's.
    """
    platform = str(article.extra.get("platform", "")).casefold()
    at = registry.by_domain(article.url) if article.url else None
    if platform == "social" or (at is not None and at.kind is SourceKind.SOCIAL):
        return SourceKind.SOCIAL
    by_name = registry.by_name(article.outlet) if article.outlet else None
    if (at or by_name) is not None:
        known = (at or by_name).kind  # type: ignore[union-attr]
        return SourceKind.GOVERNMENT if known is SourceKind.GOVERNMENT else None
    if _office(article):
        return SourceKind.GOVERNMENT
    return SourceKind.ORGANISATION if _document(article) else None


def is_office(outlet: str) -> bool:
    """Whether an outlet's name is that of an office, which speaks for itself."""
    return _patterns()["offices"].search(outlet) is not None


def _office(article: Article) -> bool:
    if article.outlet and is_office(article.outlet):
        return True
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:
        return False
    return _patterns()["hosts"].search(host.replace("-", "_")) is not None


def _document(article: Article) -> bool:
    """Whether the title calls the text a transcript or a statement."""
    return article.title is not None and (
        _patterns()["documents"].match(article.title.strip()) is not None
    )


def notice(text: str) -> tuple[int, int] | None:
    """Return where a line of a text says that words were corrected or taken back, None if nowhere.

    The words must open their line; a story about a correction is no correction.
    """
    for line in _LINE.finditer(text):
        if _patterns()["notices"].match(line.group()):
            return line.span()
    return None
