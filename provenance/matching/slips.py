"""Wordings that differ by a figure or a negation: a copier's slip, or another statement."""

from provenance.matching.circumstances import Circumstances, Verdict, same_day
from provenance.matching.meaning import all_but_a_figure, only_one_denies, turned
from provenance.matching.overlap import Coded, Overlap
from provenance.matching.thresholds import LEAST_TOLD, NEAR_DAYS, UNIQUE

_SLIP = 20.0  # shared weight from which a differing figure or negation is taken for a slip


def changed_meaning(a: Coded, b: Coded, shared: Overlap, how: Circumstances) -> Verdict | None:
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
    if change == "negation" and how.same_speaker and same_day(how):
        most = most or shared.shared >= UNIQUE
    if change == "figure" and how.same_speaker:
        most = most or (shared.shared >= LEAST_TOLD and all_but_a_figure(a, b, shared))
    fits = sayer and close and most and not how.one_article
    return Verdict(bool(fits), score, "one_figure_changed" if fits else "meaning_differs")
