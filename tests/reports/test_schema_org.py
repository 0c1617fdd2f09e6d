"""Claims and reviews use only properties that schema.org has for their types.

The types are those of `msgspec-schemaorg`, generated from schema.org's published vocabulary.
"""

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from provenance.reports.claimreview import Rating, claim_document, claim_review
from tests.reports.records import article, claim, quote


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every typed object inside a document."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


@cache
def properties(name: str) -> frozenset[str]:
    """Return the properties that schema.org has for a type, inherited ones too."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)  # its modules import one another hundreds deep
    try:
        models = importlib.import_module("msgspec_schemaorg.models")
    finally:
        sys.setrecursionlimit(before)
    return frozenset(getattr(models, name).__struct_fields__)


CLAIM = claim_document(claim(), [quote()], {"a1": article(published="2031-02-03")})
REVIEW = claim_review(CLAIM, Rating(verdict="as said", reviewer="Desk", url="https://d.example"))


@pytest.mark.parametrize("document", [CLAIM, REVIEW], ids=["Claim", "ClaimReview"])
def test_every_property_belongs_to_its_type(document: dict[str, Any]) -> None:
    for each in objects(document):
        keys = {key for key in each if not key.startswith("@")}
        assert keys <= properties(each["@type"]), each["@type"]


def test_the_check_can_fail() -> None:
    assert "additionalProperty" not in properties("Claim")
    assert "appearance" in properties("Claim") and "headline" in properties("NewsArticle")
