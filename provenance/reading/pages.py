"""HTML pages: the article's text by trafilatura, its metadata from what the page itself states."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from provenance.models import Record, Rejection
from provenance.reading.blocks import text_of_fragment
from provenance.reading.bodies import article_text
from provenance.reading.files import FileError, read_bytes
from provenance.reading.metadata import PageMetadata, page_metadata
from provenance.reading.rejections import reject
from provenance.schemas import ArticleIn

_LEAST_SHARE = 0.6  # of the stated number of words, below which text was lost
_TEASER = 200  # words that a page behind a paywall shows at most
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
    return record or _of_fragment(article, given, path, line)


def _of_fragment(
    article: ArticleIn, given: Mapping[str, str], path: str, line: int
) -> Record | Rejection:
    """Return the article of HTML that is no page but only words with some markup."""
    text = text_of_fragment(article.html or "")
    if not text.strip():
        return reject(path, _NO_TEXT, line=line)
    return _record(text, path, line, given, article.model_extra or {})


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
    text = article_text(tree, stated.body)
    if not text.strip():
        return None
    known, beside = _placed({**stated.fields, **(given or {})}, address)
    if _is_cut(text, stated):
        beside["incomplete"] = True
    return _record(text, path, line, known, {**beside, **(extra or {})})


def _record(
    text: str,
    path: str,
    line: int | None,
    known: Mapping[str, str],
    extra: Mapping[str, object],
) -> Record:
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
        extra=extra,
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


def _is_cut(text: str, stated: PageMetadata) -> bool:
    """Whether the page itself says that there is more text than it gave."""
    words = len(text.split())
    if stated.words:
        return words < _LEAST_SHARE * stated.words
    return not stated.free and words < _TEASER
