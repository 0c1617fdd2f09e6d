"""What a result shows of a wording, and which of its words are marked."""

import pytest

from provenance.site.hits import marked
from provenance.text.normal import words

SPEECH = "The harbour is closed. " + "We count the barges on the river every day. " * 60


def told(text: str, query: str) -> str:
    """Return what is shown, marked words in brackets."""
    shown = marked(text, words(query))
    return "".join(f"[{each.text}]" if each.marks else each.text for each in shown)


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("The river waits.", "river waits", "The [river] [waits]."),
        ("The river waits.", "the rivver wait", "[The] [river] [waits]."),
        ("The river waits for the rain.", "the river", "[The] [river] waits for the rain."),
        ("It is what it is.", "it is", "[It] [is] what [it] [is]."),
        ("Not a word of it.", "harbour", "Not a word of it."),
    ],
    ids=["words", "mistyped", "small words only beside", "small words alone", "none"],
)
def test_the_words_that_answer_are_marked(text: str, query: str, shown: str) -> None:
    assert told(text, query) == shown


def test_a_long_wording_is_shown_around_its_first_mark() -> None:
    shown = told(SPEECH + "The lighthouse keeper sleeps." + SPEECH, "lighthouse keeper")
    assert "[lighthouse] [keeper]" in shown
    assert shown.startswith("… ") and shown.endswith("…")
    assert len(shown) < 700
