"""Commands end cleanly when the world does not cooperate: pipes, full disks, Ctrl-C."""

import os
import shlex
import signal
import sqlite3
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


@pytest.mark.parametrize(
    ("words", "closed", "told"),
    [
        (("export", "quotes"), ">&-", "provenance: standard output is closed"),
        (("search", "northern bridge"), ">&-", "provenance: standard output is closed"),
        (("ingest", "-"), "<&-", "rejected -: standard input is closed"),
    ],
)
def test_a_closed_stream_is_told(
    filled: Run, tmp_path: Path, words: tuple[str, ...], closed: str, told: str
) -> None:
    shell = f"{shlex.join(provenance(*words))} {closed}"
    done = subprocess.run(shell, shell=True, cwd=tmp_path, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert told in done.stderr.decode()
    assert "defect" not in done.stderr.decode()


def test_a_published_snapshot_takes_no_articles(
    filled: Run, articles: Path, tmp_path: Path
) -> None:
    assert filled("publish", "snap.db").returncode == 0
    before = (tmp_path / "snap.db").read_bytes()
    done = filled("ingest", articles, "--db", "snap.db")
    assert done.returncode == 1
    assert "snap.db is a published snapshot" in done.stderr
    assert (tmp_path / "snap.db").read_bytes() == before
    assert sorted(p.name for p in tmp_path.glob("snap*")) == ["snap.db", "snap.db.json"]
    assert filled("publish", "snap.db").returncode == 0


def test_publishing_spares_a_file_that_it_has_not_made(filled: Run, tmp_path: Path) -> None:
    kept = tmp_path / "notes.txt"
    kept.write_text("keep")
    done = filled("publish", kept)
    assert done.returncode == 1
    assert "no published snapshot" in done.stderr
    assert kept.read_text() == "keep"


def test_an_interrupted_ingest_is_told_with_every_answer(filled: Run, tmp_path: Path) -> None:
    assert "note:" not in filled("search", "northern bridge stays closed").stderr
    connection = sqlite3.connect(tmp_path / "provenance.db")
    connection.execute("delete from markers where name = 'articles_covered'")
    connection.commit()
    connection.close()
    for words in (("search", "no such words at all"), ("coverage",), ("export", "quotes")):
        assert "no claim counts yet: run `provenance ingest`" in filled(*words).stderr


def test_debug_may_stand_behind_the_command(run: Run, tmp_path: Path) -> None:
    plain, debugged = run("coverage"), run("coverage", "--debug")
    assert (plain.returncode, "Traceback" in plain.stderr) == (1, False)
    assert "Traceback" in debugged.stderr
