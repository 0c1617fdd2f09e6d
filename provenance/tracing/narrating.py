"""A source's own held article in whose narration a claim's words stand, outside of its quotes."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from provenance.ids import ArticleId, QuoteId
from provenance.models import Proof
from provenance.tracing.alignment import quoted_spans
from provenance.tracing.instants import moved
from provenance.tracing.ledger import UNDATED, UNKNOWN_OUTLET, Case, Ledger, plain_words
from provenance.tracing.texts import AT_ONCE
from provenance.vocabulary import Evidence

BEFORE, AFTER = 10, 3  # days around a claim in which its source's own article is looked for
FEW = 200  # articles of a source that are searched when the claim has no date
_SHORTEST = 3  # words
_LONGEST = 3  # words of a piece that are looked for before it is


def narrating(case: Case, source: str, members: list[QuoteId]) -> ArticleId | None:
    """Return the source's own held article in whose narration the words stand."""
    if case.ledger.text_of is None or source == UNKNOWN_OUTLET:
        return None
    listed = case.ledger.published_by.get(source, ())
    if not listed:
        return None
    near, wordings = _near(case, listed, members), _wordings(case, members)
    return _first(case.ledger, near, wordings) if near and wordings else None


def _first(
    ledger: Ledger, near: list[ArticleId], wordings: list[tuple[str, ...]]
) -> ArticleId | None:
    """Return the first article that has the first wording that any of them has.

    A text is read once for all wordings; what it lacks a word of is not looked for further. So
    the words that most wordings have are looked for first.
    """
    telling = [_telling(parts) for parts in wordings]
    times = Counter(word for words in telling for word in words)
    wanted = [
        (parts, sorted(words, key=lambda word: -times[word]))
        for parts, words in zip(wordings, telling, strict=True)
    ]
    found = None
    for number, article_id in enumerate(near):
        if number % AT_ONCE == 0:
            ledger.texts.read(near[number : number + AT_ONCE])
        at = _first_wording(ledger, article_id, wanted)
        if at is not None:
            found = article_id
            del wanted[at:]
            if not wanted:
                break
    return found


def _first_wording(
    ledger: Ledger, article_id: ArticleId, wanted: list[tuple[tuple[str, ...], list[str]]]
) -> int | None:
    """Return the place of the first wording that an article has, given with its telling words."""
    lacking = set[str]()
    for at, (parts, telling) in enumerate(wanted):
        if not lacking.isdisjoint(telling):
            continue
        missing = ledger.missing(article_id, telling)
        if missing is not None:
            lacking.add(missing)
        elif all(ledger.has_words(article_id, part) for part in parts):
            return at
    return None


def _wordings(case: Case, members: list[QuoteId]) -> list[tuple[str, ...]]:
    """Return the different wordings of quotes, segment by segment, but the shortest ones.

    Most quotes of a large claim have the same words.
    """
    found = dict.fromkeys(tuple(case.segment_forms(case.ledger.quotes[q])) for q in members)
    return [parts for parts in found if sum(len(part.split()) for part in parts) >= _SHORTEST]


def _telling(parts: tuple[str, ...]) -> list[str]:
    """Return words that a text with these parts must have, the longest first."""
    found = {word for part in parts for word in plain_words(part)[:_LONGEST]}
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
