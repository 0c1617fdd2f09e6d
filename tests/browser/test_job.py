"""The job itself, in a browser: from a mistyped quote to a citation, without a manual."""

import pytest

from provenance.ids import source_id
from tests.browser.conftest import MISSING
from tests.site import world

ANALYSED, TRACED, _ = world.harbour()
CLAIM = TRACED[0].claim.id
SPUN = ANALYSED[2].article.id
CROWD = world.crowd(60)[1].claim.id
PAGES = {
    "home": "/",
    "search": "/search?q=close+the+harbour+unless",
    "nothing": "/search?q=purple+zebras+negotiate",
    "claim": f"/claim/{CLAIM}",
    "crowd": f"/claim/{CROWD}",
    "article": f"/article/{SPUN}",
    "compare": f"/compare?a={ANALYSED[0].quotes[0].id}&b={ANALYSED[2].quotes[0].id}",
    "articles": f"/compare?a={ANALYSED[0].article.id}&b={SPUN}&show=different",
    "which": "/compare",
    "source": f"/source/{source_id('Coastline Wire', 'agency')}",
    "report": f"/claim/{CLAIM}/report",
    "missing": MISSING,
    "database": "/provenance",
    "table": "/provenance/quotes",
    "view": "/provenance/attribution_chains",
    "row": "/provenance/claims/1",
    "question": "/provenance/altered_wording",
    "stored search": "/provenance/search_quotes?words=harbour",
}


def test_a_mistyped_quote_is_traced_to_its_words_and_cited(page, address: str) -> None:
    page.goto(address)
    page.get_by_label("The quote, or the words you remember").fill(
        "We will not close the harbor unless the fery company pays its 40 workers"
    )
    page.get_by_role("button", name="Trace this quote").click()
    page.locator(".results a").first.click()
    page.wait_for_url(f"**/claim/{CLAIM}")
    assert world.REFERENCE in page.locator("h1").inner_text()
    assert "Coastline Wire" in page.locator(".origin .answer").inner_text()

    page.get_by_role("link", name="according to Coastline Wire").click()
    page.wait_for_url("**#evidence")
    marked = page.locator("p .m-evidence")
    assert "".join(marked.all_text_contents()) == "according to Coastline Wire"
    assert marked.first.is_visible()
    page.go_back()

    page.get_by_role("link", name="Compare with the reference").last.click()
    page.wait_for_url("**/compare?*")
    assert page.locator(".aligned del").first.inner_text() == "not"
    page.get_by_role("button", name="what differs").click()
    page.wait_for_url("**show=different*")
    assert page.get_by_role("button", name="what differs").get_attribute("aria-current") == "true"
    page.get_by_role("link", name="the same claim").click()
    page.wait_for_url("**/claim/*")

    citation = page.get_by_label("Select and copy").input_value()
    assert "CAUTION: the step Coastline Wire → Edda Buzz Now is inferred" in citation
    assert f"/claim/{CLAIM}" in citation


def test_the_job_can_be_done_with_the_keyboard_alone(page, address: str) -> None:
    page.goto(address)
    _tab_to(page, "TEXTAREA")
    page.keyboard.type("We will not close the harbor unless the fery company pays")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    _tab_to(page, "A", f"/claim/{CLAIM}")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/claim/{CLAIM}")
    _tab_to(page, "A", "#evidence")
    page.keyboard.press("Enter")
    page.wait_for_url("**#evidence")
    page.go_back()
    _tab_to(page, "A", "/compare?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?*")
    _tab_to(page, "BUTTON", "what differs")
    page.keyboard.press("Enter")
    page.wait_for_url("**show=different*")
    page.goto(f"{address}/claim/{CLAIM}")
    _tab_to(page, "TEXTAREA")
    page.keyboard.press("Control+A")
    assert page.evaluate("getSelection().toString()").startswith("“We will not close")
    _tab_to(page, "A", "/report")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report")


def _tab_to(page, element: str, words: str = "") -> None:
    """Press Tab until an element of a kind has the focus whose address or text has these words.

    Whatever has the focus on the way must show it.
    """
    told = "[document.activeElement.tagName, document.activeElement.href || ''"
    told += (
        ", document.activeElement.textContent, getComputedStyle(document.activeElement).outline]"
    )
    for _ in range(120):
        page.keyboard.press("Tab")
        tag, href, text, outline = page.evaluate(told)
        assert tag == "BODY" or "none" not in outline, f"{tag} {href} does not show the focus"
        if tag == element and (words in href or words in text):
            return
    raise AssertionError(f"the keyboard does not reach {element} {words}")


def test_data_and_report_can_be_taken_away(page, address: str) -> None:
    page.goto(f"{address}/claim/{CLAIM}")
    for name in ("JSON", "CSV", "Report to file with the story"):
        href = page.get_by_role("link", name=name, exact=True).get_attribute("href")
        answer = page.request.get(address + href)
        assert answer.ok
        assert "400 workers" in answer.text()


def test_rows_of_a_table_can_be_taken_away(page, address: str) -> None:
    page.goto(f"{address}/provenance/quotations?speaker=Tove+Aas")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert started.value.suggested_filename == "quotations.csv"
    lines = started.value.path().read_text(encoding="utf-8").splitlines()
    assert len(lines) == 61


def test_the_report_shows_without_errors(page, address: str) -> None:
    page.goto(f"{address}/claim/{CLAIM}/report")
    assert page.locator("svg").count() >= 1


def test_a_quote_address_leads_to_its_words(page, address: str) -> None:
    quote = ANALYSED[1].quotes[0].id
    page.goto(f"{address}/quote/{quote}")
    assert page.url.endswith(f"#{quote}")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1600])
def test_no_page_is_wider_than_the_window(page, address: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_runs_nothing(page, address: str) -> None:
    page.goto(f"{address}/search?q=Hear+javascript%3Aalert(2)+now")
    page.locator(".results a").first.click()
    page.wait_for_url("**/claim/*")
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Read it in the article").first.click()
    page.wait_for_url("**/article/*")
    assert page.locator("script").count() == 0


def test_keyboard_reaches_content_first(page, address: str) -> None:
    page.goto(f"{address}/claim/{CLAIM}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible(page, axe, address: str, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + PAGES[name])
    # Datasette's jump menu is drawn in a shadow tree, on which this version of axe stumbles.
    page.evaluate("document.querySelectorAll('navigation-search').forEach(each => each.remove())")
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]})
    told = [
        f"{each['id']}: {each['help']}: {[node['html'][:120] for node in each['nodes'][:3]]}"
        for each in found.response["violations"]
    ]
    assert not told
