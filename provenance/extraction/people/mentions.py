"""Capitalised names as they stand in a text: one compiled pass, then trimming at the edges.

A mention is a run of capitalised words with the title before it cut off. Whether it names a
person or an organisation is decided where all mentions of the article are known.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from provenance.extraction.people.glued import Word, ended, unrepeated
from provenance.extraction.people.runs import (
    PLATFORMS,
    POSSESSIVE,
    POSSESSIVES,
    capitalised_stops,
    runs,
)
from provenance.extraction.people.source_words import source_words
from provenance.sources.names import is_korean, is_title, is_title_part, title_words
from provenance.text.capitals import capitals

_LONGEST = 12  # words of a name; longer runs are headings set in capitals


class Mention(NamedTuple):
    """A name in the text: its span and words without title and possessive, and its title."""

    start: int
    end: int
    name: str
    title: str
    possessive: bool


_made = partial(tuple.__new__, Mention)  # an article names eighty; the constructor costs twice this

_Reading = tuple[int, int, Sequence[Word]]
"""A run's span and its words, whose offsets may begin elsewhere; none where they are just those.

A plain tuple, for this is a hot loop.
"""


def find_mentions(text: str, runs: Iterable[tuple[int, str]] | None = None) -> list[Mention]:
    """Return the names that the text mentions, in order, without overlaps.

    `runs` are its capitalised words, where somebody has found them already.

    >>> [(m.name, m.title) for m in find_mentions("On Monday, Sen. Ana Ruiz met Mr. Bo.")]
    [('Ana Ruiz', 'Sen.'), ('Bo', 'Mr.')]
    """
    found: list[Mention] = []
    held: _Reading = (0, 0, ())
    before = 0  # how many mentions stand before those of the run that is held
    reach, stops = -1, capitalised_stops()
    for base, matched in capitals(text).runs if runs is None else runs:
        if matched in stops:
            continue
        for begin, stop, named, words in _readings(matched):
            read = (base + begin, base + stop, words)
            if read[0] <= reach and (joined := _joined(text, held, read)):
                held, mentions = joined
                found[before:] = mentions
            else:
                held, before = read, len(found)
                if len(words) >= _DESCRIBED_NAME and _depends(text, read[0], words):
                    _add_mention(text, _at(read[0], words), found)
                elif named:
                    first, last, name, title, possessive = named
                    found.append(_made((base + first, base + last, name, title, possessive)))
            reach = held[1] + _LINK_ROOM
    return found


_Alone = tuple[int, int, tuple[int, int, str, str, bool] | None, tuple[Word, ...]]
"""A run's span in the matched words, the fields of the mention that it is, and its words.

Plain tuples of plain values, which the garbage collector need not look at as long as they are kept.
"""


def _readings(matched: str) -> tuple[_Alone, ...]:
    """Return the runs in matched words; most are one plain name, and the others come again."""
    if matched.isalpha() and (matched[1:].islower() or matched.isupper()):
        end = len(matched)
        return ((0, end, (0, end, matched, "", False), ()),)
    return _common(matched) if len(matched) < _COMMON else _by_themselves(matched)


def _by_themselves(matched: str) -> tuple[_Alone, ...]:
    """Return the runs in matched words, as they read where nothing stands before them."""
    if matched.istitle() and matched.isascii() and "'" not in matched:
        parts = matched.lower().split(" ")
        if len(parts) == _FULL_NAME and _special().isdisjoint(parts):
            end = len(matched)
            return ((0, end, (0, end, matched, "", False), ()),)
    readings = []
    for words in runs(matched):
        mentions: list[Mention] = []
        _add_mention(matched, words, mentions)
        named = None
        for start, end, name, title, possessive in mentions:
            named = (start, end, name, title, possessive)
        readings.append((words[0][1], words[-1][2], named, tuple(words)))
    return tuple(readings)


_common = lru_cache(maxsize=16_384)(_by_themselves)  # news repeats names and titles all day
_COMMON = 80  # characters of matched words that may come again
_FULL_NAME = 2  # words


@cache
def _special() -> frozenset[str]:
    """Return the lower-case words that make of two capitalised words more than a plain name."""
    lexicon = source_words()
    words = {*lexicon.roles, *lexicon.nationalities, *lexicon.countries, *lexicon.stops}
    words |= title_words() | {word.lower() for word in PLATFORMS}
    return frozenset(words | {f"{word}." for word in words})


def _depends(text: str, start: int, words: Sequence[Word]) -> bool:
    """Whether what stands before three words or more may decide which of them are the name."""
    if text.endswith(_HEADING, 0, start):
        return True  # see `_place_length`, and `_lead_in` for the rest
    first, second = words[0][0], words[1][0].casefold()
    first_names = source_words().first_names
    return second in first_names and first.casefold() not in first_names and not is_title(first)


def _at(start: int, words: Sequence[Word]) -> list[Word]:
    """Return words with their offsets into a text in which the first begins at `start`."""
    shift = start - words[0][1]
    return [(word, begin + shift, end + shift) for word, begin, end in words]


def _joined(text: str, before: _Reading, after: _Reading) -> tuple[_Reading, list[Mention]] | None:
    """Return the run that the words between two make of them, and its names, if they do."""
    if not _may_tie(text[before[1] : after[0]]):
        return None
    one, other = (
        _at(start, words or runs(text[start:end])[0]) for start, end, words in (before, after)
    )
    if not _linked(text, one, other):
        return None
    words, mentions = one + other, list[Mention]()
    _add_mention(text, words, mentions)
    return (before[0], after[1], words), mentions


@lru_cache(maxsize=4096)  # most are ", " and the like
def _may_tie(between: str) -> bool:
    """Whether words between two runs may make one name of them."""
    return between.strip() in _LINKS or _several_blanks(between)


def _linked(text: str, before: list[Word], after: list[Word]) -> bool:
    """Whether "of", "for" or "and" between two runs makes them one name of an organisation.

    Also whether nothing but blanks stands there, more than the one of a run.
    """
    between = text[before[-1][2] : after[0][1]]
    if _several_blanks(between):
        return len(before) <= _LONGEST and before[-1][0][-2:] not in POSSESSIVES
    between = between.strip()
    if len(before) > _LONGEST or between not in _LINKS:
        return False
    last = before[-1][0].casefold().rstrip(".")
    organisations = source_words().organisations
    if between.startswith("of"):
        return last in organisations or last in _OFFICES
    if any(word == "of" or word.casefold() in organisations for word, _, _ in before):
        return last not in ("house", "ii")
    tail = after[-1][0].casefold()
    headed = text[max(0, before[0][1] - 4) : before[0][1]].casefold() == "the "
    return between == "and" and headed and tail in organisations


def _several_blanks(between: str) -> bool:
    """Whether nothing but blanks of one line stands between two words, more than one."""
    return len(between) > 1 and between.isspace() and "\n" not in between


_LINK_ROOM = 9  # characters between two runs that may be one name
_LINKS = frozenset(["of", "of the", "for", "and", "on", "for the", "&"])
_OFFICES = frozenset(
    ["ministry", "department", "university", "house", "secretary", "chief", "speaker"]
)


def _add_mention(text: str, run: list[Word], found: list[Mention]) -> None:
    """Add the mention that a run holds, nationality and title before it cut off."""
    if len(run) > 2 and (length := _place_length(text, run)):
        _add_mention(text, run[:length], found)
        run = run[length:]
    last, start, end = run[-1]
    possessive = last[-2:] in POSSESSIVES
    if possessive:
        cut = POSSESSIVE.sub("", last)
        last, end = cut, start + len(cut)
    if len(run) == 1:
        found.append(Mention(start, end, last, "", possessive))
        return
    if len(run) > _LONGEST:
        return
    words = [*run[:-1], (last, start, end)] if possessive else run
    if len(words) > 2:
        words = unrepeated(ended(words))
    titled = is_title_part(words[0][0]) and not _addressed(words[0][0])
    if titled and all(is_title_part(word) for word, _, _ in words):
        return
    last, _, end = words[-1]
    title = ""
    if last.casefold() not in source_words().organisations:
        length = _title_length(words) or _lead_in(text, words)
        if length:
            title = " ".join([word for word, _, _ in words[:length]])
            words = unrepeated(words[length:])
            last, _, end = words[-1]
    start = words[0][1]
    name = last if len(words) == 1 else " ".join(text[start:end].split())
    found.append(Mention(start, end, name, title, possessive))


def _addressed(word: str) -> bool:
    """Whether a title is one of address, after which any word is a name ("Mr. King")."""
    return word.casefold().rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "sir", "sen", "rep")


def _title_length(words: list[Word]) -> int:
    """Return how many words before the name are its title or tell where its bearer is from."""
    last = -1
    for index, (word, _, _) in enumerate(words[:-1]):
        if is_title(word):
            last = index
    for index in range(len(words) - 3, last, -1):
        if _is_role(words[index][0]):
            return index + 1
    if last >= 0:
        rest = len(words) - last - 1
        office = words[last + 1][1] - words[last][2] > 1  # "of" stands between: Secretary of State
        return len(words) - min(2, rest - 1) if office and rest > 1 else last + 1
    nationalities = source_words().nationalities
    length = 0
    while length < len(words) - 1 and words[length][0].casefold() in nationalities:
        length += 1
    rest = len(words) - length
    return length if rest > 1 and length and not is_title_part(words[length][0]) else 0


def _lead_in(text: str, words: list[Word]) -> int:
    """Return 1 when the first of three words only describes who is named: "Old Ana Bly"."""
    first_names = source_words().first_names
    if len(words) == 2 and words[1][0].casefold() in source_words().countries:
        first = words[0][0].casefold()
        return 0 if first in _COMPASS or first in first_names else 1
    if len(words) > 2 and words[0][0].casefold().endswith(source_words().compound_roles):
        return 1
    if len(words) != _DESCRIBED_NAME or words[0][0].casefold() in first_names:
        return 0
    if words[1][0].casefold() not in first_names:
        return 0
    before = text[max(0, words[0][1] - 5) : words[0][1]]
    opens = before.rstrip(" ")[-1:] in ("", ".", "!", "?", "\n", "”", '"', "“")
    headed = before.rstrip().rsplit(" ", 1)[-1].casefold() in _ARTICLES
    return 1 if opens or headed else 0


def _place_length(text: str, words: list[Word]) -> int:
    """Return how many words before a person's name are the place or body the person is head of.

    "Former prime minister of Norvia Ada Lund": a first name begins the person's own name.
    """
    lexicon, start = source_words(), words[0][1]
    if not text.endswith(_HEADING, 0, start):
        return 0
    match = _HEAD_OF.search(text, max(0, start - _HEAD_ROOM), start)
    role = match.group("role").casefold() if match else ""
    folded = [word.casefold() for word, _, _ in words]
    if not match or role not in lexicon.roles or folded[0] in lexicon.first_names:
        return 0
    at = next((n for n, word in enumerate(folded[:-1]) if word in lexicon.first_names), 0)
    korean = 0 if at else _korean_end(words)
    at = at or korean
    if not at or words[at][1] - words[at - 1][2] > 1 or len(words) - at > _LONGEST_PERSON:
        return 0
    if folded[at - 1] in lexicon.place_openers or is_title(folded[0]):
        return 0
    if not lexicon.organisations.isdisjoint(folded[at:]) or _qualified(folded[:at]):
        return 0
    place = " ".join(folded[:at])
    known = place in lexicon.countries or place in lexicon.country_phrases
    known |= folded[at - 1] in lexicon.organisations or korean > 0
    heads = match.group("link") == "of" and role in lexicon.heads_of_places
    return at if known or heads else 0


def _korean_end(words: list[Word]) -> int:
    """Return how many words stand before a Korean name that ends the run, or 0."""
    for length in (3, 2):
        if len(words) > length and is_korean([word for word, _, _ in words[-length:]]):
            return len(words) - length
    return 0


def _qualified(words: list[str]) -> bool:
    """Whether words before a name end in what its bearer is: "Republican", "Senator"."""
    lexicon = source_words()
    return words[-1] in lexicon.nationalities or words[-1] in lexicon.roles or is_title(words[-1])


_HEAD_OF = re.compile(r"\b(?P<role>[^\W\d_][\w-]*) (?P<link>of|for|at) (?:the )?\Z")
_HEADING = ("of ", "for ", "at ", "the ")  # the ends of what the pattern finds
_HEAD_ROOM = 40  # characters before a name in which the role and its "of" stand
_LONGEST_PERSON = 3

_COMPASS = frozenset(
    ["north", "south", "east", "west", "new", "great", "central", "northern", "southern"]
)
_DESCRIBED_NAME = 3
_ARTICLES = frozenset(["the", "die", "der", "den", "dem", "la", "le", "el", "il", "de"])


def _is_role(word: str) -> bool:
    """Whether a capitalised word before a name is a role ("Geologist") and not a first name."""
    lexicon, folded = source_words(), word.casefold()
    return folded in lexicon.roles and folded not in lexicon.first_names
