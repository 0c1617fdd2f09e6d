"""Finding the claim behind remembered words: mistyped, shortened, reordered, or in part.

Candidates come from a full-text index by votes of the query's rare words; what is a hit, and how
near, is decided here. Below the bands' thresholds nothing is returned: to a fact-checker a wrong
hit is worse than none.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from provenance.matching.listed import is_negation, number, stem
from provenance.matching.overlap import blocks, coded, contained_at
from provenance.matching.rarity import information, weight
from provenance.matching.tokens import canonical_words
from provenance.vocabulary import Band

_MOST_WORDS = 400  # words of a query that are looked at; longer input is cut
_LETTERS = 40  # characters that a word of a query has at most, for the same cut
_MISTYPED = 0.85  # credit for a word that is there with other letters or another ending
_LEAST = 4.0  # information under which a query says nothing that could be found ("it is")
_TELLING = 3.5  # weight of a word that tells something
_NEAR, _ALTERED, _SAME = 0.86, 0.72, 0.6  # share of the query's information that is found
_NEAR_TOLD, _TOLD = 11.0, 19.0  # information that must be found for `near`, and for the others
_FLOORS = {Band.EXACT: 0.9, Band.NEAR: 0.75, Band.ALTERED: 0.5, Band.SAME_CLAIM: 0.3}
_CEILINGS = {Band.EXACT: 0.99, Band.NEAR: 0.9, Band.ALTERED: 0.75, Band.SAME_CLAIM: 0.5}
_ORDER = list(_FLOORS)


class Hit(NamedTuple):
    """A claim that answers a query, with the wording that answers it best."""

    claim_id: str
    text: str
    band: Band
    score: float


class _Query(NamedTuple):
    """A query's canonical words and what they tell."""

    words: tuple[str, ...]
    told: float


class _Found(NamedTuple):
    """The query's words as a wording has them, with credits, and the stretch they stand in."""

    words: tuple[str, ...]  # the wording's word where there is one, else the query's
    credit: Mapping[str, float]  # of the wording's words
    stretch: tuple[str, ...]
    together: float  # information found in the stretch
    in_order: float  # the part of it that stands in the query's order
    told: float  # information of the words as the wording has them


def rank(query: str, candidates: Iterable[tuple[str, str]], *, limit: int = 20) -> list[Hit]:
    """Return the claims that a query finds, best first, each once with its best wording.

    `candidates` are claim ids with a wording of the claim; a claim may come with several.
    """
    words = tuple(canonical_words(query[: _MOST_WORDS * _LETTERS])[:_MOST_WORDS])
    asked = _Query(words, information(words))
    best: dict[str, Hit] = {}
    if words:
        for claim_id, text in candidates:
            hit = _hit(asked, claim_id, text)
            if hit is not None and (claim_id not in best or _key(hit) < _key(best[claim_id])):
                best[claim_id] = hit
    return sorted(best.values(), key=_key)[:limit]


def _key(hit: Hit) -> tuple[int, float, str, str]:
    return (_ORDER.index(hit.band), -hit.score, hit.claim_id, hit.text)


def _hit(query: _Query, claim_id: str, text: str) -> Hit | None:
    """Return how a wording answers a query, None if it does not."""
    candidate = tuple(canonical_words(text))
    if candidate == query.words:
        return Hit(claim_id, text, Band.EXACT, 1.0)
    if query.told < _LEAST or not candidate:
        return None
    if len(query.words) <= len(candidate) and contained_at(candidate, query.words) is not None:
        score = _scaled(Band.EXACT, len(query.words) / len(candidate))
        return Hit(claim_id, text, Band.EXACT, score)
    found = _find(query, candidate)
    band = None if found is None else _band(found)
    if found is None or band is None:
        return None
    if band is Band.NEAR and _turned(query.words, found):
        band = Band.ALTERED
    share = (0.6 * found.in_order + 0.4 * found.together) / found.told
    return Hit(claim_id, text, band, _scaled(band, share))


def _scaled(band: Band, share: float) -> float:
    """Return a score within the range of a band."""
    floor = _FLOORS[band]
    return round(floor + (_CEILINGS[band] - floor) * min(1.0, max(0.0, share)), 4)


def _band(found: _Found) -> Band | None:
    """Return the band for what is found of a query close together, and in its order."""
    telling = sum(weight(word) >= _TELLING for word in set(found.stretch) & found.credit.keys())
    in_order, together = found.in_order / found.told, found.together / found.told
    if in_order >= _NEAR and found.in_order >= _NEAR_TOLD and telling >= 1:
        return Band.NEAR
    if found.together < _TOLD:
        return None
    if max(together, in_order) >= _NEAR and telling >= 2:
        return Band.ALTERED
    if together >= _ALTERED and in_order >= together / 2 and telling >= 3:
        return Band.ALTERED
    if together >= _SAME and in_order >= together / 2 and telling >= 4:
        return Band.SAME_CLAIM
    return None


def _find(query: _Query, candidate: tuple[str, ...]) -> _Found | None:
    """Return what of a query stands close together in a wording, None if it is too little."""
    matched = _matched(query.words, candidate)
    words = tuple(matched[word][0] if word in matched else word for word in query.words)
    credit = dict(matched.values())
    told = information(words)
    if sum(weight(word) for word in words if word in credit) < _SAME * told:
        return None
    stretch, together = _densest(words, candidate, credit)
    left, right = coded(" ".join(words), " ".join(stretch))
    in_order = sum(
        weight(word) * credit.get(word, 1.0)
        for start, _, length in blocks(left.code, right.code)
        for word in words[start : start + length]
    )
    return _Found(words, credit, stretch, together, in_order, told)


def _matched(asked: Sequence[str], candidate: Sequence[str]) -> dict[str, tuple[str, float]]:
    """Return the candidate's word for each query word, with the credit for it (1: the same)."""
    known = set(candidate)
    found = {word: (word, 1.0) for word in asked if word in known}
    missing = {w for w in asked if w not in known and number(w) is None and not is_negation(w)}
    if not missing:
        return found
    present = sorted(known)
    stems = {stem(word): word for word in reversed(present)}
    for word in missing:
        other = stems.get(stem(word)) or _mistyped(word, present)
        if other is not None:
            found[word] = (other, _MISTYPED)
    return found


def _mistyped(word: str, present: Sequence[str]) -> str | None:
    """Return the candidate's word that a query word mistypes: one slip, two in long words."""
    if len(word) < 4:
        return None
    best = extractOne(word, present, scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2)
    return None if best is None or len(best[0]) < 3 or number(best[0]) is not None else str(best[0])


def _densest(
    words: Sequence[str], candidate: tuple[str, ...], credit: Mapping[str, float]
) -> tuple[tuple[str, ...], float]:
    """Return the stretch of a wording that has most of a query's words, and their information.

    In a long speech every word occurs somewhere; what counts is a stretch little longer than the
    query.
    """
    wanted: dict[str, int] = {}
    for word in words:
        if word in credit:
            wanted[word] = wanted.get(word, 0) + 1
    places = [at for at, word in enumerate(candidate) if word in wanted]
    size = len(words) + len(words) // 2 + 4
    here = dict.fromkeys(wanted, 0)
    total = best = 0.0
    first, bounds = 0, (0, 0)
    for last in places:
        while last - places[first] >= size:
            left = candidate[places[first]]
            if here[left] <= wanted[left]:
                total -= weight(left) * credit[left]
            here[left] -= 1
            first += 1
        word = candidate[last]
        here[word] += 1
        if here[word] <= wanted[word]:
            total += weight(word) * credit[word]
            if total > best:
                best, bounds = total, (places[first], last + 1)
    return candidate[bounds[0] : bounds[1]], best


def _turned(asked: Sequence[str], found: _Found) -> bool:
    """Whether a query denies what the wording says where they meet, or names another figure."""
    if any(map(is_negation, asked)) != any(map(is_negation, found.stretch)):
        return True
    figures = {number(word) for word in asked} - {None}
    return not figures <= {number(word) for word in found.stretch}
