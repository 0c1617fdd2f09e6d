"""Labelled articles: what `provenance evaluate` judges the program by.

A file is JSON lines. Each line is an article as `ingest` takes it, with one more key, `labels`:

    {"outlet": "...", "published": "...", "text": "...", "labels": {
        "complete": true,
        "quotes": [{"text": "words as they stand in the article", "kind": "direct",
                    "speaker": "Ada Lindqvist", "claim": "bridge",
                    "chain": ["Ada Lindqvist", "Harrow Courier"]}]}}

A quote's place is `text` (found in the article, at the `nth` place), or `start` and `end`. All
other keys are optional: what is not given is not judged. `speaker: null` says that the right
answer is unknown. `claim` is any word that quotes of one claim share. `complete` says that every
marked quote of the article is labelled, so that what else is found counts as wrong.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from provenance.errors import InputError
from provenance.models import Record
from provenance.vocabulary import QuoteKind


class LabelledQuote(BaseModel):
    """One quote that an article has, by a person's judgement."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = None
    nth: Annotated[int, Field(ge=1)] = 1
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=1)] | None = None
    kind: QuoteKind | None = None
    speaker: str | None = None
    claim: str | None = None
    chain: tuple[str, ...] | None = None

    @property
    def judges_speaker(self) -> bool:
        """Whether the label says who spoke, be it that nobody can tell."""
        return "speaker" in self.model_fields_set

    def span(self, text: str) -> tuple[int, int]:
        """Return the offsets of the quote in its article's text. Raises ValueError."""
        if self.text is None:
            if self.start is None or self.end is None or not self.start < self.end <= len(text):
                raise ValueError("a quote needs 'text', or 'start' and 'end' inside the text")
            return self.start, self.end
        start = -1
        for _ in range(self.nth):
            start = text.find(self.text, start + 1)
            if start < 0:
                raise ValueError(f"the text does not have (often enough): {self.text[:60]!r}")
        return start, start + len(self.text)


class Labels(BaseModel):
    """What is true about one article."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    complete: bool = False
    quotes: tuple[LabelledQuote, ...] = ()


class LabelledArticle(BaseModel):
    """An article with its labels."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    lang: str | None = None
    labels: Labels

    def record(self, path: str, line: int) -> Record:
        """Return the article as a door would hand it over."""
        return Record(
            source_path=path,
            line=line,
            text=self.text,
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            byline=self.byline,
            published=self.published,
            lang=self.lang,
        )


def read_labelled(path: Path) -> Iterator[tuple[int, LabelledArticle]]:
    """Yield each labelled article with its line. Raises InputError with the place of a bad line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            article = LabelledArticle.model_validate(json.loads(line))
            for quote in article.labels.quotes:
                quote.span(article.text)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise InputError(f"{path}:{number}: {place}: {first['msg']}") from error
        except ValueError as error:
            raise InputError(f"{path}:{number}: {error}") from error
        yield number, article
