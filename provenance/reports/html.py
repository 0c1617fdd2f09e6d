"""A report as one self-contained HTML file: inline style and pictures, no script, no request."""

from html import escape
from importlib import resources

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

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def _inline(parts: tuple[Inline, ...]) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Inline) -> str:
    if isinstance(part, Link):
        text = _isolated(part.text)
        if _is_address(part.href):
            return f'<a href="{escape(str(part.href))}" rel="noreferrer">{text}</a>'
        return text
    return _isolated(part)


def _is_address(href: str | None) -> bool:
    """Return whether a link may lead there: to the web, and no farther than addresses are long."""
    return (
        href is not None and len(href) <= LONGEST and href.startswith(("http://", "https://", "#"))
    )


def _isolated(text: str) -> str:
    """Return escaped text that keeps direction marks of an article from reaching its neighbours."""
    return f"<bdi>{escape(readable(text))}</bdi>"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        element = "blockquote" if block.tone == "quote" else "p"
        return f'<{element} class="{block.tone}">{_inline(block.parts)}</{element}>'
    if isinstance(block, Items):
        element = "ol" if block.ordered else "ul"
        rows = "".join(f"<li>{_inline(item)}</li>" for item in block.items)
        return f"<{element}>{rows}</{element}>"
    if isinstance(block, Table):
        return _table(block)
    return _picture(block)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_part(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return (
        f"<div class=wide><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _picture(picture: Picture) -> str:
    """Return the picture; its SVG is made by this package from escaped text."""
    words = f"<details><summary>The picture in words</summary>{escape(picture.text)}</details>"
    return f"<figure>{picture.svg}<figcaption>{words}</figcaption></figure>"


def _section(section: Section) -> str:
    return (
        f"<section><h2>{escape(section.title)}</h2>{''.join(map(_block, section.blocks))}</section>"
    )


def to_html(document: Document) -> str:
    """Return the whole report as an HTML page."""
    style = (resources.files("provenance.reports") / "report.css").read_text("utf-8")
    body = "".join(map(_section, document.sections))
    return (
        f'<!doctype html>\n<html lang="{escape(document.lang)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{style}</style></head>\n<body><main>"
        f"<h1>{_isolated(document.title)}</h1>{body}</main>"
        f"<footer>{escape(document.footer)}</footer></body></html>\n"
    )
