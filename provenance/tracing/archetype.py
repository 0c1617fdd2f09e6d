"""Signs that the text which all others come from is not held.

Two papers have one text and neither credits anybody. The earlier one is only then its likely owner
when all that the other has can come from it. A copier cuts, and adds at the ends; it does not put
back what was cut from the middle, nor the usual words for exchanged ones. So editors of manuscripts
tell that two copies have a lost one in common.
"""

from dataclasses import dataclass
from enum import Enum

from provenance.matching.rarity import weight
from provenance.tracing.alignment import Prepared, align
from provenance.tracing.content import Sentence
from provenance.tracing.cuts import ENOUGH, number_of_words, own_top, text_beyond
from provenance.tracing.swaps import Swaps, swaps

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
    more = text_beyond(source, copy, shared, tail=faint)
    if number_of_words(more) >= ENOUGH:
        return Sign(Trace.MORE, _shown(copy, max(more, key=lambda s: len(s.words))))
    if top := own_top(source, copy, shared):
        return Sign(Trace.TOP, _shown(source, top))
    if pair := _exchanged(swaps(source, copy, shared), faint=faint):
        return Sign(Trace.WORDS, pair)
    return None


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
