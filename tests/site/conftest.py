"""A database of the invented world, and the site over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from provenance.site.server import build
from provenance.site.snapshots import serveable
from provenance.vocabulary import SpeakerKind
from tests.site import world

NEAR = "We will not close the harbour unless the ferry company sells its 2 boats by Monday."
"""Like the harbour claim's words, and another saying."""
HOSTILE = "<script>alert(1)</script> \u202e\u2066 “javascript:alert(2)” " + "x" * 3000


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working database with the harbour claim, a like one, an unnamed source and hostile text."""
    path = tmp_path_factory.mktemp("holdings") / "work.db"
    analysed, traced, lineages = world.harbour()
    for outlet, title, words, speaker, kind in (
        ("Skerry Herald", "Two boats", NEAR, "Olaf Brandt", SpeakerKind.PERSON),
        ("Norvale Post", "Fog", "Nobody in this office knows.", "a clerk", SpeakerKind.ANONYMOUS),
        (HOSTILE, HOSTILE, f"Hear {HOSTILE} now", f"Bo {HOSTILE}", SpeakerKind.PERSON),
    ):
        article, claim = world.single(outlet, title, words, speaker=speaker, kind=kind)
        analysed.append(article)
        traced.append(claim)
    world.write(path, analysed, traced, lineages)
    return path


@pytest.fixture(scope="session")
def snapshot(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unchanging file that the site reads."""
    return serveable(database, tmp_path_factory.mktemp("served"))


@pytest.fixture
def site(snapshot: Path) -> Iterator[Datasette]:
    """The site, as `provenance serve` builds it."""
    datasette = build(snapshot)
    yield datasette
    datasette.close()
