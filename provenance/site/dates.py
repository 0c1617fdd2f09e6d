"""Intervals of time as a reader expects dates, as exact as they are known and no more."""

from datetime import UTC, datetime

from provenance.schemas import ArticleOut
from provenance.site.phrases import label

_DAY_BEGINS, _DAY_ENDS = "T00:00:00Z", "T23:59:59Z"


def when(article: ArticleOut) -> str:
    """Return when an article was published: a day, a moment, or the interval it must be in.

    Days without a time are whole days in UTC; everything else names its times and "UTC".
    """
    first, last = article.published_earliest, article.published_latest
    if first and last:
        return _between(first, last)
    if first:
        return f"not before {_moment(first)} UTC"
    return f"not after {_moment(last)} UTC" if last else "undated"


def basis(article: ArticleOut) -> str:
    """Return what the date rests on, in words."""
    return label("basis", article.published_basis)


def day(instant: str | None) -> str:
    """Return the day of an instant in UTC.

    >>> day("2031-03-04T08:00:00Z"), day(None)
    ('4 Mar 2031', 'undated')
    """
    return _parsed(instant).strftime("%-d %b %Y") if instant else "undated"


def _between(first: str, last: str) -> str:
    if first == last:
        return f"{_moment(first)} UTC"
    whole = first.endswith(_DAY_BEGINS) and last.endswith(_DAY_ENDS)
    if whole:
        return day(first) if first[:10] == last[:10] else f"{day(first)} – {day(last)}"
    if first[:10] == last[:10]:
        return f"{_moment(first)}–{last[11:16]} UTC"
    return f"{_moment(first)} – {_moment(last)} UTC"


def _moment(instant: str) -> str:
    return _parsed(instant).strftime("%-d %b %Y, %H:%M")


def _parsed(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(UTC)
