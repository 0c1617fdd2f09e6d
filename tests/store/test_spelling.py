"""A query's words are the index's words, whatever the script, and typos lead to known words."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils.utils import sqlite3

from provenance.store import Holdings
from provenance.store.spelling import document_count, neighbours, tokens
from tests.store.world import analysed, article, derived, quote

LETTERS = st.sampled_from(
    list("abcxyzABCXYZ019 '’-_.,;:!?\"“”()[]…\n\t/&%$#@*+=<>|")
    + list("éÉüÜñçøåßœæŁžŠİı")
    + list("αβΣςάЖйёЇ")
    + list("경제는한국어가나다")
    + list("العربيةאבג中文日本")
    + ["e\u0301", "n\u0303", "½", "²", "☎", "\u00ad", "\u200b"]
)


@settings(max_examples=150, deadline=None)
@given(text=st.lists(LETTERS, max_size=30).map("".join))
@example(text="naïve café’s COÖPERATION")
def test_words_are_parted_and_folded_as_in_the_index(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            'create virtual table t using fts5 (a, tokenize="unicode61 remove_diacritics 2")'
        )
        connection.execute("create virtual table v using fts5vocab (t, row)")
        connection.execute("insert into t values (?)", (text,))
        indexed = {row[0] for row in connection.execute("select term from v")}
        assert set(tokens(text)) == indexed
    finally:
        connection.close()


@pytest.fixture(scope="module")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holdings]:
    words = "harbour harbours lighthouse licences 항구에서 the"
    held = article(1, text=words)
    items = [analysed(held, quote(held, words))]
    with Holdings.open(tmp_path_factory.mktemp("held") / "held.db") as opened:
        run = opened.begin_run("ingest", "1")
        opened.save(items)
        list(opened.facts())
        opened.replace_derived(derived(items), run)
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor", "harbour"),
        ("harbor", "harbour"),
        ("lighthuose", "lighthouse"),
        ("licenses", "licences"),
        ("zzzzzz", None),
        ("teh", None),
    ],
)
def test_a_mistyped_word_leads_to_the_nearest_known_one(
    holdings: Holdings, typed: str, meant: str | None
) -> None:
    assert next(iter(neighbours(holdings.connection, typed)), None) == meant


def test_a_korean_word_counts_with_its_particles(holdings: Holdings) -> None:
    assert document_count(holdings.connection, "항구") == 1
    assert document_count(holdings.connection, "harb") == 0


def test_a_query_of_any_length_has_few_words() -> None:
    assert len(tokens(" ".join(str(n) for n in range(10_000)))) <= 64
    assert tokens("a" * 10_000) == tokens("") == tokens("\x00") == []
