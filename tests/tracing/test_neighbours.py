"""Candidate pairs after articles were added are those that counting all articles finds."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance.tracing.candidates as candidates
import provenance.tracing.neighbours as neighbours
from provenance.ids import ArticleId
from provenance.tracing.fingerprint import Fingerprint
from provenance.tracing.seeking import Prints

Counted = dict[tuple[ArticleId, ArticleId], int]


def prints(rng: random.Random, size: int) -> list[Fingerprint]:
    """Return fingerprints of which some are the same and most have common runs."""
    known = [rng.randrange(1 << 32) for _ in range(40)]
    found: list[Fingerprint] = []
    for number in range(size):
        chosen = {*rng.sample(known, rng.randrange(20)), *rng.sample(known[:5], rng.randrange(5))}
        data = np.array(sorted(chosen), dtype="<u4").tobytes()
        if found and rng.random() < 0.3:
            data = rng.choice(found).data
        id_ = ArticleId(f"a{rng.randrange(10**6):06}{number}")
        found.append(Fingerprint(article_id=id_, data=data))
    return found


def counted(found: list[Fingerprint]) -> Counted:
    return {(one, other): runs for one, other, runs in candidates.candidates(found)}


def amended(before: Counted, near: neighbours.Neighbours) -> Counted:
    """Return the pairs that were there before with what the added articles change."""
    result = dict(near.pairs)
    for pair, runs in before.items():
        lost, shorter = near.fewer.get(pair, (0, 0))
        left, enough = np.array(runs - lost), True
        if lost:
            enough = bool(candidates.is_enough(left, np.array(shorter)))
        if near.around.isdisjoint(pair) and enough:
            result[pair] = int(left)
    return result


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 100_000), cut=st.integers(0, 24))
def test_pairs_change_as_if_all_were_counted_again(seed: int, cut: int) -> None:
    rng = random.Random(seed)
    found = prints(rng, rng.randrange(2, 26))
    old, new = found[:cut], found[cut:]
    with pytest.MonkeyPatch.context() as narrow:
        for module in (candidates, neighbours):
            for name, value in (("COMMON", 4), ("STOCK", 9), ("LEADERS", 2)):
                narrow.setattr(module, name, value)
        before = counted(old)
        parts = [
            Prints(
                [one.article_id for one in part],
                np.array([len(one.data) // 4 for one in part]),
                b"".join(one.data for one in part),
            )
            for part in (found[:9], found[9:])
            if part
        ]
        near = neighbours.neighbours(lambda sought: sought.among(parts), new, before.keys())
        assert amended(before, near) == counted(found)
