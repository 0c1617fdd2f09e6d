"""Every expectation about the invented news world holds, aspect by aspect.

The few that are known not to hold are listed in `gaps.toml` with the reason, and must fail: a gap
that has closed has to be taken off the list.
"""

from itertools import chain

import pytest

from provenance.vocabulary import WarningKind
from tests.golden.expectations import Expectation, gaps, load
from tests.golden.judging import judge
from tests.golden.observed import Observed

EXPECTATIONS = load()
GAPS = gaps()
CASES = [
    pytest.param(each, aspect, id=each.check(aspect))
    for each in EXPECTATIONS
    for aspect in each.aspects()
]


@pytest.mark.parametrize(("expectation", "aspect"), CASES)
def test_expectation(expectation: Expectation, aspect: str, seen: Observed) -> None:
    wrong = judge(expectation, aspect, seen)
    if (check := expectation.check(aspect)) in GAPS:
        assert wrong is not None, f"this gap has closed: take {check} off gaps.toml"
    else:
        assert wrong is None, wrong


def test_every_gap_names_a_check() -> None:
    checks = {each.check(aspect) for each in EXPECTATIONS for aspect in each.aspects()}
    assert set(GAPS) <= checks


def test_there_are_enough_worlds_and_articles() -> None:
    assert len({each.world for each in EXPECTATIONS}) >= 14
    assert sum(each.kind == "article" for each in EXPECTATIONS) >= 60


@pytest.mark.parametrize("aspect", ["warnings", "no_warnings"])
@pytest.mark.parametrize("kind", list(WarningKind))
def test_every_warning_has_a_case_that_raises_it_and_one_that_does_not(
    kind: WarningKind, aspect: str
) -> None:
    named = chain.from_iterable(each.body.get(aspect, ()) for each in EXPECTATIONS)
    assert kind in set(named)
