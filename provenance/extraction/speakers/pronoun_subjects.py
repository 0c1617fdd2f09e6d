"""What a pronoun stands for: somebody described right before, a name, or whoever spoke last."""

import re
from collections.abc import Iterable

from provenance.extraction.people.entities import plain
from provenance.extraction.people.phrases import Form, Phrase, parse
from provenance.extraction.people.source_words import source_words
from provenance.extraction.speakers.bodies import body, described_group
from provenance.extraction.speakers.described_people import described_person
from provenance.extraction.speakers.documents import document
from provenance.extraction.speakers.pronouns import fits, referent
from provenance.extraction.speakers.resolved import Resolved, named, organisation, unknown
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Span, Speaker
from provenance.vocabulary import Field, SpeakerBasis, SpeakerKind


def pronoun(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    if phrase.text.casefold() in ("i", "we", "us", "our", "my", "me"):
        return unknown(phrase.span, "the writer's own words, or those of somebody speaking")
    if reported.field is Field.TITLE:
        return unknown(phrase.span, "a pronoun in a title has no name before it")
    if phrase.gender == "n" and _of_document(scene, phrase):
        return unknown(phrase.span, "stands for a document whose author is not named")
    described = _own_subject(scene, reported, phrase) or _described_subject(scene, reported, phrase)
    if described is not None:
        return described
    choice = referent(scene, phrase.span[0], phrase.gender)
    if choice.speaker is not None and choice.entity is None:
        return Resolved(as_pronoun(choice.speaker, phrase.span, choice.confidence), None)
    if choice.entity is None:
        return unknown(phrase.span, choice.why, candidates=choice.open)
    basis, sure, why = SpeakerBasis.PRONOUN, choice.confidence, choice.why
    return named(scene, choice.entity, phrase.span, basis, sure, why)


def _own_subject(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved | None:
    """The described subject of the same sentence: "The dispatch praised one where it said …"."""
    pattern = _DOCUMENT_START if phrase.gender == "n" else _SENTENCE_START
    text, begin = scene.article.text, reported.frame[0]
    match = None if phrase.gender == "p" else pattern.match(text, begin, phrase.span[0])
    if match is None or phrase.span[0] - match.end() < _OWN_ROOM:
        return None
    span = match.span("np")
    between = scene.cast.within((begin, phrase.span[0]))
    if any(entity.person and fits(entity, phrase.gender) for _, entity in between):
        return None
    worded = parse(text, span, scene.cast.within(span))
    if worded.form is Form.DOCUMENT:
        found = document(scene, worded)
    elif worded.form is Form.ROLE and worded.gender in ("", phrase.gender):
        found = described_person(scene, reported, worded)
    else:
        return None
    if found.speaker.kind is SpeakerKind.UNKNOWN:
        return unknown(phrase.span, "stands for somebody described whose name is not clear")
    return found._replace(speaker=as_pronoun(found.speaker, phrase.span, 0.7))


_OWN_ROOM = 12  # characters between a subject and a pronoun that stands for it


def _of_document(scene: Scene, phrase: Phrase) -> bool:
    """Whether "it" goes on from "the message said", of whose author nothing is told."""
    last = scene.spoken[-1] if scene.spoken else None
    if last is None or last.speaker.kind is not SpeakerKind.UNKNOWN or last.speaker.span is None:
        return False
    if phrase.span[0] - last.reported.end > ROOM_BEFORE:
        return False
    source = parse(scene.article.text, last.speaker.span, ())
    return source.form is Form.DOCUMENT or source.text.casefold() == "it"


def _described_subject(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved | None:
    """The unnamed subject of the sentence right before: "Her lawyer denied it. “No,” he said."."""
    if phrase.gender == "p":
        return _several(scene, reported, phrase)
    text = scene.article.text
    end = min(reported.start, phrase.span[0], reported.frame[0])
    start = max(text.rfind("\n", 0, end) + 1, end - ROOM_BEFORE)
    pattern = _BODY_START if phrase.gender == "n" else _SENTENCE_START
    sentences = list(pattern.finditer(text, start, end))
    if not sentences or scene.inside_content(sentences[-1].start("np")):
        return None
    span = sentences[-1].span("np")
    worded = parse(text, span, scene.cast.within(span))
    named_there = any(e.person and not m.possessive for m, e in scene.cast.within(span))
    if worded.form is Form.BODY and phrase.gender == "n" and not worded.inner:
        found = body(scene, worded)
        if found.speaker.kind is SpeakerKind.UNKNOWN:
            name = plain(worded.text).casefold()
            found = organisation(name, span, SpeakerBasis.DESCRIPTION, 0.7)
        return found._replace(speaker=as_pronoun(found.speaker, phrase.span, 0.7))
    if worded.form is not Form.ROLE or named_there or _ends_in_name(text, span[1]):
        return None
    if worded.gender not in ("", phrase.gender):
        return None
    found = described_person(scene, reported, worded)
    owned = " of " in worded.text or "'s " in worded.text or "’s " in worded.text
    back = worded.text[:4].casefold() == "the " and not owned
    back = back and worded.head not in source_words().veiled
    if found.speaker.kind is SpeakerKind.UNKNOWN or (found.entity is None and back):
        return unknown(phrase.span, "stands for somebody described whose name is not clear")
    return found._replace(speaker=as_pronoun(found.speaker, phrase.span, 0.7))


def _several(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """Return whom "they" stands for: the group or body that spoke last or is spoken of."""
    text = scene.article.text
    end = min(reported.start, phrase.span[0], reported.frame[0])
    start = max(text.rfind("\n", 0, end) + 1, end - ROOM_BEFORE)
    groups = list(_GROUP_START.finditer(text, start, end))
    if groups and not scene.inside_content(groups[-1].start("np")):
        span = groups[-1].span("np")
        found = described_group(scene, reported, parse(text, span, scene.cast.within(span)))
        return found._replace(speaker=as_pronoun(found.speaker, phrase.span, 0.65))
    last = scene.spoken[-1] if scene.spoken else None
    many = last is not None and (last.plural or last.speaker.kind is SpeakerKind.ORGANISATION)
    if last is not None and many and _goes_on(scene, (last.reported.end, phrase.span[0])):
        return Resolved(as_pronoun(last.speaker, phrase.span, 0.65), last.entity, plural=True)
    return unknown(phrase.span, 'no group spoke before for whom "they" could stand')


def _goes_on(scene: Scene, between: Span) -> bool:
    """Whether "they" may go on from a quote: near, and nobody came up in a paragraph between."""
    if between[1] - between[0] > 2 * ROOM_BEFORE:
        return False
    if "\n" not in scene.article.text[between[0] : between[1]]:
        return True
    return not any(
        entity.person and not scene.inside_content(mention.start)
        for mention, entity in scene.cast.within(between)
    )


def _ends_in_name(text: str, end: int) -> bool:
    """Whether a name follows a description: it is part of the name's own introduction."""
    after = text[end : end + 3].removeprefix(",")
    return after[:1] == " " and after[1:2].isupper()


ROOM_BEFORE = 300  # characters before a quote in which the sentence before it must begin


def _opening(heads: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a description with one of these heads at the start of a sentence."""
    alternatives = "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))
    return re.compile(
        r"(?:(?<=[.!?”\"’] )|(?<=\n)|\A)(?:(?:But|And|Then|Later) )?"
        r"(?P<np>(?:An?|The|One|Another|His|Her|Its|Their|My|Our|[A-Z][\w.]+[’']s) "
        r"(?:[\w’'-]+ ){0,3}?"
        rf"(?:{alternatives})(?:-in-law)?"
        r"(?: (?:of|for|at) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*)?)\b(?![’'-])"
    )


_SENTENCE_START = _opening(source_words().roles)


_GROUP_START = re.compile(
    r"(?:(?<=[.!?”\"’] )|(?<=\n)|\A)(?:(?:But|And|Then|Later) )?"
    r"(?P<np>(?:(?:The|Some|Many|Most|Several|Two|Three|His|Her|Its|Their|[A-Z][\w.]+[’']s) )?"
    r"(?:[\w’'-]+ ){0,2}?"
    rf"(?:{'|'.join(sorted({*source_words().groups, *source_words().plural_roles}))}))\b",
    re.IGNORECASE,
)


_DOCUMENT_START = _opening(source_words().documents)
_BODY_START = _opening(source_words().organisations)


def as_pronoun(said: Speaker, span: Span, confidence: float) -> Speaker:
    return Speaker(
        name=said.name,
        kind=said.kind,
        key=said.key,
        basis=SpeakerBasis.PRONOUN,
        span=span,
        confidence=confidence,
        candidates=said.candidates,
    )
