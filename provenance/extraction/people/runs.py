"""Runs of capitalised words, cut where a name ends: after a possessive, at a word that is none."""

import re
from functools import cache

from provenance.extraction.people.glued import Word, unglued
from provenance.extraction.people.source_words import source_words
from provenance.sources.names import is_korean, is_korean_surname

POSSESSIVES = ("'s", "’s", "s'", "s’")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")


def runs(matched: str) -> list[list[Word]]:
    """Return the runs in matched words, cut after a possessive and at words that are no name.

    >>> [[word for word, _, _ in run] for run in runs("The Ana Ruiz")]
    [['Ana', 'Ruiz']]
    """
    found: list[list[Word]] = []
    stops = capitalised_stops()
    run: list[Word] = []
    parts = matched.replace("\u00a0", " ").split(" ")
    at = 0
    for place, part in enumerate(parts):
        end = at + len(part)
        stop = part in stops and not (_korean_part(parts, place) or _first_name(parts, place))
        if stop or _contracted(part) or (run and part in PLATFORMS):
            if run:
                found.append(run)
            run = [] if part not in PLATFORMS else [(part, at, end)]
        else:
            run += unglued(part, at, end)
            if part[-2:] in POSSESSIVES and not _keeps(part, end, len(matched)):
                found.append(run)
                run = []
        at = end + 1
    if run:
        found.append(run)
    return found


@cache
def capitalised_stops() -> frozenset[str]:
    """Return the words that are no name, in the forms in which a capital may begin them."""
    forms = {form for word in source_words().stops for form in (word.capitalize(), word.upper())}
    return frozenset(forms - {"US", "May", "IT"})


def _contracted(word: str) -> bool:
    """Whether a word is no name but a contraction: "I'm", "That’s", "Don't"."""
    if "'" not in word and "’" not in word:
        return False
    if word.endswith(("n't", "n’t")):
        return True
    return re.split("['’]", word, maxsplit=1)[0] in capitalised_stops()


def _korean_part(parts: list[str], place: int) -> bool:
    """Whether a word that looks like no name is a syllable of a Korean one ("Do", "In", "So")."""
    if len(parts[place]) > _SYLLABLE_LETTERS or not parts[place].istitle():
        return False
    for start in range(max(0, place - 2), place + 1):
        for length in (3, 2):
            words = parts[start : start + length]
            if len(words) == length and start + length > place and is_korean(words):
                return not (start == place and is_korean_surname(words[1]))
    return False


def _first_name(parts: list[str], place: int) -> bool:
    """Whether a word that looks like no name is a first name with a family name ("Per Nygaard")."""
    folded = parts[place].casefold()
    known = folded in source_words().first_names and folded not in _MONTHS_AND_VERBS
    return known and len(parts) > place + 1 and parts[place + 1] not in capitalised_stops()


_MONTHS_AND_VERBS = frozenset(["will", "may", "april", "june", "august", "can", "mark"])
_SYLLABLE_LETTERS = 4


PLATFORMS = frozenset(["Twitter", "Facebook", "Instagram", "YouTube", "TikTok", "Reuters"])


def _keeps(word: str, end: int, run_end: int) -> bool:
    """Whether a possessive stands inside a name ("People's Republic", "Workers' Party")."""
    base = POSSESSIVE.sub("", word).casefold()
    return end < run_end and base in source_words().inner_possessives
