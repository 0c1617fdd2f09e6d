"""Every engine gives the same results in the same order."""

import os
import signal

import pytest

from provenance.engines import Engine, engine_for
from provenance.errors import ProvenanceError


def double(number: int) -> int:
    return 2 * number


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@pytest.fixture(params=[1, 2], ids=["in_process", "pool"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return engine_for(request.param)


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(double, range(500))) == list(range(0, 1000, 2))


def test_nothing_in_gives_nothing_out(engine: Engine) -> None:
    assert list(engine.map(double, [])) == []


def test_items_are_read_only_as_far_as_results_are_wanted(engine: Engine) -> None:
    read: list[int] = []

    def items():  # type: ignore[no-untyped-def]
        for number in range(10_000):
            read.append(number)
            yield number

    results = engine.map(double, items())
    assert next(iter(results)) == 0
    assert len(read) < 1_000


def test_a_dead_worker_is_one_clear_error() -> None:
    with pytest.raises(ProvenanceError, match="worker process died"):
        list(engine_for(2).map(die, range(3)))
