"""Reads quotes out of an article: what was said, by whom, through whom.

`extract` is the whole of it: content and its frame first (`speech`), then who the words that name
the source stand for (`speakers`). `explain` gives the same quotes with everybody who might have
said them. Below both lie `people` (who is named or described) and `scripts` (languages whose
script parts words otherwise).
"""

from provenance.extraction.speakers.attributions import resolve_speakers
from provenance.extraction.speakers.candidates import Candidate, considered, settled
from provenance.extraction.speakers.places import Even, even
from provenance.extraction.speakers.resolved import reasoned
from provenance.extraction.speakers.scene import Scene
from provenance.extraction.speech.reported import find_reported
from provenance.ids import quote_id
from provenance.models import Article, Attribution, Quote, Reported, Span, Speaker
from provenance.sources.registry import Registry

__all__ = ["Candidate", "explain", "extract"]


def extract(article: Article, registry: Registry) -> tuple[Quote, ...]:
    """Return an article's quotes, titles' first, each attributed as far as the article tells."""
    read = even(article)
    reported = find_reported(read.article)
    attributions = resolve_speakers(read.article, reported, registry)
    return tuple(
        _quote(article, read, each, who) for each, who in zip(reported, attributions, strict=True)
    )


def explain(
    article: Article, registry: Registry
) -> tuple[tuple[Quote, tuple[Candidate, ...]], ...]:
    """Return the quotes that `extract` returns, each with the candidates for its speaker."""
    read = even(article)
    reported = find_reported(read.article)
    looked: dict[int, tuple[Candidate, ...]] = {}

    def watch(scene: Scene, index: int, each: Reported, speaker: Speaker) -> None:
        looked[index] = considered(scene, each, reasoned(speaker))

    attributions = resolve_speakers(read.article, reported, registry, watch)
    return tuple(
        (_quote(article, read, each, who), settled(looked[index], who.speaker))
        for index, (each, who) in enumerate(zip(reported, attributions, strict=True))
    )


def _quote(article: Article, read: Even, found: Reported, who: Attribution) -> Quote:
    """Return a quote found in an article as it is read, with its places as it is stored."""
    reported, who = (found, who) if read.article is article else read.back(found, who, article)
    content = article.content(reported.field)
    return Quote(
        id=quote_id(article.id, reported.field, reported.start, reported.end, reported.kind),
        article_id=article.id,
        field=reported.field,
        segments=reported.segments,
        text=" ".join(content[start:end] for start, end in reported.segments),
        kind=reported.kind,
        cue=reported.cue,
        cue_text=_text(content, reported.cue),
        clause=reported.clause,
        speaker=who.speaker,
        speaker_text=_text(content, who.speaker.span),
        via=who.via,
        speech=reported.speech,
        reporter_words=who.reporter_words,
        about=who.about,
    )


def _text(content: str, span: Span | None) -> str | None:
    return None if span is None else content[span[0] : span[1]]
