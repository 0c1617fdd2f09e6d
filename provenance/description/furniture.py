"""Which parts of an article's text belong to the page and not to the article.

Navigation, sharing and subscription lines, captions, end marks, contact and about-us paragraphs
are told by their words (`furniture.toml`) and their place. No quote is read from them and they
take no part in comparisons of text, so a rule here must rather miss than take prose away.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from provenance.description.lines import SHORT, Line, holds_any
from provenance.models import Span
from provenance.resources import read_toml

_ABOUT_LIMIT = 600  # characters of a paragraph about the outlet
_ABOUT_SHARE = 0.7  # such paragraphs stand after this share of the text
_ABOUT_LINES = 5  # or among that many last lines
_BLOCK_LIMIT = 160  # characters of a line in a list of links
_BLOCK_SHARE = 0.6  # a closing block begins after this share of the text
_MARKS = re.compile('["“”«»„「]')
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_EMAIL_WORDS = re.compile(r"comment|question|contact|e-?mail|tip|reach|write|send|feedback", re.I)
_CLOSING_MARK = re.compile(r"\s(?P<mark>- ?0 ?-|-30-|\(END\)|\(끝\)|[■□◆●]|#{3}|Enditem)$")
_OPENING = 2  # characters by which most lines are known not to begin as furniture does
_LAST_PUNCTUATION = ".:!…>»→ "


def furniture_spans(lines: Sequence[Line], length: int) -> list[Span]:
    """Return the spans of the lines that are furniture, in order; `length` is the text's."""
    found: list[Span] = []
    closing = _closing_place(lines, length)
    about = _about_in([line for line in lines if line.start >= closing])
    links = _links_from(lines, length)
    caption_next = False
    for at, line in enumerate(lines):
        limit = _ABOUT_LIMIT if about or at >= links else SHORT  # of any other words here
        bare = line.text.rstrip(_LAST_PUNCTUATION)
        plain = _plain(bare) if len(bare) <= limit and len(line.text) <= _ABOUT_LIMIT else ""
        if plain and at >= links and closes(plain):
            return [*found, (line.start, lines[-1].end)]
        if caption_next or (plain and _is_furniture(plain, line, closing, about)):
            found.append((line.start, line.end))
        caption_next = plain in _words().captioned
    return found


def is_end_mark(text: str) -> bool:
    """Return whether a line is a mark that ends or divides a dispatch, such as `-0-` or `___`."""
    return text.strip().casefold() in _words().end_marks


def closing_mark(line: Line) -> Span | None:
    """Return the span of an end mark behind a dispatch's last words, None without one."""
    match = _CLOSING_MARK.search(line.text, max(0, len(line.text) - 12))
    return (line.start + match.start("mark"), line.end) if match else None


def tells_of_missing_text(text: str) -> bool:
    """Return whether a short line says that the rest of the article is elsewhere."""
    plain = _plain(text)
    return holds_any(plain, _words().incomplete)


def dangles(word: str) -> bool:
    """Return whether a word is one after which no sentence ends, such as "the" or "with"."""
    return word.casefold() in _words().dangling


def closes(plain: str) -> bool:
    """Return whether a line in plain form opens the links that follow an article."""
    return _words().closers.match(plain) is not None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, with those that meet or overlap joined."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _about_in(lines: Sequence[Line]) -> list[str]:
    """Return the words about an outlet that any line has, asked once for all of them."""
    whole = _plain("\n".join(line.text for line in lines))
    return [phrase for phrase in _words().about if phrase in whole]


def _is_furniture(plain: str, line: Line, closing: int, about: Sequence[str]) -> bool:
    words = _words()
    if plain in words.alone or line.text.casefold() in words.end_marks:
        return True
    if line.short and plain[:_OPENING] in words.openings and words.beginnings.match(plain):
        return not (_MARKS.search(line.text) and line.text[-1:] in '.”"')
    if line.start < closing:
        return False
    if "@" in line.text and _EMAIL.search(line.text) and _EMAIL_WORDS.search(line.text):
        return line.end - line.start <= SHORT
    return holds_any(plain, about) and not _MARKS.search(line.text)


def _closing_place(lines: Sequence[Line], length: int) -> int:
    """Return the offset from which a paragraph can be about the outlet: the end of the text."""
    last = lines[-_ABOUT_LINES].start if len(lines) > _ABOUT_LINES else 0
    return min(int(length * _ABOUT_SHARE), last) if lines else length


def _links_from(lines: Sequence[Line], length: int) -> int:
    """Return from which line on all that follows can be a list of links: short, near the end."""
    at = len(lines)
    while at > 0 and len(lines[at - 1].text) <= _BLOCK_LIMIT:
        at -= 1
    near = next((i for i, line in enumerate(lines) if line.start >= _BLOCK_SHARE * length), at)
    return max(at - 1, near)


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold().strip().rstrip(_LAST_PUNCTUATION)


class _Words:
    """The word lists, compiled."""

    __slots__ = (
        "about",
        "alone",
        "beginnings",
        "captioned",
        "closers",
        "dangling",
        "end_marks",
        "incomplete",
        "openings",
    )

    def __init__(self, lists: dict[str, list[str]]) -> None:
        self.alone = frozenset(lists["alone"])
        self.dangling = frozenset(lists["dangling"])
        self.captioned = frozenset(lists["captioned"])
        self.end_marks = frozenset(lists["end_marks"])
        self.beginnings = _any_of(lists["beginnings"])
        self.openings = frozenset(phrase[:_OPENING] for phrase in lists["beginnings"])
        self.closers = _any_of(lists["closers"])
        self.about = tuple(lists["about"])
        self.incomplete = tuple(lists["incomplete"])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"{re.escape(phrase)}{_edge(phrase)}" for phrase in phrases))


def _edge(phrase: str) -> str:
    return r"\b" if phrase[-1].isalnum() and phrase[-1].isascii() else ""


@cache
def lists() -> dict[str, list[str]]:
    """Return the word lists of page furniture."""
    return read_toml("provenance.description", "furniture.toml")


@cache
def _words() -> _Words:
    return _Words(lists())


def slot_patterns() -> Iterator[str]:
    """Yield the furniture lines in which an outlet's name stands, with `{}` for the name."""
    yield from lists()["slots"]
