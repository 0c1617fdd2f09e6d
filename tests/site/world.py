"""A small invented world, put into a database by hand: no reading and no rules are involved.

The site is tested with what stands in a database, whatever has put it there.
"""

from collections.abc import Sequence
from pathlib import Path

from provenance import ids
from provenance.models import (
    Article,
    Change,
    Claim,
    Credit,
    Hop,
    Interval,
    Lineage,
    Member,
    Origin,
    Proof,
    Quote,
    Speaker,
    TracedClaim,
    Via,
    Warning,
)
from provenance.pipeline import Analysed, Derived
from provenance.store import Holdings
from provenance.tracing import fingerprint
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
    WarningKind,
)

REFERENCE = "We will not close the harbour unless the ferry company pays its 40 workers by Friday."
ALTERED = "We will close the harbour unless the ferry company pays its 400 workers by Friday."


def article(
    outlet: str | None,
    title: str,
    text: str,
    *,
    day: str | None = "2031-03-04",
    hour: int = 9,
    lang: str = "en",
    url: str | None = None,
    credits: Sequence[tuple[str, CreditKind, str | None]] = (),
    complete: bool = True,
) -> Article:
    """Return an article whose credits are found in its text."""
    instant = f"{day}T{hour:02}:00:00Z" if day else None
    spans = [(words, text.index(words), kind, source) for words, kind, source in credits]
    return Article(
        id=ids.article_id(url, outlet, instant, title, text),
        source_path="world.jsonl",
        line=1,
        url=url,
        outlet=outlet,
        outlet_basis=OutletBasis.STATED if outlet else OutletBasis.UNKNOWN,
        title=title,
        byline=None,
        published=instant,
        dates=Interval(
            earliest=instant,
            latest=f"{day}T23:59:59Z" if day else None,
            basis=DateBasis.METADATA if day else DateBasis.NONE,
        ),
        lang=lang,
        text=text,
        sha256=ids.digest(text),
        complete=complete,
        credits=tuple(
            Credit(text=words, start=at, end=at + len(words), kind=kind, source=source)
            for words, at, kind, source in spans
        ),
    )


def quote(
    carrier: Article,
    words: str,
    *,
    speaker: str | None,
    kind: SpeakerKind = SpeakerKind.PERSON,
    source: str | None = None,
    cue: str | None = None,
    via: Sequence[tuple[str, SourceKind]] = (),
) -> Quote:
    """Return a quote whose parts are found in the article's text."""
    start = carrier.text.index(words)
    span = (start, start + len(words))
    source_at = carrier.text.index(source) if source else None
    cue_at = carrier.text.index(cue) if cue else None
    return Quote(
        id=ids.quote_id(carrier.id, "text", *span, "direct"),
        article_id=carrier.id,
        field=Field.TEXT,
        segments=(span,),
        text=words,
        kind=QuoteKind.DIRECT,
        cue=(cue_at, cue_at + len(cue)) if cue and cue_at is not None else None,
        cue_text=cue,
        clause=None,
        speaker=Speaker(
            name=speaker,
            kind=kind if speaker else SpeakerKind.UNKNOWN,
            key=f"{carrier.id}#1" if kind is SpeakerKind.ANONYMOUS else speaker,
            basis=SpeakerBasis.NAMED if speaker else SpeakerBasis.NONE,
            span=(source_at, source_at + len(source)) if source and source_at is not None else None,
            confidence=0.95,
        ),
        speaker_text=source,
        via=tuple(
            Via(
                source=name,
                kind=each,
                text=name,
                start=carrier.text.index(name),
                end=carrier.text.index(name) + len(name),
            )
            for name, each in via
        ),
        speech=0.98,
    )


def hop(
    source: str,
    kind: SourceKind,
    act: Act,
    evidence: Evidence,
    *,
    words: str | None = None,
    within: Article | None = None,
    confidence: float = 0.9,
) -> Hop:
    """Return a hop whose proving words are found in an article's text."""
    at = within.text.find(words) if within and words else -1
    return Hop(
        source=source,
        source_kind=kind,
        act=act,
        evidence=evidence,
        text=words,
        article_id=within.id if within else None,
        start=at if at >= 0 else None,
        end=at + len(words) if at >= 0 and words else None,
        confidence=confidence,
    )


def harbour() -> tuple[list[Analysed], list[TracedClaim], list[Lineage]]:
    """The claim that most tests look at: an agency's dispatch, a copy, an altered copy."""
    wire = article(
        "Coastline Wire",
        "Harbour master sets a deadline",
        "PORT EDDA (Coastline Wire) - The harbour master made herself clear on Tuesday.\n\n"
        f"“{REFERENCE}” Ilse Varga said at a press conference.\n\n"
        "The ferry company declined to comment.",
        hour=8,
        url="https://coastline.example/1",
        credits=[("PORT EDDA (Coastline Wire)", CreditKind.DATELINE, "Coastline Wire")],
    )
    ledger = article(
        "The Edda Ledger",
        "Ferry pay row: ultimatum",
        f"“{REFERENCE}” said Ilse Varga, the harbour master, according to Coastline Wire.\n\n"
        "Nobody at the town hall wanted to add anything.",
        hour=11,
        credits=[("Coastline Wire", CreditKind.VIA, "Coastline Wire")],
    )
    spun = article(
        "Edda Buzz Now",
        "Port chief threatens",
        f"“{ALTERED}” Ilse Varga told reporters.\n\nThe boat firm refused to remark.",
        day="2031-03-06",
    )
    quotes = [
        quote(wire, REFERENCE, speaker="Ilse Varga", source="Ilse Varga", cue="said"),
        quote(
            ledger,
            REFERENCE,
            speaker="Ilse Varga",
            source="Ilse Varga",
            cue="said",
            via=[("Coastline Wire", SourceKind.AGENCY)],
        ),
        quote(spun, ALTERED, speaker="Ilse Varga", source="Ilse Varga", cue="told"),
    ]
    changes = (
        Change(
            kind=ChangeKind.NEGATION,
            reference_text="will not close",
            quote_text="will close",
            severity=Severity.MEANING,
        ),
        Change(
            kind=ChangeKind.NUMBER, reference_text="40", quote_text="400", severity=Severity.MEANING
        ),
        Change(
            kind=ChangeKind.PUNCTUATION,
            reference_text=",",
            quote_text="",
            severity=Severity.COSMETIC,
        ),
    )
    said = {"source": "Ilse Varga", "kind": SourceKind.PERSON, "act": Act.SAID}
    stated = Evidence.STATED
    hops = {
        quotes[0].id: (
            hop(**said, evidence=stated, words="Ilse Varga said", within=wire),
            hop(
                "Coastline Wire",
                SourceKind.AGENCY,
                Act.REPORTED,
                Evidence.HELD,
                within=wire,
                confidence=1.0,
            ),
        ),
        quotes[1].id: (
            hop(**said, evidence=stated, words="said Ilse Varga", within=ledger),
            hop(
                "Coastline Wire",
                SourceKind.AGENCY,
                Act.REPORTED,
                stated,
                words="according to Coastline Wire",
                within=ledger,
            ),
            hop(
                "The Edda Ledger",
                SourceKind.NEWSPAPER,
                Act.CARRIED,
                Evidence.HELD,
                within=ledger,
                confidence=1.0,
            ),
        ),
        quotes[2].id: (
            hop(**said, evidence=stated, words="Ilse Varga told reporters", within=spun),
            hop(
                "Coastline Wire",
                SourceKind.AGENCY,
                Act.REPORTED,
                Evidence.TEXTUAL,
                words="The boat firm refused to remark.",
                within=spun,
                confidence=0.7,
            ),
            hop(
                "Edda Buzz Now",
                SourceKind.SITE,
                Act.COPIED,
                Evidence.HELD,
                within=spun,
                confidence=1.0,
            ),
        ),
    }
    claim = Claim(
        id=ids.claim_id([each.id for each in quotes]),
        reference=quotes[0].id,
        members=tuple(
            sorted(
                (
                    Member(
                        quote_id=quotes[0].id, relation=Relation.VERBATIM, changes=(), score=1.0
                    ),
                    Member(
                        quote_id=quotes[1].id, relation=Relation.VERBATIM, changes=(), score=1.0
                    ),
                    Member(
                        quote_id=quotes[2].id, relation=Relation.ALTERED, changes=changes, score=0.8
                    ),
                ),
                key=lambda member: member.quote_id,
            )
        ),
    )
    traced = TracedClaim(
        claim=claim,
        origin=Origin(
            source="Coastline Wire",
            source_kind=SourceKind.AGENCY,
            status=OriginStatus.HELD,
            article_id=wire.id,
            quote_id=quotes[0].id,
            evidence=stated,
            confidence=0.93,
            reason="Coastline Wire carries the words first and two other articles go back to it.",
        ),
        alternatives=(
            Origin(
                source="The Edda Ledger",
                source_kind=SourceKind.NEWSPAPER,
                status=OriginStatus.HELD,
                article_id=ledger.id,
                quote_id=quotes[1].id,
                evidence=Evidence.TEMPORAL,
                confidence=0.05,
                reason="It was published on the same day.",
            ),
        ),
        hops=hops,
        independent_origins=1,
        first_published="2031-03-04T08:00:00Z",
        first_article_id=wire.id,
        warnings=(
            Warning(
                kind=WarningKind.NEGATION_CHANGED,
                quote_id=quotes[2].id,
                article_id=spun.id,
                sentence="Edda Buzz Now dropped “not”: the sentence says the opposite.",
            ),
            Warning(
                kind=WarningKind.UNCREDITED_COPY,
                article_id=spun.id,
                quote_id=None,
                sentence="Edda Buzz Now has the text of Coastline Wire and names no source.",
            ),
        ),
    )
    lineage = Lineage(
        article_id=spun.id,
        from_article_id=wire.id,
        from_source="Coastline Wire",
        relation=LineageRelation.SPUN,
        credited=False,
        proofs=(
            Proof(
                evidence=Evidence.TEXTUAL,
                text="The boat firm refused to remark.",
                article_id=spun.id,
                start=spun.text.index("The boat firm"),
                end=spun.text.index("The boat firm") + 32,
            ),
        ),
        share_of_copy=0.8,
        share_of_source=0.6,
        confidence=0.7,
    )
    analysed = [
        Analysed(article=each, quotes=(words,), fingerprint=fingerprint(each))
        for each, words in zip((wire, ledger, spun), quotes, strict=True)
    ]
    return analysed, [traced], [lineage]


def single(
    outlet: str | None, title: str, words: str, *, speaker: str, kind: SpeakerKind, **given: object
) -> tuple[Analysed, TracedClaim]:
    """A claim of one quote in one article, origin unknown."""
    carrier = article(outlet, title, f"“{words}” {speaker} said.\n\nThat was all.", **given)
    said = quote(carrier, words, speaker=speaker, kind=kind, source=speaker, cue="said")
    source_kind = SourceKind(kind.value)
    hops = (
        hop(
            speaker, source_kind, Act.SAID, Evidence.STATED, words=f"{speaker} said", within=carrier
        ),
        hop(
            outlet or "Unknown outlet",
            SourceKind.OUTLET,
            Act.REPORTED,
            Evidence.HELD,
            within=carrier,
            confidence=1.0,
        ),
    )
    claim = Claim(
        id=ids.claim_id([said.id]),
        reference=said.id,
        members=(Member(quote_id=said.id, relation=Relation.VERBATIM, changes=(), score=1.0),),
    )
    traced = TracedClaim(
        claim=claim,
        origin=Origin(
            source=None,
            source_kind=SourceKind.UNKNOWN,
            status=OriginStatus.UNKNOWN,
            article_id=None,
            quote_id=None,
            evidence=None,
            confidence=0.2,
            reason="Only one article carries these words.",
        ),
        alternatives=(),
        hops={said.id: hops},
        independent_origins=1,
        first_published=carrier.dates.earliest,
        first_article_id=carrier.id,
        warnings=(),
    )
    return Analysed(article=carrier, quotes=(said,), fingerprint=fingerprint(carrier)), traced


def write(
    path: Path,
    analysed: Sequence[Analysed],
    traced: Sequence[TracedClaim],
    lineages: Sequence[Lineage] = (),
) -> None:
    """Write a database with these values."""
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("test", "0")
        holdings.save(analysed)
        assert len(list(holdings.facts())) >= len(analysed)  # what is derived covers them all
        holdings.replace_derived(Derived(lineages=tuple(lineages), traced=traced, warnings=()), run)
        holdings.finish_run(run)


def crowd(size: int) -> tuple[list[Analysed], TracedClaim]:
    """A claim of many quotes, which three agencies carry to outlets over two weeks."""
    words = "Every lamp on the north pier will burn until the last boat is home."
    agencies = ("Coastline Wire", "Fjord Press", "Harbour News Agency")
    classes = (Evidence.STATED, Evidence.TEXTUAL, Evidence.TEMPORAL)
    analysed, hops, members = [], {}, []
    for number in range(size):
        agency, evidence = agencies[number % 3], classes[number % 3]
        carrier = article(
            f"Outlet of the town number {number:02}",
            f"Lamps stay lit, says mayor ({number})",
            f"“{words}” said Tove Aas, quoted by {agency}.\n\nEdition {number}.",
            day=f"2031-04-{1 + number % 14:02}",
            hour=number % 24,
        )
        said = quote(carrier, words, speaker="Tove Aas", source="Tove Aas", cue="said")
        analysed.append(Analysed(article=carrier, quotes=(said,), fingerprint=fingerprint(carrier)))
        members.append(Member(quote_id=said.id, relation=Relation.VERBATIM, changes=(), score=1.0))
        hops[said.id] = (
            hop("Tove Aas", SourceKind.PERSON, Act.SAID, Evidence.STATED, words="said Tove Aas",
                within=carrier),
            hop(agency, SourceKind.AGENCY, Act.REPORTED, evidence, words=f"quoted by {agency}",
                within=carrier, confidence=0.6),
            hop(carrier.outlet or "", SourceKind.NEWSPAPER, Act.CARRIED, Evidence.HELD,
                within=carrier, confidence=1.0),
        )  # fmt: skip
    quotes = [member.quote_id for member in members]
    claim = Claim(
        id=ids.claim_id(quotes),
        reference=quotes[0],
        members=tuple(sorted(members, key=lambda member: member.quote_id)),
    )
    origin = Origin(
        source="Coastline Wire", source_kind=SourceKind.AGENCY, status=OriginStatus.CREDITED,
        article_id=None, quote_id=None, evidence=Evidence.STATED, confidence=0.6,
        reason="Twenty outlets credit Coastline Wire, whose own article is not held.",
    )  # fmt: skip
    traced = TracedClaim(
        claim=claim, origin=origin, alternatives=(), hops=hops, independent_origins=3,
        first_published="2031-04-01T00:00:00Z", first_article_id=analysed[0].article.id,
        warnings=(),
    )  # fmt: skip
    return analysed, traced
