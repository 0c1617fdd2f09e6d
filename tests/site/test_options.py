"""How much of a text is shown, and what stays closed then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from provenance.errors import InputError
from provenance.site.options import Options
from provenance.site.server import build
from provenance.vocabulary import TextShown
from tests.site.test_pages import CLAIM, LEDGER, QUOTES, WIRE

FAR = "Nobody at the town hall wanted to add anything."
AROUND = Options(text=TextShown.AROUND)


@pytest.fixture
def sparing(snapshot: Path) -> Iterator[Datasette]:
    datasette = build(snapshot, options=AROUND)
    yield datasette
    datasette.close()


async def test_only_sentences_around_quotes_are_shown(sparing: Datasette, site: Datasette) -> None:
    assert "The ferry company declined" in (await site.client.get(f"/article/{WIRE.id}")).text
    page = (await sparing.client.get(f"/article/{WIRE.id}?from=0&to=100000")).text
    assert "Only the sentences around quotes" in page
    assert "unless the ferry company pays" in page


@pytest.mark.parametrize(
    "path",
    [
        "/provenance/articles",
        "/provenance/articles.json",
        "/provenance/articles/1.json",
        "/provenance/articles_fts.json",
        "/provenance/articles_fts_content.json",
    ],
)
async def test_tables_with_whole_texts_are_closed(sparing: Datasette, path: str) -> None:
    response = await sparing.client.get(path)
    assert response.status_code in (403, 404)


@pytest.mark.parametrize("path", [f"/article/{LEDGER.id}.json", f"/quote/{QUOTES[0]}.json"])
async def test_records_have_no_whole_text(sparing: Datasette, path: str) -> None:
    record = (await sparing.client.get(path)).json()
    assert FAR not in str(record)


async def test_claims_and_their_tables_stay_open(sparing: Datasette) -> None:
    for path in (f"/claim/{CLAIM}", "/provenance/claims", "/provenance/altered_wording"):
        assert (await sparing.client.get(path)).status_code == 200


async def test_sql_can_be_allowed_with_limits(snapshot: Path) -> None:
    datasette = build(snapshot, options=Options(allow_sql=True))
    response = await datasette.client.get("/provenance/-/query.json?sql=select+1+as+one")
    assert response.json()["rows"] == [{"one": 1}]
    response = await datasette.client.get("/provenance/-/query.json?sql=delete+from+claims")
    assert response.status_code == 400
    datasette.close()


def test_sql_and_excerpts_contradict_each_other(snapshot: Path) -> None:
    with pytest.raises(InputError, match="arbitrary SQL shows whole texts"):
        build(snapshot, options=Options(text=TextShown.AROUND, allow_sql=True))


async def test_an_unknown_setting_is_told(snapshot: Path) -> None:
    datasette = Datasette(
        immutables=[str(snapshot)], config={"plugins": {"provenance": {"text": "x"}}}
    )
    with pytest.raises(InputError, match="choose 'full' or 'around'"):
        Options.of(datasette)
    datasette.close()


async def test_the_setting_holds_in_plain_datasette_too(snapshot: Path) -> None:
    config = {"plugins": {"provenance": {"text": "around"}}}
    datasette = Datasette(immutables=[str(snapshot)], config=config)
    for path in ("/provenance/articles", "/provenance/-/query?sql=select+text+from+articles"):
        assert (await datasette.client.get(path)).status_code == 403
    assert (await datasette.client.get("/provenance/claims")).status_code == 200
    datasette.close()
