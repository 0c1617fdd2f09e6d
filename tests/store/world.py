"""A handful of invented values from which store tests build databases, without any extraction."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from provenance.ids import ArticleId, article_id, claim_id, digest, quote_id
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
from provenance.tracing.fingerprint import Fingerprint
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

WORDS = "The northern ferry will not sail again before the harbour wall is mended"
ALTERED = "The northern ferry will never sail again before the harbour wall is mended"


def article(n: int, *, outlet: str | None = "Lowmark Post", **changes: Any) -> Article:
    """Return the n-th invented article."""
    text = changes.pop(
        "text", f'Report {n}. "{WORDS}," Ada Brill said, the Tarn News Agency wrote.'
    )
    url = changes.pop("url", f"https://lowmark.example/{n}")
    title = changes.pop("title", f"Ferry story {n}")
    day = f"2031-03-{n % 27 + 1:02}T08:00:00Z"
    return Article(
        id=article_id(url, outlet, day, title, text),
        source_path="news.jsonl",
        line=n,
        url=url,
        outlet=outlet,
        outlet_basis=OutletBasis.STATED if outlet else OutletBasis.UNKNOWN,
        title=title,
        byline=None,
        published=day,
        dates=Interval(earliest=day, latest=day, basis=DateBasis.METADATA),
        lang="en",
        text=text,
        sha256=digest(text),
        complete=True,
        credits=(
            Credit(
                text="Tarn News Agency",
                start=text.find("Tarn"),
                end=text.find("Tarn") + 16,
                kind=CreditKind.VIA,
                source="Tarn",
                source_kind=SourceKind.AGENCY,
            ),
        )
        if "Tarn" in text
        else (),
        furniture=((0, 9),),
        extra={"section": "harbour"},
        **changes,
    )


def quote(of: Article, words: str = WORDS, *, speaker: str | None = "Ada Brill") -> Quote:
    """Return a quote of these words, which stand in the article."""
    start = max(of.text.find(words), 0)
    end = start + len(words)
    named = SpeakerKind.PERSON if speaker else SpeakerKind.UNKNOWN
    return Quote(
        id=quote_id(of.id, Field.TEXT, start, end, QuoteKind.DIRECT),
        article_id=of.id,
        field=Field.TEXT,
        segments=((start, end),),
        text=words,
        kind=QuoteKind.DIRECT,
        cue=(end + 12, end + 16),
        cue_text="said",
        clause=None,
        speaker=Speaker(
            name=speaker,
            kind=named,
            key=speaker,
            basis=SpeakerBasis.NAMED if speaker else SpeakerBasis.NONE,
            span=(end + 3, end + 12) if speaker else None,
            confidence=0.9 if speaker else 0.0,
            candidates=("Ada Brill", "Bo Tarn") if speaker is None else (),
        ),
        speaker_text=speaker,
        via=(Via(source="Tarn", kind=SourceKind.AGENCY, text="Tarn News Agency", start=1, end=2),),
        speech=0.95,
    )


def unnamed(of: Article, descriptor: str = "a harbour official") -> Quote:
    """Return a quote of the article by a speaker whom it does not name."""
    named = quote(of)
    speaker = replace(named.speaker, name=descriptor, kind=SpeakerKind.ANONYMOUS, key=f"{of.id}#1")
    return replace(named, speaker=speaker, speaker_text=descriptor)


def analysed(of: Article, *quotes: Quote) -> Analysed:
    """Return an article with its quotes and an invented fingerprint."""
    return Analysed(
        article=of,
        quotes=quotes or (quote(of),),
        fingerprint=Fingerprint(article_id=of.id, data=digest(of.text)[:8].encode()),
    )


def batch(count: int, *, first: int = 1) -> list[Analysed]:
    """Return that many articles of different outlets, each with one quote."""
    outlets = ("Lowmark Post", "Harbour Times", "Tarn Gazette")
    return [analysed(article(n, outlet=outlets[n % 3])) for n in range(first, first + count)]


def traced(quotes: Sequence[Quote], articles: Sequence[Article]) -> TracedClaim:
    """Return one claim of all these quotes, the first being the reference."""
    by_id = {each.id: each for each in articles}
    members = tuple(
        Member(
            quote_id=each.id,
            relation=Relation.VERBATIM if each.text == quotes[0].text else Relation.ALTERED,
            changes=() if each.text == quotes[0].text else (_CHANGE,),
            score=1.0,
        )
        for each in sorted(quotes, key=lambda q: q.id)
    )
    return TracedClaim(
        claim=Claim(
            id=claim_id([each.id for each in quotes]), reference=quotes[0].id, members=members
        ),
        origin=_origin("Tarn", quotes[0]),
        alternatives=(_origin("Harbour Times", quotes[-1]),),
        hops={each.id: _chain(each, by_id[each.article_id]) for each in quotes},
        independent_origins=1,
        first_published=by_id[quotes[0].article_id].dates.earliest,
        first_article_id=quotes[0].article_id,
        warnings=(
            Warning(
                kind=WarningKind.NEGATION_CHANGED,
                sentence="One outlet turned the sentence round.",
                quote_id=quotes[-1].id,
                proofs=(Proof(evidence=Evidence.TEXTUAL, text="never", article_id=articles[0].id),),
            ),
        ),
    )


_CHANGE = Change(
    kind=ChangeKind.NEGATION, reference_text="not", quote_text="never", severity=Severity.MEANING
)


def _origin(source: str, of: Quote) -> Origin:
    return Origin(
        source=source,
        source_kind=SourceKind.AGENCY,
        status=OriginStatus.CREDITED,
        article_id=of.article_id,
        quote_id=of.id,
        evidence=Evidence.STATED,
        confidence=0.8,
        reason=f"{source} is credited.",
    )


def _chain(of: Quote, carrier: Article) -> tuple[Hop, ...]:
    steps = [
        (of.speaker.name or "unknown", SourceKind(of.speaker.kind.value), Act.SAID),
        ("Tarn", SourceKind.AGENCY, Act.REPORTED),
        (carrier.outlet or "unknown outlet", SourceKind.NEWSPAPER, Act.CARRIED),
    ]
    return tuple(
        Hop(
            source=name,
            source_kind=kind,
            act=act,
            evidence=Evidence.HELD if act is Act.CARRIED else Evidence.STATED,
            text="Tarn News Agency",
            article_id=of.article_id,
            start=3,
            end=19,
            confidence=0.9,
        )
        for name, kind, act in steps
    )


def derived(items: Sequence[Analysed], *, split: bool = False) -> Derived:
    """Return what the articles say together: one claim, or one for each quote."""
    articles = [item.article for item in items]
    quotes = [each for item in items for each in item.quotes]
    groups = [[each] for each in quotes] if split else [quotes] if quotes else []
    return Derived(
        lineages=tuple(_lineage(a.id, articles[0].id) for a in articles[1:]),
        traced=[traced(group, articles) for group in groups],
        warnings=tuple(
            Warning(kind=WarningKind.UNCREDITED_COPY, sentence="No credit.", article_id=a.id)
            for a in articles[1:2]
        ),
    )


def _lineage(copy: ArticleId, original: ArticleId) -> Lineage:
    return Lineage(
        article_id=copy,
        from_article_id=original,
        from_source="Tarn",
        relation=LineageRelation.EDITED,
        credited=False,
        proofs=(Proof(evidence=Evidence.TEXTUAL, text=WORDS, article_id=copy, start=11, end=30),),
        share_of_copy=0.9,
        share_of_source=0.8,
        confidence=0.85,
    )
