"""One key for all the ways in which an article may write a source's name."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from provenance.sources.entries import word_list

_DROPPED = re.compile(r"[.'’‘`´]")
_BETWEEN = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"^(?:[\w.-]+\s+){0,2}[\w.-]+(?:['’]s|s['’])\s+", re.IGNORECASE)

_BRACKETED = re.compile(r"\s*\([^()]*\)$")
_DOT_COM = re.compile(r"\.(?:com|org|net)$", re.IGNORECASE)


def key(name: str) -> str:
    """Return the name without case, punctuation and a leading "the".

    >>> key("The U.S. Herald-Post") == key("the us herald post")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    spaced = _BETWEEN.sub(" ", _DROPPED.sub("", folded)).strip()
    return spaced.removeprefix("the ")


def bare_keys(name: str) -> Iterator[str]:
    """Yield keys with ever fewer of the words that describe the source around its name.

    >>> list(bare_keys("South Korea's state-run Yonhap news agency"))[-1]
    'yonhap'
    """
    owned = name.strip().removesuffix("’s").removesuffix("'s")
    for form in dict.fromkeys((owned, _BRACKETED.sub("", owned), _POSSESSIVE.sub("", owned))):
        words = key(_DOT_COM.sub("", form)).split()
        yield " ".join(words)
        yield from _stripped(words)


def _stripped(words: list[str]) -> Iterator[str]:
    before, after = _describing()
    while len(words) > 1 and words[0] in before:
        words = words[1:]
        yield " ".join(words)
    while shorter := _without_last(words, after):
        words = shorter
        yield " ".join(words)


def _without_last(words: list[str], after: frozenset[str]) -> list[str]:
    """Return the words without the longest description at their end, nothing without one."""
    for count in (3, 2, 1):
        if len(words) > count and " ".join(words[-count:]) in after:
            return words[:-count]
    return []


@cache
def _describing() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(word_list("before")), frozenset(word_list("after"))
