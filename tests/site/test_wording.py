"""Word-level differences, and how a citation words the evidence."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.site.wording import runs

sentences = st.lists(
    st.sampled_from(["we", "will", "not", "stop", ",", "—", "“", "40", "400"]), max_size=14
).map(" ".join)


def fates(reference: str, quote: str) -> list[tuple[str, str]]:
    return [(run.fate, run.text) for run in runs(reference, quote)]


def test_a_dropped_word_is_shown_where_it_stood() -> None:
    assert fates("We will not stop.", "We will stop.") == [
        ("same", "We will"),
        ("dropped", "not"),
        ("same", "stop."),
    ]


def test_punctuation_and_case_are_no_difference() -> None:
    assert [fate for fate, _ in fates("It’s over, he said!", "it's over he said.")] == ["same"]


def test_wordings_without_words_are_still_shown() -> None:
    assert fates("…", "?") == [("dropped", "…"), ("added", "?")]
    assert fates("", "") == []


def test_very_long_wordings_are_not_aligned() -> None:
    assert [fate for fate, _ in fates("a " * 5000, "b " * 5000)] == ["dropped", "added"]


@given(sentences, sentences)
def test_each_side_can_be_read_off(reference: str, quote: str) -> None:
    found = runs(reference, quote)
    words = "".join(run.text for run in found if run.fate != "dropped").split()
    assert [c for c in "".join(words) if c.isalnum()] == [c for c in quote if c.isalnum()]


@given(sentences)
def test_the_same_wording_has_no_difference(text: str) -> None:
    assert {run.fate for run in runs(text, text)} <= {"same"} or not any(map(str.isalnum, text))
