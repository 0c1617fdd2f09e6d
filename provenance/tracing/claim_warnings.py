"""What a reader of a claim should know, each with its evidence, in one calm sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from provenance.ids import QuoteId
from provenance.models import Change, Member, Proof, Quote, Warning
from provenance.sources.names import name_key
from provenance.tracing.chains import Chain
from provenance.tracing.ledger import Case
from provenance.tracing.origins import Root
from provenance.vocabulary import (
    Act,
    ChangeKind,
    Evidence,
    Relation,
    Severity,
    SpeakerKind,
    WarningKind,
)

_CHANGED = {
    ChangeKind.NUMBER: (WarningKind.NUMBER_CHANGED, "A number differs from the reference"),
    ChangeKind.NEGATION: (WarningKind.NEGATION_CHANGED, "A negation differs from the reference"),
    ChangeKind.CONDITION: (
        WarningKind.CONDITION_DROPPED,
        "A condition of the reference is missing or changed",
    ),
}


def claim_warnings(
    case: Case, chains: Mapping[QuoteId, Chain], found: list[Root]
) -> tuple[Warning, ...]:
    """Return the warnings of a claim and its quotes, in a fixed order."""
    everything = [
        *_speakers(case, found),
        *_single_anonymous(case, found),
        *_reporter_words(case),
        *_changes(case, chains),
    ]
    order = list(WarningKind)
    return tuple(sorted(everything, key=lambda w: (order.index(w.kind), w.quote_id or "")))


def _passage(quote: Quote, evidence: Evidence = Evidence.HELD) -> Proof:
    """Return a quote's own words as evidence."""
    return Proof(
        evidence=evidence,
        text=quote.text,
        article_id=quote.article_id,
        start=quote.start,
        end=quote.end,
    )


def _speakers(case: Case, found: list[Root]) -> Iterator[Warning]:
    """Warn when named speakers of one wording differ."""
    named: dict[str, list[Quote]] = defaultdict(list)
    for quote in case.quotes:
        speaker = quote.speaker
        if speaker.name and speaker.kind in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION}:
            named[name_key(speaker.name)].append(quote)
    if len(named) < 2:
        return
    near = set(found[0].quotes) if found else set()
    ranked = sorted(
        named.values(),
        key=lambda group: (-sum(q.id in near for q in group), -len(group), group[0].id),
    )
    names = [group[0].speaker.name or "" for group in ranked]
    yield Warning(
        kind=WarningKind.SPEAKER_CONFLICT,
        sentence=(
            f"The same words are attributed to {' and to '.join(names)}; "
            f"the quotes nearest to the origin name {names[0]}."
        ),
        claim_id=case.claim.id,
        proofs=tuple(_passage(group[0]) for group in ranked),
    )


def _single_anonymous(case: Case, found: list[Root]) -> Iterator[Warning]:
    """Warn when all that is reported rests on one unnamed source."""
    if len(found) != 1 or not case.quotes:
        return
    if any(quote.speaker.kind is not SpeakerKind.ANONYMOUS for quote in case.quotes):
        return
    quote = case.quotes[0]
    yield Warning(
        kind=WarningKind.SINGLE_ANONYMOUS_SOURCE,
        sentence=(
            f"Everything held for this claim leads back to one unnamed source of "
            f"{found[0].source} (“{quote.speaker.name}”)."
        ),
        claim_id=case.claim.id,
        proofs=(_passage(quote),),
    )


def _reporter_words(case: Case) -> Iterator[Warning]:
    for quote in case.quotes:
        if quote.reporter_words:
            who = quote.about or "the person"
            yield Warning(
                kind=WarningKind.REPORTER_WORDS,
                sentence=(
                    f"The words in quotation marks are {quote.speaker.name or 'the report'}'s "
                    f"account of {who}, not {who}'s own speech."
                ),
                claim_id=case.claim.id,
                quote_id=quote.id,
                proofs=(_passage(quote),),
            )


def _changes(case: Case, chains: Mapping[QuoteId, Chain]) -> Iterator[Warning]:
    """Warn of what a quote changed against the reference."""
    for member in case.claim.members:
        quote = case.ledger.quotes[member.quote_id]
        for kind, (warning, sentence) in _CHANGED.items():
            change = next(
                (c for c in member.changes if c.kind is kind and c.severity is Severity.MEANING),
                None,
            )
            if change is not None:
                yield _changed(case, quote, warning, sentence, change)
        yield from _splice(case, member, quote)
        yield from _wording(case, member, quote, chains)


def _changed(case: Case, quote: Quote, kind: WarningKind, sentence: str, change: Change) -> Warning:
    before = f"“{change.reference_text}”" if change.reference_text else "nothing"
    after = f"“{change.quote_text}”" if change.quote_text else "nothing"
    return Warning(
        kind=kind,
        sentence=f"{sentence}: {before} there, {after} here.",
        claim_id=case.claim.id,
        quote_id=quote.id,
        proofs=(_passage(quote), _passage(case.ledger.quotes[case.claim.reference])),
    )


def _splice(case: Case, member: Member, quote: Quote) -> Iterator[Warning]:
    """Warn when words were left out inside one stretch of quoted words."""
    if member.relation is not Relation.ELIDED or len(quote.segments) > 1:
        return
    change = next((c for c in member.changes if c.kind is ChangeKind.ELIDED), None)
    if change is not None:
        yield _changed(
            case,
            quote,
            WarningKind.SPLICE,
            "Words were left out between the quoted parts",
            change,
        )


def _wording(
    case: Case, member: Member, quote: Quote, chains: Mapping[QuoteId, Chain]
) -> Iterator[Warning]:
    """Warn of other words in a quote that depends on the reference's source.

    Two reporters who heard one utterance differ honestly; only who took the words from another
    has changed them.
    """
    change = next((c for c in member.changes if c.severity is not Severity.COSMETIC), None)
    if member.relation is not Relation.ALTERED or change is None:
        return
    reference = case.ledger.quotes[case.claim.reference]
    theirs = {hop.source for hop in chains[reference.id] if hop.act is not Act.SAID}
    ours = {hop.source for hop in chains[quote.id] if hop.act is not Act.SAID}
    if theirs & ours and quote.article_id != reference.article_id:
        yield _changed(
            case,
            quote,
            WarningKind.WORDING_CHANGED,
            "The wording differs from the reference",
            change,
        )
