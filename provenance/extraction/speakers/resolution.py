"""From the words that name a source to the speaker they stand for inside the article."""

import re
from dataclasses import replace

from provenance.extraction.people.entities import Entity, looks_personal, plain
from provenance.extraction.people.mentions import find_mentions
from provenance.extraction.people.phrases import Form, Phrase, Reach, parse
from provenance.extraction.people.source_words import source_words
from provenance.extraction.scripts.unspaced import worded
from provenance.extraction.scripts.unspaced_words import Worded
from provenance.extraction.speakers.bodies import body, described_group
from provenance.extraction.speakers.described_people import apposed, described_person, introduce
from provenance.extraction.speakers.documents import document
from provenance.extraction.speakers.pronoun_subjects import ROOM_BEFORE, as_pronoun, pronoun
from provenance.extraction.speakers.resolved import Resolved, named, organisation, together, unknown
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Span, Speaker
from provenance.sources.names import canonical
from provenance.vocabulary import Field, SpeakerBasis, SpeakerKind

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_PRONOUN = Form.PRONOUN
_NAME = Form.NAME
_ROLE = Form.ROLE
_GROUP = Form.GROUP
_BODY = Form.BODY
_DOCUMENT = Form.DOCUMENT
_NAMED = SpeakerBasis.NAMED

_APPOSABLE = (Form.ROLE, Form.GROUP, Form.OTHER, Form.BODY)


def resolve(scene: Scene, reported: Reported) -> Resolved:
    """Return whom a content's source stands for; the content must have a source.

    Of "Ana Ruiz, who" the relative pronoun is part of the words, and only the name is resolved.
    """
    assert reported.source is not None
    text = scene.article.content(reported.field)
    start, end = reported.source
    relative = _RELATIVE_END.search(text, start, end) if text.find("wh", start, end) >= 0 else None
    if relative is None:
        return _resolve(scene, reported, reported.source)
    found = _resolve(scene, reported, (reported.source[0], relative.start()))
    named_place = found.entity is not None and found.entity.place
    if named_place and relative.group("who").startswith("who"):
        span = (relative.start("who"), relative.end())
        return _relative(scene, reported, Phrase(_PRONOUN, span, text[slice(*span)]))
    begin = found.speaker.span or reported.source
    whole = (begin[0], reported.source[1])
    return found._replace(speaker=replace(found.speaker, span=whole))


_RELATIVE_END = re.compile(r",?\s*(?P<who>\b(?:who|whom|which)(?:[’']\w+)?)\Z")


def _resolve(scene: Scene, reported: Reported, source: Span) -> Resolved:
    text = scene.article.content(reported.field)
    span = _whole(text, source)
    phrase = parse(text, span, scene.names(reported.field, span))
    folded = phrase.text.casefold()
    if folded in ("only", "simply", "just", "merely"):
        return _subject_of_frame(scene, reported, phrase)
    if folded in ("who", "whom", "which"):
        return _relative(scene, reported, phrase)
    joined = _WITH_ANOTHER.match(phrase.text)
    if joined is not None:
        return _two(scene, reported, phrase, joined.end("who"))
    owned = _whose(scene, reported, phrase)
    if owned is not None:
        return owned
    if phrase.form is _PRONOUN:
        return pronoun(scene, reported, phrase)
    if phrase.form is _NAME and phrase.entity is not None:
        cut = phrase.text.startswith(f"{phrase.entity.name} ")  # "Human Rights Watch"
        if len(phrase.text) > len(phrase.entity.name) and (cut or not phrase.entity.person):
            longer = scene.source(phrase.text)
            if longer is not None and longer is not scene.source(phrase.entity.name):
                return organisation(longer.name, phrase.span, _NAMED, 0.93)
        if phrase.partner is not None:
            return together(scene, phrase.entity, phrase.partner, phrase.span)
        return named(scene, _past_role(scene, reported, phrase), phrase.span, _NAMED)
    beside = apposed(scene, reported, phrase) if phrase.form in _APPOSABLE else None
    if beside is not None and not (beside.person and phrase.form is _BODY):
        return named(scene, beside, phrase.span, _NAMED, 0.9)
    known = scene.source(phrase.text) if phrase.text[1:] != phrase.text[1:].lower() else None
    if known is not None:
        return organisation(known.name, phrase.span, _NAMED, 0.93)
    if phrase.form is _ROLE:
        return described_person(scene, reported, phrase)
    if phrase.form is _GROUP:
        return described_group(scene, reported, phrase)
    if phrase.form is _BODY:
        return body(scene, phrase)
    if phrase.form is _DOCUMENT:
        return document(scene, phrase)
    return _other(scene, reported, phrase)


def _whose(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved | None:
    """ "Norvia, whose government announced": the country speaks, or a body of the one named."""
    if phrase.form is not _BODY or phrase.text[:6].casefold() != "whose ":
        return None
    start = phrase.span[0]
    before = scene.names(reported.field, (max(0, start - 60), start))
    if not before or start - before[-1][0].end > len(", "):
        return None
    owner = before[-1][1]
    if owner.place:
        return named(scene, owner, phrase.span, SpeakerBasis.DESCRIPTION, 0.8)
    name = f"{owner.name}'s {phrase.text[6:]}"
    return organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.75)


_WITH_ANOTHER = re.compile(r"(?P<who>[Hh]e|[Ss]he) and ")


def _two(scene: Scene, reported: Reported, phrase: Phrase, cut: int) -> Resolved:
    """ "He and Ana Ruiz said": both, where it is clear for whom the pronoun stands."""
    text = scene.article.content(reported.field)
    start, end = phrase.span
    one = pronoun(scene, reported, parse(text, (start, start + cut), ()))
    rest = (start + cut + len(" and "), end)
    other = parse(text, rest, scene.names(reported.field, rest)).entity
    if one.entity is None or other is None or not other.person or other is one.entity:
        return unknown(phrase.span, "two people of whom one is not clear")
    return together(scene, one.entity, other, phrase.span)


def _whole(text: str, span: Span) -> Span:
    """Return a source's span with the "one of" that stands before it."""
    if not text.endswith(" of ", 0, span[0]):
        return span
    match = _PART_OF.search(text, max(0, span[0] - 12), span[0])
    return (match.start(), span[1]) if match else span


_PART_OF = re.compile(r"\b(?:[Oo]ne|[Ss]ome|[Tt]wo|[Ss]everal|[Mm]any|[Mm]ost|[Aa]ll) of \Z")


def _past_role(scene: Scene, reported: Reported, phrase: Phrase) -> Entity:
    """Return the named entity, or the person whose role it only belongs to.

    Of "House clerk Ana Ruiz" a source span may hold no more than the first word.
    """
    assert phrase.entity is not None
    end = phrase.span[1]
    if phrase.entity.person:
        return phrase.entity
    text = scene.article.content(reported.field)
    for mention, entity in scene.names(reported.field, (end, end + 40)):
        between = text[end : mention.start].split()
        roles = source_words().roles
        if entity.person and between and all(word in roles for word in between):
            return entity
        break
    return phrase.entity


def _subject_of_frame(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """ "Ruiz, asked why, said only: ...": the first person named in the sentence."""
    for mention, entity in scene.cast.within((reported.frame[0], phrase.span[0])):
        if entity.person and not mention.possessive and not scene.inside_content(mention.start):
            span = (mention.start, mention.end)
            return named(scene, entity, span, _NAMED, 0.75)
    return unknown(None, "the sentence names nobody")


def _relative(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """ "Ana Ruiz, who said": the name right before the relative clause in the sentence."""
    if reported.field is Field.TEXT:
        before = (max(reported.frame[0], phrase.span[0] - ROOM_BEFORE), phrase.span[0])
        people = [(m, e) for m, e in scene.cast.within(before) if e.person and not m.possessive]
        if people and len({id(entity) for _, entity in people}) == 1:
            return named(scene, people[0][1], phrase.span, SpeakerBasis.PRONOUN, 0.8)
    return unknown(phrase.span, "a relative clause whose name is not clear")


def _other(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """Words without a known head: a name that the cast lacks, or a description."""
    text = scene.article.content(reported.field)
    known = scene.cast.named(phrase.text) if phrase.text[:1].isupper() else []
    if known:
        return named(scene, known[0], phrase.span, _NAMED, 0.8)
    mentions = find_mentions(text[phrase.span[0] : phrase.span[1]])
    foreign = worded(text, phrase.text)
    if foreign is not None:
        return _foreign(scene, reported, phrase, foreign)
    if phrase.text.casefold() == "one" or _opens_with_noun(text, phrase):
        return unknown(phrase.span, "nobody known is so described")
    whole = bool(mentions) and not phrase.text[mentions[0].end :][1:2].islower()
    if whole and mentions[0].start == 0 and not mentions[0].possessive:
        mention = mentions[0]
        shifted = mention._replace(start=mention.start + phrase.span[0])
        personal = looks_personal(text, shifted) if " " in mention.name else True
        if personal:
            entity = Entity(name=canonical(mention.name), person=True)
            return named(scene, entity, phrase.span, _NAMED, 0.7)
        return organisation(plain(mention.name), phrase.span, _NAMED, 0.75)
    if phrase.text.casefold() in _OTHERS or _somebody(phrase):
        return introduce(scene, reported, phrase, plural=False)
    return unknown(phrase.span, "nobody known is so described")


def _opens_with_noun(text: str, phrase: Phrase) -> bool:
    """Whether one capitalised word, a noun elsewhere in the text, only begins its sentence."""
    word, _, rest = phrase.text.partition(" ")
    if not word.istitle() or rest[:1].isupper():
        return False
    if word.casefold() in source_words().nationalities:
        return True  # "if he was African American, Hispanic or …"
    noun = f" {word.lower()}"
    start, stop = max(0, phrase.span[0] - _NOUN_ROOM), phrase.span[1] + _NOUN_ROOM
    at = text.find(noun, start, stop)
    while at >= 0 and text[at + len(noun) : at + len(noun) + 1].isalnum():
        at = text.find(noun, at + 1, stop)
    return at >= 0


_NOUN_ROOM = 20_000  # characters on both sides in which the noun must come again


_OTHERS = frozenset(
    ["the other", "the others", "another", "a second", "a third", "both", "neither"]
)


def _somebody(phrase: Phrase) -> bool:
    """Whether words without a known head still mean people: by a person's ending or a "who"."""
    if phrase.reach not in (Reach.INDEFINITE, Reach.ANOTHER, Reach.ONE_OF):
        return False
    return phrase.head.rstrip("s").endswith(_PEOPLE_ENDS) or " who " in phrase.text


_PEOPLE_ENDS = ("er", "or", "ist", "ian", "ant", "man", "woman", "men", "women", "ee", "eer", "one")


def _foreign(scene: Scene, reported: Reported, phrase: Phrase, words: Worded) -> Resolved:
    """A source in a script without capitals, as its grammar reads the words."""
    if words.pronoun:
        last = next((s for s in reversed(scene.spoken) if s.speaker.kind == "person"), None)
        if last is None:
            return unknown(phrase.span, "nobody spoke before for whom the pronoun could stand")
        return Resolved(as_pronoun(last.speaker, phrase.span, 0.7), last.entity)
    if words.kind is SpeakerKind.ANONYMOUS:
        return introduce(scene, reported, phrase, plural=False)
    known = scene.source(phrase.text)
    if known is not None or words.kind is SpeakerKind.ORGANISATION:
        name = known.name if known is not None else words.name
        return organisation(name, phrase.span, _NAMED, 0.7)
    if words.kind is SpeakerKind.UNKNOWN:
        return unknown(phrase.span, "words in which no rule is sure of a name")
    basis = SpeakerBasis.DESCRIPTION if words.described else _NAMED
    speaker = Speaker(
        name=words.name,
        kind=SpeakerKind.PERSON,
        key=words.name,
        basis=basis,
        span=phrase.span,
        confidence=0.6 if words.described else 0.7,
    )
    return Resolved(speaker, None)
