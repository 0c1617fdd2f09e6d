"""The chains of a claim merged into trees: where they part, and which evidence joins each step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.schemas import ArticleOut, HopOut, QuoteOut

_STRENGTH = ("held", "stated", "textual", "temporal")
_NEVER = "9999"  # sorts after every instant: undated articles come last

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A quote at the end of its chain, and what the step to its outlet rests on."""

    quote: QuoteOut
    evidence: str


@dataclass(slots=True, kw_only=True)
class Branch:
    """A source in a tree of chains: what came from it, and the quotes that end here.

    `evidence` is what the step to this source from the one before rests on, the strongest of the
    chains that share it. It can change because a tree is grown chain by chain; nothing outside
    sees it grow.
    """

    name: str
    kind: str
    evidence: str
    held: bool = False
    branches: dict[Key, "Branch"] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)


def trees(quotes: Iterable[QuoteOut], articles: Mapping[str, ArticleOut]) -> list[Branch]:
    """Return the chains of these quotes as trees, those whose first article is earliest first.

    Each tree begins with a speaker. The carrying outlet is no branch: its quotes hang on the last
    source before it, or on its own branch where other chains go through that outlet.
    """
    roots: dict[Key, Branch] = {}
    ordered = sorted(quotes, key=lambda each: when(each, articles))
    for quote in ordered:
        _grow(roots, quote.hops[:-1] or [_speaker(quote)])
    for quote in ordered:
        _hang(roots, quote)
    return list(roots.values())


def depth(branches: Sequence[Branch]) -> int:
    """Return how many sources stand in the longest chain of these trees."""
    return max((1 + depth(list(branch.branches.values())) for branch in branches), default=0)


def when(quote: QuoteOut, articles: Mapping[str, ArticleOut]) -> tuple[str, str, str]:
    """Return what quotes are ordered by: the bounds of their articles' dates, then their id."""
    article = articles[quote.article_id]
    return (article.published_earliest or _NEVER, article.published_latest or _NEVER, quote.id)


def _grow(roots: dict[Key, Branch], steps: Sequence[HopOut]) -> None:
    level, before = roots, "stated"
    for hop in steps:
        branch = level.setdefault(
            _key(hop), Branch(name=hop.source, kind=hop.source_kind, evidence=before)
        )
        branch.evidence = min(branch.evidence, before, key=_STRENGTH.index)
        branch.held = branch.held or hop.evidence == "held"
        level, before = branch.branches, hop.evidence


def _hang(roots: dict[Key, Branch], quote: QuoteOut) -> None:
    steps = quote.hops[:-1] or [_speaker(quote)]
    path = list(_along(roots, steps))
    own = path[-1].branches.get(_key(quote.hops[-1])) if quote.hops else None
    if own is not None:
        own.held = True
        own.leaves.append(Leaf(quote=quote, evidence="held"))
    else:
        path[-1].leaves.append(Leaf(quote=quote, evidence=steps[-1].evidence))


def _along(roots: dict[Key, Branch], steps: Sequence[HopOut]) -> Iterator[Branch]:
    level = roots
    for hop in steps:
        branch = level[_key(hop)]
        yield branch
        level = branch.branches


def _key(hop: HopOut) -> Key:
    return (hop.source, hop.source_kind)


def _speaker(quote: QuoteOut) -> HopOut:
    """Return a first step for a quote whose chain is only the outlet."""
    return HopOut(
        source=quote.speaker or "Speaker unknown",
        source_kind=quote.speaker_kind,
        act="said",
        evidence="held",
        text=None,
        article_id=quote.article_id,
        confidence=quote.confidence,
    )
