"""The doors through which articles come in: one module per form of input.

`read` looks at each path and hands it to its door. A door yields records, and a rejection with
place and reason for everything that it cannot use; it never raises for bad content, and it never
holds more than one record.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from provenance.models import Record, Rejection
from provenance.reading.folders import read_path
from provenance.reading.web import is_address, read_address

if TYPE_CHECKING:
    import httpx

__all__ = ["read"]


def read(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    transport: "httpx.BaseTransport | None" = None,
) -> Iterator[Record | Rejection]:
    """Yield every article that the paths lead to, in order, and every item that is unusable.

    A path is a file, a folder (walked in sorted order), `-` for JSON lines from `stdin`, or an
    http(s) address of a page, feed or sitemap. `transport` replaces the network.
    """
    for path in paths:
        if is_address(path):
            yield from read_address(path, transport=transport)
        else:
            yield from read_path(path, stdin=stdin)
