"""Where an article's text comes from, as a reader of the export sees it."""

from dataclasses import replace

import pytest

from provenance.models import Article, Lineage
from provenance.tracing import depths
from provenance.vocabulary import CreditKind, Evidence, LineageRelation
from tests.tracing.building import article, linked
from tests.tracing.texts import ELSEWHERE, HARBOUR, LOCAL_TOP, REWRITTEN, SPUN

WIRE = article(
    f"SARN (Reuters) - {HARBOUR}",
    outlet="Reuters",
    credits=[("(Reuters) -", CreditKind.DATELINE, "Reuters")],
)


def copy_of(found: dict[str, Lineage], made: Article) -> Lineage:
    """Return the lineage of an article, which must be the only one."""
    assert list(found) == [made.id], found
    return found[made.id]


def test_a_credited_copy_comes_from_the_agencys_held_article() -> None:
    made = article(
        f"{HARBOUR}\n\nReporting by Reuters",
        credits=[("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters")],
    )
    one = copy_of(linked(WIRE, made), made)
    assert (one.from_article_id, one.from_source) == (WIRE.id, "Reuters")
    assert one.credited
    assert one.relation is LineageRelation.VERBATIM
    assert one.share_of_copy == 1
    assert one.share_of_source is not None
    assert one.share_of_source > 0.98
    assert one.proofs[0].text == "Reporting by Reuters"
    assert one.proofs[0].evidence is Evidence.STATED


def test_proofs_stand_where_they_say() -> None:
    made = article(HARBOUR)
    one = copy_of(linked(WIRE, made), made)
    for proof in one.proofs:
        assert proof.start is not None
        assert made.text[proof.start : proof.end] == proof.text


def test_an_uncredited_copy_is_found_by_its_text() -> None:
    made = article(HARBOUR, published="2031-05-05")
    one = copy_of(linked(WIRE, made), made)
    assert one.from_article_id == WIRE.id
    assert not one.credited
    assert {proof.evidence for proof in one.proofs} == {Evidence.TEXTUAL}


def test_an_agency_that_is_not_held_is_credited() -> None:
    made = article(f"SARN (AP) — {HARBOUR}", credits=[("(AP) —", CreditKind.DATELINE, "AP")])
    one = copy_of(linked(made), made)
    assert (one.from_article_id, one.from_source, one.credited) == (None, "AP", True)


def test_the_initials_of_an_outlet_credit_nobody_else() -> None:
    credit = [("(MWA) -", CreditKind.DATELINE, "MWA")]
    made = article(f"SARN (MWA) - {HARBOUR}", outlet="Marsh Weekly Advertiser", credits=credit)
    assert linked(made) == {}
    other = article(f"SARN (MWA) - {HARBOUR}", outlet="Hill Star", credits=credit)
    assert [one.from_source for one in linked(other).values()] == ["MWA"]


def test_a_photo_credit_says_nothing_about_the_text() -> None:
    made = article(
        f"The quay on Sunday. Ann Berg/The Associated Press\n\n{HARBOUR}",
        credits=[("Ann Berg/The Associated Press", CreditKind.PHOTO, "AP")],
    )
    assert linked(made) == {}


def test_a_copy_without_credit_goes_back_to_its_siblings_agency() -> None:
    credited = article(
        f"{HARBOUR}\n\nAssociated Press writer Ola Lind contributed to this report.",
        outlet="Valley Sun",
        credits=[("Associated Press writer Ola Lind", CreditKind.CONTRIBUTOR, "AP")],
    )
    bare = article(HARBOUR, outlet="Hill Star")
    found = linked(credited, bare)
    assert {one.from_source for one in found.values()} == {"AP"}
    assert found[credited.id].from_article_id is None
    assert (found[bare.id].from_article_id, found[bare.id].credited) == (credited.id, False)


def test_a_spun_copy_is_recognised_with_the_swapped_words() -> None:
    made = article(SPUN, outlet="Fastfeed", published="2031-05-06")
    one = copy_of(linked(WIRE, made), made)
    assert one.relation is LineageRelation.SPUN
    shown = [proof.text for proof in one.proofs]
    assert any(text.startswith("storm → tempest") for text in shown)


def test_a_small_word_is_no_example_of_an_exchange() -> None:
    made = article(
        SPUN.replace("Sarn shut its", "Sarn the its"),
        outlet="Fastfeed",
        published="2031-05-06",
    )
    shown = " ".join(proof.text for proof in copy_of(linked(WIRE, made), made).proofs)
    assert "→ tempest" in shown
    assert "→ the" not in shown


def test_a_spun_text_is_no_source_whatever_its_date() -> None:
    original = article(HARBOUR, published="2031-05-06")
    made = article(SPUN, outlet="Fastfeed", published="2031-05-01")
    one = copy_of(linked(original, made), made)
    assert one.from_article_id == original.id


def test_the_spun_sibling_is_the_copy_of_the_plain_one() -> None:
    plain = article(HARBOUR, outlet="The Globe and Mail")
    made = article(
        f"{SPUN}\n\nAssociated Press author Ola Lind contributed.",
        outlet="Fastfeed",
        credits=[("Associated Press author Ola Lind contributed", CreditKind.CONTRIBUTOR, "AP")],
    )
    found = linked(plain, made)
    assert found[plain.id].from_article_id is None
    assert found[plain.id].relation is not LineageRelation.SPUN
    assert found[made.id].from_article_id == plain.id
    assert found[made.id].relation is LineageRelation.SPUN
    assert {one.from_source for one in found.values()} == {"AP"}


def test_a_rewritten_copy_is_found() -> None:
    made = article(REWRITTEN, outlet="Fastfeed", published="2031-05-06")
    one = copy_of(linked(WIRE, made), made)
    assert one.relation in {LineageRelation.REWRITTEN, LineageRelation.EDITED}


def test_a_wire_with_a_local_top_is_still_from_the_wire() -> None:
    made = article(
        f"{LOCAL_TOP}\n\n{HARBOUR}\n\nWith Reuters",
        credits=[("With Reuters", CreditKind.CONTRIBUTOR, "Reuters")],
    )
    one = copy_of(linked(WIRE, made), made)
    assert one.from_article_id == WIRE.id
    assert one.share_of_copy is not None
    assert 0.6 < one.share_of_copy < 0.9
    assert one.relation is LineageRelation.EDITED


def test_the_same_address_with_other_text_is_a_revision() -> None:
    url = "https://harbourtimes.example/storm"
    first = article(HARBOUR, url=url)
    later = article(f"{HARBOUR}\n\nThe lane was clear by noon.", url=url, published="2031-05-07")
    one = copy_of(linked(first, later), later)
    assert one.relation is LineageRelation.REVISION
    assert one.from_article_id == first.id


def test_the_outlet_that_is_named_in_the_text_is_the_source() -> None:
    first = article(HARBOUR, outlet="Sarn Courier", published=None)
    words = "officials told the Sarn Courier."
    later = article(HARBOUR.replace("officials said.", words), outlet="Lenn Post", published=None)
    one = copy_of(linked(first, later), later)
    assert (one.from_article_id, one.credited) == (first.id, True)
    assert one.proofs[0].text == "Sarn Courier"


def test_an_edited_out_name_shows_the_copy() -> None:
    told = "officials told the Sarn Courier."
    first = article(HARBOUR.replace("officials said.", told), outlet="Sarn Courier")
    later = article(HARBOUR.replace("officials said.", "officials told us."), outlet="Lenn Post")
    one = copy_of(linked(first, later), later)
    assert (one.from_article_id, one.credited) == (first.id, False)
    assert Evidence.TEMPORAL not in {proof.evidence for proof in one.proofs}


def test_without_dates_a_text_below_paragraphs_of_another_is_the_source() -> None:
    top = f"{LOCAL_TOP}\n\nThe harbour of our own town stayed open, its master said on Monday."
    plain = article(HARBOUR, outlet="Sarn Courier", published=None)
    topped = article(f"{top}\n\n{HARBOUR}", outlet="Kell Mirror", published=None)
    assert copy_of(linked(plain, topped), topped).from_article_id == plain.id


def test_time_alone_gives_a_direction_that_says_so() -> None:
    first = article(HARBOUR, outlet="Hill Star", published="2031-05-04")
    later = article(HARBOUR, outlet="Valley Sun", published="2031-05-08")
    one = copy_of(linked(first, later), later)
    assert one.from_article_id == first.id
    assert one.confidence <= 0.6
    assert Evidence.TEMPORAL in {proof.evidence for proof in one.proofs}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(ELSEWHERE, id="another story"),
        pytest.param(
            "The minister spoke for an hour. "
            "“We will not reopen the basin before every chain has been tested by our own divers,” "
            "he said. Ferry crews laughed about it in the canteen afterwards and ordered soup. "
            "The ferries will sail again when the ice on the northern lake has broken.",
            id="one shared quotation",
        ),
        pytest.param("", id="no text"),
    ],
)
def test_articles_without_shared_prose_are_not_related(other: str) -> None:
    assert linked(WIRE, article(other, outlet="Valley Sun")) == {}


def test_stock_phrases_relate_nothing() -> None:
    stock = (
        "The content of this image is as provided and cannot be independently verified. "
        "Independent journalists were not given access to cover the event shown in it. "
    )
    first = article(f"{stock}\n\n{HARBOUR}", outlet="Hill Star")
    second = article(f"{stock}\n\n{ELSEWHERE}", outlet="Valley Sun")
    assert linked(first, second) == {}


def test_a_wire_in_forty_papers_has_one_source() -> None:
    papers = [article(HARBOUR, outlet=f"Paper {number}") for number in range(40)]
    credited = article(
        f"{HARBOUR}\n\nReporting by Reuters",
        outlet="Valley Sun",
        credits=[("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters")],
    )
    found = linked(WIRE, credited, *papers)
    assert len(found) == 41
    assert {one.from_article_id for one in found.values()} == {WIRE.id}


def test_depths_count_the_steps_to_the_source() -> None:
    url = "https://harbourtimes.example/storm"
    first = article(HARBOUR, url=url)
    later = article(f"{HARBOUR}\n\nThe lane was clear by noon.", url=url, published="2031-05-07")
    found = linked(first, later)
    steps = {a: (one.from_article_id, one.relation) for a, one in found.items()}
    assert depths(steps) == {later.id: 1}


KOREAN = (
    "항구는 일요일 폭풍으로 3척의 바지선이 떠내려간 뒤 폐쇄됐다. 피해액은 4,200만 마르크, "
    "창고 17곳이 침수됐다. 5월 12일 재개 예정이며 주민 860명이 대피했다."
)
ENGLISH = (
    "The harbour was closed after a storm on Sunday tore 3 barges loose. The damage is put at "
    "4,200 million marks and 17 warehouses were flooded. It is to reopen on May 12, and 860 people "
    "were moved."
)


@pytest.mark.parametrize("outlet", ["Daily NK", "Hill Star"], ids=["same outlet", "another"])
def test_a_translation_is_found_by_its_figures(outlet: str) -> None:
    original = replace(article(KOREAN, outlet="Daily NK", published="2031-05-04"), lang="ko")
    made = article(
        f"{ENGLISH}\n\nTranslated by Niamh Carrow.",
        outlet=outlet,
        published="2031-05-06",
        credits=[("Translated by Niamh Carrow.", CreditKind.TRANSLATOR, None)],
    )
    one = copy_of(linked(original, made), made)
    assert one.relation is LineageRelation.TRANSLATED
    assert (one.from_article_id, one.from_source) == (original.id, "Daily NK")
    assert one.credited is (outlet == "Daily NK")
    assert "4,200" in one.proofs[1].text


def test_two_languages_with_other_figures_are_no_translation() -> None:
    original = replace(article(KOREAN, outlet="Daily NK", published="2031-05-04"), lang="ko")
    made = article(
        "A storm on May 12 tore 5 barges loose; 90 people and 4 dogs were moved from 2 villages."
        "\n\nTranslated by Niamh Carrow.",
        outlet="Daily NK",
        published="2031-05-06",
        credits=[("Translated by Niamh Carrow.", CreditKind.TRANSLATOR, None)],
    )
    assert linked(original, made) == {}
