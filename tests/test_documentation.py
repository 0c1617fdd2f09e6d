"""What the documents show is what the program does."""

import doctest
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from provenance.ingestion import ingest
from provenance.resources import fixtures_folder
from provenance.sources.registry import default_registry
from provenance.store import Holdings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "provenance").rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)
README = (ROOT / "README.md").read_text("utf-8")


def test_generated_parts_are_what_the_program_prints() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs.generate", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_ten_lines_of_library_use_run(tmp_path: Path) -> None:
    with Holdings.open(tmp_path / "provenance.db") as holdings:
        ingest([str(fixtures_folder())], holdings, default_registry())
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None
    assert len(code[1].splitlines()) <= 12
    done = subprocess.run(
        [sys.executable, "-c", code[1]], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "Han Chol Gun → KCNA → AP → The Harrow Courier" in done.stdout


def test_the_readme_opens_with_the_two_commands() -> None:
    head = README.split("```sh\n", 1)[1].split("```", 1)[0]
    assert [line.split()[:2] for line in head.splitlines()] == [["make", "demo"], ["make", "test"]]


def test_links_inside_the_repository_lead_somewhere() -> None:
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


@pytest.mark.parametrize("module", EXAMPLES)
def test_examples_in_docstrings_print_what_they_say(module: str) -> None:
    done = doctest.testmod(import_module(module))
    assert (done.failed, done.attempted > 0) == (0, True)
