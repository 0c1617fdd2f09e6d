"""The held article of an outlet that a quote's own article cites, and where it cites it.

"As first reported by the Lisbon Herald" leads to the Herald's article; where that one has the words
too, the chain goes on with what it says about them.
"""

from collections.abc import Iterable, Iterator, Sequence

from provenance.ids import ArticleId
from provenance.models import Hop, Quote
from provenance.tracing.access import credit_near, heard_it
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.vocabulary import Act, Evidence

_NAMED_BESIDE = 0.8  # an outlet that the article credits near the quote, not in its own sentence


def cited_twin(case: Case, twins: Iterable[Quote], source: str) -> Quote | None:
    """Return the claim's quote in a held article of a source that a quote's article cites.

    None where there is none among the `earlier_twins` of the quote.
    """
    return max(
        (twin for twin in twins if case.ledger.house(twin.article_id) == source),
        key=lambda twin: (len(twin.text), twin.id),
        default=None,
    )


def named_beside(case: Case, quote: Quote, twins: Sequence[Quote]) -> Hop | None:
    """Return the hop of the one outlet that an article credits near a quote, None if unclear.

    The outlet's own held article must have the words in one of the `earlier_twins`, and must not
    credit this one for them; an article that says how it heard the words has them from nobody.
    """
    if heard_it(case.ledger, quote) or case.ledger.record(quote.article_id) is not None:
        return None
    house = case.ledger.house(quote.article_id)
    names = dict.fromkeys(case.ledger.house(twin.article_id) for twin in twins)
    spans = {name: credit_near(case.ledger, quote, name) for name in names}
    found: dict[str, tuple[int, int]] = {}
    for twin in twins:
        name = case.ledger.house(twin.article_id)
        span = spans[name]
        if span is not None and credit_near(case.ledger, twin, house) is None:
            found[name] = span
    if len(found) != 1:
        return None
    ((name, (start, end)),) = found.items()
    return Hop(
        source=name,
        source_kind=case.ledger.kind(name),
        act=Act.REPORTED,
        evidence=Evidence.STATED,
        text=case.ledger.raw(quote.article_id)[start:end],
        article_id=quote.article_id,
        start=start,
        end=end,
        confidence=_NAMED_BESIDE,
    )


def earlier_twins(case: Case, quote: Quote, seen: frozenset[ArticleId]) -> Iterator[Quote]:
    """Yield the claim's quotes in other outlets' articles that are not certainly later."""
    house = case.ledger.house(quote.article_id)
    facts = case.ledger.facts
    own = facts[quote.article_id].dates
    for article_id, twin in case.fullest.items():
        if article_id in seen or case.ledger.house(article_id) in (house, UNKNOWN_OUTLET):
            continue
        if not own.before(facts[article_id].dates):
            yield twin
