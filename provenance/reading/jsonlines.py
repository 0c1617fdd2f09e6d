"""JSON lines: one article a line, plain or gzipped, from a file or from standard input.

Read in bounded blocks, so that memory depends neither on the file nor on its longest line, and so
that a damaged line or a truncated gzip costs only what is really lost.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from math import isfinite
from typing import Any, BinaryIO, cast

from pydantic import ValidationError

from provenance.models import Record, Rejection
from provenance.reading.pages import record_of_html
from provenance.reading.rejections import reject, why
from provenance.schemas import ArticleIn

LINE_LIMIT = 32 * 1024 * 1024
"""Bytes of the longest line that is read: far above any article, far below a machine's memory."""

_BLOCK = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_ESCAPED_SURROGATE = rb"\ud"
_LONE = re.compile(
    rb"(?P<kept>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
_GZIP_MAGIC = b"\x1f\x8b"


def read_json_lines(path: str) -> Iterator[Record | Rejection]:
    """Yield the articles of a file, and a rejection for every line that is none."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # the path may be any string
            yield from _read_stream(file, path)
    except OSError as error:
        yield reject(path, f"cannot be read: {why(error)}")


def read_json_stream(stream: BinaryIO) -> Iterator[Record | Rejection]:
    """Yield the articles of standard input, which may be gzipped too; their path is `-`."""
    yield from _read_stream(stream, "-")


def _read_stream(stream: BinaryIO, path: str) -> Iterator[Record | Rejection]:
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), _BLOCK)
    packed = buffered.peek(2)[:2] == _GZIP_MAGIC
    source = cast(BinaryIO, gzip.GzipFile(fileobj=buffered)) if packed else cast(BinaryIO, buffered)
    number, articles = 0, 0
    try:
        for number, line in enumerate(_lines(source), 1):
            if item := _item(line, path, number):
                articles += 1
                yield item
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield reject(path, f"the gzip is damaged after line {number}: {error}", line=number + 1)
        return
    if not articles:
        yield reject(path, "the file is empty")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield lines without their end; None for one over the limit, which is skipped unread."""
    while line := stream.readline(LINE_LIMIT + 1):
        if len(line) <= LINE_LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LINE_LIMIT + 1)
        yield None


def _item(line: bytes | None, path: str, number: int) -> Record | Rejection | None:
    """Return what one line holds; None for a blank line."""
    if line is None:
        limit = LINE_LIMIT // (1024 * 1024)
        return reject(path, f"the line is longer than {limit} MB", line=number)
    body = line.removeprefix(_BOM).strip() if number == 1 else line.strip()
    if not body:
        return None
    try:
        article = ArticleIn.model_validate_json(_without_lone_surrogates(body))
    except ValidationError as error:
        return reject(path, _reason(error, body), line=number)
    return _record(article, path, number)


def _without_lone_surrogates(body: bytes) -> bytes:
    """Return JSON with escaped halves of a character replaced, one for one.

    Programs that cut texts at a number of UTF-16 units leave such halves at the end; the rest of
    the article is sound.
    """
    if _ESCAPED_SURROGATE not in body.lower():
        return body
    return _LONE.sub(lambda pair: pair.group("kept") or rb"\ufffd", body)


def _reason(error: ValidationError, body: bytes) -> str:
    """Return in one line why a line is no article."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as bad:
        return f"invalid UTF-8 at byte {bad.start}"
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "json_invalid":
        return f"not JSON: {message.removeprefix('Invalid JSON: ')}"
    return f"{where}: {message}" if where else message


def _record(article: ArticleIn, path: str, number: int) -> Record | Rejection:
    if not (article.text and article.text.strip()):
        return record_of_html(article, path, number)
    return Record(
        source_path=path,
        line=number,
        text=article.text,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        byline=article.byline,
        published=article.published,
        lang=article.lang,
        extra={key: _storable(value) for key, value in (article.model_extra or {}).items()},
    )


def _storable(value: Any) -> Any:
    """Return an unknown value as strict JSON has it: no NaN and no infinity, which tables write."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {key: _storable(each) for key, each in value.items()}
    return value
