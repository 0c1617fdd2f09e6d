"""The headline of bare text: the first line, when it stands there like one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.description.bylines import is_byline, signed_credits, tag_credits
from provenance.description.dating import date_of_line
from provenance.description.lines import Line
from provenance.models import Record, Span
from provenance.sources.registry import Registry

_LONGEST = 180  # characters of a headline
_FEWEST_WORDS = 3
_PARAGRAPH = 70  # characters from which a line is taken for a paragraph
_MARKUP = re.compile(r"#{1,3} +|(?:title|headline): *", re.IGNORECASE)
_PLAIN = str.maketrans("‘’“”–—", "''\"\"--")
_STOPS = (".", "!”", ".”", '."', ":", ";", ",", "…")


@dataclass(frozen=True, slots=True)
class Headline:
    """A line of the text that is the article's title.

    `repeats` is set where the title holds the same words, so that they count only once.
    """

    title: str
    span: Span
    repeats: bool = True


def headline_of(record: Record, lines: Sequence[Line], registry: Registry) -> Headline | None:
    """Return the headline in the text's first line, None when that line is prose.

    With a stated title, only a first line that says just the same is its headline.
    """
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    span = (first.start, first.end)
    if record.title:
        return Headline(record.title, span) if _same(record.title, first.text) else None
    short = len(first.text) <= _LONGEST and len(first.text.split()) >= _FEWEST_WORDS
    if not short or first.text.endswith(_STOPS) or _is_signature(first, registry):
        return None
    if len(second.text) <= len(first.text) and not any(
        len(line.text) >= _PARAGRAPH for line in lines[1:]
    ):
        return None
    return Headline(_MARKUP.sub("", first.text), span)


def _is_signature(line: Line, registry: Registry) -> bool:
    """Whether a line tells who wrote and when, and not what."""
    signed = tag_credits(line, registry) or signed_credits(line, registry)
    return is_byline(line.text) or bool(signed) or date_of_line(line) is not None


def _same(title: str, line: str) -> bool:
    """Whether the line says what the title says, but for marks and the outlet's name behind it."""
    plain = (words.translate(_PLAIN) for words in (title, line))
    whole, first = (" ".join(words.split()).casefold() for words in plain)
    return whole == first or whole.startswith((first + " | ", first + " - "))
