"""Which article's text comes from which: one decision for each article, with its evidence.

Candidates are related pair by pair (`kinship`); here each article gets the one text that it most
likely comes from. A credit outweighs closeness, closeness outweighs time. Copies of one agency's
story are siblings: each goes back to the agency, also where the agency's own article is not held.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.ids import ArticleId
from provenance.models import Article, Lineage, Proof
from provenance.sources.registry import Registry
from provenance.tracing.choosing import choose
from provenance.tracing.families import Relatives
from provenance.tracing.kinship import Kin, turned
from provenance.tracing.ownership import TextCredit, house, text_credits
from provenance.tracing.proofs import kin_proofs
from provenance.tracing.wording import Text
from provenance.vocabulary import CreditKind, Evidence, LineageRelation

Step = tuple[ArticleId | None, LineageRelation]
"""From which held article a text comes, None if from no held one, and how."""

_SAME_TEXT = 0.5  # of the copy's text, word for word
_SEVERAL = 2  # siblings whose credits outweigh an article's own
_CLEARLY_CLOSER = 0.04  # of the copy's text; what a middle article changed or added is inherited

_CONFIDENCE = {
    CreditKind.AGENCY_TAG: 0.95,
    CreditKind.DATELINE: 0.95,
    CreditKind.REPORTING_BY: 0.9,
    CreditKind.VIA: 0.9,
    CreditKind.BYLINE: 0.85,
    CreditKind.CONTRIBUTOR: 0.8,
    CreditKind.COPYRIGHT: 0.75,
}
"""How surely a credit alone makes its source the origin of the text; set by hand, not fitted."""


def decide(
    versions: Iterable[Lineage],
    relatives: Mapping[ArticleId, Relatives],
    translated: Mapping[ArticleId, list[Lineage]],
    facts: Mapping[ArticleId, Article],
    registry: Registry,
) -> tuple[Lineage, ...]:
    """Return the lineage of each article that has one, ordered by article id.

    `versions` are settled; all other articles get the best that their relatives and the texts
    that they may be translated from allow. What is decided for an article depends only on the
    articles that are tied to it, directly or through others.
    """
    decided = {one.article_id: one for one in versions}
    options: dict[ArticleId, list[Lineage]] = {}
    for article_id in sorted(facts):
        if article_id not in decided:
            found = _options(facts[article_id], relatives.get(article_id), registry)
            if found:
                options[article_id] = found
    for article_id, found in translated.items():
        if article_id not in decided:
            options.setdefault(article_id, []).extend(found)
    chosen = choose(decided, options)
    final = _inherited(chosen, facts, registry)
    return tuple(final[article_id] for article_id in sorted(final))


def _options(article: Article, kin: Relatives | None, registry: Registry) -> list[Lineage]:
    """Return the lineages that an article can have, the one that the evidence favours first."""
    credits = text_credits(article, registry)
    known = kin or Relatives()
    common = _owner_name(credits, known)
    ranked = _ranked(_likely(known))
    owner = next((k for k in ranked if k.source.house == common), None)
    others = [_from_parent(k, k.source.house, credits) for k in ranked if k is not owner]
    if owner is None and not credits and (own := _own_article(known, common)) is not None:
        return [_from_parent(own, own.source.house, credits), *others]
    if common is None:
        return others
    nearer = _nearer_carrier(owner, known)
    if owner is None:
        first = [_from_sibling(article, common, credits, known)]
    elif nearer is None:
        first = [_from_parent(owner, common, credits)]
    else:
        first = [_from_parent(k, k.source.house, credits) for k in (nearer, owner)]
    return [*first, *others]


def _likely(known: Relatives) -> list[Kin]:
    """Return the possible sources; a text that others credit is no copy by its date alone."""
    return [
        kin
        for kin in known.parents
        if not known.stated
        or kin.evidence is not Evidence.TEMPORAL
        or kin.source.house == kin.copy.house
    ]


def _owner_name(credits: tuple[TextCredit, ...], known: Relatives) -> str | None:
    """Return the source that the credits name for the text; of several the one it was found in.

    A credit that is weak alone counts when an article of its source has the text.
    """
    held = {kin.source.house for kin in known.parents}
    shared = {kin.common for kin, _ in known.siblings}
    borne_out = [credit for credit in credits if credit.source in held]
    if borne_out:
        return borne_out[0].source
    plain = [credit for credit in credits if not credit.weak or credit.source in shared]
    if not plain:
        return _common(known)
    return _outvoting(plain[0].source, known) or plain[0].source


def _outvoting(name: str, known: Relatives) -> str | None:
    """Return the source that the text itself speaks for, against what its credit says.

    A held dispatch of another source, or several siblings that all credit another, have more
    weight than one credit that no other text bears out.
    """
    votes: dict[str, set[ArticleId]] = defaultdict(set)
    for _, other in known.siblings:
        for credit in other.credits:
            votes[credit.source].add(other.article.id)
    if votes[name]:
        return None
    for kin in _ranked(known.parents):
        if kin.source.own_dispatch and kin.closeness >= _SAME_TEXT and kin.source.house:
            return kin.source.house
    best = max(sorted(votes), key=lambda source: len(votes[source]))
    return best if len(votes[best]) >= _SEVERAL else None


def _own_article(known: Relatives, common: str | None) -> Kin | None:
    """Return the held article that a text without credits comes from, rather than from a sibling.

    What shows it must be more than an order in time, and its text must be as close.
    """
    best = next((k for k in _ranked(known.parents) if k.evidence is not Evidence.TEMPORAL), None)
    near = max((kin.closeness for kin, _ in known.siblings if kin.common == common), default=0.0)
    return best if best is not None and best.closeness >= near - _CLEARLY_CLOSER else None


def _ranked(parents: Iterable[Kin]) -> list[Kin]:
    """Return the possible sources, best first."""
    return sorted(
        parents,
        key=lambda k: (
            k.evidence is not Evidence.STATED,
            k.evidence is Evidence.TEMPORAL,
            -round(k.closeness, 2),
            k.source.article.dates.earliest or "9",
            k.source.article.id,
        ),
    )


def _common(known: Relatives) -> str | None:
    """Return the source that the siblings of an article without credits go back to."""
    weights: dict[str, float] = defaultdict(float)
    for kin, _ in known.siblings:
        if kin.common is not None:
            weights[kin.common] = max(weights[kin.common], kin.closeness)
    return min(weights, key=lambda name: (-weights[name], name)) if weights else None


def _nearer_carrier(owner: Kin | None, known: Relatives) -> Kin | None:
    """Return a carrier whose own changes the copy has inherited, rather than its source's text."""
    if owner is None:
        return None
    nearer = [
        kin
        for kin, other in known.siblings
        if kin.source is other
        and other.article.dates.before(kin.copy.article.dates)
        and kin.closeness >= owner.closeness + _CLEARLY_CLOSER
    ]
    return min(nearer, key=lambda k: (-k.closeness, k.source.article.id)) if nearer else None


def _from_parent(kin: Kin, source: str | None, credits: tuple[TextCredit, ...]) -> Lineage:
    """Return the lineage from a held article."""
    stated = next((c for c in credits if c.source == source), None)
    proofs = kin.proofs
    own = kin.source.house is not None and kin.source.house == kin.copy.house
    if stated is not None and not any(p.text == stated.credit.text for p in proofs):
        proofs = (stated.proof(kin.copy.article), *proofs)
    return Lineage(
        article_id=kin.copy.article.id,
        from_article_id=kin.source.article.id,
        from_source=source,
        relation=kin.relation,
        credited=stated is not None or kin.evidence is Evidence.STATED or own,
        proofs=proofs,
        share_of_copy=round(kin.alignment.share_right, 3),
        share_of_source=round(kin.alignment.share_left, 3),
        confidence=kin.confidence,
    )


def _from_sibling(
    article: Article, common: str, credits: tuple[TextCredit, ...], known: Relatives
) -> Lineage:
    """Return the lineage from a source that is not held, by credit or by a sibling's credit."""
    stated = next((c for c in credits if c.source == common), None)
    near = [(kin, other) for kin, other in known.siblings if kin.common == common]
    near.sort(key=lambda pair: _nearness(*pair))
    upstream = [(k, t) for k, t in near if k.source is t and _stands_for(k, stated)]
    kin = upstream[0][0] if upstream else None
    shared = _own_side(article, near[0][0]) if near and stated is None else kin
    proofs: tuple[Proof, ...] = (stated.proof(article),) if stated else ()
    if kin is not None:
        proofs += kin.proofs
    elif shared is not None:
        proofs += kin_proofs(shared, swaps=False)
    if stated is None:
        proofs += _siblings_words(common, near)
    return Lineage(
        article_id=article.id,
        from_article_id=kin.source.article.id if kin else None,
        from_source=common,
        relation=kin.relation if kin else _relation(near),
        credited=stated is not None,
        proofs=proofs,
        share_of_copy=round(shared.alignment.share_right, 3) if shared else None,
        share_of_source=round(shared.alignment.share_left, 3) if shared else None,
        confidence=_CONFIDENCE[stated.credit.kind] if stated else 0.8,
    )


def _nearness(kin: Kin, other: Text) -> tuple[float, float, str, str]:
    """Return what siblings are ordered by: the text shared, both ways, then time."""
    ours, theirs = kin.alignment.share_right, kin.alignment.share_left
    time = other.article.dates.earliest or "9"
    return (-round(kin.closeness, 2), -round(min(ours, theirs), 2), time, other.article.id)


def _stands_for(kin: Kin, stated: TextCredit | None) -> bool:
    """Whether a sibling is where the text was found: for a spun or an uncredited copy."""
    return kin.relation is LineageRelation.SPUN or stated is None


def _relation(near: list[tuple[Kin, Text]]) -> LineageRelation:
    """Return how a text relates to a source that is not held, as far as its siblings tell.

    Without a sibling nothing shows that the text was left as it was.
    """
    unspun = [kin.relation for kin, _ in near if kin.relation is not LineageRelation.SPUN]
    if unspun:
        return min(unspun, key=list(LineageRelation).index)
    return LineageRelation.EDITED


def _own_side(article: Article, kin: Kin) -> Kin:
    """Return a pair of siblings with this article as the copy."""
    return kin if kin.copy.article.id == article.id else turned(kin)


def _siblings_words(common: str, near: list[tuple[Kin, Text]]) -> tuple[Proof, ...]:
    """Return the words by which a sibling credits the common source.

    They stand in the other article, so they are no statement of this one.
    """
    for _, other in near:
        credit = other.credits_source(common)
        if credit is not None:
            who = other.house or "another copy of the text"
            text = f"{who}: {credit.credit.text.strip()}"
            return (Proof(evidence=Evidence.TEXTUAL, text=text, article_id=other.article.id),)
    return ()


def _inherited(
    decided: dict[ArticleId, Lineage], facts: Mapping[ArticleId, Article], registry: Registry
) -> dict[ArticleId, Lineage]:
    """Return the lineages in which an uncredited copy of a carrier goes back to its source."""
    result: dict[ArticleId, Lineage] = {}
    for article_id, one in sorted(decided.items()):
        source = one.from_source
        seen = {article_id}
        at = one
        while not one.credited and at.from_article_id is not None:
            above = decided.get(at.from_article_id)
            if above is None or above.article_id in seen or above.from_source is None:
                break
            if above.relation is LineageRelation.REVISION or source != house(
                facts[above.article_id], registry
            ):
                break
            seen.add(above.article_id)
            if (above.share_of_copy or 1) >= 0.5:
                source = above.from_source
            at = above
        result[article_id] = replace(one, from_source=source)
    return result


def depths(steps: Mapping[ArticleId, Step]) -> dict[ArticleId, int]:
    """Return the steps of lineage between each article and the source of its text.

    Articles with a text of their own are left out. A source that is only credited counts as one
    step, and so does each held article on the way to it.
    """
    found: dict[ArticleId, int] = {}
    for article_id in steps:
        number = 0
        at: ArticleId | None = article_id
        while at is not None and at in steps:
            number += 1
            at = steps[at][0]
        found[article_id] = number
    return found
