"""Finding the claim behind remembered words: mistyped, shortened, reordered, or in part.

Candidates come from a full-text index by votes of the query's rare words (`select_terms`); what is
a hit, and how near, is decided here (`rank`). Below the bands' thresholds nothing is returned: to a
fact-checker a wrong hit is worse than none.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz, process

from provenance.matching.listed import is_negation, number, stem
from provenance.matching.overlap import blocks, coded, contained_at
from provenance.matching.rarity import information, weight
from provenance.matching.tokens import tokens
from provenance.text.normal import words as words_of
from provenance.vocabulary import Band

MOST_TERMS = 8  # rarest words of a query that vote
MOST_ROWS = 60_000  # rows of the index that the votes may touch together, which bounds the time
_MOST_WORDS = 400  # words of a query that are looked at; longer input is cut
_TYPO = 78  # rapidfuzz ratio from which two words of four letters or more are one, mistyped
_TYPO_CREDIT = 0.85
_LEAST = 4.0  # information under which a query says nothing that could be found ("it is")
_NEAR, _ALTERED, _SAME = 0.88, 0.72, 0.58  # share of the query's information that is found
_SAME_WORDS = 4  # telling words that must be found for `same_claim`
_FLOORS = {Band.EXACT: 0.9, Band.NEAR: 0.75, Band.ALTERED: 0.5, Band.SAME_CLAIM: 0.3}
_ORDER = list(_FLOORS)


class Hit(NamedTuple):
    """A claim that answers a query, with the wording that answers it best."""

    claim_id: str
    text: str
    band: Band
    score: float


class Query(NamedTuple):
    """A query's canonical words and what they tell."""

    words: tuple[str, ...]
    told: float


def query_terms(query: str) -> list[str]:
    """Return the different comparison words of a query, in order; empty if it has none."""
    return list(dict.fromkeys(words_of(query)[:_MOST_WORDS]))


def select_terms(
    words: Sequence[str], document_counts: Mapping[str, int], total: int
) -> list[tuple[str, float]]:
    """Return the words that vote for candidates, rarest first, with the weight of a vote.

    Words that the index does not know are left out. The weight is `log(1 + total / count)`.
    """
    known = sorted({word for word in words if document_counts.get(word, 0) > 0})
    known.sort(key=lambda word: (document_counts[word], word))
    chosen: list[tuple[str, float]] = []
    rows = 0
    for word in known[:MOST_TERMS]:
        rows += document_counts[word]
        if rows > MOST_ROWS and chosen:
            break
        chosen.append((word, log(1 + total / document_counts[word])))
    return chosen


def rank(query: str, candidates: Iterable[tuple[str, str]], *, limit: int = 20) -> list[Hit]:
    """Return the claims that a query finds, best first, each once with its best wording.

    `candidates` are claim ids with a wording of the claim; a claim may come with several.
    """
    asked = _query(query)
    best: dict[str, Hit] = {}
    if asked.words:
        for claim_id, text in candidates:
            hit = _hit(asked, claim_id, text)
            if hit is not None and (claim_id not in best or _key(hit) < _key(best[claim_id])):
                best[claim_id] = hit
    return sorted(best.values(), key=_key)[:limit]


def _key(hit: Hit) -> tuple[int, float, str, str]:
    return (_ORDER.index(hit.band), -hit.score, hit.claim_id, hit.text)


def _query(text: str) -> Query:
    words = tuple(token.word for token in tokens(text[: _MOST_WORDS * 40]))[:_MOST_WORDS]
    return Query(words, information(words))


def _hit(query: Query, claim_id: str, text: str) -> Hit | None:
    """Return how a wording answers a query, None if it does not."""
    candidate = tuple(token.word for token in tokens(text))
    if candidate == query.words:
        return Hit(claim_id, text, Band.EXACT, 1.0)
    if query.told < _LEAST or not candidate:
        return None
    if len(query.words) <= len(candidate) and contained_at(candidate, query.words) is not None:
        return Hit(
            claim_id, text, Band.EXACT, _scaled(Band.EXACT, len(query.words) / len(candidate))
        )
    return _similar(query, claim_id, text, candidate)


def _similar(query: Query, claim_id: str, text: str, candidate: tuple[str, ...]) -> Hit | None:
    """Return how a wording answers a query that does not stand in it as it is."""
    found = _matched(query.words, candidate)
    aligned = [found[word][0] if word in found else word for word in query.words]
    credit = {found[word][0]: found[word][1] for word in query.words if word in found}
    stretch = _densest(query, candidate, aligned, credit)
    together = stretch / query.told
    in_order = _in_order(aligned, candidate, credit) / query.told
    band = _band(query, found, in_order, together)
    if band is None:
        return None
    if band is Band.NEAR and _turned(query.words, candidate, aligned):
        band = Band.ALTERED
    return Hit(claim_id, text, band, _scaled(band, 0.6 * in_order + 0.4 * together))


def _scaled(band: Band, share: float) -> float:
    """Return a score within the range of a band."""
    ceilings = {Band.EXACT: 0.99, Band.NEAR: 0.9, Band.ALTERED: 0.75, Band.SAME_CLAIM: 0.5}
    floor = _FLOORS[band]
    return round(floor + (ceilings[band] - floor) * min(1.0, max(0.0, share)), 4)


def _band(
    query: Query, found: Mapping[str, tuple[str, float]], in_order: float, together: float
) -> Band | None:
    """Return the band for the shares of a query that are found in order and close together."""
    telling = sum(1 for word in found if weight(word) >= 3.5)
    if in_order >= _NEAR and telling >= 2:
        return Band.NEAR
    if (together >= _ALTERED or in_order >= _ALTERED) and telling >= 3:
        return Band.ALTERED
    if together >= _NEAR and telling >= 2:
        return Band.ALTERED
    if together >= _SAME and telling >= _SAME_WORDS:
        return Band.SAME_CLAIM
    return None


def _matched(asked: Sequence[str], candidate: Sequence[str]) -> dict[str, tuple[str, float]]:
    """Return the candidate's word for each query word, with the credit for it (1: the same)."""
    present = sorted(set(candidate))
    stems = {stem(word): word for word in reversed(present)}
    known = set(present)
    found: dict[str, tuple[str, float]] = {}
    for word in asked:
        if word in known:
            found[word] = (word, 1.0)
        elif word not in found and number(word) is None and not is_negation(word):
            other = stems.get(stem(word)) or _mistyped(word, present)
            if other is not None:
                found[word] = (other, _TYPO_CREDIT)
    return found


def _mistyped(word: str, present: Sequence[str]) -> str | None:
    """Return the candidate's word that a query word is a mistyping of."""
    if len(word) < 4:
        return None
    best = process.extractOne(word, present, scorer=fuzz.ratio, score_cutoff=_TYPO)
    return None if best is None or number(best[0]) is not None else str(best[0])


def _in_order(
    aligned: Sequence[str], candidate: Sequence[str], credit: Mapping[str, float]
) -> float:
    """Return the information of the query's words that stand in the candidate in one order."""
    left, right = coded(" ".join(aligned), " ".join(candidate))
    return sum(
        weight(word) * credit.get(word, 1.0)
        for start, _, length in blocks(left.code, right.code)
        for word in aligned[start : start + length]
    )


def _densest(
    query: Query, candidate: Sequence[str], aligned: Sequence[str], credit: Mapping[str, float]
) -> float:
    """Return the information of the query's words that stand close together, in any order.

    In a long speech every word occurs somewhere; what counts is a stretch about as long as the
    query.
    """
    wanted: dict[str, int] = {}
    for word in aligned:
        if word in credit:
            wanted[word] = wanted.get(word, 0) + 1
    size = max(12, 2 * len(query.words) + 6)
    here: dict[str, int] = {}
    total = best = 0.0
    for at, word in enumerate(candidate):
        if at >= size and candidate[at - size] in wanted:
            left = candidate[at - size]
            if here[left] <= wanted[left]:
                total -= weight(left) * credit[left]
            here[left] -= 1
        if word in wanted:
            here[word] = here.get(word, 0) + 1
            if here[word] <= wanted[word]:
                total += weight(word) * credit[word]
                best = max(best, total)
    return best


def _turned(asked: Sequence[str], candidate: Sequence[str], aligned: Sequence[str]) -> bool:
    """Whether a query denies what the wording says where they meet, or names another figure."""
    places = [at for at, word in enumerate(candidate) if word in set(aligned)]
    around = candidate[places[0] : places[-1] + 1] if places else candidate
    if len(around) <= 2 * len(asked) and (
        sum(map(is_negation, asked)) % 2 != sum(map(is_negation, around)) % 2
    ):
        return True
    figures = {number(word) for word in asked} - {None}
    return not figures <= {number(word) for word in candidate}
