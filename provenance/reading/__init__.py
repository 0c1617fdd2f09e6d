"""The doors through which articles come in: one module per form of input.

`read` looks at each path and hands it to its door. A door yields records, and a rejection with
place and reason for everything that it cannot use; it never raises for bad content, and it never
holds more than one record.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from provenance.models import Record, Rejection
from provenance.reading.folders import read_path

__all__ = ["read"]


def read(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Record | Rejection]:
    """Yield every article that the paths lead to, in order, and every item that is unusable.

    A path is a file, a folder (walked in sorted order) or `-` for JSON lines from `stdin`.
    """
    for path in paths:
        yield from read_path(path, stdin=stdin)
