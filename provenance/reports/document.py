"""A report as a tree of plain blocks, so that HTML and Markdown say exactly the same."""

from dataclasses import dataclass

LONGEST = 10_000
"""Characters of one text that a report has: more than any quote that somebody reads to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link; without an address it is its text alone."""

    text: str
    href: str | None = None


Inline = str | Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `tone` is plain, strong, quote, warning or faint."""

    parts: tuple[Inline, ...]
    tone: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, ordered or not, each item a row of inline parts."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a heading row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An SVG made by this package, with the words that say the same."""

    svg: str
    text: str


Block = Paragraph | Items | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its blocks."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report."""

    title: str
    lang: str
    sections: tuple[Section, ...]
    footer: str


def readable(text: str) -> str:
    """Return a text as a report has it: of a longer one the beginning, and how much is missing.

    >>> readable("x" * 12_000)[-57:]
    'xxxx… [2,000 characters more in the article and the JSON]'
    """
    missing = len(text) - LONGEST
    if missing <= 0:
        return text
    return f"{text[:LONGEST]}… [{missing:,} characters more in the article and the JSON]"


def paragraph(*parts: Inline, tone: str = "plain") -> Paragraph:
    """Return a paragraph of these parts."""
    return Paragraph(parts=parts, tone=tone)


def items(*rows: tuple[Inline, ...] | str, ordered: bool = False) -> Items:
    """Return a list of these rows; a string is a row of its own."""
    return Items(
        items=tuple((row,) if isinstance(row, str) else row for row in rows), ordered=ordered
    )
