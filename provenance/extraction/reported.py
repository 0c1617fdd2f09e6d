"""Finds reported content in an article: what is said, the words that frame it, and where.

Paragraph by paragraph and sentence by sentence, with one look back: a quotation without words of
its own that attribute it goes on from the one before it, and one that is opened again with each
paragraph is one record.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.extraction.indirect import indirect_drafts
from provenance.extraction.quotations import Draft, drafts, segments_of, span_of
from provenance.extraction.shapes import Shape, shape
from provenance.extraction.subjects import Range, clause_subject, subject
from provenance.models import Article, Reported, Span
from provenance.text.marks import Marked, marked_spans
from provenance.text.sentences import paragraphs, sentences
from provenance.vocabulary import Field, QuoteKind

SPEECH_THRESHOLD = 0.5  # below it marked words are taken for a title, a name, a scare quote


@dataclass(slots=True)
class _Before:
    """What the look back sees: the last draft, its paragraph, and the last sentence."""

    draft: Draft | None = None
    paragraph: int = -1
    sentence: Range | None = None
    sentence_paragraph: int = -1
    attributed: Range | None = None
    attributed_in: Range | None = None


def find_reported(article: Article) -> tuple[Reported, ...]:
    """Return the reported contents of an article's title and text, in order of their start."""
    title = _find(article.content(Field.TITLE), Field.TITLE, ())
    return (*title, *_find(article.text, Field.TEXT, article.furniture))


def _find(text: str, part: Field, furniture: Sequence[Span]) -> Iterator[Reported]:
    if not text:
        return
    frames = _outside(paragraphs(text), furniture)
    marks = marked_spans(text, frames)
    whole = shape(text, marks)
    for draft in _drafts(whole, frames, marks):
        if draft.marks:
            segments = segments_of(whole, draft.marks)
        else:
            segments = (whole.span(*draft.clause),) if draft.clause else ()
        if segments:
            yield _reported(whole, draft, segments, part)


def _outside(frames: list[Span], furniture: Sequence[Span]) -> list[Span]:
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


def _drafts(whole: Shape, frames: Sequence[Span], marks: Sequence[Marked]) -> list[Draft]:
    """Return the drafts of all paragraphs, joined and carried on where they belong together."""
    found: list[Draft] = []
    before = _Before()
    position = 0
    for number, frame in enumerate(frames):
        inside = []
        while position < len(marks) and marks[position].start < frame[1]:
            inside.append((marks[position].start, marks[position].end))
            position += 1
        for sentence in _sentences(whole, frame, inside):
            taken: set[int] = set()
            for draft in drafts(whole, sentence):
                if draft.speech < SPEECH_THRESHOLD:
                    continue
                if draft.cue is not None:
                    taken.add(draft.cue[0])
                placed = _place(whole, draft, before, number)
                if placed is draft:
                    found.append(draft)
                before.draft, before.paragraph = placed, number
                before.attributed, before.attributed_in = placed.source, sentence
            if not taken and "Q" not in whole.tags[slice(*sentence)]:
                indirect = list(indirect_drafts(whole, sentence, taken))
                found.extend(indirect)
                if indirect:
                    before.attributed = indirect[-1].source
                    before.attributed_in = sentence
            before.sentence, before.sentence_paragraph = sentence, number
    return sorted(found, key=lambda draft: (_first(draft), draft.kind))


def _first(draft: Draft) -> int:
    return draft.marks[0] if draft.marks or draft.clause is None else draft.clause[0]


_DATELINE = re.compile(r"N[N,.T#nrx]{0,12}(?:\([NnrI]{1,4}\))?[,.T#]{0,4}-(?=.{5})")
_ATTRIBUTION = re.compile(
    r"(?:[DP]?[Nnr#p]{0,6}[NnrP](?:,[^QS.;]{1,30},)?[RV]{0,2}S(?=[.,IOBRTtC(-])|S[DP]?N)"
)


def _sentences(whole: Shape, frame: Span, inside: Sequence[Span]) -> list[Range]:
    """Return a paragraph's sentences: without its dateline, quotations with their attribution."""
    found: list[Range] = []
    for span in sentences(whole.text, *frame, closed=inside):
        first, last = whole.within(span)
        if first == last:
            continue
        if not found and whole.text[span[0] : span[0] + 3].isupper():
            dateline = _DATELINE.match(whole.tags, first, last)
            first = dateline.end() if dateline else first
        if found and whole.tags[found[-1][1] - 1] == "Q" and _is_attribution(whole, first, last):
            found[-1] = (found[-1][0], last)
            continue
        found.append((first, last))
    return found


def _is_attribution(whole: Shape, first: int, last: int) -> bool:
    """Whether a sentence is only the attribution of the quotation before: "Go!" The man said."""
    match = _ATTRIBUTION.match(whole.tags, first, last)
    if match is None:
        return False
    verb = whole.tags.index("S", first)
    return bool(whole.cues[verb].groups & {"say", "tell", "ask", "utter"})


def _place(whole: Shape, draft: Draft, before: _Before, number: int) -> Draft:
    """Return the earlier draft that this one was joined to, or this one, carried on."""
    previous = before.draft
    if previous is not None and _reopened(whole, previous, draft, before.paragraph, number):
        previous.marks.extend(draft.marks)
        if previous.cue is None and draft.cue is not None:
            previous.cue, previous.source, previous.after = draft.cue, draft.source, draft.after
        return previous
    if draft.cue is None and _alone(whole, draft):
        if previous is not None and _split(previous, before, number):
            previous.marks.extend(draft.marks)
            return previous
        _carry(whole, draft, before)
    return draft


def _alone(whole: Shape, draft: Draft) -> bool:
    return set(whole.tags[slice(*draft.sentence)]) <= set("Q,.-x")


def _reopened(whole: Shape, previous: Draft, draft: Draft, paragraph: int, number: int) -> bool:
    """Whether a quotation left open at a paragraph's end goes on at the start of the next."""
    last = whole.marks[previous.marks[-1]]
    return not last.closed and number == paragraph + 1 and draft.marks[0] == draft.sentence[0]


def _split(previous: Draft, before: _Before, number: int) -> bool:
    """Whether a stretch on its own is the second half of "A," he said. "B."."""
    return previous.after and before.paragraph == number and previous.sentence == before.sentence


def _carry(whole: Shape, draft: Draft, before: _Before) -> None:
    """Give a quotation without an attribution the source that its surroundings point to."""
    previous = before.sentence
    if previous is None:
        return
    end = previous[1] - 1
    if whole.tags[end] == ":":
        cues = [at for at in range(*previous) if whole.tags[at] in "SG"]
        draft.cue = (cues[-1], cues[-1] + 1) if cues else (end, end + 1)
        draft.source = subject(whole, cues[-1], *previous) if cues else None
        draft.source = draft.source or clause_subject(whole, previous[0], end)
        return
    draft.carried = True
    if before.attributed is not None:
        draft.source = before.attributed
        return
    draft.source = clause_subject(whole, *previous)


def _reported(whole: Shape, draft: Draft, segments: tuple[Span, ...], part: Field) -> Reported:
    clause = span_of(whole, draft.clause)
    if clause is not None:
        clause = (min(clause[0], segments[0][0]), max(clause[1], segments[-1][1]))
    return Reported(
        field=part,
        segments=segments,
        kind=draft.kind,
        cue=span_of(whole, draft.cue),
        source=span_of(whole, draft.source),
        clause=clause if draft.kind is QuoteKind.MIXED else None,
        frame=whole.span(*draft.sentence),
        speech=draft.speech,
    )
