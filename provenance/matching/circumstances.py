"""How two quotes were reported, relative to each other, and what came of comparing them."""

from typing import NamedTuple

from provenance.matching.thresholds import SAME_DAY


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


def within(days: float | None, limit: float) -> bool:
    """Whether publications lie within a window; an unknown distance is not held against them."""
    return days is None or days <= limit


def same_day(how: Circumstances) -> bool:
    """Whether both were published on one day or on two days running."""
    return how.days is not None and how.days <= SAME_DAY
