"""Paths and folders: which door they lead to, and what is told about the rest."""

import os
from pathlib import Path

import pytest

from provenance.models import Record, Rejection
from provenance.reading import read

LINE = '{"text": "The pier is closed."}\n'


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two is here.")
    (tmp_path / "c.txt").write_text("Three is here.")
    (tmp_path / "a.jsonl").write_text(LINE)
    found = list(read([str(tmp_path)]))
    assert [item.source_path for item in found] == [
        f"{tmp_path}/a.jsonl",
        f"{tmp_path}/b/two.txt",
        f"{tmp_path}/c.txt",
    ]


def test_other_files_readmes_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("picture.png", "README.md", "LICENSE.txt", ".hidden.txt", "notes.pdf"):
        (tmp_path / name).write_text("Not an article.")
    (tmp_path / "story.txt").write_text("The pier is closed.")
    assert len(list(read([str(tmp_path)]))) == 1


def test_a_readme_named_on_the_command_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("The pier is closed.")
    [record] = read([str(path)])
    assert isinstance(record, Record)


def test_a_link_back_to_its_own_folder_does_not_loop(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The pier is closed.")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(list(read([str(tmp_path)]))) == 1


def test_a_pipe_in_a_folder_does_not_stop_the_walk(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "story.txt").write_text("The pier is closed.")
    assert len(list(read([str(tmp_path)]))) == 1


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda p: None, "no such file", id="missing"),
        pytest.param(lambda p: p.mkdir(), "no articles", id="empty folder"),
        pytest.param(lambda p: p.write_bytes(b"x"), "unknown kind", id="unknown kind"),
    ],
)
def test_a_path_without_articles_is_told(tmp_path: Path, make, reason: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "thing"
    make(path)
    [item] = read([str(path)])
    assert isinstance(item, Rejection)
    assert reason in item.reason
    assert item.source_path == str(path)


@pytest.mark.parametrize("path", ["with\0nul", "x" * 5000])
def test_a_path_that_cannot_be_one_is_told(path: str) -> None:
    [item] = read([path])
    assert isinstance(item, Rejection)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\n", "empty", id="blank"),
        pytest.param(b"caf\xe9 au lait", "invalid UTF-8", id="latin-1"),
        pytest.param(b"GIF89a\x00\x01\x00", "binary", id="binary"),
    ],
)
def test_a_text_file_that_is_none_is_rejected(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    [item] = read([str(path)])
    assert isinstance(item, Rejection)
    assert reason in item.reason


def test_text_is_read_unchanged_but_for_its_byte_order_mark(tmp_path: Path) -> None:
    words = "Der Steg ist zu.\r\n„Schade“, sagte sie.\r\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(words.encode(encoding))
        [record] = read([str(path)])
        assert isinstance(record, Record)
        assert record.text == words
        assert record.line is None
