"""Arithmetic with the UTC texts in which instants are kept."""

from datetime import datetime, timedelta
from functools import lru_cache


def instant(text: str) -> datetime:
    """Return the instant of a UTC text.

    >>> instant("2031-05-04T00:00:00Z").year
    2031
    """
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def day(text: str) -> str:
    """Return the day of a UTC text, by which days are kept and compared.

    >>> day("2031-05-04T00:00:00Z")
    '2031-05-04'
    """
    return text[: len("2031-05-04")]


def moved(text: str, *, days: int) -> str:
    """Return the UTC text of the instant so many days later (earlier, if negative).

    >>> moved("2031-05-04T00:00:00Z", days=-4)
    '2031-04-30T00:00:00Z'
    """
    return f"{instant(text) + timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"


@lru_cache(maxsize=1 << 14)
def middle(first: str, last: str) -> str:
    """Return the UTC text of the instant halfway between two.

    >>> middle("2031-05-04T00:00:00Z", "2031-05-05T00:00:00Z")
    '2031-05-04T12:00:00Z'
    """
    if first == last:
        return first
    start = instant(first)
    return f"{start + (instant(last) - start) / 2:%Y-%m-%dT%H:%M:%SZ}"
