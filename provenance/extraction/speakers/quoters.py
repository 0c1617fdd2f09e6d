"""Who passed words on in a sentence of the form "it quoted a resident as saying".

The quoter may be a pronoun or a description, and the whole may stand inside what somebody else
said ("An official said that the agency had quoted the minister as saying").
"""

import re

from provenance.extraction.people.phrases import Form, parse
from provenance.extraction.people.unnamed import descriptor_of
from provenance.extraction.speakers.resolution import resolve
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Span, Via
from provenance.vocabulary import Field, SourceKind, SpeakerKind

_OUTER = re.compile(
    r"(?P<who>(?:An?|One|Two|The|Another) [^,.;:“”\"\n]{3,90}?) (?:said|told|reported|announced)\b"
)


def quoters(scene: Scene, asked: Reported, content: Reported) -> tuple[Via, ...]:
    """Return who passed the words on: the quoter, then who told of the quoting.

    `asked` is the content as it was found, with the quoter as its source; `content` has the one
    who is quoted. A named quoter is found by its name elsewhere and is left out here.
    """
    if asked.field is not Field.TEXT:
        return ()
    found = []
    quoter = None if asked.source == content.source else _described_quoter(scene, asked)
    if quoter is not None:
        found.append(quoter)
    outer = _outer(scene, content)
    if outer is not None:
        found.append(outer)
    return tuple(found)


def _described_quoter(scene: Scene, asked: Reported) -> Via | None:
    text = scene.article.text
    if asked.source is None or not text[asked.source[0]].islower():
        return None
    speaker = resolve(scene, asked).speaker
    if speaker.kind is not SpeakerKind.ORGANISATION or speaker.name is None:
        return None
    known = scene.source(speaker.name)
    kind = known.kind if known else SourceKind.ORGANISATION
    return _via(text, asked.source, speaker.name, kind)


def _outer(scene: Scene, content: Reported) -> Via | None:
    """Return the unnamed one who told of the quoting, at the start of the sentence."""
    text = scene.article.text
    match = _OUTER.match(text, content.frame[0], content.frame[1])
    if match is None or content.source is None or match.end() > content.source[0]:
        return None
    span = match.span("who")
    if parse(text, span, scene.cast.within(span)).form not in (Form.ROLE, Form.GROUP):
        return None
    return _via(text, span, descriptor_of(match.group("who")), SourceKind.ANONYMOUS)


def _via(text: str, span: Span, name: str, kind: SourceKind) -> Via:
    return Via(source=name, kind=kind, text=text[slice(*span)], start=span[0], end=span[1])
