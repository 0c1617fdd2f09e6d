"""Documents that speak: "the report said", "the message said", for whoever they are of."""

import re
from functools import lru_cache

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.phrases import Phrase, Reach
from provenance.extraction.people.source_words import source_words
from provenance.extraction.speakers.resolved import Resolved, named, organisation, unknown
from provenance.extraction.speakers.scene import Scene
from provenance.vocabulary import SourceKind, SpeakerBasis


def document(scene: Scene, phrase: Phrase) -> Resolved:
    """A document speaks for whose it is; one of nobody named speaks for nobody."""
    sender = _sender(scene, phrase) if phrase.entity is None else None
    if sender is not None:
        return named(scene, sender, phrase.span, SpeakerBasis.DESCRIPTION, 0.75)
    if phrase.entity is not None and not _nationality(phrase.entity.name):
        return named(scene, phrase.entity, phrase.span, SpeakerBasis.DESCRIPTION, 0.75)
    of = re.search(r"\b(?:by|from|of|for)\b", phrase.text)
    if of and phrase.inner:
        return named(scene, phrase.inner[0], phrase.span, SpeakerBasis.DESCRIPTION, 0.7)
    agency = _reporting_before(scene, phrase)
    if agency is not None:
        return organisation(agency, phrase.span, SpeakerBasis.DESCRIPTION, 0.65)
    return unknown(phrase.span, "a document whose author is not named")


def _nationality(name: str) -> bool:
    """Whether a name only tells from where something is ("South Korean")."""
    return name.rsplit(" ", 1)[-1].casefold() in source_words().nationalities


def _sender(scene: Scene, phrase: Phrase) -> Entity | None:
    """Return who is said a little before to have sent "the message" or issued "the statement"."""
    if phrase.reach is not Reach.DEFINITE or phrase.head not in _SENT:
        return None
    text = scene.article.text
    start = max(0, phrase.span[0] - _SENT_ROOM)
    found = list(_sending(phrase.head).finditer(text, start, phrase.span[0]))
    if not found:
        return None
    match = found[-1]
    if match.group("by"):
        after = scene.cast.within((match.end(), match.end() + 60))
        return after[0][1] if after else None
    begin = max(start, text.rfind("\n", start, match.start()) + 1)
    begin = max(begin, text.rfind(". ", begin, match.start()) + 1)
    named_before = [
        entity for mention, entity in scene.cast.within((begin, match.start()))
        if not mention.possessive and not entity.place and not scene.inside_content(mention.start)
    ]  # fmt: skip
    return named_before[0] if len({id(entity) for entity in named_before}) == 1 else None


@lru_cache(maxsize=64)
def _sending(head: str) -> re.Pattern[str]:
    verb = r"(?:sent|issued|released|delivered|addressed|conveyed|made|published|posted|wrote)"
    return re.compile(
        rf"\b(?:{verb} (?:an?|the|his|her|its|their) (?:[\w’'-]+ ){{0,4}}?{re.escape(head)}\b"
        rf"|{re.escape(head)} {verb} (?P<by>by) (?:the )?)"
    )


_SENT = frozenset(["message", "letter", "telegram", "statement", "email", "speech", "address",
                   "memo", "tweet", "post"])  # fmt: skip


_SENT_ROOM = 700  # characters before "the message" in which its sending must be told


def _reporting_before(scene: Scene, phrase: Phrase) -> str | None:
    """Return the agency or state media named a little before "the report", if one is."""
    if phrase.text.casefold() == "the paper":
        return _paper_before(scene, phrase)
    if phrase.reach is not Reach.DEFINITE or phrase.head not in _REPORTS:
        return None
    start = max(0, phrase.span[0] - _REPORT_ROOM)
    named_before = scene.registry.mentions(scene.article.text[start : phrase.span[0]])
    kinds = (SourceKind.STATE_MEDIA, SourceKind.AGENCY)
    found = [source.name for _, source in named_before if source.kind in kinds]
    return found[-1] if found else None


def _paper_before(scene: Scene, phrase: Phrase) -> str | None:
    """Return the newspaper named last before "the paper", known or by the look of its name."""
    for mention, entity in scene.cast.before(phrase.span[0], 30):
        if phrase.span[0] - mention.start > _REPORT_ROOM:
            return None
        known = scene.source(entity.name)
        if known is not None and known.kind is SourceKind.NEWSPAPER:
            return known.name
        if known is None and entity.outlet:
            return entity.name
    return None


_REPORTS = frozenset(["report", "dispatch", "commentary", "article", "statement"])


_REPORT_ROOM = 500  # characters before "the report" in which its agency must be named
