"""Feed files and web archives: each entry and each captured page is an article."""

import gzip
from pathlib import Path

import pytest

from provenance.models import Record, Rejection
from provenance.reading import read

RSS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Pier Post</title>
<language>en</language>
<item><title>Pier closed</title><link>https://p.example/1</link>
<pubDate>Mon, 03 Feb 2025 10:00:00 +0000</pubDate><dc:creator>Ada Bell</dc:creator>
<description>Teaser &x;</description>
<content:encoded><![CDATA[<p>The pier is closed.</p><blockquote>“No,” she said.</blockquote>
<p>End<br>here.</p><script>no</script>]]></content:encoded></item>
<item><title>Two</title><description>Only a &lt;b&gt;teaser&lt;/b&gt; &x; here</description></item>
<item><title>Three</title></item></channel></rss>"""


def feed(tmp_path: Path, name: str, content: str) -> list[Record | Rejection]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return list(read([str(path)]))


def test_rss_entries_are_articles(tmp_path: Path) -> None:
    first, second, third = feed(tmp_path, "news.rss", RSS)
    assert isinstance(first, Record)
    assert first.text == "The pier is closed.\n\n> “No,” she said.\n\nEnd\nhere."
    assert (first.outlet, first.title, first.byline) == ("Pier Post", "Pier closed", "Ada Bell")
    assert (first.url, first.lang) == ("https://p.example/1", "en")
    assert first.published == "Mon, 03 Feb 2025 10:00:00 +0000"
    assert isinstance(second, Record)
    assert second.text == "Only a teaser &x; here"  # the entity is not followed
    assert isinstance(third, Rejection)
    assert "entry 3" in third.reason


def test_atom_and_json_feeds_too(tmp_path: Path) -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Pier Post</title>
    <entry><title>A</title><link rel="self" href="https://p.example/self"/>
    <link href="https://p.example/a"/><author><name>Ada Bell</name></author>
    <published>2025-02-03T10:00:00Z</published><content type="xhtml">
    <div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>"""
    [entry] = feed(tmp_path, "news.atom", atom)
    assert isinstance(entry, Record)
    assert (entry.text, entry.url, entry.byline) == (
        "One.\n\nTwo.",
        "https://p.example/a",
        "Ada Bell",
    )
    text = """{"version": "https://jsonfeed.org/version/1.1", "title": "Pier Post", "items": [
    {"url": "https://p.example/1", "content_text": "a < b\\n\\nTwo.", "authors": [{"name": "Jo"}]},
    {"content_html": "<p>One &amp; two.</p>"}, 7]}"""
    first, second = feed(tmp_path, "feed.json", text)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.text, first.byline, second.text) == ("a < b\n\nTwo.", "Jo", "One & two.")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", "[1]", "no feed"),
        ("a.json", '{"version": 1}', "no feed"),
        ("a.json", "{" * 100_000, "no feed"),
        ("a.xml", "<html/>", "no feed"),
        ("a.xml", "not xml", "no feed"),
        ("a.rss", "<rss><channel/></rss>", "no entries"),
        ("a.xml", "<urlset><url><loc>https://p.example</loc></url></urlset>", "a sitemap lists"),
        ("a.xml", "<!DOCTYPE a [<!ENTITY b 'cc'>]>" + "<a>" * 10_000, "no feed"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, name: str, content: str, reason: str) -> None:
    [item] = feed(tmp_path, name, content)
    assert isinstance(item, Rejection)
    assert reason in item.reason


PAGE = b"""<html><head><title>Pier</title><link rel="canonical" href="https://b.example/x"></head>
<body><article><p>The pier at Hobb is closed to walkers until the spring, the office said.</p>
<p>\xe2\x80\x9cNobody will miss it in this weather,\xe2\x80\x9d said the warden, Ada Bell.</p>
</article></body></html>"""


def capture(
    address: str, body: bytes = PAGE, *, kind: str = "text/html", status: int = 200
) -> bytes:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode()
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2024-01-05T10:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return warc.encode() + head + body + b"\r\n\r\n"


def test_captured_pages_are_articles_and_other_captures_are_passed_over(tmp_path: Path) -> None:
    captures = [
        capture("https://a.example/1"),
        capture("https://a.example/2.png", b"PNG", kind="image/png"),
        capture("https://a.example/3", status=404),
        capture("https://b.example/2"),
        capture("https://b.example/empty", b"<html></html>"),
    ]
    plain, packed = tmp_path / "a.warc", tmp_path / "b.warc.gz"
    plain.write_bytes(b"".join(captures))
    packed.write_bytes(b"".join(map(gzip.compress, captures)))
    for path in (plain, packed):
        first, second, bad = read([str(path)])
        assert isinstance(first, Record)
        assert isinstance(second, Record)
        assert first.url == "https://a.example/1"  # a canonical address elsewhere does not win
        assert first.extra == {
            "canonical": "https://b.example/x",
            "retrieved": "2024-01-05T10:00:00Z",
        }
        assert second.url == "https://b.example/x"
        assert isinstance(bad, Rejection)
        assert "https://b.example/empty" in bad.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"hello " * 100, "damaged"),
        (capture("https://a.example/1", b"PNG", kind="image/png"), "no HTML responses"),
        (b"", "no HTML responses"),
    ],
)
def test_an_archive_without_pages_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    [item] = read([str(path)])
    assert isinstance(item, Rejection)
    assert reason in item.reason


def test_a_damaged_archive_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(capture("https://a.example/1") + capture("https://a.example/2")[:300])
    found = list(read([str(path)]))
    assert isinstance(found[0], Record)
    assert isinstance(found[-1], Rejection)
