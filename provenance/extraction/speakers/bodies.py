"""Organisations that are described and not named, and the documents they speak through."""

import re
from functools import lru_cache

from provenance.extraction.people.entities import Entity, plain
from provenance.extraction.people.phrases import Phrase, Reach
from provenance.extraction.people.source_words import source_words
from provenance.extraction.people.unnamed import descriptor_of
from provenance.extraction.speakers.described_people import introduce, one_of
from provenance.extraction.speakers.resolved import Resolved, named, organisation
from provenance.extraction.speakers.scene import STATE_MEDIA, Scene, generic_name
from provenance.models import Reported
from provenance.vocabulary import SpeakerBasis

_ROOM_BEFORE = 4000  # characters of the text in which an organisation's fuller words are looked for
_INSTITUTIONS = frozenset(["police", "media"])


def described_group(scene: Scene, reported: Reported, phrase: Phrase) -> Resolved:
    """Return the speaker that a group is: an institution, or people without names."""
    if phrase.reach is Reach.ONE_OF:
        return one_of(scene, reported, phrase)
    if phrase.head in _INSTITUTIONS:
        name = descriptor_of(phrase.text)
        known_name = generic_name(scene, plain(name))
        return organisation(known_name, phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    return introduce(scene, reported, phrase, plural=True)


def body(scene: Scene, phrase: Phrase) -> Resolved:
    """An organisation described: one of the cast if its head word leads there, else as worded."""
    name = plain(" ".join(phrase.text.split()))
    if STATE_MEDIA.search(name):
        return organisation(generic_name(scene, name), phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    if " " in name and (phrase.inner or phrase.reach is not Reach.DEFINITE):
        return organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    asked = set(name.casefold().split())
    for _, entity in scene.cast.before(phrase.span[0], 60):
        if not entity.person and asked <= set(entity.name.casefold().split()):
            return named(scene, entity, phrase.span, SpeakerBasis.DESCRIPTION, 0.85)
    if " " in name:
        return organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.7)
    worded = _worded_before(scene, phrase)
    if worded is not None:
        return organisation(worded, phrase.span, SpeakerBasis.DESCRIPTION, 0.75)
    if phrase.head in source_words().callbacks:
        return _last_body(scene, phrase)
    return organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.5)


def _last_body(scene: Scene, phrase: Phrase) -> Resolved:
    """Return the organisation that spoke or was named last, for "the company" and the like."""
    for spoken in reversed(scene.spoken[-6:]):
        if spoken.entity is not None and not spoken.entity.person and not spoken.entity.place:
            return named(scene, spoken.entity, phrase.span, SpeakerBasis.DESCRIPTION, 0.7)
    for mention, entity in scene.cast.before(phrase.span[0], 30):
        known = not entity.person and not entity.place and not mention.possessive
        if known and _may_be(entity, phrase.head) and not scene.inside_content(mention.start):
            return named(scene, entity, phrase.span, SpeakerBasis.DESCRIPTION, 0.6)
    name = plain(" ".join(phrase.text.split()))
    return organisation(name, phrase.span, SpeakerBasis.DESCRIPTION, 0.5)


def _may_be(entity: Entity, head: str) -> bool:
    """Whether a body may be called so: only an outlet is "the newspaper"."""
    return entity.outlet or head not in source_words().outlets | _PAPERS


_PAPERS = frozenset(["newspaper", "paper", "magazine", "broadcaster", "website", "agency"])


@lru_cache(maxsize=1024)
def _fuller(head: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the|its|an?|[\w.]+[’']s) ((?:[\w.’'-]+ ){{1,3}}{re.escape(head)})\b",
        re.IGNORECASE,
    )


def _worded_before(scene: Scene, phrase: Phrase) -> str | None:
    """Return the fuller lower-case words for an organisation nearest before, if there are any."""
    before = scene.article.text[max(0, phrase.span[0] - _ROOM_BEFORE) : phrase.span[0]]
    if phrase.head.casefold() not in before.casefold():
        return None  # the search behind it is dear
    found = _fuller(phrase.head).findall(before)
    words = found[-1].split() if found else []
    if any(word in source_words().stops for word in words):
        return None
    return " ".join(words) or None
