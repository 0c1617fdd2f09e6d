"""Comparison words: the same for every way of setting the same words."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.normal import form, word_spans, words

CASES = {
    "apostrophes inside words are straight": (
        "Don’t ‘quote’ dogs’ tails",
        "don't quote dogs tails",
    ),
    "hyphens and dashes separate": ("co-operate—now", "co operate now"),
    "numbers stay whole": ("1,234,567 of 3.5 in 10,11", "1234567 of 3.5 in 10 11"),
    "initials are one word": ("the U.S.-led A.I. plan", "the us led ai plan"),
    "a missing space is no initial": ("war.I am", "war i am"),
    "compatibility forms": ("ﬁne ＡＢ１", "fine ab1"),
    "decomposed accents": ("cafe\u0301", "café"),
    "soft hyphens vanish": ("mis\u00adsiles", "missiles"),
    "Korean words": ("“전쟁이” 일어난다.", "전쟁이 일어난다"),
    "Chinese signs are words": ("我们 战争", "我 们 战 争"),
    "vowel signs belong to their word": ("हिन्दी भाषा", "हिन्दी भाषा"),
    "Arabic": ("«السلام عليكم»", "السلام عليكم"),
    "wrongly decoded": ("Itâ€™s â€œlateâ€\x9d", "it's late"),
    "nothing": ("“…” —", ""),
    "broken code points": ("a\x00b \ud800c", "a b c"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_form(text: str, expected: str) -> None:
    assert form(text) == expected


@settings(deadline=None)
@given(st.text())
def test_words_and_their_spans_agree(text: str) -> None:
    spans = word_spans(text)
    assert [word for word, _, _ in spans] == words(text)
    assert all(0 <= start < end <= len(text) for _, start, end in spans)
    assert all(a[2] <= b[1] or a[1:] == b[1:] for a, b in itertools.pairwise(spans))


@given(st.text(alphabet="aZ09.,'’‘“—…_-@é& \n"))
def test_plain_texts_have_the_words_that_they_have_among_others(text: str) -> None:
    assert word_spans(text) == word_spans(f"{text} 한")[:-1]


def test_characters_written_as_in_html_are_read() -> None:
    assert words("&quot;It&#8217;s late&quot;") == words("“It’s late”")


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab’'“”.,- 10Uß한我é\u0301_`…")))
def test_a_form_is_its_own_form(text: str) -> None:
    assert form(form(text)) == form(text)


SOUND = st.characters(exclude_characters="âÃÂìíëêÐÑÅÄæçãåØÙ")  # none that wrong decoding yields


@settings(deadline=None)
@given(st.text(alphabet=SOUND))
def test_case_and_curly_marks_make_no_difference(text: str) -> None:
    assert form(f"“{text}”") == form(text)


def test_long_input_takes_linear_time() -> None:
    assert len(words("a.b'" * 50_000 + "“" * 100_000 + "1,000" * 50_000)) > 0
