"""Whether two wordings are reports of one statement, with the reason for the answer.

The rules use nothing but the two wordings and how they were reported, never the corpus, so a
verdict is the same whatever else is held. The thresholds are weights of `rarity` (about 5 for a
common content word, 7 for a rare one) and were set on news text; README and docs tell precision
and recall.
"""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.matching.listed import number
from provenance.matching.meaning import (
    all_but_a_figure,
    figures_agree,
    only_one_denies,
    only_one_denies_around,
    telling_figures,
    turned,
)
from provenance.matching.overlap import Coded, Overlap, core
from provenance.matching.rarity import weight

LEAST_SHARED = 0.34  # of the shorter wording's words, of one speaker or in related articles
MOST_SHARED = 0.55  # the same without such a tie; with less no rule can join two wordings
CONTAINED = 0.93  # weighted share of the shorter wording from which it counts as contained
NEAR_DAYS = 3.0  # reports of one utterance appear within days
FAR_DAYS = 30.0  # later than this the same common words are another occasion
LONG_DAYS = 400.0
SAME_DAY = 1.0
UNIQUE = 30.0  # shared weight that nobody repeats by chance: six content words or more
TELLING = 22.0
_FAIR = 16.0
_FAINT = 3.5
_SLIP = 20.0  # shared weight from which a differing figure or negation is taken for a slip
_RETOLD = 0.66  # share of a report without marks that is in the other one's words
_PIECE = 3  # words of a longer wording that another article's quote has at least ...
_RARE_PAIR = 13.0  # ... if they are not as rare as two words can be
_BRIEF = 0.75  # share of a short wording that its speaker's other one of the day has, in order
_HALF = 0.5  # share of a longer wording under which a piece is a small part of it
_ALIKE = 0.8  # share of both wordings from which neither is a mere piece of the other
_PHRASE = 5  # words under which unnamed speakers may well have said the same by chance
_CLAUSE = 5  # words that a headline takes from its own article
_SENTENCE = 7  # words that, in one run, are a sentence and no fragment that two people share ...
_SENTENCE_TOLD = 17.0  # ... with this weight at least
_CUT = 0.75  # every cut is a chance for scattered common words to look like a match
MOST = 0.7  # share of a wording from which two different ones may be one whoever said them
LEAST_RETOLD = 0.6  # share of a wording that one speaker's within days have in common at least
_NEARLY = 0.75  # share of the shorter wording's words that a contained one has in common
_TERM = 4  # words up to which marks inside of a quote set apart a term or a title
_MOSTLY = 0.8  # share of the common words that stand in inner marks
LEAST_TOLD = 9.0  # what the common words of unrelated articles tell at least


class Circumstances(NamedTuple):
    """How two quotes were reported, relative to each other.

    `same_speaker` is None where one of them is unnamed. `days` lie between the publications at
    least; None where one has no date. `kin`: the articles are related by lineage.
    """

    same_speaker: bool | None
    days: float | None
    kin: bool
    indirect: bool
    one_article: bool = False
    one_outlet: bool = False  # both were printed by the same outlets, nearly always one
    unmarked: bool = False  # both are reports in the reporter's words
    nameless: bool = False  # neither has a speaker
    spun: bool = False  # one of them, and only one, comes from a spun copy


class Verdict(NamedTuple):
    """Whether two quotes match, how surely (0..1), and the rule that decided."""

    match: bool
    score: float
    rule: str


def judge(a: Coded, b: Coded, shared: Overlap, circumstances: Circumstances) -> Verdict:
    """Return whether two wordings, given their overlap and circumstances, are one statement."""
    if shared.shared <= 0:
        return Verdict(False, 0.0, "nothing_shared")
    if _furniture(circumstances, alike=a.text == b.text):
        return Verdict(False, 0.0, "too_far_apart")
    if _other_finding(circumstances):
        return Verdict(False, 0.0, "unnamed")
    shorter = min(len(a.code), len(b.code))
    tied = circumstances.kin or circumstances.same_speaker
    if shared.words < (LEAST_SHARED if tied else MOST_SHARED) * shorter:
        return Verdict(False, 0.0, "too_few_shared_words")
    if not tied and shared.contained < MOST:
        return Verdict(False, 0.0, "too_few_shared_words")
    if _quoted_inside(a, b, shared, circumstances):
        return Verdict(False, 0.0, "quoted_inside")
    if shared.contained >= CONTAINED and _unbroken(shared, shorter) and _whole(shared, shorter):
        return _contained(a, b, shared, circumstances)
    if circumstances.indirect:
        return _reported(a, b, shared, circumstances)
    return _altered(a, b, shared, circumstances)


def _furniture(how: Circumstances, *, alike: bool) -> bool:
    """Whether common words are likely an outlet's own page: the same there months later.

    Links and teasers between paragraphs are taken for speech now and then, of another speaker each
    time. Words of nobody that come again unchanged within weeks are titles and notes that stand
    under many articles.
    """
    if how.same_speaker or how.kin or how.one_article or not how.one_outlet:
        return False
    often = alike and how.nameless
    return how.days is not None and how.days > (NEAR_DAYS if often else FAR_DAYS)


def _other_finding(how: Circumstances) -> bool:
    """Whether two reports in one article's own words are two findings in the same terms.

    "Democrats say they have lost a job" and, a paragraph on, "men say they have lost a job".
    """
    return how.one_article and how.unmarked and not (how.same_speaker or how.kin)


def _quoted_inside(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> bool:
    """Whether only one has the common words in inner marks, so that they are not its speaker's.

    What a speaker quotes of himself is his own, unless it is so short that it is a term or a title.
    """
    if not (a.nested or b.nested) or how.kin:
        return False
    if how.same_speaker and shared.words > _TERM:
        return False
    ours = _weight_inside(a, [(start, length) for start, _, length in shared.blocks])
    theirs = _weight_inside(b, [(start, length) for _, start, length in shared.blocks])
    most = _MOSTLY * shared.shared
    return (ours >= most) != (theirs >= most)


def _weight_inside(side: Coded, runs: Iterable[tuple[int, int]]) -> float:
    """Return what those words of some runs tell that stand in inner marks."""
    told = 0.0
    for start, length in runs:
        for first, last in side.nested:
            begin, end = max(start, first), min(start + length, last)
            told += side.sums[end] - side.sums[begin] if begin < end else 0.0
    return told


def contained_score(share: float) -> float:
    """Return the score of a wording that is so large a share of the one it stands in."""
    return round(0.7 + 0.3 * share, 4)


def _unbroken(shared: Overlap, shorter: int) -> bool:
    """Whether the shared words stand in few, long runs, as after a cut, and not scattered."""
    return len(shared.blocks) == 1 or shorter >= 3 * len(shared.blocks)


def _whole(shared: Overlap, shorter: int) -> bool:
    """Whether nearly all words of the shorter wording are shared, and not only those that tell."""
    return shared.words >= _NEARLY * shorter


def _contained(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> Verdict:
    """Judge wordings of which one stands, whole or cut, in the other."""
    score = contained_score(min(shared.share_a, shared.share_b))
    told = shared.shared
    if how.indirect and only_one_denies_around(a, b, shared):
        return Verdict(False, score, "meaning_differs")
    if how.indirect and _anybodys(told, shared, how):
        return Verdict(False, score, "other_speaker" if how.same_speaker is False else "unnamed")
    if len(shared.blocks) > 1:
        changed = _changed_meaning(a, b, shared, how)
        if changed is not None:
            return changed
        told *= _CUT
    if told >= UNIQUE:
        return Verdict(True, score, "unique_words")
    if how.kin and told >= _FAINT and (told >= LEAST_TOLD or _alike(shared)):
        return Verdict(True, score, "related_articles")
    if not _quotable(told, shared, how):
        return Verdict(False, score, "common_words")
    if how.one_article and told >= LEAST_TOLD and how.same_speaker is not False:
        return Verdict(True, score, "one_article")
    limit = _limit(told, shared, how)
    known = limit > NEAR_DAYS or how.days is not None
    fits = known and _within(how.days, limit)
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
    if _alike(shared):
        return False
    small = min(shared.share_a, shared.share_b) < _HALF
    return told < UNIQUE or (small and not _same_day(how))


def _is_sentence(told: float, shared: Overlap) -> bool:
    """Whether the common words are a sentence, which two people do not say by chance."""
    return len(shared.blocks) == 1 and shared.words >= _SENTENCE and told >= _SENTENCE_TOLD


def _quotable(told: float, shared: Overlap, how: Circumstances) -> bool:
    """Whether the common words are more than a phrase that stands in many people's sentences."""
    if _alike(shared):
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
        if told >= LEAST_TOLD and (told >= _FAIR or _alike(shared)):
            return FAR_DAYS
        return NEAR_DAYS if told >= _FAINT else 0.0
    if how.same_speaker is None:
        least = _FAIR if shared.words >= _PHRASE else TELLING  # fewer words may be a slogan
        return FAR_DAYS if told >= TELLING else NEAR_DAYS if told >= least else 0.0
    return NEAR_DAYS if told >= TELLING else 0.0


def _alike(shared: Overlap) -> bool:
    """Whether two wordings are much the same as wholes, and neither is a mere piece."""
    return min(shared.share_a, shared.share_b) >= _ALIKE


def _least_of_a_piece(shared: Overlap, how: Circumstances) -> float:
    """Return what a piece of a longer wording has to tell to be a quote of it, and no phrase.

    "Defund the police" stands in many people's sentences.
    """
    if how.same_speaker:
        return _FAIR if how.indirect else LEAST_TOLD
    if how.same_speaker is None:
        if not how.one_article:
            if shared.words < _PHRASE:
                return UNIQUE
            return _FAIR if _same_day(how) else TELLING
        if shared.words >= _CLAUSE:
            return LEAST_TOLD
        return _SLIP if how.nameless else _FAIR
    return UNIQUE


def _altered(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> Verdict:
    """Judge marked wordings that differ in words."""
    share = shared.contained
    score = round(share * (0.6 + 0.4 * min(shared.share_a, shared.share_b)), 4)
    close = how.days is not None and how.days <= NEAR_DAYS
    if share < MOST and not (how.kin or (how.same_speaker and close)):
        return Verdict(False, score, "too_few_shared_words")
    if how.kin and _spun(a, b, shared, how):
        return Verdict(True, score, "spun_copy")
    if how.same_speaker and close and _translated(a, b, how):
        return Verdict(True, score, "same_figures_and_names")
    if _scattered(a, b, shared):
        shared = core(a, b, shared)
        if shared.shared < UNIQUE or shared.contained < MOST or _scattered(a, b, shared):
            return Verdict(False, score, "scattered_words")
        share = shared.contained
    if how.same_speaker is False and not how.kin and share < 0.85:
        return Verdict(False, score, "other_speaker")
    changed = _changed_meaning(a, b, shared, how)
    if changed is not None:
        return changed
    if how.kin and share >= 0.5 and shared.words >= 4:
        return Verdict(True, score, "related_articles")
    if share >= MOST and shared.run_words >= 3 and shared.shared >= UNIQUE:
        if how.one_article and how.nameless:  # two clauses of a law, two headlines of one story
            return Verdict(False, score, "unnamed")
        fits = _within(how.days, FAR_DAYS)
        return Verdict(fits, score, "most_words" if fits else "too_far_apart")
    # One article tells of two like sentences, unless one of them only has words left out
    elsewhere = not how.one_article or shared.words == min(len(a.code), len(b.code))
    if share >= _BRIEF and shared.run_words >= 3 and shared.shared >= TELLING and _open_day(how):
        return Verdict(True, score, "most_words")
    if how.same_speaker and _same_day(how) and share >= LEAST_RETOLD and shared.shared >= TELLING:
        fits = (_run_together(shared) or share >= _BRIEF) and elsewhere
        return Verdict(fits, score, "same_speaker_same_days" if fits else "too_few_shared_words")
    brief = how.same_speaker and close and shared.shared >= LEAST_TOLD and elsewhere
    like = _alike(shared) or (share >= _BRIEF and _same_day(how))
    like = like or (share >= MOST and shared.run_words >= 4 and shared.shared >= _FAIR)
    like = like or (share >= MOST and _same_day(how) and shared.words >= 4)
    if brief and like and shared.run_words >= 2:
        return Verdict(True, score, "same_speaker_same_days")
    return Verdict(False, score, "too_few_shared_words")


def _open_day(how: Circumstances) -> bool:
    """Whether two articles of one day have it, and one of them does not say who said it."""
    return how.same_speaker is None and _same_day(how) and not how.one_article


def _run_together(shared: Overlap) -> bool:
    """Whether the shared words stand in a run, and are not one speaker's set phrases."""
    run = shared.run_words
    return run >= 5 or (run >= 4 and 2 * run >= shared.words)


def _scattered(a: Coded, b: Coded, shared: Overlap) -> bool:
    """Whether the shared words lie far apart in both wordings, as the words of any speech do."""
    first, last = shared.blocks[0], shared.blocks[-1]
    shorter = min(len(a.code), len(b.code))
    stretch = min(sum(last[::2]) - first[0], sum(last[1:]) - first[1])
    longest = max(sum(last[::2]) - first[0], sum(last[1:]) - first[1])
    return longest > 1.6 * shorter + 3 or shared.words < 0.5 * stretch


def _spun(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> bool:
    """Whether a spun copy's quote may be the other one with its words swapped.

    The swapped words are the rare ones; what stays are the small words and their order.
    """
    few, many = sorted((len(a.code), len(b.code)))
    return how.spun and shared.words >= 3 and 2 * few >= many and shared.words >= 0.35 * few


def _translated(a: Coded, b: Coded, how: Circumstances) -> bool:
    """Whether two wordings may be two translations of one utterance of the same speaker.

    Two translators share few words, but the figures and many of the names and things; without a
    telling figure in common nothing is assumed.
    """
    if not _same_day(how) or how.one_article or not figures_agree(a.words, b.words):
        return False
    telling = telling_figures(a.words) & telling_figures(b.words)
    common = set(a.words) & set(b.words)
    things = [word for word in common if weight(word) >= 5 and number(word) is None]
    few, many = sorted((len(a.code), len(b.code)))
    return bool(telling) and len(things) >= 3 and 2 * few >= many


def _reported(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> Verdict:
    """Judge wordings of which one at least is a report in the reporter's words."""
    share = shared.contained
    score = round(0.8 * share, 4)
    if how.kin and _spun(a, b, shared, how):
        return Verdict(True, score, "spun_copy")
    if not (how.same_speaker or how.kin):
        return Verdict(False, score, "other_speaker" if how.same_speaker is False else "unnamed")
    if (how.days is None or how.days > NEAR_DAYS) and (not how.kin or how.nameless):
        return Verdict(False, score, "too_far_apart")
    if only_one_denies_around(a, b, shared):
        return Verdict(False, score, "meaning_differs")
    if not figures_agree(a.words, b.words):
        return Verdict(False, score, "figures_differ")
    if _scattered(a, b, shared):
        return Verdict(False, score, "scattered_words")
    if share >= _RETOLD and shared.shared >= TELLING and not how.one_article:
        return Verdict(True, score, "reported_in_other_words")
    return Verdict(False, score, "too_few_shared_words")


def _within(days: float | None, limit: float) -> bool:
    """Whether publications lie within a window; an unknown distance is not held against them."""
    return days is None or days <= limit


def _same_day(how: Circumstances) -> bool:
    """Whether both were published on one day or on two days running."""
    return how.days is not None and how.days <= SAME_DAY


def _changed_meaning(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> Verdict | None:
    """Judge wordings that differ by a figure or a negation; None if they do not.

    A copier's slip is one statement with a change of meaning: nearly all words are the same, and
    it appears within days. The same person with other figures on another day, and another person
    with the opposite, say something else.
    """
    change = turned(a, b, shared)
    if change is None:
        return None
    score = round(0.9 * shared.contained, 4)
    if change == "negation" and how.same_speaker and not only_one_denies(a, b, shared):
        return None
    close = how.kin or how.days is None or how.days <= NEAR_DAYS
    sayer = how.same_speaker or (how.same_speaker is None and (how.kin or change == "figure"))
    most = shared.contained >= 0.8 and shared.shared >= _SLIP
    if change == "negation" and how.same_speaker and _same_day(how):
        most = most or shared.shared >= UNIQUE
    if change == "figure" and how.same_speaker:
        most = most or (shared.shared >= LEAST_TOLD and all_but_a_figure(a, b, shared))
    fits = sayer and close and most and not how.one_article
    return Verdict(bool(fits), score, "one_figure_changed" if fits else "meaning_differs")
