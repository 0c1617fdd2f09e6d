"""Reads a text's paragraphs in order and keeps what a quotation may go on from.

A quotation without words of its own that attribute it is the second half of the one before it in
the same paragraph, or goes on from a paragraph left open, or is carried by whoever spoke last.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from provenance.extraction.scripts.unspaced import goes_on
from provenance.extraction.speech.clauses import clause_subject
from provenance.extraction.speech.closing import closing_attribution
from provenance.extraction.speech.confidence import speech
from provenance.extraction.speech.drafts import Draft
from provenance.extraction.speech.foreign import FOREIGN
from provenance.extraction.speech.indirect import indirect_drafts
from provenance.extraction.speech.not_speech import no_speech
from provenance.extraction.speech.noun_phrases import Range, following
from provenance.extraction.speech.quotations import clause_of, drafts
from provenance.extraction.speech.shapes import Shape
from provenance.extraction.speech.statements import Block, announces, blocks
from provenance.extraction.speech.subjects import subject
from provenance.models import Span
from provenance.text.marks import Marked
from provenance.text.sentences import sentences
from provenance.vocabulary import QuoteKind

THRESHOLD = 0.5  # below it marked words are a title, a name, a scare quote; clauses no report

_SIGNED = re.compile(r"-[DNnrp#O,.()I]{1,12}")  # — Ole Finne, keeper of the light
_REPORTS = re.compile(r"[SGA:]")
_TRAILED = re.compile(r"C[DPp]?[Nnre#]{1,6}\.?\Z")
_CREDITING = frozenset({"with", "by", "from", "additional", "reporting", "editing", "contact"})
_LONGEST_SIGNATURE = 80  # characters
_TOLD = 0.85  # of marks that a grammar without a fitted model attributes
_NONE: frozenset[int] = frozenset()
_SET_SPEECH = 0.9  # what marks nobody set apart is never quite certain

_DATELINE = re.compile(r"N[N,.T#nrx]{0,12}(?:\([NnrI]{1,4}\))?[,.T#]{0,4}-(?=.{5})")
_ATTRIBUTION = re.compile(
    r"(?:[DP]?[Nnr#p]{0,6}[NnrP](?:,[^QS;]{1,30},)?[RV]{0,2}S"
    r"(?:(?=[.,IOBRTtC(-])|[DPp]?[Nnr]{1,4}[.,IOBRTtC(-])|S[DP]?N)"
)


@dataclass(slots=True)
class Reading:
    """The walk through one text: the drafts so far, and what was said last by whom."""

    shape: Shape
    found: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    last_paragraph: int = -1
    sentence: Range | None = None
    passed: tuple[Span, Sequence[Span]] | None = None
    attributed: Range | None = None
    attributed_in: Range | None = None

    def paragraph(self, number: int, frame: Span, inside: Sequence[Span]) -> None:
        """Take in one paragraph with the marked stretches inside it."""
        if self._signature(number, frame):
            return
        shape = self.shape
        words = shape.within(frame)
        telling = shape.told(*words)
        if not telling:
            self.passed = (frame, inside) if words[0] < words[1] else self.passed
            return
        for sentence in _sentences(shape, frame, words, inside):
            first, last = sentence
            told = [at for at in telling if first <= at < last]
            if told:
                self._sentence(number, sentence, told)
            self.sentence, self.passed = sentence, None

    def _sentence(self, number: int, sentence: Range, telling: Sequence[int]) -> None:
        """Take in one sentence: its quotations, then what it reports without marks."""
        if self.shape.tags.find("Q", *sentence) < 0:
            self._unmarked(sentence, telling, _NONE, ())
            return
        found = len(self.found)
        refused = self._marked(number, sentence)
        self._unmarked(sentence, telling, refused, self.found[found:][-_RECENT:])

    def _before(self) -> Range | None:
        """Return the sentence before; a paragraph that tells nothing is split when asked for."""
        if self.passed is not None:
            frame, inside = self.passed
            for sentence in _sentences(self.shape, frame, self.shape.within(frame), inside):
                self.sentence = sentence
            self.passed = None
        return self.sentence

    def _signature(self, number: int, frame: Span) -> bool:
        """Take a line such as "- Kim Ro, baker" for the signature of the quotation before it."""
        last = self.last
        if last is None or last.cue is not None or number != self.last_paragraph + 1:
            return False
        if self.shape.text[frame[0]] not in "-–—―" or frame[1] - frame[0] > _LONGEST_SIGNATURE:
            return False
        first, end = self.shape.within(frame)
        if end - first < 2 or self.shape.tags[first + 1] not in "ND":
            return False
        if self.shape.words[first + 1] in _CREDITING:
            return False
        last.cue, last.source = (first, first + 1), following(self.shape, first + 1, end)
        last.carried = False
        return True

    def block(self, block: Block) -> None:
        """Take in paragraphs that are speech as a whole."""
        spans = [self.shape.within(span) for span in block.contents]
        label = None if block.label is None else self.shape.within(block.label)
        sign = None if block.sign is None else self.shape.within(block.sign)
        draft = Draft(
            marks=[], cue=sign, source=label, sentence=(spans[0][0], spans[-1][1]),
            kind=QuoteKind.DIRECT, speech=_SET_SPEECH, blocks=block.contents,
        )  # fmt: skip
        if label is None:
            self._carry(draft)
        self.found.append(draft)
        self.sentence, self.passed = draft.sentence, None
        if draft.source is not None:
            self.attributed, self.attributed_in = draft.source, draft.sentence
        self.last = None

    def _marked(self, number: int, sentence: Range) -> set[int]:
        """Take in a sentence's quotations; return the stretches that are no speech."""
        refused: set[int] = set()
        kept: Draft | None = None
        for draft in drafts(self.shape, sentence):
            placed = self._placed(draft, number)
            if placed is draft:
                draft.speech = speech(self.shape, draft) if draft.told is None else _TOLD
                if draft.told is None and self._refuses(draft):
                    refused.update(draft.marks)
                    if kept is not None and kept.stop is not None:
                        kept.stop, kept.clause = draft.stop, clause_of(self.shape, kept)
                    continue
                self._float(draft)
                self.found.append(draft)
                kept = draft if draft.kind is QuoteKind.MIXED else None
            self.last, self.last_paragraph = placed, number
            if placed.source is not None:
                self.attributed, self.attributed_in = placed.source, sentence
        return refused

    def _float(self, draft: Draft) -> None:
        """Give a fragment that nothing attributes to whoever spoke in the sentence before it.

        As in "“No,” Ro said. That makes it “by definition a lamp.”", in one paragraph.
        """
        if draft.source is not None or draft.cue is not None or self.attributed is None:
            return
        before, first = self.attributed_in, draft.sentence[0]
        if (
            before is None
            or before != self._before()
            or _REPORTS.search(self.shape.tags, *draft.sentence)
        ):
            return
        if "\n" not in self.shape.text[self.shape.ends[before[1] - 1] : self.shape.starts[first]]:
            draft.source, draft.carried = self.attributed, True

    def _refuses(self, draft: Draft) -> bool:
        """Whether marked words are no speech by the model or by their construction."""
        return draft.speech < THRESHOLD or no_speech(self.shape, draft)

    def _unmarked(
        self, sentence: Range, telling: Sequence[int], refused: Set[int], taken: Sequence[Draft]
    ) -> None:
        """Take in a sentence's indirect speech, where none of the quotations in it is."""
        for draft in indirect_drafts(self.shape, sentence, telling, refused, taken):
            draft.speech = speech(self.shape, draft)
            if draft.speech >= THRESHOLD:
                self.found.append(draft)
                self.attributed, self.attributed_in = draft.source, sentence

    def _placed(self, draft: Draft, number: int) -> Draft:
        """Return the earlier draft that this one was joined to, or this one, carried on."""
        previous = self.last
        if previous is not None and self._reopened(previous, draft, number):
            previous.marks.extend(draft.marks)
            if previous.cue is None and draft.cue is not None:
                previous.cue, previous.source, previous.after = draft.cue, draft.source, draft.after
            return previous
        if draft.cue is None and _alone(self.shape, draft):
            if previous is not None and self._split(previous, number):
                previous.marks.extend(draft.marks)
                return previous
            self._carry(draft)
        return draft

    def _reopened(self, previous: Draft, draft: Draft, number: int) -> bool:
        """Whether a quotation left open at a paragraph's end goes on at the next one's start."""
        mark = self.shape.marks[previous.marks[-1]]
        follows = number == self.last_paragraph + 1 and draft.marks[0] == draft.sentence[0]
        return not mark.closed and follows and not self._another(previous, draft)

    def _another(self, previous: Draft, draft: Draft) -> bool:
        """Whether both have words that attribute them, the later one to another name."""
        if previous.source is None or draft.source is None or not draft.after:
            return False
        before, now = _names(self.shape, previous.source), _names(self.shape, draft.source)
        return bool(now) and before.isdisjoint(now)

    def _split(self, previous: Draft, number: int) -> bool:
        """Whether a stretch on its own is the second half of "A," he said. "B."."""
        same = self.last_paragraph == number and previous.sentence == self._before()
        return previous.after and same

    def _carry(self, draft: Draft) -> None:
        """Give a quotation without an attribution the source that its surroundings point to."""
        sentence = self._before()
        if sentence is None:
            return
        first, last = sentence
        end = last - 1
        if self.shape.tags[end] == ":":
            cues = _leading_cues(self.shape, max(first, last - 60), last)
            draft.cue = (cues[-1], cues[-1] + 1) if cues else (end, end + 1)
            draft.source = subject(self.shape, cues[-1], first, last) if cues else None
            draft.source = draft.source or _author(self.shape, first, end)
            return
        draft.carried = True
        draft.source = self.attributed
        if self.attributed_in != sentence and self.shape.lang not in FOREIGN:
            nearer = _attributed(self.shape, first, last) or clause_subject(self.shape, first, last)
            if nearer is not None and _can_speak(self.shape, nearer):
                draft.source = nearer


def _names(shape: Shape, source: Range) -> set[str]:
    """Return the capitalised words of a source without abbreviated titles."""
    words = zip(shape.words[slice(*source)], shape.tags[slice(*source)], strict=True)
    return {word for word, letter in words if letter == "N" and not word.endswith(".")}


def _leading_cues(shape: Shape, first: int, last: int) -> list[int]:
    """Return the verbs that can lead up to a colon: no infinitives where there are others."""
    cues = [at for at in range(first, last) if shape.tags[at] in "SG"]
    return [at for at in cues if shape.cues[at].form != "base"] or cues


def _attributed(shape: Shape, first: int, last: int) -> Range | None:
    """Return who closes a sentence without marks by saying it: "Or maybe not, X says."."""
    verb = closing_attribution(shape, first, (first, last))
    return None if verb is None else subject(shape, verb, first, last)


def _can_speak(shape: Shape, words: Range) -> bool:
    """Whether a subject is somebody: he or she, a name, a word for people who speak."""
    first, last = words
    if shape.tags[first:last] == "P":
        return shape.words[first] in ("he", "she", "i", "they")
    return shape.tags[last - 1] in "Nr"


def _author(shape: Shape, first: int, end: int) -> Range | None:
    """Return whose words a lead announces: "Remarks of Mayor Ro at the Guild Hall:"."""
    found = clause_subject(shape, first, end)
    if found is None or not announces(shape.words[found[0] : found[1]]):
        return found
    for at in range(found[0], min(end - 1, found[1] + 1)):
        if shape.words[at] in ("of", "by", "from"):
            return following(shape, at + 1, end) or found
    return found


_RECENT = 20  # drafts; more than a sentence of news ever has


def read(shape: Shape, frames: Sequence[Span], marks: Sequence[Marked]) -> list[Draft]:
    """Return the drafts of all paragraphs in the order of their first word."""
    reading = Reading(shape)
    position = 0
    set_speech = blocks(shape.text, frames)
    skipped: set[int] = set()
    for number, frame in enumerate(frames):
        inside: list[Span] = []
        while position < len(marks) and (mark := marks[position]).start < frame[1]:
            inside.append((mark.start, mark.end))
            position += 1
        block = set_speech.get(number)
        if block is not None:
            reading.block(block)
            skipped.update(block.frames)
        elif number not in skipped:
            reading.paragraph(number, frame, inside)
    return sorted(reading.found, key=lambda draft: (draft.first, draft.kind))


def _sentences(shape: Shape, frame: Span, words: Range, inside: Sequence[Span]) -> list[Range]:
    """Return a paragraph's sentences: without its dateline, quotations with their attribution."""
    found: list[Range] = []
    text, starts = shape.text, shape.starts
    spans = sentences(text, *frame, closed=inside)
    last, end = words
    for span in spans:
        first, last = last, bisect_left(starts, span[1], last, end)
        if first == last:
            continue
        if span == spans[0] and text[span[0] : span[0] + 3].isupper():
            dateline = _DATELINE.match(shape.tags, first, last)
            first = dateline.end() if dateline else first
        if found and _bare(shape, found[-1]) and _attributes(shape, first, last):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _bare(shape: Shape, sentence: Range) -> bool:
    """Whether a sentence ends in marks and has no reporting verb: its attribution may follow."""
    tags = shape.tags
    if tags[sentence[1] - 1] != "Q":
        return False
    verb = tags.rfind("S", *sentence)
    return verb < 0 or tags[verb + 1] not in "QNDPH,:"


def _attributes(shape: Shape, first: int, last: int) -> bool:
    """Whether a sentence is only the attribution of the quotation before: "Go!" The man said."""
    if _SIGNED.fullmatch(shape.tags, first, last) or goes_on(shape.text, *shape.span(first, last)):
        return True
    match = _ATTRIBUTION.match(shape.tags, first, last)
    if match is None or shape.tags[last - 1] == ":":
        return False
    verb = shape.tags.index("S", first)
    return shape.cues[verb].tells


def _alone(shape: Shape, draft: Draft) -> bool:
    """Whether the sentence is nothing but marked stretches."""
    first, last = draft.sentence
    if shape.tags[first] == "C" and draft.marks[0] == first + 1:
        first += 1  # "But “…”"
    if shape.tags[first] == "Q" and _TRAILED.match(shape.tags, first + 1, last):
        return True  # "“…” and other matters."
    return last - first <= _RECENT * 2 and set(shape.tags[first:last]) <= set("Q,.-x")
