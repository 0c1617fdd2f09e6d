"""The words that show that two texts are related: a shared passage, exchanged words, an order."""

from provenance.models import Proof
from provenance.tracing.kinship import Kin
from provenance.tracing.swaps import telling
from provenance.vocabulary import Evidence, LineageRelation

_PASSAGE = 400  # characters of a shared passage that are shown


def kin_proofs(kin: Kin, *, swaps: bool = True) -> tuple[Proof, ...]:
    """Return the evidence that the copy's text is the source's, apart from credits.

    `swaps` leaves out the exchanged words, where it is not the copy that was spun.
    """
    proofs = [*_passage(kin)]
    if swaps and kin.relation is LineageRelation.SPUN:
        proofs += _exchanges(kin)
    if kin.evidence is Evidence.TEMPORAL:
        proofs.append(_order(kin))
    return tuple(proofs)


def _passage(kin: Kin) -> list[Proof]:
    """Return the longest of the most similar aligned sentences, as it stands in the copy."""
    sentences = kin.copy.prepared.sentences
    best = max(
        kin.alignment.pairings,
        key=lambda p: (p.similarity * min(40, len(sentences[p.right].words)), -p.right),
        default=None,
    )
    if best is None:
        return []
    start, end = sentences[best.right].span
    end = min(end, start + _PASSAGE)
    article = kin.copy.article
    return [
        Proof(
            evidence=Evidence.TEXTUAL,
            text=article.text[start:end],
            article_id=article.id,
            start=start,
            end=end,
        )
    ]


def _exchanges(kin: Kin) -> list[Proof]:
    article = kin.copy.article
    return [
        Proof(
            evidence=Evidence.TEXTUAL,
            text=f"{swap.left} → {swap.right}",
            article_id=article.id,
            start=swap.right_span[0],
            end=swap.right_span[1],
        )
        for swap in telling(kin.swaps.found)
    ]


def _order(kin: Kin) -> Proof:
    source, copy = kin.source.article.dates, kin.copy.article.dates
    if source.before(copy):
        text = f"published by {source.latest}, the other from {copy.earliest} on"
    else:
        text = "nothing but its length shows which text came first"
    return Proof(evidence=Evidence.TEMPORAL, text=text, article_id=kin.copy.article.id)
