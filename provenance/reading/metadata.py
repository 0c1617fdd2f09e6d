"""What an HTML page states about itself: JSON-LD first, then OpenGraph and other meta elements.

Only what the page says in so many words is taken; nothing is guessed from its text or its layout,
so that everything here counts as stated.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

_ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
        "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting",
        "AdvertiserContentArticle", "Report", "SocialMediaPosting", "WebPage",
    }
)  # fmt: skip
_LINKED_DATA_LIMIT = 1_000_000  # characters of one JSON-LD block
_DEPTH_LIMIT = 8
_BYLINE_LIMIT = 120  # characters

_META: Mapping[str, tuple[str, ...]] = {
    "url": ("og:url",),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "title": ("og:title", "twitter:title", "parsely-title", "dc.title", "headline"),
    "byline": ("author", "byl", "article:author_name", "parsely-author", "sailthru.author",
               "dc.creator", "article:author"),
    "published": ("article:published_time", "og:article:published_time", "datepublished",
                  "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
                  "dc.date", "publishdate", "publish-date", "pubdate", "date"),
    "lang": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
"""For each field the names of meta elements that state it, the most reliable first."""


class Tree(Protocol):
    """The part of an lxml element that is used here."""

    def xpath(self, path: str, /) -> Any:
        """Return what the path finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page states: the fields of a record, and how much of a body there should be.

    `body` is the text that the page carries in its linked data, `words` its stated length in
    words, `free` whether it says that all may read it.
    """

    fields: Mapping[str, str]
    body: str = ""
    words: int | None = None
    free: bool = True


def page_metadata(tree: Tree) -> PageMetadata:
    """Return what the page states about itself."""
    headings = [_text(heading.text_content()) for heading in tree.xpath("//h1")]
    linked = min(_linked_articles(tree), key=lambda node: _rank(node, headings), default={})
    meta = _meta_contents(tree)
    stated = {name: _linked(linked, name) or _first(meta, names) for name, names in _META.items()}
    stated["url"] = _canonical(tree) or stated["url"]
    stated["title"] = stated["title"] or _page_title(tree, headings)
    stated["lang"] = _text(tree.xpath("string(/html/@lang)")) or stated["lang"]
    stated["byline"] = stated["byline"] or _byline_element(tree)
    stated["published"] = stated["published"] or _published_element(tree)
    if stated["byline"].startswith(("http://", "https://")):
        stated["byline"] = ""
    words = str(linked.get("wordCount"))
    return PageMetadata(
        fields={name: value for name, value in stated.items() if value},
        body=str(linked.get("articleBody") or ""),
        words=int(words) if words.isdecimal() and len(words) < 8 else None,
        free=str(linked.get("isAccessibleForFree", True)).casefold() != "false",
    )


def _page_title(tree: Tree, headings: list[str]) -> str:
    """Return the page's title, without the site's name where a heading shows what it is."""
    title = _text(tree.xpath("string(//title)"))
    return next((head for head in headings if head and title.startswith(head)), title)


def _canonical(tree: Tree) -> str:
    address = _text(tree.xpath("string(//link[@rel='canonical']/@href)"))
    return address if address.startswith(("http://", "https://")) else ""


def _published_element(tree: Tree) -> str:
    """Return the time of the `time` element marked as the publication's, or of the only one."""
    marked = "@pubdate or @itemprop='datePublished' or contains(@class, 'publish')"
    stated = _text(tree.xpath(f"string(//time[{marked}]/@datetime)")) or _text(
        tree.xpath("string(//*[@itemprop='datePublished']/@content)")
    )
    times = dict.fromkeys(tree.xpath("//time/@datetime"))
    return stated or (_text(next(iter(times))) if len(times) == 1 else "")


def _byline_element(tree: Tree) -> str:
    """Return the words of the element that is marked as the byline."""
    marked = "@rel='author' or @itemprop='author' or contains(concat(@class, ' '), 'byline ')"
    words = _text(tree.xpath(f"string(//*[{marked}])"))
    return words if len(words) <= _BYLINE_LIMIT else ""


def _meta_contents(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv") or ""
        value = _text(element.get("content"))
        if value:
            found.setdefault(name.strip().lower(), value)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _linked_articles(tree: Tree) -> list[Mapping[str, Any]]:
    """Return the articles in the page's JSON-LD, in its order."""
    blocks = tree.xpath("//script[@type='application/ld+json']/text()")
    found = [node for block in blocks for node in _nodes(_parsed(str(block)), 0)]
    return [node for node in found if _types(node) & _ARTICLE_TYPES]


def _rank(node: Mapping[str, Any], headings: list[str]) -> tuple[bool, bool, bool]:
    """Order the articles of a page: the one under its heading first, then dated ones."""
    other = bool(headings) and _text(node.get("headline")) not in headings
    return _types(node) == {"WebPage"}, other, "datePublished" not in node


def _parsed(block: str) -> object:
    if len(block) > _LINKED_DATA_LIMIT:
        return None
    try:
        return json.loads(block.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None  # a page with broken linked data still has its meta elements


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    types = node.get("@type")
    return {str(item) for item in (types if isinstance(types, list) else [types])}


def _linked(node: Mapping[str, Any], name: str) -> str:
    match name:
        case "url":
            return _address(node.get("url")) or _address(node.get("mainEntityOfPage"))
        case "outlet":
            return _names(node.get("publisher")) or _names(node.get("isPartOf"))
        case "title":
            return _text(node.get("headline")) or _text(node.get("name"))
        case "byline":
            return _names(node.get("author")) or _names(node.get("creator"))
        case "published":
            return _text(node.get("datePublished"))
        case _:
            return _names(node.get("inLanguage"))


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    address = _text(value)
    return address if address.startswith(("http://", "https://")) else ""


def _names(value: object) -> str:
    """Return the names of the people or organisations of a JSON-LD value, joined by commas."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName")
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value if (name := _names(item))))
    return _text(value)


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
