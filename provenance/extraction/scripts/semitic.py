"""Arabic and Hebrew: a verb of speech beside the mark, and names only where a title shows them.

Neither script has capitals, and a title may own the words after it ("minister of …"), so that a
name is taken only behind a definite title, and only when two or three words are left of it.
"""

import re

from provenance.extraction.scripts.unspaced_words import NOBODY, Told, Worded, person, words
from provenance.models import Span

_ARABIC = re.compile("[\u0600-\u06ff]")
_MARKS = re.compile("[\u064b-\u0652\u0591-\u05c7]")
_TOKEN = re.compile(r"[^\s:،,؛.!?؟«»\"“”„]+")
_BREAK = re.compile(r"[.!?؟؛;\n»”]\s|」|،\s|,\s")
_SIGN = re.compile(r"(?:\s*[:،,–—-])?\s*\Z")
_OPENING = re.compile(r"\s*[،,–—-]?\s*")
_THAT = frozenset(["إن", "أن", "بأن", "כי"])
_LONGEST = 8  # words of a source
_NAME = range(2, 4)  # words of a name


def language(text: str) -> str:
    """Return the code of the script that words are in."""
    return "ar" if _ARABIC.search(text) else "he"


def attributed(text: str, mark: Span) -> Told | None:
    """Return how a mark is attributed, None where no verb of speech stands beside it."""
    return _before(text, mark[0]) or _after(text, mark[1])


def _before(text: str, start: int) -> Told | None:
    sign = _SIGN.search(text, max(0, start - 4), start)
    stop = sign.start() if sign else start
    breaks = [match.end() for match in _BREAK.finditer(text, 0, stop)]
    tokens = list(_TOKEN.finditer(text, breaks[-1] if breaks else 0, stop))
    for number in range(len(tokens) - 1, -1, -1):
        if _is_verb(tokens[number].group()):
            behind = _until_stop(tokens[number + 1 :])
            chosen = behind or _until_stop(tokens[:number])
            return Told(tokens[number].span(), _span(chosen))
    return None


def _after(text: str, end: int) -> Told | None:
    """Return the attribution in "…", VERB WHO."""
    opening = _OPENING.match(text, end)
    begin = opening.end() if opening else end
    breaks = _BREAK.search(text, begin)
    tokens = list(_TOKEN.finditer(text, begin, breaks.start() if breaks else len(text)))
    if not tokens or not _is_verb(tokens[0].group()):
        return None
    return Told(tokens[0].span(), _span(_until_stop(tokens[1:])))


def _is_verb(word: str) -> bool:
    bare = _MARKS.sub("", word)
    lang = language(bare)
    forms = words(lang, "say")
    return bare in forms or (lang == "ar" and bare[:1] in "وف" and bare[1:] in forms)


def _until_stop(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words up to the first that belongs to no name or title."""
    kept: list[re.Match[str]] = []
    for token in tokens[:_LONGEST]:
        word = token.group()
        if word in _THAT or word in words(language(word), "stops") or word[0].isdigit():
            break
        kept.append(token)
    return kept


def _span(tokens: list[re.Match[str]]) -> Span | None:
    return (tokens[0].start(), tokens[-1].end()) if tokens else None


def named(source: str) -> Worded:
    """Return whom an Arabic or Hebrew source names: the words behind a title.

    >>> named("الرئيس محمد علي").name, named("ראש העיר אמר").name
    ('محمد علي', '')
    """
    source = " ".join(source.split())
    lang = language(source)
    for title in words(lang, "titles"):
        opening = title.replace("_", " ") + " "
        if not source.startswith(opening):
            continue
        rest = source.removeprefix(opening).split()
        skipped = 0
        while lang == "ar" and skipped < len(rest) and rest[skipped].startswith("ال"):
            skipped += 1
        owned = lang == "ar" and not title.startswith("ال") and not skipped
        name = rest[skipped:]
        if owned or len(name) not in _NAME or any(_no_part(word) for word in name):
            return NOBODY
        return person(" ".join(name))
    return NOBODY


def _no_part(word: str) -> bool:
    """Whether a word is no part of a name: a verb, a small word, a number."""
    return _is_verb(word) or word in words(language(word), "stops") or not word.isalpha()
