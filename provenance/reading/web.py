"""Addresses on the web: a page, a feed or a sitemap, told apart by what comes back.

A feed's entries are taken as they are when the feed carries them whole; otherwise, and for a
sitemap, the pages behind are fetched one after the other.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from provenance.models import Record, Rejection
from provenance.reading.feeds import Entry, entry_record, feed_entries, sitemap_addresses
from provenance.reading.fetching import Fetched, Fetcher, FetchError, unpacked
from provenance.reading.pages import page_record
from provenance.reading.rejections import reject

if TYPE_CHECKING:
    import httpx

PAGE_LIMIT = 5000
"""Pages that are fetched for one feed or sitemap."""

SITEMAP_LIMIT = 100
"""Sitemaps that are followed from one index of sitemaps."""

_HTML = ("text/html", "application/xhtml+xml")
_MARKUP = (b"<!doctype html", b"<html")


def is_address(path: str) -> bool:
    """Return whether a path of the command line is an address on the web."""
    return path.lower().startswith(("http://", "https://"))


def read_address(
    address: str,
    *,
    transport: "httpx.BaseTransport | None" = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Record | Rejection]:
    """Yield the articles that an address leads to, and a rejection for every page without one."""
    with Fetcher(transport=transport) as fetcher:
        yield from _Visit(address, fetcher, now).items()


class _Visit:
    """One address of the command line, with what was fetched for it."""

    def __init__(self, address: str, fetcher: Fetcher, now: Callable[[], datetime]) -> None:
        self._address = address
        self._fetcher = fetcher
        self._now = now
        self._seen: set[str] = set()

    def items(self) -> Iterator[Record | Rejection]:
        """Yield all that the address leads to."""
        try:
            fetched = self._fetcher.fetch(self._address)
            fetched = replace(fetched, data=unpacked(fetched.data))
        except FetchError as error:
            yield reject(self._address, str(error))
            return
        found = False
        for item in self._items_of(fetched):
            found = True
            yield item
        if not found:
            yield reject(self._address, "nothing to read there: no page, feed entry or address")

    def _items_of(self, fetched: Fetched) -> Iterator[Record | Rejection]:
        if _is_page(fetched):
            yield self._page(fetched)
        elif (entries := feed_entries(fetched.data)) is not None:
            for number, entry in enumerate(entries, 1):
                yield from self._entry(entry, number)
        elif (listed := sitemap_addresses(fetched.data)) is not None:
            yield from self._sitemap(*listed)
        else:
            yield reject(self._address, f"no page, feed or sitemap ({fetched.kind or 'no type'})")

    def _entry(self, entry: Entry, number: int) -> Iterator[Record | Rejection]:
        link = entry.stated.get("url")
        if entry.full or not link:
            record = entry_record(entry, self._address)
            yield record or reject(self._address, f"entry {number} of the feed has no text")
        else:
            yield from self._pages([link])

    def _sitemap(self, pages: list[str], maps: list[str]) -> Iterator[Record | Rejection]:
        yield from self._pages(pages)
        for place in maps[:SITEMAP_LIMIT]:
            try:
                listed = sitemap_addresses(unpacked(self._fetcher.fetch(place).data))
            except FetchError as error:
                yield reject(place, str(error))
                continue
            if listed is None:
                yield reject(place, "no sitemap")
            else:
                yield from self._pages(listed[0])

    def _pages(self, addresses: list[str]) -> Iterator[Record | Rejection]:
        for address in addresses:
            if address in self._seen:
                continue
            self._seen.add(address)
            if len(self._seen) > PAGE_LIMIT:
                yield reject(self._address, f"more than {PAGE_LIMIT} pages: the rest is left out")
                return
            try:
                fetched = self._fetcher.fetch(address)
            except FetchError as error:
                yield reject(address, str(error))
                continue
            yield self._page(fetched) if _is_page(fetched) else reject(address, "no HTML page")

    def _page(self, fetched: Fetched) -> Record | Rejection:
        seen = self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        record = page_record(
            fetched.data, fetched.address, address=fetched.address, extra={"retrieved": seen}
        )
        return record or reject(fetched.address, "no article text found in the HTML")


def _is_page(fetched: Fetched) -> bool:
    head = fetched.data.lstrip()[:200].lower()
    return fetched.kind in _HTML or head.startswith(_MARKUP)
