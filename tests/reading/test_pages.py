"""HTML pages: their text with its quotations, and what they state about themselves."""

import json
from pathlib import Path

import pytest

from provenance.description import describe
from provenance.models import Record, Rejection
from provenance.reading import read
from provenance.sources.registry import default_registry

BODY = """<article><h1>Pier closed</h1>
<p>The pier at Hobb is closed to walkers until the spring, the harbour office said on Monday.</p>
<blockquote><p>Nobody will miss it in this weather, and the planks need their rest as we all do.</p>
<footer>Ada Bell, warden</footer></blockquote>
<p>The planks were called <q>rotten as a <q>promise</q></q> in a report of the harbour office.</p>
<ul><li>The pier is ninety years old.</li></ul></article>"""


def page(tmp_path: Path, head: str, body: str = BODY, html: str = "<html>") -> Record:
    path = tmp_path / "page.html"
    path.write_text(f"{html}<head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    [record] = read([str(path)])
    assert isinstance(record, Record)
    return record


def test_block_quotations_stay_visible(tmp_path: Path) -> None:
    text = page(tmp_path, "<title>x</title>").text
    assert "\n> Nobody will miss it in this weather" in text
    assert "\n— Ada Bell, warden" in text
    assert "“rotten as a ‘promise’”" in text
    assert "- The pier is ninety years old." in text


def test_preformatted_text_is_no_quotation(tmp_path: Path) -> None:
    body = BODY.replace("<ul>", "<pre>A letter as it was typed.</pre><ul>")
    text = page(tmp_path, "", body).text
    assert "\nA letter as it was typed." in text


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "A site"},
 {"@type": ["NewsArticle"], "headline": "Pier closed", "datePublished": "2025-02-03T10:00:00+01:00",
  "author": [{"@type": "Person", "name": "Ada Bell"}, {"name": "Jo Orr"}],
  "publisher": {"@type": "Organization", "name": "Pier Post"}, "inLanguage": "en",
  "mainEntityOfPage": {"@id": "https://pierpost.example/closed"}}]}</script>"""


def test_linked_data_states_everything(tmp_path: Path) -> None:
    record = page(tmp_path, LINKED)
    assert record.title == "Pier closed"
    assert record.outlet == "Pier Post"
    assert record.byline == "Ada Bell, Jo Orr"
    assert record.published == "2025-02-03T10:00:00+01:00"
    assert record.url == "https://pierpost.example/closed"
    assert record.lang == "en"


def test_meta_elements_are_next(tmp_path: Path) -> None:
    head = """<title>Pier closed | Pier Post</title>
    <link rel="canonical" href="https://p.example/1">
    <meta property="og:title" content="Pier closed">
    <meta property="og:site_name" content="Pier Post">
    <meta property="article:published_time" content="2025-02-03">
    <meta name="author" content="Ada Bell">"""
    record = page(tmp_path, head, html='<html lang="en-GB">')
    assert (record.title, record.outlet, record.byline) == ("Pier closed", "Pier Post", "Ada Bell")
    assert (record.published, record.url, record.lang) == (
        "2025-02-03",
        "https://p.example/1",
        "en-GB",
    )


@pytest.mark.parametrize(
    "block",
    ["{broken", "[" * 5000, '"text"', '{"@type": "NewsArticle", "author": {"name": 7}}', "null"],
)
def test_broken_linked_data_does_no_harm(tmp_path: Path, block: str) -> None:
    head = f'<title>Pier closed</title><script type="application/ld+json">{block}</script>'
    assert page(tmp_path, head).title == "Pier closed"


def test_the_only_time_of_a_page_is_its_date(tmp_path: Path) -> None:
    stamped = BODY.replace("<h1>", '<time datetime="2025-02-03T09:00:00Z">3 Feb</time><h1>')
    assert page(tmp_path, "", stamped).published == "2025-02-03T09:00:00Z"
    twice = stamped + '<time datetime="2025-02-09">9 Feb</time>'
    assert page(tmp_path, "", twice).published is None


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body></body></html>",
        b"\x00\xff\xfe\x01",
        b"<",
        b"<!-- nothing -->",
        b"<script>1</script>",
    ],
)
def test_a_page_without_an_article_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes(content)
    [item] = read([str(path)])
    assert isinstance(item, Rejection)
    assert "text" in item.reason


def test_the_page_says_how_it_is_encoded(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = BODY.replace("Ada Bell", "Zoë Böhm")
    html = (
        f'<html><head><meta charset="iso-8859-1"><title>x</title></head><body>{body}</body></html>'
    )
    path.write_bytes(html.encode("iso-8859-1"))
    [record] = read([str(path)])
    assert isinstance(record, Record)
    assert "Zoë Böhm" in record.text


def test_a_short_article_keeps_its_paragraphs(tmp_path: Path) -> None:
    body = "<article><p>It rained.</p><p>“Let it,” <b>she</b> said.</p><p>It stopped.</p></article>"
    assert page(tmp_path, "", body).text == "It rained.\n\n“Let it,” she said.\n\nIt stopped."


def linked(**stated: object) -> str:
    node = {"@type": "NewsArticle", "headline": "Pier closed", **stated}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_a_body_in_the_linked_data_makes_up_for_a_lost_one(tmp_path: Path) -> None:
    body = "The whole text stands here &amp; there.\n" * 20
    found = page(tmp_path, linked(articleBody=body), "<p>A teaser of the text.</p>")
    assert found.text.startswith("The whole text stands here & there.\n\nThe whole text")


@pytest.mark.parametrize(
    ("stated", "cut"),
    [
        ({"wordCount": 400}, True),
        ({"wordCount": "20"}, False),
        ({"isAccessibleForFree": False}, True),
        ({"isAccessibleForFree": "True"}, False),
        ({"wordCount": "many"}, False),
    ],
)
def test_a_page_that_tells_of_more_text_is_incomplete(
    tmp_path: Path, stated: dict[str, object], cut: bool
) -> None:
    words = "<p>The pier is closed until the spring, the office said on Monday in Hobb.</p>" * 2
    record = page(tmp_path, linked(**stated), words)
    assert describe(record, default_registry()).complete is not cut


def test_of_several_articles_in_the_data_the_one_under_the_heading_counts(tmp_path: Path) -> None:
    other = linked(headline="Gulls leave", datePublished="2020-01-01")
    head = other + linked(datePublished="2025-02-03")
    assert page(tmp_path, head).published == "2025-02-03"


def test_the_title_ends_where_the_heading_does(tmp_path: Path) -> None:
    assert page(tmp_path, "<title>Pier closed - News from Hobb | Pier Post</title>").title == (
        "Pier closed"
    )
