"""The words of a query as the full-text index knows them, and their nearest known spellings.

A mistyped word is in no quote. Its nearest neighbours among the indexed words that begin alike
stand in for it, so that a query of which most words are mistyped still finds its quotes.
"""

import re
import unicodedata

from rapidfuzz import process
from rapidfuzz.distance import OSA

from provenance.store.connecting import Connection
from provenance.store.statements import statement

MOST_TOKENS = 64  # distinct words of a query that are looked at; a quote has fewer
_LONGEST = 40  # characters of a word; longer ones are not words
_SHORTEST = 4  # shorter words have too many neighbours
_TYPO_EVERY = 5  # one wrong character allowed for each five
_NEIGHBOURS = 2  # spellings that stand in for one unknown word
_BEGINNING = 2  # letters that a misspelt word is trusted to begin with
_TOKEN = re.compile(r"[^\W_]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")  # the index leaves Greek and others as they are
_HANGUL = re.compile("[\uac00-\ud7a3]")


def tokens(text: str) -> list[str]:
    """Return the distinct words of a text, folded as the index folds them, in order."""
    found = _TOKEN.findall(_folded(text[: MOST_TOKENS * _LONGEST * 2]))
    return [t for t in dict.fromkeys(found) if len(t) <= _LONGEST][:MOST_TOKENS]


def _folded(text: str) -> str:
    """Return a text as the index folds it: small letters, no accents on Latin ones."""
    small = text.lower().replace("ς", "σ")
    bare = _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", small))
    return _ACCENT.sub("", unicodedata.normalize("NFC", bare))


def is_stem(token: str) -> bool:
    """Whether longer words that begin with this one are wanted too: Korean adds particles."""
    return bool(_HANGUL.search(token))


def document_count(connection: Connection, token: str) -> int:
    """Return in how many quotes a word stands."""
    name = "count_stem" if is_stem(token) else "count_term"
    params = {"term": token, "end": token + "\U0010ffff"}
    row = connection.execute(statement(name), params).fetchone()
    return int(row[0] or 0) if row else 0


def neighbours(connection: Connection, token: str) -> dict[str, int]:
    """Return the known words nearest to an unknown one, with their document counts."""
    if len(token) < _SHORTEST:
        return {}
    start = token[:_BEGINNING]
    params = {"start": start, "end": start + "\U0010ffff", "length": len(token)}
    rows = connection.execute(statement("near_terms"), params)
    known = {str(term): int(df) for term, df in rows}
    allowed = 1 + len(token) // _TYPO_EVERY
    found = process.extract(
        token, list(known), scorer=OSA.distance, score_cutoff=allowed, limit=_NEIGHBOURS
    )
    return {term: known[term] for term, _, _ in found}
