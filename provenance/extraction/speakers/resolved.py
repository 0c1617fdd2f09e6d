"""Speakers as values: named by the cast, an organisation, or unknown with the reason."""

from dataclasses import replace
from typing import NamedTuple

from provenance.extraction.people.entities import Entity
from provenance.extraction.speakers.scene import Scene
from provenance.models import Span, Speaker
from provenance.sources.names import canonical
from provenance.sources.registry import REPORTING_KINDS
from provenance.vocabulary import SpeakerBasis, SpeakerKind

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_PERSON = SpeakerKind.PERSON
_ORGANISATION = SpeakerKind.ORGANISATION


class Resolved(NamedTuple):
    """A speaker, the entity of the cast that it is, and what an unnamed one's words tell."""

    speaker: Speaker
    entity: Entity | None
    plural: bool = False
    gender: str = ""


def unknown(span: Span | None, why: str, *, candidates: tuple[str, ...] = ()) -> Resolved:
    """Return the speaker about whom the article does not say enough, and who it may be."""
    speaker = Speaker(
        name=None,
        kind=SpeakerKind.UNKNOWN,
        key=None,
        basis=SpeakerBasis.NONE,
        span=span,
        confidence=0.0,
        candidates=candidates,
        why=why,
    )
    return Resolved(speaker, None)


def named(
    scene: Scene,
    entity: Entity,
    span: Span | None,
    basis: SpeakerBasis,
    confidence: float = 0.99,
    why: str = "",
) -> Resolved:
    """Return the speaker that an entity of the cast is; `why` where it was not just named."""
    entity = _half(scene, entity)
    if entity.person and (entity.korean or _nobody_else(scene, entity)):
        name, kind = canonical(entity.name), _PERSON
    else:
        name, kind = _registered(scene, entity.name), _ORGANISATION
    speaker = Speaker(
        name=name,
        kind=kind,
        key=name,
        basis=basis,
        span=span,
        confidence=confidence,
        why=why or _REASONS[basis, kind],
    )
    return Resolved(speaker, entity)


def _nobody_else(scene: Scene, entity: Entity) -> bool:
    """Whether a person is described as one, or bears no news source's name."""
    return bool(entity.told or scene.source(entity.name) is None or entity.gender or entity.roles)


def _registered(scene: Scene, name: str) -> str:
    """Return the registry's name of an organisation, unless it is quite another one's word."""
    known = scene.source(name)
    if known is None:
        return name
    shares = set(known.name.casefold().split()) & set(name.casefold().split())
    reports = known.kind in REPORTING_KINDS
    return known.name if shares or reports or name.isupper() else name


def together(scene: Scene, one: Entity, other: Entity, span: Span) -> Resolved:
    """Return two people who are reported to have said something together."""
    first = named(scene, one, span, SpeakerBasis.NAMED)
    names = f"{canonical(one.name)} and {canonical(other.name)}"
    speaker = replace(first.speaker, name=names, key=names, confidence=0.8)
    return first._replace(speaker=speaker, plural=True)


def _half(scene: Scene, entity: Entity) -> Entity:
    """Return the country meant by "the North" or "the South" where the article names it."""
    if entity.name in ("North", "South"):
        return next(iter(scene.cast.named(f"{entity.name} Korea")), entity)
    return entity


def organisation(name: str, span: Span, basis: SpeakerBasis, confidence: float) -> Resolved:
    """Return the speaker that an organisation is which the cast does not hold by this name."""
    speaker = Speaker(
        name=name,
        kind=_ORGANISATION,
        key=name,
        basis=basis,
        span=span,
        confidence=confidence,
        why=reason(basis, _ORGANISATION),
    )
    return Resolved(speaker, None)


def with_confidence(speaker: Speaker, confidence: float) -> Speaker:
    """Return a speaker with another confidence, more quickly than by `replace`."""
    return Speaker(
        name=speaker.name,
        kind=speaker.kind,
        key=speaker.key,
        basis=speaker.basis,
        span=speaker.span,
        confidence=confidence,
        candidates=speaker.candidates,
        why=speaker.why,
    )


def reason(basis: SpeakerBasis, kind: SpeakerKind) -> str:
    """Return in a short phrase what decides by itself for a speaker of a kind."""
    return _REASONS.get((basis, kind), "stands in the text")


def reasoned(speaker: Speaker) -> Speaker:
    """Return the speaker with what decided, in a short phrase, where nothing said so yet."""
    if speaker.why:
        return speaker
    return replace(speaker, why=reason(speaker.basis, speaker.kind))


_REASONS = {
    (SpeakerBasis.NAMED, _PERSON): "named beside the reporting words",
    (SpeakerBasis.NAMED, _ORGANISATION): "named beside the reporting words",
    (SpeakerBasis.PRONOUN, _PERSON): "the person the pronoun stands for",
    (SpeakerBasis.PRONOUN, _ORGANISATION): "the organisation the pronoun stands for",
    (SpeakerBasis.PRONOUN, SpeakerKind.ANONYMOUS): "the unnamed one the pronoun stands for",
    (SpeakerBasis.DESCRIPTION, _PERSON): "the one person so described in the article",
    (SpeakerBasis.DESCRIPTION, _ORGANISATION): "an organisation so described",
    (SpeakerBasis.DESCRIPTION, SpeakerKind.ANONYMOUS): "described and not named",
    (SpeakerBasis.CARRIED, _PERSON): "goes on from the words before",
    (SpeakerBasis.CARRIED, _ORGANISATION): "goes on from the words before",
    (SpeakerBasis.CARRIED, SpeakerKind.ANONYMOUS): "goes on from the words before",
}
