"""Which words of a sentence are taken for the source, construction by construction."""

import pytest

from tests.extraction.articles import found

SOURCES = [
    pytest.param(
        "Tove Brandal on Friday called the pier “a wooden regret.”",
        "Tove Brandal",
        id="day before the verb",
    ),
    pytest.param(
        "The harbour board less than two weeks ago said the dredger was “as good as new.”",
        "The harbour board",
        id="span of time before the verb",
    ),
    pytest.param(
        "Tove Brandal, keeper of the light, in a statement praised the crew for “a dry night.”",
        "Tove Brandal",
        id="occasion before the verb",
    ),
    pytest.param(
        "Earlier this week, Ole Finne, who ran the ferry for years, conceded the timetable is"
        " “a work of fiction.”",
        "Ole Finne",
        id="opening with a time",
    ),
    pytest.param(
        "Bakers marched in the rain, with the union of the millers calling the levy “a theft.”",
        "the union of the millers",
        id="with somebody calling",
    ),
    pytest.param(
        "The visit ended with Ole Finne, who called the pier “a wooden regret.”",
        "Ole Finne, who",
        id="relative clause",
    ),
    pytest.param(
        "The levy brought a sharp letter from mayor Ada Lund, who called it “a theft.”",
        "mayor Ada Lund, who",
        id="relative clause after a thing sent",
    ),
    pytest.param(
        "In what Ada Lund, a former mayor, called “an honest mistake,” the lamps went out.",
        "Ada Lund",
        id="clause with what and an apposition",
    ),
    pytest.param(
        "The harbour board, Ada Lund said, called the pier “a wooden regret.”",
        "Ada Lund",
        id="attribution as a parenthesis",
    ),
    pytest.param(
        "Ada Lund said that over the last five days the crew had begun “to mend the lamps” of"
        " the whole coast.",
        "Ada Lund",
        id="a verb of beginning inside what is said",
    ),
    pytest.param(
        "Ada Lund assured her guests the board would tell the “doubters” nothing at all.",
        "Ada Lund",
        id="what somebody would say inside what is said",
    ),
    pytest.param(
        "Although Ole Finne admitted that the ferry had “a small leak,” he said it was safe.",
        "Ole Finne",
        id="report in an opening clause",
    ),
    pytest.param(
        "The lamps are “the pride of the coast” and “a joy to mend,” Ada Lund, the former mayor,"
        " declared to a cheering crowd.",
        "Ada Lund",
        id="two fragments and a closing attribution",
    ),
    pytest.param(
        "The board wants to end rules that have “an awful effect” on bakers, who rise early, the"
        " lawsuit says.",
        "the lawsuit",
        id="closing attribution over a weak verb",
    ),
    pytest.param(
        "After Ole Finne asked about it on the radio, the crew turned “rather quiet” for a week,"
        " according to a clerk at the station.",
        "a clerk at the station",
        id="according to over an opening clause",
    ),
    pytest.param(
        "The dredger is “a friend of the harbour” for ever, in Lund’s view.",
        "Lund’s",
        id="in somebody's view",
    ),
    pytest.param(
        "Ada Lund has made clear that the ferry is “not a toy” for the council.",
        "Ada Lund",
        id="made clear",
    ),
    pytest.param(
        "“The pier is done,” said Ada Lund, adding that the ferry “may follow.”",
        "Ada Lund",
        id="participle after an inverted attribution",
    ),
    pytest.param(
        "Tove Brandal, keeper of the light and author of a guide, “Lamps,” who retired in May,"
        " said the coast was “always kind and generous.”",
        "Tove Brandal",
        id="title of a work in the apposition",
    ),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_source(text: str, source: str) -> None:
    assert found(text)[-1].source == source


def test_two_reports_of_one_sentence_keep_their_own_sources() -> None:
    first, second = found("Ole Finne called the pier “a regret” and the mayor called it “a gift.”")
    assert (first.source, second.source) == ("Ole Finne", "the mayor")


def test_a_sentence_after_a_quotation_with_its_own_verb_is_no_attribution_of_it() -> None:
    first, second = found(
        "Lund called Finne “a friend of the rain.” She also said, without a smile, that “the pier"
        " has never been safer.”"
    )
    assert (first.source, second.source) == ("Lund", "She")


def test_a_passive_verb_that_names_nobody_reports_nothing() -> None:
    (record,) = found(
        "Finne said he made an effort to “keep the boats in,” a reference to ferries that were"
        " directed north."
    )
    assert record.source == "Finne"


def test_a_party_and_state_in_brackets_does_not_end_the_sentence() -> None:
    (record,) = found("Rep. Ada Lund (D-Calif.) called the levy “a theft from every baker.”")
    assert record.source == "Rep. Ada Lund"


@pytest.mark.parametrize(
    "text",
    ["Lund announced plans to leave the island.", "Finne denied claims about the old ferry boat."],
)
def test_nouns_in_s_after_a_verb_are_no_verbs(text: str) -> None:
    assert [record.cue for record in found(text) if record.cue in ("plans", "claims")] == []
