"""Credits: which words credit whom, and which words do not."""

import pytest

from tests.description.describing import BODY, credits_of, described


@pytest.mark.parametrize(
    ("dateline", "sources"),
    [
        ("SEOUL, South Korea (AP) —", ["AP"]),
        ("HOBB (Reuters) -", ["Reuters"]),
        ("LONDON/HOBB (Reuters) -", ["Reuters"]),
        ("HOBB, Jan. 3 (Yonhap) --", ["Yonhap"]),
        ("Pyongyang, July 14 (KCNA) --", ["KCNA"]),
        ("Sinpho, May 20, Juche 114 (2025) (KCNA) --", ["KCNA"]),
        ("HOBB, 3 janv 2024 (AFP) -", ["AFP"]),
        ("Berlin (dpa/AFP) -", ["dpa", "AFP"]),
        ("MOSCOW, January 3. /TASS/.", ["TASS"]),
        ("(CNN)", ["CNN"]),
        ("HOBB (Fennimore) —", ["Fennimore"]),  # an agency that nobody knows, in the full form
        ("Hobb, March 3 (Fennimore) --", ["Fennimore"]),
        ("HOBB, Karvenia —", [None]),
        ("SENDAI, Japan, Aug. 3, Kyodo -", ["Kyodo"]),
        ("Hobb, 3 March, Interfax —", ["Interfax"]),
        ("Yonhap -", ["Yonhap"]),
    ],
)
def test_a_dateline_names_its_agencies(dateline: str, sources: list[str | None]) -> None:
    found = credits_of(f"{dateline} {BODY}")
    assert [source for kind, source, _ in found if kind == "dateline"] == sources
    assert {words for kind, _, words in found if kind == "dateline"} == {dateline}


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("(서울=연합뉴스) 김하나 기자 =", "Yonhap"),
        ("[서울=뉴시스]김하나 기자 =", "Newsis"),
        ("(평양 9월 21일발 조선중앙통신)", "KCNA"),
        ("【平壌1月3日共同通信】", "Kyodo"),
        ("新华社平壤1月3日电", "Xinhua"),
        ("МОСКВА, 3 января. /ТАСС/.", "TASS"),
        ("Seúl, 3 ene (EFE).-", "EFE"),
    ],
)
def test_datelines_of_other_languages_are_read(dateline: str, source: str) -> None:
    found = credits_of(f"{dateline} 항구가 닫혔다고 당국이 밝혔다.\n\n다리는 봄까지 닫힌다.")
    assert ("dateline", source, dateline) in found


@pytest.mark.parametrize(
    "opening",
    [
        "Apple (AAPL) — shares fell.",
        "The mayor (Reuters) was there.",
        "Ada Bell (left) - the warden - was there.",
        "FILE - The pier of Hobb.",
        "Steve Bell (R-Hobb) — a gull lover — was there.",
        "(Ada Bell/Reuters)",
        "Hobb (Jan. 3) - It rained.",
        "NEWS — It rained.",
        "Nobody heard from Reuters - It rained.",
    ],
)
def test_other_openings_are_no_datelines(opening: str) -> None:
    assert [kind for kind, _, _ in credits_of(f"{opening}\n{BODY}")].count("dateline") == 0


@pytest.mark.parametrize(
    ("line", "kind", "source"),
    [
        ("Associated Press writer Ada Bell contributed to this report.", "contributor", "AP"),
        ("Associated Press author Ada Bell contributed to this report.", "contributor", "AP"),
        ("The Associated Press contributed to this story.", "contributor", "AP"),
        ("The Associated Press contributed.", "contributor", "AP"),
        ("Contributing: Ada Bell and The Associated Press", "contributor", "AP"),
        ("This story was reported by The Associated Press.", "via", "AP"),
        ("Click here to read the full article on Daily NK.", "via", "Daily NK"),
        ("(Korean Central News Agency/Korea News Service via AP)", "photo", "KCNA"),
        ("Gulls on the pier (Ada Bell/Reuters)", "photo", "Reuters"),
        ("(Ada Bell contributed reporting from Hobb.)", "contributor", None),
        ("Material from Reuters was used in this report.", "contributor", "Reuters"),
        ("(Reporting by Ada Bell in Hobb; Editing by Jo Orr)", "reporting_by", None),
        ("Additional reporting by Agence France-Presse", "reporting_by", "AFP"),
        ("Translated by Ada Bell. Edited by Jo Orr.", "translator", None),
        ("Copyright © 2023 The Washington Times, LLC.", "copyright", "The Washington Times"),
        ("© 2023 The Associated Press. All rights reserved.", "copyright", "AP"),
        ("(c) 2024 Hobb Herald Ltd", "copyright", "Hobb Herald"),
        ("With files from The Canadian Press", "via", "The Canadian Press"),
        ("(With inputs from PTI)", "via", "PTI"),
        ("With AP", "via", "AP"),
        ("via Yonhap", "via", "Yonhap"),
        ("This article first appeared in the Hobb Herald.", "via", "Hobb Herald"),
        ("Source: Xinhua", "via", "Xinhua"),
        ("Associated Press", "agency_tag", "AP"),
        ("(AP)", "agency_tag", "AP"),
        ("— Reuters", "agency_tag", "Reuters"),
        ("bell@yna.co.kr", "agency_tag", "Yonhap"),
        ("Reuters Staff", "byline", "Reuters"),
        ("(AP Photo/Ada Bell)", "photo", "AP"),
        ("Photo: Ada Bell/Reuters", "photo", "Reuters"),
    ],
)
def test_a_credit_line_names_its_source(line: str, kind: str, source: str | None) -> None:
    assert (kind, source) in [(k, s) for k, s, _ in credits_of(f"{BODY}\n\n{line}")]


@pytest.mark.parametrize(
    "line",
    [
        "The state’s review was first reported by CNBC.",
        "Reports of a sale were denied by Reuters.",
        "He told Reuters that he would come back with the carpenters.",
        "She works with Bloomberg on a book about gulls.",
        "The picture was taken in London.",
        "A source of the noise was found: Reuters had moved its desk into the tower.",
        "“We were contributing to this port for years,” she said.",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    assert credits_of(f"{BODY}\n\n{line}") == []


@pytest.mark.parametrize("line", ["MSNBC", "Associated Press", "He was right, they wrote. (AP)"])
def test_a_source_named_alone_in_the_middle_is_no_tag(line: str) -> None:
    assert credits_of(f"{BODY}\n\n{line}\n\n{BODY} It will then be a hundred years old.") == []


def test_credits_glued_to_the_last_paragraph_are_found() -> None:
    text = BODY + " ___ Associated Press writer Ada Bell contributed to this report."
    assert ("contributor", "AP") in [(kind, source) for kind, source, _ in credits_of(text)]
    tagged = BODY + " (Yonhap)"
    assert ("agency_tag", "Yonhap", "(Yonhap)") in credits_of(tagged)


@pytest.mark.parametrize(
    ("byline", "credits"),
    [
        ("Ada Bell", [("byline", None)]),
        ("By Associated Press", [("agency_tag", "AP")]),
        ("Reuters", [("agency_tag", "Reuters")]),
        ("By Ada Bell | AP", [("byline", None), ("agency_tag", "AP")]),
        ("Ada Bell, Associated Press", [("byline", None), ("agency_tag", "AP")]),
        ("AP Newsdesk", [("byline", None)]),  # a desk that puts together what others wrote
        ("Reuters Staff", [("byline", "Reuters")]),
        ("Newsroom", [("byline", None)]),  # a site is called so too
        ("Foreign Staff", [("byline", None)]),
        ("La Rédaction", [("byline", None)]),
    ],
)
def test_a_byline_is_read_with_its_agencies(
    byline: str, credits: list[tuple[str, str | None]]
) -> None:
    for text, given in (
        (BODY, {"byline": byline}),
        (f"By {byline.removeprefix('By ')}\n{BODY}", {}),
    ):
        assert [(kind, source) for kind, source, _ in credits_of(text, **given)] == credits


@pytest.mark.parametrize(
    ("line", "kind", "source"),
    [
        ("Fennimore Press writer Ada Bell contributed to this report.", "contributor",
         "Fennimore Press"),
        ("With files from the Fennimore News Service", "via", "Fennimore News Service"),
        ("The Fennimore News Agency", "agency_tag", "Fennimore News Agency"),
        ("By Ada Bell, Fennimore News Agency", "agency_tag", "Fennimore News Agency"),
        ("Staff writer Ada Bell contributed to this report.", "contributor", None),
        ("Bell reported from Hobb; Moran, from London.", "contributor", None),
        ("Washington correspondent Ada Bell contributed to this report.", "contributor", None),
    ],
)  # fmt: skip
def test_an_agency_that_nobody_knows_is_told_by_its_words(
    line: str, kind: str, source: str | None
) -> None:
    assert (kind, source) in [(k, s) for k, s, _ in credits_of(f"{line}\n\n{BODY}\n\n{line}")]


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("Ada Bell, The Associated Press", ["AP"]),
        ("ADA BELL and JO ORR Associated Press", ["AP"]),
        ("Associated Press • December 28, 2023", ["AP"]),
        ("PTI | Dec 28, 2023, 10:00 IST", ["PTI"]),
        ("December 28, 2023 / 4:00 AM EST / CBS/AP", ["CBS News", "AP"]),
        ("Reuters, Hobb", ["Reuters"]),
        ("(Ada Bell/Reuters)", []),
        ("Photo: Ada Bell/AFP/Getty Images", []),
        ("Ada Bell/AP", []),
        ("AP and Reuters win a prize for gulls", []),
        ("Reuters, AP Win Prizes For Gulls", []),
        ("How The Guardian, The Times changed", []),
    ],
)
def test_a_line_of_names_is_read_for_its_agency(line: str, sources: list[str]) -> None:
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}"):
        assert [name for kind, name, _ in credits_of(text) if kind == "agency_tag"] == sources


def test_who_signs_is_no_headline() -> None:
    assert described(f"Ada Bell, The Associated Press\n\n{BODY}").title is None
    assert described(f"PTI | Dec 28, 2023\n\n{BODY}").title is None


def test_a_photo_credit_is_never_a_text_credit() -> None:
    caption = "Gulls sit on the pier of Hobb on Dec. 19.Ada Bell/The Associated Press"
    found = credits_of(f"Open this photo in gallery:\n\n{caption}\n\n{BODY}")
    assert [(kind, source) for kind, source, _ in found] == [("photo", "AP")]
