"""Where an article names a reporting source that does something with others' words.

News sources of the registry, outlets that only look like one, state media without a name, people
whom a report cites: each with its place and with how it stands there (it reports, it was told, it
is cited). Found once for the whole article, in order.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.phrases import Form, parse
from provenance.extraction.people.source_words import source_words
from provenance.extraction.people.unnamed import descriptor_of
from provenance.extraction.speakers.scene import STATE_MEDIA, Scene, generic_name
from provenance.models import Span
from provenance.sources.registry import REPORTING_KINDS
from provenance.vocabulary import SourceKind

_STATE_HINT = re.compile(r"tate(?:-| (?:media|TV|tele|news|radio|br))")
_BEFORE_STATE = re.compile(
    r"(?:(?:[Tt]he )?(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:n|ese|sh|[’']s) )?(?:official |local )?\Z"
)
_AFTER = re.compile(
    r"(?:[’']s?)?(?:\s*\([^()\n]{2,20}\))?,?\s*"
    r"(?:(?:also|later|then|had|has|earlier|further|separately|on \w+(?: \d+)?|Monday|"
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
_ABROAD = re.compile(
    r"\b(?:laut|nach Angaben|selon|d['’]après|cité(?:e|es|s)? par|según|citad[oa]s? por|secondo|"
    r"citat[oa] da|segundo|volgens)"
    r"(?: (?:l['’])?[^\W\d_]+(?:-[^\W\d_]+)?){0,5}\s*\Z"
)
_TOLD_ABROAD = re.compile(
    r"\b(?:(?:sagte|erklärte|berichtete)n?\b(?: [\w.-]+){0,4}?(?: gegenüber)? (?:der|dem)"
    r"(?: Nachrichtenagentur| Agentur| Zeitung| Sender)?|"
    r"(?:déclaré|dit|confié|indiqué|expliqué)\b(?: [\w.-]+){0,4}? (?:à|au)(?: l['’]| la| le)?"
    r"(?: ?agence| ?quotidien| ?journal)?|"
    r"(?:dijo|declaró|explicó|contó|afirmó|señaló)\b(?: [\w.-]+){0,4}? a(?: la| el)?"
    r"(?: agencia| diario)?|"
    r"(?:disse|afirmou|declarou|contou)\b(?: [\w.-]+){0,4}? (?:à|ao)(?: agência| jornal)?|"
    r"(?:ha detto|ha dichiarato)\b(?: [\w.-]+){0,4}? (?:all['’]|alla|al)(?: ?agenzia)?)\s*\Z"
)
_HANGUL_AFTER = re.compile(
    r"(?:은|는|이|가|에 따르면|을 인용|를 인용|의 보도)[^.\n]{0,80}?(?:보도|전했|밝혔|따르면|인용)"
)
_SAID_BY = re.compile(r"(?:^|[\s”\"])(?:said|reported|reports|wrote|quoted) (?:the )?(?:\w+ )?\Z")
_CITED = re.compile(
    r"\b(?:citing|quoting)\b(?: (?:[Tt]he|a|an|[A-Z]\w+[’']s|[a-z]+(?:-[a-z]+)?)){0,5}\s*\Z"
)
_CITING = re.compile(
    r"\b(?:citing|quoting) (?P<who>(?:an?|two|three|several|unnamed|anonymous|the) "
    r"[^,.;:“”\"\n]{4,80}|officials|sources|[a-z]+ (?:officials|sources))"
)
_OUTLET_NOUN = (
    r"(?:newspaper|paper|magazine|broadcaster|agency|news agency|network|station|channel|website|"
    r"site|publication|outlet|daily|weekly|blog)"
)
_THE_OUTLET = re.compile(rf"he {_OUTLET_NOUN}\b")
_TOLD_THE = re.compile(r"\b(?:told|to|with|according to|in) t\Z")
_CALLING = (
    *_OUTLET_NOUN[3:-1].split("|"), "news site", "wire service", "jornal", "journal", "diario",
    "periódico", "canal",
)  # fmt: skip
_OUTLET_WORDS = tuple(f"{noun} " for noun in _CALLING)
_CALLING_ENDS = frozenset(noun[-2:] for noun in _CALLING)  # pass over most names at a glance
_CALLED = re.compile(
    rf"(?:[Tt]he|[Aa]|[Aa]n|[Ii]ts|[Ll]e|[Oo]|[Ee]l|[Jj]ornal|[Cc]hannel)(?: [\w-]+){{0,3}}? "
    rf"(?:{'|'.join(_CALLING)}) \Z"
)
_OF_WHERE = re.compile(
    r"(?: (?:d[aeo]s?|d[ue]l?l?a?|des|dei)(?: l[ao]s?)?(?: [A-ZÀ-ÖØ-Þ][\w-]+)+)+"
)
_CHANNEL = re.compile(r"(?:[’']s)? (?:channel|page|account|app|messag|group|post)")
_ITS_OFFICE = re.compile(r"[’']s?(?: [A-ZÀ-ÖØ-Þ][\w-]+)+")
_RECORD = re.compile(
    r"\b(?:according to|in|citing|showed?|shows|from) (?:an?|the|its|their) "
    r"(?:[\w-]+ ){0,2}?(?:transcript|statement|readout|recording|video|text|minutes|summary|"
    r"account|translation|document|letter) (?:that was |was |later )?"
    r"(?:released|published|posted|issued|provided|shared|distributed|circulated|put out)"
    r"(?: (?:on )?\w+day| late\w*| overnight| online| earlier| later)? by (?:the )?\Z"
)
_ACCORDING = re.compile(r"ccording to (?:the )?(?=[A-Z])")
_QUOTED = re.compile(r" (?:has |had )?(?:quoted|quotes|reported|reports|cited)\b")
_WHOSE_SOURCE = re.compile(r", whose (?:[a-z]+ )?(?:sources?|correspondent|reporters?)\b")
_ROOM = 70  # characters before a name in which its reporting words must stand
_OUTLET_ROOM = 1500  # characters before "the newspaper" in which the outlet must be named


class Way(StrEnum):
    """How a reporting source stands in the sentence."""

    REPORTS = "reports"
    TOLD = "told"
    CITED = "cited"


class Link(NamedTuple):
    """A reporting source at its place."""

    span: Span
    name: str
    kind: SourceKind
    way: Way


class _Named(NamedTuple):
    span: Span
    name: str
    kind: SourceKind


def find_links(scene: Scene) -> list[Link]:
    """Return the reporting sources of an article's text, in order of their place."""
    text = scene.article.text
    beside = _beside(scene)
    named = _named(scene, beside)
    found = [
        Link(each.span, each.name, each.kind, way)
        for each in named
        if not scene.inside_content(each.span[0]) and (way := _way(text, each.span)) is not None
    ]
    if ("tate " in text or "tate-" in text) and _STATE_HINT.search(text):
        found += _state_media(scene, named)
    found += _according_to(scene, found)
    offices = _published_records(scene, beside, found)
    if offices:
        found = [link for link in found if not any(_within(link, office) for office in offices)]
        found += offices
    if "citing " in text or "quoting " in text:
        found += _cited_people(scene, found)
    found += _described_outlets(scene, named)
    return sorted(found)


_Beside = tuple[str, Mention, Entity]
"""The two letters before the blank before a name, and the name."""


def _beside(scene: Scene) -> list[_Beside]:
    """Return the names that look like a source's or stand behind words that may make one of them.

    Most names do not; two letters of what stands before them are looked at once for all.
    """
    text = scene.article.text
    whose = ", whose " in text
    return [
        (before, mention, entity)
        for mention, entity in scene.cast.mentions
        if (before := text[mention.start - 3 : mention.start - 1]) in _ENDS
        or entity.outlet
        or (whose and _WHOSE_SOURCE.match(text, mention.end))
    ]


def _named(scene: Scene, beside: Sequence[_Beside]) -> list[_Named]:
    """Return the news sources named in the text: the registry's, else those that look like one."""
    text = scene.article.text
    known = [
        _Named(span, source.name, source.kind)
        for span, source in scene.registry.mentions_among(text, scene.capitals)
        if source.kind in REPORTING_KINDS
    ]
    taken = {offset for each in known for offset in each.span}
    others = []
    for before, mention, entity in beside:
        start = mention.start
        called = told = False
        if before in _CALLING_ENDS:
            called = _called(text, mention)
        elif before in _TELLING_ENDS:
            called = first_reported(text, start)
            told = not entity.person and _told(text, mention)
        outlet = entity.outlet or told or called or _WHOSE_SOURCE.match(text, mention.end)
        if outlet and start not in taken and mention.end not in taken:
            headed = text[max(0, start - 4) : start] == "The "
            end = _end_of_name(text, mention.end) if called else mention.end
            written = entity.name if end == mention.end else text[start:end]
            name = f"The {written}" if headed else written
            others.append(_Named((start, end), name, SourceKind.OUTLET))
    return sorted(known + others)


def _told(text: str, mention: Mention) -> bool:
    """Whether a name is that of a station or paper to which somebody told something."""
    if not text.endswith(_TOLD_ENDS, 0, mention.start):
        return False
    return _told_letters(text, mention) or _told_the(text, mention)


def _told_letters(text: str, mention: Mention) -> bool:
    """Whether letters like those of a station are what somebody told something: "told CWN"."""
    if not (mention.name.isupper() and 1 < len(mention.name) <= _LETTERS):
        return False
    after = text[mention.end : mention.end + 2]
    return not (after[:1] == " " and after[1:].islower())


def _told_the(text: str, mention: Mention) -> bool:
    """Whether a name of several words is what somebody told something: "told the Brandau Star"."""
    if " " not in mention.name or text[max(0, mention.start - 9) : mention.start] != "told the ":
        return False
    return mention.name.rsplit(" ", 1)[-1].casefold() not in source_words().organisations


def _called(text: str, mention: Mention) -> bool:
    """Whether the words before a name call it an outlet: "the news site Brandau Heute"."""
    if not text.endswith(_OUTLET_WORDS, 0, mention.start):
        return False  # as for nearly all names; a search behind each would be dear
    return _CALLED.search(text, max(0, mention.start - 48), mention.start) is not None


def first_reported(text: str, at: int) -> bool:
    """Whether the words before a place name who first had a story: "as first reported by"."""
    return text.endswith(_FIRST_REPORTED, 0, at)


def _end_of_name(text: str, end: int) -> int:
    """Return where a name ends with the "do Vale Verde" that belongs to it."""
    further = _OF_WHERE.match(text, end)
    return further.end() if further else end


_FIRST_REPORTED = tuple(
    f"{how} {what} {the}"
    for how in ("first", "originally")
    for what in ("reported by", "reported in", "published by", "published in", "revealed by")
    for the in ("", "the ")
)
_LETTERS = 5  # of a station's or an agency's short name
_TOLD_ENDS = ("told ", "told the ", "interview with ", "speaking to ")
_TELLING_ENDS = frozenset(words[-3:-1] for words in (*_TOLD_ENDS, *_FIRST_REPORTED))
_BY_ENDS = frozenset(["by", "he"])  # of "by" and "by the"
_ENDS = _CALLING_ENDS | _TELLING_ENDS | _BY_ENDS


def _way(text: str, span: Span) -> Way | None:
    """Return how a source named at a span reports, or None when it is only mentioned."""
    before = text[max(0, span[0] - _ROOM) : span[0]]
    before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("? ")) + 1 :]
    if _CITED.search(before):
        return Way.CITED
    if _TOLD.search(before) or _TOLD_ABROAD.search(before):
        return Way.TOLD
    if _BY.search(before) or _ABROAD.search(before) or _HANGUL_AFTER.match(text, span[1]):
        return Way.REPORTS
    if _WHOSE_SOURCE.match(text, span[1]):
        return Way.REPORTS
    after = _AFTER.match(text, span[1], span[1] + 2 * _ROOM)
    if after and after.group("verb") in source_words().reporting:
        return Way.REPORTS
    return Way.REPORTS if _SAID_BY.search(before) else None


def _state_media(scene: Scene, named: Sequence[_Named]) -> list[Link]:
    """Return state media without a name of their own: those of a country if the article tells."""
    text = scene.article.text
    starts = {each.span[0] for each in named}
    found = []
    for match in STATE_MEDIA.finditer(text):
        before = _BEFORE_STATE.search(text, max(0, match.start() - 40), match.start())
        span = before.start() if before else match.start(), match.end()
        way = _way(text, span)
        beside = any(offset in starts for offset in range(span[0], span[1] + 3))
        if way is not None and not beside and not scene.inside_content(span[0]):
            name = generic_name(scene, text[slice(*span)])
            found.append(Link(span, name, SourceKind.STATE_MEDIA, way))
    return found


def _cited_people(scene: Scene, held: Sequence[Link]) -> list[Link]:
    """Return the unnamed people whom a reporting source cites."""
    text = scene.article.text
    starts = {link.span[0] for link in held}
    found = []
    for match in _CITING.finditer(text):
        span = match.span("who")
        if any(offset in starts for offset in range(*span)):
            continue
        phrase = parse(text, span, scene.cast.within(span))
        if phrase.form in (Form.ROLE, Form.GROUP):
            name = descriptor_of(text[slice(*span)])
            found.append(Link(span, name, SourceKind.ANONYMOUS, Way.CITED))
    return found


def _according_to(scene: Scene, held: Sequence[Link]) -> list[Link]:
    """Return whoever stands after "according to", who reports what somebody else said."""
    text = scene.article.text
    if "ccording to " not in text:
        return []
    starts = {offset for link in held for offset in range(*link.span)}
    found = []
    for match in _ACCORDING.finditer(text):
        for mention, entity in scene.cast.within((match.end(), match.end() + 1)):
            kind = SourceKind.PERSON if entity.person else SourceKind.ORGANISATION
            fits = mention.start == match.end() and not mention.possessive and not entity.place
            if fits and mention.start not in starts and not scene.inside_content(mention.start):
                span = (mention.start, mention.end)
                found.append(Link(span, entity.name, kind, Way.REPORTS))
    return found


def _published_records(scene: Scene, beside: Sequence[_Beside], held: Sequence[Link]) -> list[Link]:
    """Return the offices whose transcript or statement a quote is taken from."""
    text = scene.article.text
    starts = {offset for link in held for offset in range(*link.span)}
    found: list[Link] = []
    for before, mention, entity in beside:
        if before not in _BY_ENDS or not text.endswith(("by ", "by the "), 0, mention.start):
            continue  # see the end of the pattern
        if entity.person or mention.start in starts or scene.inside_content(mention.start):
            continue
        if _CHANNEL.match(text, mention.end):
            continue
        if _RECORD.search(text, max(0, mention.start - 2 * _ROOM), mention.start):
            further = _ITS_OFFICE.match(text, mention.end)
            span = (mention.start, further.end() if further else mention.end)
            known = scene.registry.by_name(text[slice(*span)])
            kind = known.kind if known else SourceKind.ORGANISATION
            name = known.name if known else text[slice(*span)] if further else entity.name
            found.append(Link(span, name, kind, Way.REPORTS))
    return found


def _within(link: Link, office: Link) -> bool:
    return office.span[0] <= link.span[0] < office.span[1]


def _described_outlets(scene: Scene, outlets: Sequence[_Named]) -> list[Link]:
    """Return the outlets meant by "told the newspaper": the last one named a little before.

    Where none is, a body named right before may be one that nothing else shows to be an outlet.
    """
    calls = _outlets_called(scene.article.text)
    if not calls:
        return []
    bodies = [
        _Named((mention.start, mention.end), entity.name, SourceKind.OUTLET)
        for mention, entity in scene.cast.mentions
        if not entity.person and not entity.place
    ]
    short = [body for body in bodies if body.name.isupper()]
    named = sorted([*outlets, *short]) if outlets else bodies
    found = []
    place = 0
    for span, way in calls:
        while place < len(named) and named[place].span[0] < span[0]:
            place += 1
        if place and span[0] - named[place - 1].span[0] <= _OUTLET_ROOM:
            last = named[place - 1]
            found.append(Link(span, last.name, last.kind, way))
    return found


def _outlets_called(text: str) -> list[tuple[Span, Way]]:
    """Return where "the newspaper" is told something, or quotes somebody."""
    found = []
    for match in _THE_OUTLET.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        told = _TOLD_THE.search(before)
        if told or (before[-1:] in "tT" and _QUOTED.match(text, match.end())):
            way = Way.TOLD if told and told.group().startswith("told") else Way.REPORTS
            found.append(((match.start() - 1, match.end()), way))
    return found
