"""Quotations: marked stretches grouped into records, with the words that attribute them.

A sentence is looked at as a whole. Each marked stretch in it is given a reporting verb (or
"according to", or a colon) and with it a source; stretches with the same ones are one record.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.extraction.scripts.unspaced import attributed, has_grammar
from provenance.extraction.scripts.unspaced_words import Told
from provenance.extraction.speech.clauses import clause_subject, verb_subject
from provenance.extraction.speech.drafts import Draft
from provenance.extraction.speech.foreign import FOREIGN
from provenance.extraction.speech.lexicon import lexicon
from provenance.extraction.speech.noun_phrases import Range, ending, following
from provenance.extraction.speech.shapes import Shape
from provenance.extraction.speech.subjects import subject
from provenance.extraction.speech.verbs import OWNERS, REACH, reporting_verb, surely
from provenance.models import Span
from provenance.vocabulary import QuoteKind

_ENDS_UTTERANCE = frozenset(".!?…,;—–-")


_LEADING = re.compile(r"[,\-.x]*")
_WORDS_OF = 14  # words from "in the words of X," to what they are
_GOES_ON = re.compile(r"HR?[VvSe]+[tDR]{0,2}")
_VIEWS = frozenset({"view", "opinion", "words", "estimation", "telling", "phrase", "phrasing"})
_SIGNED = re.compile(r"(?P<who>N{2,4}),[^VvSGQe;:]*\Z")
_VERB = re.compile(r"[Vve]")
_MASKED = 8  # marked stretches before one whose words are left out of its sentence
_LONG_FRAGMENT = 3  # blanks; shorter fragments need a verb of speech


class Attributed(NamedTuple):
    """How one marked stretch is attributed."""

    cue: Range | None
    source: Range | None
    after: bool
    told: Told | None = None


def drafts(shape: Shape, sentence: Range) -> Iterator[Draft]:
    """Yield the records of one sentence, in order."""
    current: Draft | None = None
    at = sentence[0] - 1
    while (at := shape.tags.find("Q", at + 1, sentence[1])) >= 0:
        if current is not None and _in_series(shape, current.marks[-1], at):
            current.marks.append(at)
            continue
        found = attribute(shape, at, sentence)
        same = (
            current is not None
            and current.cue == found.cue
            and (found.cue is not None or _joined(shape, current.marks[-1], at))
        )
        if same and current is not None:
            current.marks.append(at)
            continue
        if current is not None and _governs(shape, found, current, at):
            current.marks.append(at)
            current.cue, current.source, current.after = found.cue, found.source, found.after
            current.told = found.told
            continue
        if current is not None:
            current.stop = _own_attribution(found, current, at)
            yield _finished(shape, current)
        current = Draft(
            marks=[at],
            cue=found.cue,
            source=found.source,
            sentence=sentence,
            kind=QuoteKind.DIRECT,
            after=found.after,
            told=found.told,
        )
    if current is not None:
        yield _finished(shape, current)


def _own_attribution(found: Attributed, before: Draft, at: int) -> int | None:
    """Return where the next record's attribution begins, if that stands between the two."""
    if found.cue is None or found.after or found.cue[0] <= before.marks[-1]:
        return None
    if found.source is not None and before.marks[-1] < found.source[0] < found.cue[0]:
        return found.source[0]
    return found.cue[0]


def _in_series(shape: Shape, left: int, right: int) -> bool:
    """Whether two stretches are listed: “a” and “b”, “a,” “b”."""
    between = shape.tags[left + 1 : right]
    if between[:1] == "H" and _GOES_ON.fullmatch(between):
        return True  # "described it as a “step” that recognized “common ground”"
    return between in ("C", ",", ",C") or (between == "" and right == left + 1)


def _governs(shape: Shape, found: Attributed, before: Draft, at: int) -> bool:
    """Whether the attribution that closes a sentence is that of an earlier fragment as well.

    It is in "X called for “a” in the spirit of “b,” the agency said": the narration is one clause.
    """
    if not found.after or before.after or before.cue is None or before.cue[0] not in shape.cues:
        return False
    if shape.cues[before.cue[0]].tells:
        return False
    between = shape.tags[before.marks[-1] + 1 : at]
    return len(between) <= REACH and not set(between) & set("S;:.HW")


def _joined(shape: Shape, left: int, right: int) -> bool:
    """Whether two stretches without a verb stand in one series."""
    return right - left <= 2


def attribute(shape: Shape, at: int, sentence: Range) -> Attributed:
    """Return the reporting words and the source of the marked stretch that is word `at`."""
    told = _by_script(shape, at, sentence)
    if told is not None:
        return told
    verb = reporting_verb(shape, at, sentence)
    if verb is None:
        return _without_verb(shape, at, sentence)
    if verb not in shape.cues:
        return _owner(shape, verb, sentence[0])
    if verb < at and not surely(shape, verb, at, sentence[0]):
        framed = _according(shape, at, sentence)
        if framed is not None:
            return framed
    source = subject(shape, verb, *sentence)
    if source is None and verb < at:
        framed = _according(shape, at, sentence) if "A" in shape.tags[sentence[0] : at] else None
        if framed is not None:
            return framed  # "According to the report, they were told, “…”"
    return Attributed((verb, verb + 1), source, verb > at)


def _by_script(shape: Shape, at: int, sentence: Range) -> Attributed | None:
    """Attribute by the grammar of a script without capital letters."""
    mark = shape.marks[at]
    if not has_grammar(shape.text, (mark.start, mark.end)):
        return None
    others: list[Span] = []
    before = at
    while (before := shape.tags.rfind("Q", sentence[0], before)) >= 0 and len(others) < _MASKED:
        others.append((shape.marks[before].start, shape.marks[before].end))
    told = attributed(shape.text, shape.span(*sentence), (mark.start, mark.end), others)
    if told is None:
        return None
    source = None if told.source is None else shape.around(told.source)
    return Attributed(shape.around(told.cue), source, told.cue[0] > mark.start, told)


def _according(shape: Shape, at: int, sentence: Range) -> Attributed | None:
    """Attribute by "according to X" in the same sentence."""
    low, high = max(sentence[0], at - REACH), min(sentence[1], at + REACH)
    number = shape.tags.find("A", low, high)
    if number >= 0 and shape.lang in FOREIGN:
        return Attributed((number, number + 1), following(shape, number + 1, high), number > at)
    if number < 0 or shape.tags[number + 1 : number + 2] != "t":
        return None
    source = following(shape, number + 2, high)
    return Attributed((number, number + 2), source, number > at)


def _in_view(shape: Shape, at: int, sentence: Range) -> Attributed | None:
    """Attribute by "in X's view"."""
    words, high = shape.words, min(sentence[1], at + REACH)
    if _VIEWS.isdisjoint(words[at + 3 : high]):
        return None  # as nearly always
    for noun in range(at + 3, high):
        if words[noun] in _VIEWS and (shape.tags[noun - 1] == "p" or words[noun - 1] in OWNERS):
            source = ending(shape, noun - 1, at + 1)
            if source is not None and words[source[0] - 1] == "in":
                return Attributed((noun, noun + 1), source, True)
    return None


def _without_verb(shape: Shape, at: int, sentence: Range) -> Attributed:
    """Attribute by "according to", a colon or a noun ("her claim that"), or not at all."""
    framed = _according(shape, at, sentence) or _in_view(shape, at, sentence)
    if framed is not None:
        return framed
    tags = shape.tags
    low, high = max(sentence[0], at - REACH), min(sentence[1], at + REACH)
    if tags[at + 1 : at + 2] == "-" and tags[at + 2 : at + 3] in ("N", "D") and at + 2 < high:
        signed = following(shape, at + 2, high)
        if signed is not None and (signed[1] == sentence[1] or tags[signed[1]] in ".,("):
            return Attributed((at + 1, at + 2), signed, True)
    if at > low and tags[at - 1] == ":":
        return Attributed((at - 1, at), _before_colon(shape, at - 1, low), False)
    return _by_noun(shape, at, low)


def _before_colon(shape: Shape, colon: int, low: int) -> Range | None:
    """Return who is named before a colon: "Ana Ruiz, Harbour News: “…”", "From the mayor: “…”"."""
    signed = _SIGNED.match(shape.tags, low, colon)
    if signed is not None:
        return signed.span("who")
    if colon > low and shape.tags[colon - 1] == "N":
        named = ending(shape, colon - 1, low)
        if named is not None and shape.words[max(low, named[0] - 1)] in ("in", "on", "at"):
            return None  # "In a Nutshell: “…”"
        addressed = named is not None and set(shape.tags[slice(*named)]) & set("tI")
        if named is None or not addressed or not _VERB.search(shape.tags, low, named[0]):
            return named  # else an object: "Ro delivered a message to Finne: “…”"
    return clause_subject(shape, low, colon)


def _by_noun(shape: Shape, at: int, low: int) -> Attributed:
    """Attribute by a noun of speech and its owner: "her remark: “…”", "chants of “…”"."""
    nouns = lexicon().nouns
    told = shape.words[max(low, at - _WORDS_OF) : at]
    if "words" in told and told[-1:] == [","]:
        noun = at - len(told) + told.index("words")
        if shape.words[noun + 1] == "of":
            return Attributed((noun, noun + 1), following(shape, noun + 2, at), False)
    for noun in range(at - 1, max(low, at - 5) - 1, -1):
        if shape.words[noun] == "as":
            break  # "played down his remarks as “…”"
        if shape.words[noun] in nouns:
            return _owner(shape, noun, low)
    return _by_predicate(shape, at, low) or _by_any_verb(shape, at, low)


def _by_predicate(shape: Shape, at: int, low: int) -> Attributed | None:
    """Attribute by what somebody's words were: "Ro's answer was that “…”"."""
    that = shape.tags.rfind("VH", low, at)
    if that < low + 2:
        return None
    nouns, noun = lexicon().nouns, that - 1
    while noun > low and shape.tags[noun] not in "pD" and shape.words[noun] not in nouns:
        noun -= 1
    if shape.words[noun] not in nouns:
        return None
    found = _owner(shape, noun, low)
    return found if found.source is not None and found.source[1] == noun else None


def _owner(shape: Shape, noun: int, low: int) -> Attributed:
    """Return whose the noun of speech is."""
    owner = noun - 1
    while owner > low and shape.tags[owner] in "nre#T":
        owner -= 1
    if owner >= low and shape.tags[owner] == "p":
        source: Range | None = ending(shape, owner, low)
    elif owner >= low and shape.words[owner] in OWNERS:
        source = (owner, owner + 1)
    elif shape.words[noun + 1 : noun + 2] == ["by"]:
        source = following(shape, noun + 2, len(shape.words))
    else:
        source = clause_subject(shape, low, noun)
    return Attributed((noun, noun + 1), source, False)


def _by_any_verb(shape: Shape, at: int, low: int) -> Attributed:
    """Attribute a longer fragment to the subject of whatever verb it depends on."""
    mark = shape.marks[at]
    if shape.text.count(" ", mark.inner_start, mark.inner_end) < _LONG_FRAGMENT:
        return Attributed(None, None, False)
    for verb in range(at - 1, low - 1, -1):
        if shape.tags[verb] in "ve":
            source = verb_subject(shape, low, verb + 1)
            if source is not None:
                return Attributed((verb, verb + 1), source, False)
    return Attributed(None, None, False)


def _finished(shape: Shape, draft: Draft) -> Draft:
    draft.kind = _kind(shape, draft)
    if draft.kind is QuoteKind.MIXED:
        draft.clause = clause_of(shape, draft)
    return draft


def _kind(shape: Shape, draft: Draft) -> QuoteKind:
    """Direct when the marks hold whole utterances, mixed when they hold pieces of a clause."""
    first = draft.sentence[0]
    tags, text = shape.tags, shape.text
    begin = draft.marks[0]
    if draft.told is not None:
        return QuoteKind.DIRECT
    if _LEADING.fullmatch(tags, first, begin):
        return QuoteKind.DIRECT
    mark = shape.marks[begin]
    initial = text[mark.inner_start]
    if not initial.isalnum():
        initial = next((c for c in text[mark.inner_start : mark.inner_end] if c.isalnum()), "a")
    before = tags[begin - 1]
    whole = initial.isupper() or initial.isdigit() or not initial.isascii()
    # "said that for now, “…”", but not "said that, “…”"
    clause = draft.cue is not None and "H" in tags[draft.cue[1] : begin - 2]
    if before == ":" or (draft.cue is not None and before == "," and whole and not clause):
        return QuoteKind.DIRECT
    final = text[shape.marks[draft.marks[-1]].inner_end - 1]
    adjacent = draft.cue is not None and not draft.after and draft.cue[1] == begin
    if adjacent and whole and final in _ENDS_UTTERANCE:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


def clause_of(shape: Shape, draft: Draft) -> Range:
    """Return the reported clause around the fragments, without source and cue."""
    first, last = draft.sentence
    tags = shape.tags
    if draft.stop is not None:
        last = draft.stop
        while last > draft.marks[-1] + 1 and tags[last - 1] in ",;CBRV":
            last -= 1
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
    semicolon = tags.find(";", draft.marks[-1] + 1, last)
    if semicolon >= 0:
        last = semicolon
    return start, max(last, draft.marks[-1] + 1)
