"""Texts as tracing searches them: read once, and with letters found in any case."""

import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ids import ArticleId
from provenance.text.normal import IGNORABLE, form
from provenance.tracing.ledger import plain_words
from provenance.tracing.texts import Texts, small_letters

A, B, C = map(ArticleId, "abc")
HELD = {A: "“We WON’T pay,” said the mayor.  Twice.", B: "The straße is \ufb01ne."}

PIECES = ["J.D.", "Vance", "the U.K.", "co\xadoperate", "o\u200bf", "“don’t,”", "1,000", "İSTANBUL"]


def test_whatever_folds_into_ascii_letters_is_found_as_such() -> None:
    for point in (p for p in range(sys.maxunicode + 1) if not 0xD800 <= p < 0xE000):
        folded = chr(point).casefold()
        ours = small_letters(chr(point)).decode()
        assert [c for c in ours if c.isascii()] == [c for c in folded if c.isascii()], hex(point)


@given(
    st.text(), st.sampled_from("aksßﬁ\u212aK.\xad"), st.text(alphabet="aks", min_size=1, max_size=2)
)
def test_a_word_is_missing_where_the_folded_text_has_it_not(
    text: str, letter: str, word: str
) -> None:
    texts = Texts(lambda ids: dict.fromkeys(ids, text + letter))
    folded = (text + letter).casefold()
    bare = "".join(character for character in folded if character not in f".{IGNORABLE}")
    assert (word in folded) <= (texts.missing(A, [word]) is None) <= (word in bare)


@given(st.lists(st.sampled_from(PIECES), min_size=1))
def test_no_word_that_a_text_has_is_missing(pieces: list[str]) -> None:
    texts = Texts(lambda ids: dict.fromkeys(ids, " ".join(pieces)))
    assert texts.missing(A, plain_words(form(" ".join(pieces)))) is None


def test_a_text_is_read_once() -> None:
    asked: list[ArticleId] = []

    def read(ids: Sequence[ArticleId]) -> dict[ArticleId, str]:
        asked.extend(ids)
        return {article_id: HELD[article_id] for article_id in ids if article_id in HELD}

    texts = Texts(read, together=True)
    texts.read([A, C])
    assert [texts.raw(article_id) for article_id in (A, B, A, C)] == [HELD[A], HELD[B], HELD[A], ""]
    assert texts.missing(A, ["pay", "mayor", "never", "often"]) == "never"
    assert texts.words(B) == " the strasse is fine "
    assert asked == [A, C, B]


@pytest.mark.parametrize(("article_id", "odd"), [(A, True), (B, False)])
def test_it_is_known_whose_words_are_parted_by_more_than_a_blank(
    article_id: ArticleId, odd: bool
) -> None:
    assert Texts(lambda _: HELD).odd(article_id) is odd
