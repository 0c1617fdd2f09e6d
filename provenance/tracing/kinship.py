"""Two related articles: whether they are kin at all, and how the one text became the other."""

from dataclasses import dataclass, replace

from provenance.models import Proof
from provenance.tracing.alignment import Alignment, align, mirrored
from provenance.tracing.direction import direction
from provenance.tracing.swaps import Swaps, swaps
from provenance.tracing.wording import Text
from provenance.vocabulary import Evidence, LineageRelation

LEAST_PROSE = {Evidence.STATED: 0.2, Evidence.TEXTUAL: 0.3, Evidence.TEMPORAL: 0.55}
"""Shared prose as a part of the shorter article's words, by what the direction rests on. Two
articles that set one public statement or post without marks share up to half of their words."""
LEAST_PROSE_WORDS = 20
FACTS = 0.5  # of figures and names in changed sentences agree, or it is one pattern filled twice
EDITION_FACTS = 0.8
COPY_SHARE = 0.8  # of both texts, quotations included: one text, even if it is nearly all quotation
COPY_WORDS = 30
LEAST_PAIRINGS = 3
SAME_HOUSE_SHARE, SAME_HOUSE_IDENTITY = 0.75, 0.85
"""An outlet repeats its own background and patterns; only whole texts nearly alike are editions."""
EDITION_RUNS = 0.15  # of the shorter one's runs of words; editions within these bounds share more
VERBATIM = 0.95  # of the words stand in identical sentences
WHOLE = 0.9  # of an article's words
EDITED = 0.72  # mean similarity of the aligned sentences; below it the text was rewritten


@dataclass(frozen=True, slots=True)
class Kin:
    """A related pair, the likelier source first.

    `confidence` is that of the direction, `evidence` its class. `common` names the source that
    both go back to, where the one does not come from the other.
    """

    source: Text
    copy: Text
    alignment: Alignment
    swaps: Swaps
    relation: LineageRelation
    evidence: Evidence
    confidence: float
    common: str | None
    proofs: tuple[Proof, ...]

    @property
    def closeness(self) -> float:
        """How much of the copy's text is the source's, word for word (0 to 1)."""
        return self.alignment.share_right * self.alignment.identity


def relate(one: Text, other: Text) -> Kin | None:
    """Return how two articles are related, None when they only treat the same matter."""
    alignment = align(one.prepared, other.prepared)
    if not _related(one, other, alignment):
        return None
    exchanged = swaps(one.prepared, other.prepared, alignment)
    verdict = direction(one, other, alignment, exchanged)
    shorter = min(one.prepared.total, other.prepared.total)
    enough = LEAST_PROSE[verdict.evidence] * shorter
    if alignment.prose < enough and not _one_text(one, other, alignment):
        return None
    if verdict.forward:
        source, copy = one, other
    else:
        source, copy = other, one
        alignment, exchanged = mirrored(alignment), _turned_swaps(exchanged)
    return Kin(
        source=source,
        copy=copy,
        alignment=alignment,
        swaps=exchanged,
        relation=_relation(alignment, exchanged),
        evidence=verdict.evidence,
        confidence=verdict.confidence,
        common=verdict.common,
        proofs=verdict.proofs,
    )


def _related(one: Text, other: Text, alignment: Alignment) -> bool:
    """Whether so much prose is shared that the texts are kin and not two reports of one event."""
    share = max(alignment.share_left, alignment.share_right)
    if alignment.facts < FACTS:
        return False
    if one.house is not None and one.house == other.house:
        return _edition(alignment)
    if _one_text(one, other, alignment):
        return True
    few = len(alignment.pairings) < LEAST_PAIRINGS
    if few and (share < WHOLE or alignment.identity < WHOLE):
        return False
    return alignment.prose >= LEAST_PROSE_WORDS


def _edition(alignment: Alignment) -> bool:
    """Whether two articles of one outlet are editions of one text, not stories of one pattern."""
    return (
        min(alignment.share_left, alignment.share_right) >= SAME_HOUSE_SHARE
        and alignment.identity >= SAME_HOUSE_IDENTITY
        and alignment.facts >= EDITION_FACTS
    )


def _one_text(one: Text, other: Text, alignment: Alignment) -> bool:
    """Whether two articles are nearly the same from beginning to end."""
    return (
        min(alignment.share_left, alignment.share_right) >= COPY_SHARE
        and alignment.identity >= COPY_SHARE
        and min(one.prepared.total, other.prepared.total) >= COPY_WORDS
    )


def _relation(alignment: Alignment, exchanged: Swaps) -> LineageRelation:
    if exchanged.systematic:
        return LineageRelation.SPUN
    whole = min(alignment.share_left, alignment.share_right) >= WHOLE
    if whole and alignment.exact >= VERBATIM:
        return LineageRelation.VERBATIM
    return LineageRelation.EDITED if alignment.identity >= EDITED else LineageRelation.REWRITTEN


def turned(kin: Kin) -> Kin:
    """Return a pair with the source and the copy exchanged."""
    alignment, exchanged = mirrored(kin.alignment), _turned_swaps(kin.swaps)
    return replace(
        kin,
        source=kin.copy,
        copy=kin.source,
        alignment=alignment,
        swaps=exchanged,
        relation=_relation(alignment, exchanged),
    )


def _turned_swaps(exchanged: Swaps) -> Swaps:
    found = tuple(type(s)(s.right, s.left, s.right_span, s.left_span) for s in exchanged.found)
    return Swaps(found, exchanged.systematic, -exchanged.votes)
