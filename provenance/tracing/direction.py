"""Which of two related texts comes from the other: the weightiest evidence decides.

What the texts say comes first (credits, datelines, exchanged words, mentions), then what holds
which; time stamps decide only where nothing else does, and the verdict says so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from provenance.models import Proof, Span
from provenance.tracing.alignment import Alignment, mirrored
from provenance.tracing.content import WORD, comparison_word
from provenance.tracing.cuts import ENOUGH, number_of_words, own_top, text_beyond
from provenance.tracing.swaps import Swaps
from provenance.tracing.wording import Text
from provenance.vocabulary import Evidence, SourceKind

_CUT = 0.6  # confidence where the texts show what was cut or put above
CONTAINED, CONTAINED_MORE = 0.75, 0.15
"""A copy has so much of its words from the source, and the source so much more than the copy."""


@dataclass(frozen=True, slots=True)
class Verdict:
    forward: bool
    evidence: Evidence
    confidence: float
    common: str | None = None
    proofs: tuple[Proof, ...] = ()


_Rule = Callable[[Text, Text, Alignment, Swaps], Verdict | None]


def direction(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict:
    """Return which article is the source, by the first rule that decides."""
    for rule in RULES:
        if verdict := rule(one, other, alignment, exchanged):
            return verdict
    return _by_size(one, other, alignment)


def _by_credit(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
    """A text credit names the other's outlet."""
    in_other, in_one = other.credits_source(one.house), one.credits_source(other.house)
    if in_other and in_one and in_other.weak != in_one.weak:
        in_other, in_one = (None, in_one) if in_other.weak else (in_other, None)
    if (in_other is None) == (in_one is None):
        return None
    credit, text = (in_other, other) if in_other else (in_one, one)
    assert credit is not None
    return Verdict(
        in_other is not None, Evidence.STATED, 0.95, proofs=(credit.proof(text.article),)
    )


def _by_common_source(
    one: Text, other: Text, alignment: Alignment, exchanged: Swaps
) -> Verdict | None:
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
    return Verdict(forward, Evidence.TEXTUAL, 0.85, common=best.source)


def _original_first(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> bool:
    """Whether the first of two siblings is the nearer to their source."""
    if exchanged.systematic and exchanged.votes:
        return exchanged.votes > 0
    if bool(one.credits) != bool(other.credits):
        return bool(one.credits)
    return _by_size(one, other, alignment).forward


def _by_spinning(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
    """The exchanged words stand in the spun copy."""
    if not exchanged.systematic or not exchanged.votes:
        return None
    return Verdict(exchanged.votes > 0, Evidence.TEXTUAL, 0.85)


def _by_mention(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
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
    return Verdict(in_other is not None, Evidence.STATED, 0.85, proofs=(proof,))


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


def _by_lost_name(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
    """An aligned sentence names the one's own outlet where the other has a different word.

    "a source told the Ledger" becomes "a source told us": the name was edited out.
    """
    ours = _lost(one, other, alignment)
    theirs = _lost(other, one, mirrored(alignment))
    if (ours is None) == (theirs is None):
        return None
    return Verdict(ours is not None, Evidence.TEXTUAL, 0.85)


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
) -> Verdict | None:
    """A dateline or tag marks one text as its own outlet's dispatch."""
    if one.own_dispatch == other.own_dispatch or one.house == other.house:
        return None
    return Verdict(one.own_dispatch, Evidence.TEXTUAL, 0.85)


def _by_trade(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
    """An agency writes what others reprint."""
    wires = {SourceKind.AGENCY, SourceKind.STATE_MEDIA}
    if (one.kind in wires) == (other.kind in wires):
        return None
    return Verdict(one.kind in wires, Evidence.TEXTUAL, 0.75)


def _by_cut(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
    """What stands in the midst of one text alone was cut from the other.

    Of a text with and without paragraphs above it, the one without is the source. Where dates say
    the contrary they are more likely right: then both texts come from a third one.
    """
    turned = mirrored(alignment)
    ours = number_of_words(text_beyond(other.prepared, one.prepared, turned))
    theirs = number_of_words(text_beyond(one.prepared, other.prepared, alignment))
    if max(ours, theirs) >= ENOUGH:
        if min(ours, theirs):
            return None
        return Verdict(ours > theirs, Evidence.TEXTUAL, _CUT)
    top_here = own_top(one.prepared, other.prepared, alignment) is not None
    top_there = own_top(other.prepared, one.prepared, turned) is not None
    if top_here == top_there:
        return None
    return Verdict(top_there, Evidence.TEXTUAL, _CUT)


def _by_containment(
    one: Text, other: Text, alignment: Alignment, exchanged: Swaps
) -> Verdict | None:
    """One text lies within the other, which has much more; dates must not speak against it."""
    left, right = alignment.share_left, alignment.share_right
    if max(left, right) < CONTAINED or abs(left - right) < CONTAINED_MORE:
        return None
    forward = right > left
    source, copy = (one, other) if forward else (other, one)
    if not source.article.dates.before(copy.article.dates):
        return None
    return Verdict(forward, Evidence.TEXTUAL, 0.75)


def _by_time(one: Text, other: Text, alignment: Alignment, exchanged: Swaps) -> Verdict | None:
    """Only where the intervals do not meet; an order in time, no proof."""
    if one.article.dates.before(other.article.dates):
        return Verdict(True, Evidence.TEMPORAL, 0.6)
    if other.article.dates.before(one.article.dates):
        return Verdict(False, Evidence.TEMPORAL, 0.6)
    return None


def _by_size(one: Text, other: Text, alignment: Alignment) -> Verdict:
    """The text that holds the other is taken for the source; a guess, and the weakest."""
    here = (-round(alignment.share_right, 2), one.article.id)
    there = (-round(alignment.share_left, 2), other.article.id)
    return Verdict(here < there, Evidence.TEMPORAL, 0.4)


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
    _by_cut,
)
"""The rules for the direction, the weightiest evidence first."""
