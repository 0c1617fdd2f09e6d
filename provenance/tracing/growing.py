"""Partial quotes that grew: words put into marks later which no nearer article has.

The first article had a few words in marks inside its own sentence; days later another prints a
whole sentence in marks around them, and no record bears the added words out.
"""

from dataclasses import dataclass

from provenance.ids import QuoteId
from provenance.models import Quote
from provenance.tracing.access import looks_back
from provenance.tracing.ledger import Case
from provenance.vocabulary import QuoteKind

_DAYS = 2  # papers quote more of one appearance for a day or two; later it is retelling
_ADDED = 4  # words outside the fragment


@dataclass(frozen=True, slots=True)
class Growth:
    """A quote that holds an earlier fragment and more; `added` are the words not in it."""

    grown: QuoteId
    partial: QuoteId
    added: str


def growths(case: Case) -> tuple[Growth, ...]:
    """Return the quotes of a claim that enlarge its earliest fragment without support."""
    if len(case.by_article) < 2:
        return ()
    fragments = [q for q in case.quotes if q.kind is QuoteKind.MIXED and len(q.segments) == 1]
    if not fragments:
        return ()
    first = min(fragments, key=lambda q: (*_time(case, q), len(q.text), q.id))
    if any(_supports(case, quote, first) for quote in case.quotes):
        return ()
    core = case.form(first)
    found = []
    for quote in case.quotes:
        form = case.form(quote)
        added = len(form.split()) - len(core.split())
        whole = len(quote.segments) == 1 and quote.kind is QuoteKind.DIRECT
        holds = whole and f" {core} " in f" {form} " and added >= _ADDED
        if holds and case.before(first, quote, days=_DAYS) and looks_back(case, quote, first):
            outside = f" {form} ".replace(f" {core} ", " … ", 1).strip()
            found.append(Growth(quote.id, first.id, outside))
    return tuple(found)


def _time(case: Case, quote: Quote) -> tuple[str, str]:
    dates = case.ledger.facts[quote.article_id].dates
    return (dates.earliest or "9", dates.latest or "9")


def _supports(case: Case, quote: Quote, first: Quote) -> bool:
    """Whether a quote near the fragment in time, or a record, has more than the fragment."""
    if quote.article_id == first.article_id:
        return quote.id != first.id and len(quote.text) > len(first.text)
    fuller = len(case.form(quote).split()) >= len(case.form(first).split()) + _ADDED
    if not fuller:
        return False
    if case.ledger.record(quote.article_id) is not None:
        return True
    return not case.before(first, quote, days=_DAYS)
