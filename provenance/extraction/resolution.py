"""From the words that name a source to the speaker they stand for inside the article."""

from provenance.extraction.bodies import body, described_group, document
from provenance.extraction.cast import Entity, looks_personal, plain
from provenance.extraction.described_people import described_person, introduce
from provenance.extraction.mentions import find_mentions
from provenance.extraction.phrases import Form, Phrase, Reach, parse
from provenance.extraction.pronouns import referent
from provenance.extraction.resolved import Resolved, named, organisation, unknown
from provenance.extraction.scene import Scene
from provenance.models import Reported, Span, Speaker
from provenance.sources.names import canonical
from provenance.vocabulary import Field, SpeakerBasis, SpeakerKind


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
        return organisation(known.name, phrase.span, SpeakerBasis.NAMED, 0.93)
    if phrase.form is Form.ROLE:
        return described_person(scene, reported, phrase)
    if phrase.form is Form.GROUP:
        return described_group(scene, reported, phrase)
    if phrase.form is Form.BODY:
        return body(scene, phrase)
    if phrase.form is Form.DOCUMENT:
        return document(scene, phrase)
    return _other(scene, reported, phrase)


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
        return organisation(plain(mention.name), phrase.span, SpeakerBasis.NAMED, 0.75)
    if phrase.reach in (Reach.INDEFINITE, Reach.ANOTHER, Reach.ONE_OF):
        return introduce(scene, reported, phrase, plural=False)
    return unknown(phrase.span, "nobody known is so described")
