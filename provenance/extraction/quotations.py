"""Quotations: marked stretches grouped into records, with the words that attribute them.

A sentence is looked at as a whole. Each marked stretch in it is given a reporting verb (or
"according to", or a colon) and with it a source; stretches with the same ones are one record.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from provenance.extraction.shapes import Shape
from provenance.extraction.subjects import Range, clause_subject, following, subject
from provenance.models import Span
from provenance.vocabulary import QuoteKind

_ENDS_UTTERANCE = frozenset(".!?…,;—–-")
_NAMING = frozenset({"called", "dubbed", "labeled", "labelled", "named", "termed", "nicknamed"})
_REACH = 45  # words between a marked stretch and the verb that reports it


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
    speech: float = 0.5
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attributed:
    """How one marked stretch is attributed."""

    cue: Range | None
    source: Range | None
    after: bool


def drafts(shape: Shape, sentence: Range) -> Iterator[Draft]:
    """Yield the records of one sentence, in order."""
    numbers = [at for at in range(*sentence) if shape.tags[at] == "Q"]
    current: Draft | None = None
    for at in numbers:
        found = attribute(shape, at, sentence)
        same = (
            current is not None
            and current.cue == found.cue
            and (found.cue is not None or _joined(shape, current.marks[-1], at))
        )
        if same and current is not None:
            current.marks.append(at)
            continue
        if current is not None:
            yield _finished(shape, current)
        current = Draft(
            marks=[at],
            cue=found.cue,
            source=found.source,
            sentence=sentence,
            kind=QuoteKind.DIRECT,
            after=found.after,
        )
    if current is not None:
        yield _finished(shape, current)


def _joined(shape: Shape, left: int, right: int) -> bool:
    """Whether two stretches without a verb stand in one series."""
    return right - left <= 2


def attribute(shape: Shape, at: int, sentence: Range) -> Attributed:
    """Return the reporting words and the source of the marked stretch that is word `at`."""
    after = _verb_after(shape, at, sentence)
    before = _verb_before(shape, at, sentence)
    if before is not None and after is not None:
        opens = _opens(shape, at, sentence)
        strong = _leads_to(shape, at, after) and _closes(shape, at)
        chosen = after if strong and (opens or not _adjacent(shape, before, at)) else before
    else:
        chosen = before if after is None else after
    if chosen is None:
        return _without_verb(shape, at, sentence)
    return Attributed((chosen, chosen + 1), subject(shape, chosen, *sentence), chosen > at)


def _opens(shape: Shape, at: int, sentence: Range) -> bool:
    return at == sentence[0] or set(shape.tags[sentence[0] : at]) <= set("Q,-.x")


def _adjacent(shape: Shape, verb: int, at: int) -> bool:
    """Whether nothing but a hearer, a colon or "that" stands between a verb and a stretch."""
    return _ADJACENT.fullmatch(shape.tags, verb + 1, at) is not None


_ADJACENT = re.compile(r"(?:[DPp]?[Nnr#p]{0,4}[NnrP])?[RT]{0,2}[,:Hx-]{0,2}")


def _closes(shape: Shape, at: int) -> bool:
    """Whether the stretch ends as an utterance does before its attribution."""
    mark = shape.marks[at]
    last = shape.text[mark.inner_end - 1]
    letter = shape.tags[at + 1] if at + 1 < len(shape.tags) else "."
    return last in ",?!—–-" or letter in ",S"


def _leads_to(shape: Shape, at: int, verb: int) -> bool:
    """Whether what follows the stretch can be the subject of the verb, or the verb itself."""
    begin = at + 1
    while begin < verb and shape.tags[begin] in ",.-R":
        begin += 1
    return shape.tags[begin] in "NnrDPp#ST("


def _verb_after(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb of an attribution that follows: "…," X said."""
    tags = shape.tags
    stop = min(sentence[1], at + _REACH)
    cut = tags.find(";", at + 1, stop)
    for verb in range(at + 1, stop if cut < 0 else cut):
        if tags[verb] == "S" and not _only_thought(shape, verb):
            return verb
    return None


def _only_thought(shape: Shape, verb: int) -> bool:
    return shape.cues[verb].groups == {"think"}


def _verb_before(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the nearest verb before, whose complement the stretch is in."""
    tags = shape.tags
    floor = max(sentence[0], at - _REACH)
    for verb in range(at - 1, floor - 1, -1):
        if tags[verb] == ";":
            return None
        if tags[verb] in "SG" and not _names(shape, verb, at):
            return verb
    return None


def _names(shape: Shape, verb: int, at: int) -> bool:
    """Whether the verb only says how something is called ("a group called the “X”")."""
    if shape.words[verb] not in _NAMING:
        return False
    return verb > 0 and shape.tags[verb - 1] in "nN" and at - verb <= 2


def _without_verb(shape: Shape, at: int, sentence: Range) -> Attributed:
    """Attribute by "according to" or a colon, or not at all."""
    tags = shape.tags
    for number in range(*sentence):
        if tags[number] == "A" and number + 1 < sentence[1] and tags[number + 1] == "t":
            source = following(shape, number + 2, sentence[1])
            return Attributed((number, number + 2), source, number > at)
    if at > sentence[0] and tags[at - 1] == ":":
        return Attributed((at - 1, at), clause_subject(shape, sentence[0], at - 1), False)
    return Attributed(None, None, False)


def _finished(shape: Shape, draft: Draft) -> Draft:
    draft.kind = _kind(shape, draft)
    if draft.kind is QuoteKind.MIXED:
        draft.clause = _clause(shape, draft)
    draft.speech = _speech(shape, draft)
    return draft


def _kind(shape: Shape, draft: Draft) -> QuoteKind:
    """Direct when the marks hold whole utterances, mixed when they hold pieces of a clause."""
    first, last = draft.sentence
    tags, text = shape.tags, shape.text
    begin = draft.marks[0]
    if set(tags[first:begin]) <= set(",-.x"):
        return QuoteKind.DIRECT
    mark = shape.marks[begin]
    initial = next((c for c in text[mark.inner_start : mark.inner_end] if c.isalnum()), "a")
    before = tags[begin - 1]
    whole = initial.isupper() or initial.isdigit() or not initial.isascii()
    if before == ":" or (draft.cue is not None and before == "," and whole):
        return QuoteKind.DIRECT
    final = text[shape.marks[draft.marks[-1]].inner_end - 1]
    adjacent = draft.cue is not None and not draft.after and draft.cue[1] == begin
    if adjacent and whole and final in _ENDS_UTTERANCE:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


_ADDRESSEE = re.compile(r"(?:[DPp]?[Nnr#p]*[Nnr]|P)(?=[HQ,:])")


def _clause(shape: Shape, draft: Draft) -> Range:
    """Return the reported clause around the fragments, without source and cue."""
    first, last = draft.sentence
    tags = shape.tags
    while last > first and tags[last - 1] in ".":
        last -= 1
    if draft.cue is None:
        return first, max(last, draft.marks[-1] + 1)
    if draft.after:
        stop = min([draft.cue[0]] + ([draft.source[0]] if draft.source else []))
        while stop > draft.marks[-1] + 1 and tags[stop - 1] in ",-.":
            stop -= 1
        return first, max(stop, draft.marks[-1] + 1)
    start = draft.cue[1]
    that = tags.find("H", start, draft.marks[0])
    if 0 <= that <= start + 6:
        start = that + 1
    while start < draft.marks[0] and tags[start] in ",:TR":
        start += 1
    return start, max(last, draft.marks[-1] + 1)


def _speech(shape: Shape, draft: Draft) -> float:
    """The probability that the marks hold speech, from their length and what carries them."""
    length = 0
    for at in draft.marks:
        mark = shape.marks[at]
        length += shape.text.count(" ", mark.inner_start, mark.inner_end) + 1
    alone = set(shape.tags[slice(*draft.sentence)]) <= set("Q,.-x")
    if draft.cue is not None:
        return 0.97 if length > 7 else 0.9 if length > 3 else 0.75
    if alone:
        return 0.95 if length > 3 else 0.6
    return 0.9 if length > 7 else 0.7 if length > 3 else 0.3


def span_of(shape: Shape, words: Range | None) -> Span | None:
    """Return the offsets of a range of words."""
    return None if words is None else shape.span(*words)


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
