"""Reports show hostile text harmlessly and say the same in every format."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from provenance.reports.attribution import text_fragment
from provenance.reports.document import Document, Link, Section, Table, items, paragraph
from provenance.reports.html import to_html
from provenance.reports.markdown import escaped, to_markdown

HOSTILE = '<script>alert("x")</script> *bold* [a](javascript:alert(1)) | & \u202eright'


class _Seen(HTMLParser):
    """Collects tags, links and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> _Seen:
    parser = _Seen()
    parser.feed(html)
    return parser


def document(text: str, href: str | None = None) -> Document:
    table = Table(heads=("What", "Where"), rows=((text, Link(text=text, href=href)),))
    blocks = (paragraph(text, tone="quote"), items(text, (text, Link(text=text, href=href))), table)
    return Document(
        title=text, lang="en", sections=(Section(title="Facts", blocks=blocks),), footer="End."
    )


def test_hostile_text_is_text_in_html() -> None:
    page = seen(to_html(document(HOSTILE, "javascript:alert(1)")))
    assert "script" not in page.tags
    assert page.links == []
    assert page.text.count('<script>alert("x")</script>') >= 4


def test_a_page_asks_nothing_of_the_network() -> None:
    html = to_html(document("plain", "https://courier.example/a"))
    assert seen(html).links == ["https://courier.example/a", "https://courier.example/a"]
    assert not {"link", "script", "img", "iframe"} & seen(html).tags


@given(st.text(max_size=80))
def test_any_text_survives_into_html_unchanged(text: str) -> None:
    clean = "".join(c for c in text if c.isprintable())
    assert clean in seen(to_html(document(clean))).text


def test_markdown_never_turns_text_into_markup() -> None:
    made = to_markdown(document(HOSTILE))
    assert "\\<script\\>" in made and "\\*bold\\*" in made and "\\[a\\]" in made
    assert "\n1\\. not a list" in "\n" + escaped("1. not a list")


def test_a_table_cell_keeps_its_pipes_inside() -> None:
    made = to_markdown(document("left | right"))
    row = next(line for line in made.splitlines() if line.startswith("| left"))
    assert row.replace("\\|", "").count("|") == 3


def test_a_text_fragment_holds_the_first_and_last_words() -> None:
    assert text_fragment("one two") == "one%20two"
    long = " ".join(f"w{n}" for n in range(40))
    assert text_fragment(long) == "w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39"
    assert "%2C" in text_fragment("well, then") and "%2D" in text_fragment("a-b")
