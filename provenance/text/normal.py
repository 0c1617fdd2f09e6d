"""Words in the form in which wordings are compared: what two copies of one sentence share.

Outlets set the same words with other apostrophes, hyphens, capitals, digits and code points.
Everything that decides whether two wordings are the same goes through this module, so that the
answer is the same in matching, lineage and search.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain, groupby

from provenance.text.repair import has_references, repaired

_APOSTROPHES = "'’‘ʼ＇´`′‛"
IGNORABLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Invisible hints where words may be parted or joined."""
_PLAIN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_INNER = re.compile(r"[.,][^\W_]")  # a dot or comma that may belong to a number or to initials
_NUMBERED = re.compile(  # `_TOKEN` for small ASCII letters: the same words, faster
    r"\d{1,3}(?:,\d{3})+(?![\w,])(?:\.\d+)?"
    r"|\d+(?:\.\d+)+(?!\w)"
    r"|(?<![a-z0-9])[a-z](?:\.[a-z])+(?![a-z0-9])"
    r"|[a-z0-9]+(?:'[a-z0-9]+)*",
    re.ASCII,
)
_SPACED = "".join(  # small letters and digits; a string is the fastest table
    chr(point).lower() if chr(point).isalnum() else " " for point in range(128)
)
_CACHED_WORDS = 1 << 16


def _ranges(points: list[int]) -> str:
    """Return a regular expression's character class content for code points in order."""
    runs = groupby(enumerate(points), key=lambda item: item[1] - item[0])
    spans = [[point for _, point in run] for _, run in runs]
    return "".join(f"{re.escape(chr(run[0]))}-{re.escape(chr(run[-1]))}" for run in spans)


# Combining marks are no word characters for `re`, but an accent or a vowel sign is part of a word.
# The signs of Chinese, the syllables of Korean and what is no character are passed over: 48,000.
_POINTS = chain(range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x10000))
_MARKS = _ranges([point for point in _POINTS if unicodedata.category(chr(point))[0] == "M"])
# Scripts written without spaces: each sign is a word, or a whole sentence would be one.
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
_EXTEND = f"[{_MARKS}{IGNORABLE}]*"
_SIGN = f"[{_UNSPACED}]{_EXTEND}"
_LETTER = f"(?![{_UNSPACED}])[^\\W\\d_]{_EXTEND}"
_CHARACTER = f"(?![{_UNSPACED}])[^\\W_]{_EXTEND}"
_TOKEN = re.compile(
    rf"(?P<thousands>\d{{1,3}}(?:,\d{{3}})+(?![\w,])(?:\.\d+)?)"
    rf"|(?P<decimal>\d+(?:\.\d+)+(?!\w))"
    rf"|(?P<initials>(?<![^\W_]){_LETTER}(?:\.{_LETTER})+(?![^\W_]))"
    rf"|{_SIGN}"
    rf"|(?:{_CHARACTER})+(?:[{_APOSTROPHES}](?:{_CHARACTER})+)*"
)
_APOSTROPHE_TABLE = {ord(mark): "'" for mark in _APOSTROPHES} | dict.fromkeys(map(ord, IGNORABLE))


def words(text: str) -> list[str]:
    """Return the comparison words of a text, in order.

    Compatibility forms and case are folded, apostrophes inside words are straight, hyphens and
    all other punctuation separate, `1,000` is one number and `U.S.` one word. Signs of scripts
    written without spaces are words of their own.

    >>> words("“Don’t,” the U.S. co-chair said: 1,000 of 2.5 m")
    ["don't", 'the', 'us', 'co', 'chair', 'said', '1000', 'of', '2.5', 'm']
    """
    plain = _as_ascii(text)
    if plain is None:
        return [word for word, _, _ in _read_spans(text)]
    if _INNER.search(plain):
        return [_joined(word) for word in _NUMBERED.findall(plain.lower())]
    if "'" in plain:
        return _PLAIN.findall(plain.lower())
    return plain.translate(_SPACED).split()


def _as_ascii(text: str) -> str | None:
    """Return a text, as long as before, whose words are those of ASCII, None for any other."""
    plain = text if text.isascii() else common_marks_plain(text)
    if plain.isascii() and "`" not in plain and not has_references(plain):
        return plain
    return None


def _joined(word: str) -> str:
    """Return an ASCII word without the commas of its thousands and the dots of its initials."""
    if "." in word and word[0].isalpha():
        return word.replace(".", "")
    return word.replace(",", "")


def common_marks_plain(text: str) -> str:
    """Return a text with the marks that nearly every curly text has set in ASCII."""
    return (
        text.replace("’", "'")
        .replace("‘", "'")
        .replace("“", " ")
        .replace("”", " ")
        .replace("—", " ")
        .replace("–", " ")
        .replace("…", " ")
    )


def form(text: str) -> str:
    """Return the identity key of a wording: its words joined by one space.

    >>> form("War — will…  NOT come.") == form("war will not come")
    True
    """
    return " ".join(words(text))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text with their offsets into it, as `(word, start, end)`.

    The words are those of `words`; wrongly decoded ones are read rightly. A ligature that stands
    for several words gives them one span.

    >>> word_spans("No, I’m in")
    [('no', 0, 2), ("i'm", 4, 7), ('in', 8, 10)]
    """
    plain = _as_ascii(text)
    if plain is not None:
        pattern = _NUMBERED if _INNER.search(plain) else _PLAIN
        return [(_joined(m.group()), *m.span()) for m in pattern.finditer(plain.lower())]
    return _read_spans(text)


def _read_spans(text: str) -> list[tuple[str, int, int]]:
    """Return the words of any text with their offsets."""
    mended = repaired(text)
    if mended is None:
        return _spans(text)
    return [(word, *mended.stored_span(start, end)) for word, start, end in _spans(mended.text)]


def _spans(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a soundly decoded text with their offsets."""
    spans = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        kind = match.lastgroup
        if kind is None and token.isascii():
            spans.append((token.lower().replace("`", "'"), match.start(), match.end()))
            continue
        for word in _folded(token, kind):
            spans.append((word, match.start(), match.end()))
    return spans


@lru_cache(maxsize=_CACHED_WORDS)
def _folded(token: str, kind: str | None) -> tuple[str, ...]:
    """Return the words that one token of a text stands for."""
    if kind == "thousands":
        token = token.replace(",", "")
    elif kind == "initials":
        token = token.replace(".", "")
    once = unicodedata.normalize("NFKC", token.translate(_APOSTROPHE_TABLE)).casefold()
    folded = unicodedata.normalize("NFKC", once)
    if folded == token:
        return (folded,)
    return tuple(word for match in _TOKEN.finditer(folded) for word in _folded(*_parts(match)))


def _parts(match: re.Match[str]) -> tuple[str, str | None]:
    """Return the text and the kind of a matched token."""
    return match.group(), match.lastgroup
