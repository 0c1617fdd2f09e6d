"""Explanations: what speaks for a match and what speaks against a near miss."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ids import ArticleId
from provenance.matching import cluster, explain
from provenance.matching.explaining import _REASONS
from tests.matching.builders import quote

FULL = "We will dredge the northern harbour before winter and repair every lighthouse"


def test_a_match_shows_its_evidence() -> None:
    why = explain(
        quote("1", FULL, "Mara Quill"), quote("2", FULL[8:35], "Mara Quill", day="2031-05-04")
    )
    assert why.match and why.same_speaker
    assert why.longest_run == "dredge the northern harbour"
    assert ("dredge", 7.0) in why.shared_words
    assert why.share_of_b == 1.0 > why.share_of_a
    assert why.days is not None and 1 < why.days < 2.1


def test_a_near_miss_says_why() -> None:
    why = explain(
        quote("1", "a great success", "Mara Quill"), quote("2", "a great success", "Jon Ebb")
    )
    assert not why.match
    assert why.rule == "common_words"
    assert why.same_speaker is False
    assert "common" in why.reason


def test_lineage_speaks_for_a_match() -> None:
    a, b = quote("1", "a great success"), quote("2", "a great success")
    assert not explain(a, b).match
    assert explain(a, b, kin=[(ArticleId("a1"), ArticleId("a2"))]).related_articles


TEXTS = st.sampled_from([FULL, FULL[:30], FULL + " not", "no", "", "5 ships", "6 ships"])


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([None, "Mara Quill"]), st.integers(1, 28))
def test_every_pair_has_a_reason_and_agrees_with_the_claims(
    a: str, b: str, speaker: str | None, day: int
) -> None:
    first, second = quote("1", a, "Mara Quill"), quote("2", b, speaker, day=f"2031-05-{day:02d}")
    why = explain(first, second)
    assert why.rule in _REASONS
    assert why.match == (len(cluster([first, second])) == 1)
