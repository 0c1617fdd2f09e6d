"""What lineage means for quotes: the form in which matching sees each of them, and kin articles."""

from collections.abc import Iterable, Iterator, Mapping

from provenance.ids import ArticleId
from provenance.matching import Form
from provenance.models import Article, Lineage, Quote
from provenance.tracing import Step, depths
from provenance.vocabulary import LineageRelation


def steps_of(lineages: Iterable[Lineage]) -> dict[ArticleId, Step]:
    """Return from which held article each text comes, None if from no held one, and how."""
    return {x.article_id: (x.from_article_id, x.relation) for x in lineages}


def spun_in(steps: Mapping[ArticleId, Step]) -> set[ArticleId]:
    """Return the articles that are spun copies."""
    return {a for a, (_, relation) in steps.items() if relation is LineageRelation.SPUN}


def kin_in(steps: Mapping[ArticleId, Step]) -> list[tuple[ArticleId, ArticleId]]:
    """Return the pairs of articles whose texts are known to be related."""
    return [(copy, source) for copy, (source, _) in steps.items() if source is not None]


def forms_of(
    quotes: Iterable[Quote], facts: Mapping[ArticleId, Article], steps: Mapping[ArticleId, Step]
) -> Iterator[Form]:
    """Yield what matching needs to know of each quote."""
    depth, spun = depths(steps), spun_in(steps)
    for quote in quotes:
        article = facts[quote.article_id]
        yield Form(
            quote_id=quote.id,
            article_id=quote.article_id,
            outlet=article.outlet,
            text=quote.text,
            kind=quote.kind,
            speaker=quote.speaker.name,
            speaker_kind=quote.speaker.kind,
            earliest=article.dates.earliest,
            latest=article.dates.latest,
            depth=len(quote.via) + depth.get(quote.article_id, 0),
            spun=quote.article_id in spun,
            sources=tuple(via.source for via in quote.via),
        )
