"""Candidate pairs: what could be one statement is compared, and work stays linear."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.matching.blocking import candidate_pairs
from provenance.matching.occasions import kindred
from provenance.matching.units import Units
from provenance.vocabulary import QuoteKind
from tests.matching.builders import quote

TEXT = (
    "the northern dredger sank beside the quay and nobody warned the keepers of the "
    "lighthouse whose lamps had burned all winter for the ferries of the archipelago"
)
LONG = TEXT.split()


def pairs_of(units: Units, kin: dict | None = None) -> set[frozenset[str]]:
    """Return the candidate pairs as pairs of texts."""
    codes, _ = candidate_pairs(units, kin or {})
    size = len(units)
    return {frozenset((units.text(c // size), units.text(c % size))) for c in codes.tolist()}


@settings(deadline=None)
@given(st.integers(0, len(LONG) - 6), st.integers(6, 12))
def test_a_cut_piece_is_compared_with_its_whole(start: int, length: int) -> None:
    whole, piece = " ".join(LONG), " ".join(LONG[start : start + length])
    found = pairs_of(Units([quote("1", whole), quote("2", piece)], {}))
    assert found == {frozenset((whole, piece))}


def test_unrelated_sentences_are_not_compared() -> None:
    units = Units([quote("1", " ".join(LONG)), quote("2", "grain prices rose again in May")], {})
    assert pairs_of(units) == set()


def test_short_quotes_and_reports_of_one_speaker_are_compared() -> None:
    short = quote("1", "subjugating archipelagos", "Mara Quill")
    report = quote("2", "she dreamt of archipelagos", "Mara Quill", kind=QuoteKind.INDIRECT)
    other = quote("3", "he sails between archipelagos", "Jon Ebb", kind=QuoteKind.INDIRECT)
    found = pairs_of(Units([short, report, other], {}))
    assert found == {frozenset(("subjugating archipelagos", "she dreamt of archipelagos"))}


def test_quotes_of_related_articles_are_compared() -> None:
    kin = kindred([("a1", "a2")])  # type: ignore[list-item]
    forms = [quote("1", "muscle not machinery"), quote("2", "brawn not apparatus")]
    assert len(pairs_of(Units(forms, kin), kin)) == 1


def test_many_wordings_with_one_run_are_not_all_compared() -> None:
    forms = [quote(f"{i}", f"the northern dredger sank near pier{i}") for i in range(300)]
    codes, _ = candidate_pairs(Units(forms, {}), {})
    assert len(codes) < 300 * 8
