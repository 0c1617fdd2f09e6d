"""From the words that name a source to the speaker they stand for inside the article."""

import re
from typing import NamedTuple

from provenance.extraction.cast import Entity, looks_personal, plain
from provenance.extraction.described import Role
from provenance.extraction.mentions import find_mentions
from provenance.extraction.phrases import Form, Phrase, Reach, parse
from provenance.extraction.pronouns import referent
from provenance.extraction.scene import Scene
from provenance.extraction.source_words import source_words
from provenance.extraction.unnamed import Unnamed, descriptor_of, stems
from provenance.models import Reported, Span, Speaker
from provenance.sources.names import canonical
from provenance.vocabulary import Field, SpeakerBasis, SpeakerKind

_INSTITUTIONS = frozenset(["police", "media"])


class Resolved(NamedTuple):
    """A speaker, and the entity of the cast that it is, if it is one."""

    speaker: Speaker
    entity: Entity | None


def unknown(span: Span | None, why: str) -> Resolved:
    """Return the speaker about whom the article does not say enough."""
    speaker = Speaker(
        name=None,
        kind=SpeakerKind.UNKNOWN,
        key=None,
        basis=SpeakerBasis.NONE,
        span=span,
        confidence=0.0,
        why=why,
    )
    return Resolved(speaker, None)


def resolve(scene: Scene, reported: Reported) -> Resolved:
    """Return whom a content's source stands for; the content must have a source."""
    assert reported.source is not None
    text = scene.article.content(reported.field)
    phrase = parse(text, reported.source, scene.names(reported.field, reported.source))
    if phrase.form is Form.PRONOUN:
        return _pronoun(scene, reported, phrase)
    if phrase.form is Form.NAME and phrase.entity is not None:
        return named(scene, phrase.entity, phrase.span, SpeakerBasis.NAMED)
    known = scene.source(phrase.text)
    if known is not None:
        return _organisation(known.name, phrase.span, SpeakerBasis.NAMED, 0.93)
    if phrase.form is Form.ROLE:
        return _role(scene, reported, phrase)
    if phrase.form is Form.GROUP:
        return _group(scene, reported, phrase)
    if phrase.form is Form.BODY:
        return _body(scene, phrase)
    if phrase.form is Form.DOCUMENT:
        return _document(scene, phrase)
    return _other(scene, reported, phrase)


def named(
    scene: Scene, entity: Entity, span: Span | None, basis: SpeakerBasis, confidence: float = 0.95
) -> Resolved:
    """Return the speaker that an entity of the cast is."""
    if entity.person:
        name, kind = canonical(entity.name), SpeakerKind.PERSON
    else:
        known = scene.source(entity.name)
        name, kind = (known.name if known else entity.name), SpeakerKind.ORGANISATION
    speaker = Speaker(name=name, kind=kind, key=name, basis=basis, span=span, confidence=confidence)
    return Resolved(speaker, entity)


def _organisation(name: str, span: Span, basis: SpeakerBasis, confidence: float) -> Resolved:
    speaker = Speaker(
        name=name,
        kind=SpeakerKind.ORGANISATION,
        key=name,
        basis=basis,
        span=span,
        confidence=confidence,
    )
    return Resolved(speaker, None)


def _pronoun(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    if phrase.text.casefold() in ("i", "we", "us", "our", "my", "me"):
        return unknown(phrase.span, "the writer's own words, or those of somebody speaking")
    if reported.field is Field.TITLE:
        return unknown(phrase.span, "a pronoun in a title has no name before it")
    choice = referent(scene, phrase.span[0], phrase.gender)
    if choice.speaker is not None and choice.entity is None:
        return Resolved(_as_pronoun(choice.speaker, phrase.span, choice.confidence), None)
    if choice.entity is None:
        return unknown(phrase.span, choice.why)
    return named(scene, choice.entity, phrase.span, SpeakerBasis.PRONOUN, choice.confidence)


def _as_pronoun(said: Speaker, span: Span, confidence: float) -> Speaker:
    return Speaker(
        name=said.name,
        kind=said.kind,
        key=said.key,
        basis=SpeakerBasis.PRONOUN,
        span=span,
        confidence=confidence,
        candidates=said.candidates,
    )


def _role(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """A description of one person: somebody named, an unnamed one again, or a new unnamed one."""
    if phrase.reach in (Reach.INDEFINITE, Reach.ANOTHER):
        return _introduce(scene, reported, phrase, plural=False)
    if phrase.reach is Reach.ONE_OF:
        return _one_of(scene, reported, phrase)
    if reported.field is Field.TEXT:
        holders = _holders(scene, phrase)
        if len(holders) == 1:
            return named(scene, holders[0], phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
        if len(holders) > 1:
            return unknown(phrase.span, "several people of the article are so described")
        recalled = scene.unnamed.recalled(phrase)
        if len(recalled) == 1:
            return _unnamed(scene, recalled[0], phrase, reported, 0.85)
        if len(recalled) > 1:
            return _undetermined(scene, reported, phrase, recalled)
    if _stands_alone(scene, phrase):
        return _introduce(scene, reported, phrase, plural=False)
    return unknown(phrase.span, "the article does not say who is so described")


def _stands_alone(scene: Scene, phrase: Phrase) -> bool:
    """Whether a definite description without a name may bring somebody in by itself."""
    if phrase.head in source_words().veiled or phrase.inner or phrase.reach is Reach.BARE:
        return True
    return not any(entity.person for entity in scene.cast.entities)


def _holders(scene: Scene, phrase: Phrase) -> list[Entity]:
    """Return the named people whom a role fits best, all before the phrase in the text."""
    wanted = source_words().kin.get(phrase.head, frozenset([phrase.head]))
    if phrase.head in source_words().veiled:
        wanted = frozenset([phrase.head])
    asked = stems(phrase) - {phrase.head[:5]}
    scored: list[tuple[float, int, Entity]] = []
    for entity in scene.cast.entities:
        if not entity.person or (phrase.gender and entity.gender not in ("", phrase.gender)):
            continue
        best = max((_fit(role, phrase, wanted, asked) for role in entity.roles), default=0.0)
        if best > 0:
            near = [m.start for m in entity.places if m.start < phrase.span[0]]
            scored.append((best, near[-1] if near else -1, entity))
    if not scored:
        return []
    top = max(score for score, _, _ in scored)
    best_ones = [item for item in scored if item[0] == top]
    if len(best_ones) > 1:
        spoke = [item for item in best_ones if _spoke_last(scene, item[2])]
        best_ones = spoke or best_ones
    return [entity for _, _, entity in sorted(best_ones, key=lambda item: -item[1])]


def _fit(role: Role, phrase: Phrase, wanted: frozenset[str], asked: set[str]) -> float:
    if role.start > phrase.span[0] or role.word not in wanted:
        return 0.0
    around = role.around.replace("’", "'")
    shared = sum(1 for stem in asked if re.search(rf"\b{re.escape(stem)}", around))
    if asked and not shared and phrase.inner:
        return 0.0
    return 1.0 + shared + (0.5 if role.word == phrase.head else 0.0)


def _spoke_last(scene: Scene, entity: Entity) -> bool:
    return bool(scene.spoken) and scene.spoken[-1].entity is entity


def _descriptor(scene: Scene, reported: Reported, phrase: Phrase) -> str:
    text = scene.article.content(reported.field)
    follows = reported.cue is not None and reported.cue[0] >= phrase.span[1]
    return descriptor_of(text, phrase.span, extend=not follows)


def _introduce(scene: Scene, reported: Reported, phrase: Phrase, *, plural: bool) -> Resolved:
    descriptor = _descriptor(scene, reported, phrase)
    source = scene.unnamed.introduce(phrase, descriptor, plural=plural)
    return Resolved(_anonymous(scene, source, phrase.span, 0.9), None)


def _unnamed(
    scene: Scene, source: Unnamed, phrase: Phrase, reported: Reported, confidence: float
) -> Resolved:
    scene.unnamed.note(source, phrase, _descriptor(scene, reported, phrase))
    return Resolved(_anonymous(scene, source, phrase.span, confidence), None)


def _anonymous(scene: Scene, source: Unnamed, span: Span, confidence: float) -> Speaker:
    return Speaker(
        name=source.name,
        kind=SpeakerKind.ANONYMOUS,
        key=f"{scene.article.id}#{source.number}",
        basis=SpeakerBasis.DESCRIPTION,
        span=span,
        confidence=confidence,
    )


def _one_of(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    return _undetermined(scene, reported, phrase, scene.unnamed.single())


def _undetermined(
    scene: Scene, reported: Reported, phrase: Phrase, candidates: list[Unnamed]
) -> Resolved:
    """An unnamed speaker of whom only a choice between known ones is told."""
    keys = tuple(f"{scene.article.id}#{source.number}" for source in candidates)
    resolved = _introduce(scene, reported, phrase, plural=True).speaker
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


def _group(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    if phrase.reach is Reach.ONE_OF:
        return _one_of(scene, reported, phrase)
    if phrase.head in _INSTITUTIONS:
        name = descriptor_of(scene.article.content(reported.field), phrase.span, extend=False)
        return _organisation(plain(name), phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    return _introduce(scene, reported, phrase, plural=True)


def _body(scene: Scene, phrase: Phrase) -> Resolved:
    """An organisation described: one of the cast if its head word leads there, else as worded."""
    name = plain(" ".join(phrase.text.split()))
    if " " in name and (phrase.inner or phrase.reach is not Reach.DEFINITE):
        return _organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    asked = set(name.casefold().split())
    for _, entity in scene.cast.before(phrase.span[0], 60):
        if not entity.person and asked <= set(entity.name.casefold().split()):
            return named(scene, entity, phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    if " " in name:
        return _organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.7)
    last = next((s for s in reversed(scene.spoken) if s.speaker.kind == "organisation"), None)
    if last is None:
        return unknown(phrase.span, "the article does not say which organisation is meant")
    return Resolved(
        Speaker(
            name=last.speaker.name,
            kind=last.speaker.kind,
            key=last.speaker.key,
            basis=SpeakerBasis.DESCRIPTION,
            span=phrase.span,
            confidence=0.6,
        ),
        last.entity,
    )


def _document(scene: Scene, phrase: Phrase) -> Resolved:
    """A document speaks for whose it is; one of nobody named speaks for nobody."""
    if phrase.entity is not None:
        return named(scene, phrase.entity, phrase.span, SpeakerBasis.DESCRIPTION, 0.75)
    of = re.search(r"\b(?:by|from|of|for)\b", phrase.text)
    if of and phrase.inner:
        return named(scene, phrase.inner[0], phrase.span, SpeakerBasis.DESCRIPTION, 0.7)
    return unknown(phrase.span, "a document whose author is not named")


def _other(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """Words without a known head: a name that the cast lacks, or a description."""
    text = scene.article.content(reported.field)
    mentions = find_mentions(text[phrase.span[0] : phrase.span[1]])
    if mentions and mentions[0].start == 0:
        mention = mentions[0]
        shifted = mention._replace(start=mention.start + phrase.span[0])
        personal = looks_personal(text, shifted) if " " in mention.name else True
        if personal:
            entity = Entity(name=canonical(mention.name), kind=SpeakerKind.PERSON)
            return named(scene, entity, phrase.span, SpeakerBasis.NAMED, 0.7)
        return _organisation(plain(mention.name), phrase.span, SpeakerBasis.NAMED, 0.75)
    if phrase.reach in (Reach.INDEFINITE, Reach.ANOTHER, Reach.ONE_OF):
        return _introduce(scene, reported, phrase, plural=False)
    return unknown(phrase.span, "nobody known is so described")
