"""Claims: quotes that carry one statement, each one compared with the claim's reference itself.

A chain of likeness (A is like B, B is like C) makes no claim: aggregator pages and stock phrases
would chain half a corpus together. References are chosen first, the fullest wordings nearest to the
origin; every other wording joins the reference that it matches best, and none if it matches none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from provenance.ids import ArticleId, claim_id
from provenance.matching.blocking import candidate_pairs
from provenance.matching.comparing import compare
from provenance.matching.forms import Form
from provenance.matching.overlap import overlap
from provenance.matching.verification import Verdict, judge
from provenance.matching.wordings import Kin, Unit, circumstances, units, worth
from provenance.models import Claim, Member
from provenance.text.normal import words
from provenance.vocabulary import QuoteKind, Relation

_FULLER = 1.25  # lengths within this ratio count as equally full
Edges = Mapping[int, Mapping[int, Verdict]]


def cluster(
    forms: Iterable[Form], *, kin: Iterable[tuple[ArticleId, ArticleId]] = ()
) -> tuple[Claim, ...]:
    """Return the claims that quotes form, ordered by id; every quote is in exactly one.

    `kin` are pairs of articles that are linked by lineage. The order of both makes no difference.
    """
    relatives = kindred(kin)
    all_units = units(forms, relatives)
    edges = _edges(all_units, relatives)
    stars = _stars(all_units, edges)
    claims = [_claim(all_units, star) for star in stars]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def kindred(kin: Iterable[tuple[ArticleId, ArticleId]]) -> dict[ArticleId, frozenset[ArticleId]]:
    """Return the related articles of each article."""
    related: dict[ArticleId, set[ArticleId]] = defaultdict(set)
    for a, b in kin:
        if a != b:
            related[a].add(b)
            related[b].add(a)
    return {article: frozenset(others) for article, others in related.items()}


def _edges(all_units: Sequence[Unit], kin: Kin) -> dict[int, dict[int, Verdict]]:
    """Return the verified matches among the candidate pairs, both ways."""
    edges: dict[int, dict[int, Verdict]] = defaultdict(dict)
    for i, j in candidate_pairs(all_units, kin):
        a, b = all_units[i], all_units[j]
        verdict = judge(a.words, b.words, overlap(a.words, b.words), circumstances(a, b, kin))
        if verdict.match:
            edges[i][j] = edges[j][i] = verdict
    return edges


def _rank(unit: Unit) -> tuple[bool, bool, int, int, str, str]:
    """Return the sort key by which the better reference comes first."""
    best = unit.quotes[0]
    spun, indirect, depth, earliest, quote = worth(best)
    fullness = int(log(max(1, len(unit.words))) / log(_FULLER))
    return (spun, indirect, -fullness, depth, earliest, quote)


def _stars(all_units: Sequence[Unit], edges: Edges) -> list[list[int]]:
    """Return the clusters as lists of places, the reference first."""
    order = sorted(range(len(all_units)), key=lambda place: _rank(all_units[place]))
    ranks = {place: rank for rank, place in enumerate(order)}
    references: set[int] = set()
    for place in order:
        if references.isdisjoint(edges.get(place, ())):
            references.add(place)
    stars = {place: [place] for place in order if place in references}
    for place in order:
        if place not in references:
            near = edges[place]
            best = max(
                (x for x in near if x in references), key=lambda x: (near[x].score, -ranks[x])
            )
            stars[best].append(place)
    return list(stars.values())


def _claim(all_units: Sequence[Unit], star: Sequence[int]) -> Claim:
    """Return a star of units as a claim, with the relation of each quote to the reference."""
    first = all_units[star[0]]
    reference = first.quotes[0]
    members = []
    for place in star:
        for quote in all_units[place].quotes:
            members.append(_member(reference, quote))
    members.sort(key=lambda member: member.quote_id)
    return Claim(
        id=claim_id([member.quote_id for member in members]),
        reference=reference.quote_id,
        members=tuple(members),
    )


def _member(reference: Form, quote: Form) -> Member:
    if reference.quote_id == quote.quote_id or reference.text == quote.text:
        return Member(quote_id=quote.quote_id, relation=Relation.VERBATIM, changes=(), score=1.0)
    relation, changes = compare(reference.text, quote.text, kind=quote.kind)
    if quote.kind is QuoteKind.INDIRECT and relation is Relation.ALTERED:
        relation = Relation.PARAPHRASE
    shared = overlap(words(reference.text), words(quote.text))
    return Member(
        quote_id=quote.quote_id,
        relation=relation,
        changes=changes,
        score=round(shared.contained, 4),
    )
