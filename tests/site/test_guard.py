"""Nobody can write, nothing foreign can run, hostile text stays text."""

import re

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from provenance.site import handle_exception, holding
from provenance.store import Reader
from tests.site.test_pages import ANALYSED, CLAIM, WIRE

OURS = ["/", "/search?q=harbour", f"/claim/{CLAIM}", f"/article/{WIRE.id}", "/compare"]
STOCK = ["/provenance", "/provenance/articles", "/provenance/quotations"]


@pytest.mark.parametrize("path", [*OURS, *STOCK, "/nonsense", "/claim/c1"])
async def test_every_answer_carries_security_headers(site: Datasette, path: str) -> None:
    headers = (await site.client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "x-provenance-page" not in headers


@pytest.mark.parametrize("path", [*OURS, "/nonsense", "/claim/c1"])
async def test_our_pages_allow_no_script_and_have_none(site: Datasette, path: str) -> None:
    response = await site.client.get(path)
    policy = response.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "unsafe-inline" not in policy
    assert not re.search(r"<script|\son\w+=|\sstyle=|<style", response.text)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/provenance/articles", f"/claim/{CLAIM}"])
async def test_writing_is_refused(site: Datasette, method: str, path: str) -> None:
    response = await getattr(site.client, method)(path)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/provenance/-/query?sql=select+1",
        "/provenance/articles?_where=1%3D1",
        "/provenance.db",
    ],
)
async def test_arbitrary_sql_and_download_are_off(site: Datasette, path: str) -> None:
    assert (await site.client.get(path)).status_code == 403


async def test_hostile_text_stays_text_everywhere(site: Datasette) -> None:
    found = await site.client.get("/search.json", params={"q": "Hear javascript:alert(2) now"})
    claims = [hit["claim_id"] for hit in found.json()["results"]]
    assert claims
    trace = (await site.client.get(f"/claim/{claims[0]}.json")).json()
    article = trace["quotes"][0]["article_id"]
    for path in (
        "/search?q=Hear+javascript%3Aalert(2)+now",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        f"/claim/{claims[0]}",
        f"/article/{article}",
        f"/article/{article}?words=%3Cscript%3E",
        "/claim/%3Cscript%3Ealert(1)",
        "/provenance/articles",
    ):
        page = (await site.client.get(path)).text
        assert "<script>alert" not in page
        assert 'href="javascript:' not in page


async def test_unknown_addresses_print_no_traceback(
    site: Datasette, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (await site.client.get("/nonsense")).status_code == 404
    assert (await site.client.get("/provenance/nonsense.json")).status_code == 404
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err + captured.out


async def test_plugin_keeps_out_of_other_databases() -> None:
    datasette = Datasette(memory=True)
    assert (await datasette.client.get("/search")).status_code == 404
    home = await datasette.client.get("/")
    assert "Who said this first" not in home.text
    assert "content-security-policy" not in home.headers
    assert handle_exception(datasette, None, ValueError()) is None
    assert any(plugin.__name__ == "provenance.site" for plugin in pm.get_plugins())
    datasette.close()


def test_the_world_is_what_these_tests_think_it_is() -> None:
    assert all(quote.text in each.article.text for each in ANALYSED for quote in each.quotes)


async def test_a_failure_inside_is_logged_and_not_shown(
    site: Datasette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("secret path /home/somebody")

    monkeypatch.setattr(Reader, "trace", failing)
    page = await site.client.get(f"/claim/{CLAIM}")
    record = await site.client.get(f"/claim/{CLAIM}.json")
    assert page.status_code == record.status_code == 500
    assert "secret" not in page.text + record.text
    assert "secret" in caplog.text


async def test_a_question_that_takes_too_long_is_given_up(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(reader: Reader, _: str) -> None:
        sql = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
        reader.connection.execute(sql).fetchone()

    monkeypatch.setattr(Reader, "trace", endless)
    monkeypatch.setattr(holding, "LONGEST_MS", 20)
    page = await site.client.get(f"/claim/{CLAIM}")
    assert page.status_code == 503
    assert "takes too long" in page.text
