"""What two wordings share, against a slow textbook alignment."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.matching.overlap import coded, contained_at, overlap
from provenance.matching.rarity import information, weight, weights

WORDS = st.lists(st.sampled_from(["the", "grain", "ferry", "not", "12", "lies"]), max_size=9)


def longest_common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Return the length of the longest common subsequence, by the textbook's recursion."""

    @cache
    def rest(i: int, j: int) -> int:
        if i == len(a) or j == len(b):
            return 0
        if a[i] == b[j]:
            return 1 + rest(i + 1, j + 1)
        return max(rest(i + 1, j), rest(i, j + 1))

    return rest(0, 0)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_as_many_words_are_aligned_as_can_be(a: list[str], b: list[str]) -> None:
    first, second = coded(" ".join(a), " ".join(b))
    shared = overlap(first, second)
    assert shared.words == longest_common(tuple(a), tuple(b))
    for start_a, start_b, length in shared.blocks:
        assert a[start_a : start_a + length] == b[start_b : start_b + length]
    assert 0 <= shared.share_a <= 1.0001
    assert 0 <= shared.share_b <= 1.0001


@settings(deadline=None)
@given(WORDS, WORDS)
def test_both_directions_share_the_same(a: list[str], b: list[str]) -> None:
    first, second = coded(" ".join(a), " ".join(b))
    there, back = overlap(first, second), overlap(second, first)
    assert there.words == back.words
    assert (there.contained > 0) == (back.contained > 0)


def test_a_contained_wording_is_one_block() -> None:
    whole, part = coded(
        "the grain and the ferry and the grain of the isle", "the grain of the isle"
    )
    assert overlap(whole, part).blocks == ((6, 0, 5),)


@pytest.mark.parametrize(
    ("part", "place"), [("ferry lies", 1), ("the ferry", 0), ("lie", None), ("", None)]
)
def test_whole_words_are_looked_for(part: str, place: int | None) -> None:
    assert contained_at(["the", "ferry", "lies", "here"], part.split()) == place


def test_rare_words_tell_more_than_usual_ones() -> None:
    assert weight("the") < weight("government") < weight("archipelago")
    assert weight("archipelago's") == weight("archipelago")


def test_stock_phrases_tell_next_to_nothing() -> None:
    phrase = ["thoughts", "and", "prayers"]
    assert sum(weights(phrase)) < 2 < information(phrase)
    assert weights([*phrase, "archipelago"])[-1] == weight("archipelago")
