"""The site served by the real command, and a real browser that looks at it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site import world
from tests.site.conftest import HOSTILE

MISSING = "/article/a0000000000000000"
"""An address that is not found: the browser tells of it as an error, and rightly so."""
CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _unavailable(reason: str) -> None:
    """Skip on a machine without the tool, fail where nothing may be skipped."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site over the invented world, served by `provenance serve`."""
    path = tmp_path_factory.mktemp("browser") / "world.db"
    analysed, traced, lineages = world.harbour()
    article, claim = world.single(
        HOSTILE,
        HOSTILE,
        f"Hear {HOSTILE} now",
        speaker=f"Bo {HOSTILE}",
        kind=world.SpeakerKind.PERSON,
    )
    crowd_articles, crowd_claim = world.crowd(60)
    world.write(
        path, [*analysed, article, *crowd_articles], [*traced, claim, crowd_claim], lineages
    )
    command = [sys.executable, "-m", "provenance", "serve", str(path), "-p", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        first = server.stdout.readline().strip()
        assert first.startswith("http://127.0.0.1:"), first
        yield first.rstrip("/")
        server.terminate()
        assert server.wait(timeout=20) == 0


@pytest.fixture(scope="package")
def browser():
    """A browser context, closed after these tests: no other event loop can run beside it."""
    if not CHROMIUM.exists():
        _unavailable(f"{CHROMIUM} is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with (
        playwright.sync_playwright() as running,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
    ):
        context = running.chromium.launch_persistent_context(
            profile, executable_path=str(CHROMIUM), headless=True, args=_ARGUMENTS
        )
        yield context
        context.close()


@pytest.fixture
def page(browser):
    """A fresh page without JavaScript errors, dialogs or requests to anywhere else."""
    opened = browser.new_page()
    troubles: list[str] = []
    opened.on(
        "console",
        lambda message: (
            troubles.append(message.text)
            if message.type == "error" and MISSING not in message.location["url"]
            else None
        ),
    )
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: troubles.append(dialog.message))
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith("http://127.0.0.1:") else troubles.append(request.url)
        ),
    )
    opened.set_viewport_size({"width": 1200, "height": 900})
    yield opened
    opened.close()
    assert not troubles


@pytest.fixture
def axe():
    """The accessibility checker."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        _unavailable("axe-playwright-python is not installed")
    return Axe()
