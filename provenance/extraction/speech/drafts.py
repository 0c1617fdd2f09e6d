"""A record in the making, before its words are offsets and its probability is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.extraction.scripts.unspaced_words import Told
from provenance.extraction.speech.noun_phrases import Range
from provenance.extraction.speech.shapes import Shape
from provenance.models import Span
from provenance.vocabulary import QuoteKind


@dataclass(slots=True, kw_only=True)
class Draft:
    """A record in the making: word numbers instead of offsets."""

    marks: list[int]
    cue: Range | None
    source: Range | None
    sentence: Range
    kind: QuoteKind
    clause: Range | None = None
    after: bool = False  # the attribution follows the (first) marked stretch
    carried: bool = False
    stop: int | None = None  # where the attribution of the sentence's next record begins
    speech: float = 0.5
    parts: tuple[Range, ...] = ()  # of an indirect clause that its attribution parts
    told: Told | None = None  # by the grammar of a script without capitals; offsets as well
    blocks: tuple[Span, ...] = ()  # paragraphs without marks; offsets, where the others have words

    @property
    def first(self) -> int:
        """The number of the content's first word."""
        if self.blocks:
            return self.sentence[0]
        return self.marks[0] if self.marks or self.clause is None else self.clause[0]


def span_of(shape: Shape, words: Range | None) -> Span | None:
    """Return the offsets of a range of words."""
    return None if words is None else shape.span(*words)


def contents_of(shape: Shape, marks: Sequence[int]) -> list[str]:
    """Return what stands in marked stretches, without the marks."""
    text = shape.text
    return [text[one.inner_start : one.inner_end] for one in map(shape.marks.__getitem__, marks)]


def segments_of(shape: Shape, marks: Sequence[int]) -> tuple[Span, ...]:
    """Return the contents of marked stretches, trimmed, without the marks."""
    found = []
    for at in marks:
        mark = shape.marks[at]
        start, end = mark.inner_start, mark.inner_end
        while start < end and shape.text[start].isspace():
            start += 1
        while end > start and shape.text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)


_TOPIC = re.compile("(?<=[\uac00-\ud7a3])(?:께서는|께서|은|는|이|가)\\Z")
_CHINESE_VERB = re.compile("(?<=[\u4e00-\u9fff])(?:说道|表示|指出|强调|写道|回应|透露|说|称|道)\\Z")
_ARABIC_VERB = re.compile("(?:و?قال|و?قالت|و?أكد|و?أكدت|و?صرح|و?أضاف|و?أضافت|و?أعلن|و?أعلنت)\\s+")
_LATIN_END = 0x24F  # code points; scripts after it may have verbs and particles in one word


def source_span(shape: Shape, words: Range | None) -> Span | None:
    """Return the offsets of a source, without the particle or verb that is one word with it."""
    if words is None:
        return None
    start, end = shape.span(*words)
    text = shape.text
    if ord(text[end - 1]) <= _LATIN_END and ord(text[start]) <= _LATIN_END:
        return start, end
    for pattern in (_TOPIC, _CHINESE_VERB):
        tail = pattern.search(text, max(start, end - 4), end)
        if tail is not None and tail.start() > start:
            return start, tail.start()
    head = _ARABIC_VERB.match(text, start, end)
    return (head.end() if head is not None and head.end() < end else start), end


_BROAD = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_BROAD_WORD = 2  # characters of a Chinese or Japanese word, about


def size_in_words(content: str) -> int:
    """Return how many words a content has, about: by blanks, or by characters where none part.

    >>> size_in_words("never again"), size_in_words("敌人听见叫声就跑了")
    (2, 5)
    """
    words = content.count(" ") + 1
    if content.isascii():
        return words
    return max(words, round(len(_BROAD.findall(content)) / _BROAD_WORD + 0.1))
