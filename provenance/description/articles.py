"""What an article says about itself: outlet, date, language, credits, furniture, completeness.

Whatever came with the record is stated and wins; what is read off the text is marked as inferred.
"""

from collections.abc import Sequence
from dataclasses import replace

from provenance.description.completeness import is_complete
from provenance.description.credits import credit_spans, find_credits
from provenance.description.datelines import find_dateline
from provenance.description.dating import date_of_line, interval_of, written_date
from provenance.description.furniture import closing_mark, furniture_spans, merged
from provenance.description.headlines import headline_of
from provenance.description.languages import language_of
from provenance.description.lines import Line, lines_of
from provenance.description.outlets import outlet_of
from provenance.description.photos import is_caption
from provenance.ids import article_id, digest
from provenance.models import Article, Credit, Record, Span
from provenance.sources.registry import Registry
from provenance.text.whitespace import Evened, evened
from provenance.vocabulary import DateBasis

_END_MARKED = 4  # last lines that can hold the end mark
_DATE_LINES = 8  # lines at either end of the text that can be a date line


def describe(record: Record, registry: Registry) -> Article:
    """Return the record as an article, with everything that its own words tell about it."""
    even = evened(record.text, unwrap=False)
    if even is None:
        return _described(record, registry)
    read = _described(replace(record, text=even.text), registry)
    text = record.text
    return replace(
        read,
        id=article_id(record.url, record.outlet, record.published, record.title, text),
        text=text,
        sha256=digest(text),
        credits=tuple(_stored(each, even, text) for each in read.credits),
        furniture=tuple(map(even.origin, read.furniture)),
    )


def _described(record: Record, registry: Registry) -> Article:
    text = record.text
    lines = lines_of(text)
    page = furniture_spans(lines, len(text))
    prose = _without(lines, page)
    headline = headline_of(record, prose, registry)
    if headline and headline.repeats:
        page.append(headline.span)
        prose = prose[1:]
    dateline = find_dateline(prose, registry)
    credits = find_credits(text, lines, record.byline, registry)
    if dateline:
        credits = [*dateline.credits(text), *credits]
    outlet, basis = outlet_of(record, lines, credits, registry)
    dates = interval_of(record, lines, dateline, credits, registry)
    page += credit_spans(credits, lines)
    page += _asides(lines)
    return Article(
        id=article_id(record.url, record.outlet, record.published, record.title, text),
        source_path=record.source_path,
        line=record.line,
        url=record.url,
        outlet=outlet,
        outlet_basis=basis,
        title=record.title or (headline.title if headline else None),
        byline=record.byline,
        published=record.published
        or (written_date(lines) if dates.basis is DateBasis.TEXT else None),
        dates=dates,
        lang=language_of(text, record.lang),
        text=text,
        sha256=digest(text),
        complete=is_complete(lines, page) and record.extra.get("incomplete") is not True,
        credits=tuple(credits),
        furniture=merged(page),
        extra=record.extra,
    )


def _stored(credit: Credit, even: Evened, text: str) -> Credit:
    """Return a credit of the evened text with its place and words in the stored one."""
    if credit.field != "text":
        return credit
    start, end = even.origin((credit.start, credit.end))
    return replace(credit, text=text[start:end], start=start, end=end)


def _without(lines: Sequence[Line], spans: Sequence[Span]) -> list[Line]:
    """Return the lines that no span covers."""
    starts = {start for start, _ in spans}
    stop = max((end for start, end in spans), default=0) if spans else 0
    last = spans[-1][0] if spans else stop
    return [line for line in lines if line.start not in starts and not last < line.start < stop]


def _asides(lines: Sequence[Line]) -> list[Span]:
    """Return what is no prose for other reasons: captions, date lines, a dispatch's end mark."""
    ends = {line.start for line in (*lines[:_DATE_LINES], *lines[-_DATE_LINES:])}
    asides = [
        (line.start, line.end)
        for line in lines
        if is_caption(line) or (line.start in ends and date_of_line(line))
    ]
    marks = [mark for line in lines[-_END_MARKED:] if (mark := closing_mark(line))]
    return asides + marks
