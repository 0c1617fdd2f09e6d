"""Unnamed sources of one article: brought in by a long descriptor, called back by a short one.

Two different ones are never merged, nothing is added to what the article says about them, and
none of this reaches beyond the article: the key of each is made of the article's id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance.extraction.phrases import Phrase
from provenance.extraction.source_words import source_words
from provenance.models import Span
from provenance.sources.names import acronym

_CUT = re.compile(
    r",? (?:who|which) (?:spoke|spoken|asked|declined|requested|wished|insisted|stated|was not|"
    r"were not|would not|could not|did not|is not|are not|wanted)\b.*|"
    r",? (?:speaking|citing|claiming|requesting|asking|insisting|"
    r"on (?:the )?condition)\b.*|[,;:—–].*",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)")
_TOKEN = re.compile(r"[^\W_][\w'’-]*")
_STEM = 5  # letters that "Korea" and "Korean" share
_EXTENSION = re.compile(
    r" (?:familiar|inside|within|with|close|from|in|at|of|for|briefed|near|living|based|working|"
    r"involved|privy|to|on|who is|who was|who has|whose)\b[^,.;:“”\"\n—–]{2,110}"
)


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
    verbs = source_words().reporting
    for match in re.finditer(r" ([a-z]+)", words):
        if match.group(1) in verbs:
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

    def __iter__(self) -> Iterator[Unnamed]:
        return iter(self._met)

    def introduce(self, phrase: Phrase, descriptor: str, *, plural: bool) -> Unnamed:
        """Return a new unnamed source; a group worded alike before is the same group."""
        for met in self._met if plural else ():
            if met.plural and descriptor in met.descriptors:
                return met
        new = Unnamed(
            number=len(self._met) + 1, head=phrase.head, plural=plural, start=phrase.span[0]
        )
        self._met.append(new)
        self.note(new, phrase, descriptor)
        return new

    def note(self, source: Unnamed, phrase: Phrase, descriptor: str) -> None:
        """Remember one more wording for a source."""
        source.stems |= stems(phrase)
        source.descriptors.append(descriptor)

    def recalled(self, phrase: Phrase) -> list[Unnamed]:
        """Return the sources to which a pointing-back description may refer, best fits only."""
        head = phrase.head
        same = [met for met in self._met if not met.plural and _alike(met.head, head)]
        asked = stems(phrase) - {head[:_STEM]}
        if not asked:
            return same
        scored = [(len(asked & met.stems), met) for met in same]
        best = max((score for score, _ in scored), default=0)
        return [met for score, met in scored if score == best and best > 0]

    def single(self) -> list[Unnamed]:
        """Return the sources that are one person each."""
        return [met for met in self._met if not met.plural]


def _alike(one: str, other: str) -> bool:
    """Whether two head words may be used for one unnamed person."""
    return one == other or (
        other in ("source", "official", "person", "insider")
        and one in ("source", "insider", "person")
        and "official" not in (one, other)
    )


def stems(phrase: Phrase) -> set[str]:
    """Return the stems of the telling words of a description, acronyms of names included."""
    empty = source_words().untelling
    words = {match.group().casefold() for match in _TOKEN.finditer(phrase.text)}
    for entity in phrase.inner:
        words.add(acronym(entity.name).casefold())
    return {word.removesuffix("'s").removesuffix("’s")[:_STEM] for word in words - empty} - {""}


def descriptor_of(text: str, span: Span, *, extend: bool, proper: bool = False) -> str:
    """Return a descriptor as the article words it, asides and brackets left out.

    With `extend` the words after the span that still belong to it are taken in; `proper` tells
    that it begins with a name, which keeps its capital.
    """
    end = span[1]
    if extend:
        match = _EXTENSION.match(text, end)
        if match:
            end += _until_verb(match.group())
    words = _CUT.sub("", text[span[0] : end])
    words = _BRACKETS.sub("", words).replace("’", "'").replace("‘", "'")
    words = " ".join(words.split()).strip(' ,;:."“”')
    first = words.split(" ", 1)[0]
    if proper or not first.istitle() or first.casefold() in source_words().nationalities:
        return words
    return words[:1].lower() + words[1:]
