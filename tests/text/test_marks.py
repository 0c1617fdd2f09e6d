"""Quotation marks: which stretches are found, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.marks import marked_spans
from provenance.text.sentences import paragraphs

CASES = [
    pytest.param("He said “no” and “yes”.", ["no", "yes"], id="curly"),
    pytest.param("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"], id="nested"),
    pytest.param("‘I can’t, it’s the ministers’ job,’ he said.",
                 ["I can’t, it’s the ministers’ job,"], id="British with apostrophes"),
    pytest.param("rock 'n' roll in the '90s", [], id="elisions"),
    pytest.param("The ministers' plan and the bakers' bread.", [], id="possessives"),
    pytest.param("” … they are not like him,” she said.", [" … they are not like him,"],
                 id="a paragraph opened by a closing mark"),
    pytest.param("\u202a”This is why,” she said.", ["This is why,"],
                 id="behind a mark of direction"),
    pytest.param('In 2016 "we all" sang, and in 2017 "nobody."', ["we all", "nobody."],
                 id="marks after a year"),
    pytest.param("a 24\" board and a 6' 2\" man", [], id="measurements"),
    pytest.param("„So,“ sagte er. »Nein.« «Oui» «Non»", ["So,", "Nein.", "Oui", "Non"], id="mixed"),
    pytest.param("« Oui », dit-il.", [" Oui "], id="blanks inside"),
    pytest.param("「가자」 하고 《온다》고", ["가자", "온다"], id="corner and double angle"),
    pytest.param("他读《红楼梦》。", [], id="a Chinese title"),
    pytest.param('毛宁3月5日说："我们反对。"她说"不"。', ["我们反对。", "不"],
                 id="straight in Chinese"),
    pytest.param('" We go , " he said . " Now . "', [" We go , ", " Now . "], id="tokenised"),
    pytest.param('首相は"断固抗議"と述べた。', ["断固抗議"], id="straight in Japanese"),
    pytest.param("“Open at the start", ["Open at the start"], id="never closed"),
    pytest.param("“One. “Two,” he said.", ["Two,"], id="one too many"),
    pytest.param("â€œHelloâ€\x9d â€” and â€œbyeâ€\x9d", ["Hello", "bye"], id="mojibake"),
    pytest.param("``Old style,'' he typed.", ["Old style,"], id="typewritten"),
    pytest.param("\"It said <a href=(\"x\")> there,\" he said.",
                 ["It said <a href=(\"x\")> there,"], id="straight inside straight"),
    pytest.param("“Opened curly,\" he said. \"Opened straight,” she said.",
                 ["Opened curly,", "Opened straight,"], id="curly with straight"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marked_stretches(text: str, expected: list[str]) -> None:
    marks = marked_spans(text, paragraphs(text))
    assert [text[mark.inner_start : mark.inner_end] for mark in marks] == expected


FORGOTTEN = [
    pytest.param("“We sail. The sea is calm, she said.", "We sail. The sea is calm,", id="pronoun"),
    pytest.param('"Is it calm? asked Ida Moss of the crew. No.', "Is it calm?", id="question"),
    pytest.param("“We sail, Moss said on Monday. Rain fell.", "We sail,", id="name"),
    pytest.param("“My father, he said nothing.", "My father, he said nothing.",
                 id="a story inside the marks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORGOTTEN)
def test_a_mark_that_nobody_closed_ends_before_its_attribution(text: str, expected: str) -> None:
    (mark,) = marked_spans(text, paragraphs(text))
    assert text[mark.inner_start : mark.inner_end] == expected


def test_a_mark_left_open_is_told_when_the_next_paragraph_reopens_it() -> None:
    text = "“One ‘a’ two.\n\n“Three.”"
    first, second = marked_spans(text, paragraphs(text))
    assert (first.closed, second.closed) == (False, True)


@given(st.text(alphabet="“”\"'‘’«»„「」《》`â€œ ab.,\n", max_size=80))
def test_stretches_are_disjoint_and_inside(text: str) -> None:
    frames = paragraphs(text)
    reach = 0
    for mark in marked_spans(text, frames):
        assert reach <= mark.start < mark.inner_start < mark.inner_end <= mark.end <= len(text)
        reach = mark.end
