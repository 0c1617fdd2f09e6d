"""Addresses: pages, feeds and sitemaps, fetched politely, without a network here."""

import gzip
from collections.abc import Callable

import httpx
import pytest

from provenance.models import Record, Rejection
from provenance.reading import read
from provenance.reading.fetching import SIZE_LIMIT, Fetcher, FetchError

PAGE = """<html><head><title>{0}</title></head><body><article>
<p>The pier at Hobb is closed to walkers until the spring, the harbour office said on Monday.</p>
<p>“Nobody will miss it in this weather,” said the warden, Ada Bell, to page {0}.</p>
</article></body></html>"""
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.reading.fetching._PAUSE", 0.0)


def site(**pages: str | httpx.Response | Callable[[], httpx.Response]) -> httpx.MockTransport:
    """Return a transport that answers for pier.example; anything else is missing."""

    def answer(request: httpx.Request) -> httpx.Response:
        page = pages.get(request.url.path.strip("/").replace(".", "_") or "home")
        if page is None:
            return httpx.Response(404)
        if isinstance(page, str):
            return httpx.Response(200, text=page, headers=HTML)
        return page if isinstance(page, httpx.Response) else page()

    return httpx.MockTransport(answer)


def items(address: str, transport: httpx.MockTransport) -> list[Record | Rejection]:
    return list(read([address], transport=transport))


def test_a_page_is_read_with_its_address_and_the_time_of_the_visit() -> None:
    [record] = items("https://pier.example/one", site(one=PAGE.format("one")))
    assert isinstance(record, Record)
    assert (record.url, record.title) == ("https://pier.example/one", "one")
    assert record.source_path == "https://pier.example/one"
    assert str(record.extra["retrieved"]).endswith("Z")


def test_a_redirect_is_followed_to_the_true_address() -> None:
    moved = httpx.Response(301, headers={"location": "https://pier.example/one"})
    [record] = items("https://pier.example/old", site(old=moved, one=PAGE.format("one")))
    assert isinstance(record, Record)
    assert record.url == "https://pier.example/one"


FEED = """<rss><channel><title>Pier Post</title>
<item><link>https://pier.example/one</link><description>A teaser.</description></item>
<item><title>Whole</title><link>https://pier.example/two</link>
<encoded>&lt;p&gt;The whole entry stands in the feed.&lt;/p&gt;</encoded></item></channel></rss>"""


def test_a_feed_of_teasers_leads_to_its_pages() -> None:
    transport = site(feed=httpx.Response(200, text=FEED), one=PAGE.format("one"))
    first, second = items("https://pier.example/feed", transport)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert first.title == "one"
    assert second.text == "The whole entry stands in the feed."
    assert second.outlet == "Pier Post"


def urlset(*addresses: str) -> str:
    return "<urlset>" + "".join(f"<url><loc>{each}</loc></url>" for each in addresses) + "</urlset>"


def test_a_sitemap_leads_to_its_pages_once_each() -> None:
    pages = ["https://pier.example/one", "https://pier.example/gone", "https://pier.example/one"]
    transport = site(map=httpx.Response(200, text=urlset(*pages)), one=PAGE.format("one"))
    found = items("https://pier.example/map", transport)
    assert [type(item) for item in found] == [Record, Rejection]
    assert found[1].source_path == "https://pier.example/gone"


def test_a_packed_sitemap_is_unpacked() -> None:
    packed = gzip.compress(urlset("https://pier.example/one").encode())
    transport = site(map=httpx.Response(200, content=packed), one=PAGE.format("one"))
    [record] = items("https://pier.example/map", transport)
    assert isinstance(record, Record)
    bomb = gzip.compress(b" " * (SIZE_LIMIT + 1))
    [item] = items("https://pier.example/map", site(map=httpx.Response(200, content=bomb)))
    assert isinstance(item, Rejection)
    assert "16 MB" in item.reason


def test_an_index_of_sitemaps_is_followed_one_step() -> None:
    index = "<sitemapindex><sitemap><loc>https://pier.example/map</loc></sitemap></sitemapindex>"
    transport = site(
        index=httpx.Response(200, text=index),
        map=httpx.Response(200, text=urlset("https://pier.example/one")),
        one=PAGE.format("one"),
    )
    [record] = items("https://pier.example/index", transport)
    assert isinstance(record, Record)


def failing(error: Exception) -> Callable[[], httpx.Response]:
    def answer() -> httpx.Response:
        raise error

    return answer


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(httpx.Response(404), "answered 404", id="missing"),
        pytest.param(httpx.Response(500), "answered 500", id="broken"),
        pytest.param(failing(httpx.ReadTimeout("slow")), "no answer within", id="slow"),
        pytest.param(failing(httpx.ConnectError("Name not known")), "Name not known", id="name"),
        pytest.param(
            httpx.Response(302, headers={"location": "https://pier.example/thing"}),
            "redirects",
            id="loop",
        ),
        pytest.param(
            httpx.Response(302, headers={"location": "file:///etc/passwd"}), "leads away", id="file"
        ),
        pytest.param(httpx.Response(200, content=b"x" * (SIZE_LIMIT + 1)), "16 MB", id="large"),
        pytest.param(httpx.Response(200, content=b"%PDF-1.4"), "no page, feed", id="other kind"),
        pytest.param(httpx.Response(200, text="<html></html>"), "no article text", id="no text"),
        pytest.param(httpx.Response(200, text="<rss><channel/></rss>"), "nothing", id="no entry"),
        pytest.param(
            lambda: httpx.Response(
                200,
                stream=httpx.ByteStream(b"\x1f\x8bgarbage"),
                headers={"content-encoding": "gzip"},
            ),
            "cannot be fetched",
            id="bad gzip",
        ),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(
    answer: httpx.Response | Callable[[], httpx.Response], reason: str
) -> None:
    [item] = items("https://pier.example/thing", site(thing=answer))
    assert isinstance(item, Rejection)
    assert reason in item.reason
    assert "\n" not in item.reason
    assert item.source_path == "https://pier.example/thing"


@pytest.mark.parametrize("address", ["http://", "http://[broken", "https://\0/", "http://a b/"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    [item] = items(address, site())
    assert isinstance(item, Rejection)


def test_robots_txt_is_obeyed() -> None:
    rules = httpx.Response(200, text="User-agent: *\nDisallow: /private")
    transport = site(robots_txt=rules, private=PAGE.format("p"), one=PAGE.format("one"))
    [kept] = items("https://pier.example/private", transport)
    assert isinstance(kept, Rejection)
    assert "robots.txt" in kept.reason
    [open_page] = items("https://pier.example/one", transport)
    assert isinstance(open_page, Record)


def test_a_redirect_does_not_lead_around_robots_txt() -> None:
    transport = site(
        robots_txt=httpx.Response(200, text="User-agent: *\nDisallow: /private"),
        one=httpx.Response(302, headers={"location": "/private"}),
        private=PAGE.format("p"),
    )
    [item] = items("https://pier.example/one", transport)
    assert isinstance(item, Rejection)
    assert "robots.txt" in item.reason


def test_nothing_is_fetched_while_robots_txt_cannot_be_read() -> None:
    transport = site(robots_txt=httpx.Response(503), one=PAGE.format("one"))
    [item] = items("https://pier.example/one", transport)
    assert isinstance(item, Rejection)
    assert "503" in item.reason


def test_requests_to_one_host_leave_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.reading.fetching._PAUSE", 0.5)
    pauses: list[float] = []
    transport = site(one=PAGE.format("one"))
    with Fetcher(transport=transport, pause=pauses.append, clock=lambda: 100.0) as fetcher:
        fetcher.fetch("https://pier.example/one")
        with pytest.raises(FetchError):
            fetcher.fetch("https://other.example/missing")
    assert pauses == [0.5, 0.5]  # robots.txt first, then the page, on either host


def test_a_host_can_ask_for_a_longer_pause() -> None:
    pauses: list[float] = []
    rules = httpx.Response(200, text="User-agent: *\nCrawl-delay: 3\nDisallow: /private")
    transport = site(robots_txt=rules, one=PAGE.format("one"))
    with Fetcher(transport=transport, pause=pauses.append, clock=lambda: 100.0) as fetcher:
        fetcher.fetch("https://pier.example/one")
    assert pauses == [3.0]
