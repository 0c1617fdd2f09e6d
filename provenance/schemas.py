"""Pydantic at the doors: what comes in as JSON, and the records that go out.

Field names, their order and the words in them are the public interface. Conversion from values
happens beside these classes and nowhere else.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class _Out(BaseModel):
    """A record that goes out; what checks it is made when the first one is."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ArticleIn(BaseModel):
    """One line of JSON lines input: `text` or `html` is required, unknown keys are kept."""

    model_config = ConfigDict(extra="allow", frozen=True)

    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    lang: str | None = None

    @field_validator("url", "outlet", "title", "byline", "published", "lang", mode="before")
    @classmethod
    def _blank_is_missing(cls, value: object) -> object:
        """Take blanks and NaN, which tables exported as JSON have for empty cells, for missing."""
        if isinstance(value, str):
            return value if value.strip() else None
        return None if value != value else value

    @model_validator(mode="after")
    def _has_body(self) -> "ArticleIn":
        if not (self.text and self.text.strip()) and not (self.html and self.html.strip()):
            raise ValueError("needs a non-empty 'text' or 'html'")
        return self


class CreditOut(_Out):
    """A credit of an exported article; no offsets where it stands in the metadata, not the text."""

    text: str
    start: int | None
    end: int | None
    kind: str
    source: str | None


class ArticleOut(_Out):
    """`export articles`. `text` is exported only when asked for."""

    id: str
    source_path: str
    line: int | None
    url: str | None
    outlet: str | None
    outlet_basis: str
    title: str | None
    byline: str | None
    published: str | None
    published_earliest: str | None
    published_latest: str | None
    published_basis: str
    lang: str
    length: int
    sha256: str
    complete: bool
    version: int
    credits: list[CreditOut]
    text: str | None = None


class ChangeOut(_Out):
    """One typed difference from the reference."""

    kind: str
    reference_text: str
    quote_text: str
    severity: str


class HopOut(_Out):
    """One step of an exported chain."""

    source: str
    source_kind: str
    act: str
    evidence: str
    text: str | None
    article_id: str | None
    confidence: float


class QuoteOut(_Out):
    """`export quotes`."""

    id: str
    article_id: str
    source_path: str
    line: int | None
    field: str
    start: int
    end: int
    segments: list[list[int]]
    text: str
    kind: str
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    speaker: str | None
    speaker_kind: str
    speaker_text: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_basis: str
    via: list[str]
    confidence: float
    claim_id: str | None
    relation: str | None
    changes: list[ChangeOut]
    hops: list[HopOut]
    warnings: list[str]


class OriginOut(_Out):
    """Where the evidence leads for a claim."""

    source: str | None
    source_kind: str
    status: str
    article_id: str | None
    quote_id: str | None
    evidence: str | None
    confidence: float
    reason: str


class ClaimOut(_Out):
    """`export claims`."""

    id: str
    text: str
    quotes: list[str]
    articles: int
    outlets: int
    independent_origins: int
    first_published: str | None
    first_article_id: str | None
    origin: OriginOut
    warnings: list[str]


class EvidenceOut(_Out):
    """One piece of evidence for a lineage. `class` is a Python keyword, hence the alias."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    evidence: str = Field(alias="class")
    text: str
    start: int | None
    end: int | None


class LineageOut(_Out):
    """`export lineage`."""

    article_id: str
    from_article_id: str | None
    from_source: str | None
    relation: str
    credited: bool
    evidence: list[EvidenceOut]
    share_of_copy: float | None
    share_of_source: float | None
    confidence: float


class HoldingsOut(_Out):
    """What was searched: every 'earliest' and 'not found' means 'in these holdings'."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    articles: int
    outlets: int
    from_: str | None = Field(alias="from")
    to: str | None


class ClaimLineOut(_Out):
    """One claim in a list: what was said, by whom, from where, how widely carried."""

    claim_id: str
    text: str
    speaker: str | None
    origin: str | None
    first_published: str | None
    outlets: int
    quotes: int


class ResultOut(_Out):
    """One claim that a search found."""

    claim_id: str
    text: str
    band: str
    score: float
    speaker: str | None
    origin: str | None
    first_published: str | None
    outlets: int
    quotes: int


class SearchOut(_Out):
    """`search --json`."""

    query: str
    results: list[ResultOut]
    holdings: HoldingsOut


class TraceOut(_Out):
    """`trace --json`."""

    claim: ClaimOut
    quotes: list[QuoteOut]
    coverage: dict[str, Any]
    notes: list[str]


class UntracedOut(_Out):
    """`trace --json` where nothing is found: what was searched, and a note that says so."""

    claim: None = None
    quotes: list[QuoteOut] = []
    coverage: dict[str, Any]
    notes: list[str]


class CountedSourceOut(_Out):
    """A source and how often it stands in some relation to another one."""

    id: str
    name: str
    kind: str
    times: int


class SourceOut(_Out):
    """A speaker, agency or outlet: what it said, whom it carries, who carries it.

    `credited` counts the steps of chains that name it, by what they rest on. `article_id` is set
    for an unnamed speaker, who belongs to one article alone.
    """

    id: str
    name: str
    kind: str
    article_id: str | None
    said: list[ClaimLineOut]
    carries: list[CountedSourceOut]
    carried_by: list[CountedSourceOut]
    credited: dict[str, int]
    articles: int
    first: str | None
    last: str | None


class RunOut(_Out):
    """One run of a command that wrote to the database; `finished` is null when it was cut short."""

    id: int
    command: str
    version: str
    settings: dict[str, Any]
    started: str
    finished: str | None
    status: str
    articles: int
    quotes: int
    rejections: int


class RejectionOut(_Out):
    """An input that could not be used, with its place and the reason."""

    source_path: str
    line: int | None
    stage: str
    reason: str


class WordOut(_Out):
    """A shared word with its weight: the rarer it is, the more it tells."""

    word: str
    weight: float


class ExplanationOut(_Out):
    """Why two quotes are, or are not, matched with each other."""

    match: bool
    score: float
    rule: str
    reason: str
    shared_words: list[WordOut]
    shared_weight: float
    share_of_a: float
    share_of_b: float
    longest_run: str
    same_speaker: bool | None
    days: float | None
    related_articles: bool


class ComparisonOut(_Out):
    """`compare --json`: two quotes, the changes from the first to the second, and the match."""

    a: QuoteOut
    b: QuoteOut
    same_claim: bool
    relation: str
    changes: list[ChangeOut]
    why: ExplanationOut


def dump(record: BaseModel) -> dict[str, Any]:
    """Return a record as the JSON object of the public interface, aliases applied."""
    return record.model_dump(mode="json", by_alias=True)
