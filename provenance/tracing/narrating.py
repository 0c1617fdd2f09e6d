"""A source's own held article in whose narration a claim's words stand, outside of its quotes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from provenance.ids import ArticleId, QuoteId
from provenance.models import Proof
from provenance.tracing.alignment import quoted_spans
from provenance.tracing.instants import moved
from provenance.tracing.ledger import UNDATED, UNKNOWN_OUTLET, Case, longest
from provenance.vocabulary import Evidence

BEFORE, AFTER = 10, 3  # days around a claim in which its source's own article is looked for
FEW = 200  # articles of a source that are searched when the claim has no date
_SHORTEST = 3  # words


def narrating(case: Case, source: str, members: list[QuoteId]) -> ArticleId | None:
    """Return the source's own held article in whose narration the words stand."""
    if case.ledger.text_of is None or source == UNKNOWN_OUTLET:
        return None
    listed = case.ledger.published_by.get(source, ())
    if not listed:
        return None
    near, wordings = _near(case, listed, members), _wordings(case, members)
    if not near or not wordings:
        return None
    without: dict[str, set[ArticleId]] = defaultdict(set)
    for parts in wordings:
        telling = _telling(parts)
        lacking = set[ArticleId]().union(*(without[word] for word in telling))
        for article_id in near:
            if article_id in lacking:
                continue
            missing = case.ledger.missing(article_id, telling)
            if missing is not None:
                without[missing].add(article_id)
            elif all(case.ledger.has_words(article_id, part) for part in parts):
                return article_id
    return None


def _wordings(case: Case, members: list[QuoteId]) -> list[tuple[str, ...]]:
    """Return the different wordings of quotes, segment by segment, but the shortest ones.

    Most quotes of a large claim have the same words.
    """
    found = dict.fromkeys(tuple(case.segment_forms(case.ledger.quotes[q])) for q in members)
    return [parts for parts in found if sum(len(part.split()) for part in parts) >= _SHORTEST]


def _telling(parts: tuple[str, ...]) -> list[str]:
    """Return words that a text with these parts must have, the longest first."""
    found = {word for part in parts for word in longest(part)}
    return sorted(found, key=lambda word: (-len(word), word))


def narration(case: Case, article_id: ArticleId, members: Iterable[QuoteId]) -> Proof | None:
    """Return the words of a quote where a source's article has them outside quotation marks."""
    text = case.ledger.raw(article_id)
    marked = quoted_spans(text)
    for quote_id in members:
        for part in case.segment_forms(case.ledger.quotes[quote_id]):
            found = re.search(r"\W+".join(map(re.escape, part.split())), text, re.IGNORECASE)
            if found and not any(a < found.start() < b for a, b in marked):
                return Proof(
                    evidence=Evidence.HELD,
                    text=found.group(),
                    article_id=article_id,
                    start=found.start(),
                    end=found.end(),
                )
    return None


def _near(
    case: Case,
    listed: tuple[tuple[str, str, ArticleId], ...],
    members: list[QuoteId],
) -> list[ArticleId]:
    """Return a source's articles around the time of the quotes, in the order of time."""
    dates = [case.ledger.facts[case.quotes_article(q)].dates for q in members]
    known = [(d.earliest, d.latest) for d in dates if d.earliest and d.latest]
    if not known:
        return [a for *_, a in listed] if len(listed) <= FEW else []
    start = moved(min(first for first, _ in known), days=-BEFORE)
    end = moved(max(last for _, last in known), days=AFTER)
    begin = bisect_left(listed, (start,))
    return [a for at, _, a in listed[begin:] if at <= end or at == UNDATED]
