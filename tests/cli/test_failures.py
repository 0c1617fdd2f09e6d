"""Commands end cleanly when the world does not cooperate: pipes, full disks, Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def provenance(*words: object) -> list[str]:
    return [sys.executable, "-m", "provenance", *map(str, words)]


def test_a_reader_that_goes_away_is_no_failure_worth_a_word(filled: Run, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            provenance("export", "quotes"), cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE
        )
    finally:
        os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_one_line(filled: Run, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            provenance("export", "quotes"), cwd=tmp_path, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.decode().strip() == "provenance: output: No space left on device"


def test_an_interrupt_ends_with_130_and_the_next_run_goes_on(run: Run, tmp_path: Path) -> None:
    """Standard input that stays open holds the command at a known point: it waits for a line."""
    with subprocess.Popen(
        provenance("ingest", "-"),
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        database = tmp_path / "provenance.db"
        while not database.exists() and process.poll() is None:
            os.sched_yield()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in told
    again = run("ingest", "-", stdin='{"text": "The mill opens. “We are glad,” said Ada Lind."}\n')
    assert again.returncode == 0, again.stderr


def test_a_report_that_cannot_be_written_leaves_nothing_behind(filled: Run, tmp_path: Path) -> None:
    done = filled("report", "northern bridge stays closed", "-o", tmp_path / "no" / "x.html")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.rglob("*.html"))


def test_settings_come_from_the_file_and_name_what_is_misspelt(run: Run, tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text('db = "news.db"\n')
    assert "db = news.db  (provenance.toml)" in run("settings").stdout
    assert "environment variable" in run("settings", PROVENANCE_DB="x.db").stdout
    (tmp_path / "provenance.toml").write_text('sorces = "mine.toml"\n')
    done = run("settings")
    assert done.returncode == 1
    assert "unknown setting 'sorces'" in done.stderr and "did you mean 'sources'" in done.stderr
    (tmp_path / "provenance.toml").write_text("db = = 3\n")
    assert "no valid TOML" in run("settings").stderr
