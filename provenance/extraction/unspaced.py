"""Sources in scripts without capital letters: Korean, Chinese, Japanese, Arabic and the like.

Names cannot be told by their shape there. Titles after a name are cut off, a family name with a
title finds the full name in the article, and the usual nouns for unnamed sources stay unnamed.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

_LETTERS = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}\Z")


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    with files("provenance.extraction").joinpath("unspaced.toml").open("rb") as stream:
        data: dict[str, str] = tomllib.load(stream)
    titles = sorted(data["titles"].split(), key=lambda word: (-len(word), word))
    return tuple(titles), tuple(data["unnamed"].split()), frozenset(data["pronouns"].split())


def is_pronoun(word: str) -> bool:
    """Whether a word stands for somebody named before."""
    return word in _words()[2]


def unspaced_source(text: str, source: str) -> str | None:
    """Return the name that a source in such a script holds, "" for an unnamed one, else None.

    >>> unspaced_source("", "해안연구소 남가람 연구원"), unspaced_source("", "a source") is None
    ('남가람', True)
    """
    if not _LETTERS.search(source):
        return None
    titles, unnamed, _ = _words()
    if any(word in source for word in unnamed):
        return ""
    for title in titles:
        name = source.removesuffix(title).rstrip()
        if name != source and name:
            return _full(text, name.rsplit(" ", 1)[-1], title)
    return source


def _full(text: str, name: str, title: str) -> str:
    """Return the full name for a family name before a title, where the article has it."""
    if len(name) == 1 and _HANGUL_NAME.match(name * 2):
        match = re.search(rf"({re.escape(name)}[가-힣]{{1,3}}?)\s?{re.escape(title)}", text)
        return match.group(1) if match else f"{name} {title}"
    return name
