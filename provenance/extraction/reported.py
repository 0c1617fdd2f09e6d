"""Finds reported content in an article: what is said, the words that frame it, and where."""

from provenance.models import Article, Reported
from provenance.text.marks import marked_spans
from provenance.text.sentences import paragraphs
from provenance.vocabulary import Field, QuoteKind


def find_reported(article: Article) -> tuple[Reported, ...]:
    """Return the reported contents of an article's title and text, in order of their start."""
    found = []
    for part in (Field.TITLE, Field.TEXT):
        text = article.content(part)
        frames = paragraphs(text)
        for mark in marked_spans(text, frames):
            frame = next(f for f in frames if f[0] <= mark.start < f[1])
            found.append(
                Reported(
                    field=part,
                    segments=((mark.inner_start, mark.inner_end),),
                    kind=QuoteKind.DIRECT,
                    cue=None,
                    source=None,
                    clause=None,
                    frame=frame,
                    speech=0.5,
                )
            )
    return tuple(found)
