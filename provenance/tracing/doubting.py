"""Why an outlet may not be the source of words, though it credits nobody and none credits another.

A wrong attribution is worse than none. An outlet that stands first only for want of a credit is not
called the source where the texts show that they all come from one that is not held, nor where it
alone has the words and is known to run what others wrote without saying so.
"""

from collections.abc import Iterator

from provenance.ids import ArticleId
from provenance.tracing.access import heard_alone
from provenance.tracing.archetype import Sign, Trace
from provenance.tracing.ledger import Case
from provenance.tracing.ownership import is_own_dispatch
from provenance.tracing.roots import STATED, Root
from provenance.vocabulary import SourceKind

_WIRES = frozenset({SourceKind.AGENCY, SourceKind.STATE_MEDIA})
_SHOWN = 120  # characters of a sentence in a reason


def is_bare(case: Case, root: Root) -> bool:
    """Whether nothing but the want of a credit makes an outlet the source, where that may mislead.

    It may where other outlets have its text, or where it is known not to name its sources.
    """
    if root.grounds >= STATED or root.kind in _WIRES or root.stating or root.naming:
        return False
    if root.article_id is None or root.quote_id is None or case.ledger.text_of is None:
        return False
    ledger = case.ledger
    copied = len(case.by_article) > 1 and any(_copies(case, root.article_id))
    if not copied and not ledger.trust.habits.doubts(root.source):
        return False  # as for nearly all claims; what follows reads the article's text
    return not (
        is_own_dispatch(ledger.facts[root.article_id], ledger.registry)
        or heard_alone(ledger, ledger.quotes[root.quote_id])
    )


def doubt(case: Case, root: Root) -> str | None:
    """Return in one sentence why a bare root may not be the source, None if nothing says so."""
    assert root.article_id is not None
    unnamed = case.ledger.trust.habits.doubts(root.source)
    if len(case.by_article) == 1:
        return _alone(root.source) if unnamed else None
    for copy in _copies(case, root.article_id):
        house = case.ledger.house(copy)
        if _was_before(case, copy, root.article_id):
            return _before(root.source, house)
        sign = case.ledger.lost_source(root.article_id, copy, faint=unnamed)
        if sign is not None:
            return _lost(root.source, house, sign)
    return None


def _copies(case: Case, source: ArticleId) -> Iterator[ArticleId]:
    """Yield other outlets' articles with the claim whose text leads to an article, by time."""
    house = case.ledger.house(source)
    for article_id in sorted(case.by_article, key=case.published):
        at: ArticleId | None = article_id
        while at is not None and at != source:
            above = case.ledger.above.get(at)
            at = above.from_article_id if above is not None else None
        if at == source and case.ledger.house(article_id) != house:
            yield article_id


def _was_before(case: Case, copy: ArticleId, source: ArticleId) -> bool:
    """Whether a copy is older than its source, more likely for a third text than a wrong date.

    Where a source that is not held is likely anyway, also doubted dates speak for it.
    """
    trust = case.ledger.trust
    if not case.ledger.facts[copy].dates.before(case.ledger.facts[source].dates):
        return False
    houses = [case.ledger.house(article_id) for article_id in (copy, source)]
    return trust.habits.doubts(houses[1]) or not any(map(trust.clocks.doubts, houses))


def _alone(source: str) -> str:
    return (
        f"Only {source} has these words here and it names no source for them; its other articles "
        "often have their text from sources that are not in these holdings, and do not always say "
        "so."
    )


def _before(source: str, copy: str) -> str:
    return (
        f"{copy} has the text of {source} as a copy would have it, and was published before it; "
        "neither credits a source, so both may have it from a text that is not in these holdings."
    )


def _lost(source: str, copy: str, sign: Sign) -> str:
    """Return the reason that a sign gives, with the words that show it."""
    words = f"“{sign.text[:_SHOWN]}{'…' if len(sign.text) > _SHOWN else ''}”"
    shown = {
        Trace.MORE: f"{copy} has more of it than {source} ({words})",
        Trace.TOP: f"{copy} has all of its text but the paragraphs above it ({words})",
        Trace.WORDS: f"{copy} has usual words where {source} has others ({words})",
    }[sign.trace]
    return (
        f"{source} and {copy} share a text, neither credits a source, and {shown}: both may have "
        f"it from a text that is not in these holdings, where {source} is only the earliest."
    )
