"""A quote beside its reference: the relation between the two wordings, and every change."""

from provenance.matching.alignment import Step
from provenance.matching.changes import changes
from provenance.matching.rarity import information
from provenance.matching.sides import Text, side
from provenance.models import Change
from provenance.text.normal import common_marks_plain
from provenance.vocabulary import ChangeKind, QuoteKind, Relation, Severity

_PARAPHRASE = 0.35  # shared part of the quote's information under which an alignment says nothing
_CUTS = (ChangeKind.TRUNCATED, ChangeKind.ELIDED)


def compare(
    reference: str, quote: str, *, kind: QuoteKind = QuoteKind.DIRECT, spun: bool = False
) -> tuple[Relation, tuple[Change, ...]]:
    """Return how a quote's wording relates to the reference's, and the typed changes in order.

    Cosmetic changes leave the relation `verbatim`. Wordings in different scripts are a
    `translation`, and wordings with little in common a `paraphrase`: an alignment of single words
    would invent changes there, so none is told. In a spun copy's quote (`spun`) the swapped words
    are what there is to show, however many.

    >>> relation, found = compare("We will not go to war.", "We will go to war.")
    >>> relation.value, [(change.kind.value, change.severity.value) for change in found]
    ('altered', [('negation', 'meaning')])
    """
    a, b = side(reference), side(quote)
    if not a.tokens or not b.tokens:
        return (Relation.VERBATIM if reference == quote else Relation.ALTERED), ()
    if _script(reference) != _script(quote):
        return Relation.TRANSLATION, ()
    steps, found = changes(a, b, kind)
    if not spun and _shared(b, steps) < _PARAPHRASE:
        return Relation.PARAPHRASE, ()
    return _relation(found), tuple(found)


def _shared(quote: Text, steps: list[Step]) -> float:
    """Return the aligned share of the quote's information, 0..1."""
    total = information(token.word for token in quote.tokens)
    kept = sum(information(quote.words(s.b_start, s.b_end)) for s in steps if s.tag == "equal")
    return kept / total if total else 1.0


def _relation(found: list[Change]) -> Relation:
    """Return the relation that the changes amount to."""
    real = [change for change in found if change.severity is not Severity.COSMETIC]
    if not real:
        return Relation.VERBATIM
    lost = {change.reference_text for change in real if change.kind in _CUTS}
    others = [c for c in real if c.kind not in _CUTS and c.reference_text not in lost]
    if others:
        return Relation.ALTERED
    if any(change.kind is ChangeKind.ELIDED for change in real):
        return Relation.ELIDED
    return Relation.TRUNCATED


def _script(text: str) -> str:
    """Return a coarse name of the script that most letters of a text are written in."""
    if common_marks_plain(text).isascii():
        return "latin"
    counts = {"latin": 0, "hangul": 0, "han": 0, "cyrillic": 0, "other": 0}
    for character in text[:2000]:
        if character.isalpha():
            counts[_script_of(ord(character))] += 1
    return max(counts, key=lambda name: counts[name])


def _script_of(point: int) -> str:
    if point < 0x250 or 0x1E00 <= point < 0x1F00:
        return "latin"
    if 0x1100 <= point < 0x1200 or 0x3130 <= point < 0x3190 or 0xAC00 <= point < 0xD7B0:
        return "hangul"
    if 0x3040 <= point < 0x3100 or 0x3400 <= point < 0xA000:
        return "han"
    return "cyrillic" if 0x400 <= point < 0x530 else "other"
