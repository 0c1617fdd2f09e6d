"""Datelines: the place, date and agency before the first words of a dispatch."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.description.credit_words import word_list
from provenance.description.lines import Line
from provenance.models import Credit, Span
from provenance.sources.registry import Registry, Source
from provenance.text.dates import Moment, find_dates
from provenance.text.datewords import months
from provenance.vocabulary import CreditKind, SourceKind

_LOOKED_AT = 4  # lines with words before a dateline: headline, byline, date, caption
_ROOM = 130  # characters of a line that can be its dateline

_DASH = r"\s*\.?(?P<dash>[-–—―]{1,3}|:)\s*"
_BRACKETED = re.compile(
    r"(?P<place>[^\n(){}\"“”]{0,80}?(?:\((?:19|20)\d\d\))?)"
    rf"\s*\((?!\d{{4}}\))(?P<who>[^()\n]{{2,45}})\)(?:{_DASH}|\s*)"
)
_SLASHED = re.compile(
    r"(?P<place>[^\n/()\"“”]{3,60}?)\s*/(?P<who>[A-ZА-Я][\w &.-]{1,24})/\s*[-–—.]+\s*"
)
_UNBRACKETED = re.compile(
    r"(?:(?P<place>[^\n(){}/:;\"“”]{3,60}?),?\s+)?(?P<who>[A-Zd][\w&.-]*(?: [A-Z][\w&-]*){0,3})"
    r"\.?\s*(?:—|–|--|-|:)\s+(?=[\"“”‘'«]?[A-ZÀ-Þ0-9])"
)
"""Without brackets, of known agencies alone: "SENDAI, Japan, Aug. 3, Kyodo -", "Yonhap - "."""

_BREAK = re.compile(r"[—–:-]\s")  # before the first words, where no bracket is
_PLACE_ONLY = re.compile(r"(?P<place>[^\n(){}\"“”]{3,60}?)\s+(?P<dash>—|–|--|-)\s+")
_UNSPACED = re.compile(
    r"[(（\[［【](?P<in>[^()（）\[\]【】\n]{2,40})[)）\]］】](?:[^=＝\n]{0,30}[=＝])?\s*"
    r"|(?P<wire>[\u3400-\u9fff]{3,6}[^\n，。]{0,20}?[电電])[，,：:\s]*"
)
"""Datelines of scripts without spaces: (서울=연합뉴스) 기자 =, 【平壌共同】, 新华社北京电."""

_OTHER_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLACE_WORD = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’-]*|\d{1,4}|d[aeiou]|of|the|al|la|le|du|sur|am|on|and|den|der|[年月日]+"
)
_SHOUTED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+")
_NAMES = re.compile(r"\s*(?:/|,|&|\band\b|·|\+)\s*")
_WIRES = frozenset({SourceKind.AGENCY, SourceKind.STATE_MEDIA})
_AGENCY_LIKE = re.compile(r"[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*){0,3}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its span (the space behind it excluded), its agencies, its date.

    `zone` is that of the place, where the place is an agency's home city.
    """

    span: Span
    sources: tuple[tuple[str, SourceKind], ...]
    moment: Moment | None
    zone: str | None

    def credits(self, text: str) -> list[Credit]:
        """Return one credit for each agency, or one without a source for a place alone."""
        start, end = self.span
        return [
            Credit(
                text=text[start:end],
                start=start,
                end=end,
                kind=CreditKind.DATELINE,
                source=name,
                source_kind=kind,
            )
            for name, kind in self.sources or ((None, SourceKind.UNKNOWN),)
        ]


def find_dateline(lines: Sequence[Line], registry: Registry) -> Dateline | None:
    """Return the article's dateline, looked for at the beginning of its first lines."""
    for line in lines[:_LOOKED_AT]:
        head = line.text[:_ROOM]
        found = (
            _unspaced(line, head, registry)
            or _bracketed(line, head, registry)
            or _unbracketed(line, head, registry)
            or _place_only(line, head)
        )
        if found:
            return found
    return None


def _bracketed(line: Line, head: str, registry: Registry) -> Dateline | None:
    match = _SLASHED.match(head) if "/" in head else None
    if match is None and "(" in head:
        match = _BRACKETED.match(head)
    if match is None:
        return None
    place, dash = match["place"].strip(" ,"), match.groupdict().get("dash")
    lone = not place and not dash
    named = _agencies(match["who"], registry, lone=lone)
    if not named or (lone and match.end() >= len(line.text)):
        return None  # brackets that are all there is in the line are a tag
    moment = _moment(place)
    bracketed = match.re is _BRACKETED
    if bracketed and not _fits(place, named, dash=dash is not None, dated=moment is not None):
        return None
    home = _home(place, [source for _, source in named if source])
    sources = tuple(
        (source.name, source.kind) if source else (name, SourceKind.AGENCY)
        for name, source in named
    )
    end = line.start + len(match.group().rstrip())
    return Dateline((line.start, end), sources, moment, home)


def _unbracketed(line: Line, head: str, registry: Registry) -> Dateline | None:
    """Return a dateline that ends in an agency's bare name and a dash."""
    match = _UNBRACKETED.match(head) if _BREAK.search(head) else None
    source = registry.by_name(match["who"], strict=True) if match else None
    if match is None or source is None or source.kind not in _WIRES:
        return None
    place = (match["place"] or "").strip(" ,")
    moment = _moment(place)
    if place and not (_is_place(place) and (moment or _SHOUTED.match(place))):
        return None
    end = line.start + len(match.group().rstrip())
    home = _home(place, [source])
    return Dateline((line.start, end), ((source.name, source.kind),), moment, home)


def _unspaced(line: Line, head: str, registry: Registry) -> Dateline | None:
    """Return the dateline of a Korean, Japanese or Chinese dispatch."""
    match = _UNSPACED.match(head) if _OTHER_SCRIPT.search(head, 0, 12) else None
    if match is None:
        return None
    words = match["in"] or match["wire"]
    named = dict.fromkeys(source for _, source in registry.mentions(words))
    if not named:
        return None
    home = _home(words, named)
    sources = tuple((source.name, source.kind) for source in named)
    end = line.start + len(match.group().rstrip(" ，,：:"))
    return Dateline((line.start, end), sources, _moment(words), home)


def _fits(
    place: str, named: Sequence[tuple[str, Source | None]], *, dash: bool, dated: bool
) -> bool:
    """Whether the words around the brackets are a dateline's: a place, maybe a date, a dash."""
    if place and not _is_place(place):
        return False
    if any(source for _, source in named):
        return dash or not place
    # An agency that nobody knows needs the full form, or "Apple (AAPL) -" would be one.
    return dash and (dated or _SHOUTED.match(place) is not None)


def _place_only(line: Line, head: str) -> Dateline | None:
    """Return a dateline without an agency: "SEOUL, South Korea —"."""
    match = _PLACE_ONLY.match(head) if _BREAK.search(head) else None
    if match is None:
        return None
    place = match["place"].strip(" ,")
    first = _SHOUTED.match(place)
    if (
        not first
        or not _is_place(place)
        or len(first.group()) < 4
        or first.group() in word_list("labels")
    ):
        return None
    if "," not in place and place != place.upper():
        return None
    end = line.start + len(match.group().rstrip())
    return Dateline((line.start, end), (), _moment(place), None)


def _is_place(place: str) -> bool:
    words = re.sub(r"[,/()]", " ", place).split()
    return len(words) <= 9 and all(
        _PLACE_WORD.fullmatch(word) or word.rstrip(".").casefold() in months() for word in words
    )


def _home(place: str, sources: Iterable[Source]) -> str | None:
    """Return the zone of the agency that reports from its own city; elsewhere nobody knows it."""
    zones = (source.zone for source in sources if source.zone)
    return next((zone for zone in zones if _city(zone) in place.casefold()), None)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ").casefold()


def _moment(place: str) -> Moment | None:
    return next((moment for _, moment in find_dates(place)), None)


def _agencies(who: str, registry: Registry, *, lone: bool) -> list[tuple[str, Source | None]]:
    """Return the sources named in the brackets; unknown ones only in the form of a name.

    In `lone` brackets, without place and dash, all names must be known: a photographer and an
    agency in brackets are a picture's credit.
    """
    whole = registry.by_name(who)
    if whole:
        return [(whole.name, whole)]
    parts = [part for part in _NAMES.split(who.strip()) if part]
    named = [(part, registry.by_name(part)) for part in parts]
    if lone and not all(source for _, source in named):
        return []
    if any(source for _, source in named):
        return [(source.name, source) for _, source in named if source]
    fits = len(parts) == 1 and _AGENCY_LIKE.fullmatch(parts[0]) and _moment(who) is None
    return [(parts[0], None)] if fits else []
