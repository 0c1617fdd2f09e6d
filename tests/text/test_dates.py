"""Dates as written, and the honest intervals that they stand for."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.dates import bounds, find_dates, parse_date, stamp


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-01-18T12:21:00Z", "2024-01-18T12:21:00Z", "2024-01-18T12:21:00Z"),
        ("2024-01-18T12:21:30.5+09:00", "2024-01-18T03:21:30Z", "2024-01-18T03:21:30Z"),
        ("2024-01-18 12:21:00 -0500", "2024-01-18T17:21:00Z", "2024-01-18T17:21:00Z"),
        ("Thu, 18 Jan 2024 12:21:00 GMT", "2024-01-18T12:21:00Z", "2024-01-18T12:21:00Z"),
        ("1705580460", "2024-01-18T12:21:00Z", "2024-01-18T12:21:00Z"),
        ("2024-01-18 12:21 KST", "2024-01-18T03:21:00Z", "2024-01-18T03:21:59Z"),
        ("Jan. 18, 2024 12:21 p.m. ET", "2024-01-18T17:21:00Z", "2024-01-18T17:21:59Z"),
        ("July 18, 2024 12:21 p.m. ET", "2024-07-18T16:21:00Z", "2024-07-18T16:21:59Z"),
        ("12:21 a.m. ET Jan. 18, 2024", "2024-01-18T05:21:00Z", "2024-01-18T05:21:59Z"),
        ("January 18, 2024 at 12:21PM", "2024-01-17T22:21:00Z", "2024-01-19T00:21:59Z"),
        ("2024-01-18 12:21 CST", "2024-01-18T04:21:00Z", "2024-01-18T18:21:59Z"),
        ("2024-01-18", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("18 January 2024", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("18. Januar 2024", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("18 de enero de 2024", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("le 18 janvier 2024", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("18.01.2024", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("2024년 1월 18일", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("2024年1月18日", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("January 18, Juche 113 (2024)", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("주체113(2024)년 1월 18일", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("Juche 113", "2023-12-31T10:00:00Z", "2025-01-01T11:59:59Z"),
        ("03/04/2024", "2024-03-03T10:00:00Z", "2024-04-04T11:59:59Z"),
        ("2024-02", "2024-01-31T10:00:00Z", "2024-03-01T11:59:59Z"),
        ("20240118", "2024-01-17T10:00:00Z", "2024-01-19T11:59:59Z"),
        ("2024", "2023-12-31T10:00:00Z", "2025-01-01T11:59:59Z"),
    ],
)
def test_a_written_date_stands_for_its_interval(text: str, earliest: str, latest: str) -> None:
    moment = parse_date(text)
    assert moment is not None
    assert bounds(moment) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "July 14", "2024-13-45", "30 February 2024", "99999-01-01", "12:21", "May",
     "0000-00-00", "1.2.3.4", "version 2024.1.18.5"],
)  # fmt: skip
def test_what_is_no_date_with_a_year_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_known_zone_makes_the_interval_narrow() -> None:
    moment = parse_date("2024-01-18 12:21")
    assert moment is not None
    assert bounds(moment, zone="Asia/Seoul") == ("2024-01-18T03:21:00Z", "2024-01-18T03:21:59Z")
    written = parse_date("2024-01-18 12:21 GMT")
    assert written is not None
    assert bounds(written, zone="Asia/Seoul") == ("2024-01-18T12:21:00Z", "2024-01-18T12:21:59Z")


def test_the_hour_that_clocks_repeat_stays_open() -> None:
    moment = parse_date("2023-11-05 01:30:00")
    assert moment is not None
    assert bounds(moment, zone="America/New_York") == (
        "2023-11-05T05:30:00Z",
        "2023-11-05T06:30:00Z",
    )


def test_dates_without_a_year_are_found_with_their_place() -> None:
    text = "Pyongyang, July 14 (KCNA) --"
    [((start, end), moment)] = find_dates(text)
    assert text[start:end] == "July 14"
    assert (moment.year, moment.month, moment.day) == (None, 7, 14)


INSTANTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1))
OFFSETS = st.integers(min_value=-12 * 4, max_value=14 * 4).map(lambda quarters: quarters * 15)
ZONES = st.sampled_from(
    ["Asia/Seoul", "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe"]
)
FORMS = st.sampled_from(
    ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%B %d, %Y at %I:%M%p", "%d %B %Y",
     "%d.%m.%Y", "%m/%d/%Y", "%b %d, %Y", "%Y/%m/%d", "%H:%M, %d %b %Y", "%Y"]
)  # fmt: skip


@given(INSTANTS, OFFSETS, FORMS)
def test_the_interval_holds_the_instant_wherever_it_was_written(
    instant: datetime, minutes: int, form: str
) -> None:
    utc = instant.replace(microsecond=0, tzinfo=UTC)
    written = utc.astimezone(timezone(timedelta(minutes=minutes))).strftime(form)
    moment = parse_date(written)
    assert moment is not None
    earliest, latest = bounds(moment) or ("", "")
    assert earliest <= stamp(utc) <= latest


@given(INSTANTS, ZONES, FORMS)
def test_the_interval_of_a_known_place_holds_the_instant(
    instant: datetime, zone: str, form: str
) -> None:
    utc = instant.replace(microsecond=0, tzinfo=UTC)
    moment = parse_date(utc.astimezone(ZoneInfo(zone)).strftime(form))
    assert moment is not None
    earliest, latest = bounds(moment, zone=zone) or ("", "")
    assert earliest <= stamp(utc) <= latest


@given(INSTANTS, OFFSETS)
def test_a_stamp_with_its_zone_is_the_instant(instant: datetime, minutes: int) -> None:
    utc = instant.replace(microsecond=0, tzinfo=UTC)
    moment = parse_date(utc.astimezone(timezone(timedelta(minutes=minutes))).isoformat())
    assert moment is not None
    assert bounds(moment) == (stamp(utc), stamp(utc))


@given(st.text(max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    for (start, end), _ in find_dates(text):
        assert 0 <= start < end <= len(text)
    moment = parse_date(text)
    if moment is not None:
        earliest, latest = bounds(moment) or ("", "")
        assert "1" <= earliest <= latest
