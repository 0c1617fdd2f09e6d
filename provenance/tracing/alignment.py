"""Sentence against sentence: how much of one article's text stands in another, and how changed.

Identical sentences are matched first; the others meet by the words they share (each the other's
best partner) and are then compared in word order. This finds what spinning leaves: the order of
the sentences, their frame words, names and numbers.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from rapidfuzz.distance import Indel

from provenance.models import Article, Span
from provenance.tracing.content import Sentence, content_sentences

SHORTEST = 4  # words; shorter sentences ("He agreed.") recur everywhere
LEAST_OVERLAP = 0.30  # word Jaccard; unrelated sentences stay below .15, spun ones are near .5
_LEAST_SHARED = 6  # words of a sentence that is contained in another
LEAST_CONTAINED = 0.65  # of the shorter sentence's words, for sentences that were split or cut
LEAST_IN_ORDER = 0.42  # similarity in word order, 0 to 1
LONG = 80  # words; a longer "sentence" is a menu or a list, in which many words recur by chance
LEAST_IN_ORDER_LONG = 0.75
_FEW_FACTS = 3  # figures and names in changed sentences; few that differ may be a correction
_COMMON = 6  # sentences with a word from which on it proposes no partners (as "the" would)
_MARKS = re.compile('["“”«»„「」『』\n]|&(?:quot|ldquo|rdquo|#34|#822[01]);')
_OPENING, _CLOSING = frozenset('"“«„「『'), frozenset('"”»“」』')


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's sentences ready for comparison; `prose` counts words outside marks."""

    article: Article
    sentences: tuple[Sentence, ...]
    bags: tuple[frozenset[str], ...]
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

    `identity` is the mean similarity of the aligned sentences by words, `exact` the part of their
    words in identical ones, `prose` the aligned words of the left side outside quotation marks,
    weighed by similarity, `facts` the part of the figures and names in changed sentences that agree
    (1 where there are too few to tell).
    """

    pairings: tuple[Pairing, ...]
    share_left: float
    share_right: float
    identity: float
    exact: float
    prose: float
    facts: float


def prepare(article: Article) -> Prepared:
    """Return an article's sentences with the number of their words outside quotation marks."""
    found = tuple(content_sentences(article))
    prose = _words_outside(found, quoted_spans(article.text))
    bags = tuple(frozenset(sentence.words) for sentence in found)
    return Prepared(article, found, bags, prose, sum(len(s.words) for s in found))


def quoted_spans(text: str) -> list[Span]:
    """Return the spans inside quotation marks that are closed on their own line, in order."""
    spans: list[Span] = []
    open_at = -1
    for match in _MARKS.finditer(text):
        mark = match.group()
        mark = mark if len(mark) == 1 else unescape(mark)
        if mark == "\n":
            open_at = -1
        elif open_at < 0 and mark in _OPENING:
            open_at = match.start()
        elif open_at >= 0 and mark in _CLOSING:
            spans.append((open_at, match.start()))
            open_at = -1
    return spans


def _words_outside(sentences: Sequence[Sentence], quoted: Sequence[Span]) -> tuple[int, ...]:
    """Return for each sentence how many of its words stand outside quotation marks."""
    starts = [start for start, _ in quoted]
    found = []
    for sentence in sentences:
        first = max(0, bisect_right(starts, sentence.starts[0]) - 1)
        inside = 0
        for start, end in quoted[first:]:
            if start > sentence.starts[-1]:
                break
            inside += bisect_left(sentence.starts, end) - bisect_left(sentence.starts, start)
        found.append(len(sentence.words) - inside)
    return tuple(found)


def align(left: Prepared, right: Prepared) -> Alignment:
    """Return the alignment of two articles' contents."""
    pairings = _identical(left.sentences, right.sentences)
    pairings += _similar(left, right, pairings)
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


def _similar(left: Prepared, right: Prepared, taken: Sequence[Pairing]) -> list[Pairing]:
    """Pair the sentences left over that are each other's best partner."""
    scores = _overlaps(left, right, taken)
    best_right: dict[int, tuple[float, int]] = {}
    best_left: dict[int, tuple[float, int]] = {}
    for (row, column), score in scores.items():
        best_right[row] = max(best_right.get(row, (0.0, 0)), (score, -column))
        best_left[column] = max(best_left.get(column, (0.0, 0)), (score, -row))
    found = []
    for row, (_, column) in sorted(best_right.items()):
        if best_left[-column][1] != -row:
            continue
        one, other = left.sentences[row].words, right.sentences[-column].words
        similarity = _in_order(one, other)
        long = max(len(one), len(other)) > LONG
        if similarity >= (LEAST_IN_ORDER_LONG if long else LEAST_IN_ORDER):
            found.append(Pairing(row, -column, similarity))
    return found


def _in_order(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the similarity in word order; of a cut sentence, that of the part that was kept."""
    whole = Indel.normalized_similarity(one, other)
    shared = (len(one) + len(other)) * whole / 2
    kept = shared / min(len(one), len(other))
    return max(whole, 0.9 * kept) if kept >= 0.8 else whole


def _overlaps(
    left: Prepared, right: Prepared, taken: Sequence[Pairing]
) -> dict[tuple[int, int], float]:
    """Return the word overlap of the pairs of free sentences that share a rare word, if enough."""
    used_left, used_right = {p.left for p in taken}, {p.right for p in taken}
    places: dict[str, list[int]] = {}
    for column, bag in enumerate(right.bags):
        if column not in used_right and len(right.sentences[column].words) >= SHORTEST:
            for word in bag:
                places.setdefault(word, []).append(column)
    scores: dict[tuple[int, int], float] = {}
    for row, bag in enumerate(left.bags):
        if row in used_left or len(left.sentences[row].words) < SHORTEST:
            continue
        proposed = {
            column
            for word in bag
            if len(found := places.get(word, ())) <= _COMMON
            for column in found
        }
        for column in proposed:
            score = _overlap(bag, right.bags[column])
            if score > 0:
                scores[row, column] = score
    return scores


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two sentences' words overlap, 0 when it is below the thresholds."""
    shared = len(one & other)
    jaccard = shared / (len(one) + len(other) - shared)
    contained = shared / min(len(one), len(other))
    if jaccard >= LEAST_OVERLAP or (contained >= LEAST_CONTAINED and shared >= _LEAST_SHARED):
        return jaccard + 0.2 * contained
    return 0.0


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
        prose=sum(p.similarity * left.prose[p.left] for p in pairings),
        facts=_facts(left, right, pairings),
    )


def _facts(left: Prepared, right: Prepared, pairings: Sequence[Pairing]) -> float:
    """Return the part of the figures and names in changed sentences that both sides have.

    Market and weather reports share their sentences with yesterday's and none of their figures,
    greetings share all but the names.
    """
    agree = total = 0
    for pairing in pairings:
        if pairing.similarity == 1:
            continue
        ours = _telling(left, left.sentences[pairing.left])
        theirs = _telling(right, right.sentences[pairing.right])
        agree += len(ours & theirs)
        total += min(len(ours), len(theirs))
    return agree / total if total >= _FEW_FACTS else 1.0


def _telling(prepared: Prepared, sentence: Sentence) -> set[str]:
    """Return a sentence's figures and its names: capitalised words that do not open it."""
    text = prepared.article.text
    return {
        word
        for at, word in enumerate(sentence.words)
        if word[0].isdigit() or (at > 0 and text[sentence.starts[at]].isupper())
    }


def mirrored(alignment: Alignment) -> Alignment:
    """Return the alignment seen from the other article."""
    return replace(
        alignment,
        pairings=tuple(
            sorted(
                (type(p)(p.right, p.left, p.similarity) for p in alignment.pairings),
                key=lambda p: (p.left, p.right),
            )
        ),
        share_left=alignment.share_right,
        share_right=alignment.share_left,
    )
