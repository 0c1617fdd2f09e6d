"""Whoever takes rows away gets all of them, and others are not kept waiting for it."""

import asyncio
import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from provenance.site import exports
from provenance.site.options import Options
from provenance.site.server import build
from provenance.site.snapshots import serveable
from provenance.vocabulary import TextShown
from tests.site import world

MANY = 640
"""Quotes: more than the 500 rows at which a page of Datasette's ends."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A claim that many outlets carry, one of them with a name like a formula."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    analysed, traced = world.crowd(MANY)
    formula, said = world.single(
        '=HYPERLINK("https://a.example")', "Sum", "One and one is two.", speaker="A clerk",
        kind=world.SpeakerKind.PERSON,
    )  # fmt: skip
    world.write(path, [*analysed, formula], [traced, said])
    return serveable(path, tmp_path_factory.mktemp("served"))


@pytest.fixture
def site(snapshot: Path) -> Iterator[Datasette]:
    """The site over it."""
    datasette = build(snapshot)
    yield datasette
    datasette.close()


async def rows_of(site: Datasette, path: str) -> list[dict[str, str]]:
    response = await site.client.get(path)
    assert response.status_code == 200, response.text[:300]
    assert "attachment" in response.headers["content-disposition"]
    assert response.headers["x-content-type-options"] == "nosniff"
    if ".csv" in path:
        return list(csv.DictReader(io.StringIO(response.text)))
    return [json.loads(line) for line in response.text.splitlines()]


@pytest.mark.parametrize("form", ["csv", "ndjson"])
@pytest.mark.parametrize("table", ["quotes", "quotations", "attribution_chains", "articles"])
async def test_every_row_is_exported_once(site: Datasette, table: str, form: str) -> None:
    rows = await rows_of(site, f"/provenance/{table}.{form}")
    key = {"quotes": "id", "articles": "id"}.get(table, "quote")
    assert len({row[key] for row in rows}) == len(rows) == MANY + 1


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("outlet__endswith=7", 64),
        ("_search=lamp", 0),
        ("published__gte=2031-04-05&_sort_desc=outlet", None),
    ],
)
async def test_filters_and_order_hold_for_exports(
    site: Datasette, asked: str, count: int | None
) -> None:
    exported = await rows_of(site, f"/provenance/quotations.ndjson?{asked}")
    shown = (await site.client.get(f"/provenance/quotations.json?{asked}&_size=20")).json()["rows"]
    assert exported[:20] == shown
    if count:
        assert len(exported) == count


async def test_a_search_within_a_table_is_exported(site: Datasette) -> None:
    assert len(await rows_of(site, "/provenance/quotes.csv?_search=lamp")) == MANY
    assert len(await rows_of(site, "/provenance/quotes.csv?_search=two")) == 1


async def test_a_table_page_leads_to_all_of_its_rows(site: Datasette) -> None:
    page = (await site.client.get("/provenance/quotations?outlet__endswith=7&_size=10")).text
    for form in ("csv", "ndjson"):
        address = f"/provenance/quotations.{form}?outlet__endswith=7"
        assert f'href="{address}"' in page
        assert len(await rows_of(site, address)) == 64


async def test_a_page_of_rows_can_still_be_had(site: Datasette) -> None:
    page = await site.client.get("/provenance/quotes.csv?_size=7")
    assert len(page.text.splitlines()) == 8


async def test_no_spreadsheet_runs_what_a_cell_says(site: Datasette) -> None:
    rows = await rows_of(site, "/provenance/articles.csv")
    assert "'=HYPERLINK" in next(row["outlet"] for row in rows if "HYPER" in row["outlet"])
    exact = await rows_of(site, "/provenance/articles.ndjson")
    assert any(row["outlet"].startswith("=HYPERLINK") for row in exact)


async def test_only_so_many_are_written_at_once(site: Datasette) -> None:
    path = "/provenance/quotes.csv"
    answers = await asyncio.gather(*(site.client.get(path) for _ in range(exports.AT_ONCE + 2)))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert all(answer.headers["retry-after"] for answer in refused)
    assert all(len(a.text.splitlines()) == MANY + 2 for a in answers if a not in refused)
    assert (await site.client.get(path)).status_code == 200  # no place stays taken


async def test_what_is_cut_short_breaks_off(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_BATCH", 100)
    monkeypatch.setattr(exports, "_LONGEST", -1.0)
    with pytest.raises((TimeoutError, AssertionError, RuntimeError)):
        await site.client.get("/provenance/quotes.csv")


@pytest.mark.parametrize("form", ["csv", "ndjson"])
@pytest.mark.parametrize(
    ("path", "status"), [("quotes.{}?_where=1%3D1", 403), ("nothing.{}", 404), ("term_df.{}", 200)]
)
async def test_exports_open_nothing_that_is_closed(
    site: Datasette, path: str, status: int, form: str
) -> None:
    assert (await site.client.get(f"/provenance/{path.format(form)}")).status_code == status


async def test_whole_texts_are_not_exported_where_they_are_not_shown(snapshot: Path) -> None:
    datasette = build(snapshot, options=Options(text=TextShown.AROUND))
    for form in ("csv", "ndjson"):
        assert (await datasette.client.get(f"/provenance/articles.{form}")).status_code == 403
        assert (await datasette.client.get(f"/provenance/quotes.{form}")).status_code == 200
    datasette.close()


async def test_exports_work_below_a_base_path(snapshot: Path) -> None:
    datasette = build(snapshot, options=Options(base_url="/quotes/"))
    page = (await datasette.client.get("/provenance/quotations")).text
    assert 'href="/quotes/provenance/quotations.csv"' in page
    assert len(await rows_of(datasette, "/provenance/quotations.csv")) == MANY + 1
    datasette.close()
