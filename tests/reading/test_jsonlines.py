"""JSON lines: what is read, and that a bad line costs only itself."""

import gzip
import io
import json
from pathlib import Path

import pytest

from provenance.models import Record, Rejection
from provenance.reading import read
from provenance.reading.jsonlines import LINE_LIMIT

GOOD = b'{"text": "The pier is closed.", "outlet": "Pier Post"}\n'


def items(path: Path | str, **options: object) -> list[Record | Rejection]:
    return list(read([str(path)], **options))  # type: ignore[arg-type]


def test_every_key_is_read_and_unknown_ones_are_kept(tmp_path: Path) -> None:
    line = {
        "text": "The pier is closed.",
        "url": "https://pierpost.example/1",
        "outlet": "Pier Post",
        "title": "Pier closed",
        "byline": "Ada Bell",
        "published": "2025-01-02",
        "lang": "en",
        "desk": {"name": "Harbour"},
    }
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(line) + "\n")
    [record] = items(path)
    assert isinstance(record, Record)
    assert (record.line, record.source_path) == (1, str(path))
    assert record.title == "Pier closed"
    assert record.published == "2025-01-02"
    assert record.extra == {"desk": {"name": "Harbour"}}


def test_numbers_that_json_does_not_have_are_kept_as_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('{"text": "The pier is closed.", "a": NaN, "b": [1e999, {"c": -Infinity}, 2]}')
    [record] = items(path)
    assert isinstance(record, Record)
    assert record.extra == {"a": None, "b": [None, {"c": None}, 2]}


def test_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "\ufeffLine one\r\n\r\n  Line two\u2028 “three” \x00 \U0001f600 "
    path = tmp_path / "one.ndjson"
    path.write_text(json.dumps({"text": text}), encoding="utf-8")
    [record] = items(path)
    assert isinstance(record, Record)
    assert record.text == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"{not json", "not JSON", id="no JSON"),
        pytest.param(b'["text"]', "object", id="a list"),
        pytest.param(b'"text"', "object", id="a string"),
        pytest.param(b"null", "object", id="null"),
        pytest.param(b'{"title": "No body"}', "needs a non-empty", id="no text"),
        pytest.param(b'{"text": "  \\n "}', "needs a non-empty", id="blank text"),
        pytest.param(b'{"text": 7}', "text", id="number as text"),
        pytest.param(b'{"text": "a", "published": 2024}', "published", id="number as date"),
        pytest.param(b'{"text": "caf\xe9"}', "invalid UTF-8", id="latin-1 bytes"),
        pytest.param(b"[" * 100_000, "not JSON", id="deep nesting"),
    ],
)
def test_a_bad_line_is_rejected_alone(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(GOOD + line + b"\n\n" + GOOD)
    first, bad, last = items(path)
    assert isinstance(first, Record)
    assert isinstance(bad, Rejection)
    assert isinstance(last, Record)
    assert (bad.line, last.line) == (2, 4)
    assert bad.source_path == str(path)
    assert bad.stage == "reading"
    assert reason in bad.reason
    assert "\n" not in bad.reason


@pytest.mark.parametrize("missing", ["null", '""', '"  "', "NaN"])
def test_a_blank_value_is_a_missing_one(missing: str) -> None:
    line = f'{{"text": "The pier is closed.", "title": {missing}, "url": {missing}}}'
    [record] = items("-", stdin=io.BytesIO(line.encode()))
    assert isinstance(record, Record)
    assert (record.title, record.url) == (None, None)


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"a\ud83d", "a\ufffd"),
        (r"\uDE00b", "\ufffdb"),
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\\ud83d", "\\ud83d"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
    ],
)
def test_half_a_character_is_replaced_by_one_mark(escaped: str, text: str) -> None:
    [record] = items("-", stdin=io.BytesIO(b'{"text": "' + escaped.encode() + b'"}'))
    assert isinstance(record, Record)
    assert record.text == text


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "windows.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n") * 2)
    assert [type(item) for item in items(path)] == [Record, Record]


def test_gzip_is_read_by_its_bytes_and_by_its_name(tmp_path: Path) -> None:
    named, unnamed = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl"
    for path in (named, unnamed):
        path.write_bytes(gzip.compress(GOOD * 3))
        assert len(items(path)) == 3


def test_a_truncated_gzip_keeps_its_whole_lines(tmp_path: Path) -> None:
    body = b"".join(
        json.dumps({"text": f"Number {number} has its own words {number * 7919}."}).encode() + b"\n"
        for number in range(2000)
    )
    path = tmp_path / "cut.jsonl.gz"
    packed = gzip.compress(body)
    path.write_bytes(packed[: len(packed) // 2])
    found = items(path)
    assert all(isinstance(item, Record) for item in found[:-1])
    assert len(found) > 500
    assert isinstance(found[-1], Rejection)
    assert "gzip" in found[-1].reason
    assert found[-1].line == len(found)


def test_garbage_after_the_gzip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tail.jsonl.gz"
    path.write_bytes(gzip.compress(GOOD) + b"garbage after the end")
    kept, rest = items(path)
    assert isinstance(kept, Record)
    assert isinstance(rest, Rejection)


def test_a_line_over_the_limit_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "huge.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(GOOD)
        file.write(b'{"text": "')
        for _ in range(LINE_LIMIT // 1_000_000 + 2):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + GOOD)
    first, huge, last = items(path)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(huge, Rejection)
    assert (huge.line, last.line) == (2, 3)
    assert "32 MB" in huge.reason


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_bytes(content)
    [item] = items(path)
    assert isinstance(item, Rejection)
    assert "empty" in item.reason


def test_standard_input_is_json_lines(tmp_path: Path) -> None:
    for body in (GOOD * 2, gzip.compress(GOOD * 2)):
        found = items("-", stdin=io.BytesIO(body))
        assert [item.source_path for item in found] == ["-", "-"]
        assert [item.line for item in found] == [1, 2]


def test_html_in_a_line_is_read_like_a_page() -> None:
    page = (
        "<html><head><title>Pier closed</title>"
        '<meta property="og:site_name" content="Pier Post"></head><body><article>'
        "<p>The pier at Hobb is closed to walkers until the spring, the harbour office said.</p>"
        "<p>“Nobody will miss it in this weather,” said the warden, Ada Bell, on Monday.</p>"
        "</article></body></html>"
    )
    line = json.dumps({"html": page, "outlet": "Hobb Herald"}).encode()
    [record] = items("-", stdin=io.BytesIO(line))
    assert isinstance(record, Record)
    assert record.outlet == "Hobb Herald"  # the line's own keys win
    assert record.title == "Pier closed"
    assert "Nobody will miss it" in record.text
    assert "<p>" not in record.text
