"""Small worlds for the tests of tracing: articles, quotes and claims made by hand."""

from collections.abc import Sequence

from provenance.ids import ArticleId, article_id, claim_id, quote_id
from provenance.models import (
    Article,
    Change,
    Claim,
    Credit,
    Interval,
    Lineage,
    Member,
    Quote,
    Span,
    Speaker,
    TracedClaim,
    Via,
)
from provenance.sources.registry import default_registry
from provenance.tracing import fingerprint, link, trace
from provenance.tracing.trust import Trust
from provenance.vocabulary import (
    CreditKind,
    DateBasis,
    Field,
    OutletBasis,
    QuoteKind,
    Relation,
    SourceKind,
    SpeakerBasis,
    SpeakerKind,
)


def article(
    text: str,
    *,
    outlet: str | None = "The Harbour Times",
    published: str | None = "2031-05-04",
    title: str | None = None,
    url: str | None = None,
    credits: Sequence[tuple[str, CreditKind, str | None]] = (),
    complete: bool = True,
) -> Article:
    """Return an article of one day; `credits` are (words in the text, kind, source)."""
    made = []
    furniture: list[Span] = []
    for words, kind, source in credits:
        at = text.index(words)
        made.append(Credit(text=words, start=at, end=at + len(words), kind=kind, source=source))
        furniture.append((at, at + len(words)))
    dates = (
        Interval(
            earliest=f"{published}T00:00:00Z",
            latest=f"{published}T23:59:59Z",
            basis=DateBasis.METADATA,
        )
        if published
        else Interval(earliest=None, latest=None, basis=DateBasis.NONE)
    )
    return Article(
        id=article_id(url, outlet, published, title, text),
        source_path="made.jsonl",
        line=1,
        url=url,
        outlet=outlet,
        outlet_basis=OutletBasis.STATED if outlet else OutletBasis.UNKNOWN,
        title=title,
        byline=None,
        published=published,
        dates=dates,
        lang="en",
        text=text,
        sha256="",
        complete=complete,
        credits=tuple(made),
        furniture=tuple(sorted(furniture)),
    )


def quote(
    made: Article,
    words: str,
    *,
    speaker: str | None = "Ro Tae-su",
    kind: SpeakerKind = SpeakerKind.PERSON,
    via: Sequence[str] = (),
    reporter_words: bool = False,
    field: Field = Field.TEXT,
    form: QuoteKind = QuoteKind.DIRECT,
) -> Quote:
    """Return a quote of words that stand in the article, direct unless said otherwise."""
    start = made.content(field).index(words)
    end = start + len(words)
    return Quote(
        id=quote_id(made.id, field, start, end, form),
        article_id=made.id,
        field=field,
        segments=((start, end),),
        text=words,
        kind=form,
        cue=None,
        cue_text=None,
        clause=None,
        speaker=Speaker(
            name=speaker,
            kind=kind if speaker else SpeakerKind.UNKNOWN,
            key=speaker if kind is not SpeakerKind.ANONYMOUS else f"{made.id}#1",
            basis=SpeakerBasis.NAMED,
            span=None,
            confidence=0.95,
        ),
        speaker_text=speaker,
        via=tuple(_via(made, name) for name in via),
        speech=0.95,
        reporter_words=reporter_words,
    )


def _via(made: Article, name: str) -> Via:
    start = made.text.index(name)
    known = default_registry().by_name(name)
    return Via(
        source=known.name if known else name,
        kind=known.kind if known else SourceKind.OUTLET,
        text=name,
        start=start,
        end=start + len(name),
    )


def claim(
    reference: Quote,
    *others: Quote,
    relation: Relation = Relation.VERBATIM,
    changes: Sequence[Change] = (),
) -> Claim:
    """Return the claim of a reference and the quotes that stand in one relation to it."""
    members = [Member(quote_id=reference.id, relation=Relation.VERBATIM, changes=(), score=1.0)]
    members += [
        Member(quote_id=q.id, relation=relation, changes=tuple(changes), score=0.9) for q in others
    ]
    members.sort(key=lambda m: m.quote_id)
    return Claim(
        id=claim_id([m.quote_id for m in members]), reference=reference.id, members=tuple(members)
    )


def traced(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *quotes: Quote,
    trust: Trust | None = None,
) -> list[TracedClaim]:
    """Return the traced claims of a world."""
    held = {one.id: one for one in articles}
    registry = default_registry()
    lineages = link([fingerprint(one) for one in articles], held, held.__getitem__, registry)
    known = {q.id: q for q in quotes}
    return list(
        trace(claims, known, held, lineages, registry, text_of=held.__getitem__, trust=trust)
    )


def linked(*articles: Article) -> dict[ArticleId, Lineage]:
    """Return the lineage of each article that has one."""
    held = {one.id: one for one in articles}
    lineages = link(
        [fingerprint(one) for one in articles], held, held.__getitem__, default_registry()
    )
    return {one.article_id: one for one in lineages}
