"""When an article was published: the narrowest interval that its evidence honestly allows.

Metadata comes first. Without it the text is asked: a date line of its own, the dateline of a
dispatch, and at last the year in a copyright line, which mostly only bounds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from provenance.description.credit_words import word_list
from provenance.description.datelines import Dateline
from provenance.description.lines import Line
from provenance.models import Credit, Interval, Record
from provenance.sources.registry import Registry
from provenance.text.dates import Moment, bounds, find_dates, parse_date
from provenance.vocabulary import CreditKind, DateBasis

_ENDS = 8  # lines at either end of the text in which a date line stands
_LINE_LIMIT = 110  # characters of a date line
_PLACE_WORDS = 3
_NAME_WORDS = 6  # words of the names of those who sign a date line
_EXTRA_KEYS = ("published_at", "date_published", "datePublished", "pubDate", "pub_date", "date")
_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified|edited)|수정|aktualisiert|mis à jour|actualizado",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"(?:strictly )?embargo|not for (?:release|publication) before", re.IGNORECASE
)
_JOINED = re.compile(r"[|•·]|\bby\b", re.IGNORECASE)  # between a date and its author
_DATED = re.compile(r"\d{4}|juche", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_JUCHE = re.compile(r"\bJuche\s*\d{2,3}\b(?:\s*\((?:19|20)\d\d\))?")
_JUCHE_ROOM = 300  # characters of a line that is looked through for a Juche date
_YEAR = re.compile(r"(?:19|20)\d\d")
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)|((?:19|20)\d\d-\d\d-\d\d)"
)

_SIGNING = frozenset({CreditKind.DATELINE, CreditKind.AGENCY_TAG, CreditKind.CONTRIBUTOR})

NO_DATE = Interval(earliest=None, latest=None, basis=DateBasis.NONE)


def interval_of(
    record: Record,
    lines: Sequence[Line],
    dateline: Dateline | None,
    credits: Sequence[Credit],
    registry: Registry,
) -> Interval:
    """Return the bounds of the publication time and what they rest on.

    An outlet that was stated with the record lends its home zone to stamps without one; an
    outlet that was only inferred does not, for then the stamp may be somebody else's. The time
    of an update and the year in a page's copyright line, which many sites print anew with every
    visit, only say that the article existed by then.
    """
    zone = _home_zone(record, registry)
    for moment in _stated(record):
        if found := _interval(moment, DateBasis.METADATA, zone):
            return found
    if written := _date_line(lines):
        return written
    year, exact = _year(lines, credits)
    if dateline and dateline.moment:
        dated = _completed(dateline.moment, year)
        if dated and (found := _interval(dated, DateBasis.DATELINE, dateline.zone)):
            return found if exact or dateline.moment.year is not None else _until(found)
    if year is not None and (found := _interval(Moment(year=year), DateBasis.TEXT, None)):
        return found if exact else _until(found)
    return _first_seen(record)


def _first_seen(record: Record) -> Interval:
    """Return the bound that the time gives at which the page was fetched or archived."""
    seen = record.extra.get("retrieved")
    found = (
        _interval(parse_date(seen), DateBasis.FIRST_SEEN, None) if isinstance(seen, str) else None
    )
    return _until(found) if found else NO_DATE


def _until(interval: Interval) -> Interval:
    """Return the interval without its beginning."""
    return replace(interval, earliest=None)


def _home_zone(record: Record, registry: Registry) -> str | None:
    source = registry.by_name(record.outlet) if record.outlet else None
    if source is None and record.url and not record.outlet:
        source = registry.by_domain(record.url)
    return source.zone if source and not source.generic else None


def _stated(record: Record) -> Iterator[Moment]:
    """Yield the moments given with the record: its own field, other usual keys, its address."""
    given = [record.published, *_strings(record.extra)]
    for value in given:
        if value and (moment := parse_date(value)):
            yield moment
    match = _URL_DATE.search(record.url) if record.url else None
    if match and (moment := parse_date(match[4] or f"{match[1]}-{match[2]}-{match[3]}")):
        yield moment


def _strings(extra: Mapping[str, object]) -> Iterator[str]:
    for key in _EXTRA_KEYS:
        value = extra.get(key)
        if isinstance(value, str):
            yield value


def _interval(moment: Moment | None, basis: DateBasis, zone: str | None) -> Interval | None:
    bound = bounds(moment, zone=zone) if moment else None
    return Interval(earliest=bound[0], latest=bound[1], basis=basis) if bound else None


def written_date(lines: Sequence[Line]) -> str | None:
    """Return the publication date that the text itself tells, in ISO 8601 and without a zone.

    None where no date line tells it; updates and embargoes are other dates.
    """
    chosen = lines if len(lines) <= 2 * _ENDS else [*lines[:_ENDS], *lines[-_ENDS:]]
    for line in chosen:
        if _EMBARGO.match(line.text) or _UPDATED.match(line.text):
            continue
        moment = date_of_line(line)
        if moment is not None and moment.month and moment.day and not moment.swapped:
            day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
            timed = moment.hour is not None and moment.offsets is None and moment.zone is None
            return f"{day}T{moment.hour:02}:{moment.minute or 0:02}" if timed else day
    return None


def _date_line(lines: Sequence[Line]) -> Interval | None:
    """Return what the date lines at either end of the text tell: of publication before others.

    An update bounds from above, for the article was there by then; an embargo from below.
    """
    chosen = lines if len(lines) <= 2 * _ENDS else [*lines[:_ENDS], *lines[-_ENDS:]]
    bound: Interval | None = None
    for line in chosen:
        found = _interval(date_of_line(line), DateBasis.TEXT, None)
        if found is None:
            continue
        if _EMBARGO.match(line.text):
            bound = bound or replace(found, latest=None)
        elif _UPDATED.match(line.text):
            bound = bound or replace(found, earliest=None)
        else:
            return found
    return bound


def date_of_line(line: Line) -> Moment | None:
    """Return the date that a line consists of, None for a line with other words in it.

    Of two dates ("Published ... | Updated ...") the first one counts. A place before it and the
    names of those who sign it are allowed.
    """
    if line.end - line.start > _LINE_LIMIT or not _DATED.search(line.text):
        return None
    found = [item for item in find_dates(line.text) if item[1].year and item[1].day]
    if not found:
        return None
    rest = line.text
    for (start, end), _ in reversed(found):
        rest = f"{rest[:start]} {rest[end:]}"
    others = [word for word in _WORD.findall(rest) if word.casefold() not in word_list("dating")]
    before = line.text[: found[0][0][0]]
    if not others or _is_placed(before, others) or _is_signed(line.text, others):
        return found[0][1]
    return None


def _is_signed(text: str, words: Sequence[str]) -> bool:
    """Whether all other words are names beside the date: "Ada Bell | May 5, 2025"."""
    named = len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)
    return named and _JOINED.search(text) is not None


def _is_placed(before: str, words: Sequence[str]) -> bool:
    """Whether all other words are the place that a date line begins with: "Lund, May 5, 2025"."""
    return (
        before.rstrip().endswith(",")
        and len(words) <= _PLACE_WORDS
        and all(word in before and word[0].isupper() for word in words)
    )


def _completed(moment: Moment, year: int | None) -> Moment | None:
    """Return a dateline's moment with the year from elsewhere, None when nothing tells it."""
    if moment.year is not None or year is None:
        return moment if moment.year is not None else None
    return Moment(year=year, month=moment.month, day=moment.day)


def _year(lines: Sequence[Line], credits: Sequence[Credit]) -> tuple[int | None, bool]:
    """Return the year that the text tells, and whether it is that of publication.

    A Juche date comes with the dispatch, and so does the copyright line of an agency that also
    signs the text in another way; the copyright line of a page may be as young as the visit.
    """
    signing = {credit.source for credit in credits if credit.kind in _SIGNING} - {None}
    years = {
        (credit.source in signing, int(found.group()))
        for credit in credits
        if credit.kind is CreditKind.COPYRIGHT and (found := _YEAR.search(credit.text))
    }
    for line in lines[:3]:
        match = _JUCHE.search(line.text[:_JUCHE_ROOM])
        moment = parse_date(match.group()) if match else None
        if moment:
            return moment.year, True
    if not years:
        return None, False
    signed, year = max(years)
    return year, signed
