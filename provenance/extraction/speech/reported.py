"""Finds reported content in an article: what is said, the words that frame it, and where."""

from collections.abc import Iterable, Iterator, Sequence

from provenance.extraction.speech.confidence import sourced
from provenance.extraction.speech.drafts import Draft, segments_of, source_span, span_of
from provenance.extraction.speech.inner_cues import parted
from provenance.extraction.speech.sequence import read
from provenance.extraction.speech.shapes import Shape, shape
from provenance.extraction.speech.teasers import teasers, within
from provenance.models import Article, Reported, Span
from provenance.text.marks import marked_spans
from provenance.text.sentences import paragraphs
from provenance.vocabulary import Field, QuoteKind

_GRAMMAR = 0.9  # how sure a source is that a grammar without a fitted model finds


def find_reported(article: Article) -> tuple[Reported, ...]:
    """Return the reported contents of an article's title and text, in order of their start."""
    title = _find(article, Field.TITLE, ())
    return (*title, *_find(article, Field.TEXT, article.furniture))


def _find(article: Article, part: Field, furniture: Sequence[Span]) -> Iterator[Reported]:
    text = article.content(part)
    if not text:
        return
    frames = _outside(paragraphs(text), furniture)
    boxes = teasers(text)
    marked = marked_spans(text, frames)
    if boxes:
        marked = [one for one in marked if not within((one.start, one.end), boxes)]
    marks = parted(text, marked, article.lang)
    whole = shape(text, marks, article.lang)
    for draft in _disjoint(read(whole, frames, marks)):
        if draft.blocks:
            segments = draft.blocks
        elif draft.marks:
            segments = segments_of(whole, draft.marks)
        else:
            parts = draft.parts or ((draft.clause,) if draft.clause else ())
            segments = tuple(whole.span(*part) for part in parts)
        if segments and not (boxes and _in_teaser(draft, segments, boxes)):
            yield _reported(whole, draft, segments, part)


def _in_teaser(draft: Draft, segments: Sequence[Span], boxes: tuple[Span, ...]) -> bool:
    """Whether something was reported in a teaser and not in the article around it.

    Words without marks that begin in a teaser run on into the sentence behind its link.
    """
    begin, end = segments[0][0], segments[-1][1]
    return within((begin, end if draft.marks or draft.blocks else begin), boxes)


def _disjoint(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Leave out the indirect speech that lies between the segments of a quotation."""
    reach = -1
    for draft in drafts:
        if draft.blocks:
            reach = max(reach, draft.sentence[1] - 1)
        elif draft.marks:
            reach = max(reach, draft.marks[-1])
        elif draft.first <= reach:
            continue
        yield draft


def _outside(frames: Sequence[Span], furniture: Sequence[Span]) -> Sequence[Span]:
    """Leave the paragraphs out that are furniture, and cut those that are in part."""
    if not furniture:
        return frames
    kept: list[Span] = []
    pieces = sorted(furniture)
    at = 0
    for start, end in frames:
        while at < len(pieces) and pieces[at][1] <= start:
            at += 1
        number, begin = at, start
        while number < len(pieces) and pieces[number][0] < end:
            if pieces[number][0] > begin:
                kept.append((begin, pieces[number][0]))
            begin = max(begin, pieces[number][1])
            number += 1
        if begin < end:
            kept.append((begin, end))
    return kept


def _reported(whole: Shape, draft: Draft, segments: tuple[Span, ...], part: Field) -> Reported:
    clause: Span | None = None
    if draft.kind is QuoteKind.MIXED and draft.clause is not None:
        start, end = whole.span(*draft.clause)
        clause = min(start, segments[0][0]), max(end, segments[-1][1])
    return Reported(
        field=part,
        segments=segments,
        kind=draft.kind,
        cue=draft.told.cue if draft.told else span_of(whole, draft.cue),
        source=draft.told.source if draft.told else source_span(whole, draft.source),
        clause=clause,
        frame=whole.span(*draft.sentence),
        speech=draft.speech,
        sourced=_GRAMMAR if draft.told else sourced(whole, draft),
    )
