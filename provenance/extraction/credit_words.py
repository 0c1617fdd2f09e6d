"""The words of credits, compiled once from `credits.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from provenance.vocabulary import CreditKind

LINE_KINDS = (
    CreditKind.CONTRIBUTOR,
    CreditKind.REPORTING_BY,
    CreditKind.TRANSLATOR,
    CreditKind.COPYRIGHT,
    CreditKind.VIA,
)
"""The kinds that a line of their own gives, in the order in which they are tried."""


@cache
def word_lists() -> Mapping[str, list[str]]:
    """Return the word lists of credits by name."""
    text = files("provenance.extraction").joinpath("credits.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def line_patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    """Return the patterns of whole credit lines with their kinds."""
    return tuple(
        (kind, re.compile(pattern, re.IGNORECASE))
        for kind in LINE_KINDS
        for pattern in word_lists()[kind.value]
    )


@cache
def hint() -> re.Pattern[str]:
    """Return a quick test: a line that does not match it holds no credit line."""
    return re.compile(
        r"contribut|report|helped|added|assisted|aided|participated|information|material|compiled"
        r"|translat|übersetz|aus dem|tradu|©|ⓒ|copyright|\(c\)|저작권자|\bwith\b|\bvia\b|source"
        r"|quelle|fuente|출처|publish|printed|appeared|posted|syndicated|distributed|provided"
        r"|supplied|courtesy|original|input|files|dispatch|bericht",
        re.IGNORECASE,
    )


@cache
def desk_pattern() -> re.Pattern[str]:
    """Return the pattern of a house byline ("Reuters Staff"); `who` is the house."""
    desks = "|".join(map(re.escape, sorted(word_lists()["desks"], key=lambda w: (-len(w), w))))
    return re.compile(rf"(?P<who>.{{2,60}}?)[ ,]+(?:{desks})$", re.IGNORECASE)


@cache
def by_pattern() -> re.Pattern[str]:
    """Return the pattern of the word that opens a byline."""
    words = "|".join(map(re.escape, sorted(word_lists()["by"], key=lambda w: (-len(w), w))))
    return re.compile(rf"(?:{words})\s+", re.IGNORECASE)


@cache
def after_owner() -> re.Pattern[str]:
    """Return the pattern at which the owner's name in a copyright line ends."""
    words = "|".join(map(re.escape, word_lists()["after_owner"]))
    return re.compile(rf"[,.;]?\s+\(?(?:{words})\b|[;|]|\.\s|\.$", re.IGNORECASE)
