"""Claims: quotes that carry one statement, each one compared with the claim's reference itself.

A chain of likeness (A is like B, B is like C) makes no claim: aggregator pages and stock phrases
would chain half a corpus together. References are chosen first, the fullest wordings nearest to the
origin; every other wording joins the reference that it matches best, and none if it matches none.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from provenance.ids import ArticleId, QuoteId, claim_id
from provenance.matching.blocking import candidate_pairs
from provenance.matching.circumstances import Verdict
from provenance.matching.comparing import compare
from provenance.matching.forms import Form
from provenance.matching.occasions import Kin, circumstances, kindred
from provenance.matching.overlap import overlap
from provenance.matching.pieces import contained_score
from provenance.matching.ragged import Ints
from provenance.matching.sifting import promising
from provenance.matching.thresholds import MOST, NEAR_DAYS, SURE, UNIQUE
from provenance.matching.uncollected import uncollected
from provenance.matching.units import Units
from provenance.matching.verification import judge
from provenance.models import Change, Claim, Member
from provenance.vocabulary import QuoteKind, Relation

_DAY = 86_400.0
_FULL = 0.8  # length, relative to the fullest wording, from which another may be the reference
_TRIED = 3  # wordings that are tried as the reference instead of the fullest
_MANY = 300  # other wordings in a claim above which the one that it formed around stays


Verdicts = Callable[[int, int], Verdict]
"""How two units match, given by their places, the better one first."""
Best = tuple[int | None, float]
"""The unit that one joins, if it joins any, and the score."""
Told = Mapping[QuoteId, Member]
_NOTHING: Mapping[QuoteId, Told] = {}


class Star(NamedTuple):
    """A claim as places of units: the reference, and the others with their scores."""

    reference: int
    others: tuple[tuple[int, float], ...]


def cluster(
    forms: Iterable[Form], *, kin: Iterable[tuple[ArticleId, ArticleId]] = ()
) -> tuple[Claim, ...]:
    """Return the claims that quotes form, ordered by id; every quote is in exactly one.

    `kin` are pairs of articles that are linked by lineage. The order of both makes no difference.
    """
    relatives = kindred(kin)
    units = Units(list(forms), relatives)
    claims = [_claim(units, star) for star in stars(units, relatives)]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def stars(units: Units, kin: Kin) -> Iterator[Star]:
    """Yield the claims that units form, in the order of their references.

    Units are taken in the order in which they deserve to be a reference. Each one joins the
    reference before it that it matches best, and becomes a reference if it matches none, so no
    unit is ever compared with anything but references.
    """
    return stars_among(units, kin, *candidate_pairs(units, kin))


def stars_among(units: Units, kin: Kin, codes: Ints, near_codes: Ints) -> Iterator[Star]:
    """Yield the claims that units form if only the given pairs of them are compared."""
    with uncollected():  # claims stay, and are many
        formed = [_nearest(units, star, kin) for star in joined(units, kin, codes, near_codes)]
    return iter(formed)


def joined(units: Units, kin: Kin, codes: Ints, near_codes: Ints) -> Iterator[Star]:
    """Yield the claims as they form, each with the reference that its others have joined."""
    with uncollected():
        others, claimed = _joined(units, kin, promising(units, codes, near_codes))
    for place in range(len(units)):
        if place in others:
            yield Star(place, tuple(others[place]))
        elif place not in claimed:
            yield Star(place, ())


def _joined(
    units: Units, kin: Kin, compared: Iterable[tuple[int, Sequence[int]]]
) -> tuple[Mapping[int, list[tuple[int, float]]], Mapping[int, int]]:
    """Return the units that joined each reference with their scores, and each one's reference.

    `compared` are units in order, each with the better ones that it is compared with.
    """
    others: dict[int, list[tuple[int, float]]] = defaultdict(list)
    claimed: dict[int, int] = {}

    def verdict(better: int, other: int) -> Verdict:
        return verify(units, better, other, kin)

    for place, before in compared:
        references = [other for other in before if other not in claimed]
        best, score = best_of(place, references, verdict)
        if best is None and units.reports.spun[place]:
            best, score = through_original(place, before, claimed, verdict)
        if best is not None:
            others[best].append((place, score))
            claimed[place] = best
    return others, claimed


def best_of(place: int, references: Iterable[int], verdict_of: Verdicts) -> Best:
    """Return the first reference that a unit surely matches, or else the first, with the score.

    How much of a reference a piece is makes no difference, or the reports of one utterance would
    gather around several references.
    """
    best, score = None, 0.0
    for reference in references:
        verdict = verdict_of(reference, place)
        if verdict.match and (best is None or verdict.score >= SURE):
            best, score = reference, verdict.score
            if score >= SURE:
                break
    return best, score


def claims_of(
    units: Units, formed: Iterable[Star], kin: Kin, told: Mapping[QuoteId, Told] = _NOTHING
) -> list[Claim]:
    """Return claims as they form as values, each with the reference nearest to the origin.

    `told` are the members of claims with the same reference as far as they were compared before.
    """
    return [_claim(units, _nearest(units, star, kin), told) for star in formed]


def _nearest(units: Units, star: Star, kin: Kin) -> Star:
    """Return a claim with the quote as reference that is nearest to the origin among the full ones.

    It formed around a wording that others may be fuller than. Of those that are nearly as full as
    the fullest, to which an outlet may have added a word, the one fewer steps away, or earlier, is
    the reference, if all others match it too. What a spun copy makes of a quote need not: it is
    known by its original.
    """
    if not star.others or len(star.others) > _MANY:
        return star
    fuller = [p for p in _places(star) if units.lengths[p] > units.lengths[star.reference]]
    if fuller:
        fullest = min((star.reference, *fuller), key=units.fullest_first)
        star = _around(units, fullest, star, kin) or star
    full = units.lengths[star.reference] * _FULL
    closer = sorted((p for p in _places(star) if units.lengths[p] >= full), key=units.distance)
    origin = units.distance(star.reference)
    for place in closer[:_TRIED]:
        if units.distance(place) >= origin:
            break
        if found := _around(units, place, star, kin):
            return found
    return star


def _places(star: Star) -> Iterator[int]:
    """Yield the places of the units that joined a reference."""
    return (place for place, _ in star.others)


def _around(units: Units, place: int, star: Star, kin: Kin) -> Star | None:
    """Return a claim with another reference, None if that does not match all others."""
    if place == star.reference:
        return star
    rest = [other for other in (star.reference, *_places(star)) if other != place]
    verdicts = [verify(units, place, other, kin) for other in rest]
    spun = units.reports.spun
    if all(v.match or spun[other] for v, other in zip(verdicts, rest, strict=True)):
        return Star(place, tuple(zip(rest, (v.score for v in verdicts), strict=True)))
    return None


def through_original(
    place: int, near: Iterable[int], claimed: Mapping[int, int], verdict_of: Verdicts
) -> Best:
    """Return the claim of the quote that a spun copy has altered, with the score, if there is one.

    Swapped words may leave nothing in common with a fuller report elsewhere; that the copy's quote
    is its original's is known from the two articles, and the original was compared.
    """
    best, score = None, 0.0
    for other in near:
        if other in claimed:
            verdict = verdict_of(other, place)
            if verdict.rule == "spun_copy" and verdict.score > score:
                best, score = claimed[other], verdict.score
    return best, score


def verify(units: Units, i: int, j: int, kin: Kin) -> Verdict:
    """Return whether two units match."""
    sure = _surely(units, i, j)
    if sure is not None:
        return sure
    a, b = units.coded(i), units.coded(j)
    shared = overlap(a, b)
    if shared.contained < MOST and not _may_tie(units, i, j):
        return Verdict(False, 0.0, "too_few_shared_words")
    return judge(a, b, shared, circumstances(units.occasion(i), units.occasion(j), kin))


def _surely(units: Units, i: int, j: int) -> Verdict | None:
    """Return the verdict on marked wordings of which one stands whole in the other, if certain.

    Their words tell so much that chance is ruled out under all circumstances.
    """
    reports = units.reports
    if reports.indirect[i] or reports.indirect[j]:
        return None
    if reports.outlets[i] == reports.outlets[j] and not _within_days(units, i, j, NEAR_DAYS):
        return None  # may be an outlet's furniture
    a, b = units.code(i), units.code(j)
    at, back = (a.find(b), 0) if len(b) <= len(a) else (0, b.find(a))
    if at < 0 or back < 0:
        return None
    length = min(len(a), len(b))
    shared = min(units.told_by(i, at, length), units.told_by(j, back, length))
    if shared < UNIQUE or units.nested(i) or units.nested(j):
        return None
    less = shared / max(units.told_by(i, 0, len(a)), units.told_by(j, 0, len(b)))
    return Verdict(True, contained_score(less), "unique_words")


def _within_days(units: Units, i: int, j: int, days: float) -> bool:
    """Whether two units were published within so many days, or one of them has no date."""
    reports = units.reports
    gap = max(reports.earliest[j] - reports.latest[i], reports.earliest[i] - reports.latest[j])
    return not bool(gap > days * _DAY)


def _may_tie(units: Units, i: int, j: int) -> bool:
    """Whether two units may have a speaker, a credit or a lineage in common."""
    said, outlets = units.reports.said, units.reports.outlets
    if (said[i] & (said[j] | outlets[j])) | (said[j] & outlets[i]):
        return True
    return bool(units.linked[i] and units.linked[j])


def _claim(units: Units, star: Star, told: Mapping[QuoteId, Told] = _NOTHING) -> Claim:
    """Return a star of units as a claim, with the relation of each quote to the reference."""
    quotes = units.quotes(star.reference)
    reference = quotes[0]
    if len(quotes) == 1 and not star.others:  # nearly all claims
        alone = _member(reference, reference, 1.0, {})
        return Claim(
            id=claim_id([reference.quote_id]), reference=reference.quote_id, members=(alone,)
        )
    scores = [(star.reference, 1.0), *star.others]
    known: dict[tuple[str, QuoteKind, bool], tuple[Relation, tuple[Change, ...]]] = {}
    before = told.get(reference.quote_id, {})
    for place, _ in scores if before else ():
        for quote in units.quotes(place):
            if (member := before.get(quote.quote_id)) is not None:
                known[_wording(quote)] = member.relation, member.changes
    members = [
        _member(reference, quote, score, known)
        for place, score in scores
        for quote in units.quotes(place)
    ]
    members.sort(key=lambda member: member.quote_id)
    ids: Sequence[QuoteId] = [member.quote_id for member in members]
    return Claim(id=claim_id(tuple(ids)), reference=reference.quote_id, members=tuple(members))


def _member(
    reference: Form,
    quote: Form,
    score: float,
    known: dict[tuple[str, QuoteKind, bool], tuple[Relation, tuple[Change, ...]]],
) -> Member:
    """Return a quote as a member of its reference's claim."""
    if quote.text == reference.text:
        return Member(quote_id=quote.quote_id, relation=Relation.VERBATIM, changes=(), score=1.0)
    key = _wording(quote)
    if key not in known:
        known[key] = compare(reference.text, quote.text, kind=quote.kind, spun=quote.spun)
    relation, changes = known[key]
    if quote.kind is QuoteKind.INDIRECT and relation is Relation.ALTERED:
        relation = Relation.PARAPHRASE
    return Member(quote_id=quote.quote_id, relation=relation, changes=changes, score=score)


def _wording(quote: Form) -> tuple[str, QuoteKind, bool]:
    """Return what of a quote decides how it relates to a reference."""
    return quote.text, quote.kind, quote.spun
