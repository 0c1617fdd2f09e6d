"""The chains of a claim merged into trees: where they part, and which evidence joins each step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.schemas import ArticleOut, HopOut, QuoteOut

_STRENGTH = ("held", "stated", "textual", "temporal")
_NEVER = "9999"  # sorts after every instant: undated articles come last


@dataclass(slots=True, kw_only=True)
class Branch:
    """A source in a tree of chains; what came from it, and the quotes that end here.

    `evidence` is what the step from this source to the next rests on: the strongest of the chains
    that share it. It is mutable because a tree is grown chain by chain; nothing outside sees it
    grow.
    """

    name: str
    kind: str
    evidence: str
    held: bool = False
    branches: dict[tuple[str, str], "Branch"] = field(default_factory=dict)
    quotes: list[QuoteOut] = field(default_factory=list)

    def leaves(self) -> Iterator[QuoteOut]:
        """Yield every quote at and below this source."""
        yield from self.quotes
        for branch in self.branches.values():
            yield from branch.leaves()


def trees(quotes: Iterable[QuoteOut], articles: Mapping[str, ArticleOut]) -> list[Branch]:
    """Return the chains of these quotes as trees, those whose first article is earliest first.

    Each tree begins with a speaker. The carrying outlet itself is no branch: its quotes hang on
    the last source before it, or on the speaker.
    """
    roots: dict[tuple[str, str], Branch] = {}
    for quote in sorted(quotes, key=lambda each: _when(each, articles)):
        steps = quote.hops[:-1] or _unknown(quote)
        level, branch = roots, None
        for hop in steps:
            branch = level.setdefault((hop.source, hop.source_kind), _branch(hop))
            branch.evidence = min(branch.evidence, hop.evidence, key=_STRENGTH.index)
            branch.held = branch.held or hop.evidence == "held"
            level = branch.branches
        if branch is not None:
            branch.quotes.append(quote)
    return list(roots.values())


def depth(branches: Sequence[Branch]) -> int:
    """Return how many sources stand in the longest chain of these trees."""
    return max((1 + depth(list(branch.branches.values())) for branch in branches), default=0)


def _branch(hop: HopOut) -> Branch:
    return Branch(name=hop.source, kind=hop.source_kind, evidence=hop.evidence)


def _unknown(quote: QuoteOut) -> list[HopOut]:
    """Return a speaker for a quote whose chain is only the outlet."""
    return [
        HopOut(
            source=quote.speaker or "Speaker unknown",
            source_kind=quote.speaker_kind,
            act="said",
            evidence="held",
            text=None,
            article_id=quote.article_id,
            confidence=quote.confidence,
        )
    ]


def _when(quote: QuoteOut, articles: Mapping[str, ArticleOut]) -> tuple[str, str, str]:
    article = articles[quote.article_id]
    return (article.published_earliest or _NEVER, article.published_latest or _NEVER, quote.id)
