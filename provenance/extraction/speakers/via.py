"""The reporting sources that an article names between a speaker and itself.

Read off the sentence of the quote first ("..., KCNA reported", "told AP", "citing ..."), else off
what the article said before of this speaker's words ("state media reported Thursday"). Nearest to
the speaker first: after the speaker's words the sources stand from the inside outwards, before
them from the outside inwards, and whoever is cited stands inside the one who cites.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from provenance.extraction.speakers.reporting_links import Link, Way, find_links, first_reported
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Span, Speaker, Via
from provenance.vocabulary import Field, SourceKind, SpeakerBasis, SpeakerKind

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_TEXT = Field.TEXT
_PERSON = SpeakerKind.PERSON
_UNKNOWN = SpeakerKind.UNKNOWN
_PRONOUN = SpeakerBasis.PRONOUN

_REACH = 1500  # characters on both sides of a quote; no sentence of news is longer
_MEMORY = 2500  # characters for which a speaker's words stay with the agency that reported them
_LEAD = 900  # characters of an article in which its frame is set
_FRAME = 4000  # characters for which the frame holds
_NEAR = 300  # characters between "the agency carried her statement" and her words
_LASTING = frozenset({SourceKind.STATE_MEDIA, SourceKind.AGENCY})
_PASSED_ON = re.compile(
    r" (?:has |had )?(?:carried|published|released|broadcast|aired|quoted|ran)\b"
)
_WAS_QUOTED = re.compile(r"\b(?:was|were) (?:also )?(?:quoted|cited) as \w+")
_HEARD = re.compile(r"\b(?:told|tells|interview)\b")
_RUN = 120  # characters between two quotes of one interview that name the outlet once


class Chains:
    """The reporting sources of one article, and whose words they reported last.

    What state media or an agency reported stays theirs for a while; an interview with a paper
    covers only the next words right after.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._links = find_links(scene)
        self._starts = [link.span[0] for link in self._links]
        self._last: dict[str, tuple[int, tuple[Via, ...]]] = {}
        self._lead = self._of_lead()
        self._first = self._first_reporter()

    def via(self, reported: Reported, speaker: Speaker) -> tuple[Via, ...]:
        """Return the sources between a speaker and the article; call in order of the text."""
        if reported.field is not _TEXT or not self._links:
            return ()
        via = self._stated(reported, speaker)
        if via and speaker.key is not None:
            self._last[speaker.key] = (reported.end, via)
        return (
            via
            or self._recalled(reported, speaker)
            or self._framed(reported, speaker)
            or self._first_reported(reported)
        )

    def _stated(self, reported: Reported, speaker: Speaker) -> tuple[Via, ...]:
        """Return the sources that the quote's own sentence names, nearest to the speaker first."""
        start, end = self._zone(reported)
        near = self._links[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if not near:
            return ()
        links = [link for link in near if _may_carry(self._scene, reported, speaker, link)]
        told = [link for link in links if link.way is Way.TOLD]
        others = [link for link in links if link.way is not Way.TOLD]
        pivot = reported.source[0] if reported.source else reported.start
        after = _outwards([link for link in others if link.span[0] >= pivot])
        before = [link for link in others if link.span[0] < pivot][::-1]
        return _unique(self._scene.article.text, [*told, *after, *before])

    def _recalled(self, reported: Reported, speaker: Speaker) -> tuple[Via, ...]:
        """Return the sources that reported the speaker's words a little before, if any."""
        if speaker.key is None or speaker.kind is _UNKNOWN:
            return ()
        place, via = self._last.get(speaker.key, (-_MEMORY - 1, ()))
        lasting = any(each.kind in _LASTING for each in via)
        return via if reported.start - place <= (_MEMORY if lasting else _RUN) else ()

    def _of_lead(self) -> tuple[str, str, tuple[Via, ...]]:
        """Return whose words the lead says were reported by state media or an agency.

        That is the person who is named first, and the lead's words for scripts without spaces
        between words, in which names are not found beforehand.
        """
        text = self._scene.article.text
        links = [link for link in self._links if link.span[0] < _LEAD and link.kind in _LASTING]
        links = [link for link in links if link.way is not Way.TOLD and not self._own(link)]
        if not links:
            return "", "", ()
        first = links[0].span[0]
        start = text.rfind("\n", 0, first) + 1
        people = [e for _, e in self._scene.cast.within((start, first)) if e.person]
        line = text.find("\n", first)
        same = [link for link in links if line < 0 or link.span[0] < line]
        name = people[0].name if people else ""
        return name, text[start:first], _unique(text, _outwards(same))

    def _framed(self, reported: Reported, speaker: Speaker) -> tuple[Via, ...]:
        """Return the sources behind the article's frame, or behind the sentence before."""
        if speaker.kind is not _PERSON:
            return ()
        name, lead, via = self._lead
        framed = speaker.name == name or (
            speaker.name is not None and not speaker.name.isascii() and speaker.name in lead
        )
        framed = framed or self._quoted_by_nobody(reported)
        if via and framed and reported.start - via[0].end <= _FRAME:
            return via
        at = bisect_left(self._starts, reported.start) - 1
        text = self._scene.article.text
        if at < 0 or speaker.basis is not _PRONOUN:
            return ()
        link = self._links[at]
        gap = text[link.span[1] : reported.start]
        lasting = link.kind in _LASTING and link.way is Way.REPORTS and not self._own(link)
        near = len(gap) < _NEAR and gap.strip().count("\n") == 0
        if lasting and near and _PASSED_ON.match(gap) and link.name != speaker.name:
            return _unique(text, [link])
        return ()

    def _first_reporter(self) -> Link | None:
        """Return who first had the story, as the lead says, if it is not the article's outlet."""
        text = self._scene.article.text
        for link in self._links:
            early = link.span[0] < _LEAD
            if early and first_reported(text, link.span[0]) and not self._own(link):
                return link
        return None

    def _first_reported(self, reported: Reported) -> tuple[Via, ...]:
        """Return who first had the story, unless somebody was told the words."""
        first, text = self._first, self._scene.article.text
        if first is None or not 0 <= reported.start - first.span[1] <= _FRAME:
            return ()
        return () if _HEARD.search(text, *self._zone(reported)) else _unique(text, [first])

    def _quoted_by_nobody(self, reported: Reported) -> bool:
        """Whether the speaker "was quoted as saying", and nobody is said to have quoted."""
        if reported.cue is None:
            return False
        start, end = reported.cue
        words = self._scene.article.text[max(reported.frame[0], start - 24) : end + 12]
        return bool(_WAS_QUOTED.search(words))

    def _own(self, link: Link) -> bool:
        return _is_own(self._scene, link)

    def _zone(self, reported: Reported) -> Span:
        """Return the sentence of the quote, never beyond its paragraph."""
        first, last = reported.start, reported.end
        start, end = reported.frame
        if first - start > _REACH:
            start = first - _REACH
        if end - last > _REACH:
            end = last + _REACH
        line = self._scene.article.text.find("\n", last if last > start else start, end)
        return start, line if line > 0 else end


def _outwards(links: Sequence[Link]) -> list[Link]:
    """Return links in order, whoever is cited put inside the one who cites."""
    ordered: list[Link] = []
    for link in links:
        if link.way is Way.CITED and ordered:
            ordered.insert(len(ordered) - 1, link)
        else:
            ordered.append(link)
    return ordered


def _unique(text: str, links: Sequence[Link]) -> tuple[Via, ...]:
    seen: dict[str, Via] = {}
    for link in links:
        if link.name not in seen:
            start, end = link.span
            seen[link.name] = Via(
                source=link.name, kind=link.kind, text=text[start:end], start=start, end=end
            )
    return tuple(seen.values())


def _is_own(scene: Scene, link: Link) -> bool:
    """Whether a source is the outlet of the article itself."""
    outlet = scene.article.outlet or ""
    own = scene.source(outlet) if outlet else None
    same = own is not None and own.name == link.name
    name = link.name.casefold()
    return same or outlet.casefold().startswith(name) or outlet.casefold().endswith(f" {name}")


def _may_carry(scene: Scene, reported: Reported, speaker: Speaker, link: Link) -> bool:
    """Whether a source stands between this speaker and the article, and is neither of them."""
    if link.name == speaker.name or _is_own(scene, link):
        return False
    if any(_overlap(segment, link.span) for segment in reported.segments):
        return False  # a source that somebody's own words name
    return not (reported.source and _overlap(reported.source, link.span))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
