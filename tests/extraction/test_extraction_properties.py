"""What holds for any text, and what does not change who said what."""

import sys
from textwrap import fill
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extraction import extract
from provenance.extraction.speech.reported import find_reported
from provenance.models import Reported
from provenance.sources.registry import default_registry
from tests.extraction.articles import Found, article, found

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "「", "」",
     "《", "》", "â€œ", "â€\x9d", "``", "''",
     " said ", " he ",
     "Brandal", "The mayor", ", ", ". ", "? ", ": ", "; ", "\n", "\n\n", " ",
     "that ", "told ", "according to ", "> ", "— ", "Q: ", "A: ", "word", "\0", "\ud800",
     "남가람은 ",
     "이라고 말했다.", "قال ", "6' 2\"", "saying ", "who ", "(", ")", "-0-", "é", "İ", "ﬁ"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


def spans_are_sound(reported: Reported, text: str) -> None:
    assert reported.segments
    previous = 0
    for start, end in reported.segments:
        assert previous <= start < end <= len(text)
        previous = end
    for span in (reported.cue, reported.source, reported.clause, reported.frame):
        if span is not None:
            assert 0 <= span[0] < span[1] <= len(text)
    assert 0.0 <= reported.speech <= 1.0


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_lie_inside_any_text(text: str) -> None:
    records = find_reported(article(text))
    for reported in records:
        spans_are_sound(reported, text)
    keys = [(each.field, each.start, each.end, each.kind) for each in records]
    assert len(keys) == len(set(keys))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_quotes_of_one_article_have_ids_of_their_own(text: str) -> None:
    whole = article(text, title=text[:40])
    quotes = extract(whole, default_registry())
    assert len({quote.id for quote in quotes}) == len(quotes)
    for quote in quotes:
        content = whole.content(quote.field)
        assert quote.text == " ".join(content[start:end] for start, end in quote.segments)


HOSTILE = [
    pytest.param("“" * 100_000, id="opening marks"),
    pytest.param('"' * 100_000, id="straight marks"),
    pytest.param("'a " * 50_000, id="single marks"),
    pytest.param("“" * 1000 + "deep" + "”" * 1000, id="nested"),
    pytest.param('"a," he said. ' * 5_000, id="quotations in one paragraph"),
    pytest.param("He said “a lamp” and " * 15_000, id="quotations in one sentence"),
    pytest.param(
        "The mayor of the town and his dog walked on. " * 112_000, id="5 MB in one paragraph"
    ),
    pytest.param("a" * 1_000_000, id="one long word"),
    pytest.param("Kim, " * 40_000 + "said it.", id="one long list"),
    pytest.param("\0\ud800“\0”\udfff" * 2_000, id="NULs and surrogates"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read(text: str) -> None:
    for reported in find_reported(article(text)):
        spans_are_sound(reported, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_has_its_quotes(text: str) -> None:
    for quote in extract(article(text), default_registry()):
        assert quote.text == " ".join(text[start:end] for start, end in quote.segments)


UNITS = [
    pytest.param("“", id="opening marks"),
    pytest.param("“a, " * 5 + "b”" * 5 + " he said. ", id="nested"),
    pytest.param('"We row," he said. ', id="quotations in one paragraph"),
    pytest.param("He said “a lamp” and ", id="quotations in one sentence"),
    pytest.param("The keeper, who said it, was “out” - Ro said - and ", id="asides"),
    pytest.param("“We row at dawn,” said Ana Ro, a keeper.\n\nShe left. ", id="speakers"),
    pytest.param("The doctor said “we row at dawn.” A doctor came.\n\n", id="descriptions"),
    pytest.param("Kim, Ro and ", id="names in one list"),
]


def _calls(text: str) -> int:
    """Return how many functions are called while a text is read."""
    count = 0

    def watch(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    whole, registry = article(text), default_registry()
    sys.setprofile(watch)
    try:
        extract(whole, registry)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    _calls(unit * 600)  # whatever is remembered of words is remembered before
    assert _calls(unit * 600) < 2.4 * _calls(unit * 300)


STORY = (
    "The harbour was shut on Monday – again – and nobody knew why.\n\n"
    "“The lamps went out at six,” said Tove Brandal, the harbour master. “We had no oil.”\n\n"
    "She said the town was “a ship without a crew” and that winter would be long.\n\n"
    "Ole Finne, who owns two boats, told the Lysmoor Post: “I can see in the dark.”\n\n"
    "The ministry said that oil would come by rail."
)


def _plain(words: str) -> str:
    return " ".join(words.replace("\xad", "").replace("\u200b", "").split())


def told(records: list[Found]) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Who said what, without regard to marks inside, dashes and blanks."""
    return [
        (each.kind, tuple(map(_plain, each.segments)), each.source and _plain(each.source))
        for each in records
    ]


def wrapped(text: str) -> str:
    lines = (fill(line, 60, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(lines)


CHANGES = [
    pytest.param(lambda text: text.replace("“", '"').replace("”", '"'), id="straight marks"),
    pytest.param(lambda text: text.replace("“", "«").replace("”", "»"), id="guillemets"),
    pytest.param(lambda text: text.replace("“", "„").replace("”", "“"), id="low marks"),
    pytest.param(lambda text: text.replace("“", "‘").replace("”", "’"), id="single marks"),
    pytest.param(lambda text: text.replace("–", "—"), id="dashes"),
    pytest.param(lambda text: text.replace("–", "--"), id="typewritten dashes"),
    pytest.param(lambda text: text.replace(" ", "  "), id="double blanks"),
    pytest.param(lambda text: text.replace(" ", "\xa0"), id="no-break blanks"),
    pytest.param(lambda text: text.replace(" ", " \t"), id="tabs"),
    pytest.param(lambda text: text.replace("\n", " \n   "), id="indented lines"),
    pytest.param(lambda text: wrapped(text), id="lines wrapped at a width"),
    pytest.param(lambda text: text.replace("\n\n", "\n\n\n\n"), id="empty lines"),
    pytest.param(lambda text: text.replace("\n\n", "\n"), id="no empty lines"),
    pytest.param(lambda text: text.replace("\n\n", "\r\n\r\n"), id="other line ends"),
    pytest.param(lambda text: text + "\n\nThe gulls were unmoved.", id="a paragraph more"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_who_said_what_does_not_depend_on_typography(change) -> None:  # type: ignore[no-untyped-def]
    assert told(found(change(STORY))) == told(found(STORY))
    assert len(told(found(STORY))) == 4


def spoken(text: str) -> list[tuple[str, str | None]]:
    """Whose each quote is, without regard to marks, dashes and blanks."""
    quotes = extract(article(text), default_registry())
    return [(_plain(quote.text), quote.speaker.name) for quote in quotes]


@pytest.mark.parametrize("change", CHANGES)
def test_speakers_do_not_depend_on_typography(change) -> None:  # type: ignore[no-untyped-def]
    names = [name for _, name in spoken(STORY)]
    assert names == ["Tove Brandal", "Tove Brandal", "Ole Finne", "ministry"]
    assert spoken(change(STORY)) == spoken(STORY)


def test_speakers_do_not_depend_on_what_is_not_seen() -> None:
    assert spoken(STORY.replace("an", "a\xadn")) == spoken(STORY)
    assert spoken(STORY.replace(" ", " \u200b")) == spoken(STORY)


def test_furniture_is_not_read() -> None:
    text = "“Sign up now,” said the page.\n\n“The lamps are out,” said Brandal."
    whole = article(text, furniture=((0, 29),))
    (reported,) = find_reported(whole)
    assert text[slice(*reported.segments[0])] == "The lamps are out,"
