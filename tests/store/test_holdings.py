"""What goes into the holdings comes out again, once, whatever happens in between."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import HoldingsError, NotFoundError
from provenance.models import Rejection
from provenance.schemas import dump
from provenance.store import Holdings, Reader, deriving
from tests.store.world import (
    ALTERED,
    Analysed,
    analysed,
    article,
    batch,
    derived,
    quote,
    traced,
    unnamed,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "held.db"


def fill(path: Path, items: list[Analysed], **options: Any) -> None:
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1")
        holdings.save(items)
        holdings.save(items[::-1])
        list(holdings.facts())
        holdings.replace_derived(derived(items, **options), run)
        holdings.finish_run(run)


def exported(path: Path) -> list[list[dict[str, Any]]]:
    with Reader.open(path) as reader:
        exports = (
            reader.articles(with_text=True), reader.quotes(), reader.claims(), reader.lineage(),
        )  # fmt: skip
        return [[dump(record) for record in records] for records in exports]


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table but the runs, whose times differ."""
    with Reader.open(path) as reader:
        rows = reader.connection.execute(
            "select name from sqlite_schema where type = 'table' and name not like '%\\_fts%'"
            " escape '\\' and name not in ('runs', '_sqlite_migrations')"
        )
        tables = [row[0] for row in rows]
        return {
            table: reader.connection.execute(f'select * from "{table}"').fetchall()
            for table in tables
        }


def test_articles_and_quotes_come_back_as_they_were(path: Path) -> None:
    first = article(7)
    items = [*batch(4), analysed(first, quote(first, speaker=None)), analysed(article(8))]
    with Holdings.open(path) as holdings:
        holdings.begin_run("ingest", "1")
        assert holdings.save(items) == 6
        texts = [replace(item.article, text="") for item in items]
        assert list(holdings.facts()) == texts
        assert list(holdings.quotes()) == [each for item in items for each in item.quotes]
        assert list(holdings.fingerprints()) == [item.fingerprint for item in items]
        assert holdings.article(first.id) == first
    with Holdings.open(path) as holdings:
        assert holdings.article(first.id) == first
        with pytest.raises(NotFoundError):
            holdings.article(article(99).id)


@pytest.mark.parametrize(
    "text",
    [
        "“Ships,” she said, “will sail.” \x00 after a NUL",
        "그는 “항구를 다시 열겠다”고 말했다.",
        "قال: «سنفتح الميناء» \u202e",
        "🛳️ “sail” \u0301",
        "x" * 2_000_000,
    ],
    ids=["nul", "korean", "right-to-left", "emoji", "two-million"],
)
def test_any_text_comes_back_unchanged(path: Path, text: str) -> None:
    odd = article(1, text=text, title=text[:40])
    fill(path, [analysed(odd, quote(odd, text[:9]))])
    with Reader.open(path) as reader:
        held = reader.article(odd.id)
        assert held.text == text
        assert held.title == text[:40]
        assert held.length == len(text)
        assert reader.quote(quote(odd, text[:9]).id).text == text[:9]


def test_a_lone_surrogate_is_replaced_and_offsets_stay_true(path: Path) -> None:
    text = "He \ud800\udc00 said \udfff “we sail”."
    odd = article(1, text=text)
    fill(path, [*batch(2, first=2), analysed(odd, quote(odd, "we sail"))])
    with Reader.open(path) as reader:
        held = reader.article(odd.id).text
        found = reader.quote(quote(odd, "we sail").id)
    assert held is not None
    assert len(held) == len(text)
    assert held[found.start : found.end] == "we sail"


def test_lone_surrogates_anywhere_are_replaced(path: Path) -> None:
    odd = article(1, outlet="\ud800 Post", title="\udfff", url="https://x.example/\ud801")
    fill(path, [*batch(2, first=2), analysed(odd, quote(odd, speaker="Ada \ud800 Brill"))])
    with Reader.open(path) as reader:
        assert reader.article(odd.id).outlet == "\ufffd Post"
        assert reader.quote(quote(odd).id).speaker == "Ada \ufffd Brill"


@pytest.mark.parametrize("between", [[], batch(2, first=10)], ids=["alone", "another writer"])
def test_a_writer_yields_quotes_as_every_other_reads_them(
    path: Path, between: list[Analysed]
) -> None:
    odd = article(4, title="\udfff")
    with Holdings.open(path) as holdings, Holdings.open(path) as other:
        for each in (holdings, other):
            each.begin_run("ingest", "1")
        holdings.save(batch(2))
        other.save(between)
        holdings.save(batch(1, first=3))
        holdings.save([analysed(odd, quote(odd, speaker="Ada \ud800 Brill"))])
        holdings.save(batch(2, first=5))
        for each in (holdings, other):
            list(each.facts())
        ours, theirs = list(holdings.quotes()), list(other.quotes())
    assert ours == theirs
    assert len(ours) == len({q.id for q in ours}) == 6 + len(between)


def test_many_quotes_are_looked_up_by_and_by(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, batch(40), split=True)
    monkeypatch.setattr(deriving, "_AT_ONCE", 0)
    fill(tmp_path / "other.db", batch(40), split=True)
    assert contents(tmp_path / "other.db") == contents(path)


def test_the_same_articles_twice_change_nothing(path: Path) -> None:
    items = batch(6)
    fill(path, items)
    once = contents(path), exported(path)
    fill(path, items)
    assert (contents(path), exported(path)) == once


def test_known_ids_are_told(path: Path) -> None:
    items = batch(3)
    with Holdings.open(path) as holdings:
        holdings.begin_run("ingest", "1")
        holdings.save(items[:2])
        assert holdings.known(item.article.id for item in items) == {
            item.article.id for item in items[:2]
        }


def test_what_is_asked_for_waits_until_articles_are_saved(path: Path) -> None:
    items = batch(3)
    with Holdings.open(path) as holdings:
        holdings.begin_run("ingest", "1")
        assert holdings.start_saving(items[:2]) == 2
        assert holdings.known([items[1].article.id]) == {items[1].article.id}
        holdings.start_saving(items)
    with Reader.open(path) as reader:
        assert len(list(reader.articles())) == 3


def test_nothing_is_kept_of_articles_that_cannot_be_indexed(path: Path) -> None:
    with Holdings.open(path) as holdings:
        holdings.begin_run("ingest", "1")
        (held,) = holdings.connection.execute(
            "select sql from sqlite_schema where name = 'articles_fts'"
        ).fetchone()
        holdings.connection.execute("drop table articles_fts")
        holdings.start_saving(batch(2))
        with pytest.raises(HoldingsError, match="articles_fts"):
            holdings.known([])
        assert not list(holdings.facts()) and not list(holdings.quotes())
        holdings.connection.execute(held)
        assert holdings.save(batch(2)) == 2


def test_saving_needs_a_run(path: Path) -> None:
    with Holdings.open(path) as holdings, pytest.raises(HoldingsError):
        holdings.save(batch(1))


def test_rejections_are_kept_once_with_their_place(path: Path) -> None:
    bad = Rejection(source_path="news.jsonl", line=3, stage="read", reason="no text")
    whole = Rejection(source_path="a.gz", line=None, stage="read", reason="truncated")
    for _ in range(2):
        with Holdings.open(path) as holdings:
            holdings.begin_run("ingest", "1")
            holdings.reject([bad, whole, whole])
    with Reader.open(path) as reader:
        assert [(r.source_path, r.line, r.reason) for r in reader.rejections()] == [
            ("a.gz", None, "truncated"),
            ("news.jsonl", 3, "no text"),
        ]
        assert [run.rejections for run in reader.runs()] == [2, 0]


def test_runs_tell_what_they_did(path: Path) -> None:
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1.2", {"engine": "pool"})
        holdings.save(batch(2))
        holdings.finish_run(run)
        holdings.begin_run("ingest", "1.2")
    with Reader.open(path) as reader:
        done, cut_short = reader.runs()
    assert (done.articles, done.quotes, done.status) == (2, 2, "done")
    assert done.settings == {"engine": "pool"}
    assert cut_short.finished is None


def test_the_same_address_with_other_text_is_a_later_version(path: Path) -> None:
    one = article(1, url="https://lowmark.example/x")
    two = article(2, url="https://lowmark.example/x", text="Corrected.")
    fill(path, [analysed(two, quote(two, "Corr")), analysed(one), *batch(2, first=5)])
    with Reader.open(path) as reader:
        assert reader.article(one.id).version == 1
        assert reader.article(two.id).version == 2
        assert [each.id for each in reader.versions(one.id)] == [two.id]


def test_derived_rows_are_stale_until_they_are_replaced(path: Path) -> None:
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1")
        assert not holdings.stale
        holdings.save(batch(2))
        assert holdings.stale
        list(holdings.facts())
        holdings.replace_derived(derived(batch(2)), run)
        assert not holdings.stale
        assert holdings.save(batch(2)) == 0
        assert not holdings.stale


def test_articles_that_arrive_while_deriving_keep_the_holdings_stale(path: Path) -> None:
    with Holdings.open(path) as one, Holdings.open(path) as two:
        run = one.begin_run("ingest", "1")
        two.begin_run("ingest", "1")
        one.save(batch(2))
        assert sum(1 for _ in one.facts()) == 2
        two.save(batch(2, first=3))
        assert sum(1 for _ in one.quotes()) == 2
        one.replace_derived(derived(batch(2)), run)
        assert one.stale


def test_an_unnamed_speaker_is_another_one_in_every_article(path: Path) -> None:
    one, two = article(1), article(2)
    fill(path, [analysed(one, unnamed(one)), analysed(two, unnamed(two))])
    with Reader.open(path) as reader:
        rows = reader.connection.execute("select name from sources where kind = 'anonymous'")
        assert rows.fetchall() == [("a harbour official",)] * 2


def test_a_reader_sees_one_state_of_the_file(path: Path) -> None:
    fill(path, batch(3))
    with Reader.open(path) as reader:
        before = list(reader.quotes())
        fill(path, batch(6), split=True)
        assert list(reader.quotes()) == before
        assert reader.holdings().articles == 3
    with Reader.open(path) as reader:
        assert reader.holdings().articles == 6


class TestReplacing:
    """What the articles say together follows the articles, whatever was there before."""

    def test_one_claim_becomes_many_and_one_again(self, path: Path, tmp_path: Path) -> None:
        items = batch(6)
        fill(path, items)
        together = exported(path)
        fill(path, items, split=True)
        apart = exported(path)
        assert len(apart[2]) == 6
        fill(path, items)
        assert exported(path) == together
        fill(tmp_path / "other.db", items, split=True)
        assert exported(tmp_path / "other.db") == apart

    def test_a_claim_that_did_not_change_is_not_written(self, path: Path) -> None:
        items = batch(4)
        fill(path, items, split=True)
        with Holdings.open(path) as holdings:
            run = holdings.begin_run("ingest", "1")
            before = holdings.connection.total_changes
            list(holdings.facts())
            holdings.replace_derived(derived(items, split=True), run)
            counted = "select (select count(*) from term_df) + (select count(*) from carriage)"
            rewritten = holdings.connection.execute(counted).fetchone()[0]
            assert holdings.connection.total_changes - before <= 2 * rewritten + 1

    def test_an_old_claim_id_leads_to_the_claim_its_quote_is_in(self, path: Path) -> None:
        items = batch(5)
        fill(path, items, split=True)
        with Reader.open(path) as reader:
            old = [claim.id for claim in reader.claims()]
        fill(path, items)
        with Reader.open(path) as reader:
            assert {reader.claim(id_).id for id_ in old} == {min(old)}

    def test_a_failure_on_the_way_leaves_what_was_there(self, path: Path) -> None:
        items = batch(5)
        fill(path, items)
        before = contents(path)

        def failing() -> Any:
            yield traced(items[0].quotes, [items[0].article])
            raise MemoryError

        with Holdings.open(path) as holdings:
            run = holdings.begin_run("ingest", "1")
            with pytest.raises(MemoryError):
                holdings.replace_derived(replace(derived(items), traced=failing()), run)
        assert contents(path) == before

    def test_the_indexes_of_words_follow(self, path: Path) -> None:
        items = batch(5)
        fill(path, items)
        changed = article(1, text=f'"{ALTERED}", she said.')
        fill(path, [*items, analysed(changed, quote(changed, ALTERED))], split=True)
        fill(path, items)
        with Holdings.open(path) as holdings:
            for table in ("quotes", "claims", "articles"):
                holdings.connection.execute(
                    f"insert into {table}_fts ({table}_fts, rank) values ('integrity-check', 1)"
                )


_KILLED = """
import dataclasses, os, signal, sys
from tests.store.world import Analysed, batch, derived
from provenance.store import Holdings

class Deadly:
    def to_bytes(self):
        os.kill(os.getpid(), signal.SIGKILL)

def deadly(traced):
    for n, each in enumerate(traced):
        if n == 900:
            os.kill(os.getpid(), signal.SIGKILL)
        yield each

path, moment = sys.argv[1:]
items = batch(1000)
with Holdings.open(path) as holdings:
    run = holdings.begin_run("ingest", "1")
    if moment == "first batch":
        last = Analysed(article=items[4].article, quotes=items[4].quotes, fingerprint=Deadly())
        holdings.save([*items[:4], last])
    holdings.start_saving(items[:500])
    if moment == "while saving":
        os.kill(os.getpid(), signal.SIGKILL)
    holdings.connection
    if moment == "between batches":
        os.kill(os.getpid(), signal.SIGKILL)
    holdings.save(items[500:])
    found = derived(items, split=True)
    if moment == "before deriving":
        os.kill(os.getpid(), signal.SIGKILL)
    list(holdings.facts())
    if moment == "deriving":
        found = dataclasses.replace(found, traced=deadly(found.traced))
    holdings.replace_derived(found, run)
    os.kill(os.getpid(), signal.SIGKILL)
"""
_MOMENTS = [
    "first batch", "while saving", "between batches", "before deriving", "deriving", "end",
]  # fmt: skip


@pytest.mark.parametrize("moment", _MOMENTS)
def test_a_killed_run_started_again_ends_in_the_same_database(
    path: Path, tmp_path: Path, moment: str
) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), moment], check=False)
    assert done.returncode == -9
    items = batch(1000)
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1")
        holdings.save(items[:500])
        holdings.save(items[500:])
        assert holdings.stale is (moment != "end")
        if holdings.stale:
            list(holdings.facts())
            holdings.replace_derived(derived(items, split=True), run)
        holdings.finish_run(run)
    whole = tmp_path / "whole.db"
    with Holdings.open(whole) as holdings:
        run = holdings.begin_run("ingest", "1")
        holdings.save(items)
        list(holdings.facts())
        holdings.replace_derived(derived(items, split=True), run)
    assert without_runs(contents(path)) == without_runs(contents(whole))


def without_runs(tables: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Drop the column of `articles` that names the run."""
    rows = [row[:18] + row[19:] for row in tables["articles"]]
    return tables | {"articles": rows}
