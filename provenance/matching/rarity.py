"""How much a word tells: shared rare words make two wordings one, shared usual words do not.

The weights come from a table that ships with the package and never from the corpus at hand, so
that whether two wordings match does not depend on what else is held, and adding articles one by
one ends in the same claims as adding them at once.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from provenance.resources import read_toml

RARE = 7.0  # weight of a word that stands in no band: less than once in e^10.5 running words
NUMBER = 5.0  # of figures and of nothing else; they repeat by chance more often than rare words
STOCK = 0.5  # a word of a stock phrase
_SIGN = 2.0  # one sign of a script without spaces, or a stray letter
_SHORT = 4.0  # an unknown word of two or three letters is often another language's function word


@cache
def _bands() -> dict[str, float]:
    """Return the weight of every word that stands in a band; the higher one if in several."""
    languages = read_toml("provenance.matching", "rarity.toml")
    known: dict[str, float] = {}
    for bands in languages.values():
        for band in bands.values():
            for word in band["words"].split():
                known[word] = max(known.get(word, 0.0), band["weight"])
    return known


@cache
def stock_phrases() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Return the stock phrases by their first two words, longest first."""
    lines = read_toml("provenance.matching", "stock.toml")["phrases"].strip().splitlines()
    phrases: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for words in sorted((tuple(line.split()) for line in lines), key=len, reverse=True):
        phrases.setdefault((words[0], words[1]), []).append(words)
    return phrases


def weights(words: Sequence[str]) -> list[float]:
    """Return the information of each word of a wording, next to nothing inside a stock phrase.

    >>> weights(["thoughts", "and", "prayers"])
    [0.5, 0.5, 0.5]
    """
    told = list(map(weight, words))
    stock = stock_phrases()
    for at, pair in enumerate(pairwise(words)):
        for phrase in stock.get(pair, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                told[at : at + len(phrase)] = [STOCK] * len(phrase)
                break
    return told


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """Return the information of a word, from 0.5 (usual) to 7 (rare).

    >>> weight("the"), weight("subjugating")
    (0.5, 7.0)
    """
    known = _bands().get(word)
    if known is not None:
        return known
    if word.endswith("'s") and len(word) > 2:
        return weight(word[:-2])
    if word[0].isdigit():
        return NUMBER
    if len(word) == 1:
        return _SIGN
    return _SHORT if len(word) < 4 and word.isascii() else RARE


def information(words: Iterable[str]) -> float:
    """Return the sum of the words' weights: what a wording tells as a whole."""
    return sum(map(weight, words))
