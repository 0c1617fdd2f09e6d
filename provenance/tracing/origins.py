"""Where a claim entered the record, as a verdict on its roots.

A root that others credit weighs more than one that only stands first in its own article, and being
first in time proves nothing by itself. Where the evidence does not decide, the origin is unknown
and the reason says why.
"""

from dataclasses import replace
from itertools import pairwise

from provenance.models import Hop, Origin, Quote
from provenance.tracing.doubting import doubt, is_bare
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.tracing.roots import OWN, RECORD, STATED, TEXTUAL, Root, Roots, held_quote
from provenance.vocabulary import Evidence, OriginStatus, SourceKind

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CONFIDENCE = {RECORD: 0.95, STATED: 0.92, TEXTUAL: 0.8, OWN: 0.8}
"""How surely the grounds of a root make it the origin; set by hand, not fitted."""
_RIVAL = 0.75  # what each other root of the same grounds leaves of it
_BY_TIME = 0.6  # the most where only dates show that another outlet's text is the copy
_ONLY_FIRST = "; it is the earliest held, and its like often name no source for others' texts."
_LOST = 0.3  # the most for the earliest held text where its source seems not to be held
_INDEPENDENT = 0.5  # the most for one of several reports of which none depends on another


def origin(case: Case, roots: Roots) -> tuple[Origin, tuple[Origin, ...]]:
    """Return the origin that the roots lead to, and the alternatives with their confidence."""
    best = _first_of_equals(case, roots)
    others = tuple(root for root in roots.found if root is not best)
    if roots.circle:
        others = roots.found[1:]
        return _unknown(_circular(roots.circle)), tuple(_told(case, r, roots) for r in others)
    if best is None:
        known = [root for root in others if root.source != UNKNOWN_OUTLET]
        told = tuple(_told(case, root, roots) for root in known)
        return _unknown(_side_by_side(case, roots.found[0], list(others[1:]))), told
    if undecided := _undecided(case, best):
        rivals = [one for name in undecided if (one := _rival(case, name, best)) is not None]
        return _unknown(_same_text(best, undecided)), (_told(case, best, roots, best), *rivals)
    if best.source == UNKNOWN_OUTLET:
        known = [root for root in others if root.source != UNKNOWN_OUTLET]
        return _unknown(_no_outlet(case)), tuple(_told(case, r, roots) for r in known)
    first = _told(case, best, roots, best)
    alternatives = tuple(_told(case, root, roots, best) for root in others)
    if not is_bare(case, best):
        return first, alternatives
    if reason := doubt(case, best):
        return _unknown(reason), (_capped(first, _LOST), *alternatives)
    if case.ledger.trust.habits.doubts(best.source):
        first = _capped(first, _INDEPENDENT, _ONLY_FIRST)
    return first, alternatives


def own_origin(own: Hop, quote: Quote, *, recorded: bool) -> Origin:
    """Return the origin of words that one outlet alone has, as its own report or its own record."""
    return Origin(
        source=own.source,
        source_kind=own.source_kind,
        status=OriginStatus.HELD,
        article_id=quote.article_id,
        quote_id=quote.id,
        evidence=Evidence.HELD,
        confidence=round(min(_CONFIDENCE[RECORD if recorded else OWN], own.confidence), 3),
        reason=_own_record(own.source) if recorded else _own_report(own.source),
    )


def _capped(told: Origin, most: float, more: str = "") -> Origin:
    """Return an origin that nothing but being the first held shows, with `more` as the reason."""
    return replace(
        told,
        evidence=Evidence.TEMPORAL,
        confidence=min(told.confidence, most),
        reason=told.reason.removesuffix(".") + (more or "."),
    )


def _first_of_equals(case: Case, roots: Roots) -> Root | None:
    """Return the strongest root; None when outlets report side by side and none was surely first.

    To pick one of them would be arbitrary, and a wrong origin is worse than none.
    """
    best = roots.found[0]
    if len(roots.found) == 1:
        return best
    equals = [root for root in roots.found if root.grounds == OWN]
    if best.grounds != OWN or len(equals) == 1:
        return best
    return next(
        (
            root
            for root in equals
            if all(_before(case, root, other) for other in equals if other is not root)
        ),
        None,
    )


def _undecided(case: Case, best: Root) -> list[str]:
    """Return the outlets with a root's text that are its copies by doubtful dates alone."""
    if best.grounds >= STATED:
        return []
    clocks = case.ledger.trust.clocks
    if best.kind in (SourceKind.AGENCY, SourceKind.STATE_MEDIA):
        return []
    return [name for name in best.by_date if clocks.doubts(name) or clocks.doubts(best.source)]


def _rival(case: Case, name: str, best: Root) -> Origin | None:
    """Return an outlet as the origin that it would be if its date were the later one by mistake."""
    quote = held_quote(case, name)
    if quote is None:
        return None
    return Origin(
        source=name,
        source_kind=case.ledger.kind(name),
        status=OriginStatus.HELD,
        article_id=quote.article_id,
        quote_id=quote.id,
        evidence=Evidence.TEXTUAL,
        confidence=round(_INDEPENDENT * _INDEPENDENT, 3),
        reason=f"{name} has the same text as {best.source}; only their dates say who copied.",
    )


def _before(case: Case, root: Root, other: Root) -> bool:
    """Whether one of a root's quotes was certainly published before all of another's."""
    quotes = case.ledger.quotes
    return any(
        all(case.before(quotes[one], quotes[q]) for q in other.quotes) for one in root.quotes
    )


def _told(case: Case, root: Root, roots: Roots, best: Root | None = None) -> Origin:
    """Return a root as an origin, with the confidence that its rivals leave."""
    rivals = [r for r in roots.found if r is not root]
    stronger = any(r.grounds > root.grounds for r in rivals)
    equal = sum(r.grounds == root.grounds for r in rivals)
    confidence = min(_CONFIDENCE[root.grounds], root.hop.confidence) * _RIVAL**equal
    if root.by_time and root.grounds < STATED:
        confidence = min(confidence, _BY_TIME)
    repeated = root.repeating > 0 and not root.heard
    if stronger or (root.grounds == OWN and (rivals or repeated)):
        confidence = min(confidence, _INDEPENDENT) * (0.6 if root is not best else 1)
    held = root.article_id is not None
    return Origin(
        source=None if root.source == UNKNOWN_OUTLET else root.source,
        source_kind=root.kind,
        status=OriginStatus.HELD if held else OriginStatus.CREDITED,
        article_id=root.article_id,
        quote_id=root.quote_id,
        evidence=_evidence(root, rivals),
        confidence=round(confidence, 3),
        reason=_reason(case, root, rivals),
    )


def _evidence(root: Root, rivals: list[Root]) -> Evidence:
    """Return what the choice of a root rests on: a guess never looks like a stated credit."""
    if root.grounds == OWN and any(r.grounds == OWN for r in rivals):
        return Evidence.TEMPORAL
    if root.grounds == OWN and root.repeating and not root.heard:
        return Evidence.TEMPORAL
    if root.by_time and root.grounds < STATED:
        return Evidence.TEMPORAL
    return Evidence.HELD if root.article_id is not None else root.hop.evidence


def _reason(case: Case, root: Root, rivals: list[Root]) -> str:
    """Return why the evidence leads to a root, in one sentence that can be checked."""
    total = len(case.by_article)
    stated = root.hop.evidence is Evidence.STATED
    words = f" (“{root.hop.text}”)" if root.hop.text and stated else ""
    if root.article_id is None:
        return f"{_credited(root, total, words)}; its own text of them is not in these holdings."
    if root.quote_id is None:
        return f"The words stand in {root.source}'s own article, as its narration{words}."
    if root.grounds == RECORD:
        return _own_record(root.source)
    if root.leading:
        return f"{root.source}'s own article has these words{_followers(root, total)}{words}."
    if any(rival.grounds == OWN for rival in rivals):
        return _side_by_side(case, root, rivals)
    return _own_report(root.source)


def _own_record(source: str) -> str:
    return f"{source}'s own record of these words is in the holdings."


def _own_report(source: str) -> str:
    return f"{source} reports these words in its own article and credits no other source."


def _credited(root: Root, total: int, words: str) -> str:
    """Return how many articles name a source that is not held, and how many only share its text."""
    rest = root.leading - root.stating
    shares = f"{_count(rest, 'article')} of {total} {'shares' if rest == 1 else 'share'}"
    if root.stating == 0:
        return f"{shares[0].upper()}{shares[1:]} the text or the words of {root.source}"
    named = _count(root.stating, "article")
    verb = "names" if root.stating == 1 else "name"
    told = (
        f"{named[0].upper()}{named[1:]} of {total} {verb} {root.source} as the source of these "
        f"words{words}"
    )
    other = "another shares" if rest == 1 else f"{_count(rest, 'other')} share"
    return f"{told}, {other} their text" if rest else told


def _followers(root: Root, total: int) -> str:
    """Return how the other articles lead to a source, so that each can be looked at."""
    kinds = (
        (root.through, "goes back to it", "go back to it"),
        (root.naming, "names it", "name it"),
        (root.repeating, "repeats them without a source", "repeat them without a source"),
    )
    told = [
        f"{_count(number, 'other article')} of {total} {one if number == 1 else more}"
        for number, one, more in kinds
        if number
    ]
    return f", and {' and '.join(told)}"


def _same_text(root: Root, rivals: list[str]) -> str:
    """Return the reason where only the dates of outlets tell who copied, and these are doubted."""
    return (
        f"{' and '.join((root.source, *rivals))} have the same text without credit; only their "
        "dates say whose it is, and the dates of such outlets are contradicted elsewhere in the "
        "holdings."
    )


def _side_by_side(case: Case, root: Root, rivals: list[Root]) -> str:
    """Return the reason for one of several reports that do not depend on each other."""
    number = _count(len(rivals) + 1, "outlet").capitalize()
    first = all(_before(case, root, rival) for rival in rivals)
    order = (
        f"{root.source}'s is the earliest held, which is no proof that it was the first"
        if first
        else "their dates do not show which was first"
    )
    return f"{number} report these words on their own and none credits another; {order}."


def _count(number: int, noun: str) -> str:
    """Return a number with its noun in words.

    >>> _count(2, "article")
    'two articles'
    """
    said = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{said} {noun}{'' if number == 1 else 's'}"


def _circular(circle: tuple[str, ...]) -> str:
    steps = [f"{one} credits {other}" for one, other in pairwise((*circle, circle[0]))]
    return (
        f"{', '.join(steps[:-1])} and {steps[-1]} for these words: a circle, in which nobody is "
        "their source."
    )


def _no_outlet(case: Case) -> str:
    first = min(case.published(article_id) for article_id in case.by_article)[2]
    return (
        "The article that has these words names no outlet and credits no source for them "
        f"({case.ledger.facts[first].source_path})."
    )


def _unknown(reason: str) -> Origin:
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
