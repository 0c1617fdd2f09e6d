"""Indirect speech: reported content without marks, found by its reporting verb and its source.

Only verbs of saying, telling and asking, and "according to", are taken, and only with a source:
"X said that …", "X said …", "…, X said", "X told reporters …", "X vowed to …", "according to X".
"""

import re
from collections.abc import Iterator, Sequence

from provenance.extraction.drafts import Draft
from provenance.extraction.noun_phrases import Range, following
from provenance.extraction.shapes import Shape
from provenance.extraction.subjects import inverted, subject
from provenance.extraction.verbs import modifies
from provenance.vocabulary import QuoteKind

_CLAUSE_START = frozenset("NnrDPp#gQR(IBTHO$")
_PLEDGES = frozenset(
    {"vow", "pledge", "promise", "threaten", "swear", "agree", "ask", "tell", "volunteer"}
)
_HEARER = re.compile(r"(?:I?(?:[PD]?[Nnr#gp]*[Nnr]|P))(?=[HBtNDPQ,]|I)")
_WAY = re.compile(r"(?:[RT#]|[IO][PD]?[Nnr#gp]*[NnrT])*")
_BEFORE_CLAUSE = re.compile(r"(?:n?[RT#]+,?|[IO][PD]?[Nnr#gp]*[NnrT#]){0,4},?")
_JOINED = re.compile(r"[RT]*(?:[,(-].*[,)-])?[RVT]{0,3}")
_CLOSING_ATTRIBUTION = re.compile(r",[DP]?[Nnrpe#]{0,8}[NnrP][RV]{0,2}S(?=[TR]*(?:[,IO][^S]*)?\Z)")
_REPORTING = re.compile(r"[SGA]")
_FINITE = re.compile(r"[VvS]")
_WIDEST = 90  # words around a verb that are looked at
_APPOSITION = 9  # words between the commas around an apposition
_SHORTEST = 3  # words of a reported clause


def indirect_drafts(
    shape: Shape, sentence: Range, refused: set[int], taken: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the indirect speech of a sentence, outermost first.

    `taken` are the sentence's quotations, whose verbs and clauses are in use; `refused` its marked
    stretches that are no speech.
    """
    claimed = sentence[0]
    used = {draft.cue[0] for draft in taken if draft.cue is not None}
    for match in _REPORTING.finditer(shape.tags, *sentence):
        at, letter = match.start(), match.group()
        if at < claimed or at in used:
            continue
        if letter == "A":
            draft = _according(shape, at, sentence, claimed)
        else:
            draft = _verb(shape, at, sentence, claimed)
        if draft is None or draft.clause is None or not _free(shape, draft.clause, refused, taken):
            continue
        claimed = max(claimed, draft.clause[1], at + 1)
        yield draft


def _free(shape: Shape, clause: Range, refused: set[int], taken: Sequence[Draft]) -> bool:
    """Whether a clause holds no quotation and is no part of one's reported clause."""
    quoted = shape.tags.find("Q", *clause)
    while quoted >= 0:
        if quoted not in refused:
            return False
        quoted = shape.tags.find("Q", quoted + 1, clause[1])
    return not any(
        draft.clause is not None and draft.clause[0] < clause[1] and clause[0] < draft.clause[1]
        for draft in taken
    )


def _verb(shape: Shape, at: int, sentence: Range, floor: int) -> Draft | None:
    cue = shape.cues[at]
    if not cue.groups & {"say", "tell", "ask", "utter"} or modifies(shape, at):
        return None
    source = subject(shape, at, *sentence)
    if source is None or set(shape.tags[slice(*source)]) <= {"#"}:
        return None
    content = _after(shape, at, sentence)
    if content is None:
        content = _before(shape, at, source, floor)
    return _draft((at, at + 1), source, content, sentence)


def _draft(cue: Range, source: Range, content: Range | None, sentence: Range) -> Draft | None:
    if content is None or content[1] - content[0] < _SHORTEST:
        return None
    return Draft(
        marks=[], cue=cue, source=source, sentence=sentence, kind=QuoteKind.INDIRECT,
        clause=content,
    )  # fmt: skip


def _after(shape: Shape, at: int, sentence: Range) -> Range | None:
    """Return the clause that follows its verb ("said that …", "said …", "vowed to …")."""
    tags = shape.tags
    cue = shape.cues[at]
    last = _end(shape, at, sentence)
    if inverted(shape, at, max(sentence[0], at - _WIDEST), min(sentence[1], at + _WIDEST)):
        return None
    begin = at + 1
    if begin < last and shape.words[begin] == "by":
        return None  # an agent, not a clause
    if cue.groups & {"tell", "ask"} and begin < last and tags[begin] not in "HB":
        hearer = _HEARER.match(tags, begin, last)
        begin = hearer.end() if hearer else begin
    way = _BEFORE_CLAUSE.match(tags, begin, last)
    after = way.end() if way else begin
    if after < last and tags[after] == "H":
        return after + 1, last
    if begin < last and tags[begin] == "H":
        return begin + 1, last
    if after < last and tags[after] in "B" and shape.words[after] != "as":
        return after, last
    if begin < last and tags[begin] == "t" and cue.lemma in _PLEDGES:
        return begin, last
    while begin < last and tags[begin] in "RT":
        begin += 1
    if (
        begin >= last
        or tags[begin] not in _CLAUSE_START
        or "say" not in cue.groups | {"say" if "tell" in cue.groups else ""}
    ):
        return None
    if _FINITE.search(tags, begin, last) is None and cue.lemma != "say":
        return None
    return begin, last


def _end(shape: Shape, at: int, sentence: Range) -> int:
    """Return where a reported clause that began after a verb ends."""
    last = sentence[1]
    while last > at + 1 and shape.tags[last - 1] in ".)":
        last -= 1
    low = max(at + _SHORTEST, last - _WIDEST // 2)
    closing = _CLOSING_ATTRIBUTION.search(shape.tags, low, last) if low < last else None
    if closing is not None and "say" in shape.cues[closing.end() - 1].groups:
        return closing.start()
    return last


def _before(shape: Shape, at: int, source: Range, floor: int) -> Range | None:
    """Return the clause before its attribution ("…, X said")."""
    tags = shape.tags
    stop = min(at, source[0])
    if stop <= floor or tags[stop - 1] != ",":
        return None
    if source[1] <= at and not _JOINED.fullmatch(tags, source[1], at):
        return None
    begin = floor
    semicolon = tags.rfind(";", begin, stop)
    begin = semicolon + 1 if semicolon >= 0 else begin
    if tags[begin] in "ItBgG" and "," not in tags[begin : stop - 1]:
        return None  # an introduction ("In a speech, he said"), no clause
    return (begin, stop - 1) if _FINITE.search(tags, begin, stop - 1) else None


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
    content: Range | None = (floor, stop)
    if stop - floor < _SHORTEST:
        comma = _comma_after(shape, source, sentence)
        content = (comma + 1, _end(shape, comma, sentence)) if comma else None
    return _draft((at, at + 2), source, content, sentence)


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
    apposed = between[0] == "W" or (not _FINITE.search(between) and between[0] in "NDnr#")
    return second if apposed else comma
