"""What records say, in plain words: one place for the sentences of terminal, site and report."""

from collections.abc import Sequence

from provenance.schemas import ArticleOut, ClaimOut, HopOut, OriginOut

EVIDENCE = {
    "held": "the article itself",
    "stated": "stated in the article",
    "textual": "shown by shared text, not stated",
    "temporal": "only an order in time: a guess",
}
BANDS = {
    "exact": "the same words",
    "near": "nearly the same words",
    "altered": "altered wording",
    "same_claim": "the same claim in other words",
}
STATUS = {
    "held": "in these holdings",
    "credited": "credited, not in these holdings",
    "unknown": "unknown",
}
WARNINGS = {
    "uncredited_copy": "copy without a credit",
    "speaker_conflict": "different speakers",
    "wording_changed": "wording changed",
    "number_changed": "a number changed",
    "negation_changed": "a negation changed",
    "condition_dropped": "a condition dropped",
    "splice": "words removed between quoted parts",
    "partial_grown": "a partial quote grew",
    "credit_conflict": "conflicting credits",
    "reporter_words": "the reporting source's own words",
    "circular": "circular citation",
    "date_conflict": "conflicting dates",
    "single_anonymous_source": "rests on one unnamed source",
    "headline_unsupported": "headline without support in its article",
    "spun_copy": "reworded by machine",
    "incomplete_text": "incomplete text",
    "withdrawn": "withdrawn later",
}
SEVERITY = {"cosmetic": "cosmetic", "wording": "wording", "meaning": "may change the meaning"}

LONGEST = 2_000
"""Characters of one text that a page or a citation shows: nobody reads a quote longer than that."""


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return the text, cut where it is longer than that, with "…" for what is missing.

    >>> shortened("We will not stop.", 7)
    'We will…'
    """
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


NAME = 160
"""Characters of a name that are told: longer ones are no names, but text in the wrong place."""


def chain_in_words(hops: Sequence[HopOut]) -> str:
    """Return the sources of a chain joined by arrows, a repeated neighbour once.

    >>> chain_in_words([])
    'unknown'
    """
    names: list[str] = []
    for hop in hops:
        if not names or names[-1] != hop.source:
            names.append(hop.source)
    return " → ".join(shortened(name, NAME) for name in names) or "unknown"


def origin_in_words(origin: OriginOut) -> str:
    """Return the origin with its status: 'KCNA (credited, not in these holdings)'."""
    if origin.source is None:
        return "unknown"
    return f"{origin.source} ({STATUS[origin.status]})"


def day(instant: str | None) -> str:
    """Return the day of a UTC instant, or 'undated'."""
    return instant[:10] if instant else "undated"


def published_in_words(article: ArticleOut) -> str:
    """Return when an article was published as an honest interval with its basis."""
    first, last = article.published_earliest, article.published_latest
    basis = article.published_basis.replace("_", " ")
    if last is None:
        return f"not before {day(first)} ({basis})" if first else "undated"
    if first is None:
        return f"not after {day(last)} ({basis})"
    if first == last:
        return f"{first[:16].replace('T', ' ')} UTC ({basis})"
    return f"between {first[:16].replace('T', ' ')} and {last[:16].replace('T', ' ')} UTC ({basis})"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "outlet"), count(2, "outlet"), count(1200, "copy", "copies")
    ('1 outlet', '2 outlets', '1,200 copies')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def spread_in_words(claim: ClaimOut) -> str:
    """Return how far a claim went: quotes, outlets, and how many origins they lead back to."""
    origins = count(claim.independent_origins, "independent origin")
    return (
        f"{count(len(claim.quotes), 'quote')} in {count(claim.articles, 'article')} "
        f"of {count(claim.outlets, 'outlet')}, {origins}"
    )
