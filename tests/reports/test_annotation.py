"""Annotations fulfil the Web Annotation Data Model (W3C, 2017) and lead back to the words.

The Recommendation comes without a schema; these are its MUSTs for the parts that are used here
(sections 3.1, 3.2.4, 4.2.4 and 4.2.5), and the round trip from selectors to text.
"""

from typing import Any
from urllib.parse import urlsplit

import pytest

from provenance.reports.annotation import annotation
from tests.reports.records import TEXT, WORDS, article, quote

PARTS = {"segments": [[20, 31], [36, 47]], "start": 20, "end": 47}
CASES = {
    "direct": annotation(quote(), article()),
    "two segments": annotation(quote(**PARTS, text=f"{TEXT[20:31]} {TEXT[36:47]}"), article()),
    "no address": annotation(quote(), article(url=None)),
}


def selected(selectors: list[dict[str, Any]], text: str) -> set[str]:
    """Return the words that each selector finds in a text."""
    found = set()
    for selector in selectors:
        if selector["type"] == "TextPositionSelector":
            found.add(text[selector["start"] : selector["end"]])
        else:
            whole = selector["prefix"] + selector["exact"] + selector["suffix"]
            start = text.index(whole) + len(selector["prefix"])
            assert text.count(whole) == 1
            found.add(text[start : start + len(selector["exact"])])
    return found


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_an_annotation_has_what_the_model_demands(made: dict[str, Any]) -> None:
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "Annotation"
    assert urlsplit(made["id"]).scheme
    assert made["body"]["type"] == "TextualBody" and isinstance(made["body"]["value"], str)
    assert made["target"]
    for target in made["target"]:
        assert urlsplit(target["source"]).scheme
        words, place = target["selector"]
        assert words["type"] == "TextQuoteSelector" and isinstance(words["exact"], str)
        assert place["type"] == "TextPositionSelector"
        assert 0 <= place["start"] < place["end"]


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_both_selectors_lead_back_to_the_same_words(made: dict[str, Any]) -> None:
    for target in made["target"]:
        assert len(selected(target["selector"], TEXT)) == 1


def test_the_words_are_those_of_the_quote() -> None:
    (target,) = CASES["direct"]["target"]
    assert selected(target["selector"], TEXT) == {WORDS}
