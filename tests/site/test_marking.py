"""Marked text joins to the text again, whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.site.excerpts import around
from provenance.site.marking import Mark, paragraphs, pieces

ROLES = ("content", "source", "cue", "credit", "evidence")
texts = st.text(alphabet="ab .\n\u2028한“", max_size=80)
marks = st.lists(
    st.builds(
        Mark,
        start=st.integers(0, 90),
        end=st.integers(0, 90),
        role=st.sampled_from(ROLES),
        owner=st.sampled_from(("q1", "q2")),
        order=st.integers(0, 3),
    ),
    max_size=12,
)


@given(texts, marks, st.lists(st.integers(-5, 90), max_size=6))
def test_pieces_join_to_the_text(text: str, marked: list[Mark], cuts: list[int]) -> None:
    found = pieces(text, marked, cuts=cuts)
    assert "".join(piece.text for piece in found) == text
    for piece in found:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text


@given(texts, marks)
def test_each_piece_carries_the_marks_over_it_and_no_other(text: str, marked: list[Mark]) -> None:
    for piece in pieces(text, marked):
        over = {mark for mark in marked if mark.start <= piece.start < min(mark.end, len(text))}
        assert set(piece.marks) == over
        assert all(mark in piece.marks for mark in piece.begins + piece.ends)


@given(texts, marks)
def test_paragraphs_lose_nothing_but_white_space(text: str, marked: list[Mark]) -> None:
    shown = "".join(piece.text for paragraph in paragraphs(text, marked) for piece in paragraph)
    assert "".join(shown.split()) == "".join(text.split())


@given(texts, marks)
def test_excerpts_show_every_quote_and_nothing_new(text: str, marked: list[Mark]) -> None:
    kept = around(text, marked)
    groups = paragraphs(text, marked, shown=kept)
    shown = [piece for group in groups for piece in group]
    assert all(text[piece.start : piece.start + len(piece.text)] == piece.text for piece in shown)
    at = {piece.start + offset for piece in shown for offset in range(len(piece.text))}
    for mark in marked:
        if mark.role != "evidence":
            wanted = range(mark.start, min(mark.end, len(text)))
            assert all(place in at for place in wanted if not text[place].isspace())


def test_excerpts_leave_far_sentences_out() -> None:
    text = "One here. Two here. “Three,” he said. Four here. Five here. Six here."
    start = text.index("Three")
    kept = around(text, [Mark(start=start, end=start + 6, role="content")])
    assert [text[a:b] for a, b in kept] == ["Two here. “Three,” he said. Four here."]


def test_evidence_asked_for_opens_no_text() -> None:
    text = "One here. Two here. Three here."
    assert around(text, [Mark(start=0, end=len(text), role="evidence")]) == []


def test_many_marks_take_no_quadratic_time() -> None:
    text = "a“b” " * 20_000
    marked = [Mark(start=5 * n + 2, end=5 * n + 3, role="content") for n in range(20_000)]
    assert len(pieces(text, marked)) == 40_001
