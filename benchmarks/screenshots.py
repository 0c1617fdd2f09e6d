"""The pictures of the README: the site over our own fixtures, seen by a real browser.

    python -m benchmarks.screenshots [FOLDER]

Writes PNG files to docs/images. Needs Chromium at /usr/bin/chromium.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
_QUOTE = "The river does not wait for the lasy. Before the rains of July"
"""What a visitor pastes, with a typo: a claim of the fixtures that outlets report differently."""
_VIEW = {"width": 1120, "height": 760}


def main(folder: Path) -> None:
    """Write all pictures to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
        _site(Path(scratch) / "fixtures.db") as address,
        _page(scratch) as page,
    ):
        page.goto(address)
        page.get_by_label("The quote, or the words you remember").fill(_QUOTE)
        page.screenshot(path=folder / "home.png")
        page.get_by_role("button", name="Trace this quote").click()
        page.locator(".results a").first.wait_for()
        page.screenshot(path=folder / "search.png")
        page.locator(".results a").first.click()
        page.locator(".picture svg").wait_for()
        page.screenshot(path=folder / "claim.png")
        page.locator(".picture").screenshot(path=folder / "chains.png")
        page.locator("table.wordings").screenshot(path=folder / "wordings.png")
        page.locator(".travels .proof a").first.click()
        page.locator("#evidence").wait_for(state="attached")
        page.screenshot(path=folder / "article.png")
        page.go_back()
        page.emulate_media(color_scheme="dark")
        page.screenshot(path=folder / "claim-dark.png")
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture} {picture.stat().st_size // 1024} KiB")


@contextmanager
def _site(database: Path) -> Iterator[str]:
    """The address of the site over the fixtures."""
    command = [sys.executable, "-m", "provenance"]
    subprocess.run([*command, "ingest", "fixtures", "--db", str(database)], check=True)
    serve = [*command, "serve", str(database), "-p", "0"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


@contextmanager
def _page(profile: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            f"{profile}/profile",
            executable_path=_CHROMIUM,
            headless=True,
            args=_ARGUMENTS,
            viewport=_VIEW,  # type: ignore[arg-type]
        )
        page = context.pages[0]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        yield page
        context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/images"))
