"""Floating quotes: content without a source of its own, in a run of somebody's words."""

import re
from dataclasses import replace

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.mentions import Mention
from provenance.extraction.speakers.resolved import Resolved, named, unknown
from provenance.extraction.speakers.scene import Scene, Spoken
from provenance.extraction.speech.foreign import FOREIGN
from provenance.models import Reported, Speaker
from provenance.vocabulary import Field, QuoteKind, SpeakerBasis, SpeakerKind

_SENTENCE_END = re.compile(r"[.!?…:]['\"”’)]*\s")
_BLANK = re.compile(r"[\s\"'“”‘’«»„]*\Z")
_ASKS = re.compile(r"\b(?:asked|pressed|questioned|wondered|grilled|challenged|wanted to know)\b")


def carry(scene: Scene, reported: Reported) -> Resolved:
    """Return the speaker that a content without a source goes on with, if the run is clear."""
    if reported.field is not Field.TEXT:
        return unknown(None, "no source in the title")
    last = scene.spoken[-1] if scene.spoken else None
    if answers(scene, reported):
        return answer(scene, reported)
    if last is not None and last.speaker.kind is not SpeakerKind.UNKNOWN:
        held = _run_on(scene, last, reported)
        if held is not None:
            return held
    if reported.kind is QuoteKind.DIRECT:
        return _subject_before(scene, reported)
    return unknown(None, "no source is named")


def answers(scene: Scene, reported: Reported) -> bool:
    """Whether a floating quote opens a paragraph right after somebody's question."""
    if not scene.spoken or reported.kind is not QuoteKind.DIRECT:
        return False
    text, last = scene.article.text, scene.spoken[-1].reported
    gap = text[last.end : reported.start]
    asked = last.kind is QuoteKind.DIRECT and text[last.end - 1 : last.end] == "?"
    return asked and "\n" in gap and bool(_BLANK.match(gap.rsplit("\n", 1)[1]))


def answer(scene: Scene, reported: Reported) -> Resolved:
    """Return whoever spoke before the one who asked; a run of questions is nobody's answer."""
    asker = scene.spoken[-1].speaker
    for spoken in reversed(scene.spoken[-4:-1]):
        known = spoken.speaker.kind is not SpeakerKind.UNKNOWN
        if known and spoken.speaker.key != asker.key:
            return _carried(spoken, 0.65)
    return unknown(None, "an answer whose speaker is not named")


def _run_on(scene: Scene, last: Spoken, reported: Reported) -> Resolved | None:
    """The same paragraph, or a paragraph that starts with the quote right after another quote."""
    text = scene.article.text
    gap = text[last.reported.end : reported.start]
    if len(gap) > 700 or reported.start < last.reported.end:
        return None
    if "\n" not in gap:
        people = [e for m, e in scene.cast.within((last.reported.end, reported.start)) if e.person]
        others = [e for e in people if e is not last.entity]
        if not others:
            return _carried(last, 0.85)
        return None
    if reported.kind is QuoteKind.DIRECT and _BLANK.match(gap.rsplit("\n", 1)[1]):
        tail = gap.split("\n", 1)[0]
        others = [e for m, e in scene.cast.within((last.reported.end, reported.start)) if e.person]
        if (
            gap.strip().count("\n") == 0
            and all(e is last.entity for e in others)
            and len(tail) < 160
        ):
            return _carried(last, 0.75)
    return None


def doubtful(scene: Scene, reported: Reported, resolved: Resolved) -> bool:
    """Whether somebody else came up between a source and the floating quote it is carried to."""
    if reported.source is None:
        return False
    if reported.field is not Field.TEXT:
        return resolved.speaker.kind is not SpeakerKind.PERSON
    if resolved.entity is not None and not resolved.entity.places:
        return True  # a word that only looks like a name
    start, end = reported.source[1], reported.start
    if end <= start:
        return False
    between = scene.article.text[start:end]
    crossed = "\n" in between
    if crossed and (_ASKS.search(between) or not _ends_sentence(between.split("\n", 1)[0])):
        return True
    if crossed and resolved.speaker.kind is SpeakerKind.ORGANISATION:
        return True
    return any(
        entity.person
        and entity is not resolved.entity
        and not mention.possessive
        and not scene.inside_content(mention.start)
        for mention, entity in scene.cast.within((start, end))
    )


def _ends_sentence(line: str) -> bool:
    """Whether the rest of a line ends as a sentence does; a heading does not."""
    return line.rstrip().endswith((".", "!", "?", ":", "”", '"', "’", "»", "…", "。"))


def _carried(last: Spoken, confidence: float) -> Resolved:
    speaker = replace(
        last.speaker,
        basis=SpeakerBasis.CARRIED,
        confidence=round(min(confidence, last.speaker.confidence), 2),
        why="goes on from the quote before",
    )
    return Resolved(speaker, last.entity)


def _subject_before(scene: Scene, reported: Reported) -> Resolved:
    """The one person named in the sentence right before, in the same paragraph."""
    if scene.article.lang[:2] in FOREIGN:
        return unknown(None, "no source is named near the quote")
    text = scene.article.text
    start = max(text.rfind("\n", 0, reported.start) + 1, reported.start - 400)
    before = text[start : reported.start].rstrip(" \"'“‘«„")
    if not before:
        return unknown(None, "no source is named near the quote")
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    sentence = start + (ends[-1] if ends else 0)
    pairs = [(m, e) for m, e in scene.cast.within((sentence, reported.start)) if e.person]
    if pairs and all(e is pairs[0][1] for _, e in pairs) and not pairs[0][0].possessive:
        return _from_mention(scene, *pairs[0])
    return unknown(None, "no source is named near the quote")


def _from_mention(scene: Scene, mention: Mention, entity: Entity) -> Resolved:
    span = (mention.start, mention.end)
    return named(scene, entity, span, SpeakerBasis.CARRIED, 0.65)


def from_next(following: Speaker) -> Speaker:
    """Return the speaker of a quote whose attribution comes with the next one."""
    return replace(
        following,
        basis=SpeakerBasis.CARRIED,
        confidence=round(min(0.75, following.confidence), 2),
        why="the quote after it in the same paragraph names the speaker",
    )
