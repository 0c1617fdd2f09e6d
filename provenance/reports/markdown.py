"""A report as Markdown (CommonMark with pipe tables); text of articles is escaped."""

import re

from provenance.reports.document import (
    LONGEST,
    Block,
    Document,
    Inline,
    Items,
    Link,
    Paragraph,
    Picture,
    Section,
    Table,
    readable,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")
_BULLET = re.compile(r"^(\s*\d*)([-+=]|(?<=\d)[.)])")


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is, on one line.

    >>> escaped("*not* <b>bold</b>")
    '\\*not\\* \\<b\\>bold\\</b\\>'
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(readable(text).split()))
    return _BULLET.sub(r"\1\\\2", line)


def _inline(parts: tuple[Inline, ...]) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Inline) -> str:
    if isinstance(part, Link):
        linked = part.href and len(part.href) <= LONGEST
        return f"[{escaped(part.text)}](<{part.href}>)" if linked else escaped(part.text)
    lead, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{lead and ' '}{escaped(part)}{tail and ' '}" if part.strip() else " "


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        text = _inline(block.parts)
        return {"quote": f"> {text}", "strong": f"**{text}**", "warning": f"**!** {text}"}.get(
            block.tone, text
        )
    if isinstance(block, Items):
        return "\n".join(
            f"{f'{number}.' if block.ordered else '-'} {_inline(item)}"
            for number, item in enumerate(block.items, 1)
        )
    if isinstance(block, Table):
        rows = [block.heads, tuple("---" for _ in block.heads)]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join(lines + [f"| {' | '.join(map(_cell, row))} |" for row in block.rows])
    return escaped(block.text)


def _cell(part: Inline) -> str:
    return _part(part) or " "


def _section(section: Section) -> str:
    return "\n\n".join([f"## {escaped(section.title)}", *map(_block, section.blocks)])


def to_markdown(document: Document) -> str:
    """Return the whole report as Markdown."""
    parts = [f"# {escaped(document.title)}", *map(_section, document.sections)]
    return "\n\n".join([*parts, "---", escaped(document.footer)]) + "\n"


__all__ = ["Picture", "escaped", "to_markdown"]
