"""Text that was decoded wrongly ("â€œYesâ€\x9d") or not at all ("&quot;Yes&quot;"), read rightly.

What is stored is not touched: offsets count into it, so the repair is a second text with a map back
to the first. Wrongly decoded sequences are found and mended with ftfy, one at a time, so that sound
text around them stays.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from provenance.models import Span

_SIGNS = ("â", "Ã", "Â", "ì", "í", "ë", "ê", "Ð", "Ñ", "Å", "Ä", "æ", "ç", "ã", "å", "Ø", "Ù")
"""First characters of UTF-8 sequences that were read as Windows-1252 or Latin-1."""

_LOST_END = re.compile(r"â€(?=[\s.,;:!?)\]]|\Z)")
"""The closing mark, whose last byte has no character in Windows-1252 and often goes missing."""

_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}[0-9]{0,2});")
"""A character that was left written as in HTML."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended text, and where each of its mended stretches stands in the stored one.

    `ends` are the offsets behind the mended stretches in the new text, `shifts` what has to be
    added to an offset from there on to get the stored one.
    """

    text: str
    ends: tuple[int, ...]
    shifts: tuple[int, ...]

    def stored_span(self, start: int, end: int) -> Span:
        """Return the span of the stored text that a span of the mended one stands for."""
        return self._stored(start), self._stored(end - 1) + self._width(end - 1)

    def own_span(self, start: int, end: int) -> Span:
        """Return the span of this text that a span of the stored one became."""
        return self._own(start), self._own(end)

    def _own(self, offset: int) -> int:
        at = bisect_right(range(len(self.ends)), offset, key=self._stored_end)
        return max(offset - (self.shifts[at - 1] if at else 0), self.ends[at - 1] if at else 0)

    def _stored_end(self, number: int) -> int:
        return self.ends[number] + self.shifts[number]

    def _stored(self, offset: int) -> int:
        at = bisect_right(self.ends, offset)
        return offset + (self.shifts[at - 1] if at else 0)

    def _width(self, offset: int) -> int:
        """How many stored characters the character at an offset takes."""
        return self._stored(offset + 1) - self._stored(offset)


def repaired(text: str) -> Repaired | None:
    """Return the text with its wrongly decoded stretches mended, None where there are none.

    >>> repaired("â€œYesâ€\\x9d, she said. Itâ€™s late.").text
    '“Yes”, she said. It’s late.'
    """
    broken = not text.isascii() and any(sign in text for sign in _SIGNS)
    if not broken and not has_references(text):
        return None
    parts: list[str] = []
    ends: list[int] = []
    shifts: list[int] = []
    done, length = 0, 0
    found = [*_references(text), *(_stretches(text) if broken else ())]
    for start, end, mended in sorted(found):
        parts += (text[done:start], mended)
        length += start - done + len(mended)
        ends.append(length)
        shifts.append(end - length)
        done = end
    if not parts:
        return None
    return Repaired("".join([*parts, text[done:]]), tuple(ends), tuple(shifts))


def has_references(text: str) -> bool:
    """Whether a text has characters that are written as in HTML."""
    return "&" in text and ";" in text and _REFERENCE.search(text) is not None


def _references(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the characters that are written as in HTML, with what they stand for."""
    for match in _REFERENCE.finditer(text) if "&" in text else ():
        character = html.unescape(match.group())
        if len(character) == 1:
            yield match.start(), match.end(), character


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the wrongly decoded stretches with what they should be, character by character."""
    from ftfy.chardata import UTF8_DETECTOR_RE

    lost = [(match.start(), match.end(), "”") for match in _LOST_END.finditer(text)]
    starts = {start for start, _, _ in lost}
    found = [
        part
        for match in UTF8_DETECTOR_RE.finditer(text)
        if match.start() not in starts
        for part in _by_character(match.start(), match.group(), _decoded(match.group()))
    ]
    return iter(found + lost)


@lru_cache(maxsize=1 << 10)  # a wrongly decoded text has the same few marks again and again
def _decoded(broken: str) -> str:
    from ftfy import fix_encoding

    return str(fix_encoding(broken))


def _by_character(start: int, broken: str, mended: str) -> Iterator[tuple[int, int, str]]:
    """Yield each mended character with its own place: a byte was read as one character."""
    if mended == broken:
        return
    widths = [len(character.encode("utf-8", "surrogatepass")) for character in mended]
    if sum(widths) != len(broken):
        yield start, start + len(broken), mended
        return
    for character, width in zip(mended, widths, strict=True):
        yield start, start + width, character
        start += width
