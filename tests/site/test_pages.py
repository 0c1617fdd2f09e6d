"""What a visitor sees on our pages, and that the same addresses give the public records."""

import html
import json

import pytest
from datasette.app import Datasette

from provenance import schemas
from tests.site import world
from tests.site.conftest import NEAR

ANALYSED, TRACED, _ = world.harbour()
WIRE, LEDGER, SPUN = (each.article for each in ANALYSED)
QUOTES = [each.quotes[0].id for each in ANALYSED]
CLAIM = TRACED[0].claim.id


async def text_of(site: Datasette, path: str, *, status: int = 200) -> str:
    response = await site.client.get(path)
    assert response.status_code == status, response.text[:400]
    return html.unescape(response.text)


async def test_home_has_one_box_for_a_quote_and_says_what_is_held(site: Datasette) -> None:
    page = await text_of(site, "/")
    assert page.count("<textarea") == 1
    assert "6 articles of 6 outlets, dated from 4 Mar 2031 to 6 Mar 2031" in page
    assert page.count('<li><a href="/provenance/') == 5


async def test_search_names_the_claim_and_marks_the_words(site: Datasette) -> None:
    page = await text_of(site, "/search?q=close+the+harbour+unless")
    assert f'href="/claim/{CLAIM}"' in page
    assert "<mark>harbour</mark>" in page


async def test_nothing_found_says_what_was_searched(site: Datasette) -> None:
    page = await text_of(site, "/search?q=purple+zebras+negotiate+quietly")
    assert "Nothing found" in page
    assert "6 articles of 6 outlets" in page


@pytest.mark.parametrize(
    "query",
    ['"', "*", "NEAR(", "a OR", "''", "\x00", "-", "   ", "한국", "%22%27", "x" * 20_000],
    ids=["quote", "star", "near", "or", "apostrophes", "nul", "minus", "blank", "ko", "%", "long"],
)
async def test_no_query_breaks_the_search(site: Datasette, query: str) -> None:
    response = await site.client.get("/search", params={"q": query})
    assert response.status_code == 200


async def test_claim_tells_origin_counts_and_first(site: Datasette) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    assert world.REFERENCE in page
    assert "carries the words first and two other articles go back to it" in page
    assert "independent origin" in page
    assert "First in these holdings" in page


async def test_claim_links_each_proof_to_its_place(site: Datasette) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    start = LEDGER.text.index("according to Coastline Wire")
    end = start + len("according to Coastline Wire")
    assert f"/article/{LEDGER.id}?from={start}&to={end}#evidence" in page


async def test_claim_tells_evidence_in_words(site: Datasette) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    assert "stated in the article" in page
    assert "shown by shared text, not stated" in page


async def test_claim_types_the_changes(site: Datasette) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    assert "may change the meaning" in page
    assert "<del>not</del>" in page
    assert "<ins>400</ins>" in page
    assert "1 cosmetic" in page


async def test_claim_shows_warnings_in_plain_words(site: Datasette) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    assert "dropped “not”: the sentence says the opposite" in page


async def test_claim_lists_like_wordings_with_the_reason_that_a_comparison_gives(
    site: Datasette,
) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    near = page[page.index('id="near"') :]
    assert NEAR in near
    reason = near.split("Kept apart: ")[1].split(". <a")[0]
    address = near.split("Kept apart: ")[1].split('href="')[1].split('"')[0]
    compared = await text_of(site, address)
    assert reason[0].upper() + reason[1:] in compared
    assert "They are not in the same claim" in compared


async def test_a_claim_without_like_wordings_says_so(site: Datasette) -> None:
    found = (await site.client.get("/search.json?q=Nobody+in+this+office+knows")).json()
    page = await text_of(site, f"/claim/{found['results'][0]['claim_id']}")
    assert "No other claim in these holdings has a like wording" in page


async def test_article_marks_quote_source_cue_and_credit(site: Datasette) -> None:
    page = await text_of(site, f"/article/{LEDGER.id}")
    assert f'id="{QUOTES[1]}"' in page
    assert f'<span class="m m-content">{world.REFERENCE}</span>' in page
    assert '<span class="m m-source">Ilse Varga</span>' in page
    assert '<span class="m m-cue">said</span>' in page
    assert "m-credit-via" in page


async def test_article_marks_the_evidence_that_was_followed(site: Datasette) -> None:
    page = await text_of(site, f"/article/{WIRE.id}?from=0&to=9")
    assert 'id="evidence"' in page
    assert "m-evidence" in page


@pytest.mark.parametrize(
    "query", ["from=9&to=0", "from=a&to=b", "from=1", "from=0&to=99999999999999"]
)
async def test_odd_evidence_offsets_do_no_harm(site: Datasette, query: str) -> None:
    assert "Harbour master" in await text_of(site, f"/article/{WIRE.id}?{query}")


async def test_article_shows_lineage_both_ways(site: Datasette) -> None:
    copy = await text_of(site, f"/article/{SPUN.id}")
    assert "Copy with swapped words" in copy
    assert "without a credit" in copy
    source = await text_of(site, f"/article/{WIRE.id}")
    assert "Its text is in" in source
    assert "Edda Buzz Now" in source


async def test_source_page_tells_what_a_speaker_said(site: Datasette) -> None:
    page = await text_of(site, f"/claim/{CLAIM}")
    address = page.split('<a href="/source/')[1].split('"')[0]
    speaker = await text_of(site, f"/source/{address}")
    assert "Ilse Varga" in speaker
    assert world.REFERENCE in speaker


async def test_compare_aligns_two_quotes(site: Datasette) -> None:
    page = await text_of(site, f"/compare?a={QUOTES[0]}&b={QUOTES[2]}")
    assert "<del>not</del>" in page
    assert "the same claim" in page
    assert 'aria-current="true"' in await text_of(
        site, f"/compare?a={QUOTES[0]}&b={QUOTES[2]}&show=different"
    )


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/.json", schemas.HoldingsOut),
        ("/search.json?q=close+the+harbour", schemas.SearchOut),
        (f"/claim/{CLAIM}.json", schemas.TraceOut),
        (f"/article/{WIRE.id}.json", schemas.ArticleOut),
    ],
)
async def test_records_have_the_public_shape(
    site: Datasette, path: str, shape: type[schemas.BaseModel]
) -> None:
    response = await site.client.get(path)
    assert response.headers["content-type"].startswith("application/json")
    document = json.loads(response.text)
    assert schemas.dump(shape.model_validate(document)) == document


@pytest.mark.parametrize("what", ["claim", "article", "source"])
async def test_unknown_ids_are_not_found(site: Datasette, what: str) -> None:
    page = await text_of(site, f"/{what}/{what[0]}0000000000000000", status=404)
    assert "Not in these holdings" in page
    response = await site.client.get(f"/{what}/{what[0]}0000000000000000.json")
    assert response.status_code == 404
    assert response.json()["ok"] is False


async def test_a_mistyped_id_leads_to_the_right_one(site: Datasette) -> None:
    wrong = CLAIM[:-1] + ("0" if CLAIM[-1] != "0" else "1")
    assert f'href="/claim/{CLAIM}"' in await text_of(site, f"/claim/{wrong}", status=404)


async def test_two_articles_can_be_compared(site: Datasette) -> None:
    page = await text_of(site, f"/compare?a={WIRE.id}&b={SPUN.id}")
    assert "Two articles compared" in page
    assert "Copy with swapped words" in page
    record = (await site.client.get(f"/compare.json?a={WIRE.id}&b={SPUN.id}")).json()
    assert 0.2 < record["share_of_a"] < 0.9
    assert record["lineage"][0]["relation"] == "spun"


async def test_claim_quotes_as_csv(site: Datasette) -> None:
    response = await site.client.get(f"/claim/{CLAIM}.csv")
    assert response.headers["content-type"].startswith("text/csv")
    assert len(response.text.strip().splitlines()) == 4
    assert "Ilse Varga → Coastline Wire → Edda Buzz Now" in response.text


async def test_rows_as_json_lines(site: Datasette) -> None:
    response = await site.client.get("/provenance/claims.ndjson")
    lines = [json.loads(line) for line in response.text.splitlines()]
    assert CLAIM in {line["id"] for line in lines}


async def test_ids_in_tables_lead_to_our_pages(site: Datasette) -> None:
    assert f'<a href="/claim/{CLAIM}">' in await text_of(site, "/provenance/claims")
    assert f'<a href="/claim/{CLAIM}">' in await text_of(site, "/provenance/altered_wording")
    assert f'<a href="/article/{WIRE.id}">' in await text_of(site, "/provenance/articles")


async def test_tables_and_columns_are_described(site: Datasette) -> None:
    page = await text_of(site, "/provenance/quotes")
    assert 'class="column-descriptions"' in page


async def test_a_quote_has_a_permanent_address(site: Datasette) -> None:
    response = await site.client.get(f"/quote/{QUOTES[2]}")
    assert response.status_code == 302
    assert response.headers["location"] == f"/article/{SPUN.id}#{QUOTES[2]}"
    record = (await site.client.get(f"/quote/{QUOTES[2]}.json")).json()
    assert schemas.dump(schemas.QuoteOut.model_validate(record)) == record


async def test_the_report_stands_alone(site: Datasette) -> None:
    response = await site.client.get(f"/claim/{CLAIM}/report")
    assert response.status_code == 200
    assert "script-src" not in response.headers["content-security-policy"]
    assert (await site.client.get(f"/claim/{CLAIM}/report.md")).text.startswith("#")


async def test_a_stored_query_is_called_by_its_title(site: Datasette) -> None:
    assert "<title>Most altered wordings</title>" in await text_of(
        site, "/provenance/altered_wording"
    )


async def test_a_claim_page_cuts_what_nobody_can_read(site: Datasette) -> None:
    rows = (await site.client.get("/provenance/claims.json?_shape=array")).json()
    long = next(row["id"] for row in rows if len(row["text"]) > 2500)
    page = await text_of(site, f"/claim/{long}")
    assert "Texts are cut here after 2,000 characters" in page
    assert "x" * 1900 in page
    assert "x now" not in page  # how these words end
    assert "Texts are cut" not in await text_of(site, f"/claim/{CLAIM}")


async def test_the_database_page_lists_views_first_and_every_question(site: Datasette) -> None:
    page = await text_of(site, "/provenance")
    assert page.index('id="views"') < page.index('id="queries"') < page.index('id="tables"')
    assert "Every quote in plain words" in page
    questions = page[page.index('id="queries"') : page.index('id="tables"')]
    assert questions.count("<dt>") == 8


async def test_a_stored_query_shows_rows_and_no_sql_unasked(site: Datasette) -> None:
    page = await text_of(site, "/provenance/search_quotes?words=harbour")
    assert "Words of the phrase" in page
    assert 'value="Show"' in page
    assert " rows</strong>" in page
    assert "Custom SQL" not in page and "quotes_fts" not in page
    assert "quotes_fts" in await text_of(
        site, "/provenance/search_quotes?words=harbour&_show_sql=1"
    )
