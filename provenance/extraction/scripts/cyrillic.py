"""Russian names: the capitalised words that end a source in the nominative, without its titles."""

import re

from provenance.extraction.scripts.unspaced_words import NOBODY, Worded, person, words

_LANG = "ru"
_CAPITAL = re.compile("[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_NO_NAME = re.compile(".*(?:ых|их|ые|ие|ого|его|ии|ство|ция|ости|оны|овой|еву|ову)")
_NO_FIRST = re.compile(".*(?:ая|ое|ый|ой|ые)")
_LONGEST = 3  # words of a name: given name, patronymic, family name


def named(text: str, source: str) -> Worded:
    """Return whom a Russian source names; a family name alone is completed by the article.

    >>> named("", "мэр города Иван Петров").name, named("", "Правительство").name
    ('Иван Петров', '')
    """
    tokens = source.split()
    name: list[str] = []
    while tokens and _CAPITAL.fullmatch(tokens[-1]) and tokens[-1].lower() not in _titles():
        name.insert(0, tokens.pop())
    if not name or len(name) > _LONGEST or any(_NO_NAME.fullmatch(word) for word in name):
        return NOBODY
    if len(name) > 1:
        return NOBODY if _NO_FIRST.fullmatch(name[0]) else person(" ".join(name))
    pattern = rf"(?<![А-ЯЁа-яё])([А-ЯЁ][а-яё]+(?: [А-ЯЁ][а-яё]+)?) {name[0]}(?![а-яё])"
    first = {each for each in re.findall(pattern, text) if _first_name(each)}
    return person(f"{first.pop()} {name[0]}") if len(first) == 1 else NOBODY


def _first_name(before: str) -> bool:
    """Whether what stands before a family name is a given name and no title."""
    parts = before.split()
    known = any(part.lower() in _titles() or _NO_NAME.fullmatch(part) for part in parts)
    return not known and _NO_FIRST.fullmatch(parts[0]) is None


def _titles() -> tuple[str, ...]:
    return words(_LANG, "titles")
