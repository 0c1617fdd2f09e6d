"""What a reader of a claim should know, each with its evidence, in one calm sentence."""

from collections.abc import Iterator, Mapping

from provenance.ids import QuoteId
from provenance.models import Proof, Quote, Warning
from provenance.tracing.anonymity import is_single, is_somebody
from provenance.tracing.chains import Chain
from provenance.tracing.change_warnings import change_warnings, passage
from provenance.tracing.growing import Growth
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.tracing.roots import Roots, independent
from provenance.tracing.speaker_conflicts import speaker_conflicts
from provenance.tracing.withdrawing import withdrawals
from provenance.vocabulary import Evidence, QuoteKind, SpeakerKind, WarningKind

_ORDER = {kind: at for at, kind in enumerate(WarningKind)}


def claim_warnings(
    case: Case, chains: Mapping[QuoteId, Chain], roots: Roots, grown: tuple[Growth, ...]
) -> tuple[Warning, ...]:
    """Return the warnings of a claim and its quotes, in a fixed order."""
    everything = [
        *_single_anonymous(case, roots),
        *_reporter_words(case, roots),
        *withdrawals(case, chains, roots),
    ]
    if len(case.quotes) > 1:  # a single quote, as nearly all claims have, meets no other
        everything += speaker_conflicts(case, roots)
        everything += _circular(case, chains, roots)
        everything += _grown(case, grown)
        everything += change_warnings(case, roots, {growth.grown for growth in grown})
    everything.sort(key=lambda w: (_ORDER[w.kind], w.quote_id or ""))
    return tuple(everything)


def _single_anonymous(case: Case, roots: Roots) -> Iterator[Warning]:
    """Warn when all that is reported rests on one unnamed source.

    What the origin's own held article says decides; a copy may have lost who said it.
    """
    if not any(quote.speaker.kind is SpeakerKind.ANONYMOUS for quote in case.quotes):
        return
    if independent(case, roots.found) != 1 or roots.circle:
        return
    root = roots.found[0]
    held = [q for q in case.quotes if q.id == root.quote_id and is_one_person(q)]
    lost = SpeakerKind.UNKNOWN if held else None
    if not all(is_one_person(quote) or quote.speaker.kind is lost for quote in case.quotes):
        return
    near = held or list(case.quotes)
    quote = max(near, key=lambda q: (len(q.speaker.name or ""), q.id))
    whose = "" if root.source == UNKNOWN_OUTLET else f" of {root.source}"
    yield Warning(
        kind=WarningKind.SINGLE_ANONYMOUS_SOURCE,
        sentence=(
            f"All that is held of this claim leads back to one unnamed source{whose} "
            f"(“{quote.speaker.name}”)."
        ),
        claim_id=case.claim.id,
        proofs=(passage(quote),),
    )


def is_one_person(quote: Quote) -> bool:
    """Whether a quote's speaker is one unnamed source; "critics" and "officials" are none."""
    speaker = quote.speaker
    if speaker.kind is not SpeakerKind.ANONYMOUS or not is_single(speaker.name or ""):
        return False
    return quote.kind is not QuoteKind.INDIRECT or is_somebody(speaker.name or "")


def _reporter_words(case: Case, roots: Roots) -> Iterator[Warning]:
    """Warn of marked words that are a source's account of a person.

    The article says so itself, or the source's own held article has the words as narration.
    """
    narrated = {q: root for root in roots.found if root.narrates for q in root.quotes}
    for quote in case.quotes:
        source, who = quote.speaker.name, quote.about or "the person"
        root = narrated.get(quote.id)
        if not quote.reporter_words:
            if root is None or quote.speaker.kind is not SpeakerKind.PERSON:
                continue
            source, who = root.source, quote.speaker.name or who
        yield Warning(
            kind=WarningKind.REPORTER_WORDS,
            sentence=(
                f"The words in quotation marks are {source or 'the report'}'s account of {who}, "
                f"not {who}'s own speech."
            ),
            claim_id=case.claim.id,
            quote_id=quote.id,
            proofs=(passage(quote), *((root.narration,) if root and root.narration else ())),
        )


def _circular(case: Case, chains: Mapping[QuoteId, Chain], roots: Roots) -> Iterator[Warning]:
    """Warn of quotes whose sources credit each other."""
    ring = " → ".join((*roots.circle, roots.circle[0])) if roots.circle else ""
    for quote_id in roots.circle_quotes:
        credits = [hop for hop in chains[quote_id] if hop.evidence is Evidence.STATED and hop.text]
        yield Warning(
            kind=WarningKind.CIRCULAR,
            sentence=f"The credits for these words run in a circle: {ring}.",
            claim_id=case.claim.id,
            quote_id=quote_id,
            proofs=tuple(
                Proof(
                    evidence=Evidence.STATED,
                    text=hop.text or "",
                    article_id=hop.article_id,
                    start=hop.start,
                    end=hop.end,
                )
                for hop in credits
            ),
        )


def _grown(case: Case, grown: tuple[Growth, ...]) -> Iterator[Warning]:
    for growth in grown:
        partial, quote = case.ledger.quotes[growth.partial], case.ledger.quotes[growth.grown]
        yield Warning(
            kind=WarningKind.PARTIAL_GROWN,
            sentence=(
                f"The earliest article held quotes only “{partial.text.rstrip(' ,.')}”; nothing "
                f"supports the words around it here ({growth.added})."
            ),
            claim_id=case.claim.id,
            quote_id=quote.id,
            proofs=(passage(quote), passage(partial)),
        )
