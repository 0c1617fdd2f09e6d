"""A found wording as a result shows it: the stretch that answers a query, its words marked."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from provenance.site.marking import Mark, Piece, pieces
from provenance.text.normal import word_spans

_SHOWN = 600  # characters of a wording that a result shows
_BEFORE = 120  # of these, in front of the first marked word
_TELLING = (
    4  # letters from which a word is marked wherever it stands; shorter ones stand everywhere
)
_ALIKE = 0.74  # likeness of a mistyped word to the right one: one letter of four, two of eight

Word = tuple[str, int, int]


def marked(text: str, asked: Sequence[str]) -> list[Piece]:
    """Return a wording cut into pieces, a mark on each word that answers the query's words.

    Long wordings are cut around the first mark, with "…" where words are missing.
    """
    found = word_spans(text)
    hits = [found[index] for index in sorted(_answering([word for word, _, _ in found], asked))]
    start = max(0, hits[0][1] - _BEFORE) if hits and len(text) > _SHOWN else 0
    if start:
        start = text.find(" ", start, hits[0][1]) + 1 or start
    end = min(len(text), start + _SHOWN)
    before, after = "… " if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    marks = [
        Mark(start=first + shift, end=last + shift, role="hit")
        for _, first, last in hits
        if last <= end
    ]
    return pieces(before + text[start:end] + after, marks)


def _answering(words: Sequence[str], asked: Sequence[str]) -> set[int]:
    """Return the places of the words that answer: telling ones, and short ones beside them."""
    wanted = set(asked)
    known = {word: word in wanted or _mistyped(word, wanted) for word in set(words)}
    seeds = {i for i, word in enumerate(words) if known[word] and len(word) >= _TELLING}
    if not seeds:
        return {i for i, word in enumerate(words) if known[word]}
    grown, edge = set(seeds), list(seeds)
    while edge:
        place = edge.pop()
        for beside in (place - 1, place + 1):
            if 0 <= beside < len(words) and beside not in grown and known[words[beside]]:
                grown.add(beside)
                edge.append(beside)
    return grown


def _mistyped(word: str, asked: set[str]) -> bool:
    """Return whether a word may be what was meant by a word of the query that it is not."""
    return len(word) >= _TELLING and any(
        len(other) >= _TELLING and OSA.normalized_similarity(word, other) >= _ALIKE
        for other in asked
    )
