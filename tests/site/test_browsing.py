"""Wandering through the tables: relevance, facets that tell something, names that lead on."""

import html
import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from provenance.site.server import build
from provenance.site.snapshots import serveable
from provenance.vocabulary import SpeakerKind
from tests.site import world

ADDRESS = "https://ledger.example/fog"
OLD, NEW = (
    world.single(
        "The Edda Ledger", title, words, speaker="Olaf Brandt", kind=SpeakerKind.PERSON,
        url=ADDRESS, hour=hour,
    )
    for title, words, hour in (
        ("Fog", "Nobody saw the light.", 7),
        ("Fog lifts", "Nobody saw the northern light.", 9),
    )
)  # fmt: skip
FOGS = ["Fog, fog and more fog was what we had", "There was rain and wind, later a little fog"]


async def text_of(site: Datasette, path: str) -> str:
    response = await site.client.get(path)
    assert response.status_code == 200, response.text[:300]
    return html.unescape(response.text)


def database(path: Path, *, backwards: bool = False) -> Path:
    """A database of the harbour, two versions of a page and some fog, written in either order."""
    analysed, traced, lineages = world.harbour()
    several = [(OLD[0], OLD[1]), (NEW[0], NEW[1])]
    several += [
        world.single(f"Fog Post {n}", "Weather", words, speaker="Tove Aas", kind=SpeakerKind.PERSON)
        for n, words in enumerate(FOGS)
    ]
    analysed += [each for each, _ in several]
    traced += [each for _, each in several]
    step = -1 if backwards else 1
    world.write(path, analysed[::step], traced[::step], lineages)
    return path


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unchanging file of that world."""
    path = database(tmp_path_factory.mktemp("browsing") / "work.db")
    return serveable(path, tmp_path_factory.mktemp("served"))


@pytest.fixture
def site(snapshot: Path):
    """The site over it."""
    datasette = build(snapshot)
    yield datasette
    datasette.close()


@pytest.mark.parametrize(
    ("table", "leads_to", "field"),
    [
        ("quotes", "/provenance/search_quotes", "words"),
        ("quotations", "/provenance/search_quotes", "words"),
        ("articles_overview", "/provenance/search_articles", "words"),
        ("claims_overview", "/search", "q"),
        ("sources", "/provenance/sources", "name__contains"),
    ],
)
async def test_the_box_above_a_table_searches_by_relevance(
    site: Datasette, table: str, leads_to: str, field: str
) -> None:
    page = await text_of(site, f"/provenance/{table}")
    assert 'name="_search"' not in page
    form = page[page.index('<form class="core relevance"') :].split("</form>")[0]
    assert f'action="{leads_to}"' in form
    assert f'name="{field}"' in form
    assert (await site.client.get(f"{leads_to}?{field}=fog")).status_code == 200


async def test_a_stored_search_has_the_best_match_first(site: Datasette) -> None:
    rows = (await site.client.get("/provenance/search_quotes.json?words=fog&_shape=array")).json()
    assert [row["words"] for row in rows] == FOGS
    found = (
        await site.client.get("/provenance/search_articles.json?words=fog&_shape=array")
    ).json()
    assert found[0]["outlet"] in ("Fog Post 0", "The Edda Ledger")
    assert len(found) == 4


async def test_columns_are_described_folded_and_in_their_order(site: Datasette) -> None:
    page = await text_of(site, "/provenance/quotations")
    about = page[page.index('<details class="columns">') :].split("</details>")[0]
    assert re.findall(r"<dt>(\w+)</dt>", about)[:3] == ["quote", "words", "speaker"]


async def test_chains_are_chosen_by_their_weakest_evidence(site: Datasette) -> None:
    page = await text_of(site, "/provenance/attribution_chains")
    assert 'data-facet-value="textual"' in page
    rows = "/provenance/attribution_chains.json?_shape=array&weakest_evidence="
    assert len((await site.client.get(f"{rows}textual")).json()) == 1
    assert len((await site.client.get(f"{rows}stated")).json()) == 6


async def test_an_outlet_leads_to_its_articles(site: Datasette) -> None:
    page = await text_of(site, "/provenance/coverage_by_outlet")
    address = re.search(r'href="([^"]+)">The Edda Ledger</a>', page)
    assert address
    assert (await text_of(site, address.group(1))).count("/article/") == 3


async def test_versions_of_a_page_are_told_in_order_with_what_changed(site: Datasette) -> None:
    page = await text_of(site, f"/article/{NEW[0].article.id}")
    versions = page[page.index('id="versions"') :].split("</ol>")[0]
    assert versions.index("Version 1") < versions.index("This version")
    assert "0 words dropped, 1 added since version 1, another headline" in versions
    compare = re.search(r'href="([^"]+)">What changed', versions)
    assert compare and "<ins>northern</ins>" in await text_of(site, compare.group(1))
    assert 'id="versions"' not in await text_of(
        site, f"/article/{world.harbour()[0][0].article.id}"
    )


async def test_wordings_without_a_common_word_are_not_the_same_in_other_words(
    site: Datasette,
) -> None:
    harbour = world.harbour()[0][0].quotes[0].id
    page = await text_of(site, f"/compare?a={harbour}&b={OLD[0].quotes[0].id}")
    assert "in other words" not in page
    assert "in common" in page


async def test_plain_datasette_under_any_name_has_the_same_pages(snapshot: Path) -> None:
    other = snapshot.with_name("spring.db")
    other.write_bytes(snapshot.read_bytes())
    datasette = Datasette(immutables=[str(other)])
    assert 'id="views"' in await text_of(datasette, "/spring")
    page = await text_of(datasette, "/spring/quotations")
    assert 'action="/spring/search_quotes"' in page
    assert 'href="/spring/quotations.csv"' in page
    datasette.close()


async def test_every_address_survives_a_rebuild_in_another_order(
    site: Datasette, tmp_path: Path
) -> None:
    again = serveable(database(tmp_path / "again.db", backwards=True), tmp_path)
    rebuilt = build(again)
    for kind in ("claims", "articles", "quotes", "sources"):
        listed = f"/provenance/{kind}.json?_shape=array&_col=id"
        ids = {row["id"] for row in (await site.client.get(listed)).json()}
        assert ids == {row["id"] for row in (await rebuilt.client.get(listed)).json()}
        for each in ids:
            path = f"/{kind.removesuffix('s')}/{each}.json"
            before, after = [await s.client.get(path) for s in (site, rebuilt)]
            assert before.status_code == after.status_code == 200
            assert before.json() == after.json()
    rebuilt.close()


async def test_a_table_page_names_its_fields_and_keeps_its_headings(site: Datasette) -> None:
    page = (await site.client.get("/provenance/quotations")).text
    assert '<h2 class="table-summary">' in page and "&lt;h2" not in page
    for name in ("Column", "Condition", "Value", "Order"):
        assert f'aria-label="{name}"' in page
