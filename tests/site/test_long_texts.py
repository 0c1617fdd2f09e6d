"""A megabyte in any field: pages stay small, say that they cut, and lead to the whole."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from datasette.app import Datasette

from provenance.site.parts import PART, part_at, parts, within
from provenance.site.server import build
from provenance.site.snapshots import serveable
from provenance.vocabulary import SpeakerKind
from tests.site import world

MEGABYTE = 1_000_000
WORD = "x" * MEGABYTE
SPEECH = "The ministry counts its barges slowly and carefully today. " * (MEGABYTE // 59)
LARGEST = 300_000
"""Bytes that any page may have: a megabyte shown once would be more than three times that."""
LONG, SPOKEN = (
    world.single(outlet, "Word", text, speaker="Ada Brill", kind=SpeakerKind.PERSON)
    for outlet, text in (("Longword Post", f"We open {WORD} today"), ("Longquote Post", SPEECH))
)
NAMED = world.single(f"O{WORD}", f"T{WORD}", "It is so.", speaker=WORD, kind=SpeakerKind.PERSON)
LINKED = world.single(
    "Address Post", "Addressed", "It has an address.", speaker="Bo Lind", kind=SpeakerKind.PERSON,
    url=f"https://a.example/{WORD}",
)  # fmt: skip
EACH = (LONG, SPOKEN, NAMED, LINKED)
CLAIMS = [traced.claim.id for _, traced in EACH]
ARTICLES = [analysed.article.id for analysed, _ in EACH]
QUOTES = [analysed.quotes[0].id for analysed, _ in EACH]
PAGES = [
    *(f"/claim/{id_}" for id_ in CLAIMS),
    *(f"/claim/{id_}/report" for id_ in CLAIMS),
    *(f"/claim/{id_}/report.md" for id_ in CLAIMS),
    *(f"/article/{id_}" for id_ in ARTICLES),
    f"/article/{ARTICLES[0]}?from=500000&to=500100",
    f"/article/{ARTICLES[0]}?words={'x' * 300}",
    f"/compare?a={QUOTES[0]}&b={QUOTES[1]}",
    f"/compare?a={QUOTES[1]}&b={QUOTES[0]}",
    f"/compare?a={ARTICLES[0]}&b={ARTICLES[1]}&show=different",
    "/search?q=the+ministry+counts+its+barges+slowly+and+carefully",
    *(f"/provenance/{name}" for name in ("articles", "quotes", "claims", "sources", "hops")),
    *(f"/provenance/{name}" for name in ("quotations", "articles_overview", "attribution_chains")),
    *(f"/provenance/articles/{pk}" for pk in (1, 2, 3, 4)),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a megabyte as a word, a quote, a name, a title, an outlet, an address."""
    path = tmp_path_factory.mktemp("long") / "long.db"
    world.write(path, [analysed for analysed, _ in EACH], [traced for _, traced in EACH])
    return serveable(path, tmp_path_factory.mktemp("served"))


@pytest.fixture
def site(snapshot: Path) -> Iterator[Datasette]:
    """The site over it."""
    datasette = build(snapshot)
    yield datasette
    datasette.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path[:60])
async def test_every_page_stays_small(site: Datasette, path: str) -> None:
    response = await site.client.get(path)
    assert response.status_code == 200
    assert len(response.content) < LARGEST


async def test_a_long_text_is_shown_in_parts_that_miss_nothing(site: Datasette) -> None:
    address, shown, turned = f"/article/{ARTICLES[1]}", "", 0
    while address:
        page = html.unescape((await site.client.get(address)).text)
        text = page[page.index('class="text"') : page.index('class="list"')]
        shown += "".join(re.findall(r'<span class="m m-content">([^<]*)</span>', text)[1:])
        following = re.search(r'<a href="([^"]+)" rel="next"', page)
        address, turned = (following.group(1) if following else ""), turned + 1
    assert turned == len(parts("x" * MEGABYTE))
    assert shown == SPEECH


async def test_a_quote_far_down_is_shown_under_its_permanent_address(site: Datasette) -> None:
    carrier = world.article("Far Post", "Far", SPEECH[:PART] + "\n\n“Here I am.” Bo said.")
    quote = world.quote(carrier, "Here I am.", speaker="Bo")
    assert quote.segments[0][0] >= part_at(carrier.text, 0).span[1]
    assert part_at(carrier.text, quote.segments[0][0]).number == 2


async def test_pages_say_that_they_cut_and_lead_to_the_whole(site: Datasette) -> None:
    compared = (await site.client.get(f"/compare?a={QUOTES[0]}&b={QUOTES[1]}")).text
    assert "Cut here after 2,000 of 1,000,014 characters" in compared
    assert "Only the first 60,000 characters of each wording are compared" in compared
    whole = (await site.client.get(f"/quote/{QUOTES[0]}.json")).json()
    assert len(whole["text"]) == MEGABYTE + 14
    report = (await site.client.get(f"/claim/{CLAIMS[0]}/report")).text
    assert "characters more in the article and the JSON" in report


async def test_an_address_too_long_is_shown_and_not_linked(site: Datasette) -> None:
    page = (await site.client.get(f"/article/{ARTICLES[3]}")).text
    assert "https://a.example/xxx" in page
    assert 'href="https://a.example/' not in page


@pytest.mark.parametrize(
    "text",
    ["", "short", "x" * (3 * PART + 7), "line\n" * PART, "word " * PART, "\n" * (2 * PART)],
    ids=["empty", "short", "one word", "lines", "words", "blank"],
)
def test_parts_join_to_the_text(text: str) -> None:
    spans = parts(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= PART for start, end in spans)


def test_what_lies_in_a_part_is_clipped_to_it() -> None:
    assert within([(0, 10), (20, 30), (40, 50)], (5, 25)) == [(5, 10), (20, 25)]
