"""Claims brought up to date with a few new quotes: the same as from all quotes, at a small cost.

A unit joins the best of the references before it that it is compared with, so what it joins can
change only if it is new, if its comparisons change, or if one of those references comes or goes.
Beginning with the new units, whoever is reached by a change is looked at again, until nobody is;
all others keep what they have joined.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from provenance.ids import ArticleId, ClaimId, QuoteId, claim_id
from provenance.matching.blocking import candidate_pairs
from provenance.matching.clusters import Star, Told, claims_of, joined
from provenance.matching.forms import Form
from provenance.matching.joining import Scores
from provenance.matching.known import Known, Past
from provenance.matching.occasions import kindred
from provenance.matching.ragged import Ints
from provenance.matching.reaching import Reach
from provenance.matching.standing import (
    GONE,
    LATER,
    Ids,
    Piece,
    Standing,
    absorbing,
    from_bytes,
    marked,
    merged,
    numbered,
    piece_of,
    pieces_of,
    quote_of,
    text_hashes,
)
from provenance.matching.uncollected import uncollected
from provenance.matching.units import Units
from provenance.models import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """All claims of some quotes, ordered by id, and what to keep for adding to them."""

    claims: tuple[Claim, ...]
    standing: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The claims that are new or not as they were, the ids of those that are no more.

    `standing` are pieces to keep now in addition, in the place of the last `replacing` ones.
    """

    claims: tuple[Claim, ...]
    gone: frozenset[ClaimId]
    standing: tuple[bytes, ...]
    replacing: int


@uncollected()
def settle(forms: Iterable[Form], *, kin: Iterable[tuple[ArticleId, ArticleId]] = ()) -> Settled:
    """Return the claims that quotes form, as `cluster` does, with what to keep of them."""
    relatives = kindred(kin)
    units = Units(list(forms), relatives)
    formed = list(joined(units, relatives, *candidate_pairs(units, relatives)))
    centres, scores = list(range(len(units))), [0.0] * len(units)
    for star in formed:
        for place, score in star.others:
            centres[place], scores[place] = star.reference, score
    claims = sorted(claims_of(units, formed, relatives), key=lambda claim: claim.id)
    return Settled(claims=tuple(claims), standing=tuple(pieces_of(units, centres, scores)))


def grow(
    past: Past,
    fresh: Iterable[Form],
    *,
    kin: Iterable[tuple[ArticleId, ArticleId]] = (),
    touched: Collection[ArticleId] = (),
) -> Growth:
    """Return how claims change when quotes are added.

    `kin` are all pairs of articles that are linked by lineage now; `touched` are the articles
    held before of which a quote's form or the kin is not what it was.
    """
    known = Known(past, fresh, kindred(kin))
    stood = Standing(map(from_bytes, past.standing()))
    new, removed = _renewed(known, stood, frozenset(touched))
    standing = stood.with_more(new)
    standing.alive[removed] = False
    centres, scores = Reach(known, standing, stood.alive).settled()
    return _growth(known, standing, stood, (centres, scores), touched)


def _renewed(known: Known, stood: Standing, touched: frozenset[ArticleId]) -> tuple[Piece, Ints]:
    """Return the units that are new or not as they were, and the places of those they replace.

    All quotes of a wording are looked at together, for their units depend on each other.
    """
    seeds = [*known.fresh, *known.forms_in(touched)]
    held = [numbered(form.quote_id) for form in seeds if form.article_id in touched]
    texts = np.unique(text_hashes(known.wordings.of(form.text for form in seeds)))
    same = stood.places(stood.texts, texts[texts != 0])
    same = np.union1d(same, stood.owning(np.array(held, np.uint64)))
    held_units = known.quotes(stood, same)
    old = dict(zip(map(_names, held_units), same.tolist(), strict=True))
    forms = {form.quote_id: form for unit in held_units for form in unit}
    forms |= {form.quote_id: form for form in seeds}
    units = Units(list(forms.values()), known.kin, wordings=known.wordings)
    new: list[int] = []
    for place in range(len(units)):
        quotes = units.quotes(place)
        if _names(quotes) not in old or any(quote.article_id in touched for quote in quotes):
            new.append(place)
        else:
            del old[_names(quotes)]
    own = range(len(units))
    piece = piece_of(units, own, [0.0] * len(own)).take(np.array(new, np.int64))
    return marked(piece, LATER), np.array(sorted(old.values()), np.int64)


def _names(quotes: Iterable[Form]) -> frozenset[QuoteId]:
    return frozenset(quote.quote_id for quote in quotes)


def _growth(
    known: Known,
    standing: Standing,
    stood: Standing,
    found: tuple[Ids, Scores],
    touched: Collection[ArticleId],
) -> Growth:
    """Return what came of a growth: claims, what is no more, and what to keep."""
    centres, scores = found
    size, after = len(stood), standing.alive
    moved = (centres != standing.centres) | (scores != standing.scores)
    moved |= np.arange(len(standing)) >= size
    changed = np.flatnonzero(after & moved)
    removed = np.flatnonzero(stood.alive & ~after[:size])
    lost = standing.centres[np.concatenate([changed[changed < size], removed])]
    reached = np.union1d(lost, centres[changed])
    before = _claim_ids(stood, reached)
    told = known.told(sorted(before), touched)
    claims = _claims(known, standing, (centres, scores), reached, told)
    gone = before - {claim.id for claim in claims}
    rows = standing.take(changed)
    rows = replace(rows, centres=centres[changed], scores=scores[changed])
    kept = np.setdiff1d(standing.firsts[removed], rows.firsts)
    dropped = standing.take(removed[np.isin(standing.firsts[removed], kept)])
    piece = merged([marked(rows, LATER), marked(dropped, LATER | GONE)])
    pieces, replacing = [], 0
    if len(piece):
        piece, replacing = absorbing(stood.pieces, piece)
        pieces = [piece.to_bytes()]
    return Growth(claims=claims, gone=frozenset(gone), standing=tuple(pieces), replacing=replacing)


def _claims(
    known: Known,
    standing: Standing,
    found: tuple[Ids, Scores],
    wanted: Ids,
    told: Mapping[QuoteId, Told],
) -> tuple[Claim, ...]:
    """Return the claims of some references, given by their first quotes."""
    centres, scores = found
    places = standing.places(centres, wanted)
    units, order = known.units(standing, places)
    at = {int(standing.firsts[place]): n for n, place in enumerate(order)}
    others: dict[int, list[tuple[int, float]]] = {}
    for n, place in enumerate(order):
        centre = at[int(centres[place])]
        here = others.setdefault(centre, [])
        if centre != n:
            here.append((n, float(scores[place])))
    stars = (Star(centre, tuple(here)) for centre, here in others.items())
    return tuple(sorted(claims_of(units, stars, known.kin, told), key=lambda claim: claim.id))


def _claim_ids(stood: Standing, references: Ids) -> set[ClaimId]:
    """Return the ids of the claims that some references had, given by their first quotes."""
    least: dict[int, int] = {}
    places = stood.places(stood.centres, references)
    others = stood.column("others", places)
    for row, place in enumerate(places.tolist()):
        centre = int(stood.centres[place])
        own = min([int(stood.firsts[place]), *others.row(row).tolist()])
        least[centre] = min(own, least.get(centre, own))
    return {claim_id([quote_of(number)]) for number in least.values()}
