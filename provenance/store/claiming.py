"""The rows of one traced claim: built from values, compared by digest, put in place."""

import marshal
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from provenance.ids import QuoteId
from provenance.models import Hop, Origin, TracedClaim
from provenance.store.evidence import warning_order, warning_rows
from provenance.store.rows import Row
from provenance.store.sourcing import SourceBook
from provenance.text.normal import form
from provenance.tracing import UNDATED, day, may_begin
from provenance.vocabulary import Severity, SourceKind, SpeakerKind

_STABLE = 2  # marshal's last format without references: equal values give equal bytes
_DIGEST_BYTES = 16
_UNTOLD = (SourceKind.ANONYMOUS, SourceKind.UNKNOWN)

CLAIM_COLUMNS = (
    "pk", "id", "text", "lang", "speaker", "reference", "quotes", "articles", "outlets",
    "wordings", "meaning_changes", "wording_changes", "independent_origins", "first_published",
    "first_article", "digest",
)  # fmt: skip
PASSING_COLUMNS = ("claim", "source", "first", "last")
MEMBER_COLUMNS = ("quote", "claim", "relation", "score", "speaker")
CHANGE_COLUMNS = ("quote", "position", "kind", "reference_text", "quote_text", "severity")
HOP_COLUMNS = (
    "quote", "position", "source", "act", "evidence", "text", "article", "start", "end",
    "confidence",
)  # fmt: skip
ORIGIN_COLUMNS = (
    "claim", "rank", "source", "status", "article", "quote", "evidence", "confidence", "reason",
)  # fmt: skip


class PlacedQuote(NamedTuple):
    """A stored quote, as far as the rows of claims need it: the columns of `quote_places`."""

    id: QuoteId
    pk: int
    article: int
    text: str
    speaker: str | None
    speaker_kind: str
    speaker_key: str | None
    outlet: str | None
    lang: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the values that a batch of claims names are stored: quotes with what matters of them,
    and the keys of articles."""

    quotes: Mapping[str, PlacedQuote]
    articles: Mapping[str, int]
    quote_pks: Mapping[str, int]


@dataclass(slots=True, kw_only=True)
class ClaimRows:
    """All rows of one claim, without the claim's own key, which comes first where it is needed."""

    id: str
    claim: Row
    members: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    hops: list[Row] = field(default_factory=list)
    origins: list[Row] = field(default_factory=list)
    warnings: list[tuple[Row, list[Row]]] = field(default_factory=list)
    passings: list[Row] = field(default_factory=list)

    def digest(self) -> bytes:
        """Return a digest of all the rows: equal exactly when nothing has to be written.

        What it leaves out follows from the hops, and from dates, which stay.
        """
        rows = (
            self.claim, self.members, self.changes, self.hops, self.origins, self.warnings,
        )  # fmt: skip
        return blake2b(marshal.dumps(rows, _STABLE), digest_size=_DIGEST_BYTES).digest()


def claim_rows(traced: TracedClaim, places: Places, sources: SourceBook) -> ClaimRows:
    """Return the rows of a traced claim."""
    speakers = {
        member.quote_id: _speaker(traced, places.quotes[member.quote_id], sources)
        for member in traced.claim.members
    }
    rows = ClaimRows(id=traced.claim.id, claim=_claim_row(traced, places, speakers))
    passed = set[int]()
    for member in traced.claim.members:
        quote = places.quotes[member.quote_id]
        pk = quote.pk
        rows.members.append((pk, member.relation.word, member.score, speakers[member.quote_id]))
        if member.changes:
            rows.changes += [
                (pk, n, c.kind.word, c.reference_text, c.quote_text, c.severity.word)
                for n, c in enumerate(member.changes)
            ]
        chain = traced.hops.get(member.quote_id, ())
        hops = [_hop_row(hop, n, quote, places, sources) for n, hop in enumerate(chain)]
        rows.hops += hops
        passed |= {row[2] for hop, row in zip(chain[:-1], hops, strict=False) if may_begin(hop)}
    origins = (traced.origin, *traced.alternatives)
    reference = places.quotes[traced.claim.reference]
    rows.origins = [
        _origin_row(origin, rank, reference, places, sources) for rank, origin in enumerate(origins)
    ]
    if traced.warnings:
        rows.warnings = [
            warning_rows(w, places.quote_pks, places.articles)
            for w in sorted(traced.warnings, key=warning_order)
        ]
    if passed:
        quotes = [places.quotes[member.quote_id] for member in traced.claim.members]
        rows.passings = _passings(passed, quotes)
    return rows


def _passings(sources: set[int], quotes: list[PlacedQuote]) -> list[Row]:
    """Return the sources that the quotes of a claim lead to, with the days of the quotes.

    The stretch of days has no end on either side where an article has no date.
    """
    first = day(min(quote.earliest or "" for quote in quotes))
    last = day(max(quote.latest or UNDATED for quote in quotes))
    undated = not first or last == UNDATED
    return [(source, "" if undated else first, UNDATED if undated else last) for source in sources]


def _claim_row(traced: TracedClaim, places: Places, speakers: Mapping[QuoteId, int | None]) -> Row:
    quotes = [places.quotes[member.quote_id] for member in traced.claim.members]
    reference = places.quotes[traced.claim.reference]
    first = traced.first_article_id
    return (
        traced.claim.id, reference.text, reference.lang,
        _claim_speaker(traced, speakers), reference.pk, *_counts(traced, quotes),
        traced.independent_origins,
        traced.first_published, None if first is None else places.articles[first],
    )  # fmt: skip


def _counts(traced: TracedClaim, quotes: list[PlacedQuote]) -> tuple[int, int, int, int, int, int]:
    """Return how many quotes, articles, outlets, wordings and changes of each kind there are."""
    if len(quotes) == 1:  # as of nearly all claims
        return 1, 1, int(quotes[0].outlet is not None), 1, 0, 0
    severities = [c.severity for m in traced.claim.members for c in m.changes]
    return (
        len(quotes),
        len({quote.article for quote in quotes}),
        len({quote.outlet for quote in quotes} - {None}),
        _wordings(quotes),
        severities.count(Severity.MEANING),
        severities.count(Severity.WORDING),
    )


def _wordings(quotes: list[PlacedQuote]) -> int:
    """Return how many wordings are left when case, marks and spacing are looked through."""
    texts = {quote.text for quote in quotes}
    return len(texts) if len(texts) == 1 else len({form(text) for text in texts})


def _claim_speaker(traced: TracedClaim, speakers: Mapping[QuoteId, int | None]) -> int | None:
    """Return the speaker of the reference, else the one that most members name."""
    own = speakers[traced.claim.reference]
    if own is not None:
        return own
    found = Counter(speaker for speaker in speakers.values() if speaker is not None)
    return max(found, key=found.__getitem__, default=None)  # of equals, that of the first member


def _speaker(traced: TracedClaim, quote: PlacedQuote, sources: SourceBook) -> int | None:
    """Return the key of a quote's speaker. An agency that speaks is the agency of the chains."""
    name, kind = quote.speaker, quote.speaker_kind
    if name is None or kind == SpeakerKind.UNKNOWN.word:
        return None
    if kind == SpeakerKind.ANONYMOUS.word:
        key = quote.speaker_key or f"{quote.article}#{name}"
        return sources.unnamed(key, name, quote.article)
    chain = traced.hops.get(quote.id, ())
    if chain and chain[0].source == name and chain[0].source_kind not in _UNTOLD:
        return sources.named(name, chain[0].source_kind.word)
    return sources.named(name, kind)


def _hop_row(
    hop: Hop, position: int, quote: PlacedQuote, places: Places, sources: SourceBook
) -> Row:
    article = None if hop.article_id is None else places.articles[hop.article_id]
    source = _source(hop.source, hop.source_kind, quote, article, sources)
    return (
        quote.pk, position, source, hop.act.word, hop.evidence.word, hop.text, article,
        hop.start, hop.end, hop.confidence,
    )  # fmt: skip


def _origin_row(
    origin: Origin, rank: int, reference: PlacedQuote, places: Places, sources: SourceBook
) -> Row:
    quote = None if origin.quote_id is None else places.quotes[origin.quote_id]
    article = None if origin.article_id is None else places.articles[origin.article_id]
    source = None
    if origin.source is not None:
        source = _source(origin.source, origin.source_kind, quote or reference, article, sources)
    return (
        rank, source, origin.status.word, article, None if quote is None else quote.pk,
        None if origin.evidence is None else origin.evidence.word, origin.confidence,
        origin.reason,
    )  # fmt: skip


def _source(
    name: str, kind: SourceKind, quote: PlacedQuote, article: int | None, sources: SourceBook
) -> int:
    """Return the key of a source; an unnamed one belongs to the article that describes it."""
    if kind is not SourceKind.ANONYMOUS:
        return sources.named(name, kind.word)
    if name == quote.speaker and quote.speaker_key:
        return sources.unnamed(quote.speaker_key, name, quote.article)
    home = article or quote.article
    return sources.unnamed(f"{home}#{name}", name, home)
