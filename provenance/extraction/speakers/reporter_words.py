"""Marked words that are a news source's own narration about a person, not the person's speech.

"Ruiz set forth tasks to “speed up the work”, the state agency said": the agency tells what she
did, in words of its own, and only the agency is on record with them. "Ruiz called for “speed”,
the agency said" is another thing: between her and the words stands an act of speech.
"""

import re
from typing import NamedTuple

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.source_words import source_words
from provenance.extraction.speakers.pronouns import referent
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Span, Speaker
from provenance.vocabulary import Field, QuoteKind, SourceKind, SpeakerKind

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_MIXED = QuoteKind.MIXED
_TEXT = Field.TEXT
_ORGANISATION = SpeakerKind.ORGANISATION

_WORD = re.compile(r"[a-z]+")
_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he)\b")
_NARRATORS = frozenset({SourceKind.STATE_MEDIA, SourceKind.AGENCY})


class Narration(NamedTuple):
    """The person a narration is about; `speaks` when an act of speech makes the words theirs."""

    entity: Entity
    span: Span
    pronoun: bool
    speaks: bool


def narrated(scene: Scene, reported: Reported, speaker: Speaker) -> Narration | None:
    """Return about whom a news source narrates in marked words, or None when it does not."""
    if reported.kind is not _MIXED or reported.field is not _TEXT:
        return None
    if speaker.kind is not _ORGANISATION or speaker.name is None:
        return None
    known = scene.source(speaker.name)
    if (known is None or known.kind not in _NARRATORS) and "state" not in speaker.name.casefold():
        return None
    return _person(scene, reported, (min(reported.frame[0], reported.start), reported.start))


def _person(scene: Scene, reported: Reported, before: Span) -> Narration | None:
    """Return the first person named, or meant by a pronoun, before the marked words."""
    text = scene.article.text
    source = reported.source or (0, 0)
    people = [
        (m.start, m.end, e)
        for m, e in scene.cast.within(before)
        if e.person and not m.possessive and not source[0] <= m.start < source[1]
    ]
    pronoun = _PRONOUN.search(text, *before)
    if pronoun and (not people or pronoun.start() < people[0][0]):
        gender = "m" if pronoun.group(1).casefold() == "he" else "f"
        entity = referent(scene, pronoun.start(), gender).entity
        people = [(*pronoun.span(), entity)] if entity else []
    if not people:
        return None
    start, end, entity = people[0]
    words = set(_WORD.findall(text[end : before[1]].casefold()))
    speaks = bool(words & source_words().speech_acts)
    return Narration(entity, (start, end), bool(pronoun and pronoun.start() == start), speaks)
