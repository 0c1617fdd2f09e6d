"""Two related articles: how their texts relate, and which of them comes from the other.

The direction rests on what the texts say (credits, mentions, datelines, exchanged words), then on
containment; time stamps decide only where nothing else does, and the result says so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from provenance.models import Article, Proof, Span
from provenance.sources.registry import Registry
from provenance.tracing.alignment import Alignment, Prepared, align
from provenance.tracing.content import WORD, comparison_word
from provenance.tracing.ownership import (
    TextCredit,
    canonical,
    house,
    is_own_dispatch,
    text_credits,
)
from provenance.tracing.swaps import Swaps, swaps
from provenance.vocabulary import Evidence, LineageRelation, SourceKind

LEAST_PROSE = {Evidence.STATED: 0.2, Evidence.TEXTUAL: 0.3, Evidence.TEMPORAL: 0.55}
"""Shared prose as a part of the shorter article's words, by what the direction rests on. Two
articles that set one public statement or post without marks share up to half of their words."""
LEAST_PROSE_WORDS = 20
FACTS = 0.5  # of figures and names in changed sentences agree, or it is one pattern filled twice
EDITION_FACTS = 0.8
COPY_SHARE = 0.8  # of both texts, quotations included: one text, even if it is nearly all quotation
COPY_WORDS = 30
LEAST_PAIRINGS = 3
SAME_HOUSE_SHARE, SAME_HOUSE_IDENTITY = 0.75, 0.85
"""An outlet repeats its own background and patterns; only whole texts nearly alike are editions."""
CONTAINED, CONTAINED_MORE = 0.75, 0.15
"""A copy has so much of its words from the source, and the source so much more than the copy."""
VERBATIM = 0.95  # of the words stand in identical sentences
WHOLE = 0.9  # of an article's words
EDITED = 0.72  # mean similarity of the aligned sentences; below it the text was rewritten


@dataclass(frozen=True, slots=True)
class Text:
    """An article prepared for comparison, with what it says about whose text it is."""

    article: Article
    prepared: Prepared
    house: str | None
    kind: SourceKind
    credits: tuple[TextCredit, ...]
    own_dispatch: bool
    named: dict[str, Span]

    def credits_source(self, name: str | None) -> TextCredit | None:
        """Return the credit that names this source."""
        if name is None:
            return None
        return next((credit for credit in self.credits if credit.source == name), None)


@dataclass(frozen=True, slots=True)
class Kin:
    """A related pair, the likelier source first.

    `confidence` is that of the direction, `evidence` its class. `common` names the source that
    both go back to, where the one does not come from the other.
    """

    source: Text
    copy: Text
    alignment: Alignment
    swaps: Swaps
    relation: LineageRelation
    evidence: Evidence
    confidence: float
    common: str | None
    proofs: tuple[Proof, ...]

    @property
    def closeness(self) -> float:
        """How much of the copy's text is the source's, word for word (0 to 1)."""
        return self.alignment.share_right * self.alignment.identity


def read_text(prepared: Prepared, registry: Registry) -> Text:
    """Return an article with what it says about whose text it is."""
    article = prepared.article
    named: dict[str, Span] = {}
    for span, source in registry.mentions(article.text):
        named.setdefault(source.name, span)
    own = house(article, registry)
    known = registry.by_name(own) if own else None
    return Text(
        article=article,
        prepared=prepared,
        house=own,
        kind=known.kind if known else SourceKind.OUTLET,
        credits=text_credits(article, registry),
        own_dispatch=is_own_dispatch(article, registry),
        named=named,
    )


def relate(one: Text, other: Text) -> Kin | None:
    """Return how two articles are related, None when they only treat the same matter."""
    alignment = align(one.prepared, other.prepared)
    if not _related(one, other, alignment):
        return None
    exchanged = swaps(one.prepared, other.prepared, alignment)
    verdict = _direction(one, other, alignment, exchanged)
    shorter = min(one.prepared.total, other.prepared.total)
    enough = LEAST_PROSE[verdict.evidence] * shorter
    if alignment.prose < enough and not _one_text(one, other, alignment):
        return None
    if verdict.forward:
        source, copy = one, other
    else:
        source, copy = other, one
        alignment, exchanged = _turned(alignment), _turned_swaps(exchanged)
    return Kin(
        source=source,
        copy=copy,
        alignment=alignment,
        swaps=exchanged,
        relation=_relation(alignment, exchanged),
        evidence=verdict.evidence,
        confidence=verdict.confidence,
        common=verdict.common,
        proofs=verdict.proofs,
    )


def _related(one: Text, other: Text, alignment: Alignment) -> bool:
    """Whether so much prose is shared that the texts are kin and not two reports of one event."""
    share = max(alignment.share_left, alignment.share_right)
    if alignment.facts < FACTS:
        return False
    if one.house is not None and one.house == other.house:
        return _edition(alignment)
    if _one_text(one, other, alignment):
        return True
    few = len(alignment.pairings) < LEAST_PAIRINGS
    if few and (share < WHOLE or alignment.identity < WHOLE):
        return False
    return alignment.prose >= LEAST_PROSE_WORDS


def _edition(alignment: Alignment) -> bool:
    """Whether two articles of one outlet are editions of one text, not stories of one pattern."""
    return (
        min(alignment.share_left, alignment.share_right) >= SAME_HOUSE_SHARE
        and alignment.identity >= SAME_HOUSE_IDENTITY
        and alignment.facts >= EDITION_FACTS
    )


def _one_text(one: Text, other: Text, alignment: Alignment) -> bool:
    """Whether two articles are nearly the same from beginning to end."""
    return (
        min(alignment.share_left, alignment.share_right) >= COPY_SHARE
        and alignment.identity >= COPY_SHARE
        and min(one.prepared.total, other.prepared.total) >= COPY_WORDS
    )


def _relation(alignment: Alignment, exchanged: Swaps) -> LineageRelation:
    if exchanged.systematic:
        return LineageRelation.SPUN
    whole = min(alignment.share_left, alignment.share_right) >= WHOLE
    if whole and alignment.exact >= VERBATIM:
        return LineageRelation.VERBATIM
    return LineageRelation.EDITED if alignment.identity >= EDITED else LineageRelation.REWRITTEN


def turned(kin: Kin) -> Kin:
    """Return a pair with the source and the copy exchanged."""
    alignment, exchanged = _turned(kin.alignment), _turned_swaps(kin.swaps)
    return replace(
        kin,
        source=kin.copy,
        copy=kin.source,
        alignment=alignment,
        swaps=exchanged,
        relation=_relation(alignment, exchanged),
    )


def _turned(alignment: Alignment) -> Alignment:
    """Return the alignment seen from the other article."""
    return replace(
        alignment,
        pairings=tuple(
            sorted(
                (type(p)(p.right, p.left, p.similarity) for p in alignment.pairings),
                key=lambda p: (p.left, p.right),
            )
        ),
        share_left=alignment.share_right,
        share_right=alignment.share_left,
    )


def _turned_swaps(exchanged: Swaps) -> Swaps:
    found = tuple(type(s)(s.right, s.left, s.right_span, s.left_span) for s in exchanged.found)
    return Swaps(found, exchanged.systematic, -exchanged.votes)


@dataclass(frozen=True, slots=True)
class _Verdict:
    forward: bool
    evidence: Evidence
    confidence: float
    common: str | None = None
    proofs: tuple[Proof, ...] = ()


_Rule = Callable[[Text, Text, Alignment, Swaps], _Verdict | None]


def _direction(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> _Verdict:
    """Return which article is the source, by the first rule that decides."""
    for rule in RULES:
        if verdict := rule(one, other, alignment, exchanged):
            return verdict
    return _by_size(one, other, alignment)


def _by_credit(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> _Verdict | None:
    """A text credit names the other's outlet."""
    in_other, in_one = other.credits_source(one.house), one.credits_source(other.house)
    if in_other and in_one and in_other.weak != in_one.weak:
        in_other, in_one = (None, in_one) if in_other.weak else (in_other, None)
    if (in_other is None) == (in_one is None):
        return None
    credit, text = (in_other, other) if in_other else (in_one, one)
    assert credit is not None
    return _Verdict(
        in_other is not None, Evidence.STATED, 0.95, proofs=(credit.proof(text.article),)
    )


def _by_common_source(
    one: Text, other: Text, alignment: Alignment, exchanged: Swaps
) -> _Verdict | None:
    """Either credits a third source for the text: both go back to it."""
    shared = {c.source for c in one.credits} & {c.source for c in other.credits}
    offered = [c for t in (one, other) for c in t.credits if not c.weak]
    offered = [c for c in offered if c.source in shared] or [
        c for c in offered if c.source not in {one.house, other.house}
    ]
    if not offered:
        return None
    best = min(offered, key=lambda c: (-c.weight, c.source))
    forward = _original_first(one, other, alignment, exchanged)
    return _Verdict(forward, Evidence.TEXTUAL, 0.85, common=best.source)


def _original_first(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> bool:
    """Whether the first of two siblings is the nearer to their source."""
    if exchanged.systematic and exchanged.votes:
        return exchanged.votes > 0
    if bool(one.credits) != bool(other.credits):
        return bool(one.credits)
    return _by_size(one, other, alignment).forward


def _by_spinning(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> _Verdict | None:
    """The exchanged words stand in the spun copy."""
    if not exchanged.systematic or not exchanged.votes:
        return None
    return _Verdict(exchanged.votes > 0, Evidence.TEXTUAL, 0.85)


def _by_mention(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> _Verdict | None:
    """One text names the other's outlet as a source of news."""
    in_other, in_one = _mention(other, one.house), _mention(one, other.house)
    if (in_other is None) == (in_one is None):
        return None
    span, text = (in_other, other) if in_other else (in_one, one)
    assert span is not None
    proof = Proof(
        evidence=Evidence.STATED,
        text=text.article.text[span[0] : span[1]],
        article_id=text.article.id,
        start=span[0],
        end=span[1],
    )
    return _Verdict(in_other is not None, Evidence.STATED, 0.85, proofs=(proof,))


def _mention(text: Text, name: str | None) -> Span | None:
    """Return where a text names an outlet, also one that the registry does not know."""
    if name is None or name == text.house:
        return None
    if name in text.named:
        return text.named[name]
    if len(name) < 4:
        return None
    found = re.search(rf"\b{re.escape(name)}\b", text.article.text)
    return found.span() if found else None


def _by_lost_name(
    one: Text, other: Text, alignment: Alignment, exchanged: Swaps
) -> _Verdict | None:
    """An aligned sentence names the one's own outlet where the other has a different word.

    "a source told the Ledger" becomes "a source told us": the name was edited out.
    """
    ours = _lost(one, other, alignment)
    theirs = _lost(other, one, _turned(alignment))
    if (ours is None) == (theirs is None):
        return None
    return _Verdict(ours is not None, Evidence.TEXTUAL, 0.85)


def _lost(source: Text, copy: Text, alignment: Alignment) -> Span | None:
    """Return where an aligned sentence has its own outlet's name that the copy's lacks."""
    if source.house is None:
        return None
    name = tuple(comparison_word(w) for w in WORD.findall(source.house.removeprefix("The ")))
    for pairing in alignment.pairings:
        sentence = source.prepared.sentences[pairing.left]
        other = copy.prepared.sentences[pairing.right]
        if _holds(sentence.words, name) and not _holds(other.words, name):
            return sentence.span
    return None


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return size > 0 and any(words[at : at + size] == part for at in range(len(words) - size + 1))


def _by_own_dispatch(
    one: Text, other: Text, alignment: Alignment, exchanged: Swaps
) -> _Verdict | None:
    """A dateline or tag marks one text as its own outlet's dispatch."""
    if one.own_dispatch == other.own_dispatch or one.house == other.house:
        return None
    return _Verdict(one.own_dispatch, Evidence.TEXTUAL, 0.85)


def _by_trade(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> _Verdict | None:
    """An agency writes what others reprint."""
    wires = {SourceKind.AGENCY, SourceKind.STATE_MEDIA}
    if (one.kind in wires) == (other.kind in wires):
        return None
    return _Verdict(one.kind in wires, Evidence.TEXTUAL, 0.75)


def _by_containment(
    one: Text, other: Text, alignment: Alignment, exchanged: Swaps
) -> _Verdict | None:
    """One text lies within the other, which has much more; dates must not speak against it."""
    left, right = alignment.share_left, alignment.share_right
    if max(left, right) < CONTAINED or abs(left - right) < CONTAINED_MORE:
        return None
    forward = right > left
    source, copy = (one, other) if forward else (other, one)
    if not source.article.dates.before(copy.article.dates):
        return None
    return _Verdict(forward, Evidence.TEXTUAL, 0.75)


def _by_time(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> _Verdict | None:
    """Only where the intervals do not meet; an order in time, no proof."""
    if one.article.dates.before(other.article.dates):
        return _Verdict(True, Evidence.TEMPORAL, 0.6)
    if other.article.dates.before(one.article.dates):
        return _Verdict(False, Evidence.TEMPORAL, 0.6)
    return None


def _by_size(one: Text, other: Text, alignment: Alignment) -> _Verdict:
    """The text that holds the other is taken for the source; a guess, and the weakest."""
    here = (-round(alignment.share_right, 2), one.article.id)
    there = (-round(alignment.share_left, 2), other.article.id)
    return _Verdict(here < there, Evidence.TEMPORAL, 0.4)


RULES: tuple[_Rule, ...] = (
    _by_credit,
    _by_own_dispatch,
    _by_common_source,
    _by_spinning,
    _by_mention,
    _by_lost_name,
    _by_trade,
    _by_containment,
    _by_time,
)
"""The rules for the direction, the weightiest evidence first."""

__all__ = ["RULES", "Kin", "Text", "canonical", "read_text", "relate", "turned"]
