"""Text that nobody wrote as an article: it is described in linear time and without harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.description import describe
from provenance.models import Record
from provenance.sources.registry import default_registry
from tests.description.describing import described

ODD = ["HOBB (AP) — ", "By ", "(", ")", "\n", "\r\n", "“", "”", "/Reuters", "© 2023 ", "-0-", "@"]
CREDITS = [
    "Copyright",
    " contributed to this report.",
    "Updated ",
    "May 5, 2024",
    "___",
    "|",
    "via ",
]
OTHER = [
    "Follow ",
    "the Globe",
    "서울=",
    "\u2028",
    "\x00",
    "\ud800",
    "한국",
    "عربي",
    "> ",
    "...",
    " ",
]
GIVEN = ("url", "outlet", "title", "byline", "published", "lang")
PIECES = st.lists(st.sampled_from([*ODD, *CREDITS, *OTHER]), max_size=40).map("".join)


@given(PIECES | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_described_with_sound_spans(text: str) -> None:
    record = Record(source_path="x", line=None, text=text or "x")
    article = describe(record, default_registry())
    assert article == describe(record, default_registry())
    for credit in article.credits:
        assert article.text[credit.start : credit.end] == credit.text
    last = -1
    for start, end in article.furniture:
        assert last < start < end <= len(article.text)
        last = end


@given(st.fixed_dictionaries({name: st.none() | PIECES | st.text() for name in GIVEN}))
@settings(max_examples=100, deadline=None)
def test_any_metadata_is_taken_without_harm(given: dict[str, str | None]) -> None:
    article = described("The pier is closed.", **given)  # type: ignore[arg-type]
    assert article.text == "The pier is closed."


@pytest.mark.parametrize("name", ["url", "outlet", "title", "byline", "published", "lang"])
@pytest.mark.parametrize("long", [" " * 200_000 + "x", "a-" * 100_000, "²" * 10, "((" * 50_000])
def test_long_and_odd_metadata_does_no_harm(name: str, long: str) -> None:
    assert described("The pier is closed.", **{name: long}).text == "The pier is closed."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“" * 100_000, id="quotation marks"),
        pytest.param("word " * 1_000_000, id="one paragraph of 5 MB"),
        pytest.param("a\n" * 200_000, id="short lines"),
        pytest.param("(" * 100_000 + ")" * 100_000, id="brackets"),
        pytest.param("By A " * 50_000, id="bylines"),
        pytest.param("Copyright 2023 " * 50_000, id="copyrights"),
        pytest.param("A/B " * 100_000 + ".A/B", id="slashes"),
        pytest.param(("x" * 100 + "@" + "y." * 50 + "\n") * 2000, id="addresses"),
        pytest.param("(AP Photo " * 50_000, id="open photo credits"),
        pytest.param("\n" * 500_000 + "end", id="empty lines"),
        pytest.param("comments\n" * 50_000 + "long words " * 50, id="closing lines"),
    ],
)
def test_large_and_odd_texts_do_no_harm(text: str) -> None:
    assert described(text).text == text
