"""The verdict of a report in words: what the evidence supports, how sure, what it leaves open."""

from collections.abc import Iterator, Sequence

from provenance.reports import words
from provenance.schemas import ArticleOut, OriginOut, QuoteOut, TraceOut

# Confidence in words, from the weakest step that the origin rests on.
_SURE = ((0.85, "well supported"), (0.6, "likely"), (0.35, "uncertain"), (0.0, "weak"))


def sureness(confidence: float) -> str:
    """Return a confidence in words.

    >>> sureness(0.9), sureness(0.1)
    ('well supported', 'weak')
    """
    return next(word for least, word in _SURE if confidence >= least)


def verdict(traced: TraceOut, first: ArticleOut | None) -> str:
    """Return who put these words on record, in one sentence that claims no more than is held."""
    origin = traced.claim.origin
    earliest = _earliest(first)
    if origin.status == "unknown" or origin.source is None:
        return f"The origin of these words is unknown. {origin.reason} {earliest}"
    where = "held here" if origin.status == "held" else "credited, but not held here"
    return (
        f"These words lead back to {origin.source} ({where}; {sureness(origin.confidence)}, "
        f"confidence {origin.confidence:.2f}). {origin.reason} {earliest}"
    )


def _earliest(first: ArticleOut | None) -> str:
    if first is None:
        return "No article in these holdings that carries them is dated."
    outlet = first.outlet or "an unknown outlet"
    return (
        f"The earliest article in these holdings is by {outlet}, {words.published_in_words(first)}."
    )


def speakers(quotes: Sequence[QuoteOut]) -> dict[str, list[QuoteOut]]:
    """Return the quotes by the speaker they name, the most often named first."""
    named: dict[str, list[QuoteOut]] = {}
    for quote in quotes:
        named.setdefault(quote.speaker or "unknown", []).append(quote)
    return dict(sorted(named.items(), key=lambda item: (-len(item[1]), item[0])))


def open_questions(
    traced: TraceOut, articles: dict[str, ArticleOut], alternatives: Sequence[OriginOut]
) -> Iterator[str]:
    """Yield what the evidence leaves open, each in one sentence."""
    undated = sorted({a.id for a in articles.values() if a.published_earliest is None})
    if undated:
        yield f"{words.count(len(undated), 'article')} without a date: {', '.join(undated)}."
    lost = sorted({a.id for a in articles.values() if not a.complete})
    if lost:
        yield (
            f"{words.count(len(lost), 'article')} with text visibly missing, no evidence of "
            f"absence: {', '.join(lost)}."
        )
    unknown = sum(quote.speaker is None for quote in traced.quotes)
    if unknown:
        yield f"{words.count(unknown, 'quote')} whose speaker could not be read off the article."
    guessed = sum(h.evidence == "temporal" for quote in traced.quotes for h in quote.hops)
    if guessed:
        yield f"{words.count(guessed, 'hop')} resting on an order in time alone, which is a guess."
    for origin in alternatives:
        yield f"Another origin is possible: {words.origin_in_words(origin)}. {origin.reason}"
