"""Where a claim entered the record: the root to which the evidence of its chains leads.

Each chain has a root: the first source that put the words on record. A root that others credit
weighs more than one that only stands first in its own article, and being first in time proves
nothing by itself. Where the evidence does not decide, the origin is unknown and the reason says
why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.ids import ArticleId, QuoteId
from provenance.models import Hop, Origin, Quote
from provenance.tracing.chains import Chain
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.vocabulary import Act, Evidence, OriginStatus, SourceKind, SpeakerKind

MEDIA = frozenset(
    {
        SourceKind.AGENCY,
        SourceKind.STATE_MEDIA,
        SourceKind.NEWSPAPER,
        SourceKind.BROADCASTER,
        SourceKind.MAGAZINE,
        SourceKind.SITE,
        SourceKind.SOCIAL,
    }
)
"""Kinds of sources that put words on record themselves when they are the speaker."""

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}


@dataclass(frozen=True, slots=True)
class Root:
    """A source to which chains lead, with the quotes whose chains do.

    `grounds` is how strongly: 4 the source's own record is held, 3 others state it, 2 the texts
    show it, 1 only an order in time or the outlet's own article without any credit.
    """

    source: str
    kind: SourceKind
    quotes: tuple[QuoteId, ...]
    hop: Hop
    grounds: int
    article_id: ArticleId | None
    quote_id: QuoteId | None
    confidence: float


def root_of(chain: Chain) -> Hop:
    """Return the hop of a chain that put the words on record."""
    for hop in chain:
        if hop.act is not Act.SAID or hop.source_kind in MEDIA or hop.evidence is Evidence.HELD:
            return hop
    return chain[-1]


def roots(case: Case, chains: Mapping[QuoteId, Chain]) -> list[Root]:
    """Return the roots of a claim's chains, strongest first."""
    grouped: dict[str, list[tuple[QuoteId, Hop]]] = defaultdict(list)
    for quote_id, chain in sorted(chains.items()):
        hop = root_of(chain)
        key = hop.source
        if hop.source == UNKNOWN_OUTLET:
            key = f"{UNKNOWN_OUTLET} {hop.article_id}"
        grouped[key].append((quote_id, hop))
    found = [_root(case, members) for _, members in sorted(grouped.items())]
    return sorted(found, key=lambda r: _rank(case, r))


def _root(case: Case, members: list[tuple[QuoteId, Hop]]) -> Root:
    order = list(Evidence)
    source = members[0][1].source
    held = _held_quote(case, source)
    grounds = 1
    for quote_id, hop in members:
        if hop.evidence in {Evidence.STATED, Evidence.TEXTUAL}:
            own = case.ledger.house(case.ledger.quotes[quote_id].article_id) == source
            if not own:
                grounds = max(grounds, 3 if hop.evidence is Evidence.STATED else 2)
    if held is not None and _is_own_record(case, held, source):
        grounds = 4
    best = min(members, key=lambda m: (order.index(m[1].evidence), -m[1].confidence, m[0]))[1]
    return Root(
        source=source,
        kind=best.source_kind,
        quotes=tuple(quote_id for quote_id, _ in members),
        hop=best,
        grounds=grounds,
        article_id=held.article_id if held else None,
        quote_id=held.id if held else None,
        confidence=best.confidence,
    )


def _held_quote(case: Case, source: str) -> Quote | None:
    """Return the quote in the source's own article: its fullest in its earliest version."""
    if source == UNKNOWN_OUTLET:
        return None
    own = [q for q in case.quotes if case.ledger.house(q.article_id) == source]
    return min(
        own, key=lambda q: (*_published(case, q.article_id), -len(q.text), q.id), default=None
    )


def _published(case: Case, article_id: ArticleId) -> tuple[str, str, str]:
    dates = case.ledger.facts[article_id].dates
    return (dates.earliest or "9", dates.latest or "9", article_id)


def _is_own_record(case: Case, quote: Quote, source: str) -> bool:
    """Whether the source speaks for itself or for the speaker: a statement, an office's record."""
    speaker = quote.speaker
    if speaker.name is not None and case.ledger.name(speaker.name) == source:
        return True
    return case.ledger.kind(source) is SourceKind.GOVERNMENT


def _rank(case: Case, root: Root) -> tuple[object, ...]:
    """Return what roots are ordered by: grounds, kind, spread, time, name."""
    state = root.kind is not SourceKind.STATE_MEDIA
    articles = {case.ledger.quotes[q].article_id for q in root.quotes}
    first = min(_published(case, a) for a in articles)
    return (-root.grounds, state, root.article_id is None, -len(articles), first, root.source)


def origin(case: Case, found: list[Root]) -> tuple[Origin, tuple[Origin, ...]]:
    """Return the origin that the roots lead to, and the alternatives with their confidence."""
    best, others = found[0], found[1:]
    if best.source == UNKNOWN_OUTLET:
        return _unknown(case, _no_outlet(case)), ()
    if best.grounds == 1 and others:
        reason = (
            f"{_count(len(found), 'outlet').capitalize()} report these words on their own, none "
            "credits another, and the texts do not show where they come from."
        )
        return _unknown(case, reason), tuple(_told(case, r, found, shared=True) for r in found)
    return (
        _told(case, best, found),
        tuple(_told(case, root, found, shared=True) for root in others),
    )


def _told(case: Case, root: Root, found: list[Root], *, shared: bool = False) -> Origin:
    """Return a root as an origin; `shared` lowers its confidence to that of an alternative."""
    rivals = sum(r.grounds >= root.grounds for r in found if r is not root)
    base = {4: 0.95, 3: 0.92, 2: 0.8, 1: 0.75}[root.grounds]
    confidence = round(min(base, root.confidence) * (0.75**rivals), 3)
    if shared:
        confidence = round(min(confidence, 0.4), 3)
    held = root.article_id is not None
    return Origin(
        source=None if root.source == UNKNOWN_OUTLET else root.source,
        source_kind=root.kind,
        status=OriginStatus.HELD if held else OriginStatus.CREDITED,
        article_id=root.article_id,
        quote_id=root.quote_id,
        evidence=Evidence.HELD if held else root.hop.evidence,
        confidence=confidence,
        reason=_reason(case, root),
    )


def _reason(case: Case, root: Root) -> str:
    """Return why the evidence leads to a root, in one sentence that can be checked."""
    articles = {q.article_id for q in case.quotes}
    leading = {case.ledger.quotes[q].article_id for q in root.quotes}
    others = {a for a in leading if case.ledger.house(a) != root.source}
    words = (
        f" (“{root.hop.text}”)" if root.hop.text and root.hop.evidence is Evidence.STATED else ""
    )
    if root.article_id is None:
        verb = "name" if root.hop.evidence is Evidence.STATED else "go back to"
        return (
            f"{_count(len(others), 'article')} of {len(articles)} {verb} {root.source} as the "
            f"source of these words{words}; its own text is not in these holdings."
        ).capitalize()
    if root.grounds == 4:
        return f"{root.source}'s own record of these words is in the holdings."
    if not others:
        return f"{root.source} reports these words in its own article and credits no other source."
    return (
        f"{root.source}'s own article has these words, and "
        f"{_count(len(others), 'other article')} of {len(articles)} lead back to it{words}."
    )


def _count(number: int, noun: str) -> str:
    """Return a number with its noun in words.

    >>> _count(2, "article")
    'two articles'
    """
    return f"{_WORDS.get(number, str(number))} {noun}{'' if number == 1 else 's'}"


def _no_outlet(case: Case) -> str:
    return "The outlet of the article that has these words is not known, and it credits no source."


def _unknown(case: Case, reason: str) -> Origin:
    return Origin(
        source=None,
        source_kind=SourceKind.UNKNOWN,
        status=OriginStatus.UNKNOWN,
        article_id=None,
        quote_id=None,
        evidence=None,
        confidence=0.0,
        reason=reason,
    )


def independent(case: Case, found: Iterable[Root]) -> int:
    """Return how many different sources the carrying outlets lead back to.

    What one state news agency or one unnamed source said cannot have been heard twice: an outlet
    that has the same words without a credit is no second origin.
    """
    listed = list(found)
    credited = [root for root in listed if root.grounds >= 2]
    exclusive = any(root.kind is SourceKind.STATE_MEDIA for root in credited) or any(
        quote.speaker.kind is SpeakerKind.ANONYMOUS for quote in case.quotes
    )
    if credited and exclusive:
        return len(credited)
    return max(1, len(listed))
