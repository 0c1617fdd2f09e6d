"""No answer to a reader may read a whole table: the plans of the reader's statements say so."""

import re
from collections.abc import Iterator

import pytest

from provenance.resources import database_files
from provenance.store import Holdings, Reader
from provenance.store.statements import split, statement

# Statements whose answer is about every row: exports, coverage, what the pipeline reads, checks.
WHOLE = {
    "all_quote_places",
    "article_credits",
    "article_facts",
    "countable_tables",
    "facts_with_translators",
    "fingerprint_facts",
    "lineage_steps",
    "names_of_sources",
    "outlets_and_languages",
    "ties",
    "quote_facts",
    "quote_via",
    "holdings",
    "rejections",
    "runs",
    "sources_named",  # a name may be given in part
}
WRITING = ("count_", "drop_", "index_", "number_", "seal", "unindex_")
HARMLESS = (
    "SCAN wanted",
    "SCAN json_each",
    "SCAN (",
    "SCAN passing",
    "SCAN CONSTANT ROW",
    "VIRTUAL TABLE",
    "SCAN asked",
    "SCAN claims_asked",
    "SCAN found",
)
_PARAMETER = re.compile(r":([a-z_]+)")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("plans") / "empty.db"
    Holdings.open(path).close()
    with Reader.open(path) as opened:
        yield opened


def statements() -> list[str]:
    names = [path.stem for path in (database_files() / "statements").glob("*.sql")]
    return sorted(
        name
        for name in names
        if name not in WHOLE
        and not name.startswith(("export_", "coverage_"))
        and (not name.startswith(WRITING) or name in ("count_term", "count_stem", "drop_claims"))
    )


@pytest.mark.parametrize("name", statements())
def test_a_statement_finds_its_rows_by_an_index(reader: Reader, name: str) -> None:
    text = (database_files() / "statements" / f"{name}.sql").read_text()
    for sql in split(text):
        params = dict.fromkeys(_PARAMETER.findall(sql))
        plan = reader.connection.execute(f"explain query plan {sql}", params).fetchall()
        scans = [
            row[3]
            for row in plan
            if row[3].startswith("SCAN") and not any(word in row[3] for word in HARMLESS)
        ]
        assert scans == [], sql


LOOKED_UP = [
    ("quotations", "quote"),
    ("quotations", "claim"),
    ("quotations", "article"),
    ("quotations", "outlet"),
    ("quotations", "speaker"),
    ("attribution_chains", "quote"),
    ("attribution_chains", "claim"),
    ("attribution_chains", "article"),
    ("claims_overview", "claim"),
    ("claims_overview", "speaker"),
    ("wording_changes", "claim"),
    ("wording_changes", "quote"),
    ("warnings_overview", "kind"),
    ("copied_articles", "copy"),
    ("copies_without_credit", "copy"),
    ("articles_overview", "article"),
    ("articles_overview", "outlet"),
    ("coverage_by_outlet", "outlet"),
]


@pytest.mark.parametrize(("view", "column"), LOOKED_UP)
def test_a_view_that_is_narrowed_finds_its_rows_by_an_index(
    reader: Reader, view: str, column: str
) -> None:
    sql = f'explain query plan select * from "{view}" where "{column}" = ?'
    plan = [row[3] for row in reader.connection.execute(sql, ("x",))]
    own = (*HARMLESS, f"SCAN {view}")
    scans = [step for step in plan if step.startswith("SCAN") and not step.startswith(own)]
    assert scans == [], plan


def test_what_is_held_is_read_from_indexes_alone(reader: Reader) -> None:
    sql = f"explain query plan {statement('holdings')}"
    plan = [row[3] for row in reader.connection.execute(sql)]
    scans = [step for step in plan if step.startswith("SCAN articles")]
    assert scans and all("COVERING INDEX" in step for step in scans), plan
