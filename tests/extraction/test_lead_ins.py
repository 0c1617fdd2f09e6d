"""Words between a reporting verb and the colon that leads to a quotation are no content."""

import pytest

from tests.extraction.articles import found


@pytest.mark.parametrize(
    "lead",
    [
        "Tove Brandal said in a statement:",
        "Tove Brandal said in a statement on Monday:",
        "Tove Brandal said in a letter that was read out on Monday:",
        "Tove Brandal said in a statement, released by the town:",
        "Tove Brandal told reporters in Lysmoor:",
        "Tove Brandal told reporters in Lysmoor as the rain fell:",
        "Tove Brandal wrote on her page:",
        "Tove Brandal said of the lake and its keepers:",
        "Tove Brandal said late on Monday after the vote:",
        "Tove Brandal said the following in a letter:",
        "Tove Brandal said in a statement",
    ],
)
@pytest.mark.parametrize("quotation", ["“The lake stays ours.”", "> The lake stays ours."])
def test_a_lead_in_is_no_content(lead: str, quotation: str) -> None:
    records = found(f"{lead}\n\n{quotation}")
    assert [record.kind for record in records] == ["direct"]
    assert records[0].segments == ("The lake stays ours.",)


@pytest.mark.parametrize(
    "lead", ["Brandal said the lake was safe:", "Brandal said of the lake that it was safe:"]
)
def test_a_reported_clause_before_a_colon_is_content(lead: str) -> None:
    first, second = found(f"{lead}\n\n“The lake stays ours.”")
    assert (first.kind, first.source) == ("indirect", "Brandal")
    assert first.segments[0].endswith("was safe")
    assert (second.kind, second.segments) == ("direct", ("The lake stays ours.",))


def test_content_without_marks_begins_after_the_colon() -> None:
    (record,) = found("Brandal said in a statement: the lake will stay with the town.")
    assert record.segments == ("the lake will stay with the town",)
