"""Capitalised names as they stand in a text: one compiled pass, then trimming at the edges.

A mention is a run of capitalised words with the title before it cut off. Whether it names a
person or an organisation is decided where all mentions of the article are known.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.extraction.source_words import source_words
from provenance.sources.names import is_title, is_title_part

_UPPER = "A-ZÀ-ÖØ-ÞŁŠŽĐŚŻŹĆČİ"
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|Prof|Hon|St|Jr|Sr|Supt|"
    r"Insp|Det|Cmdr|Adm|Pres|Cpl|Pvt|Brig|Messrs)\."
)
_WORD = (
    rf"(?:{_ABBREVIATED}|(?:[{_UPPER}]\.){{1,4}}|"
    rf"[{_UPPER}][^\W_]*(?:[-'’&‑][^\W_]+)*(?:(?<=s)['’](?= [A-Z]))?)"
)
_INSIDE = r"(?:(?:de|da|del|della|di|du|van|von|der|den|bin|ben|ibn|al|el|la|le|dos|das|ter|ten) )"
_RUN = re.compile(
    rf"(?<![\w’'&])(?:{_WORD}|(?:al|el)-[{_UPPER}]\w+)"
    rf"(?:[ \u00a0](?:{_INSIDE}{{0,2}})(?:{_WORD}|(?:al|el)-[{_UPPER}]\w+))*"
)

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_LONGEST = 12  # words of a name; longer runs are headings set in capitals


class Mention(NamedTuple):
    """A name in the text: its span and words without title and possessive, and its title."""

    start: int
    end: int
    name: str
    title: str
    possessive: bool


class _Word(NamedTuple):
    text: str
    start: int
    end: int


_SPLIT = re.compile(r"[^\s\u00a0]+")


def find_mentions(text: str) -> list[Mention]:
    """Return the names that the text mentions, in order, without overlaps.

    >>> [(m.name, m.title) for m in find_mentions("On Monday, Sen. Ana Ruiz met Mr. Bo.")]
    [('Ana Ruiz', 'Sen.'), ('Bo', 'Mr.')]
    """
    found: list[Mention] = []
    pending: list[_Word] = []
    for words in _runs(text):
        if pending and _linked(text, pending, words[0].start):
            pending = pending + words
            continue
        if pending:
            found += _mentions(text, pending)
        pending = words
    if pending:
        found += _mentions(text, pending)
    return found


def _runs(text: str) -> Iterator[list[_Word]]:
    """Yield runs of capitalised words, cut after a possessive and at words that are no name."""
    stops = source_words().stops
    for match in _RUN.finditer(text):
        at = match.start()
        run: list[_Word] = []
        for part in _SPLIT.finditer(match.group()):
            word = _Word(part.group(), at + part.start(), at + part.end())
            if word.text.casefold().rstrip(".") in stops and word.text not in ("US", "May"):
                if run:
                    yield run
                run = []
                continue
            run.append(word)
            if word.text[-2:] in ("'s", "’s", "s'", "s’") and not _keeps(word, match.end()):
                yield run
                run = []
        if run:
            yield run


def _keeps(word: _Word, run_end: int) -> bool:
    """Whether a possessive stands inside a name ("People's Republic", "Workers' Party")."""
    base = _POSSESSIVE.sub("", word.text).casefold()
    return word.end < run_end and base in source_words().inner_possessives


def _linked(text: str, before: list[_Word], start: int) -> bool:
    """Whether "of", "for" or "and" between two runs makes them one name of an organisation."""
    if start - before[-1].end > 9 or len(before) > _LONGEST:
        return False
    between = text[before[-1].end : start]
    if between.strip() not in ("of", "of the", "for", "and", "on", "for the", "&"):
        return False
    last = before[-1].text.casefold().rstrip(".")
    organisations = source_words().organisations
    if between.strip().startswith("of"):
        heads = {"ministry", "department", "university", "house", "secretary", "chief", "speaker"}
        return last in organisations or last in heads
    inside = any(word.text == "of" or word.text.casefold() in organisations for word in before)
    return inside and between.strip() in ("and", "for", "&", "on") and last not in ("house", "ii")


def _mentions(text: str, run: list[_Word]) -> list[Mention]:
    """Return the mention that a run holds, nationality and title before it cut off."""
    words = run[:]
    if len(words) > _LONGEST:
        return []
    possessive = bool(_POSSESSIVE.search(words[-1].text))
    if possessive:
        cut = _POSSESSIVE.sub("", words[-1].text)
        words[-1] = _Word(cut, words[-1].start, words[-1].start + len(cut))
    title = ""
    if not _organisation_tail(words):
        length = _title_length(words)
        title = " ".join(word.text for word in words[:length])
        words = words[length:]
    if not words:
        return []
    start, end = words[0].start, words[-1].end
    name = words[0].text if len(words) == 1 else " ".join(text[start:end].split())
    return [Mention(start, end, name, title, possessive)]


def _organisation_tail(words: list[_Word]) -> bool:
    """Whether the run ends like the name of an organisation ("Justice Department")."""
    return len(words) > 1 and words[-1].text.casefold() in source_words().organisations


def _title_length(words: list[_Word]) -> int:
    """Return how many words before the name are its title or tell where its bearer is from."""
    lexicon = source_words()
    last = -1
    for index, word in enumerate(words[:-1]):
        if is_title(word.text):
            last = index
    if last >= 0:
        if last + 3 < len(words) and words[last + 1].text == "of":
            last += 2
        return last + 1
    length = 0
    while length < len(words) - 1 and words[length].text.casefold() in lexicon.nationalities:
        length += 1
    rest = len(words) - length
    return length if rest > 1 and length and not is_title_part(words[length].text) else 0
