"""One whole file as text, or the reason why it is none."""

from provenance.errors import InputError
from provenance.reading.rejections import why

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of the largest single article file that is read."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class FileError(InputError):
    """A file cannot be used as text; the message is the reason."""


def read_bytes(path: str) -> bytes:
    """Return a file's bytes. Raises FileError when it is unreadable, empty or too large."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # the path may be any string
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise FileError(f"cannot be read: {why(error)}") from error
    if len(data) > FILE_LIMIT:
        raise FileError(f"larger than {FILE_LIMIT // (1024 * 1024)} MB")
    if not data.strip():
        raise FileError("the file is empty")
    return data


def read_text_file(path: str) -> str:
    """Return a file's text, decoded as UTF-8 or as its byte order mark says, newlines untouched.

    Raises FileError when it is unreadable, empty, too large or not text.
    """
    data = read_bytes(path)
    encoding, body = next(
        ((name, data.removeprefix(mark)) for mark, name in _BOMS if data.startswith(mark)),
        ("utf-8", data),
    )
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError(f"invalid {encoding.upper()} at byte {error.start}") from error
    if "\0" in text[:1024]:
        raise FileError("a binary file, no text")
    if not text.strip():
        raise FileError("the file has no text")
    return text
