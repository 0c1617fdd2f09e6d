"""The held article of an outlet that a quote's own article cites, and where it cites it.

"As first reported by the Lisbon Herald" leads to the Herald's article; where that one has the words
too, the chain goes on with what it says about them.
"""

from collections.abc import Iterator

from provenance.ids import ArticleId
from provenance.models import Hop, Quote
from provenance.tracing.access import credit_near, heard_it
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.vocabulary import Act, Evidence

_NAMED_BESIDE = 0.8  # an outlet that the article credits near the quote, not in its own sentence


def cited_twin(case: Case, quote: Quote, source: str, seen: frozenset[ArticleId]) -> Quote | None:
    """Return the claim's quote in a held article of a source that a quote's article cites.

    None where there is none, or only in articles that are certainly later.
    """
    return max(
        (
            twin
            for twin in earlier_twins(case, quote, seen)
            if case.ledger.house(twin.article_id) == source
        ),
        key=lambda twin: (len(twin.text), twin.id),
        default=None,
    )


def named_beside(case: Case, quote: Quote, seen: frozenset[ArticleId]) -> Hop | None:
    """Return the hop of the one outlet that an article credits near a quote, None if unclear.

    The outlet's own held article must have the words, and must not credit this one for them; an
    article that says how it heard the words has them from nobody.
    """
    twins = list(earlier_twins(case, quote, seen))
    if not twins:
        return None  # as for nearly all quotes; what follows reads the article's text
    if heard_it(case.ledger, quote) or case.ledger.record(quote.article_id) is not None:
        return None
    house = case.ledger.house(quote.article_id)
    found: dict[str, tuple[int, int]] = {}
    for twin in twins:
        name = case.ledger.house(twin.article_id)
        span = credit_near(case.ledger, quote, name)
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
    for article_id in sorted(case.by_article):
        if article_id in seen or case.ledger.house(article_id) in (house, UNKNOWN_OUTLET):
            continue
        twin = case.twin(article_id)
        if twin is not None and not case.before(quote, twin):
            yield twin
