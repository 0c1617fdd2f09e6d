"""The reporting sources that an article names between a speaker and itself.

Read off the sentence of the quote first ("..., KCNA reported", "told AP", "citing ..."), else off
what the article said before of this speaker's words ("state media reported Thursday"). Nearest to
the speaker first: after the speaker's words the sources stand from the inside outwards, before
them from the outside inwards, and whoever is cited stands inside the one who cites.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from provenance.extraction.entities import Entity
from provenance.extraction.phrases import Form, parse
from provenance.extraction.scene import Scene, generic_name
from provenance.extraction.source_words import source_words
from provenance.extraction.unnamed import descriptor_of
from provenance.models import Reported, Span, Speaker, Via
from provenance.sources.registry import REPORTING_KINDS, Source
from provenance.vocabulary import Field, SourceKind, SpeakerKind

_GENERIC = re.compile(
    r"(?:(?:(?:[Tt]he )?(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:n|ese|sh|[’']s) )?(?:official |local )?)?"
    r"\b[Ss]tate(?:-run|-controlled|-owned)? (?:news )?(?:media|television|TV|news agency|radio|"
    r"broadcaster|newspapers?)\b"
)
_AFTER = re.compile(
    r"(?:[’']s?)?,?\s*(?:(?:also|later|then|had|has|earlier|further|separately|on \w+|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"in (?:a|its|an|the) [\w-]+(?: [\w-]+)?|news agency|newspaper|report|dispatch)[,\s]+){0,4}"
    r"(?P<verb>[a-z]+)"
)
_BY = re.compile(
    r"\b(?:according to|as (?:saying|telling|stating|warning) by|"
    r"(?:reported|published|carried|quoted|cited|released|relayed|aired|"
    r"broadcast|run|printed|provided|seen|obtained|translated) (?:\w+ )?(?:by|on|in)|"
    r"(?:report|reports|dispatch|dispatches|translation|account|statement) "
    r"(?:\w+ )?(?:by|from|in|of|on)|via|a report in)"
    r"(?: (?:the|a|an|its|[A-Z][\w’'.-]+|[a-z]+(?:-[a-z]+)?)){0,5}?\s*\Z"
)
_TOLD = re.compile(
    r"\b(?:told|telling|tells|interview (?:with|by|on|to)|speaking (?:to|with|on)|"
    r"spoke (?:to|with)|"
    r"(?:comments|remarks|statement|email|e-mail|letter) to|interviewed (?:by|on)|"
    r"appearance on|appearing on|appeared on|asked by|said on|writing in|wrote in)"
    r"(?: (?:[Tt]he|[a-z]+(?:-[a-z]+)?)){0,3}\s*\Z"
)
_CITED = re.compile(r"\b(?:citing|quoting)\b(?: (?:[Tt]he|a|an|[a-z]+(?:-[a-z]+)?)){0,3}\s*\Z")
_CITING = re.compile(
    r"\b(?:citing|quoting) (?P<who>(?:an?|two|three|several|unnamed|anonymous|the) "
    r"[^,.;:“”\"\n]{4,80}|officials|sources|[a-z]+ (?:officials|sources))"
)
_ROOM = 70  # characters before a name in which its reporting words must stand
_MEMORY = 2500  # characters for which a speaker's words stay with the agency that reported them
_RUN = 120  # characters between two quotes of one interview that name the outlet once


class Way(StrEnum):
    """How a reporting source stands in the sentence."""

    REPORTS = "reports"
    TOLD = "told"
    CITED = "cited"


class _Link(NamedTuple):
    span: Span
    name: str
    kind: SourceKind
    way: Way


def stated_via(scene: Scene, reported: Reported, speaker: Speaker) -> tuple[Via, ...]:
    """Return the sources that the quote's own sentence names, nearest to the speaker first."""
    if reported.field is not Field.TEXT:
        return ()
    text = scene.article.text
    start, end = _zone(text, reported)
    links = [
        link
        for link in _links(scene, start, end)
        if not _in_words(reported, link.span) and _may_carry(scene, reported, speaker, link)
    ]
    told = [link for link in links if link.way is Way.TOLD]
    others = [link for link in links if link.way is not Way.TOLD]
    pivot = _pivot(reported)
    after = _outwards([link for link in others if link.span[0] >= pivot])
    before = _outwards([link for link in others if link.span[0] < pivot])
    if before and others[0].way is not Way.CITED:
        before = before[::-1] if not _cites(before) else _inwards(others, pivot)
    return _unique(text, [*told, *after, *before])


def _pivot(reported: Reported) -> int:
    """Return the place of the speaker: what stands after it runs outwards."""
    return reported.source[0] if reported.source else reported.start


def _cites(links: Sequence[_Link]) -> bool:
    return any(link.way is Way.CITED for link in links)


def _inwards(links: Sequence[_Link], pivot: int) -> list[_Link]:
    """Return the links before the speaker, the last first: "A, citing B, said C had said"."""
    return [link for link in links if link.span[0] < pivot][::-1]


def _outwards(links: Sequence[_Link]) -> list[_Link]:
    """Return links in order, whoever is cited put inside the one who cites."""
    ordered: list[_Link] = []
    for link in links:
        if link.way is Way.CITED and ordered:
            ordered.insert(len(ordered) - 1, link)
        else:
            ordered.append(link)
    return ordered


def _unique(text: str, links: Sequence[_Link]) -> tuple[Via, ...]:
    seen: dict[str, Via] = {}
    for link in links:
        if link.name not in seen:
            start, end = link.span
            seen[link.name] = Via(
                source=link.name, kind=link.kind, text=text[start:end], start=start, end=end
            )
    return tuple(seen.values())


def _zone(text: str, reported: Reported) -> Span:
    """Return the sentence of the quote, never beyond its paragraph."""
    start, end = reported.frame
    line = text.find("\n", max(reported.end, start), end)
    return start, line if line > 0 else end


def _in_words(reported: Reported, span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in reported.segments)


def _may_carry(scene: Scene, reported: Reported, speaker: Speaker, link: _Link) -> bool:
    """Whether a source stands between this speaker and the article, and is neither of them."""
    own = scene.source(scene.article.outlet) if scene.article.outlet else None
    if link.name in (speaker.name, own.name if own else None):
        return False
    if (scene.article.outlet or "").casefold().startswith(link.name.casefold()):
        return False
    return not (reported.source and _overlap(reported.source, link.span))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _links(scene: Scene, start: int, end: int) -> list[_Link]:
    """Return the reporting sources of a stretch of text, in order."""
    text = scene.article.text
    found: list[_Link] = []
    for span, source in _mentioned(scene, start, end):
        way = _way(text, span, start, end)
        if way is not None:
            found.append(_Link(span, source.name, source.kind, way))
    found += _unknown_outlets(scene, start, end, found)
    found += _described_outlets(scene, start, end)
    if scene.has_state_media:
        found += _generic(scene, start, end, found)
    if scene.has_citing:
        found += _cited_people(scene, start, end, found)
    return sorted(found)


def _mentioned(scene: Scene, start: int, end: int) -> Iterator[tuple[Span, Source]]:
    for span, source in scene.registry.mentions(scene.article.text, start, end):
        if source.kind in REPORTING_KINDS:
            yield span, source


def _unknown_outlets(scene: Scene, start: int, end: int, held: Sequence[_Link]) -> list[_Link]:
    """Return outlets that the registry does not know: "told the Aldmoor Gazette"."""
    text = scene.article.text
    found = []
    for mention, entity in scene.cast.within((start, end)):
        span = (mention.start, mention.end)
        if not _is_outlet(entity) or any(_overlap(span, link.span) for link in held):
            continue
        way = _way(text, span, start, end)
        if way is not None:
            headed = text[max(0, span[0] - 4) : span[0]] == "The "
            name = f"The {entity.name}" if headed else entity.name
            found.append(_Link(span, name, SourceKind.OUTLET, way))
    return found


def _described_outlets(scene: Scene, start: int, end: int) -> list[_Link]:
    """Return the outlet meant by "told the newspaper": the last one named before."""
    text = scene.article.text
    match = _THE_OUTLET.search(text, start, end)
    if match is None:
        return []
    span = match.span("who")
    room = max(0, start - _OUTLET_ROOM)
    named = [(s, o.name, o.kind) for s, o in _mentioned(scene, room, start)]
    named += [
        ((m.start, m.end), e.name, SourceKind.OUTLET)
        for m, e in scene.cast.within((room, start))
        if _is_outlet(e)
    ]
    if not named:
        return []
    _, name, kind = max(named)
    return [_Link(span, name, kind, Way.TOLD)]


_THE_OUTLET = re.compile(
    r"\b(?:told|to|with) (?P<who>(?:the|this) (?:newspaper|paper|magazine|broadcaster|agency|"
    r"news agency|network|station|channel|website|site|publication|outlet|daily|weekly))\b"
)
_OUTLET_ROOM = 1500  # characters before the sentence in which the outlet must be named


def _is_outlet(entity: Entity) -> bool:
    """Whether a name is that of a newspaper, station or site, as far as its own words tell."""
    words = entity.name.casefold().split()
    return len(words) > 1 and not {words[0], words[-1]}.isdisjoint(source_words().outlets)


def _generic(scene: Scene, start: int, end: int, held: Sequence[_Link]) -> list[_Link]:
    """Return state media without a name of their own: those of a country if the article tells."""
    text = scene.article.text
    found = []
    for match in _GENERIC.finditer(text, start, end):
        span = match.span()
        way = _way(text, span, start, end)
        taken = any(_overlap((span[0], span[1] + 2), link.span) for link in held)
        if way is None or taken or scene.source(text[span[1] : span[1] + 12].strip()):
            continue
        found.append(_Link(span, generic_name(scene, match.group()), SourceKind.STATE_MEDIA, way))
    return found


def _cited_people(scene: Scene, start: int, end: int, held: Sequence[_Link]) -> list[_Link]:
    """Return the unnamed people whom a reporting source cites."""
    text = scene.article.text
    found = []
    for match in _CITING.finditer(text, start, end):
        span = match.span("who")
        if any(_overlap(span, link.span) for link in held):
            continue
        phrase = parse(text, span, scene.cast.within(span))
        if phrase.form in (Form.ROLE, Form.GROUP):
            name = descriptor_of(text, span, extend=False)
            found.append(_Link(span, name, SourceKind.ANONYMOUS, Way.CITED))
    return found


def _way(text: str, span: Span, start: int, end: int) -> Way | None:
    """Return how a source named at a span reports, or None when it is only mentioned."""
    before = text[max(start, span[0] - _ROOM) : span[0]]
    if _CITED.search(before):
        return Way.CITED
    if _TOLD.search(before):
        return Way.TOLD
    if _BY.search(before):
        return Way.REPORTS
    after = _AFTER.match(text, span[1], end)
    if after and after.group("verb") in source_words().reporting:
        return Way.REPORTS
    back = re.search(
        r"(?:^|[\s”\"])(said|reported|reports|wrote|quoted) (?:the )?(?:\w+ )?\Z", before
    )
    return Way.REPORTS if back else None


class Memory:
    """Which sources reported a speaker's words last, for quotes that do not repeat it.

    What state media or an agency reported stays theirs for a while; an interview with a paper
    covers only the next words right after.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, tuple[Via, ...]]] = {}

    def note(self, speaker: Speaker, reported: Reported, via: tuple[Via, ...]) -> None:
        """Remember by whom a speaker's words were reported."""
        if speaker.key is not None and via:
            self._last[speaker.key] = (reported.end, via)

    def recall(self, speaker: Speaker, reported: Reported) -> tuple[Via, ...]:
        """Return the sources that reported the speaker's words a little before, if any."""
        if speaker.key is None or speaker.kind is SpeakerKind.UNKNOWN:
            return ()
        place, via = self._last.get(speaker.key, (-_MEMORY - 1, ()))
        lasting = any(each.kind in (SourceKind.STATE_MEDIA, SourceKind.AGENCY) for each in via)
        return via if reported.start - place <= (_MEMORY if lasting else _RUN) else ()
