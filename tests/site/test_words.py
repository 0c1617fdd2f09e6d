"""Dates and codes in words a reader knows."""

import pytest

from provenance import vocabulary
from provenance.schemas import ArticleOut
from provenance.site import phrases
from provenance.site.dates import when


def dated(first: str | None, last: str | None) -> ArticleOut:
    return ArticleOut.model_construct(published_earliest=first, published_latest=last)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2031-03-04T08:00:00Z", "2031-03-04T08:00:00Z", "4 Mar 2031, 08:00 UTC"),
        ("2031-03-04T00:00:00Z", "2031-03-04T23:59:59Z", "4 Mar 2031"),
        ("2031-03-04T00:00:00Z", "2031-03-05T23:59:59Z", "4 Mar 2031 – 5 Mar 2031"),
        ("2031-03-04T08:00:00Z", "2031-03-04T23:59:59Z", "4 Mar 2031, 08:00–23:59 UTC"),
        (
            "2031-03-03T10:00:00Z",
            "2031-03-05T11:59:59Z",
            "3 Mar 2031, 10:00 – 5 Mar 2031, 11:59 UTC",
        ),
        ("2031-03-04T08:00:00Z", None, "not before 4 Mar 2031, 08:00 UTC"),
        (None, "2031-03-04T08:00:00Z", "not after 4 Mar 2031, 08:00 UTC"),
        (None, None, "undated"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(
    first: str | None, last: str | None, told: str
) -> None:
    assert when(dated(first, last)) == told


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("evidence", vocabulary.Evidence),
        ("act", vocabulary.Act),
        ("kind", vocabulary.SourceKind),
        ("status", vocabulary.OriginStatus),
        ("relation", vocabulary.Relation),
        ("severity", vocabulary.Severity),
        ("change", vocabulary.ChangeKind),
        ("band", vocabulary.Band),
        ("quote_kind", vocabulary.QuoteKind),
        ("basis", vocabulary.DateBasis),
        ("speaker_basis", vocabulary.SpeakerBasis),
        ("outlet_basis", vocabulary.OutletBasis),
        ("credit", vocabulary.CreditKind),
        ("lineage", vocabulary.LineageRelation),
        ("warning", vocabulary.WarningKind),
    ],
)
def test_every_word_of_the_vocabulary_has_plain_words(group: str, words: type) -> None:
    assert {str(word) for word in words} <= set(phrases.words_of(group))  # type: ignore[attr-defined]
    assert all(phrases.label(group, str(word)) for word in words)  # type: ignore[attr-defined]


def test_every_class_of_evidence_is_explained() -> None:
    assert all(phrases.means("evidence", word) for word in vocabulary.Evidence)
