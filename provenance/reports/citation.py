"""A sentence to cite a claim by: it says what the evidence is, and warns where it is a guess."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from provenance.reports.verdict import sureness
from provenance.reports.words import count, published_in_words, shortened
from provenance.schemas import ArticleOut, OriginOut, TraceOut

_INFERRED = {
    "textual": "is inferred from shared text; no article states it",
    "temporal": "is a guess from the order in time",
}


def citation(trace: TraceOut, articles: Mapping[str, ArticleOut], address: str) -> str:
    """Return a claim as plain text for a file or a footnote, one line a statement.

    `articles` holds the first article, `address` is where the claim's page is. Steps that no
    article states are named, so that nobody cites a guess as a credit.
    """
    claim = trace.claim
    lines = [
        f"“{shortened(claim.text)}”",
        _speaker(trace),
        _origin(claim.origin),
        f"Carried in {count(claim.articles, 'article')} of {count(claim.outlets, 'outlet')}, which "
        f"go back to {count(claim.independent_origins, 'independent origin')}.",
        _earliest(articles.get(claim.first_article_id or "")),
        *_cautions(trace),
        f"Provenance claim {claim.id}, {address}",
    ]
    return "\n".join(line for line in lines if line)


def inferred_steps(trace: TraceOut) -> list[tuple[str, str, str]]:
    """Return the steps that no article states, each once: source, next source, evidence class."""
    found: dict[tuple[str, str, str], None] = {}
    for quote in trace.quotes:
        for hop, after in pairwise(quote.hops):
            if hop.evidence in _INFERRED:
                found[(hop.source, after.source, hop.evidence)] = None
    return list(found)


def _speaker(trace: TraceOut) -> str:
    named = sorted({quote.speaker for quote in trace.quotes if quote.speaker})
    if not named:
        return "Speaker: not resolved."
    if len(named) == 1:
        return f"Attributed to {named[0]}."
    return f"Attributed to different speakers: {'; '.join(named)}."


def _origin(origin: OriginOut) -> str:
    if origin.source is None:
        return f"Origin unknown. {origin.reason}"
    held = {"held": "its article is held", "credited": "credited, its article is not held"}
    rests = {
        "held": "the article itself",
        "stated": "a credit stated in an article",
        "textual": "shared text only",
        "temporal": "the order in time only",
    }
    on = f", resting on {rests[origin.evidence]}" if origin.evidence else ""
    where = held.get(origin.status, origin.status)
    return f"Origin: {origin.source} ({where}{on}; {sureness(origin.confidence)})."


def _earliest(first: ArticleOut | None) -> str:
    if first is None:
        return "Earliest in these holdings: cannot be told."
    outlet = first.outlet or "unknown outlet"
    return f"Earliest in these holdings: {outlet}, {published_in_words(first)}."


def _cautions(trace: TraceOut) -> Iterator[str]:
    for source, after, evidence in inferred_steps(trace):
        yield f"CAUTION: the step {source} → {after} {_INFERRED[evidence]}."
    if trace.claim.origin.evidence == "temporal":
        yield "CAUTION: the origin itself is a guess. Do not cite it as a finding."
