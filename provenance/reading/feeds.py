"""Feeds: RSS, RDF, Atom and JSON Feed, as files or as fetched, one record for each entry.

What an entry states is taken as given; its body is the fullest that the feed carries. A feed of
teasers yields teasers: the description of the article will say that they are cut off.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from provenance.models import Record, Rejection
from provenance.reading.blocks import text_of_fragment
from provenance.reading.files import FileError, read_bytes
from provenance.reading.rejections import reject
from provenance.reading.xml import parsed_xml

_RSS_ROOTS = frozenset({"rss", "rdf", "feed"})
_SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: what it states, and its body as HTML or text."""

    body: str
    full: bool
    stated: Mapping[str, str] = field(default_factory=dict)


def read_feed(path: str) -> Iterator[Record | Rejection]:
    """Yield the entries of a feed file."""
    try:
        data = read_bytes(path)
    except FileError as error:
        yield reject(path, str(error))
        return
    entries = feed_entries(data)
    if entries is None:
        yield reject(path, _no_feed(data))
        return
    found = False
    for number, entry in enumerate(entries, 1):
        found = True
        yield entry_record(entry, path) or reject(path, f"entry {number} of the feed has no text")
    if not found:
        yield reject(path, "the feed has no entries")


def feed_entries(data: bytes) -> Iterable[Entry] | None:
    """Return the entries of a feed, None for data that is no feed."""
    if data.lstrip()[:1] == b"{":
        return _json_entries(data)
    root = parsed_xml(data)
    if root is None or _name(root) not in _RSS_ROOTS:
        return None
    return _xml_entries(root)


def entry_record(entry: Entry, path: str) -> Record | None:
    """Return the entry as a record, None when it has no text."""
    text = text_of_fragment(entry.body)
    if not text.strip():
        return None
    stated = entry.stated
    return Record(
        source_path=path,
        line=None,
        text=text,
        url=stated.get("url"),
        outlet=stated.get("outlet"),
        title=stated.get("title"),
        byline=stated.get("byline"),
        published=stated.get("published"),
        lang=stated.get("lang"),
    )


def sitemap_addresses(data: bytes) -> tuple[list[str], list[str]] | None:
    """Return the pages and the further sitemaps that a sitemap lists, None for other data."""
    root = parsed_xml(data)
    if root is None or _name(root) not in _SITEMAP_ROOTS:
        return None
    places = [
        _words(child)
        for element in root
        for child in element
        if _name(child) == "loc" and _words(child).startswith(("http://", "https://"))
    ]
    return ([], places) if _name(root) == "sitemapindex" else (places, [])


def _no_feed(data: bytes) -> str:
    if sitemap_addresses(data) is not None:
        return "a sitemap lists addresses and no articles: give its own address instead"
    return "no feed (RSS, Atom or JSON Feed); articles as JSON go one a line into a .jsonl file"


def _json_entries(data: bytes) -> Iterable[Entry] | None:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        return None
    items = feed.get("items")
    return [_json_entry(item, feed) for item in items if isinstance(item, dict)] if items else []


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    names = [author.get("name") for author in authors if isinstance(author, dict)]
    body = item.get("content_html") or _escaped(item.get("content_text"))
    stated = {
        "url": item.get("url"),
        "outlet": feed.get("title"),
        "title": item.get("title"),
        "byline": ", ".join(name for name in names if isinstance(name, str)),
        "published": item.get("date_published"),
        "lang": item.get("language") or feed.get("language"),
    }
    return Entry(
        body=body if isinstance(body, str) and body else _escaped(item.get("summary")),
        full=bool(body),
        stated={name: value for name, value in stated.items() if isinstance(value, str) and value},
    )


def _escaped(text: object) -> str:
    if not isinstance(text, str):
        return ""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "<p>")


def _xml_entries(root: Any) -> Iterator[Entry]:
    channel = next((child for child in root if _name(child) == "channel"), root)
    about = _children(channel)
    outlet, lang = about.get("title", ""), about.get("language", "")
    lang = lang or root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    for element in root.iter():
        if _name(element) in ("item", "entry"):
            yield _xml_entry(element, outlet, lang)


def _xml_entry(element: Any, outlet: str, lang: str) -> Entry:
    found = _children(element)
    full = found.get("encoded") or found.get("content", "")
    stated = {
        "url": _link(element) or found.get("guid", ""),
        "outlet": outlet,
        "title": found.get("title", ""),
        "byline": found.get("creator") or _author(element) or found.get("author", ""),
        "published": found.get("pubdate") or found.get("published") or found.get("date", ""),
        "lang": lang,
    }
    if not stated["url"].startswith(("http://", "https://")):
        stated["url"] = ""
    if not stated["published"]:
        stated["published"] = found.get("updated", "")
    return Entry(
        body=full or found.get("description") or found.get("summary", ""),
        full=bool(full),
        stated={name: value for name, value in stated.items() if value},
    )


def _children(element: Any) -> dict[str, str]:
    """Return the words of each kind of child; of two of one kind the first that has any."""
    found: dict[str, str] = {}
    for child in element:
        name, words = _name(child), _markup(child)
        if name and words and not found.get(name):
            found[name] = words
    return found


def _link(element: Any) -> str:
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = child.get("href") or _words(child)
            if address:
                return str(address).strip()
    return ""


def _author(element: Any) -> str:
    names = [
        _words(part)
        for child in element
        if _name(child) == "author"
        for part in child
        if _name(part) == "name"
    ]
    return ", ".join(name for name in names if name)


def _markup(element: Any) -> str:
    """Return an element's words; XHTML inside it is kept as markup."""
    if len(element) and element.get("type") == "xhtml":
        from lxml import etree

        return "".join(str(etree.tostring(child, encoding="unicode")) for child in element)
    return _words(element)


def _words(element: Any) -> str:
    return "".join(element.itertext()).strip()


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
