"""Writes the generated parts of the documents, or says which of them are stale.

    python -m docs.generate           write README.md and docs/*.md
    python -m docs.generate --check   exit with 1 and name what differs, write nothing

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`. Examples are the
real output of the command line on the articles in `fixtures/`.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PART = re.compile(r"(<!-- generated: (?P<name>[^>]+?) -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL)
COMMANDS = (
    "ingest",
    "search",
    "trace",
    "compare",
    "coverage",
    "export",
    "publish",
    "serve",
    "demo",
)
_LONGEST = 34  # lines of an example's output that the README shows


class Examples:
    """A database built from the fixtures, and commands run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PROVENANCE_DB": str(folder / "provenance.db"),
            "NO_COLOR": "1",
            "COLUMNS": "100",
            "TERMINAL_WIDTH": "100",
            "LANG": "C.UTF-8",
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),  # the tree that the documents stand in, whatever is installed
        }
        self.built = False

    def run(self, line: str) -> str:
        """Return what a command prints, its standard error last."""
        ingest = "provenance ingest fixtures"
        if not self.built and "--help" not in line:
            self.built = True
            first = self._run(ingest)
            if line == ingest:
                return first
        return self._run(line)

    def _run(self, line: str) -> str:
        done = subprocess.run(
            shlex.split(line), cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        output = done.stdout + done.stderr
        return output.replace(str(self.folder) + "/", "")

    def block(self, line: str) -> str:
        """Return a command and its output as a console block, long output cut with a note."""
        lines = self.run(line).rstrip().split("\n")
        rest = len(lines) - _LONGEST
        if rest > 3:
            lines = [*lines[:_LONGEST], f"... {rest} more lines"]
        return "\n".join(["```console", f"$ {line}", *(x.rstrip() for x in lines), "```", ""])


def render(text: str, examples: Examples) -> str:
    """Return a document with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        name = match["name"]
        if not name.startswith("$ "):
            return match[0]
        return f"{match[1]}{examples.block(name.removeprefix('$ '))}{match[4]}"

    return PART.sub(part, text)


def command_names() -> list[str]:
    """Return the names of the program's commands, in the order of its help."""
    from provenance.cli import app

    return [command.name for command in app.registered_commands if command.name]


def command_reference(examples: Examples) -> str:
    """Return docs/cli.md: every command's own help text."""
    parts = [
        "# Command line\n",
        "Made from the program by `make docs`; `make check` fails when it is stale.\n",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found, 130 interrupted,\n"
        "141 the reader of a pipe went away.\n",
    ]
    for command in ("", *command_names()):
        line = f"provenance {command}".strip() + " --help"
        parts.append(f"## {line.removesuffix(' --help')}\n")
        parts.append(f"```text\n{examples.run(line).strip()}\n```\n")
    return "\n".join(parts)


def data_model(_: Examples) -> str:
    """Return docs/data-model.md: every table, view and column with its description."""
    from provenance.store.documenting import data_model_document

    return data_model_document()


WHOLE: dict[str, Callable[[Examples], str]] = {
    "docs/cli.md": command_reference,
    "docs/data-model.md": data_model,
}


def documents(examples: Examples) -> dict[Path, str]:
    """Return every document with its text as it should be."""
    made = {ROOT / name: make(examples) for name, make in WHOLE.items()}
    made[ROOT / "README.md"] = render((ROOT / "README.md").read_text("utf-8"), examples)
    return made


def main() -> int:
    """Write the documents, or check them."""
    check = "--check" in sys.argv[1:]
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        for path, text in documents(Examples(Path(folder))).items():
            if path.exists() and path.read_text("utf-8") == text:
                continue
            stale.append(str(path.relative_to(ROOT)))
            if not check:
                path.write_text(text, "utf-8")
    if stale:
        print(("stale, run 'make docs': " if check else "written: ") + ", ".join(stale))
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
