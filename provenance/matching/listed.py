"""The word lists of matching, loaded once: what negates, conditions, counts, or merely differs.

The lists are data (`meaning.toml`, `spelling.toml`), so that a language is added without code.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from provenance.resources import read_toml

_ORDINAL = re.compile(r"\d{1,9}(?:st|nd|rd|th)")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@cache
def _data(name: str) -> dict[str, Any]:
    return read_toml("provenance.matching", name)


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words of one kind of `meaning.toml`, all languages together, as `spelling`s."""
    return frozenset(
        spelling(word)
        for language in _data("meaning.toml")[kind].values()
        for word in language.split()
    )


@cache
def contractions() -> dict[str, tuple[str, ...]]:
    """Return the words that each contraction stands for."""
    table = _data("spelling.toml")["contractions"]
    return {short: tuple(full.split()) for short, full in table.items()}


@cache
def _number_words() -> dict[str, int]:
    return {word: int(value) for word, value in _data("meaning.toml")["number_words"].items()}


@cache
def _variants() -> dict[str, str]:
    """Return the chosen spelling of each listed one."""
    lines = _data("spelling.toml")["variants"].strip().splitlines()
    return {word: line.split()[0] for line in lines for word in line.split()}


@lru_cache(maxsize=1 << 16)
def spelling(word: str) -> str:
    """Return one spelling for all national and typographic spellings of a word.

    The rules of American and British endings may make words that do not exist ("rize"); they are
    drawn so that they do not make two different words one.

    >>> spelling("harbours") == spelling("harbors"), spelling("organised") == spelling("organized")
    (True, True)
    >>> spelling("four") == spelling("for")
    False
    """
    chosen = _variants().get(word)
    if chosen is not None:
        return chosen
    for british, american in _endings():
        changed = british.sub(american, word)
        if changed != word:
            return _variants().get(changed, changed)
    return word


@cache
def _endings() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(old), new) for old, new in _data("spelling.toml")["endings"]]


@lru_cache(maxsize=1 << 16)
def is_negation(word: str) -> bool:
    """Whether a word denies.

    >>> is_negation("not"), is_negation("won't"), is_negation("now")
    (True, True, False)
    """
    return word in listed("negations") or word.endswith("n't")


@lru_cache(maxsize=1 << 16)
def number(word: str) -> float | None:
    """Return the number that one word stands for, None if it is no number.

    >>> number("12"), number("twelve"), number("the")
    (12.0, 12.0, None)
    """
    if _DIGITS.fullmatch(word):
        return float(word) if len(word) < 300 else None
    if _ORDINAL.fullmatch(word):
        return float(word[:-2])
    value = _number_words().get(word)
    return None if value is None else float(value)


@cache
def _named_phrases(kind: str) -> list[tuple[str, str]]:
    """Return the phrases of one kind of `meaning.toml` with what they express, longest first."""
    phrases = [
        (f" {phrase} ", name)
        for name, lines in _data("meaning.toml")[kind].items()
        for phrase in lines
    ]
    return sorted(phrases, key=lambda item: (-len(item[0]), item))


def _expressed(kind: str, words: Sequence[str]) -> frozenset[str]:
    text = f" {' '.join(words)} "
    found = set()
    for phrase, name in _named_phrases(kind):
        if phrase in text:
            found.add(name)
            text = text.replace(phrase, "  ")
    return frozenset(found)


def modalities(words: Sequence[str]) -> frozenset[str]:
    """Return the modalities that words express, however they are put.

    >>> modalities(["has", "to"]) == modalities(["must"])
    True
    """
    return _expressed("modality", words)


def limits(words: Sequence[str]) -> frozenset[str]:
    """Return how far words say that a statement goes.

    >>> sorted(limits("only once".split())), sorted(limits("at the least".split()))
    (['only'], [])
    """
    return _expressed("limits", words) - {"none"}


@cache
def _shares() -> dict[str, str]:
    return {word: name for name, words in _data("meaning.toml")["shares"].items()
            for word in words.split()}  # fmt: skip


def share(word: str) -> str | None:
    """Return how much of a whole a word speaks of, None if of no share.

    >>> share("every") == share("all"), share("half") == share("most")
    (True, False)
    """
    return _shares().get(word)


def ordinal(word: str) -> int | None:
    """Return the place that a word gives, in letters or digits, None if it gives none.

    >>> ordinal("third"), ordinal("3rd"), ordinal("three")
    (3, 3, None)
    """
    if _ORDINAL.fullmatch(word):
        return int(word[:-2])
    value = _data("meaning.toml")["ordinals"].get(word)
    return None if value is None else int(value)


@cache
def _condition_phrases() -> tuple[str, ...]:
    table = _data("meaning.toml")["condition_phrases"]
    return tuple(f" {phrase} " for phrases in table.values() for phrase in phrases)


def conditional(words: Sequence[str]) -> bool:
    """Whether words hold a condition.

    >>> conditional("as long as they stay".split()), conditional("as long a pier".split())
    (True, False)
    """
    if any(word in listed("conditions") for word in words):
        return True
    text = f" {' '.join(words)} "
    return any(phrase in text for phrase in _condition_phrases())


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    lines = _data("meaning.toml")["opposites"].strip().splitlines()
    pairs = set()
    for line in lines:
        left, right = ([spelling(word) for word in part.split()] for part in line.split("|"))
        pairs |= {(a, b) for a in left for b in right}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def opposite(a: str, b: str) -> bool:
    """Whether one word, spelt as comparison words are, says the contrary of the other.

    >>> opposite("increase", "cut"), opposite("increase", "lift")
    (True, False)
    """
    return (a, b) in _opposites()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what is left of an English word without its ending for tense or number.

    A rough rule: it only decides whether a swapped word is told as a change of tense.

    >>> stem("said") == stem("says"), stem("launched") == stem("launch")
    (True, True)
    """
    irregular = _data("meaning.toml")["verbs"].get(word)
    if irregular is not None:
        return str(irregular)
    for ending in ("ied", "ies", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
    return word
