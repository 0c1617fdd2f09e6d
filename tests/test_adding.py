"""Deriving from added articles alone ends where deriving from all of them ends."""

import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance.tracing.candidates as candidates
import provenance.tracing.neighbours as neighbours
from provenance import ingestion
from provenance.errors import HoldingsError
from provenance.ingestion import ingest
from provenance.models import Record
from provenance.pipeline import Analysed, analyse, derive, derive_added
from provenance.reading import read
from provenance.resources import fixtures_folder
from provenance.sources.registry import default_registry
from provenance.store import Holdings, Reader, ahead, amending, earlier
from tests.derived import derived

REGISTRY = default_registry()
SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=12, deadline=None)


def analysed(records: Sequence[Record]) -> list[Analysed]:
    found = (analyse(record, REGISTRY) for record in records)
    return [item for item in found if isinstance(item, Analysed)]


@cache
def fixtures() -> list[Analysed]:
    """Return the invented articles that ship with the package."""
    folder = fixtures_folder()
    paths = [str(path) for path in sorted(folder.glob("*.jsonl"))]
    return analysed(
        [item for item in read([*paths, str(folder / "html")]) if isinstance(item, Record)]
    )


def in_batches(items: Sequence[Analysed], rng: random.Random) -> list[list[Analysed]]:
    cuts = sorted(rng.sample(range(1, len(items)), min(len(items) - 1, rng.choice((1, 2, 4)))))
    return [list(items[a:b]) for a, b in zip([0, *cuts], [*cuts, len(items)], strict=True)]


def grown(path: Path, batches: Sequence[Sequence[Analysed]]) -> None:
    """Fill a database batch by batch; all but the first are derived from alone."""
    for number, batch in enumerate(batches):
        with Holdings.open(path) as holdings:
            run = holdings.begin_run("ingest", "1")
            if number % 2:
                holdings.read_ahead()
            holdings.save(batch)
            if number and holdings.amend_derived(lambda corpus: derive_added(corpus, REGISTRY)):
                continue
            holdings.replace_derived(derive(holdings, REGISTRY), run)


def assert_equal_to_the_whole(batches: Sequence[Sequence[Analysed]]) -> None:
    with TemporaryDirectory() as folder:
        grown(Path(folder) / "grown.db", batches)
        grown(Path(folder) / "whole.db", [[item for batch in batches for item in batch]])
        one, other = derived(Path(folder) / "grown.db"), derived(Path(folder) / "whole.db")
        for table, rows in other.items():
            assert one[table] == rows, table
        with Holdings.open(Path(folder) / "grown.db") as holdings:
            check = "insert into claims_fts (claims_fts, rank) values ('integrity-check', 1)"
            holdings.connection.execute(check)
            assert holdings.connection.execute("pragma foreign_key_check").fetchall() == []
            assert not holdings.stale


@FEW
@given(seed=SEEDS)
def test_the_fixtures_in_any_batches(seed: int) -> None:
    rng = random.Random(seed)
    items = rng.sample(fixtures(), rng.randrange(8, 40))
    assert_equal_to_the_whole(in_batches(items, rng))


STORIES = {
    "en": (
        "The harbour council of Lowmark voted on Monday to rebuild 412 metres of the sea wall.",
        "“We cannot leave the ferries outside for another winter of storms,” said Ada Brill, the "
        "mayor, after 7 hours of debate.",
        "A source in the shipyard said the 38 cranes would stand still until 2033.",
        "Engineers had warned of cracks in 19 of the 64 pillars since the flood of 2029.",
        "Fishermen who lost 250 boats in the storm asked for 1,300 crowns each.",
        "“Nobody asked the crews,” a trade union leader told reporters outside the hall.",
    ),
    "de": (
        "Der Hafenrat von Lowmark stimmte am Montag für 412 Meter neue Mauer im Norden der Stadt.",
        "„Wir können die Fähren nicht noch einen Winter draußen lassen“, sagte die Bürgermeisterin "
        "Ada Brill nach 7 Stunden Debatte.",
        "Aus der Werft hieß es, die 38 Kräne stünden bis 2033 still, und das sei sehr schade.",
        "Ingenieure hatten seit der Flut von 2029 vor Rissen in 19 der 64 Pfeiler gewarnt.",
        "Die Fischer, die im Sturm 250 Boote verloren hatten, verlangten je 1.300 Kronen.",
        "„Niemand hat die Mannschaften gefragt“, sagte ein Gewerkschafter vor dem Rathaus.",
    ),
}
OUTLETS = ("Reuters", "AP", "KCNA", "Hill Star", "The Hill Star", "NPR Online News", "", None)
CREDITS = (
    "", "", "", "Reporting by Reuters", "(AP)", "As the Hill Star reported.",
    "Translated by Bo Tarn", "North Korean state media said so first.",
)  # fmt: skip
PAGES = (
    None, None, "https://www.hill.example/a", "http://hill.example/a/", "https://hill.example/b",
)  # fmt: skip


def world(rng: random.Random, size: int) -> list[Analysed]:
    """Return articles of which many repeat, cut, translate or correct each other."""
    return analysed([_record(rng, number) for number in range(size)])


def _record(rng: random.Random, number: int) -> Record:
    lang = rng.choice(("en", "en", "de"))
    story = list(STORIES[lang])
    kept = sorted(rng.sample(range(len(story)), rng.choice((1, 3, 4, 5, 6))))
    parts = [story[at] for at in kept]
    if rng.random() < 0.3:
        parts = [part.replace("winter", "season").replace("asked", "consulted") for part in parts]
    if rng.random() < 0.4:
        parts.append(f"Paragraph {number} of a local reporter on ferry line {rng.randrange(40)}.")
    outlet, credit = rng.choice(OUTLETS), rng.choice(CREDITS)
    return Record(
        source_path="made.jsonl",
        line=number,
        text="\n\n".join(part for part in (*parts, credit) if part),
        url=rng.choice(PAGES),
        outlet=outlet,
        title=rng.choice((None, "Harbour wall: “ferries outside for another winter”")),
        byline=None,
        published=rng.choice((None, "2031-05-03", "2031-05-04T09:00:00Z", "2031-06-10")),
        lang=lang,
        extra={},
    )


@pytest.fixture(scope="module")
def _narrow() -> Iterator[None]:
    """Let a run be common after few articles, so that small worlds meet the limits."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (candidates, neighbours):
            for name, value in (("COMMON", 3), ("STOCK", 9), ("LEADERS", 2)):
                patched.setattr(module, name, value)
        yield


@pytest.mark.usefixtures("_narrow")
@FEW
@given(seed=SEEDS)
def test_a_world_of_copies_in_any_batches(seed: int) -> None:
    rng = random.Random(seed)
    assert_equal_to_the_whole(in_batches(world(rng, rng.randrange(3, 30)), rng))


CITING = (
    "Crews in the port of Lowmark heard good news on Monday.\n\nThe wall “will be rebuilt stone by "
    "stone before the winter storms”, {source} reported."
)


@pytest.mark.parametrize(
    ("source", "outlet", "text"),
    [
        (
            "the Korean Central News Agency",
            "KCNA",
            "The wall will be rebuilt stone by stone before the winter storms, and ships sail.",
        ),
        (
            "North Korean state media",
            "KCNA",
            "The wall will be rebuilt stone by stone before the winter storms, and ships sail.",
        ),
        (
            "the newspaper Lowmark Gull",
            "The Lowmark Gull",
            "A ferry line to the islands opens in the spring.",
        ),
    ],
    ids=["narration", "a-groups-narration", "a-name"],
)
def test_an_added_article_of_a_source_that_others_name(source: str, outlet: str, text: str) -> None:
    """The claim stays the same; where it comes from, or by which name, does not."""
    said = [(CITING.format(source=source), "Hill Star"), (text, outlet)]
    if outlet == "KCNA":  # its name is known already
        said.insert(0, ("The tide tables of the coming month were printed yesterday.", outlet))
    *old, new = analysed(
        [
            Record(source_path="a.txt", line=None, text=words, outlet=house, published="2031-05-05")
            for words, house in said
        ]
    )
    with TemporaryDirectory() as folder:
        grown(Path(folder) / "before.db", [old])
        grown(Path(folder) / "after.db", [old, [new]])
        hops, origins = (
            [derived(Path(folder) / f"{name}.db")[table] for name in ("before", "after")]
            for table in ("hops", "origins")
        )
        assert hops[0] != hops[1] or origins[0] != origins[1]
    assert_equal_to_the_whole([old, [new]])


@pytest.mark.parametrize(
    ("day", "found"), [("2031-04-29", True), ("2031-05-14", True), ("2031-06-20", False)]
)
def test_an_added_article_narrates_near_any_of_a_claims_quotes(day: str, found: bool) -> None:
    told = CITING.format(source="the Korean Central News Agency")
    said = [
        ("The tide tables of the coming month were printed yesterday.", "KCNA", "2031-05-05"),
        (told, "Hill Star", "2031-05-04"),
        (f"Stones lay ready.\n\n{told}", "Bay Post", "2031-05-12"),
        ("The wall will be rebuilt stone by stone before the winter storms.", "KCNA", day),
    ]
    *old, new = analysed(
        [
            Record(source_path="a.txt", line=None, text=words, outlet=house, published=at)
            for words, house, at in said
        ]
    )
    with TemporaryDirectory() as folder:
        grown(Path(folder) / "before.db", [old])
        grown(Path(folder) / "after.db", [old, [new]])
        before, after = (
            derived(Path(folder) / f"{name}.db")["origins"] for name in ("before", "after")
        )
        assert (before != after) == found
    assert_equal_to_the_whole([old, [new]])


class TestIngesting:
    """Which of the two ways an ingest takes, and what is left when it is cut short."""

    @pytest.fixture
    def held(self, tmp_path: Path) -> Path:
        """Return the path of a database with twelve articles."""
        self.ingest(tmp_path / "held.db", tmp_path, 0, 12)
        return tmp_path / "held.db"

    def ingest(self, database: Path, folder: Path, first: int, end: int) -> None:
        """Ingest a part of the fixtures' articles."""
        files = [fixtures_folder() / f"{name}.jsonl" for name in ("ferry", "docks", "agency")]
        lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
        assert len(lines) >= end
        part = folder / "part.jsonl"
        part.write_text("\n".join(lines[first:end]) + "\n", "utf-8")
        with Holdings.open(database) as holdings:
            ingest([str(part)], holdings, REGISTRY)

    def whole(self, folder: Path, end: int) -> dict[str, list[tuple[Any, ...]]]:
        self.ingest(folder / "whole.db", folder, 0, end)
        return derived(folder / "whole.db")

    def test_few_articles_are_derived_from_alone(
        self, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(ingestion, "derive", None)
            self.ingest(held, tmp_path, 12, 14)
        assert derived(held) == self.whole(tmp_path, 14)

    def test_what_matching_keeps_is_read_ahead(
        self, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(earlier, "standing", None)
            self.ingest(held, tmp_path, 12, 14)
        assert derived(held) == self.whole(tmp_path, 14)

    def test_what_cannot_be_read_ahead_is_read_later(
        self, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(path: Path) -> None:
            raise HoldingsError(f"{path} is being written by another process")

        with monkeypatch.context() as patched:
            patched.setattr(ahead, "connect_reader", refused)
            self.ingest(held, tmp_path, 12, 14)
        assert derived(held) == self.whole(tmp_path, 14)

    def test_what_others_have_changed_since_is_read_again(
        self, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another ingest comes in between when this one has read and analysed already."""
        saving = Holdings.start_saving

        def late(holdings: Holdings, batch: Sequence[Analysed]) -> int:
            monkeypatch.setattr(Holdings, "start_saving", saving)
            self.ingest(held, tmp_path, 12, 13)
            return holdings.start_saving(batch)

        monkeypatch.setattr(Holdings, "start_saving", late)
        self.ingest(held, tmp_path, 13, 14)
        assert derived(held) == self.whole(tmp_path, 14)

    @pytest.mark.parametrize("reason", ["many", "rules"])
    def test_otherwise_all_articles_are(
        self, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(ingestion, "derive_added", None)
            if reason == "rules":
                patched.setattr(ingestion, "rules_digest", lambda _: "others")
            self.ingest(held, tmp_path, 12, 14 if reason == "rules" else 16)
        with Reader.open(held) as reader:
            assert sum(claim.articles for claim in reader.claims()) > 12

    def test_cut_short_while_writing_it_goes_on_from_there(
        self, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = derived(held)
        with monkeypatch.context() as patched:
            patched.setattr(amending, "_amend_article_warnings", None)
            with pytest.raises(TypeError):
                self.ingest(held, tmp_path, 12, 13)
        left = derived(held)
        assert {name: rows for name, rows in left.items() if name != "articles"} == {
            name: rows for name, rows in before.items() if name != "articles"
        }
        self.ingest(held, tmp_path, 13, 14)
        assert derived(held) == self.whole(tmp_path, 14)
