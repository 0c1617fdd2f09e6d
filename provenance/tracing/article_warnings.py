"""What a reader of one article should know: copies, credits, dates, losses, headlines."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Lineage, Proof, Quote, Warning
from provenance.text.normal import words
from provenance.tracing.content import content_spans
from provenance.tracing.ownership import CLAIMING
from provenance.tracing.stamps import date_conflict
from provenance.vocabulary import (
    CreditKind,
    Evidence,
    Field,
    LineageRelation,
    QuoteKind,
    WarningKind,
)

_BRACKETED = re.compile(r"[\[(][^\])]*[\])]")
_ELLIPSIS = re.compile(r"\.\.\.+|…|\. \. \.")
_OPENING = "“”‘’„«»「『\"'‚‹›`"


def article_warnings(
    facts: Mapping[ArticleId, Article],
    quotes: Mapping[QuoteId, Quote],
    lineages: Iterable[Lineage],
    *,
    text_of: Callable[[ArticleId], Article] | None = None,
) -> tuple[Warning, ...]:
    """Return the warnings of articles, in the order of their ids.

    `text_of` gives an article with its text; it is asked for articles with a quoting headline.
    """
    above = {one.article_id: one for one in lineages}
    by_article: dict[ArticleId, list[Quote]] = defaultdict(list)
    for quote in quotes.values():
        by_article[quote.article_id].append(quote)
    return tuple(
        warning
        for article_id in sorted(facts)
        for warning in warnings_of(
            facts[article_id], by_article.get(article_id, []), above.get(article_id), facts, text_of
        )
    )


def warnings_of(
    article: Article,
    quotes: list[Quote],
    lineage: Lineage | None,
    facts: Mapping[ArticleId, Article],
    text_of: Callable[[ArticleId], Article] | None,
) -> Iterator[Warning]:
    """Yield the warnings of one article; of `facts`, only the article above it is looked at."""
    if lineage is not None:
        yield from _copies(article, lineage, facts)
    yield from _credits(article)
    yield from _incomplete(article)
    yield from date_conflict(article)
    yield from _headline(article, quotes, text_of)


def _copies(
    article: Article, lineage: Lineage, facts: Mapping[ArticleId, Article]
) -> Iterator[Warning]:
    """Warn of copies without a credit, of spun ones, and of dates that contradict the lineage."""
    source = lineage.from_source or "an article whose outlet is not known"
    who = article.outlet or "An unknown outlet"
    shown = tuple(p for p in lineage.proofs if p.evidence is not Evidence.STATED)
    if lineage.relation is LineageRelation.REVISION:
        return
    if not lineage.credited:
        yield Warning(
            kind=WarningKind.UNCREDITED_COPY,
            sentence=(f"{who} shares its text with {source}; no credit found in the text we hold."),
            article_id=article.id,
            proofs=shown,
        )
    if lineage.relation is LineageRelation.SPUN:
        swapped = ", ".join(p.text for p in shown if "→" in p.text)
        yield Warning(
            kind=WarningKind.SPUN_COPY,
            sentence=(f"{who}'s text is {source}'s with words exchanged throughout: {swapped}."),
            article_id=article.id,
            proofs=shown,
        )
    above = facts.get(lineage.from_article_id) if lineage.from_article_id else None
    if above and lineage.credited and article.dates.before(above.dates):
        yield _dates(article, above, source)


def _dates(article: Article, above: Article, source: str) -> Warning:
    return Warning(
        kind=WarningKind.DATE_CONFLICT,
        sentence=(
            f"{article.outlet or 'The article'} is dated {article.dates.latest} at the latest, "
            f"before the text of {source} that it credits ({above.dates.earliest} at the earliest)."
        ),
        article_id=article.id,
        proofs=(
            Proof(evidence=Evidence.TEMPORAL, text=article.published or "", article_id=article.id),
        ),
    )


def _credits(article: Article) -> Iterator[Warning]:
    """Warn when credits name different owners for one text."""
    owners: dict[str, Proof] = {}
    for credit in article.credits:
        if credit.source is None or credit.kind not in CLAIMING:
            continue
        own = credit.source == article.outlet and credit.kind is not CreditKind.COPYRIGHT
        if own:
            continue
        owners.setdefault(
            credit.source,
            Proof(
                evidence=Evidence.STATED,
                text=credit.text,
                article_id=article.id,
                start=credit.start if credit.field == "text" else None,
                end=credit.end if credit.field == "text" else None,
            ),
        )
    others = {name: proof for name, proof in owners.items() if name != article.outlet}
    # one line may name two ("The Guardian and agencies"); two lines that differ contradict
    if len({proof.text for proof in others.values()}) > 1:
        named = " and ".join(sorted(others))
        yield Warning(
            kind=WarningKind.CREDIT_CONFLICT,
            sentence=(
                f"The credits of {article.outlet or 'this article'} name different owners of the "
                f"text: {named}."
            ),
            article_id=article.id,
            proofs=tuple(others[name] for name in sorted(others)),
        )


def _incomplete(article: Article) -> Iterator[Warning]:
    if not article.complete:
        yield Warning(
            kind=WarningKind.INCOMPLETE_TEXT,
            sentence=(
                f"Part of {article.outlet or 'the article'}'s text was lost; what is not found "
                "here may still be in it."
            ),
            article_id=article.id,
        )


def _in_marks(title: str, quote: Quote) -> bool:
    """Whether a headline sets the words in quotation marks."""
    before = title[: quote.start].rstrip()[-1:]
    return quote.kind is not QuoteKind.INDIRECT and before != "" and before in _OPENING


def _headline(
    article: Article, quotes: list[Quote], text_of: Callable[[ArticleId], Article] | None
) -> Iterator[Warning]:
    """Warn of words in the headline's quotation marks that the body does not have."""
    titles = sorted(
        (q for q in quotes if q.field is Field.TITLE and _in_marks(article.title or "", q)),
        key=lambda q: q.id,
    )
    if not titles:
        return
    texts = [q.text for q in quotes if q.field is Field.TEXT]
    if text_of is not None:
        whole = text_of(article.id)
        texts += [whole.text[start:end] for start, end in content_spans(whole)]
    texts += [_BRACKETED.sub("", text) for text in texts]
    body = [f" {' '.join(words(text))} " for text in texts]
    for quote in titles:
        missing = [part for part in _fragments(article.title or "", quote) if _lacks(body, part)]
        if missing:
            yield _unsupported(article, quote, missing)


def _fragments(title: str, quote: Quote) -> Iterator[str]:
    """Yield the stretches of a headline's quoted words that are set as said in one go."""
    for start, end in quote.segments:
        yield from _ELLIPSIS.split(title[start:end])


def _lacks(body: list[str], fragment: str) -> bool:
    """Whether a fragment of two words or more stands nowhere in the body."""
    form = words(_BRACKETED.sub("", fragment))
    return len(form) > 1 and not any(f" {' '.join(form)} " in text for text in body)


def _unsupported(article: Article, quote: Quote, missing: list[str]) -> Warning:
    shown = " … ".join(part.strip() for part in missing)
    return Warning(
        kind=WarningKind.HEADLINE_UNSUPPORTED,
        sentence=(
            f"{article.outlet or 'The'} headline puts “{shown}” in quotation marks; the text "
            "does not have these words."
        ),
        quote_id=quote.id,
        article_id=quote.article_id,
        proofs=(Proof(evidence=Evidence.HELD, text=quote.text, article_id=quote.article_id),),
    )
