"""The words and written forms of dates, compiled from the table in `dates.toml`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from provenance.resources import read_toml

_BEFORE = r"(?:(?<![\w.])|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]))"
"""What stands before a date: no letter or digit, unless of a script that sets no spaces."""


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return read_toml("provenance.text", "dates.toml")


@cache
def months() -> Mapping[str, int]:
    """Return the number of each month's name and abbreviation, in lower case."""
    listed = _tables()["months"]
    return {word: int(number) for number, words in listed.items() for word in words}


@cache
def zone_offsets() -> Mapping[str, tuple[int, ...]]:
    """Return the offsets in minutes that each abbreviation of a time zone can mean."""
    return {name: tuple(offsets) for name, offsets in _tables()["offsets"].items()}


@cache
def zone_names() -> Mapping[str, str]:
    """Return the IANA zone of each word for a place's time that follows summer time."""
    return {name: str(zone) for name, zone in _tables()["zones"].items()}


@cache
def date_pattern() -> re.Pattern[str]:
    """Return the pattern of the written forms of a date.

    Its groups begin with y, m, d for the parts of a date, j for a Juche year and s for the
    separator of a date in numbers alone; their last letter only tells the forms apart.
    """
    names = "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))
    juche = r"juche\s*(?P<j{}>\d{{1,3}})(?!\d)(?:\s*\((?:19|20)\d\d\))?"
    forms = (
        r"(?P<ya>\d{4})(?P<iso>[-/.])(?P<ma>\d{1,2})(?P=iso)(?P<da>\d{1,2})(?!\d|\.\d)",
        rf"(?P<mb>{names})\b\.?\s+(?:(?P<db>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        rf"(?:,?\s+(?:(?P<yb>\d{{4}})(?!\d)|{juche.format('b')}))?|(?P<yc>\d{{4}})(?!\d))",
        rf"(?P<dd>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(?P<md>{names})\b\.?"
        rf"(?:,?\s+(?:de\s+|del\s+)?(?:(?P<yd>\d{{4}})(?!\d)|{juche.format('d')}))?",
        r"(?P<me>\d{1,2})(?P<sep>[/.])(?P<de>\d{1,2})(?P=sep)(?P<ye>\d{4})(?!\d)",
        r"(?:(?P<yf>\d{4})\)?\s*[년年]\s*)?(?P<mf>\d{1,2})\s*[월月]\s*(?P<df>\d{1,2})\s*[일日]",
        juche.format("g"),
    )
    return re.compile(_BEFORE + "(?:" + "|".join(forms) + ")", re.IGNORECASE)


@cache
def time_pattern() -> re.Pattern[str]:
    """Return the pattern of a time of day with the zone after it and the words before it."""
    zones = "|".join(sorted({*zone_offsets(), *zone_names()}, key=lambda z: (-len(z), z)))
    return re.compile(
        r"(?:T|\.?\s*[,|·–—-]?\s*(?:at|@|um|à|a las|,)?\s*)"
        r"(?P<early>오전|오후|上午|下午|午前|午後)?\s*"
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?!\d)(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
        r"\s*(?P<half>[ap]\.?m\.?(?!\w))?"
        rf"(?P<zone>\s*\(?(?:[+−-]\d{{2}}:?\d{{2}}|(?:GMT|UTC)\s*[+−-]\d{{1,2}}(?::?\d{{2}})?|(?:{zones})(?:\s+time)?)(?!\w)\)?)?",
        re.IGNORECASE,
    )
