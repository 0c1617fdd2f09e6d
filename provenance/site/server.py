"""Serving the site: an immutable Datasette over our holdings, on a socket of our own."""

import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from provenance import site
from provenance.errors import InputError
from provenance.site.browsing import configuration, settings
from provenance.site.options import Options
from provenance.site.snapshots import NAME, inspected, is_published, serveable, watching
from provenance.store import Reader


def build(
    path: Path | str, *, options: Options | None = None, about: dict[str, Any] | None = None
) -> Datasette:
    """Return a read-only Datasette of one database file that nobody writes any more.

    The file must be called `provenance.db` for the database to have its name; `serve` sees to it.
    `about` is what `snapshots.inspected` says of it, which saves counting rows.
    Raises InputError for options that contradict each other.
    """
    if not any(plugin is site for plugin in pm.get_plugins()):
        pm.register(site, name=NAME)
    chosen = options or Options()
    chosen.check()
    with Reader.open(path) as reader:
        articles = reader.holdings().articles
    return Datasette(
        immutables=[str(path)],
        inspect_data=about,
        config=configuration(NAME, chosen, articles=articles),
        metadata={"title": "Provenance"},
        settings=settings(chosen),
    )


def serve(
    path: Path | str,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    options: Options | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the holdings at `path` until SIGTERM or Ctrl-C, and return then.

    The address is the first line of standard output, printed once it answers; `ready` is called
    with it then. Port 0 takes any free one. A published file that is replaced while the site runs
    is exchanged without a pause. Raises HoldingsError for a file that cannot be served, InputError
    for an address that cannot be listened on.
    """
    source, chosen = Path(path), options or Options()
    with _until_stopped(), tempfile.TemporaryDirectory(prefix="provenance-") as folder:
        datasette = _site(source, Path(folder), chosen)
        with _listening(host, port) as listening:
            address = _address(listening, host) + chosen.mounted
            _run(datasette.app(), listening, lambda: _announce(address, ready))


def _site(source: Path, folder: Path, options: Options) -> Datasette:
    """Return the site of a database file, which follows it if it is a published one."""
    target = serveable(source, folder)
    published = is_published(source)
    about = inspected(source) if published else None
    datasette = build(target, options=options, about=about)
    if published:
        datasette.add_background_task(watching(source, folder), name="newer snapshots")
    return datasette


def _announce(address: str, ready: Callable[[str], None] | None) -> None:
    print(address, flush=True)
    if ready is not None:
        ready(address)


class _Announcing(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and announce it: everything Datasette prepares is ready by then."""
        await super().startup(sockets=sockets)
        if self.started:
            self._announce()


def _run(app: Any, listening: socket.socket, announce: Callable[[], None]) -> None:
    config = uvicorn.Config(
        app,
        lifespan="on",
        workers=1,
        server_header=False,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,
    )
    _Announcing(config, announce).run(sockets=[listening])


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Hold a socket that listens; raises InputError where that cannot be."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
    except (OSError, OverflowError) as error:
        raise InputError(
            f"cannot listen on {host}:{port} ({error}): try -p 0 for any free port"
        ) from error
    with listening:
        yield listening


def _address(listening: socket.socket, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}"


@contextmanager
def _until_stopped() -> Iterator[None]:
    """Make SIGTERM and Ctrl-C leave the block, with everything in it tidied up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    for number in before:
        signal.signal(number, _stop)
    try:
        yield
    except _StopServing:
        sys.stdout.flush()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _StopServing(BaseException):
    """Somebody asked the server to stop. No error, and nothing may take it for one."""


def _stop(number: int, frame: object) -> None:
    raise _StopServing
