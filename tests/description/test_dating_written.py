"""A date that only the text tells is exported as written there, and its basis says so."""

import pytest

from provenance.description import describe
from provenance.models import Article, Record
from provenance.sources.registry import default_registry


def described(text: str, published: str | None = None) -> Article:
    record = Record(source_path="x.txt", line=None, text=text, published=published)
    return describe(record, default_registry())


STORY = "The pump is mended.\n\n“It runs like a brook,” said Ada Lind, who lives beside it.\n\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 4, 2031 at 12:21PM", "2031-03-04T12:21"),
        ("4 March 2031", "2031-03-04"),
        ("Updated March 5, 2031", None),
    ],
)
def test_the_date_line_is_the_date(line: str, expected: str | None) -> None:
    article = described(STORY + line)
    assert article.published == expected
    if expected:
        assert article.dates.basis == "text"


def test_a_stated_date_stays_as_it_was_given() -> None:
    assert described(STORY + "March 4, 2031", "5 March 2031").published == "5 March 2031"


def test_a_text_without_a_date_has_none() -> None:
    assert described(STORY).published is None
