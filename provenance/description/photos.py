"""Photo credits: whose picture it is. They never say whose text it is."""

import re
from collections.abc import Iterator, Sequence

from provenance.description.lines import Line
from provenance.models import Credit
from provenance.sources.registry import Registry
from provenance.vocabulary import CreditKind, SourceKind

_CAPTION_LIMIT = 700  # characters of a line that can be a caption
_BRACKETED = re.compile(
    r"[(\[](?:(?:[^\W\d][\w.]*,? ){0,3}(?:photo|image|picture)s?"
    r"(?=[/:,)\]]| by\b| courtesy| credit| via\b)|getty images|credit:|reuters/)"
    r"[^()\[\]\n]{0,100}[)\]]"
    r"|\([^()\[\]\n/]{2,60}/[^()\[\]\n]{2,60} via [^()\[\]\n]{2,40}\)"
    r"|\((?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}/[A-Z][\w /&.-]{1,40})\)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+ ?/ ?(?P<who>(?:[Tt]he )?[A-Z][\w.&' -]{1,40}"
    r" via [A-Z][\w.&' -]{1,40})"
)
"""A photographer and agencies alone in a line: "Ada Bell/AFP via Getty Images"."""

_LABELLED = re.compile(
    r"(?:(?:photo|image) credit|photos?|photograph|image|picture|credit)(?: by| courtesy of)?"
    r"\s?[:|]\s?(?P<who>[^\n]{2,90})$",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"[.!?”\"’)]\s{0,2}(?P<all>(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w.'’-]+ ?/ ?(?P<who>(?:[Tt]he )?"
    r"[A-Z][\w.&' -]{1,40}))$"
)


def _openings(text: str) -> Iterator[int]:
    """Yield the offsets of the opening brackets, the round ones first."""
    for bracket in "([":
        at = text.find(bracket)
        while at >= 0:
            yield at
            at = text.find(bracket, at + 1)


def photo_credits(text: str, lines: Sequence[Line], registry: Registry) -> list[Credit]:
    """Return the photo credits of a text: in brackets, labelled, or glued to a caption's end."""
    found: list[Credit] = []
    for opening in _openings(text):
        if match := _BRACKETED.match(text, opening):
            found.append(_credit(match.group(), match.start(), match.group(), registry))
    for line in lines:
        if line.end - line.start <= _CAPTION_LIMIT:
            found.extend(_line_credits(line, registry))
    return found


def is_caption(line: Line) -> bool:
    """Return whether a line is a caption: it ends in its photographer and agency."""
    text = line.text
    if len(text) > _CAPTION_LIMIT:
        return False
    return "/" in text[-70:] and _GLUED.search(text, max(0, len(text) - 110)) is not None


def _line_credits(line: Line, registry: Registry) -> Iterator[Credit]:
    text = line.text
    if "/" in text[-70:] and (glued := _GLUED.search(text, max(0, len(text) - 110))):
        yield _credit(glued["all"], line.start + glued.start("all"), glued["who"], registry)
    elif len(text) <= 120 and (signed := _SIGNED.fullmatch(text)):
        yield _credit(text, line.start, signed["who"], registry)
    elif len(text) <= 120 and (labelled := _LABELLED.match(text)):
        yield _credit(text, line.start, labelled["who"], registry)


def _credit(text: str, start: int, who: str, registry: Registry) -> Credit:
    whole = registry.by_name(who)
    mentioned = [source for _, source in registry.mentions(text)]
    source = whole or (mentioned[0] if mentioned else None)
    return Credit(
        text=text,
        start=start,
        end=start + len(text),
        kind=CreditKind.PHOTO,
        source=source.name if source else None,
        source_kind=source.kind if source else SourceKind.UNKNOWN,
    )
