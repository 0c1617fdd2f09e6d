"""Wordings of which one stands, whole or cut, in the other: a piece of it, or a mere phrase."""

from provenance.matching.circumstances import Circumstances, Verdict, same_day, within
from provenance.matching.meaning import only_one_denies_around
from provenance.matching.overlap import Coded, Overlap
from provenance.matching.slips import changed_meaning
from provenance.matching.thresholds import (
    FAIR,
    FAR_DAYS,
    LEAST_TOLD,
    LONG_DAYS,
    NEAR_DAYS,
    SURE,
    TELLING,
    UNIQUE,
)

_FAINT = 3.5
_PIECE = 3  # words that a piece of a longer wording has at least ...
_RARE_PAIR = 13.0  # ... if they are not as rare as two words can be
_HALF = 0.5  # share of a longer wording under which a piece is a small part of it
_ALIKE = 0.8  # share of both wordings from which neither is a mere piece of the other
_PHRASE = 5  # words under which unnamed speakers may well have said the same by chance
_CLAUSE = 5  # words that a headline takes from its own article
_SENTENCE = 7  # words that, in one run, are a sentence and no fragment that two people share ...
_SENTENCE_TOLD = 17.0  # ... with this weight at least
_CUT = 0.75  # every cut is a chance for scattered common words to look like a match
_NAMELESS = 20.0  # what few words of one article tell at least if neither has a speaker


def contained_score(share: float) -> float:
    """Return the score of a wording that is so large a share of the one it stands in."""
    return round(SURE + (1 - SURE) * share, 4)


def contained(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> Verdict:
    """Judge wordings of which one stands, whole or cut, in the other."""
    score = contained_score(min(shared.share_a, shared.share_b))
    told = shared.shared
    if how.indirect and only_one_denies_around(a, b, shared):
        return Verdict(False, score, "meaning_differs")
    if how.indirect and _anybodys(told, shared, how):
        return Verdict(False, score, "other_speaker" if how.same_speaker is False else "unnamed")
    if len(shared.blocks) > 1:
        changed = changed_meaning(a, b, shared, how)
        if changed is not None:
            return changed
        told *= _CUT
    if told >= UNIQUE:
        return Verdict(True, score, "unique_words")
    if how.kin and told >= _FAINT and (told >= LEAST_TOLD or alike(shared)):
        return Verdict(True, score, "related_articles")
    if not _quotable(told, shared, how):
        return Verdict(False, score, "common_words")
    if how.one_article and told >= LEAST_TOLD and how.same_speaker is not False:
        return Verdict(True, score, "one_article")
    limit = _limit(told, shared, how)
    known = limit > NEAR_DAYS or how.days is not None
    fits = known and within(how.days, limit)
    if limit == 0:
        return Verdict(False, score, "common_words")
    return Verdict(fits, score, "close_in_time" if fits else "too_far_apart")


def _anybodys(told: float, shared: Overlap, how: Circumstances) -> bool:
    """Whether a piece of a report in the reporter's words may be said of somebody else.

    "He has tested positive" tells nothing without him, and "when the two were teenagers" stands in
    what friends and opponents say.
    """
    if how.same_speaker or how.kin:
        return False
    if how.days is not None and how.days > NEAR_DAYS:
        return True
    if alike(shared):
        return False
    small = min(shared.share_a, shared.share_b) < _HALF
    return told < UNIQUE or (small and not same_day(how))


def _is_sentence(told: float, shared: Overlap) -> bool:
    """Whether the common words are a sentence, which two people do not say by chance."""
    return len(shared.blocks) == 1 and shared.words >= _SENTENCE and told >= _SENTENCE_TOLD


def _quotable(told: float, shared: Overlap, how: Circumstances) -> bool:
    """Whether the common words are more than a phrase that stands in many people's sentences."""
    if alike(shared):
        return True
    if shared.words < _PIECE and told < _RARE_PAIR:
        return False
    return _is_sentence(told, shared) or told >= _least_of_a_piece(shared, how)


def _limit(told: float, shared: Overlap, how: Circumstances) -> float:
    """Return the days within which words that tell this much are one statement, 0: never."""
    if how.same_speaker and told >= TELLING:
        return LONG_DAYS
    if _is_sentence(told, shared):
        return FAR_DAYS
    if how.same_speaker:
        if told >= LEAST_TOLD and (told >= FAIR or alike(shared)):
            return FAR_DAYS
        return NEAR_DAYS if told >= _FAINT else 0.0
    if how.same_speaker is None:
        least = FAIR if shared.words >= _PHRASE else TELLING  # fewer words may be a slogan
        return FAR_DAYS if told >= TELLING else NEAR_DAYS if told >= least else 0.0
    return NEAR_DAYS if told >= TELLING else 0.0


def _least_of_a_piece(shared: Overlap, how: Circumstances) -> float:
    """Return what a piece of a longer wording has to tell to be a quote of it, and no phrase.

    "Defund the police" stands in many people's sentences.
    """
    if how.same_speaker:
        return FAIR if how.indirect else LEAST_TOLD
    if how.same_speaker is None:
        if not how.one_article:
            if shared.words < _PHRASE:
                return UNIQUE
            return FAIR if same_day(how) else TELLING
        if shared.words >= _CLAUSE:
            return LEAST_TOLD
        return _NAMELESS if how.nameless else FAIR
    return UNIQUE


def alike(shared: Overlap) -> bool:
    """Whether two wordings are much the same as wholes, and neither is a mere piece."""
    return min(shared.share_a, shared.share_b) >= _ALIKE
