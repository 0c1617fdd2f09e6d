"""The values that travel down the pipeline, from a record as read to a traced claim.

All are frozen, slotted and keyword-only. Offsets are Unicode code points into the article's
stored text (or title); instants are UTC text in the one form `YYYY-MM-DDTHH:MM:SSZ`, which sorts
like time. Sequences are tuples, so that every value can be hashed, compared and sent to another
process.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.values import quickly_made
from provenance.vocabulary import (
    Act,
    ChangeKind,
    CreditKind,
    DateBasis,
    Evidence,
    Field,
    LineageRelation,
    OriginStatus,
    OutletBasis,
    QuoteKind,
    Relation,
    Severity,
    SourceKind,
    SpeakerBasis,
    SpeakerKind,
    TieKind,
    WarningKind,
)

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_TITLE = Field.TITLE

Span = tuple[int, int]
"""Half-open offsets `(start, end)`, with `0 <= start < end`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article as a door handed it over: nothing inferred, nothing left out.

    `text` is what offsets count into. `published` is the raw string that was given.
    """

    source_path: str
    line: int | None
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    lang: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An item that could not be used at some stage, with its place and the reason."""

    source_path: str
    line: int | None
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The two instants between which something was published; None is open.

    >>> Interval(earliest=None, latest=None, basis=DateBasis.NONE).known
    False
    """

    earliest: str | None
    latest: str | None
    basis: DateBasis

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    def before(self, other: "Interval") -> bool:
        """Whether this was certainly published before the other: the intervals do not meet."""
        if self.latest is None or other.earliest is None:
            return False
        return self.latest < other.earliest


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Words by which an article credits a source. `source` is the canonical name, if known.

    `field` is `byline` for words in the byline that came with the record, which have no offsets
    in the text (`start == end == 0` then).
    """

    text: str
    start: int
    end: int
    kind: CreditKind
    source: str | None
    source_kind: SourceKind = SourceKind.UNKNOWN
    field: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, described: what was given with it and what its text says about itself.

    `furniture` are the spans of the text that belong to the page and not to the article
    ("Skip to main content"), credit lines and end marks included; no quote is read from them and
    they take no part in comparisons of text.
    """

    id: ArticleId
    source_path: str
    line: int | None
    url: str | None
    outlet: str | None
    outlet_basis: OutletBasis
    title: str | None
    byline: str | None
    published: str | None
    dates: Interval
    lang: str
    text: str
    sha256: str
    complete: bool
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Span, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def content(self, part: Field) -> str:
        """Return the text that offsets of this part count into."""
        return (self.title or "") if part is _TITLE else self.text


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """A reporting source that an article names between the speaker and itself."""

    source: str
    kind: SourceKind
    text: str
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Reported content found in an article, with the words that frame it; no speaker resolved yet.

    `segments` are the contiguous stretches of content without their outer marks, in order and
    disjoint; `clause` is the whole reported clause of a mixed quote; `cue` and `source` are the
    spans of the reporting words and of who is said to have used them, where the text has them.
    `frame` is the span of text in which the attribution was looked for (usually the sentence or
    the paragraph). `speech` is the probability that the content is reported speech at all, and
    `sourced` that the words in `source` are those that name who said it.
    """

    field: Field
    segments: tuple[Span, ...]
    kind: QuoteKind
    cue: Span | None
    source: Span | None
    clause: Span | None
    frame: Span
    speech: float
    sourced: float = 1.0

    @property
    def start(self) -> int:
        """The first offset of the content."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The offset after the content's last character."""
        return self.segments[-1][1]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source span stands for inside its article.

    `name` is the canonical name, or for an unnamed one the fullest descriptor in the article;
    None when it is unknown. `key` tells speakers of one article apart: the canonical name for a
    named one, `ARTICLE_ID#N` for an unnamed one, because two stories' "a source" are two people.
    `candidates` are the keys between which an undetermined descriptor ("one of the sources")
    leaves the choice open.
    """

    name: str | None
    kind: SpeakerKind
    key: str | None
    basis: SpeakerBasis
    span: Span | None
    confidence: float
    candidates: tuple[str, ...] = ()
    why: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is reported to have said one `Reported` content, and through which sources.

    `via` runs from the speaker outwards. `about` is set with `reporter_words` alone.
    """

    speaker: Speaker
    via: tuple[Via, ...] = ()
    reporter_words: bool = False
    about: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One occurrence of reported content in one article, attributed.

    `reporter_words` is set when the words in marks are the reporting source's narration about a
    person and not that person's speech; the speaker is the reporting source then, and `about`
    names the person. `via` runs from the speaker outwards.
    """

    id: QuoteId
    article_id: ArticleId
    field: Field
    segments: tuple[Span, ...]
    text: str
    kind: QuoteKind
    cue: Span | None
    cue_text: str | None
    clause: Span | None
    speaker: Speaker
    speaker_text: str | None
    via: tuple[Via, ...]
    speech: float
    reporter_words: bool = False
    about: str | None = None

    @property
    def start(self) -> int:
        """The first offset of the hull of the content."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The offset after the hull of the content."""
        return self.segments[-1][1]

    @property
    def confidence(self) -> float:
        """How sure it is that this is speech and, where a speaker is given, this speaker's.

        Without a speaker it says nothing about who spoke: `speaker.confidence` is 0 then.
        """
        known = self.speaker.kind is not SpeakerKind.UNKNOWN
        return round(self.speech * (self.speaker.confidence if known else 1.0), 3)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between a reference's wording and a quote's; a missing side is empty."""

    kind: ChangeKind
    reference_text: str
    quote_text: str
    severity: Severity


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A quote in a claim, and how its wording relates to the claim's reference."""

    quote_id: QuoteId
    relation: Relation
    changes: tuple[Change, ...]
    score: float


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody is reported to have said: quotes that carry one statement.

    `members` holds the reference too (relation `verbatim`, no changes), ordered by quote id.
    """

    id: ClaimId
    reference: QuoteId
    members: tuple[Member, ...]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A piece of evidence: words of an article, their place, and their class."""

    evidence: Evidence
    text: str
    article_id: ArticleId | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """An article's text comes from another text.

    `from_article_id` is the held article in which that text was found, None when the text's owner
    is only credited. `from_source` is whose text it is; where it names another than the outlet of
    `from_article_id`, both articles go back to that source.
    """

    article_id: ArticleId
    from_article_id: ArticleId | None
    from_source: str | None
    relation: LineageRelation
    credited: bool
    proofs: tuple[Proof, ...]
    share_of_copy: float | None
    share_of_source: float | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two articles that were found to be related, which a lineage may be chosen from.

    By common words the two are in the order of their ids, and `shared` counts the runs of words
    by which they found each other; by figures the first may be the second translated.
    """

    one: ArticleId
    other: ArticleId
    kind: TieKind
    shared: int


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a quote's chain. `text` are the words that prove it, found in `article_id`."""

    source: str
    source_kind: SourceKind
    act: Act
    evidence: Evidence
    text: str | None
    article_id: ArticleId | None
    start: int | None
    end: int | None
    confidence: float


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the evidence leads for a claim, with the reason in one sentence."""

    source: str | None
    source_kind: SourceKind
    status: OriginStatus
    article_id: ArticleId | None
    quote_id: QuoteId | None
    evidence: Evidence | None
    confidence: float
    reason: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """Something a reader should know, in one calm sentence, with its evidence.

    Exactly the ids that it concerns are set: a claim, a quote, or an article.
    """

    kind: WarningKind
    sentence: str
    claim_id: ClaimId | None = None
    quote_id: QuoteId | None = None
    article_id: ArticleId | None = None
    proofs: tuple[Proof, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class TracedClaim:
    """A claim with everything that was found out about it.

    `hops` maps each member's quote id to its chain, from the speaker to the carrying outlet.
    `independent_origins` counts the different sources that the carrying outlets lead back to.
    """

    claim: Claim
    origin: Origin
    alternatives: tuple[Origin, ...]
    hops: Mapping[QuoteId, tuple[Hop, ...]]
    independent_origins: int
    first_published: str | None
    first_article_id: ArticleId | None
    warnings: tuple[Warning, ...]
