"""Dates that contradict each other inside one article."""

from collections.abc import Iterator
from datetime import timedelta

from provenance.models import Article, Credit, Proof, Warning
from provenance.text.dates import Moment, bounds, find_dates
from provenance.tracing.instants import instant
from provenance.vocabulary import CreditKind, DateBasis, Evidence, WarningKind

_HALF_A_YEAR = timedelta(days=183)


def date_conflict(article: Article) -> Iterator[Warning]:
    """Warn when an article is dated before the day that its own dateline names.

    The other way round is no conflict: a story may run days after it was written.
    """
    latest = article.dates.latest
    if latest is None or article.dates.basis is not DateBasis.METADATA:
        return
    for credit in article.credits:
        written = _written(credit, latest)
        if written is not None and written > latest:
            yield Warning(
                kind=WarningKind.DATE_CONFLICT,
                sentence=(
                    f"{article.outlet or 'The article'} is dated {article.published}, but its "
                    f"dateline says “{credit.text.strip()}”."
                ),
                article_id=article.id,
                proofs=(
                    Proof(
                        evidence=Evidence.STATED,
                        text=credit.text,
                        article_id=article.id,
                        start=credit.start,
                        end=credit.end,
                    ),
                ),
            )
            return


def _written(credit: Credit, near: str) -> str | None:
    """Return the first instant that a dateline's day can mean, None when it names no day."""
    if credit.kind is not CreditKind.DATELINE or credit.field != "text":
        return None
    moment = next((m for _, m in find_dates(credit.text) if m.day is not None), None)
    if moment is None:
        return None
    span = bounds(moment) if moment.year is not None else _in_nearest_year(moment, near)
    return span[0] if span else None


def _in_nearest_year(moment: Moment, near: str) -> tuple[str, str] | None:
    """Return the bounds of a day without a year, in the year that brings it nearest."""
    around = instant(near)
    options = []
    for year in (around.year - 1, around.year, around.year + 1):
        dated = Moment(year=year, month=moment.month, day=moment.day)
        span = bounds(dated)
        if span is not None and abs(instant(span[0]) - around) <= _HALF_A_YEAR:
            options.append((abs(instant(span[0]) - around), span))
    return min(options)[1] if options else None
