"""Sentence against sentence: how much of one article's text stands in another, and how changed.

Identical sentences are matched first; the others meet by the words they share (each the other's
best partner) and are then compared in word order. This finds what spinning leaves: the order of
the sentences, their frame words, names and numbers.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from provenance.models import Article
from provenance.tracing.content import Sentence, content_sentences

SHORTEST = 4  # words; shorter sentences ("He agreed.") recur everywhere
LEAST_OVERLAP = 0.30  # word Jaccard; unrelated sentences stay below .15, spun ones are near .5
LEAST_CONTAINED = 0.65  # of the shorter sentence's words, for sentences that were split or cut
LEAST_IN_ORDER = 0.42  # similarity in word order, 0 to 1
LONG = 80  # words; a longer "sentence" is a menu or a list, in which many words recur by chance
LEAST_IN_ORDER_LONG = 0.75
_OPENING, _CLOSING = "“«„「『", "”»“」』"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's sentences ready for comparison; `prose` counts words outside marks."""

    article: Article
    sentences: tuple[Sentence, ...]
    prose: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two aligned sentences by their places, with their similarity in word order (0 to 1)."""

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two articles share. Shares are of each side's words, 0 to 1.

    `identity` is the mean similarity of the aligned sentences by words, `order` the part of them
    that stands in one order, `prose` the aligned words of the left side outside quotation marks,
    weighed by similarity.
    """

    pairings: tuple[Pairing, ...]
    share_left: float
    share_right: float
    identity: float
    exact: float
    order: float
    prose: float


def prepare(article: Article) -> Prepared:
    """Return an article's sentences with the number of their words outside quotation marks."""
    found = tuple(content_sentences(article))
    marks = _quoted(article.text)
    prose = tuple(sum(not marks[at] for at in sentence.starts) for sentence in found)
    return Prepared(article, found, prose, sum(len(s.words) for s in found))


def _quoted(text: str) -> bytearray:
    """Return for each character whether it stands inside quotation marks on its line."""
    inside = bytearray(len(text))
    if not any(mark in text for mark in '"“«„「『'):
        return inside
    open_at = -1
    for at, char in enumerate(text):
        if char == "\n":
            open_at = -1
        elif open_at < 0 and (char in _OPENING or char == '"'):
            open_at = at
        elif open_at >= 0 and (char in _CLOSING or char == '"'):
            inside[open_at:at] = b"\x01" * (at - open_at)
            open_at = -1
    return inside


def align(left: Prepared, right: Prepared) -> Alignment:
    """Return the alignment of two articles' contents."""
    pairings = _identical(left.sentences, right.sentences)
    pairings += _similar(left.sentences, right.sentences, pairings)
    pairings.sort(key=lambda p: (p.left, p.right))
    return _measured(left, right, pairings)


def _identical(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[Pairing]:
    """Pair sentences of the same words, the first free one of several alike first."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(right) - 1, -1, -1):
        if len(right[at].words) >= SHORTEST:
            places.setdefault(right[at].words, []).append(at)
    return [
        Pairing(at, free.pop(), 1.0)
        for at, sentence in enumerate(left)
        if (free := places.get(sentence.words))
    ]


def _similar(
    left: Sequence[Sentence], right: Sequence[Sentence], taken: Sequence[Pairing]
) -> list[Pairing]:
    """Pair the sentences left over that are each other's best partner."""
    used_left, used_right = {p.left for p in taken}, {p.right for p in taken}
    ours = [i for i, s in enumerate(left) if i not in used_left and len(s.words) >= SHORTEST]
    theirs = [i for i, s in enumerate(right) if i not in used_right and len(s.words) >= SHORTEST]
    if not ours or not theirs:
        return []
    score = _overlaps([left[i] for i in ours], [right[i] for i in theirs])
    best_right, best_left = score.argmax(axis=1), score.argmax(axis=0)
    found = []
    for row, column in enumerate(best_right.tolist()):
        if best_left[column] != row or score[row, column] <= 0:
            continue
        one, other = left[ours[row]].words, right[theirs[column]].words
        similarity = _in_order(one, other)
        long = max(len(one), len(other)) > LONG
        if similarity >= (LEAST_IN_ORDER_LONG if long else LEAST_IN_ORDER):
            found.append(Pairing(ours[row], theirs[column], similarity))
    return found


def _in_order(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the similarity in word order; of a cut sentence, that of the part that was kept."""
    whole = Indel.normalized_similarity(one, other)
    shared = (len(one) + len(other)) * whole / 2
    kept = shared / min(len(one), len(other))
    return max(whole, 0.9 * kept) if kept >= 0.8 else whole


def _overlaps(left: Sequence[Sentence], right: Sequence[Sentence]) -> npt.NDArray[np.float32]:
    """Return the word overlap of every pair of sentences, 0 where it is below the thresholds."""
    codes: dict[str, int] = {}
    rows, columns = _incidence(left, codes), _incidence(right, codes)
    one = _matrix(rows, len(left), len(codes))
    other = _matrix(columns, len(right), len(codes))
    shared = one @ other.T
    size_one, size_other = one.sum(axis=1)[:, None], other.sum(axis=1)[None, :]
    jaccard = shared / (size_one + size_other - shared)
    contained = shared / np.minimum(size_one, size_other)
    enough = (jaccard >= LEAST_OVERLAP) | ((contained >= LEAST_CONTAINED) & (shared >= 6))
    result: npt.NDArray[np.float32] = np.where(enough, jaccard + 0.2 * contained, 0)
    return result


def _incidence(sentences: Sequence[Sentence], codes: dict[str, int]) -> tuple[list[int], list[int]]:
    rows: list[int] = []
    columns: list[int] = []
    for at, sentence in enumerate(sentences):
        for word in sentence.words:
            rows.append(at)
            columns.append(codes.setdefault(word, len(codes)))
    return rows, columns


def _matrix(
    places: tuple[list[int], list[int]], height: int, width: int
) -> npt.NDArray[np.float32]:
    matrix = np.zeros((height, width), dtype=np.float32)
    matrix[places[0], places[1]] = 1
    return matrix


def _measured(left: Prepared, right: Prepared, pairings: list[Pairing]) -> Alignment:
    """Return the alignment with its shares."""
    ours = sum(len(left.sentences[p.left].words) for p in pairings)
    theirs = sum(len(right.sentences[p.right].words) for p in pairings)
    alike = sum(p.similarity * len(left.sentences[p.left].words) for p in pairings)
    same = sum(len(left.sentences[p.left].words) for p in pairings if p.similarity == 1)
    return Alignment(
        pairings=tuple(pairings),
        share_left=ours / max(1, left.total),
        share_right=theirs / max(1, right.total),
        identity=alike / max(1, ours),
        exact=same / max(1, ours),
        order=_in_sequence([p.right for p in pairings]) / max(1, len(pairings)),
        prose=sum(p.similarity * left.prose[p.left] for p in pairings),
    )


def _in_sequence(places: Sequence[int]) -> int:
    """Return the length of the longest rising subsequence.

    >>> _in_sequence([4, 0, 1, 3, 2])
    3
    """
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)
