"""The server as a process: it says where it is, stops when asked, exchanges its snapshot."""

import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.site.server import serve
from provenance.store import publish
from tests.site import world


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A running server and the address that it printed."""
    command = [sys.executable, "-m", "provenance", "serve", *arguments, "-p", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip(), server
        finally:
            server.kill()


def answer(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as response:
        return str(response.read().decode())


def published(path: Path, *, extra: int) -> Path:
    """A published database with so many more claims than the harbour's."""
    working = path.with_suffix(".work")
    analysed, traced, lineages = world.harbour()
    for number in range(extra):
        one, claim = world.single(
            "Norvale Post",
            f"Note {number}",
            f"Note number {number} is short.",
            speaker="Per Dahl",
            kind=world.SpeakerKind.PERSON,
        )
        analysed.append(one)
        traced.append(claim)
    world.write(working, analysed, traced, lineages)
    publish(working, path)
    return path


def test_prints_its_address_first_and_stops_at_ctrl_c(database: Path) -> None:
    with serving(str(database)) as (address, server):
        assert "Who said this first" in answer(address)
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
        assert server.returncode == 0
        assert "Traceback" not in errors


def test_works_below_a_path_and_leaves_the_database_as_it_was(database: Path) -> None:
    before = database.read_bytes()
    with serving(str(database), "--base-url", "/quotes/") as (address, server):
        assert address.endswith("/quotes/")
        page = answer(address)
        assert 'action="/quotes/search"' in page
        sheet = page.split('rel="stylesheet" href="')[1].split('"')[0]
        assert "--paper" in answer(address.removesuffix("/quotes/") + sheet)
        found = answer(f"{address}search?q=close+the+harbour+unless")
        assert '<a href="/quotes/claim/c' in found
        server.terminate()
        _, errors = server.communicate(timeout=20)
        assert server.returncode == 0
        assert "Traceback" not in errors
    assert database.read_bytes() == before


def test_a_taken_port_is_told_in_one_line(database: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(InputError, match=r"cannot listen on .*: try -p 0"),
    ):
        serve(database, port=taken.getsockname()[1])


def test_stock_datasette_with_the_plugin_shows_the_site(snapshot: Path) -> None:
    datasette = Path(sys.executable).with_name("datasette")
    if not datasette.exists():
        pytest.skip("datasette is not beside this Python")
    command = [str(datasette), str(snapshot), "--get", "/"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert "Who said this first" in shown.stdout


def test_exchanges_snapshots_without_an_error(tmp_path: Path) -> None:
    generations = [published(tmp_path / f"{n}.db", extra=n) for n in range(3)]
    current = tmp_path / "current.db"
    shutil.copyfile(generations[0], current)
    seen: list[Counter[object]] = [Counter() for _ in range(8)]
    order: list[list[int]] = [[] for _ in range(8)]
    stop = threading.Event()

    def visit(address: str, client: int) -> None:
        while not stop.is_set():
            try:
                page = answer(f"{address}.json")
                seen[client]["ok"] += 1
                order[client].append(int(page.split('"articles":')[1].split(",")[0]))
            except (urllib.error.URLError, OSError) as error:
                seen[client][repr(error)] += 1

    def replace(source: Path) -> None:
        fresh = tmp_path / "fresh.db"
        shutil.copyfile(source, fresh)
        fresh.replace(current)

    with serving(str(current)) as (address, server):
        clients = [threading.Thread(target=visit, args=(address, n)) for n in range(8)]
        for client in clients:
            client.start()
        for generation, articles in ((1, 4), (2, 5)):
            replace(generations[generation])
            wait_for(partial(all_see, order, articles))
        (tmp_path / "broken.db").write_bytes(generations[2].read_bytes()[:5000])
        replace(tmp_path / "broken.db")
        assert server.stderr is not None
        told = server.stderr.readline()
        stop.set()
        for client in clients:
            client.join()
        assert "Who said this first" in answer(address)
        server.terminate()
        server.wait(timeout=20)
    assert sum(seen, Counter()).keys() == {"ok"}
    assert all(each == sorted(each) for each in order), "an old answer after a newer one"
    assert "the old one stays" in told


def all_see(order: list[list[int]], articles: int) -> bool:
    """Whether the last answer to every client had so many articles."""
    return all(each and each[-1] == articles for each in order)


def wait_for(condition: object, *, seconds: float = 30.0) -> None:
    """Return when the condition holds; fail when it does not in time."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        threading.Event().wait(0.02)
