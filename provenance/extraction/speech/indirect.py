"""Indirect speech: reported content without marks, found by its reporting verb and its source.

Only verbs of saying, telling and asking, and "according to", are taken, and only with a source:
"X said that …", "X said …", "…, X said", "X told reporters …", "X vowed to …", "according to X".
"""

import re
from collections.abc import Iterator, Sequence, Set

from provenance.extraction.speech.closing import negated
from provenance.extraction.speech.complements import (
    clause_after,
    clause_around,
    clause_before,
    end_of_clause,
)
from provenance.extraction.speech.drafts import Draft
from provenance.extraction.speech.noun_phrases import Range, following
from provenance.extraction.speech.shapes import Shape
from provenance.extraction.speech.subjects import subject
from provenance.extraction.speech.verbs import modifies
from provenance.vocabulary import QuoteKind

_AS_SAYING = re.compile(r"BG")
_QUOTING = frozenset({"quoted", "quoting", "quotes", "cited", "citing", "cites"})
_FINITE = re.compile(r"[VvS]")
_NOUN = re.compile(r"[NnrP#]")
_APPOSITION = 9  # words between the commas around an apposition
_SHORTEST = 3  # words of a reported clause


def indirect_drafts(
    shape: Shape,
    sentence: Range,
    telling: Sequence[int],
    refused: Set[int],
    taken: Sequence[Draft],
) -> Iterator[Draft]:
    """Yield the indirect speech of a sentence, outermost first.

    `telling` are the sentence's telling words; `taken` its quotations, whose verbs and clauses are
    in use; `refused` its marked stretches that are no speech.
    """
    claimed = sentence[0]
    used = [draft.cue[0] for draft in taken if draft.cue is not None]
    for at in telling:
        if at < claimed or at in used or at in shape.marks:
            continue
        cue = shape.cues.get(at)
        if cue is None:
            draft = _according(shape, at, sentence, claimed)
        elif cue.tells:
            draft = _verb(shape, at, sentence, claimed)
        else:
            continue
        draft = draft and _innermost(shape, draft, sentence, claimed)
        if draft is None or draft.clause is None or not _free(shape, draft.clause, refused, taken):
            continue
        claimed = max(claimed, draft.clause[1], at + 1)
        yield draft


def _innermost(shape: Shape, draft: Draft, sentence: Range, floor: int) -> Draft:
    """Return what is quoted inside a report: "X said Y had quoted Z as saying …" is Z's."""
    if draft.clause is None or draft.cue is None:
        return draft
    quoted = _AS_SAYING.search(shape.tags, *draft.clause)
    if quoted is None or shape.words[quoted.start()] != "as":
        return draft
    if _QUOTING.isdisjoint(shape.words[min(draft.cue[0], draft.clause[0]) : quoted.start()]):
        return draft
    return _verb(shape, quoted.end() - 1, sentence, floor) or draft


def _free(shape: Shape, clause: Range, refused: Set[int], taken: Sequence[Draft]) -> bool:
    """Whether a clause holds no quotation, ends in no cue and is no part of a reported clause."""
    quoted = shape.tags.find("Q", *clause)
    if quoted == clause[0] and quoted in refused:
        return False  # titles of works, not a clause
    while quoted >= 0:
        if quoted not in refused:
            return False
        quoted = shape.tags.find("Q", quoted + 1, clause[1])
    if any(draft.cue is not None and draft.cue[1] == clause[1] for draft in taken):
        return False
    return not any(
        draft.clause is not None and draft.clause[0] < clause[1] and clause[0] < draft.clause[1]
        for draft in taken
    )


def _verb(shape: Shape, at: int, sentence: Range, floor: int) -> Draft | None:
    cue = shape.cues[at]
    if not cue.tells or modifies(shape, at):
        return None
    if cue.lemma in ("begin", "start", "finish"):
        return None  # they lead only to marked words
    source = subject(shape, at, *sentence)
    if source is None or set(shape.tags[slice(*source)]) <= {"#"}:
        return None
    if negated(shape, at, sentence[0]):
        return None
    halves = clause_around(shape, at, source, floor, sentence[1])
    if halves:
        draft = _draft((at, at + 1), source, (halves[0][0], halves[-1][1]), sentence)
        if draft is not None:
            draft.parts = tuple(halves)
        return draft
    content = clause_after(shape, at, source, sentence) or clause_before(shape, at, source, floor)
    return _draft((at, at + 1), source, content, sentence)


def _draft(cue: Range, source: Range, content: Range | None, sentence: Range) -> Draft | None:
    if content is None or content[1] - content[0] < _SHORTEST:
        return None
    return Draft(
        marks=[], cue=cue, source=source, sentence=sentence, kind=QuoteKind.INDIRECT,
        clause=content,
    )  # fmt: skip


def _according(shape: Shape, at: int, sentence: Range, floor: int) -> Draft | None:
    """Return the clause that "according to X" stands before or after."""
    tags = shape.tags
    if at + 2 >= sentence[1] or tags[at + 1] != "t":
        return None
    source = following(shape, at + 2, sentence[1])
    if source is None:
        return None
    stop = at
    while stop > floor and tags[stop - 1] in ",-":
        stop -= 1
    halves = _parted(shape, (floor, stop), source, sentence)
    if halves:
        draft = _draft((at, at + 2), source, (floor, halves[-1][1]), sentence)
        if draft is not None:
            draft.parts = tuple(halves)
        return draft
    content: Range | None = (floor, stop)
    if stop - floor < _SHORTEST:
        comma = _comma_after(shape, source, sentence)
        content = (comma + 1, end_of_clause(shape, comma, sentence)) if comma else None
    return _draft((at, at + 2), source, content, sentence)


def _parted(shape: Shape, head: Range, source: Range, sentence: Range) -> list[Range]:
    """Return both halves of "The lamp, according to X, is out": the first has no verb alone."""
    tags = shape.tags
    if tags[head[1]] not in ",-" or not _NOUN.search(tags, *head) or _FINITE.search(tags, *head):
        return []
    dash = tags.startswith("-", source[1], sentence[1])
    closing = source[1] if dash else _comma_after(shape, source, sentence)
    if closing is None or tags[closing + 1 : closing + 2] in ("W", "C"):
        return []
    tail = closing + 1, end_of_clause(shape, closing, sentence)
    return [head, tail] if _FINITE.search(tags, *tail) else []


def _comma_after(shape: Shape, source: Range, sentence: Range) -> int | None:
    """Return the comma that ends "according to X, the minister," or None."""
    tags = shape.tags
    comma = tags.find(",", source[1], sentence[1])
    if comma < 0:
        return None
    second = tags.find(",", comma + 1, sentence[1])
    if second < 0 or second - comma > _APPOSITION:
        return comma
    between = tags[comma + 1 : second]
    plain = between[:1] in tuple("NDnr#") and not _FINITE.search(between)
    apposed = between.startswith("W") or plain
    return second if apposed else comma
