"""Bare text: a file is one article; all that is known about it has to be read off its words."""

from collections.abc import Iterator

from provenance.models import Record, Rejection
from provenance.reading.files import FileError, read_text_file
from provenance.reading.rejections import reject


def read_plain(path: str) -> Iterator[Record | Rejection]:
    """Yield the file's text, unchanged but for a byte order mark, as one record."""
    try:
        text = read_text_file(path)
    except FileError as error:
        yield reject(path, str(error))
        return
    yield Record(source_path=path, line=None, text=text)
