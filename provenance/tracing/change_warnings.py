"""Warnings of what a quote changed against the reference of its claim."""

from collections.abc import Iterator, Set

from provenance.ids import QuoteId
from provenance.models import Change, Member, Proof, Quote, Warning
from provenance.text.normal import words
from provenance.tracing.ledger import Case
from provenance.tracing.placing import in_place
from provenance.tracing.roots import Roots
from provenance.vocabulary import (
    ChangeKind,
    Evidence,
    QuoteKind,
    Relation,
    Severity,
    WarningKind,
)

_MEANING = {
    ChangeKind.NUMBER: (WarningKind.NUMBER_CHANGED, "A number differs from the reference"),
    ChangeKind.NEGATION: (WarningKind.NEGATION_CHANGED, "A negation differs from the reference"),
    ChangeKind.CONDITION: (
        WarningKind.CONDITION_DROPPED,
        "A condition of the reference is missing or changed",
    ),
}
_NO_OTHER_WORDING = frozenset(
    {ChangeKind.TRUNCATED, ChangeKind.ELIDED, ChangeKind.TRANSLATION, *_MEANING}
)
_LOST = frozenset({Relation.TRANSLATION, Relation.PARAPHRASE})
_LEFT_OUT = 5  # words; "the day of" left out joins no far parts
_SHOWN = 240  # characters of each side of a change


def passage(quote: Quote) -> Proof:
    """Return a quote's own words as evidence."""
    return Proof(
        evidence=Evidence.HELD,
        text=quote.text,
        article_id=quote.article_id,
        start=quote.start,
        end=quote.end,
    )


def change_warnings(case: Case, roots: Roots, grown: Set[QuoteId]) -> Iterator[Warning]:
    """Yield the warnings of each quote's changes; of a grown quote the growth says enough."""
    for member in case.claim.members:
        if not member.changes:
            continue
        quote = case.ledger.quotes[member.quote_id]
        for kind, (warning, sentence) in _MEANING.items():
            change = next(
                (
                    c
                    for c in member.changes
                    if c.kind is kind
                    and c.severity is Severity.MEANING
                    and in_place(case.ledger.quotes[case.claim.reference], quote, c)
                ),
                None,
            )
            if change is not None:
                yield _changed(case, quote, warning, sentence, change)
        yield from _splice(case, member, quote)
        if quote.id not in grown:
            yield from _wording(case, member, quote, roots)


def _changed(case: Case, quote: Quote, kind: WarningKind, sentence: str, change: Change) -> Warning:
    there = case.ledger.house(case.quotes_article(case.claim.reference))
    here = case.ledger.house(quote.article_id)
    return Warning(
        kind=kind,
        sentence=(
            f"{sentence}: {_side(change.reference_text)} ({there}), {_side(change.quote_text)} "
            f"({here})."
        ),
        claim_id=case.claim.id,
        quote_id=quote.id,
        proofs=(passage(quote), passage(case.ledger.quotes[case.claim.reference])),
    )


def _side(text: str) -> str:
    if not text:
        return "nothing"
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"


def _splice(case: Case, member: Member, quote: Quote) -> Iterator[Warning]:
    """Warn when words were left out inside one stretch of quoted words."""
    if member.relation is not Relation.ELIDED or quote.kind is QuoteKind.INDIRECT:
        return
    left_out = [c for c in member.changes if c.kind is ChangeKind.ELIDED]
    change = max(left_out, key=lambda c: len(words(c.reference_text)), default=None)
    if (
        change is None
        or len(words(change.reference_text)) < _LEFT_OUT
        or not _joined_inside(case, quote)
    ):
        return
    yield _changed(
        case, quote, WarningKind.SPLICE, "Words were left out between the quoted parts", change
    )


def _joined_inside(case: Case, quote: Quote) -> bool:
    """Whether a segment of the quote is no stretch of the reference's words.

    Fragments that are quoted each for itself leave nothing out inside their marks.
    """
    reference = f" {' '.join(words(case.ledger.quotes[case.claim.reference].text))} "
    return any(f" {part} " not in reference for part in case.segment_forms(quote))


def _wording(case: Case, member: Member, quote: Quote, roots: Roots) -> Iterator[Warning]:
    """Warn of other words in a quote that depends on the reference's source.

    Two reporters who heard one utterance differ honestly; only who took the words from another
    has changed them. A translation has other words by nature.
    """
    if member.relation in _LOST or quote.article_id == case.quotes_article(case.claim.reference):
        return
    change = next(
        (
            c
            for c in member.changes
            if c.severity is not Severity.COSMETIC and c.kind not in _NO_OTHER_WORDING
        ),
        None,
    )
    if change is None:
        return
    if any({quote.id, case.claim.reference} <= set(root.quotes) for root in roots.found):
        yield _changed(
            case,
            quote,
            WarningKind.WORDING_CHANGED,
            "The wording differs from the reference",
            change,
        )
