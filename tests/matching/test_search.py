"""Search: a remembered wording finds its claim, and words that nobody said find nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.matching.search import rank
from provenance.vocabulary import Band

HELD = [
    (
        "c1",
        "We will dredge the northern harbour before winter, and swiftly repair every lighthouse.",
    ),
    ("c2", "completely abandon the salvage preparations"),
    ("c3", "ironclad"),
    ("c4", "The ferries will not return until the grain dispute ends, not before 14 May."),
]

FOUND = {
    "as it was": (HELD[0][1], "c1", Band.EXACT),
    "a part": ("dredge the northern harbour", "c1", Band.EXACT),
    "one rare word": ("Ironclad!", "c3", Band.EXACT),
    "a typo": ("completly abandon salvage preparations", "c2", Band.NEAR),
    "a word missing": ("dredge the harbour before winter", "c1", Band.NEAR),
    "wrong order": (
        "swiftly repair every lighthouse and dredge the northern harbour",
        "c1",
        Band.ALTERED,
    ),
    "a negation lost": ("The ferries will return until the grain dispute ends", "c4", Band.ALTERED),
    "another figure": ("until the grain dispute ends, not before 24 May", "c4", Band.ALTERED),
}


@pytest.mark.parametrize(("query", "claim", "band"), FOUND.values(), ids=FOUND)
def test_remembered_words_find_their_claim(query: str, claim: str, band: Band) -> None:
    hits = rank(query, HELD)
    assert [(hit.claim_id, hit.band) for hit in hits] == [(claim, band)]
    assert 0 < hits[0].score <= 1


NOTHING = {
    "nothing": "",
    "one stop word": "the",
    "stop words": "it will not be that",
    "emoji": "😀😀",
    "operators": 'NEAR("a" OR b*) AND NOT -',
    "NUL": "\x00",
    "words of several claims": "the northern ferries abandon the grain and repair ironclad winter",
    "Korean": "전쟁이 일어난다",
}


@pytest.mark.parametrize("query", NOTHING.values(), ids=NOTHING)
def test_what_nobody_said_finds_nothing(query: str) -> None:
    assert rank(query, HELD) == []


def test_a_claim_comes_once_with_its_best_wording() -> None:
    held = [("c1", "a grey heron stood on the pier"), ("c1", "grey herons on piers"), *HELD]
    hits = rank("grey heron stood on the pier", held)
    assert [(hit.claim_id, hit.text) for hit in hits] == [("c1", "a grey heron stood on the pier")]


def test_better_bands_come_first() -> None:
    held = [("c1", "repair every lighthouse swiftly"), ("c2", "swiftly repair every lighthouse")]
    assert [hit.claim_id for hit in rank("swiftly repair every lighthouse", held)] == ["c2", "c1"]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_query_gets_an_answer(query: str) -> None:
    for hit in rank(query, HELD):
        assert 0 < hit.score <= 1


def test_a_very_long_query_is_cut() -> None:
    assert rank("harbour " * 5_000, HELD) == []
