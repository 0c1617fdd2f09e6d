"""People described and not named: by their role, as unnamed sources, as groups."""

import re
from functools import lru_cache

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.phrases import Form, Phrase, Reach
from provenance.extraction.people.source_words import source_words
from provenance.extraction.people.unnamed import Unnamed, described_span, stems
from provenance.extraction.speakers.resolved import Resolved, named, reason, unknown
from provenance.extraction.speakers.role_holders import (
    headlined,
    holders,
    named_later,
    of_a_state,
    outshone,
)
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Span, Speaker
from provenance.vocabulary import Field, SpeakerBasis, SpeakerKind


def described_person(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """A description of one person: somebody named, an unnamed one again, or a new unnamed one."""
    if phrase.reach in (Reach.INDEFINITE, Reach.ANOTHER):
        return introduce(scene, reported, phrase, plural=False)
    if phrase.reach is Reach.ONE_OF:
        return one_of(scene, reported, phrase)
    if reported.field is Field.TEXT:
        fitting = holders(scene, phrase)
        if len(fitting) == 1 and not outshone(scene, fitting[0]):
            newer = _introduced(scene, phrase, fitting[0].before(phrase.span[0]))
            if newer:
                return _unnamed(scene, newer[0], phrase, reported, 0.8)
            return named(scene, fitting[0], phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
        if len(fitting) > 1:
            names = tuple(sorted(each.name for each in fitting))
            why = "several people of the article are so described"
            return unknown(phrase.span, why, candidates=names)
        recalled = scene.unnamed.recalled(phrase) or _introduced(scene, phrase)
        if len(recalled) == 1:
            return _unnamed(scene, recalled[0], phrase, reported, 0.85)
        if len(recalled) > 1:
            return _undetermined(scene, reported, phrase, recalled)
        later = named_later(scene, phrase)
        if len(later) == 1:
            return named(scene, later[0], phrase.span, SpeakerBasis.DESCRIPTION, 0.7)
    elif (holder := headlined(scene, phrase)) is not None:
        return named(scene, holder, phrase.span, SpeakerBasis.DESCRIPTION, 0.8)
    if _stands_alone(scene, phrase) and not of_a_state(phrase):
        return introduce(scene, reported, phrase, plural=False)
    return unknown(phrase.span, "the article does not say who is so described")


def apposed(scene: Scene, reported: Reported, phrase: Phrase) -> Entity | None:
    """Return the person named right beside a role: "the minister, Ravi Desai, said".

    The name may stand before it too: "Ravi Desai, a minister who resigned, said".
    """
    text = scene.article.content(reported.field)
    start, end = phrase.span
    relative = _RELATIVE_AFTER.match(text, end)
    end = relative.end() if relative else end
    if text[end : end + 2] == ", ":
        for mention, entity in scene.names(reported.field, (end, end + _NAME_ROOM)):
            begin = mention.start - len(mention.title) - 1 if mention.title else mention.start
            between = text[end + 2 : begin].casefold().split()
            bare = all(word == "the" or word in source_words().roles for word in between)
            closed = text[mention.end : mention.end + 1] in ",."
            if entity.place:
                return None  # "a woman in Ann Arbor, Mich."
            one = entity.person and (closed or phrase.form is Form.ROLE)
            fits = bare and not mention.possessive and (one or (closed and not between))
            return entity if fits else None
    owned = phrase.text[:6].casefold() == "whose "
    if (
        text[start - 2 : start] == ", "
        and not _several(phrase)
        and (phrase.reach is not Reach.ANOTHER and not owned)
    ):
        for mention, entity in scene.names(reported.field, (max(0, start - 60), start)):
            if entity.person and mention.end == start - 2:
                return entity
    return None


def _several(phrase: Phrase) -> bool:
    """Whether words speak of more than one: "visitors", "officials"."""
    plural = phrase.reach is Reach.BARE and phrase.text.endswith("s")
    return phrase.form is Form.GROUP or (plural and phrase.form is Form.OTHER)


_RELATIVE_AFTER = re.compile(r" (?:who|that) [^,.;:“”\"\n]{2,50}(?=, )")
_NAME_ROOM = 48  # characters after a role in which the name of its holder begins


def _stands_alone(scene: Scene, phrase: Phrase) -> bool:
    """Whether a definite description without a name may bring somebody in by itself."""
    if phrase.head in source_words().veiled or phrase.inner or phrase.reach is Reach.BARE:
        return True
    owned = (
        " of " in phrase.text
        or "'s " in phrase.text
        or "’s " in phrase.text
        or _OWN.match(phrase.text)
    )
    return bool(owned) or phrase.span[0] <= scene.cast.first_person


_OWN = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)


def _introduced(scene: Scene, phrase: Phrase, since: int = 0) -> list[Unnamed]:
    """Return an unnamed person whom the text brings in before, though not as a source.

    "An aide to the mayor put it bluntly. “No,” the aide said." The wording nearest before counts,
    none before the offset `since`.
    """
    text = scene.article.text
    room = max(since, phrase.span[0] - _INTRODUCTION_ROOM)
    if text.find(phrase.head, room, phrase.span[0]) < 0:
        return []
    found = list(_introductions(phrase.head).finditer(text, room, phrase.span[0]))[-8:]
    asked = stems(phrase) - {phrase.head[:5]}
    for match in reversed(found):
        words = match.group().casefold()
        if asked and not all(stem in words for stem in asked):
            continue
        if scene.inside_content(match.start()) or _names_somebody(scene, match.end()):
            continue
        apposed_to = scene.unnamed.ending(match.start() - 2)
        if apposed_to is not None and text[match.start() - 2 : match.start()] == ", ":
            return [apposed_to]
        brought = phrase._replace(span=match.span(), text=match.group(), reach=Reach.INDEFINITE)
        start, end = described_span(text, match.span(), cue=None)
        return [scene.unnamed.introduce(brought, text[start:end], plural=False)]
    return []


_INTRODUCTION_ROOM = 6000  # characters before a description in which it may be brought in


def _names_somebody(scene: Scene, end: int) -> bool:
    """Whether a name follows a description, so that it brings in nobody unnamed."""
    return any(entity.person for _, entity in scene.cast.within((end, end + 4)))


@lru_cache(maxsize=1024)
def _introductions(head: str) -> re.Pattern[str]:
    first = r"[AaOo](?<!\w[\s\S])(?:(?<=[Aa])(?:n(?:other)?)?|(?<=[Oo])ne)"  # letters first: fast
    return re.compile(rf"{first} (?:[\w’'.-]+ ){{0,4}}?{re.escape(head)}\b")


def _worded(scene: Scene, reported: Reported, phrase: Phrase) -> tuple[str, bool]:
    """Return a description in full, and whether a name begins it."""
    text = scene.article.content(reported.field)
    start, end = described_span(text, phrase.span, cue=reported.cue)
    names = scene.names(reported.field, phrase.span)
    return text[start:end], bool(names) and names[0][0].start <= phrase.span[0]


def introduce(scene: Scene, reported: Reported, phrase: Phrase, *, plural: bool) -> Resolved:
    """Return the unnamed speaker that a description brings in."""
    worded, proper = _worded(scene, reported, phrase)
    source = scene.unnamed.introduce(phrase, worded, plural=plural, proper=proper)
    return Resolved(
        _anonymous(scene, source, phrase.span, 0.9), None, plural=plural, gender=phrase.gender
    )


def _unnamed(
    scene: Scene, source: Unnamed, phrase: Phrase, reported: Reported, confidence: float
) -> Resolved:
    worded, proper = _worded(scene, reported, phrase)
    scene.unnamed.note(source, phrase, worded, proper=proper)
    return Resolved(_anonymous(scene, source, phrase.span, confidence), None, gender=phrase.gender)


def _anonymous(scene: Scene, source: Unnamed, span: Span, confidence: float) -> Speaker:
    return Speaker(
        name=source.name,
        kind=SpeakerKind.ANONYMOUS,
        key=f"{scene.article.id}#{source.number}",
        basis=SpeakerBasis.DESCRIPTION,
        span=span,
        confidence=confidence,
        why=reason(SpeakerBasis.DESCRIPTION, SpeakerKind.ANONYMOUS),
    )


def one_of(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """Return one of the known unnamed sources, which one is not told."""
    return _undetermined(scene, reported, phrase, scene.unnamed.single())


def _undetermined(
    scene: Scene, reported: Reported, phrase: Phrase, candidates: list[Unnamed]
) -> Resolved:
    """An unnamed speaker of whom only a choice between known ones is told."""
    keys = tuple(f"{scene.article.id}#{source.number}" for source in candidates)
    resolved = introduce(scene, reported, phrase, plural=True).speaker
    speaker = Speaker(
        name=resolved.name,
        kind=resolved.kind,
        key=resolved.key,
        basis=resolved.basis,
        span=resolved.span,
        confidence=0.8,
        candidates=tuple(key for key in keys if key != resolved.key),
        why="one of several unnamed sources; which one is not told",
    )
    return Resolved(speaker, None)
