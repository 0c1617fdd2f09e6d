"""The other source of an article that puts two texts together.

An article has one lineage, that of most of its text. A quote in a part from elsewhere goes another
way: to a second source that the article credits, or to the article whose sentence around the quote
it repeats word for word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from provenance.models import Hop, Proof, Quote
from provenance.tracing.access import heard_it
from provenance.tracing.alignment import quoted_spans
from provenance.tracing.content import WORD, comparison_word
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.tracing.ownership import text_credits
from provenance.vocabulary import Act, Evidence

_RUN = 7  # words beside a quote that two reporters do not share by chance
_BESIDE = 260  # characters before and after a quote in which its sentence and the next ones stand
_STATED, _TEXTUAL = 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Merged:
    """The quote that one beside its article's main source was taken from, and the proof."""

    twin: Quote
    proof: Proof
    confidence: float

    def hop(self, case: Case) -> Hop:
        """Return the hop of the second source."""
        source = case.ledger.house(self.twin.article_id)
        return Hop(
            source=source,
            source_kind=case.ledger.kind(source),
            act=Act.REPORTED,
            evidence=self.proof.evidence,
            text=self.proof.text,
            article_id=self.proof.article_id,
            start=self.proof.start,
            end=self.proof.end,
            confidence=self.confidence,
        )


def second_source(case: Case, quote: Quote, twins: Iterable[Quote]) -> Merged | None:
    """Return where a quote was taken from that the main source has not, None if unclear.

    `twins` are the claim's quotes in other outlets' articles that are not certainly later.
    """
    article = case.ledger.facts[quote.article_id]
    lineage = case.ledger.above.get(quote.article_id)
    if (lineage is None and not article.credits) or heard_it(case.ledger, quote):
        return None
    credited = {c.source: c for c in text_credits(article, case.ledger.registry) if not c.weak}
    for twin in twins:
        house = case.ledger.house(twin.article_id)
        if house == UNKNOWN_OUTLET or (lineage and lineage.from_source == house):
            continue
        if house in credited:
            return Merged(twin, credited[house].proof(article), _STATED)
        if lineage is None or not case.before(twin, quote):
            continue
        if proof := _shared_beside(case, quote, twin):
            return Merged(twin, proof, _TEXTUAL)
    return None


def _shared_beside(case: Case, quote: Quote, twin: Quote) -> Proof | None:
    """Return the longest run of words beside a quote that stands beside its twin too."""
    ours, theirs = _beside(case, quote), _beside(case, twin)
    same = SequenceMatcher(None, [w for w, *_ in ours], [w for w, *_ in theirs], autojunk=False)
    run = same.find_longest_match()
    if run.size < _RUN:
        return None
    start, end = ours[run.a][1], ours[run.a + run.size - 1][2]
    return Proof(
        evidence=Evidence.TEXTUAL,
        text=case.ledger.raw(quote.article_id)[start:end],
        article_id=quote.article_id,
        start=start,
        end=end,
    )


def _beside(case: Case, quote: Quote) -> list[tuple[str, int, int]]:
    """Return the words beside a quote, outside of quotation marks, with their offsets."""
    text = case.ledger.raw(quote.article_id)
    first, last = max(0, quote.start - _BESIDE), quote.end + _BESIDE
    marked = [(a, b) for a, b in quoted_spans(text) if a < last and b > first]
    return [
        (comparison_word(m.group()), m.start(), m.end())
        for m in WORD.finditer(text, first, min(last, len(text)))
        if not any(a <= m.start() < b for a, b in marked)
    ]
