"""Values as rows of the truth tables and back: the order of columns is written down here once."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Credit, Interval, Quote, Span, Speaker, Via
from provenance.vocabulary import (
    CreditKind,
    DateBasis,
    Field,
    OutletBasis,
    QuoteKind,
    SourceKind,
    SpeakerBasis,
    SpeakerKind,
)

Row = tuple[Any, ...]

ARTICLE_COLUMNS = (
    "pk", "id", "source_path", "line", "url", "outlet", "outlet_basis", "title", "byline",
    "published", "published_earliest", "published_latest", "published_basis", "lang", "length",
    "sha256", "complete", "run", "extra", "furniture", "text",
)  # fmt: skip
CREDIT_COLUMNS = (
    "article", "position", "field", "text", "start", "end", "kind", "source", "source_kind",
)  # fmt: skip
QUOTE_COLUMNS = (
    "pk", "id", "article", "field", "start", "end", "segments", "text", "kind", "cue",
    "cue_start", "cue_end", "clause_start", "clause_end", "speaker", "speaker_kind",
    "speaker_key", "speaker_basis", "speaker_text", "speaker_start", "speaker_end",
    "speaker_confidence", "speaker_candidates", "speaker_why", "speech", "confidence",
    "reporter_words", "about",
)  # fmt: skip
VIA_COLUMNS = ("quote", "position", "source", "kind", "text", "start", "end")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOWHERE: tuple[None, None] = (None, None)


def insertion(table: str, columns: Sequence[str]) -> str:
    """Return the statement that adds a row with these columns."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"insert into {table} ({names}) values ({', '.join('?' * len(columns))})"


def article_row(article: Article, pk: int, run: int) -> Row:
    """Return an article's row."""
    dates = article.dates
    return (
        pk, article.id, article.source_path, article.line, article.url, article.outlet,
        article.outlet_basis.word, article.title, article.byline, article.published,
        dates.earliest, dates.latest, dates.basis.word, article.lang, len(article.text),
        article.sha256, int(article.complete), run, as_json(dict(article.extra)),
        as_json(article.furniture), article.text,
    )  # fmt: skip


def credit_rows(article: Article, pk: int) -> list[Row]:
    """Return the rows of an article's credits."""
    return [
        (pk, n, c.field, c.text, c.start, c.end, c.kind.word, c.source, c.source_kind.word)
        for n, c in enumerate(article.credits)
    ]


def quote_row(quote: Quote, pk: int, article: int) -> Row:
    """Return a quote's row."""
    speaker = quote.speaker
    return (
        pk, quote.id, article, quote.field.word, quote.start, quote.end, as_json(quote.segments),
        quote.text, quote.kind.word, quote.cue_text, *(quote.cue or _NOWHERE),
        *(quote.clause or _NOWHERE), speaker.name, speaker.kind.word, speaker.key,
        speaker.basis.word, quote.speaker_text, *(speaker.span or _NOWHERE), speaker.confidence,
        as_json(speaker.candidates), speaker.why, quote.speech, quote.confidence,
        int(quote.reporter_words), quote.about,
    )  # fmt: skip


def via_rows(quote: Quote, pk: int) -> list[Row]:
    """Return the rows of the reporting sources that a quote names."""
    return [(pk, n, v.source, v.kind.word, v.text, v.start, v.end) for n, v in enumerate(quote.via)]


def as_article(row: Mapping[str, Any], credits: Iterable[Mapping[str, Any]]) -> Article:
    """Return the article of a row; without a `text` column, its text is empty."""
    return Article(
        id=ArticleId(row["id"]),
        source_path=row["source_path"],
        line=row["line"],
        url=row["url"],
        outlet=row["outlet"],
        outlet_basis=OutletBasis(row["outlet_basis"]),
        title=row["title"],
        byline=row["byline"],
        published=row["published"],
        dates=Interval(
            earliest=row["published_earliest"],
            latest=row["published_latest"],
            basis=DateBasis(row["published_basis"]),
        ),
        lang=row["lang"],
        text=row.get("text", ""),
        sha256=row["sha256"],
        complete=bool(row["complete"]),
        credits=tuple(as_credit(credit) for credit in credits),
        furniture=as_spans(row["furniture"]),
        extra=json.loads(row["extra"]),
    )


def as_credit(row: Mapping[str, Any]) -> Credit:
    """Return the credit of a row."""
    return Credit(
        text=row["text"],
        start=row["start"],
        end=row["end"],
        kind=CreditKind(row["kind"]),
        source=row["source"],
        source_kind=SourceKind(row["source_kind"]),
        field=row["field"],
    )


def as_quote(row: Mapping[str, Any], via: Iterable[Mapping[str, Any]]) -> Quote:
    """Return the quote of a row, whose `article_id` is the article's public id."""
    return Quote(
        id=QuoteId(row["id"]),
        article_id=ArticleId(row["article_id"]),
        field=Field(row["field"]),
        segments=as_spans(row["segments"]),
        text=row["text"],
        kind=QuoteKind(row["kind"]),
        cue=_span(row["cue_start"], row["cue_end"]),
        cue_text=row["cue"],
        clause=_span(row["clause_start"], row["clause_end"]),
        speaker=_speaker(row),
        speaker_text=row["speaker_text"],
        via=tuple(_via(each) for each in via),
        speech=row["speech"],
        reporter_words=bool(row["reporter_words"]),
        about=row["about"],
    )


def _speaker(row: Mapping[str, Any]) -> Speaker:
    candidates = row["speaker_candidates"]
    return Speaker(
        name=row["speaker"],
        kind=SpeakerKind(row["speaker_kind"]),
        key=row["speaker_key"],
        basis=SpeakerBasis(row["speaker_basis"]),
        span=_span(row["speaker_start"], row["speaker_end"]),
        confidence=row["speaker_confidence"],
        candidates=() if candidates == "[]" else tuple(json.loads(candidates)),
        why=row["speaker_why"],
    )


def _via(row: Mapping[str, Any]) -> Via:
    return Via(
        source=row["source"],
        kind=SourceKind(row["kind"]),
        text=row["text"],
        start=row["start"],
        end=row["end"],
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)


def as_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of a JSON array of pairs."""
    return () if text == "[]" else tuple((start, end) for start, end in json.loads(text))


def as_json(value: Any) -> str:
    """Return compact JSON text; empty containers cost nothing."""
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    return _ENCODER.encode(value)


def cleaned(row: Row) -> Row:
    """Return a row with each lone surrogate replaced, one for one, so that offsets stay true.

    UTF-8 has no such characters, hence no database text has.
    """
    return tuple(storable(value) if isinstance(value, str) else value for value in row)


def storable(text: str) -> str:
    """Return a text without lone surrogates, as long as before."""
    return _SURROGATE.sub("\ufffd", text)
