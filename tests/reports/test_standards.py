"""The standards' documents are read by the standards' own tools and mark what is inferred."""

import json

import pytest
from prov.model import ProvDocument

from provenance.reports.annotation import annotation
from provenance.reports.claimreview import Rating, claim_document, claim_review
from provenance.reports.prov import Records, prov_document
from provenance.schemas import RunOut
from tests.reports.records import TEXT, WORDS, article, claim, lineage, quote


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    run = RunOut.model_validate(
        {
            "id": 1,
            "command": "ingest",
            "version": "0.1.0",
            "started": "2031-02-05T00:00:00Z",
            "finished": "2031-02-05T00:00:01Z",
            "status": "done",
            "settings": {},
            "articles": 2,
            "quotes": 1,
            "rejections": 0,
        }
    )
    return prov_document(
        Records(
            articles=[article(), article("a2")],
            quotes=[quote()],
            claims=[claim()],
            lineage=[lineage()],
            runs=[run, run.model_copy(update={"id": 2, "articles": 0})],
            made_by={"a1": 1, "a2": 1},
        )
    )


def test_the_prov_package_reads_the_document_and_writes_the_same(
    document: dict[str, object],
) -> None:
    read = ProvDocument.deserialize(content=json.dumps(document), format="json")
    again = ProvDocument.deserialize(content=read.serialize(format="json"), format="json")
    assert again == read
    assert {str(e.identifier) for e in read.get_records()} >= {"pt:a1", "pt:q1", "pt:c1"}


def test_a_quote_is_a_quotation_of_its_article(document: dict[str, object]) -> None:
    derived = document["wasDerivedFrom"]
    assert isinstance(derived, dict)
    kinds = {(d["prov:generatedEntity"], d["prov:type"]["$"]) for d in derived.values()}
    assert ("pt:q1", "prov:Quotation") in kinds


def test_a_run_that_added_nothing_made_nothing(document: dict[str, object]) -> None:
    assert document["activity"].keys() == {"pt:run-1"}  # type: ignore[attr-defined]


def test_an_inferred_hop_is_marked_and_a_stated_one_is_not(document: dict[str, object]) -> None:
    attributed = document["wasAttributedTo"]
    assert isinstance(attributed, dict)
    inferred = {
        hop["pt:hop"]["$"]: hop["pt:inferred"]["$"]
        for hop in attributed.values()
        if hop["prov:entity"] == "pt:q1"
    }
    assert inferred == {"1": "false", "2": "true", "3": "false"}


def test_an_annotation_selects_the_words_by_quote_and_by_position() -> None:
    (target,) = annotation(quote(), article())["target"]
    words, position = target["selector"]
    assert words["exact"] == TEXT[position["start"] : position["end"]] == WORDS
    assert TEXT.find(words["prefix"] + words["exact"] + words["suffix"]) >= 0


def test_an_annotation_says_which_hop_is_inferred() -> None:
    value = annotation(quote(), article())["body"]["value"]
    assert "AP (reported; textual, inferred)" in value
    assert "Ada Lind (said; stated)" in value


def test_a_quote_of_a_headline_is_selected_in_the_title() -> None:
    title = article().title or ""
    changed = {"field": "title", "start": 0, "end": 4, "segments": [[0, 4]], "text": title[:4]}
    (target,) = annotation(quote(**changed), article())["target"]
    assert target["selector"]["value"] == "title"
    assert target["selector"]["refinedBy"][0]["exact"] == title[:4]


def test_a_date_is_the_stated_one_or_none() -> None:
    made = claim_document(claim(), [quote()], {"a1": article(published="2031-02-03")})
    assert made["firstAppearance"]["datePublished"] == "2031-02-03"
    made = claim_document(claim(), [quote()], {"a1": article(published="last Tuesday")})
    assert "datePublished" not in made["firstAppearance"]


def test_an_inferred_hop_is_marked_in_the_claim() -> None:
    (work,) = claim_document(claim(), [quote()], {"a1": article()})["appearance"]
    assert (
        work["creditText"] == "Ada Lind (stated) → AP (textual, inferred) → Harrow Courier (held)"
    )


def test_a_claim_has_its_first_appearance_and_all_others_but_no_rating() -> None:
    made = claim_document(claim(), [quote()], {"a1": article()})
    assert made["@type"] == "Claim"
    assert made["firstAppearance"]["publisher"]["name"] == "Harrow Courier"
    assert [work["@id"] for work in made["appearance"]] == ["urn:provenance-tracker:a1"]
    assert made["author"] == {"@type": "Person", "name": "Ada Lind"}
    assert "reviewRating" not in json.dumps(made)


def test_conflicting_speakers_are_no_author() -> None:
    made = claim_document(claim(), [quote(), quote("q2", speaker="Bo Berg")], {"a1": article()})
    assert "author" not in made


def test_a_review_needs_a_person_and_carries_that_verdict() -> None:
    rating = Rating(verdict="misattributed", reviewer="Check Desk", url="https://desk.example/1")
    review = claim_review(claim_document(claim(), [quote()], {"a1": article()}), rating)
    assert review["reviewRating"]["alternateName"] == "misattributed"
    assert review["itemReviewed"]["@type"] == "Claim"
