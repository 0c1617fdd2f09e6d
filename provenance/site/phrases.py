"""The vocabulary in plain words, for readers who were given no manual.

Words that the terminal and the reports say too come from `reports.words`; this adds the ones
that only pages show, and the sentences that explain them.
"""

from collections.abc import Mapping
from functools import cache

from provenance.reports import words
from provenance.resources import read_toml

_SHARED: Mapping[str, Mapping[str, str]] = {
    "evidence": words.EVIDENCE,
    "band": words.BANDS,
    "status": words.STATUS,
    "warning": words.WARNINGS,
    "severity": words.SEVERITY,
}


@cache
def _phrases() -> dict[str, dict[str, dict[str, str]]]:
    return read_toml("provenance.site", "phrases.toml")


def label(group: str, word: str | None) -> str:
    """Return the words a page shows for a word of the vocabulary; the word itself if it has none.

    >>> label("act", "said"), label("evidence", "stated")
    ('said it', 'stated in the article')
    """
    if not word:
        return ""
    shared = _SHARED.get(group, {}).get(word)
    return shared or _phrases().get(group, {}).get(word, {}).get("label", word.replace("_", " "))


def means(group: str, word: str | None) -> str:
    """Return the sentence that explains a word of the vocabulary, empty if it needs none."""
    return _phrases().get(group, {}).get(word or "", {}).get("means", "")


def words_of(group: str) -> list[str]:
    """Return the words of one group, in the order in which a legend lists them."""
    return list(_SHARED.get(group, {}) or _phrases().get(group, {}))
