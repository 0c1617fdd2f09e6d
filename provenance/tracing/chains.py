"""The way of a quote from its speaker to the outlet that carries it, hop by hop.

The nearest hops are read off the article's own words (who said it, who reported it). Then come the
hops of the text: where the article's text comes from another, the quote came with it, unless it
stands in a part that the outlet added. The last hop is the carrying outlet itself, which is held.
"""

from collections.abc import Iterable
from dataclasses import replace

from provenance.ids import ArticleId
from provenance.models import Hop, Lineage, Proof, Quote
from provenance.tracing.access import heard_it
from provenance.tracing.cited import cited_twin, earlier_twins, named_beside
from provenance.tracing.ledger import Case, Ledger
from provenance.tracing.merging import second_source
from provenance.vocabulary import (
    Act,
    CreditKind,
    Evidence,
    LineageRelation,
    SourceKind,
    SpeakerKind,
)

_UNSPACED = (
    "\u2e80"  # scripts from here on do not put spaces between words: one character is a word
)
_SPEAKER_KINDS = {
    SpeakerKind.PERSON: SourceKind.PERSON,
    SpeakerKind.ORGANISATION: SourceKind.ORGANISATION,
    SpeakerKind.ANONYMOUS: SourceKind.ANONYMOUS,
}
_WITHOUT_TWIN = 0.9  # share of the copy's text from which on a quote not found above came with it

Chain = tuple[Hop, ...]
Twins = tuple[Quote, ...]
"""The claim's quotes in other outlets' articles that one may have been taken from."""


def chain(case: Case, quote: Quote, seen: frozenset[ArticleId] = frozenset()) -> Chain:
    """Return the hops of a quote, from the speaker to the outlet that carries it."""
    told = speaker_hop(case.ledger, quote)
    vias = _via_hops(case, quote) if quote.via else []
    above, act = list[Hop](), Act.REPORTED
    if len(case.by_article) > 1 or quote.article_id in case.ledger.above:
        above, vias, act = _behind(case, quote, vias, seen | {quote.article_id})
    if told is None:
        told = next((hop for hop in above if hop.act is Act.SAID), None)
    reported = _joined(vias, [hop for hop in above if hop.act is not Act.SAID]) if above else vias
    own = case.ledger.carrier(quote.article_id)
    if act is not own.act:
        own = replace(own, act=act)
    hops = [hop for hop in reported if hop.source != own.source]
    if told is None:
        return (*hops, own)
    if told.source == own.source and not hops:
        return (replace(own, act=Act.SAID),)
    return (told, *(hop for hop in hops if hop.source != told.source), own)


def lone_chain(ledger: Ledger, quote: Quote) -> Chain:
    """Return the hops of a quote with nothing between its speaker and the outlet's own text."""
    told, own = speaker_hop(ledger, quote), ledger.carrier(quote.article_id)
    if told is None:
        return (own,)
    return (told, own) if told.source != own.source else (replace(own, act=Act.SAID),)


def _behind(
    case: Case, quote: Quote, vias: list[Hop], seen: frozenset[ArticleId]
) -> tuple[list[Hop], list[Hop], Act]:
    """Return the hops behind a quote's text, those that its article names, and what it did."""
    above = _above(case, quote, seen)
    act = _carrying(case, quote) if above else Act.REPORTED
    if not above and len(case.by_article) > 1:
        twins = tuple(earlier_twins(case, quote, seen))
        if twins and not vias:  # of nearly all quotes without; what follows reads texts
            above, act = _merged(case, quote, twins, seen)
        if twins and not above:
            vias = _cited(case, quote, vias, twins, seen)
    return above, vias, act


def speaker_hop(ledger: Ledger, quote: Quote) -> Hop | None:
    """Return the hop of the speaker; None when nobody is known to have said it."""
    speaker = quote.speaker
    if speaker.name is None or speaker.kind not in _SPEAKER_KINDS:
        return None
    kind = _SPEAKER_KINDS[speaker.kind]
    name = speaker.name
    if speaker.kind is SpeakerKind.ORGANISATION:
        name = ledger.name(name)
        known = ledger.kind(name)
        unheld = known is SourceKind.OUTLET and not ledger.is_paper(name)
        kind = kind if unheld else known
    text, start, end = _speaker_words(quote)
    return Hop(
        source=name,
        source_kind=kind,
        act=Act.SAID,
        evidence=Evidence.STATED if text else Evidence.TEXTUAL,
        text=text,
        article_id=quote.article_id,
        start=start,
        end=end,
        confidence=round(speaker.confidence, 3),
    )


def _speaker_words(quote: Quote) -> tuple[str | None, int | None, int | None]:
    """Return the words that name the speaker with their offsets, with the cue if it is beside them.

    The words stand in the article just so: what is apart is not joined, for a proof is looked up.
    """
    source, cue, words = quote.speaker.span, quote.cue, quote.speaker_text
    if source is None or words is None:
        return (quote.cue_text, *cue) if cue and quote.cue_text else (None, None, None)
    if cue and quote.cue_text and (words.isascii() or max(words) < _UNSPACED):
        if cue[0] - source[1] == 1:
            return f"{words} {quote.cue_text}", source[0], cue[1]
        if source[0] - cue[1] == 1:
            return f"{quote.cue_text} {words}", cue[0], source[1]
    return words, *source


def _via_hops(case: Case, quote: Quote) -> list[Hop]:
    """Return the reporting sources that the article names, nearest to the speaker first."""
    found: list[Hop] = []
    for via in quote.via:
        name = case.ledger.name(via.source)
        if any(hop.source == name for hop in found):
            continue
        found.append(
            Hop(
                source=name,
                source_kind=via.kind,
                act=Act.REPORTED,
                evidence=Evidence.STATED,
                text=via.text,
                article_id=quote.article_id,
                start=via.start,
                end=via.end,
                confidence=0.95,
            )
        )
    return found


def _cited(
    case: Case, quote: Quote, vias: list[Hop], twins: Twins, seen: frozenset[ArticleId]
) -> list[Hop]:
    """Return the sources that an article names, with those that the last one's own article names.

    Where the article names none beside the quote, the one outlet that it credits near it.
    """
    if not vias and (beside := named_beside(case, quote, twins)) is not None:
        vias = [beside]
    if not vias or (twin := cited_twin(case, twins, vias[-1].source)) is None:
        return vias
    further = [hop for hop in chain(case, twin, seen)[:-1] if hop.act is not Act.SAID]
    ring = case.ledger.house(quote.article_id) in {hop.source for hop in further}
    return vias if ring else _joined(vias, [*further, vias[-1]])


def _merged(
    case: Case, quote: Quote, twins: Twins, seen: frozenset[ArticleId]
) -> tuple[list[Hop], Act]:
    """Return the hops behind a quote that stands in a part from a second source, and what was done.

    [] where the outlet reports it itself.
    """
    found = second_source(case, quote, twins)
    if found is None:
        return [], Act.REPORTED
    hop = found.hop(case)
    hops = chain(case, found.twin, seen)[:-1]
    if case.ledger.house(quote.article_id) in {each.source for each in hops}:
        hops = ()
    stated = hop.evidence is Evidence.STATED
    return [*hops, hop], Act.CARRIED if stated else Act.COPIED


def _above(case: Case, quote: Quote, seen: frozenset[ArticleId]) -> list[Hop]:
    """Return the hops that the quote's text has behind it, [] where the text is the outlet's."""
    lineage = case.ledger.above.get(quote.article_id)
    if lineage is None or not came_with_text(case, quote, lineage):
        return []
    source_id = lineage.from_article_id
    held = source_id is not None and source_id not in seen
    if lineage.relation is LineageRelation.REVISION:
        twin = case.twin(source_id) if held and source_id else None
        return list(chain(case, twin, seen)[:-1]) if twin else []
    own_text = held and source_id and case.ledger.house(source_id) == lineage.from_source
    twin = case.twin(source_id) if own_text and source_id else None
    if twin is None:
        return [_text_hop(case, lineage)] if lineage.from_source else []
    hops = list(chain(case, twin, seen))
    return [*hops[:-1], _text_hop(case, lineage, above=hops[-1])]


def came_with_text(case: Case, quote: Quote, lineage: Lineage) -> bool:
    """Whether a quote stands in the part of an article that comes from the lineage's source.

    It does where the source's article, or another article that goes back to the same source, has
    the quote too. Without one it does when nearly all the text comes from there, or when a credit
    marks the whole text; a "with AP" below a local report marks only a part.
    """
    source_id = lineage.from_article_id
    if source_id is not None and source_id in case.by_article:
        return True
    if _sibling_has_it(case, quote, lineage):
        return True
    if lineage.share_of_copy is not None:
        return lineage.share_of_copy >= _WITHOUT_TWIN
    article = case.ledger.facts[quote.article_id]
    if heard_it(case.ledger, quote):
        return False
    return lineage.credited and any(
        credit.kind is not CreditKind.BYLINE or credit.source is not None
        for credit in article.credits
        if case.ledger.name(credit.source or "") == lineage.from_source
    )


def _sibling_has_it(case: Case, quote: Quote, lineage: Lineage) -> bool:
    source = lineage.from_source
    for article_id in case.by_article:
        if article_id == quote.article_id:
            continue
        other = case.ledger.above.get(article_id)
        if case.ledger.house(article_id) == source or (other and other.from_source == source):
            return True
    return False


def _text_hop(case: Case, lineage: Lineage, above: Hop | None = None) -> Hop:
    """Return the hop of the source of a text, with the words that show it."""
    source = above.source if above else lineage.from_source or ""
    evidence, proof = lineage_evidence(lineage)
    return Hop(
        source=source,
        source_kind=above.source_kind if above else case.ledger.kind(source),
        act=above.act if above else Act.REPORTED,
        evidence=evidence,
        text=proof.text if proof else None,
        article_id=proof.article_id if proof else lineage.article_id,
        start=proof.start if proof else None,
        end=proof.end if proof else None,
        confidence=round(lineage.confidence, 3),
    )


def lineage_evidence(lineage: Lineage) -> tuple[Evidence, Proof | None]:
    """Return the class of evidence for a lineage, and its best proof.

    Words of another article, such as a sibling's credit, make it no stated one.
    """
    order = [Evidence.STATED] if lineage.credited else [Evidence.TEMPORAL, Evidence.TEXTUAL]
    if lineage.credited:
        order.append(Evidence.TEXTUAL)
    for wanted in order:
        for proof in lineage.proofs:
            own = proof.article_id == lineage.article_id
            if proof.evidence is wanted and (own or wanted is not Evidence.STATED):
                return wanted, proof
    return Evidence.TEXTUAL, lineage.proofs[0] if lineage.proofs else None


def _joined(vias: list[Hop], above: Iterable[Hop]) -> list[Hop]:
    """Return the hops above with the article's own words where it names the same sources."""
    stated = {hop.source: hop for hop in vias}
    upstream = list(above)
    names = {hop.source for hop in upstream}
    first = [hop for hop in vias if hop.source not in names]
    return first + [stated.get(hop.source, hop) for hop in upstream]


def _carrying(case: Case, quote: Quote) -> Act:
    """Return what an outlet did that has a quote with another's text."""
    lineage = case.ledger.above.get(quote.article_id)
    if lineage is None or lineage.relation is LineageRelation.REVISION:
        return Act.REPORTED
    spun = lineage.relation is LineageRelation.SPUN
    return Act.CARRIED if lineage.credited and not spun else Act.COPIED
