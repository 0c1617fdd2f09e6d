"""An article with even whitespace to read quotes from, and the way back to its stored text.

Everything that reads an article looks for words parted by one blank. What it finds is told in
offsets of the stored text, which is never changed.
"""

from dataclasses import dataclass, replace

from provenance.models import Article, Attribution, Reported, Span, Via
from provenance.text.whitespace import Evened, evened
from provenance.vocabulary import Field


@dataclass(frozen=True, slots=True)
class Even:
    """An article to read from; `title` and `text` lead back where they were made even."""

    article: Article
    title: Evened | None = None
    text: Evened | None = None

    def back(
        self, reported: Reported, who: Attribution, stored: Article
    ) -> tuple[Reported, Attribution]:
        """Return a content and who said it, with their places in the article as stored."""
        way = self._way(reported)
        if self.text is not None:
            via = tuple(_via(each, self.text, stored) for each in who.via)
            who = replace(who, via=via)
        if way is not None:
            speaker = replace(who.speaker, span=_origin(way, who.speaker.span))
            who = replace(who, speaker=speaker)
        return self.stored(reported), who

    def stored(self, reported: Reported) -> Reported:
        """Return a content with its places in the article as stored."""
        way = self._way(reported)
        if way is None:
            return reported
        return replace(
            reported,
            segments=tuple(map(way.origin, reported.segments)),
            cue=_origin(way, reported.cue),
            source=_origin(way, reported.source),
            clause=_origin(way, reported.clause),
            frame=way.origin(reported.frame),
        )

    def _way(self, reported: Reported) -> Evened | None:
        return self.title if reported.field is Field.TITLE else self.text


def even(article: Article) -> Even:
    """Return an article to read quotes from: itself where its whitespace is even already."""
    title = evened(article.title) if article.title else None
    text = evened(article.text)
    if title is None and text is None:
        return Even(article)
    made = replace(
        article,
        title=title.text if title else article.title,
        text=text.text if text else article.text,
        furniture=tuple(map(text.taken, article.furniture)) if text else article.furniture,
    )
    return Even(made, title, text)


def _origin(way: Evened, span: Span | None) -> Span | None:
    return None if span is None else way.origin(span)


def _via(via: Via, way: Evened, stored: Article) -> Via:
    start, end = way.origin((via.start, via.end))
    return replace(via, text=stored.text[start:end], start=start, end=end)
