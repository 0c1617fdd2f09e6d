"""Every expectation about the invented news world holds, aspect by aspect."""

import pytest

from tests.golden.expectations import Expectation, load
from tests.golden.judging import judge
from tests.golden.observed import Observed

CASES = [
    pytest.param(each, aspect, id=f"{each.kind}-{each.name}-{aspect}")
    for each in load()
    for aspect in each.aspects()
]


@pytest.mark.parametrize(("expectation", "aspect"), CASES)
def test_expectation(expectation: Expectation, aspect: str, seen: Observed) -> None:
    wrong = judge(expectation, aspect, seen)
    assert wrong is None, wrong


def test_there_are_enough_worlds_and_warnings() -> None:
    expectations = load()
    assert len({each.world for each in expectations}) >= 14
    assert sum(each.kind == "article" for each in expectations) >= 60
