"""Even whitespace: what a text becomes, and that every span finds its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.whitespace import evened

BLANKS = st.sampled_from([" ", "  ", "\t", "\xa0", "\xad", "\u200b", "\r\n", "\n", "\n\n", " \n "])
WORDS = st.sampled_from(["He", "said", "so.", "“No,”", "Brandal", "the", "mayor", "é", "남가람"])
TEXTS = st.lists(st.tuples(WORDS, BLANKS), max_size=30).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("He  said\tso.", "He said so."),
        ("He\xa0said\u2009so.", "He said so."),
        ("im\xadpossible\u200b", "impossible"),
        ("One. \r\n\r\n  Two.", "One.\n\nTwo."),
        ("One.\u2028Two.", "One.\nTwo."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("It was\nthe mayor", "It was the mayor"),
    ],
)
def test_whitespace_is_made_even(text: str, even: str) -> None:
    made = evened(text)
    assert made is not None
    assert made.text == even


@pytest.mark.parametrize("text", ["", "He said so.", "One.\nTwo.", "One.\n\nTwo.\n"])
def test_an_even_text_stays_as_it_is(text: str) -> None:
    assert evened(text) is None


@given(TEXTS)
def test_every_word_is_found_again_in_the_stored_text(text: str) -> None:
    made = evened(text)
    if made is None:
        return
    assert evened(made.text) is None
    at = 0
    for word in made.text.split():
        at = made.text.index(word, at)
        start, end = made.origin((at, at + len(word)))
        stored = text[start:end]
        assert stored.replace("\xad", "").replace("\u200b", "") == word
        assert made.taken((start, end)) == (at, at + len(word))
        at += len(word)


def test_lines_stay_apart_where_they_are_not_to_be_joined() -> None:
    text = "home\nnews\nweather  today"
    made = evened(text, unwrap=False)
    assert made is not None
    assert made.text == "home\nnews\nweather today"
