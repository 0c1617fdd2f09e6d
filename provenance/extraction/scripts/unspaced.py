"""Speech and its sources in scripts without capital letters, and in Cyrillic: which grammar reads.

Where no grammar is sure of a name, nobody is named: a source in a script that is not read here is
known by its words alone.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from provenance.extraction.scripts.unspaced_words import NOBODY, Told, Worded
from provenance.models import Span

_FIRST = "\u0370"  # Greek; no script before it goes without its own rules
_PUNCTUATION = re.compile("[\u2000-\u206f\u20a0-\u20cf\u2100-\u27ff\ufe00-\ufe0f]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HAN = re.compile("[\u3400-\u9fff]")
_CJK = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]")
_SEMITIC = re.compile("[\u0590-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OTHER = re.compile(
    "[\u0370-\u03ff\u0530-\u058f\u0700-\u1cff\u2d00-\u2dff\u3130-\u318f\ua000-\uabff]"
)
_BEFORE, _AFTER = 200, 120  # characters before and after a mark that are looked at
_ROOM = 20_000  # characters of a text in which a fuller name is looked for
_SAMPLE = 3000  # characters of a text by which Japanese is told from Chinese
_KANA_SHARE = 20  # one kana to so many Chinese characters makes a text Japanese


def has_grammar(text: str, mark: Span) -> bool:
    """Return whether a marked stretch may stand in a script that has a grammar of its own."""
    near = _near(text, mark)
    return not near.isascii() and max(near) >= _FIRST


def _near(text: str, mark: Span) -> str:
    start, end = mark
    return text[max(0, start - 3) : start] + text[start + 1 : start + 4] + text[end : end + 3]


def attributed(text: str, frame: Span, mark: Span, others: Sequence[Span]) -> Told | None:
    """Return how a marked stretch of a sentence (`frame`) is attributed by its script's grammar.

    `others` are the marked stretches before it, whose words are not the sentence's own.
    """
    start, end = mark
    grammar = _grammar(text, end, _near(text, mark))
    if grammar is None:
        return None
    low, high = max(frame[0], start - _BEFORE), min(frame[1], end + _AFTER)
    window = _masked(text[low:high], [(first - low, last - low) for first, last in others])
    told: Told | None = grammar.attributed(window, (start - low, end - low))
    return None if told is None else told.shifted(low)


def _masked(window: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length in which spans hold nothing but closing marks."""
    for first, last in spans:
        if last > 0:
            start = max(0, first)
            window = window[:start] + "」" * (last - start) + window[last:]
    return window


def _grammar(text: str, end: int, near: str) -> ModuleType | None:
    """Return the grammar of the script that stands around a mark."""
    if _HANGUL.match(text, end):
        return _script("korean")
    if _CJK.search(near):
        return _script("japanese" if _is_japanese(text) else "chinese")
    return _script("semitic") if _SEMITIC.search(near) else None


@cache
def _script(name: str) -> ModuleType:
    """Return the grammar of a script, which is loaded when a text asks for it."""
    return import_module(f"provenance.extraction.scripts.{name}")


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence only attributes the mark that the sentence before it ended with."""
    if not _CJK.match(text, start):
        return False
    grammar = _script("japanese" if _is_japanese(text) else "chinese")
    return bool(grammar.goes_on(text[start : min(end, start + _AFTER)]))


@lru_cache(maxsize=4)  # asked for each mark of one text
def _is_japanese(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_KANA.findall(sample)) * _KANA_SHARE > len(_HAN.findall(sample))


def worded(text: str, source: str) -> Worded | None:
    """Return whom a source in such a script names, None for one in another script.

    >>> worded("", "해안연구소 남가람 연구원").name, worded("", "a source") is None
    ('남가람', True)
    """
    if source.isascii() or max(_PUNCTUATION.sub("", source), default="") < _FIRST:
        return None
    return _worded(text[:_ROOM], source)


@lru_cache(maxsize=1024)  # the same words stand for a source again and again
def _worded(text: str, source: str) -> Worded | None:
    found: Worded | None = NOBODY if _OTHER.search(source) else None
    if _HANGUL.search(source):
        found = _script("korean").named(text, source)
    elif _CJK.search(source):
        japan = _KANA.search(source) is not None or _is_japanese(text)
        found = _script("japanese" if japan else "chinese").named(text, source)
    elif _SEMITIC.search(source):
        found = _script("semitic").named(source)
    elif _CYRILLIC.search(source):
        found = _script("cyrillic").named(text, source)
    return found
