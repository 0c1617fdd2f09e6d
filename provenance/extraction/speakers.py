"""Who said it: resolves the words that name a source to a speaker of the article."""

from collections.abc import Sequence

from provenance.models import Article, Attribution, Reported, Speaker
from provenance.sources.names import canonical
from provenance.sources.registry import Registry
from provenance.vocabulary import SpeakerBasis, SpeakerKind


def resolve_speakers(
    article: Article, reported: Sequence[Reported], registry: Registry
) -> tuple[Attribution, ...]:
    """Return one attribution for each reported content, in the same order."""
    return tuple(Attribution(speaker=_named(article, each, registry)) for each in reported)


def _named(article: Article, reported: Reported, registry: Registry) -> Speaker:
    text = article.content(reported.field)
    words = text[slice(*reported.source)] if reported.source else ""
    source = registry.by_name(words) if words else None
    named = bool(words[:1].isupper())
    name = source.name if source else canonical(words) if named else None
    kind = SpeakerKind.ORGANISATION if source else SpeakerKind.PERSON
    return Speaker(
        name=name,
        kind=kind if name else SpeakerKind.UNKNOWN,
        key=name,
        basis=SpeakerBasis.NAMED if name else SpeakerBasis.NONE,
        span=reported.source,
        confidence=0.5 if name else 0.0,
    )
