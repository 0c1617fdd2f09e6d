"""Paragraphs and sentences as spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.marks import marked_spans
from provenance.text.sentences import paragraphs, sentences

SENTENCES = [
    pytest.param("Mr. Ro left. He said so.", ["Mr. Ro left.", "He said so."], id="title"),
    pytest.param("The U.S. Army came. It left.", ["The U.S. Army came.", "It left."], id="U.S."),
    pytest.param("He is in the U.S. The end.", ["He is in the U.S.", "The end."], id="U.S. at end"),
    pytest.param("J. K. Ro sang.", ["J. K. Ro sang."], id="initials"),
    pytest.param("“I go. You stay,” he said. “Good.”", ["“I go. You stay,” he said.", "“Good.”"],
                 id="no end inside marks"),
    pytest.param("He paid 6.20 crowns.", ["He paid 6.20 crowns."], id="number"),
    pytest.param("他走了。她留下。", ["他走了。", "她留下。"], id="Chinese"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    closed = [(mark.start, mark.end) for mark in marked_spans(text, paragraphs(text))]
    assert [text[start:end] for start, end in sentences(text, closed=closed)] == expected


def test_paragraphs_are_lines_but_wrapped_lines_belong_together() -> None:
    wrapped = (
        "The harbour was shut on Monday again because the lamps went\n"
        "out at six and nobody in the town had any oil left to light\n"
        "them with, the harbour master said before the council met in\n"
        "the evening."
    )
    text = f"One line.\nAnother line.\n\n{wrapped}\n\nLast."
    assert [text[start:end] for start, end in paragraphs(text)] == [
        "One line.",
        "Another line.",
        wrapped,
        "Last.",
    ]


@given(st.text(max_size=200))
def test_spans_are_trimmed_ordered_and_leave_only_blanks_out(text: str) -> None:
    covered = 0
    rest = []
    for start, end in paragraphs(text):
        assert covered <= start < end <= len(text)
        rest.append(text[covered:start])
        covered = end
        inside = sentences(text, start, end)
        assert inside[0][0] == start
        assert inside[-1][1] == end
    rest.append(text[covered:])
    assert not "".join(rest).strip()
