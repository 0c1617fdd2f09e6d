"""What must hold for any text and any history of what was derived before."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.store import Holdings, Reader
from provenance.store.rows import storable
from tests.store.test_holdings import exported
from tests.store.world import Derived, analysed, article, batch, derived, quote, traced

ITEMS = batch(7)
ARTICLES = [item.article for item in ITEMS]
QUOTES = [item.quotes[0] for item in ITEMS]
FEW = settings(max_examples=10, deadline=None)

texts = st.text(st.characters(exclude_categories=()), min_size=1, max_size=60)
partitions = st.lists(st.integers(0, 6), min_size=len(QUOTES), max_size=len(QUOTES))


@FEW
@given(text=texts, title=texts, outlet=texts, speaker=texts)
def test_any_text_is_held_with_its_offsets(
    text: str, title: str, outlet: str, speaker: str
) -> None:
    odd = article(1, text=text, title=title, outlet=outlet)
    said = quote(odd, text[len(text) // 2 :], speaker=speaker)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.db"
        with Holdings.open(path) as holdings:
            run = holdings.begin_run("ingest", "1")
            holdings.save([analysed(odd, said)])
            (held,) = holdings.quotes() if list(holdings.facts()) else ()
            full = holdings.article(odd.id)
            holdings.replace_derived(derived([analysed(full, held)]), run)
        with Reader.open(path) as reader:
            found = reader.article(odd.id)
            assert (found.text, found.title) == (storable(text), storable(title))
            assert found.text is not None and len(found.text) == len(text)
            assert reader.quote(said.id).text == storable(said.text)
            assert reader.quote(said.id).speaker == storable(speaker)
            assert reader.search(text).query == storable(text)


def together(groups: list[int]) -> Derived:
    """Return what is derived when the quotes of each group are one claim."""
    claims = [
        [q for q, group in zip(QUOTES, groups, strict=True) if group == wanted]
        for wanted in sorted(set(groups))
    ]
    found = derived(ITEMS[: 2 + groups[0]])
    return replace(found, traced=[traced(quotes, ARTICLES) for quotes in claims])


def derive_in_turn(path: Path, history: list[list[int]]) -> None:
    for groups in history:
        with Holdings.open(path) as holdings:
            run = holdings.begin_run("ingest", "1")
            holdings.save(ITEMS)
            list(holdings.facts())
            holdings.replace_derived(together(groups), run)


@FEW
@given(history=st.lists(partitions, min_size=1, max_size=4))
def test_what_was_derived_before_leaves_no_trace(history: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        long, short = Path(folder) / "long.db", Path(folder) / "short.db"
        derive_in_turn(long, history)
        derive_in_turn(short, history[-1:])
        assert exported(long) == exported(short)
        with Reader.open(long) as one, Reader.open(short) as other:
            for table in ("claims", "members", "changes", "hops", "origins", "lineage", "warnings"):
                count = f"select count(*) from {table}"
                rows = [r.connection.execute(count).fetchone() for r in (one, other)]
                assert rows[0] == rows[1], table
            names = "select id from sources order by id"
            assert (
                one.connection.execute(names).fetchall()
                == other.connection.execute(names).fetchall()
            )
            assert one.connection.execute("pragma foreign_key_check").fetchall() == []
        with Holdings.open(long) as holdings:
            for index in ("quotes", "claims", "articles"):
                holdings.connection.execute(
                    f"insert into {index}_fts ({index}_fts, rank) values ('integrity-check', 1)"
                )
