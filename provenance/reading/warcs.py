"""Web archives (WARC): every HTML response in them, with its address and the time of its capture.

The time of capture is no date of publication, but it bounds one: the page existed by then.
"""

from collections.abc import Iterator
from typing import BinaryIO

from provenance.models import Record, Rejection
from provenance.reading.files import FILE_LIMIT
from provenance.reading.pages import page_record
from provenance.reading.rejections import reject, why

_HTML = ("text/html", "application/xhtml+xml")


def read_warc(path: str) -> Iterator[Record | Rejection]:
    """Yield the articles of a web archive, plain or gzipped; other captures are passed over."""
    found = False
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # the path may be any string
            for address, date, data in _pages(file):
                found = True
                yield _page(data, path, address, date)
    except OSError as error:  # the parser raises it for damage too, without a number
        damaged = error.errno is None
        reason = f"the archive is damaged: {error}" if damaged else f"cannot be read: {why(error)}"
        yield reject(path, reason)
    else:
        if not found:
            yield reject(path, "the archive has no HTML responses")


def _pages(file: BinaryIO) -> Iterator[tuple[str, str | None, bytes]]:
    """Yield address, time of capture and body of every HTML page in the archive."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for capture in ArchiveIterator(file, WarcRecordType.response, auto_decode="all"):
        http = capture.http_headers
        kind = (capture.http_content_type or "").lower()
        if http is None or http.status_code != 200 or not kind.startswith(_HTML):
            continue
        address = (capture.headers.get("WARC-Target-URI") or "").strip("<> ")
        yield address, capture.headers.get("WARC-Date"), capture.reader.read(FILE_LIMIT + 1)


def _page(data: bytes, path: str, address: str, date: str | None) -> Record | Rejection:
    if len(data) > FILE_LIMIT:
        return reject(path, f"{address}: larger than {FILE_LIMIT // (1024 * 1024)} MB")
    extra: dict[str, object] = {"retrieved": date} if date else {}
    record = page_record(data, path, address=address or None, extra=extra)
    return record or reject(path, f"{address}: no article text found in the HTML")
