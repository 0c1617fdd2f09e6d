"""Which door a path goes to, and the walk through folders."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from provenance.models import Record, Rejection
from provenance.reading.feeds import read_feed
from provenance.reading.jsonlines import read_json_lines, read_json_stream
from provenance.reading.pages import read_page
from provenance.reading.plain import read_plain
from provenance.reading.rejections import reject, why
from provenance.reading.warcs import read_warc

Door = Callable[[str], Iterator[Record | Rejection]]

DOORS: dict[str, Door] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".jsonl.gz": read_json_lines,
    ".ndjson.gz": read_json_lines,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".json": read_feed,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".txt": read_plain,
    ".md": read_plain,
}
"""The door of each kind of file, by the end of its name."""

_ABOUT_FOLDERS = ("readme", "license", "licence", "changelog", "contributing", "notice")


def read_path(path: str, *, stdin: BinaryIO | None = None) -> Iterator[Record | Rejection]:
    """Yield what one path of the command line leads to."""
    if path == "-":
        yield from read_json_stream(stdin) if stdin else [reject(path, "standard input is closed")]
    elif not _exists(path):
        yield reject(path, "no such file or folder")
    elif Path(path).is_dir():
        yield from _read_folder(path)
    elif door := door_of(path):
        yield from door(path)
    else:
        yield reject(path, f"unknown kind of file; the kinds are {', '.join(sorted(DOORS))}")


def door_of(path: str) -> Door | None:
    """Return the door for a file of this name, None for a kind that is not read."""
    name = Path(path).name.lower()
    return next((door for ending, door in DOORS.items() if name.endswith(ending)), None)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _read_folder(folder: str) -> Iterator[Record | Rejection]:
    found = False
    for item in _walk(folder):
        if isinstance(item, Rejection):
            yield item
            continue
        door = door_of(item)
        if door:
            found = True
            yield from door(item)
    if not found:
        yield reject(folder, f"the folder has no articles ({', '.join(sorted(DOORS))})")


def _walk(folder: str) -> Iterator[str | Rejection]:
    """Yield the files below a folder in sorted order; hidden files and READMEs are no articles."""
    try:
        names = sorted(entry.name for entry in Path(folder).iterdir())
    except OSError as error:
        yield reject(folder, f"cannot be read: {why(error)}")
        return
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118  # keeps the path as it was given
        if name.startswith("."):
            continue
        if Path(path).is_dir():
            if not Path(path).is_symlink():  # a link could lead back up
                yield from _walk(path)
        elif Path(path).is_file() and not name.lower().startswith(_ABOUT_FOLDERS):
            yield path
