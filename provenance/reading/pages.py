"""HTML pages: the article's text by trafilatura, its metadata from what the page itself states."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from provenance.models import Record, Rejection
from provenance.reading.blocks import keep_quotations, text_of_body
from provenance.reading.files import FileError, read_bytes
from provenance.reading.metadata import page_metadata
from provenance.reading.rejections import reject
from provenance.schemas import ArticleIn

_NO_TEXT = "no article text found in the HTML"


def read_page(path: str) -> Iterator[Record | Rejection]:
    """Yield the article of an HTML file."""
    try:
        data = read_bytes(path)
    except FileError as error:
        yield reject(path, str(error))
        return
    yield page_record(data, path) or reject(path, _NO_TEXT)


def record_of_html(article: ArticleIn, path: str, line: int) -> Record | Rejection:
    """Return the article of a JSON line that has `html`; its own keys win over the page's."""
    given = {
        name: value
        for name in ("url", "outlet", "title", "byline", "published", "lang")
        if (value := getattr(article, name))
    }
    record = page_record(
        (article.html or "").encode("utf-8", "replace"),
        path,
        line=line,
        given=given,
        extra=article.model_extra or {},
    )
    return record or reject(path, _NO_TEXT, line=line)


def page_record(
    data: bytes,
    path: str,
    *,
    line: int | None = None,
    given: Mapping[str, str] | None = None,
    extra: Mapping[str, object] | None = None,
    address: str | None = None,
) -> Record | None:
    """Return the article of a page, None when the page has no article text.

    `given` wins over what the page states. `address` is where the page was found: it wins over a
    canonical address on another host, which then is kept as `canonical` beside the article.
    """
    import lxml.etree
    import trafilatura

    try:
        tree = trafilatura.load_html(data)
    except (ValueError, lxml.etree.LxmlError):
        return None
    if tree is None:
        return None
    stated = page_metadata(tree)
    text = _article_text(tree)
    if not text.strip():
        return None
    known = {**stated, **(given or {})}
    known, beside = _placed(known, address)
    return Record(
        source_path=path,
        line=line,
        text=text,
        url=known.get("url"),
        outlet=known.get("outlet"),
        title=known.get("title"),
        byline=known.get("byline"),
        published=known.get("published"),
        lang=known.get("lang"),
        extra={**beside, **(extra or {})},
    )


def _placed(known: dict[str, str], address: str | None) -> tuple[dict[str, str], dict[str, object]]:
    """Return what is known with the page's true address, and what it says about another one."""
    canonical = known.get("url")
    if address is None or canonical == address:
        return known, {}
    if canonical and _host(canonical) == _host(address):
        return known, {}
    return {**known, "url": address}, {"canonical": canonical} if canonical else {}


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _article_text(tree: Any) -> str:
    """Return the article's text; a page that gives nothing is asked again for any text."""
    import trafilatura

    keep_quotations(tree)
    for thorough in (False, True):
        document = trafilatura.bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=False,
            favor_recall=thorough,
            with_metadata=False,
        )
        body = getattr(document, "body", None)
        if body is not None and (text := text_of_body(body)):
            return text
    return ""
