"""The text of a page, block by block, with the block quotations still visible.

A page sets quotations in three ways that plain text loses: block quotations, their attribution
in a `footer` or `cite`, and `q` elements whose marks the browser draws. They are kept here as
lines that begin with `> `, as a line that begins with a dash, and as written marks.
"""

from collections.abc import Iterator
from typing import Any

QUOTE_MARK = "> "
"""What a line of a block quotation begins with, as in Markdown and in e-mail."""

_ATTRIBUTION = "— "
_INLINE_QUOTES = (("“", "”"), ("‘", "’"))  # outer and inner marks of nested `q` elements
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "svg", "head", "title")
_AS_EXTRACTED = {"blockquote": "quote", "ul": "list", "ol": "list", "li": "item", "br": "lb"}
_AS_EXTRACTED |= {f"h{level}": "head" for level in range(1, 7)}
_CONTAINERS = frozenset(
    {"div", "section", "article", "figure", "main", "body", "table", "tr", "td"}
)
"""Elements that only group blocks."""

_DASHES = ("—", "–", "-", "―")


def keep_quotations(tree: Any) -> None:
    """Write into a page's tree what plain text would lose about its quotations."""
    for plain in list(tree.iter("pre")):
        plain.tag = "p"  # or it would be taken for a quotation
    nested = [(inline, sum(1 for _ in inline.iterancestors("q"))) for inline in tree.iter("q")]
    for inline, depth in nested:
        opening, closing = _INLINE_QUOTES[min(depth, 1)]
        inline.text = opening + (inline.text or "")
        if len(inline):
            inline[-1].tail = (inline[-1].tail or "") + closing
        else:
            inline.text += closing
        inline.tag = "span"
    for attribution in list(tree.xpath("//blockquote//footer | //blockquote//figcaption")):
        _as_paragraph(attribution)
    for cite in list(tree.xpath("//blockquote/cite | //blockquote/p[last()]/cite[not(../text())]")):
        _as_paragraph(cite)


def text_of_body(body: Any) -> str:
    """Return the text of an extracted body: blocks parted by empty lines, white space collapsed."""
    return "\n\n".join(block for block in _blocks(body) if block.strip("> \n"))


def text_of_fragment(html: str) -> str:
    """Return the text of a piece of HTML, such as the body of a feed's entry.

    >>> text_of_fragment("<p>One.</p><blockquote>Two &amp; three.</blockquote>")
    'One.\\n\\n> Two & three.'
    """
    from lxml import etree
    from lxml import html as markup

    if not html.strip():
        return ""
    try:
        body = markup.fragment_fromstring(html.replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(body, *_UNSEEN, with_tail=False)
    keep_quotations(body)
    for element in body.iter():
        if isinstance(element.tag, str):
            element.tag = _AS_EXTRACTED.get(element.tag, element.tag)
    return text_of_body(body)


def _as_paragraph(element: Any) -> None:
    words = " ".join("".join(element.itertext()).split())
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "p"
    element.text = words if words.startswith(_DASHES) else _ATTRIBUTION + words


def _blocks(element: Any) -> Iterator[str]:
    loose = [element.text or ""]
    for child in element:
        match child.tag:
            case "quote":
                yield _joined(loose)
                yield _quoted(child)
                loose = []
            case "list":
                yield _joined(loose)
                yield "\n".join("- " + _inner(item) for item in child.iter("item") if _inner(item))
                loose = []
            case "p" | "head" | "ab" | "code" | "fw" | "pre" | "figcaption":
                yield _joined(loose)
                yield _inner(child)
                loose = []
            case tag if tag in _CONTAINERS:
                yield _joined(loose)
                yield from _blocks(child)
                loose = []
            case "lb":
                loose.append("\n")
            case _:
                loose.append(_inner(child))
        loose.append(child.tail or "")
    yield _joined(loose)


def _joined(parts: list[str]) -> str:
    return _collapsed("".join(parts))


def _quoted(element: Any) -> str:
    """Return a block quotation: a marked line for each paragraph, its attribution unmarked."""
    lines = []
    for block in _blocks(element):
        for line in block.split("\n"):
            if line.strip():
                lines.append(line if line.startswith(_ATTRIBUTION) else QUOTE_MARK + line)
    return "\n".join(lines)


def _inner(element: Any) -> str:
    return _collapsed("".join(_texts(element)))


def _texts(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str):
        if element.tag == "lb":
            yield "\n"
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _collapsed(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
