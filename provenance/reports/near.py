"""Near misses: claims whose wording is like another's and that were kept apart, each with why."""

from dataclasses import dataclass

from provenance.reports.comparison import explained
from provenance.schemas import ExplanationOut, QuoteOut, ResultOut, TraceOut
from provenance.store import Reader
from provenance.store.finding import find_like

MOST = 6
"""Near misses that are looked for: each costs a comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A claim with a like wording, the quote that stands for it, and why the two are apart."""

    found: ResultOut
    quote: QuoteOut
    why: ExplanationOut


def near_misses(reader: Reader, trace: TraceOut, reference: QuoteOut) -> list[NearMiss]:
    """Return the other claims that a search for a claim's words finds, nearest first.

    Each is explained by the measures that decide about matches: its reference against the
    claim's own `reference`.
    """
    misses = []
    for result in find_like(reader.connection, trace.claim.id, trace.claim.text, MOST):
        quote = reader.quote(reader.reference(result.claim_id))
        misses.append(NearMiss(found=result, quote=quote, why=explained(reader, reference, quote)))
    return misses
