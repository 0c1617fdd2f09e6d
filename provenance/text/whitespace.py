"""A text with its whitespace made even, and the way back to the offsets of the text as stored.

Pages come with doubled and no-break blanks, tabs, soft hyphens, lines wrapped at a width and
characters that were decoded wrongly. Who said what does not hang on these, so that it is read from
a text in which words are parted by one blank and every line is a paragraph; what is found is then
told in offsets of the stored text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.models import Span
from provenance.text.repair import Repaired, repaired
from provenance.text.sentences import paragraphs

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = "\xad\u200b\u200e\u200f\u2060\ufeff"  # soft hyphen, marks of direction and of no width
_RUN = re.compile(rf"[\s{_UNSEEN}]+")
_NOT_ONE_BLANK = re.compile(rf"[\s{_UNSEEN}](?:[\s{_UNSEEN}]+|(?<! ))")  # the other runs
_ODD = frozenset(
    "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + _UNSEEN
)


@dataclass(frozen=True, slots=True)
class Evened:
    """An evened text and where its characters stand in the one that it was made of.

    `here` and `there` are pairs of places, ascending, in this text and in the other one; between
    a pair and the next both texts run alike, but for the whitespace right before the next. The
    other one is the stored text, or what came of it by mending (`mended`).
    """

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]
    mended: Repaired | None = None

    def origin(self, span: Span) -> Span:
        """Return the span of the stored text from which a span of this one was made."""
        start = self._there(span[0])
        end = max(start, self._there(span[1] - 1) + 1)
        return self.mended.stored_span(start, end) if self.mended else (start, end)

    def taken(self, span: Span) -> Span:
        """Return the span of this text that was made from a span of the stored one."""
        if self.mended:
            span = self.mended.own_span(*span)
        return self._here(span[0]), self._here(span[1])

    def _there(self, place: int) -> int:
        at = bisect_right(self.here, place) - 1
        return self.there[at] + place - self.here[at]

    def _here(self, place: int) -> int:
        at = bisect_right(self.there, place) - 1
        found = self.here[at] + place - self.there[at]
        return min(found, self.here[at + 1]) if at + 1 < len(self.here) else found


def evened(text: str, *, unwrap: bool = True) -> Evened | None:
    """Return a text with even whitespace, or None for one that is even already.

    With `unwrap` the lines of a hard-wrapped paragraph become one.

    >>> evened("He  said\\u00a0so.").text
    'He said so.'
    >>> evened("He said so.") is None
    True
    """
    mended = repaired(text)
    text = text if mended is None else mended.text
    wrapped = [span for span in paragraphs(text) if text.find("\n", *span) >= 0]
    if _is_even(text, wrapped) and not (wrapped and unwrap):
        return None if mended is None else Evened(text, (0,), (0,), mended)
    wraps = _wraps(text, wrapped) if unwrap else frozenset()
    pieces: list[str] = []
    here, there, length, done = [0], [0], 0, 0
    for run in _NOT_ONE_BLANK.finditer(text):
        start, end = run.span()
        plain = _plain(run.group(), start in wraps)
        if plain == run.group():
            continue
        pieces += (text[done:start], plain)
        length += start - done + len(plain)
        done = end
        here.append(length)
        there.append(end)
    pieces.append(text[done:])
    return Evened("".join(pieces), tuple(here), tuple(there), mended)


def _is_even(text: str, wrapped: Sequence[Span]) -> bool:
    """Whether words are parted by one blank, and lines by one or two breaks and nothing else."""
    if "  " in text or not (_evenly_broken(text) if wrapped else _evenly_parted(text)):
        return False
    # No odd character is printable, so that most texts need not be searched for each of them.
    return text.replace("\n", "").isprintable() or _ODD.isdisjoint(text)


def _evenly_broken(text: str) -> bool:
    return not any(doubled in text for doubled in (" \n", "\n ", "\n\n\n"))


def _evenly_parted(text: str) -> bool:
    """Whether one or two line breaks stand between paragraphs; quicker where each is a line."""
    frames = paragraphs(text)
    ends, starts = [0, *(end for _, end in frames)], [*(start for start, _ in frames), len(text)]
    parting = {text[end:start] for end, start in zip(ends, starts, strict=True)}
    return parting <= {"", " ", "\n", "\n\n"}


def oddly_spaced(text: str) -> bool:
    """Whether words may be parted by other than one blank; asked of every text that is searched."""
    return "  " in text or "\xa0" in text


def single_blanks(text: str) -> str:
    """Return a piece of text with its words parted by single blanks, in which nothing is placed."""
    return " ".join(text.split()) if oddly_spaced(text) else text


def _plain(run: str, wrap: bool) -> str:
    """Return what stands for a run of whitespace: one or two line breaks, a blank or nothing."""
    lines = 0 if wrap else len(_BREAK.findall(run))
    if lines:
        return "\n" * min(lines, 2)
    return "" if not run.strip(_UNSEEN) else " "


def _wraps(text: str, wrapped: Iterable[Span]) -> frozenset[int]:
    """Return where whitespace begins that only wraps the lines of these paragraphs."""
    return frozenset(
        run.start()
        for span in wrapped
        for run in _RUN.finditer(text, *span)
        if _BREAK.search(run.group())
    )
