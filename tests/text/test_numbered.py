"""Many texts read together have the words that each of them has alone."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.normal import words
from provenance.text.numbered import Numbers, numbered

PIECES = [
    "don't",
    "“Don’t",
    "U.S.",
    "1,000",
    "2.5",
    "a,b",
    "'",
    "`",
    "…",
    "—",
    "\n",
    "é",
    "개",
    "x",
    "&amp;",
    "it&#8217;s",
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text())


@settings(deadline=None)
@given(TEXTS)
def test_texts_read_together_have_their_own_words(texts: list[str]) -> None:
    numbers = Numbers()
    flat, starts = numbered(texts, numbers)
    known = list(numbers)
    found = [[known[n] for n in flat[a:b]] for a, b in pairwise(starts)]
    assert found == [words(text) for text in texts]


def test_thousands_of_texts_keep_their_order() -> None:
    texts = [f"quote {number} has {number % 7:,} parts" for number in range(2_500)]
    numbers = Numbers()
    flat, starts = numbered(texts, numbers)
    known = list(numbers)
    assert len(starts) == len(texts) + 1
    assert [known[n] for n in flat[starts[2_400] :][:2]] == ["quote", "2400"]
