"""Signs that the text which all others come from is not held.

Two papers have one text and neither credits anybody. The earlier one is only then its likely owner
when all that the other has can come from it. A copier cuts, and adds at the ends; it does not put
back what was cut from the middle, nor the usual words for exchanged ones. So editors of manuscripts
tell that two copies have a lost one in common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from provenance.matching.rarity import weight
from provenance.tracing.alignment import SHORTEST, Alignment, Prepared, align
from provenance.tracing.content import Sentence
from provenance.tracing.swaps import Swaps, swaps

_INSIDE = 10  # words in the midst of the one text that the other has not, nor any like them
_LIKE = 0.2  # word Jaccard from which two sentences that do not align may still be one
_TOP = 30  # words, in two paragraphs or more, that stand above a text which others have without
_REST = 0.93  # of both texts apart from that top
_EXCHANGED = 8  # exchanged words, from which on they tell who exchanged
_BOTH = 0.36  # of them are the usual words of the one side; a tool errs less often
_USUAL, _MORE_USUAL = 2, 3  # usual words for rare ones, and times as many as the other way round


class Trace(Enum):
    """What the one text has that cannot come from the other."""

    MORE = "more"
    TOP = "top"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Sign:
    """Why a text is not what another comes from: words that show it, as they stand in an article.

    They are the copy's, for `TOP` the source's.
    """

    trace: Trace
    text: str


def lost_source(source: Prepared, copy: Prepared, *, faint: bool = False) -> Sign | None:
    """Return what shows that a text does not come from its supposed source, if anything.

    `faint` signs are taken too where much speaks for it beforehand: text below that the source
    lacks (papers cut from the bottom, but a copier may have added it) and usual words for rare ones
    (an editor may have chosen them).
    """
    shared = align(source, copy)
    more = _more(source, copy, shared, len(copy.sentences) if faint else 0)
    if _words(more) >= _INSIDE:
        return Sign(Trace.MORE, _shown(copy, max(more, key=lambda s: len(s.words))))
    if top := _own_top(source, copy, shared):
        return Sign(Trace.TOP, _shown(source, top))
    if pair := _exchanged(swaps(source, copy, shared), faint=faint):
        return Sign(Trace.WORDS, pair)
    return None


def _more(source: Prepared, copy: Prepared, shared: Alignment, end: int) -> list[Sentence]:
    """Return the sentences between aligned ones of a copy to which the source has none alike.

    Those up to `end` too, if that is farther on.
    """
    aligned = {p.right for p in shared.pairings}
    free = _free(source, {p.left for p in shared.pairings})
    return [
        copy.sentences[at]
        for at in range(min(aligned, default=0), max(end, max(aligned, default=0)))
        if at not in aligned
        and len(copy.sentences[at].words) >= SHORTEST
        and all(_jaccard(copy.bags[at], bag) < _LIKE for bag in free)
    ]


def _free(prepared: Prepared, aligned: set[int]) -> list[frozenset[str]]:
    return [bag for at, bag in enumerate(prepared.bags) if at not in aligned]


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / max(1, len(one) + len(other) - shared)


def _own_top(source: Prepared, copy: Prepared, shared: Alignment) -> Sentence | None:
    """Return the first sentence of a source whose copy has all of it but its top, and no more.

    The copy may have a top of its own in its place.
    """
    top = source.sentences[: min((p.left for p in shared.pairings), default=0)]
    if _words(top) < _TOP or not _paragraphs(source, top):
        return None
    other = copy.sentences[: min(p.right for p in shared.pairings)]
    ours = shared.share_left * source.total / (source.total - _words(top))
    theirs = shared.share_right * copy.total / (copy.total - _words(other))
    return top[0] if min(ours, theirs) >= _REST else None


def _words(listed: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in listed)


def _paragraphs(prepared: Prepared, listed: Sequence[Sentence]) -> bool:
    """Whether sentences stand in several paragraphs."""
    return "\n" in prepared.article.text[listed[0].span[0] : listed[-1].span[0]]


def _exchanged(exchanged: Swaps, *, faint: bool) -> str | None:
    """Return an exchange in which the copy has the usual word, where they tell of another source.

    Both sides have exchanged words, or, as a faint sign, nearly all usual ones are the copy's.
    """
    pairs = {
        (s.left.casefold(), s.right.casefold()): f"{s.left} → {s.right}" for s in exchanged.found
    }
    usual = [pair for pair in pairs if weight(pair[1]) < weight(pair[0])]
    rare = sum(weight(pair[1]) > weight(pair[0]) for pair in pairs)
    total = len(usual) + rare
    both = exchanged.systematic and total >= _EXCHANGED and len(usual) >= _BOTH * total
    if not both and not (faint and len(usual) >= max(_USUAL, _MORE_USUAL * rare)):
        return None
    return pairs[max(usual, key=lambda pair: (weight(pair[0]) - weight(pair[1]), pair))]


def _shown(prepared: Prepared, sentence: Sentence) -> str:
    start, end = sentence.span
    return prepared.article.text[start:end]
