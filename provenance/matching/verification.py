"""Whether two wordings are reports of one statement, with the reason for the answer.

The rules use nothing but the two wordings and how they were reported, never the corpus, so a
verdict is the same whatever else is held.
"""

from collections.abc import Iterable

from provenance.matching.circumstances import Circumstances, Verdict, same_day, within
from provenance.matching.listed import number
from provenance.matching.meaning import figures_agree, only_one_denies_around, telling_figures
from provenance.matching.overlap import Coded, Overlap, core
from provenance.matching.pieces import alike, contained
from provenance.matching.rarity import weight
from provenance.matching.slips import changed_meaning
from provenance.matching.thresholds import (
    CONTAINED,
    FAIR,
    FAR_DAYS,
    LEAST_RETOLD,
    LEAST_SHARED,
    LEAST_TOLD,
    MOST,
    MOST_SHARED,
    NEAR_DAYS,
    TELLING,
    UNIQUE,
)

_RETOLD = 0.66  # share of a report without marks that is in the other one's words
_BRIEF = 0.75  # share of a short wording that its speaker's other one of the day has, in order
_NEARLY = 0.75  # share of the shorter wording's words that a contained one has in common
_TERM = 4  # words up to which marks inside of a quote set apart a term or a title
_MOSTLY = 0.8  # share of the common words that stand in inner marks


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
        return contained(a, b, shared, circumstances)
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


def _unbroken(shared: Overlap, shorter: int) -> bool:
    """Whether the shared words stand in few, long runs, as after a cut, and not scattered."""
    return len(shared.blocks) == 1 or shorter >= 3 * len(shared.blocks)


def _whole(shared: Overlap, shorter: int) -> bool:
    """Whether nearly all words of the shorter wording are shared, and not only those that tell."""
    return shared.words >= _NEARLY * shorter


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
    changed = changed_meaning(a, b, shared, how)
    if changed is not None:
        return changed
    if how.kin and share >= 0.5 and shared.words >= 4:
        return Verdict(True, score, "related_articles")
    if share >= MOST and shared.run_words >= 3 and shared.shared >= UNIQUE:
        if how.one_article and how.nameless:  # two clauses of a law, two headlines of one story
            return Verdict(False, score, "unnamed")
        fits = within(how.days, FAR_DAYS)
        return Verdict(fits, score, "most_words" if fits else "too_far_apart")
    # One article tells of two like sentences, unless one of them only has words left out
    elsewhere = not how.one_article or shared.words == min(len(a.code), len(b.code))
    if share >= _BRIEF and shared.run_words >= 3 and shared.shared >= TELLING and _open_day(how):
        return Verdict(True, score, "most_words")
    if how.same_speaker and same_day(how) and share >= LEAST_RETOLD and shared.shared >= TELLING:
        fits = (_run_together(shared) or share >= _BRIEF) and elsewhere
        return Verdict(fits, score, "same_speaker_same_days" if fits else "too_few_shared_words")
    brief = how.same_speaker and close and shared.shared >= LEAST_TOLD and elsewhere
    like = alike(shared) or (share >= _BRIEF and same_day(how))
    like = like or (share >= MOST and shared.run_words >= 4 and shared.shared >= FAIR)
    like = like or (share >= MOST and same_day(how) and shared.words >= 4)
    if brief and like and shared.run_words >= 2:
        return Verdict(True, score, "same_speaker_same_days")
    return Verdict(False, score, "too_few_shared_words")


def _open_day(how: Circumstances) -> bool:
    """Whether two articles of one day have it, and one of them does not say who said it."""
    return how.same_speaker is None and same_day(how) and not how.one_article


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
    if not same_day(how) or how.one_article or not figures_agree(a.words, b.words):
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
