"""Claims of one quote that its outlet reports as its own: nearly all of them.

Nobody else has the words and the article leads to no other, so there is nothing to weigh. What
tracing finds out step by step is known at once here, and is the same.
"""

from provenance.models import Claim, Quote, TracedClaim
from provenance.tracing.chains import lone_chain
from provenance.tracing.claim_warnings import is_one_person
from provenance.tracing.ledger import UNKNOWN_OUTLET, Ledger
from provenance.tracing.origins import own_origin
from provenance.tracing.roots import is_own_record, root_of


def traced_alone(ledger: Ledger, claim: Claim) -> TracedClaim | None:
    """Return a claim traced that has nothing to weigh, None for any other."""
    if len(claim.members) > 1:
        return None
    quote = ledger.quotes[claim.reference]
    if not _stands_alone(ledger, quote):
        return None
    chain = lone_chain(ledger, quote)
    own = chain[-1]
    if own.source == UNKNOWN_OUTLET or root_of(chain) is not own:
        return None
    if ledger.trust.habits.doubts(own.source):
        return None
    first = ledger.facts[quote.article_id].dates.earliest
    return TracedClaim(
        claim=claim,
        origin=own_origin(own, quote, recorded=is_own_record(ledger, quote, own.source)),
        alternatives=(),
        hops={quote.id: chain},
        independent_origins=1,
        first_published=first,
        first_article_id=None if first is None else quote.article_id,
        warnings=(),
    )


def _stands_alone(ledger: Ledger, quote: Quote) -> bool:
    """Whether a quote's article leads to no other, and nothing about it calls for a warning."""
    article = quote.article_id
    if quote.via or article in ledger.above or article in ledger.later:
        return False
    return not (quote.reporter_words or is_one_person(quote))
