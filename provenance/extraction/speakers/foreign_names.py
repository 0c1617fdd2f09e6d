"""Whether the speaker of a text in another language is a person's name, and the name alone.

Titles are words of that language, and in German every noun has a capital, so that what looks like a
name in English may be any noun there. What is not surely a name leaves the speaker unknown.
"""

from functools import cache

from provenance.extraction.people.source_words import source_words
from provenance.extraction.speech.lexicon import lexicon
from provenance.resources import read_toml
from provenance.sources.names import is_title

_NOUNS_IN_CAPITALS = frozenset({"de"})
_LINKS = frozenset(
    ["von", "van", "der", "den", "de", "du", "di", "da", "del", "della", "dos", "das", "la", "le"]
)
_ARTICLES = frozenset(["der", "den", "dem", "des"])
_INFLECTED = ("s", "e", "en", "er", "em", "ig")  # endings of German adjectives and genitives
_LONGEST = 5  # words of a name
_SHORTEST_LETTERS = 2


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(read_toml("provenance.extraction.speakers", "foreign_names.toml")[name].split())


def own_name(lang: str, name: str) -> str | None:
    """Return a person's name without what stands around it, None where it is not surely one.

    >>> own_name("de", "Bayerns Umweltminister Werner Lund"), own_name("de", "Ein Sprecher")
    ('Werner Lund', None)
    """
    words = name.split()
    start = _start(words)
    if start == 0 and _is_function_word(lang, words[0]):
        return None
    kept = _without_tail(words[start:])
    if not kept or len(kept) > _LONGEST or (len(kept) == 1 and start == 0):
        return None
    if any(_is_function_word(lang, word) for word in (kept[0], kept[-1])):
        return None
    if kept[0].casefold() in _list("bodies") or len(kept[-1]) < _SHORTEST_LETTERS:
        return None
    if lang in _NOUNS_IN_CAPITALS and _holds_nouns(kept):
        return None
    return " ".join(kept)


def is_body(lang: str, name: str) -> bool:
    """Return whether an organisation's name begins as a name does, and not with "the"."""
    return not _is_function_word(lang, name.split()[0])


def _start(words: list[str]) -> int:
    """Return where the name begins: behind the last calling, or at the first given name."""
    callings = [n for n, word in enumerate(words[:-1]) if _is_calling(word)]
    if callings:
        return callings[-1] + 1
    given = [n for n, word in enumerate(words[:-1]) if _is_first_name(word)]
    return given[0] if given else 0


def _is_calling(word: str) -> bool:
    last = word.casefold().rpartition("-")[2]
    return is_title(word) or last.endswith(_list("callings"))


def _is_first_name(word: str) -> bool:
    return word.casefold().partition("-")[0] in source_words().first_names


def _is_function_word(lang: str, word: str) -> bool:
    return word.lower() in lexicon(lang).classes


def _without_tail(words: list[str]) -> list[str]:
    """Cut off what follows a name of two words: "Anna Vogt von der Partei"."""
    for number, word in enumerate(words):
        small = word[:1].islower() and word not in _LINKS
        if number > 1 and (small or word in _LINKS):
            return words[:number]
        if small:
            return []
    return words


def _holds_nouns(words: list[str]) -> bool:
    """Whether German words are nouns and no name ("Heidelberger Polizei", "Teil der Ernte")."""
    first, last = words[0], words[-1].casefold()
    if _is_calling(last) or (len(words) == 1 and last.endswith("s")):
        return True
    if len(words) > 1 and not _is_first_name(first):
        linked = not _LINKS.isdisjoint(words)
        if linked or first.endswith(_INFLECTED):
            return True
    if not _ARTICLES.isdisjoint(words) and "von" not in words:
        return True
    things = _list("things")
    return any(word.casefold().rpartition("-")[2].endswith(things) for word in words)
