"""Which claims have to be traced again after articles were added.

A claim's result rests on the claim itself, on the lineage of its articles and of the later
versions of their pages, and on what its sources have published. All else stays as it was.
"""

from collections.abc import Iterable, Mapping

from provenance.ids import ArticleId, ClaimId
from provenance.models import Article, Claim, Lineage, TracedClaim
from provenance.sources.registry import Registry
from provenance.tracing.ownership import house
from provenance.vocabulary import LineageRelation


def affected(
    claims: Iterable[Claim],
    before: Mapping[ClaimId, TracedClaim],
    lineages: tuple[Iterable[Lineage], Iterable[Lineage]],
    added: Iterable[Article],
    article_of: Mapping[str, ArticleId],
    registry: Registry,
) -> frozenset[ClaimId]:
    """Return the ids of the claims whose earlier result may no longer hold.

    `before` are the earlier results, `lineages` those before and after, `added` the new articles,
    `article_of` maps each quote of the claims to its article. All other claims would be traced to
    the same result again.
    """
    old, new = ({one.article_id: one for one in side} for side in lineages)
    changed = {a for a in old.keys() | new.keys() if old.get(a) != new.get(a)}
    changed |= _earlier_versions(changed, (old, new))
    houses = {name for article in added if (name := house(article, registry)) is not None}
    return frozenset(
        claim.id
        for claim in claims
        if _is_affected(claim, before.get(claim.id), changed, houses, article_of)
    )


def _is_affected(
    claim: Claim,
    result: TracedClaim | None,
    changed: set[ArticleId],
    houses: set[str],
    article_of: Mapping[str, ArticleId],
) -> bool:
    if result is None or result.claim != claim:
        return True
    if any(article_of[member.quote_id] in changed for member in claim.members):
        return True
    sources = {hop.source for hops in result.hops.values() for hop in hops}
    return not houses.isdisjoint(sources)


def _earlier_versions(
    changed: set[ArticleId], sides: Iterable[Mapping[ArticleId, Lineage]]
) -> set[ArticleId]:
    """Return the earlier versions of changed pages, whose quotes may be withdrawn there."""
    found: set[ArticleId] = set()
    for above in sides:
        for article_id in changed:
            at: ArticleId | None = article_id
            while at is not None and at in above:
                if above[at].relation is not LineageRelation.REVISION:
                    break
                at = above[at].from_article_id
                if at is None or at in found:
                    break
                found.add(at)
    return found
