"""What the grammars of scripts without capital letters share: word lists, and what they return."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from provenance.models import Span
from provenance.resources import read_toml
from provenance.vocabulary import SpeakerKind


class Told(NamedTuple):
    """How a marked stretch is attributed: its reporting words, its source, both as offsets."""

    cue: Span
    source: Span | None

    def shifted(self, by: int) -> "Told":
        """Return the same with all offsets moved."""
        cue = self.cue[0] + by, self.cue[1] + by
        source = self.source and (self.source[0] + by, self.source[1] + by)
        return Told(cue, source or None)


class Worded(NamedTuple):
    """Whom words for a source name: `name` is empty where they name nobody surely."""

    kind: SpeakerKind
    name: str = ""
    pronoun: bool = False
    described: bool = False


NOBODY = Worded(SpeakerKind.UNKNOWN)
SOMEBODY = Worded(SpeakerKind.ANONYMOUS)
PRONOUN = Worded(SpeakerKind.PERSON, pronoun=True)


def person(name: str, *, described: bool = False) -> Worded:
    """Return the person of a name; `described` when the words were only the office."""
    return Worded(SpeakerKind.PERSON, name, described=described)


def organisation(name: str) -> Worded:
    """Return the organisation of a name."""
    return Worded(SpeakerKind.ORGANISATION, name)


@cache
def _tables() -> dict[str, dict[str, str]]:
    return read_toml("provenance.extraction.scripts", "unspaced.toml")


@cache
def words(lang: str, name: str) -> tuple[str, ...]:
    """Return a list of `unspaced.toml`, the longest words first."""
    found = set(_tables()[lang][name].split())
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def letters(lang: str, name: str) -> frozenset[str]:
    """Return the single characters of a list of `unspaced.toml`."""
    return frozenset(_tables()[lang][name]) - frozenset(" \n")


def either(alternatives: Iterable[str]) -> str:
    """Return the pattern of any of some words."""
    return "|".join(map(re.escape, alternatives))
