"""The words of credits, compiled once from `credits.toml`."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from provenance.resources import read_toml
from provenance.vocabulary import CreditKind

Matcher = Callable[[str], re.Match[str] | None]
LineKind = tuple[CreditKind, tuple[str, ...], tuple[Matcher, ...]]
"""A kind of credit line, the words that hint at it (none: any line may be one), its patterns."""

_GROUP = re.compile(r"\(\?P<\w+>")

LINE_KINDS = (
    CreditKind.CONTRIBUTOR,
    CreditKind.REPORTING_BY,
    CreditKind.TRANSLATOR,
    CreditKind.COPYRIGHT,
    CreditKind.VIA,
)
"""The kinds that a line of their own gives, in the order in which they are tried."""


@cache
def _tables() -> Mapping[str, Any]:
    return read_toml("provenance.description", "credits.toml")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of the words of credits."""
    return frozenset(_tables()[name])


@cache
def line_patterns() -> tuple[LineKind, ...]:
    """Return each kind of credit line, in the order in which they are tried."""
    return tuple(
        (kind, tuple(_tables()["hints"][kind.value]), _matchers(_tables()[kind.value]))
        for kind in LINE_KINDS
    )


def _matchers(patterns: Sequence[str]) -> tuple[Matcher, ...]:
    """Return the tests of patterns; many that begin a line are asked at once whether one fits."""
    tests = tuple(_matcher(pattern) for pattern in patterns)
    if not all(pattern.startswith("^") for pattern in patterns):
        return tests
    nameless = (_GROUP.sub("(?:", pattern[1:]) for pattern in patterns)
    fits = re.compile("|".join(f"(?:{pattern})" for pattern in nameless), re.IGNORECASE).match

    def first(line: str) -> re.Match[str] | None:
        return next((hit for test in tests if (hit := test(line))), None) if fits(line) else None

    return (first,)


def _matcher(pattern: str) -> Matcher:
    """Return the pattern's test; one bound to the line's beginning must not try every place."""
    if pattern.startswith("^"):
        return re.compile(pattern[1:], re.IGNORECASE).match
    return re.compile(pattern, re.IGNORECASE).search


@cache
def desk_pattern(desks_of: str = "desks") -> re.Pattern[str]:
    """Return the pattern of a house byline ("Reuters Staff"); `who` is the house."""
    desks = "|".join(map(re.escape, sorted(word_list(desks_of), key=lambda w: (-len(w), w))))
    return re.compile(rf"(?P<who>.{{2,60}}?)[ ,]+(?:{desks})$", re.IGNORECASE)


@cache
def by_pattern() -> re.Pattern[str]:
    """Return the pattern of the word that opens a byline."""
    words = "|".join(map(re.escape, sorted(word_list("by"), key=lambda w: (-len(w), w))))
    return re.compile(rf"(?:{words})\s+", re.IGNORECASE)


@cache
def after_owner() -> re.Pattern[str]:
    """Return the pattern at which the owner's name in a copyright line ends."""
    words = "|".join(map(re.escape, sorted(word_list("after_owner"))))
    return re.compile(rf"[,.;]?\s+\(?(?:{words})\b|[;|]|\.\s|\.$", re.IGNORECASE)


@cache
def house_pattern(words_of: str = "houses") -> re.Pattern[str]:
    """Return the pattern of the name of an agency or a paper, known or not, by its last words."""
    last = "|".join(map(re.escape, sorted(word_list(words_of), key=lambda w: (-len(w), w))))
    word = r"(?:[A-ZÀ-Þ][\w.&'’-]*|of|and|&)"
    return re.compile(rf"(?P<house>[A-ZÀ-Þ][\w.&'’-]*(?: {word}){{0,3}} (?:{last}))(?![\w-])")
