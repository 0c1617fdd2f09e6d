"""Quoted words that their page no longer has, and the copies that still carry them.

A page that is corrected often loses one sentence of a quote and keeps the rest, so words are looked
for part by part.
"""

from collections.abc import Iterator, Mapping

from provenance.ids import ArticleId, QuoteId
from provenance.models import Quote, Warning
from provenance.text.normal import words
from provenance.text.sentences import sentences
from provenance.tracing.chains import Chain
from provenance.tracing.change_warnings import passage
from provenance.tracing.ledger import Case
from provenance.tracing.records import notice
from provenance.tracing.revisions import age
from provenance.tracing.roots import Roots
from provenance.vocabulary import QuoteKind, WarningKind

_RUN = 3  # words
_LEFT = 0.2  # of withdrawn words' runs may stand in the page by chance
_MOSTLY_KEPT = 0.5  # of a page's words; of a page written anew, a missing quote says nothing


def withdrawals(case: Case, chains: Mapping[QuoteId, Chain], roots: Roots) -> Iterator[Warning]:
    """Warn of quotes that their page no longer has, and of copies that still carry them."""
    if not any(quote.article_id in case.ledger.later for quote in case.quotes):
        return
    lost = {quote.id: parts for quote in case.quotes if (parts := _taken_back(case, quote))}
    if not lost:
        return
    gone = {part for parts in lost.values() for part in parts}
    whole = any(len(parts) == len(_parts(case.ledger.quotes[q])) for q, parts in lost.items())
    places = {case.quotes_article(quote_id) for quote_id in lost}
    houses = {case.ledger.house(article_id) for article_id in places}
    led = {q for root in roots.found if root.source in houses for q in root.quotes}
    for quote in case.quotes:
        own = quote.id in lost or (whole and quote.article_id in places)
        through = any(hop.source in houses for hop in chains[quote.id][:-1]) or quote.id in led
        if own or (through and _carries(case, quote, gone, whole=whole)):
            yield _warning(case, quote, houses, own=own)


def _carries(case: Case, quote: Quote, gone: set[str], *, whole: bool) -> bool:
    """Whether a copy still has words that were taken back, in an article that is none of those."""
    if quote.article_id in case.ledger.later.values():
        return False
    return whole or any(f" {part} " in f" {case.form(quote)} " for part in gone)


def _warning(case: Case, quote: Quote, houses: set[str], *, own: bool) -> Warning:
    origin = " and ".join(sorted(houses))
    return Warning(
        kind=WarningKind.WITHDRAWN,
        sentence=(
            f"A later version of {case.ledger.house(quote.article_id)}'s page no longer has these "
            "words."
            if own
            else f"{origin} has since taken these words off its page; they still stand here."
        ),
        claim_id=case.claim.id,
        quote_id=quote.id,
        proofs=(passage(quote),),
    )


def _taken_back(case: Case, quote: Quote) -> list[str]:
    """Return the parts of a quote that the last version of its page lacks, [] if it lacks none.

    The page must keep the rest of its text or say that it was corrected.
    """
    at = _last_version(case, quote.article_id)
    if at == quote.article_id or quote.kind is QuoteKind.INDIRECT:
        return []
    gone = [part for part in _parts(quote) if _gone(case, part, at)]
    text = case.ledger.raw(at)
    if not gone or (text and notice(text) is not None):
        return gone
    kept = case.ledger.above[at].share_of_source or 0
    facts = case.ledger.facts
    sure = kept >= _MOSTLY_KEPT and age(facts[quote.article_id]) < age(facts[at])
    return gone if sure else []


def _last_version(case: Case, at: ArticleId) -> ArticleId:
    seen = {at}
    while at in case.ledger.later and case.ledger.later[at] not in seen:
        at = case.ledger.later[at]
        seen.add(at)
    return at


def _parts(quote: Quote) -> list[str]:
    """Return the comparison words of each sentence of a quote, a segment's end ending one too."""
    found: list[str] = []
    at = 0
    for start, end in quote.segments:
        text = quote.text[at : at + end - start]
        at += end - start + 1
        found += [" ".join(words(text[a:b])) for a, b in sentences(text)]
    longer = [part for part in found if len(part.split()) >= _RUN]
    return longer or [part for part in found if part]


def _gone(case: Case, part: str, article_id: ArticleId) -> bool:
    """Whether hardly any run of some words stands in an article."""
    listed = part.split()
    runs = [" ".join(listed[at : at + _RUN]) for at in range(max(1, len(listed) - _RUN + 1))]
    found = sum(case.ledger.has_words(article_id, run) for run in runs)
    return found <= _LEFT * len(runs)
