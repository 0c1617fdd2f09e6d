"""All speed and matching tables in one go: `python -m benchmarks` writes docs/benchmarks.md.

Every table compares in one run on one machine; figures of two runs are not comparable.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = str(Path(tempfile.gettempdir()) / "provenance-site-speed.db")
NEWS = str(Path(tempfile.gettempdir()) / "provenance-million-news")
TABLES = (
    ("Extraction", ("benchmarks.extraction_speed",)),
    ("Matching", ("benchmarks.matching", "--quotes", "10000", "100000")),
    ("Matching, other ways to the pairs", ("benchmarks.rivals", "--quotes", "10000", "100000")),
    ("Matching, precision on real news", ("benchmarks.precision",)),
    ("Search and the store", ("benchmarks.searching", "--quotes", "100000")),
    ("Tracing", ("benchmarks.tracing",)),
    ("Adding to a database", ("benchmarks.growing", "--quotes", "30000")),
    ("The site: a synthetic database", ("benchmarks.site_speed", "build", SITE)),
    ("The site: pages", ("benchmarks.site_speed", "measure", SITE)),
)
LARGE = (
    ("Matching, a million quotes", ("benchmarks.matching", "--quotes", "1000000")),
    ("Matching, other ways, a million quotes", ("benchmarks.rivals", "--quotes", "1000000")),
    ("Adding news to a million quotes", ("benchmarks.adding_news", NEWS)),
    ("Search, a million quotes", ("benchmarks.searching", "--quotes", "1000000")),
)
PLACES = {SITE: "speed.db", NEWS: "news"}  # of this machine


def measured(module: tuple[str, ...]) -> str:
    """Return what a benchmark prints. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = done.stdout.strip().splitlines()
    return "\n".join(line for line in lines if not line.startswith("<!--"))  # they part tables


def shown(module: tuple[str, ...]) -> list[str]:
    """Return a command as a reader would type it, without a path of this machine."""
    return [PLACES.get(part, part) for part in module]


def machine() -> str:
    """Return the machine in a line: processor, cores, Python, day."""
    cores = os.cpu_count() or 1
    day = datetime.now(UTC).date()
    return f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, {day}"


def main(arguments: Iterable[str]) -> None:
    """Run the benchmarks and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also a million quotes")
    given = parser.parse_args(list(arguments))
    parts = [
        "# Benchmarks\n",
        f"Written by `make bench` on: {machine()}. The commands stand over their tables.\n",
    ]
    for title, module in (*TABLES, *(LARGE if given.large else ())):
        print(title, file=sys.stderr)
        parts.append(f"## {title}\n\n`python -m {' '.join(shown(module))}`\n\n{measured(module)}\n")
        (ROOT / "docs" / "benchmarks.md").write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
