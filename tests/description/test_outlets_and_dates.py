"""Which outlet carries a text and when it was published, stated or inferred."""

import pytest

from provenance.description import describe
from provenance.models import Interval, Record
from provenance.sources.registry import default_registry
from provenance.vocabulary import DateBasis, OutletBasis
from tests.description.describing import BODY, described


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (BODY + "\n\nJanuary 18, 2024 at 12:21PM\nby DailyNK(North Korean Media)", "Daily NK"),
        (BODY + "\n\nInteract with The Globe", "The Globe and Mail"),
        (BODY + "\n\nCopyright © 2023 The Washington Times, LLC.", "The Washington Times"),
        (BODY + "\n\nSubscribe to The Straits Times for more", "The Straits Times"),
        (BODY + "\n\nContact us at desk@koreaherald.com", "The Korea Herald"),
        (BODY + "\n\nHobb Herald\nMarch 14, 2025 at 06:40PM", "Hobb Herald"),
        (BODY + "\n\nA gull told the Hobb Herald so.\n\nHobb Herald", "Hobb Herald"),
        ("Pyongyang, July 14 (KCNA) -- " + BODY + " -0-", "KCNA"),
    ],
)
def test_an_outlet_that_signs_its_text_is_inferred(text: str, outlet: str) -> None:
    article = described(text)
    assert (article.outlet, article.outlet_basis) == (outlet, OutletBasis.INFERRED)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "HOBB (AP) — " + BODY + "\n\nCopyright 2023 The Associated Press. All rights reserved.",
        "Pyongyang, July 14 (KCNA) -- " + BODY,
        BODY + "\n\n© 2020 Gull Features Syndicate",
        BODY + "\n\nbell@yna.co.kr\n(END)",
        BODY + "\n\nFollow the warden on Twitter",
    ],
)
def test_a_credit_alone_makes_no_outlet(text: str) -> None:
    article = described(text)
    assert (article.outlet, article.outlet_basis) == (None, OutletBasis.UNKNOWN)


def test_a_stated_outlet_wins_and_takes_its_usual_name() -> None:
    article = described(BODY + "\n\nInteract with The Globe", outlet="Associated Press")
    assert (article.outlet, article.outlet_basis) == ("AP", OutletBasis.STATED)
    assert described(BODY, outlet="The Post").outlet == "The Post"  # there are many
    address = "https://www.washingtonpost.com/a"
    assert described(BODY, outlet="The Post", url=address).outlet == "The Washington Post"
    assert described(BODY, outlet="Hobb Post", url=address).outlet == "Hobb Post"


def test_an_address_names_the_outlet() -> None:
    assert described(BODY, url="https://www.reuters.com/a").outlet == "Reuters"
    unknown = described(BODY, url="https://www.hobbherald.example/a")
    assert (unknown.outlet, unknown.outlet_basis) == ("hobbherald.example", OutletBasis.INFERRED)


def dates(text: str, **given: str) -> Interval:
    return described(text, **given).dates


def test_metadata_comes_before_the_text() -> None:
    stamped = BODY + "\n\nJanuary 18, 2024 at 12:21PM"
    found = dates(stamped, published="2024-02-01T08:00:00Z")
    assert (found.earliest, found.latest) == ("2024-02-01T08:00:00Z", "2024-02-01T08:00:00Z")
    assert found.basis is DateBasis.METADATA


def test_a_stated_outlet_lends_its_home_zone() -> None:
    assert dates(BODY, published="2024-02-01", outlet="Yonhap").earliest == "2024-01-31T15:00:00Z"
    assert (
        dates(BODY, published="2024-02-01", outlet="Pier Post").earliest == "2024-01-31T10:00:00Z"
    )


def test_a_date_in_the_address_counts() -> None:
    found = dates(BODY, url="https://hobbherald.example/2024/02/01/pier")
    assert (found.earliest, found.basis) == ("2024-01-31T10:00:00Z", DateBasis.METADATA)


def test_the_capture_of_an_undated_page_bounds_its_date() -> None:
    extra = {"retrieved": "2024-01-05T10:00:00Z"}
    record = Record(source_path="a.warc", line=None, text=BODY, extra=extra)
    found = describe(record, default_registry()).dates
    assert (found.earliest, found.latest) == (None, "2024-01-05T10:00:00Z")
    assert found.basis is DateBasis.FIRST_SEEN


def test_a_date_line_without_a_zone_is_an_honest_interval() -> None:
    found = dates(BODY + "\n\nJanuary 18, 2024 at 12:21PM\nby DailyNK(North Korean Media)")
    assert (found.earliest, found.latest) == ("2024-01-17T22:21:00Z", "2024-01-19T00:21:59Z")
    assert found.basis is DateBasis.TEXT


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "basis"),
    [
        ("Published: 3 March 2024 10:00 GMT\n\n" + BODY, "2024-03-03T10:00:00Z",
         "2024-03-03T10:00:59Z", DateBasis.TEXT),
        ("Hobb, March 3, 2024\n\n" + BODY, "2024-03-02T10:00:00Z", "2024-03-04T11:59:59Z",
         DateBasis.TEXT),
        ("Published 3 March 2024 10:00 GMT | Updated 5 March 2024\n\n" + BODY,
         "2024-03-03T10:00:00Z", "2024-03-03T10:00:59Z", DateBasis.TEXT),
        ("Embargoed until 10:00 GMT 3 March 2024\n\n" + BODY, "2024-03-03T10:00:00Z", None,
         DateBasis.TEXT),
        ("By Ada Bell | 3 March 2024 10:00 GMT\n\n" + BODY, "2024-03-03T10:00:00Z",
         "2024-03-03T10:00:59Z", DateBasis.TEXT),
        ("입력 2024.03.03. 오후 7:00 KST\n\n" + BODY, "2024-03-03T10:00:00Z",
         "2024-03-03T10:00:59Z", DateBasis.TEXT),
        ("Updated 3 March 2024 10:00 GMT\n\n" + BODY, None, "2024-03-03T10:00:59Z",
         DateBasis.TEXT),
        ("Pyongyang, May 20, Juche 114 (2025) (KCNA) -- " + BODY, "2025-05-19T15:00:00Z",
         "2025-05-20T14:59:59Z", DateBasis.DATELINE),
        ("HOBB, Dec. 28 (AP) — " + BODY + "\n\nCopyright 2023 The Associated Press.",
         "2023-12-27T10:00:00Z", "2023-12-29T11:59:59Z", DateBasis.DATELINE),
        ("HOBB, Dec. 28 (AP) — " + BODY + "\n\nCopyright 2023 Hobb Herald.", None,
         "2023-12-29T11:59:59Z", DateBasis.DATELINE),
        (BODY + "\n\nCopyright 2023 Hobb Herald.", None, "2024-01-01T11:59:59Z", DateBasis.TEXT),
        ("HOBB, Dec. 28 (AP) — " + BODY, None, None, DateBasis.NONE),
        (BODY, None, None, DateBasis.NONE),
        ("On March 3, 2024, nobody came.\n\n" + BODY, None, None, DateBasis.NONE),
    ],
)  # fmt: skip
def test_the_text_tells_its_date(
    text: str, earliest: str | None, latest: str | None, basis: DateBasis
) -> None:
    found = dates(text)
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, basis)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (BODY, "en"),
        ("Der Steg ist zu, und die Möwen sind nicht mit dem Amt zufrieden.", "de"),
        ("Le ponton est fermé et les mouettes ne sont pas dans la ville.", "fr"),
        ("El muelle está cerrado y los vecinos dicen que no es para siempre.", "es"),
        ("항구는 봄까지 닫힌다고 당국이 밝혔다.", "ko"),
        ("港は春まで閉まっています。", "ja"),
        ("港口将关闭到春天。", "zh"),
        ("Порт закрыт до весны.", "ru"),
        ("Порт закритий, її відкриють навесні.", "uk"),
        ("الميناء مغلق حتى الربيع.", "ar"),
        ("12345 !!!", "und"),
    ],
)
def test_the_language_is_read_off_the_text(text: str, lang: str) -> None:
    assert described(text).lang == lang
    assert described(text, lang="nl-BE").lang == "nl"
