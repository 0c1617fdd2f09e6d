"""Bare articles around invented texts, and what was found in them in words."""

from dataclasses import dataclass

from provenance.extraction.speech.reported import find_reported
from provenance.ids import ArticleId
from provenance.models import Article, Interval, Span
from provenance.vocabulary import DateBasis, Field, OutletBasis


def article(
    text: str, *, title: str | None = None, lang: str = "en", furniture: tuple[Span, ...] = ()
) -> Article:
    """Return an article of which only the text (and title) is known."""
    return Article(
        id=ArticleId("a0"),
        source_path="-",
        line=None,
        url=None,
        outlet=None,
        outlet_basis=OutletBasis.UNKNOWN,
        title=title,
        byline=None,
        published=None,
        dates=Interval(earliest=None, latest=None, basis=DateBasis.NONE),
        lang=lang,
        text=text,
        sha256="",
        complete=True,
        furniture=furniture,
    )


@dataclass(frozen=True)
class Found:
    """A record as words."""

    kind: str
    segments: tuple[str, ...]
    source: str | None
    cue: str | None
    field: str


def found(text: str, *, title: str | None = None, lang: str = "en") -> list[Found]:
    """Return what the extractor finds, as words."""
    whole = article(text, title=title, lang=lang)
    records = []
    for each in find_reported(whole):
        content = whole.content(Field(each.field))

        def words(span: Span | None, content: str = content) -> str | None:
            return None if span is None else content[span[0] : span[1]]

        records.append(
            Found(
                kind=each.kind,
                segments=tuple(content[start:end] for start, end in each.segments),
                source=words(each.source),
                cue=words(each.cue),
                field=each.field,
            )
        )
    return records
