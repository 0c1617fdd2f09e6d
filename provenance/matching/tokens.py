"""Words as they are compared for changes: with what differs only in spelling taken out of the way.

Two wordings are aligned on canonical words, so that "won’t", "organised", "23%" and "[the] party"
meet "will not", "organized", "twenty-three percent" and "the party"; what was set differently is
then told as a cosmetic change.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.matching.listed import contractions, number, spelling
from provenance.text.normal import word_spans, words

_BRACKETED = re.compile(r"\[[^\[\]]{0,200}\]|\((?=[^()]{1,60}\))[^()]*\)")
_SIGNS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds"}
_TENS = frozenset(range(20, 100, 10))
_SCALES = frozenset([100, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000])


class Token(NamedTuple):
    """One canonical word with the span of text it stands for."""

    word: str
    start: int
    end: int
    bracketed: bool


def tokens(text: str) -> list[Token]:
    """Return the canonical words of a text, in order.

    >>> [token.word for token in tokens("We won't hit twenty-three [of] 5%")]
    ['we', 'will', 'not', 'hit', '23', 'of', '5', 'percent']
    """
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    found: list[Token] = []
    at = 0
    for word, start, end in word_spans(text):
        while at < len(brackets) and brackets[at][1] <= start:
            at += 1
        inside = at < len(brackets) and brackets[at][0] <= start
        for canonical in _canonical(word):
            found.append(Token(canonical, start, end, inside))
        sign = text[end : end + 1] if text[end : end + 1] == "%" else text[start - 1 : start]
        if sign in _SIGNS and word[0].isdigit():
            found.append(Token(_SIGNS[sign], start, end, inside))
    return _with_numbers(_moved_signs(_with_percent(found)))


def canonical_words(text: str) -> list[str]:
    """Return the canonical words of a text without their places; for many texts, this is faster.

    >>> canonical_words("Don’t harbour five")
    ['do', 'not', 'harbor', '5']
    """
    return [part for word in words(text) for part in _plain(word)]


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, ...]:
    """Return the canonical words of a word, numbers in digits."""
    values = ((part, number(part)) for part in _canonical(word))
    return tuple(part if value is None else _digits(value) for part, value in values)


@lru_cache(maxsize=1 << 16)
def _canonical(word: str) -> tuple[str, ...]:
    """Return the words that a word stands for, each in the chosen spelling."""
    parts = contractions().get(word)
    if parts is None:
        parts = (word[:-2], "'s") if word.endswith("'s") else (word,)
    return tuple(spelling(part) for part in parts)


def _with_percent(found: list[Token]) -> list[Token]:
    """Return tokens with "per cent" as the one word it is elsewhere."""
    if not any(token.word == "cent" for token in found):
        return found
    merged: list[Token] = []
    for token in found:
        if token.word == "cent" and merged and merged[-1].word == "per":
            merged[-1] = merged[-1]._replace(word="percent", end=token.end)
        else:
            merged.append(token)
    return merged


def _moved_signs(found: list[Token]) -> list[Token]:
    """Return tokens with "$5 million" in the order of "5 million dollars"."""
    for at in range(len(found) - 1):
        here, following = found[at], found[at + 1]
        if here.word in ("dollars", "euros", "pounds") and here.start == found[at - 1].start:
            value = number(following.word)
            if value is not None and value in _SCALES:
                found[at], found[at + 1] = following, here
    return found


def _with_numbers(found: list[Token]) -> list[Token]:
    """Return tokens with number words written in digits, "twenty-three" as one number."""
    merged: list[Token] = []
    for token in found:
        value = number(token.word)
        if value is None or token.word[-1].isdigit():
            merged.append(token)
            continue
        last = number(merged[-1].word) if merged else None
        if last in _TENS and 0 < value < 10 and not merged[-1].word.endswith("s"):
            merged[-1] = merged[-1]._replace(word=_digits(last + value), end=token.end)
        elif value in _SCALES:
            merged.append(token)
        else:
            merged.append(token._replace(word=_digits(value)))
    return merged


def _digits(value: float | None) -> str:
    return f"{value or 0:g}"
