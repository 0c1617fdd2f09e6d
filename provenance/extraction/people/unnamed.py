"""Unnamed sources of one article: brought in by a long descriptor, called back by a short one.

Two different ones are never merged, nothing is added to what the article says about them, and
none of this reaches beyond the article: the key of each is made of the article's id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance.extraction.people.phrases import Phrase
from provenance.extraction.people.source_words import source_words
from provenance.models import Span
from provenance.sources.names import acronym

_CUT = re.compile(
    r",? (?:who|which) (?:spoke|spoken|asked|declined|requested|wished|insisted|stated|was not|"
    r"were not|would not|could not|did not|is not|are not|wanted)\b.*|"
    r",? (?:speaking|citing|claiming|requesting|asking|insisting|"
    r"on (?:the )?condition)\b.*|[,;:—–].*",
    re.DOTALL,
)
_RELATIVE_IN = re.compile(r" (?:who|that|which|whose)\b")
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)")
_TOKEN = re.compile(r"[^\W_][\w'’-]*")
_STEM = 5  # letters that "Korea" and "Korean" share
_EXTENSION = re.compile(
    r"(?: (?!(?:is|was|are|were|do|don['’]t|should|must|cannot|"
    r"has|had|have|will|would|may|might|can|could|did|does|says|released|"
    r"issued|made|gave|published|held|met|visited|officially|unanimously|even|publicly)\b)"
    r"(?!(?:that|when|as|after|before|while|because|but|said|told|adding|in a|in an|Mon|Tues|"
    r"Wednes|Thurs|Fri|Satur|Sun|last|this week|this month|yesterday|later|earlier)\w*\b)"
    r"[^\W_][\w’'-]*){1,16}"
)
_LINKS = re.compile(
    r" (?:familiar|inside|within|with|close|from|in|at|of|for|briefed|near|living|based|working|"
    r"involved|privy|to|who)\b"
)
_ORDINAL = re.compile(r"(?:the|this|that) (first|second|third|fourth)\b", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth")
_WIDEST = 200  # unnamed sources of one kind that are kept apart; no article has so many


@dataclass(slots=True, kw_only=True)
class Unnamed:
    """One unnamed source, with every descriptor the article uses for it and where it stood."""

    number: int
    head: str
    plural: bool
    stems: set[str] = field(default_factory=set)
    descriptors: list[str] = field(default_factory=list)
    start: int = 0

    @property
    def name(self) -> str:
        """The fullest descriptor; of equally full ones the first."""
        return max(self.descriptors, key=_fullness)


def _until_verb(words: str) -> int:
    """Return how far words reach before the first that reports, which begins another clause."""
    known = source_words()
    relative = _RELATIVE_IN.search(words)
    for match in re.finditer(r" ([a-z]+)", words[: relative.start()] if relative else words):
        if match.group(1) in known.reporting or match.group(1) in known.speech_acts:
            return match.start()
    return len(words)


def _fullness(descriptor: str) -> tuple[int, bool]:
    """Return how many telling words a descriptor has, and whether it brings somebody in."""
    words = [word for word in descriptor.split() if word.casefold() not in _ARTICLES]
    return len(words), len(words) < len(descriptor.split()) and descriptor[:4] != "the "


_ARTICLES = frozenset(["the", "a", "an", "this", "that"])


class UnnamedSources:
    """The unnamed sources met so far, in order of the article."""

    def __init__(self) -> None:
        self._met: list[Unnamed] = []
        self._single: list[Unnamed] = []
        self._groups: dict[str, Unnamed] = {}
        self._placed: dict[Span, Unnamed] = {}
        self._ends: dict[int, Unnamed] = {}

    def __iter__(self) -> Iterator[Unnamed]:
        return iter(self._met)

    def introduce(
        self, phrase: Phrase, worded: str, *, plural: bool, proper: bool = False
    ) -> Unnamed:
        """Return a new unnamed source.

        A group worded alike before is the same group; the same words at the same place, which
        may carry several contents, are the same source.
        """
        descriptor = descriptor_of(worded, proper=proper)
        if phrase.span in self._placed:
            return self._placed[phrase.span]
        if plural and descriptor in self._groups:
            return self._groups[descriptor]
        new = Unnamed(
            number=len(self._met) + 1, head=phrase.head, plural=plural, start=phrase.span[0]
        )
        self._met.append(new)
        self._ends[phrase.span[1]] = new
        self._placed[phrase.span] = new
        if plural:
            self._groups[descriptor] = new
        else:
            self._single.append(new)
        new.stems |= stems(phrase, worded)
        new.descriptors.append(descriptor)
        return new

    def note(self, source: Unnamed, phrase: Phrase, worded: str, *, proper: bool = False) -> None:
        """Remember one more wording for a source."""
        source.stems |= stems(phrase, worded)
        descriptor = descriptor_of(worded, proper=proper)
        if descriptor not in source.descriptors:
            source.descriptors.append(descriptor)

    def recalled(self, phrase: Phrase) -> list[Unnamed]:
        """Return the sources to which a pointing-back description may refer, best fits only."""
        head = phrase.head
        same = [met for met in self.single() if _alike(met.head, head)]
        ordinal = _ORDINAL.match(phrase.text)
        if ordinal:
            return _counted(same, ordinal.group(1).casefold())
        asked = stems(phrase) - {head[:_STEM]}
        if not asked:
            return same
        scored = [(len(asked & met.stems), met) for met in same]
        best = max((score for score, _ in scored), default=0)
        return [met for score, met in scored if score == best and best > 0]

    def ending(self, offset: int) -> Unnamed | None:
        """Return the source whose description ends at an offset: what follows is in apposition."""
        return self._ends.get(offset)

    def single(self) -> list[Unnamed]:
        """Return the sources that are one person each, the latest of very many."""
        return self._single[-_WIDEST:]


def _counted(same: list[Unnamed], ordinal: str) -> list[Unnamed]:
    """Return the source that was brought in under an ordinal, else the one in that place."""
    worded = [met for met in same if any(f" {ordinal} " in d for d in met.descriptors)]
    place = _ORDINALS.index(ordinal)
    return worded[:1] or same[place : place + 1]


def _alike(one: str, other: str) -> bool:
    """Whether two head words may be used for one unnamed person."""
    return one == other or (
        other in ("source", "official", "person", "insider")
        and one in ("source", "insider", "person")
        and "official" not in (one, other)
    )


def stems(phrase: Phrase, more: str = "") -> set[str]:
    """Return the stems of the telling words of a description, acronyms of names included."""
    empty = source_words().untelling
    words = {match.group().casefold() for match in _TOKEN.finditer(f"{phrase.text} {more}")}
    for entity in phrase.inner:
        words.add(acronym(entity.name).casefold())
    return {word.removesuffix("'s").removesuffix("’s")[:_STEM] for word in words - empty} - {""}


def described_span(text: str, span: Span, *, cue: Span | None) -> Span:
    """Return a description's span with the words after it that still belong to it.

    They reach to the reporting words where these follow, a bracketed short form included.
    """
    start, end = span
    stop = cue[0] if cue is not None and cue[0] >= end else len(text)
    match = _EXTENSION.match(text, end, min(stop, end + _ROOM))
    if match and _DEED.match(text, end):
        match = None
    if match and stop < len(text):
        end = end + _until_verb(match.group()) if stop - match.end() <= 1 else end
    elif match and (_LINKS.match(match.group()) or text[start:end].rsplit(" ", 1)[-1].istitle()):
        end += _until_verb(match.group())
    bracket = _BRACKETS.match(text, end, min(stop, end + _ROOM))
    return start, bracket.end() if bracket else end


# A verb right behind a description tells what somebody did, not who it was.
_DEED = re.compile(
    r" (?:ran|went|came|took|gave|got|saw|stood|sat|left|began|kept|led|walked|turned|tried|wanted|"
    r"put|brought|caught|chose|drove|fell|felt|grew|knew|lost|sent|spent|threw|wore|won|"
    r"[a-z]+ed (?=up|out|off|down|back|away|over|his|her|their|its|the|a|an|to)\b)"
)


def descriptor_of(words: str, *, proper: bool = False) -> str:
    """Return a descriptor as the article words it, asides and brackets left out.

    `proper` tells that it begins with a name, which keeps its capital.
    """
    words = _BRACKETS.sub("", _CUT.sub("", words)).replace("’", "'").replace("‘", "'")
    words = " ".join(words.split()).strip(' ,;:."“”').removeprefix("whose ")
    head, who, _ = words.partition(" who ")
    if who and len(head.split()) >= _TELLING:
        words = head
    words = _HANGING.sub("", words)
    first = words.split(" ", 1)[0]
    kept = first.casefold() in source_words().nationalities or first in _PARTIES
    if proper or not first.istitle() or kept:
        return words
    return words[:1].lower() + words[1:]


_HANGING = re.compile(
    r"(?: (?:[a-z]+ly|also|often|most|still|again|never|later|then|now|in turn|"
    r"who|that|which|and|or|to|of|in|for|with|on|at|by|from))+\Z"
)
_PARTIES = frozenset(
    ["Democrats", "Republicans", "Conservatives", "Tories", "Liberals", "Labour", "Greens"]
)
_ROOM = 140  # characters after a description that are looked at
_TELLING = 4  # words of a descriptor that tell enough without its relative clause
