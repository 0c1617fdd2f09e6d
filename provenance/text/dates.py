"""Dates as people write them, read into honest intervals of UTC.

A stamp without a zone, or a day without an hour, does not name an instant: it names every instant
that it could mean somewhere on Earth (UTC-12 to UTC+14). Where the place is known the interval
shrinks to that place's zone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from provenance.models import Span
from provenance.text.datewords import (
    date_pattern,
    months,
    time_pattern,
    zone_names,
    zone_offsets,
)

EVERYWHERE = (-12 * 60, 14 * 60)
"""The offsets from UTC in use on Earth, in minutes: the westernmost and the easternmost."""

_YEARS = range(1600, 2200)
_JUCHE_ZERO = 1911  # Juche 1 is 1912
_TEXT_LIMIT = 400  # characters of a string that is looked through for dates
_NEAR = 40  # characters before a date in which its time of day is looked for
_BETWEEN = re.compile(r"[\s,|·–—-]*(?:on\s+)?(?:[^\W\d]{2,10}\.?,?\s+)?")  # "on Thursday, "
_HALVES = {"오전": "am", "上午": "am", "午前": "am", "오후": "pm", "下午": "pm", "午後": "pm"}
_PARTIAL = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as written: only as exact as the words. Missing parts are None.

    `offsets` are the minutes east of UTC that a written zone can mean, None without one; `zone` is
    an IANA name where the words name a place's time. `swapped` marks 03/04/2024, which may be
    the third of April or the fourth of March.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    offsets: tuple[int, ...] | None = None
    zone: str | None = None
    swapped: bool = False


def parse_date(text: str) -> Moment | None:
    """Return the first date with a year in a short text, None when there is none.

    >>> parse_date("January 18, 2024 at 12:21PM").hour
    12
    """
    stripped = text[:_TEXT_LIMIT].strip()
    if len(stripped) in (10, 13) and stripped.isdecimal():
        return _epoch(int(stripped) // (1000 if len(stripped) == 13 else 1))
    if (partial := _PARTIAL.fullmatch(stripped)) and (moment := _partial(partial)):
        return moment
    return next((moment for _, moment in find_dates(text) if moment.year is not None), None)


def find_dates(text: str) -> Iterator[tuple[Span, Moment]]:
    """Yield every date in a short text with its span, the time of day and zone beside it included.

    Dates without a year ("July 14") are found too; their `year` is None.
    """
    head = text[:_TEXT_LIMIT]
    for match in date_pattern().finditer(head):
        moment = _dated(match)
        if moment is not None:
            yield _with_time(head, match.span(), moment)


@lru_cache(maxsize=4096)  # many articles have one day's date
def bounds(moment: Moment, *, zone: str | None = None) -> tuple[str, str] | None:
    """Return the first and last UTC instant that the moment can mean, None without a year.

    `zone` is the IANA zone of the place it was written at; it counts only where the words
    themselves name no zone.

    >>> bounds(parse_date("2024-01-18"))
    ('2024-01-17T10:00:00Z', '2024-01-19T11:59:59Z')
    >>> bounds(parse_date("2024-01-18"), zone="Asia/Seoul")
    ('2024-01-17T15:00:00Z', '2024-01-18T14:59:59Z')
    """
    if moment.year is None:
        return None
    hulls = [_local_hull(moment)]
    if moment.swapped:
        hulls.append(_local_hull(_swap(moment)))
    first, last = min(hull[0] for hull in hulls), max(hull[1] for hull in hulls)
    place = moment.zone or zone
    if moment.offsets is not None:
        east, west = max(moment.offsets), min(moment.offsets)
    elif place:
        east, west = _largest_offset(place, first), _smallest_offset(place, last)
    else:
        west, east = EVERYWHERE
    return stamp(first - timedelta(minutes=east)), stamp(last - timedelta(minutes=west))


def stamp(instant: datetime) -> str:
    """Return an instant (naive ones are UTC) in the one form that the package stores."""
    utc = instant.astimezone(UTC) if instant.tzinfo else instant
    day = f"{utc.year}-{utc.month:02}-{utc.day:02}"  # `strftime` takes many times as long
    return f"{day}T{utc.hour:02}:{utc.minute:02}:{utc.second:02}Z"


def _epoch(seconds: int) -> Moment | None:
    instant = datetime.fromtimestamp(seconds, UTC)
    if instant.year not in _YEARS:
        return None
    parts = {name: getattr(instant, name) for name in ("year", "month", "day", "hour", "minute")}
    return Moment(**parts, second=instant.second, offsets=(0,))


def _partial(match: re.Match[str]) -> Moment | None:
    year, month, day = (_number(part) for part in match.groups())
    if not _possible(year, month, day):
        return None
    return Moment(year=year, month=month, day=day)


def _swap(moment: Moment) -> Moment:
    return Moment(
        year=moment.year,
        month=moment.day,
        day=moment.month,
        hour=moment.hour,
        minute=moment.minute,
        second=moment.second,
    )


def _local_hull(moment: Moment) -> tuple[datetime, datetime]:
    """Return the first and last local second that the moment names."""
    year, month = moment.year or 1, moment.month or 1
    start = datetime(
        year, month, moment.day or 1, moment.hour or 0, moment.minute or 0, moment.second or 0
    )
    if moment.second is not None:
        return start, start
    if moment.minute is not None:
        after = start + timedelta(minutes=1)
    elif moment.hour is not None:
        after = start + timedelta(hours=1)
    elif moment.day is not None:
        after = start + timedelta(days=1)
    elif moment.month is not None:
        after = datetime(year + month // 12, month % 12 + 1, 1)
    else:
        after = datetime(year + 1, 1, 1)
    return start, after - timedelta(seconds=1)


def _offsets_at(zone: str, local: datetime) -> tuple[int, ...]:
    place = ZoneInfo(zone)
    both = (local.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
    return tuple(int(offset.total_seconds() // 60) for offset in both if offset is not None)


def _largest_offset(zone: str, local: datetime) -> int:
    return max(_offsets_at(zone, local))


def _smallest_offset(zone: str, local: datetime) -> int:
    return min(_offsets_at(zone, local))


def _dated(match: re.Match[str]) -> Moment | None:
    """Return the date that a match of the pattern means, None for an impossible one."""
    found = {name[0]: value for name, value in match.groupdict().items() if value}
    year, day, separator = _number(found.get("y")), _number(found.get("d")), found.get("s")
    month = _month(found.get("m"))
    swapped = False
    if "j" in found:
        year = _JUCHE_ZERO + int(found["j"])
    if separator and month and day:
        if separator == "." or month > 12:
            month, day = day, month  # 18.01.2024 has the day first
        swapped = separator == "/" and day <= 12 and month != day
    if not _possible(year, month, day):
        return None
    return Moment(year=year, month=month, day=day, swapped=swapped)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if year is not None and year not in _YEARS:
        return False
    if year is None and (month is None or day is None):
        return False
    try:
        date(year if year is not None else 2000, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else months()[text.casefold()]


def _with_time(text: str, span: Span, moment: Moment) -> tuple[Span, Moment]:
    """Return the date with the time of day that stands right after or right before it."""
    start, end = span
    if moment.day is None:
        return span, moment
    after = time_pattern().match(text, end)
    if after and (timed := _timed(moment, after)):
        return (start, after.end()), timed
    for before in time_pattern().finditer(text, max(0, start - _NEAR), start):
        gap = text[before.end() : start]
        if _BETWEEN.fullmatch(gap):
            timed = _timed(moment, before)
            return ((before.start("hour"), end), timed) if timed else (span, moment)
    return span, moment


def _timed(moment: Moment, match: re.Match[str]) -> Moment | None:
    hour = int(match["hour"])
    half = (match["half"] or _HALVES.get(match["early"] or "", "")).replace(".", "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif match["minute"] is None:
        return None
    minute, second = _number(match["minute"]), _number(match["second"])
    if hour > 23 or (minute or 0) > 59:
        return None
    offsets, zone = _zone(match["zone"])
    return Moment(
        year=moment.year,
        month=moment.month,
        day=moment.day,
        hour=hour,
        minute=minute,
        second=None if second is None else min(second, 59),
        offsets=offsets,
        zone=zone,
        swapped=moment.swapped,
    )


def _zone(text: str | None) -> tuple[tuple[int, ...] | None, str | None]:
    """Return the offsets or the IANA zone that a written zone means."""
    if not text:
        return None, None
    word = text.casefold().strip("() ")
    numeric = re.fullmatch(r"(?:gmt|utc)?\s*([+-−])(\d{1,2}):?(\d{2})?", word)
    if numeric:
        minutes = int(numeric[2]) * 60 + int(numeric[3] or 0)
        known = minutes if numeric[1] == "+" else -minutes
        return ((known,), None) if EVERYWHERE[0] <= known <= EVERYWHERE[1] else (None, None)
    first = word.split()[0]
    if first in zone_offsets():
        return zone_offsets()[first], None
    return None, zone_names().get(first)
