"""The language of a text, by its script and its commonest small words; no model is asked."""

import re
from collections import Counter
from functools import cache

from provenance.resources import read_toml

UNKNOWN = "und"
"""The code for an undetermined language (ISO 639-2)."""

_SAMPLE = 3000  # characters looked at
_LEAST = 0.03  # share of the words that must be a language's small words
_FEW_WORDS = 8  # words of a text in which one small word decides, as it always does for English
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_PERSIAN = re.compile("[پچژگ]")
_UKRAINIAN = re.compile("[іїєґ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


def language_of(text: str, stated: str | None = None) -> str:
    """Return the language's code: the stated one without its region, else the text's own.

    >>> language_of("", "en-GB"), language_of("The bridge was opened by the mayor of the town.")
    ('en', 'en')
    """
    if stated and (code := re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", stated.strip())):
        return code.group().lower()
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script:
        return script
    return _latin_language(sample.casefold())


def _script(sample: str) -> str | None:
    if sample.isascii():
        return None
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    latin = len(_LATIN.findall(sample)) / 3  # a Latin letter tells less than a syllable
    code = max(counts, key=lambda name: counts[name])
    if counts[code] == 0 or counts[code] < latin:
        return None
    if code == "zh" and counts["ja"] * 20 > counts["zh"]:
        return "ja"
    if code == "ar" and _PERSIAN.search(sample):
        return "fa"
    if code == "ru" and _UKRAINIAN.search(sample):
        return "uk"
    return code


def _latin_language(sample: str) -> str:
    words = Counter(_WORD.findall(sample))
    total = sum(words.values())
    if not total:
        return UNKNOWN
    scores = {code: sum(words[word] for word in small) for code, small in _small_words().items()}
    best = max(scores, key=lambda name: scores[name])
    least = 1 if total <= _FEW_WORDS or best == "en" else 2
    return best if scores[best] >= max(least, _LEAST * total) else UNKNOWN


@cache
def _small_words() -> dict[str, list[str]]:
    return read_toml("provenance.description", "languages.toml")
