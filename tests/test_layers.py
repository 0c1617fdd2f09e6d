"""The one arrow of data: no room imports a room above its own."""

import ast
from pathlib import Path

import pytest

import provenance

ROOT = Path(provenance.__file__).parent
LAYERS = [
    {"models", "values", "vocabulary", "ids", "errors", "resources"},
    {"text", "sources"},
    {"description"},
    {"extraction"},
    {"matching"},
    {"tracing"},
    {"corpora", "forming", "adding"},
    {"pipeline"},
    {"schemas", "settings"},
    {"store", "reading", "engines"},
    {"rules"},
    {"reports", "ingestion"},
    {"cli", "site", "library", "__init__", "__main__"},
]
HEIGHT = {room: height for height, rooms in enumerate(LAYERS) for room in rooms}
# The rooms of extraction, from the ground up.
EXTRACTION = ["people", "scripts", "speech", "speakers", "__init__"]
OUTSIDE = {"sqlite_utils", "sqlite3", "httpx", "typer", "datasette", "pyspark", "uvicorn"}
MODULES = sorted(
    p for p in ROOT.rglob("*.py") if not p.relative_to(ROOT).parts[0].startswith("_db")
)


def room_of(path: Path) -> str:
    """Return the room that a file of the package belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the dotted names of the modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_room_has_a_place_in_the_order() -> None:
    assert {room_of(path) for path in MODULES} <= set(HEIGHT)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    own = room_of(path)
    for name in imported(path):
        head, *rest = name.split(".")
        if head == "provenance" and rest and rest[0] in HEIGHT:
            assert HEIGHT[rest[0]] <= HEIGHT[own], f"{own} imports {name}"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "extraction").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_the_rooms_of_extraction_import_downwards(path: Path) -> None:
    own = path.relative_to(ROOT / "extraction").parts[0].removesuffix(".py")
    for name in imported(path):
        if name.startswith("provenance.extraction."):
            room = name.split(".")[2]
            if room in EXTRACTION:
                assert EXTRACTION.index(room) <= EXTRACTION.index(own), f"{own} imports {name}"


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if HEIGHT[room_of(p)] <= HEIGHT["pipeline"]],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_stages_know_no_database_network_or_terminal(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & OUTSIDE
