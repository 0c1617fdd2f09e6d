"""Words glued together where a page's markup was lost: "ChairmanKim", "Kim Jong Unsaid".

A title is split off a name, a lower-case word off a Korean name, and a name that begins again
ends before that.
"""

import re
from functools import cache

from provenance.extraction.people.source_words import source_words
from provenance.sources.names import is_korean, is_korean_surname, is_title

Word = tuple[str, int, int]
"""A word and its offsets; a plain tuple, for this is a hot loop."""


def unglued(part: str, start: int, end: int) -> list[Word]:
    """Return a word, or the two it is where a title is glued to a name ("ChairmanKim")."""
    match = None if part[1:].islower() else _GLUED.match(part)
    if match is None or not is_title(match.group(1)):
        return [(part, start, end)]
    cut = start + match.end(1)
    return [(match.group(1), start, cut), (match.group(2), cut, end)]


_GLUED = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]+)\Z")


def ended(words: list[Word]) -> list[Word]:
    """Cut off a lower-case word that is glued to a Korean name ("Kim Jong Unsaid")."""
    for index in range(len(words) - 2):
        text, start, _ = words[index + 2]
        three = [word for word, _, _ in words[index : index + 3]]
        if not is_korean_surname(three[0]) or is_korean(three):
            continue
        for length in (4, 3, 2):
            rest = text[length:]
            glued = rest in _glued_words() or rest.endswith(("ed", "ing", "ly"))
            if len(rest) > 1 and glued and is_korean([*three[:2], text[:length]]):
                return [*words[: index + 2], (text[:length], start, start + length)]
    return words


@cache
def _glued_words() -> frozenset[str]:
    """Return lower-case words that may be glued to a name when a page's markup is lost."""
    lexicon = source_words()
    return frozenset(lexicon.stops | lexicon.speech_acts | lexicon.reporting | _VERBS_AFTER_NAMES)


_VERBS_AFTER_NAMES = frozenset(
    """
    visited went made came met inspected guided highly appreciated paid helped arrived attended
    instructed presided initiated sent received gave took led watched learned looked acquainted
    expressed extended set put held stressed left had won issued provided saw personally
    """.split()  # noqa: SIM905
)


def unrepeated(words: list[Word]) -> list[Word]:
    """Cut a run where its first word comes again: a caption glued to a name."""
    for index in range(2, len(words)):
        if words[index][0] == words[0][0]:
            return words[:index]
        if words[index][0].startswith(words[0][0]) and len(words[0][0]) > 2:
            return words[:1]
    return words
