"""Page furniture: what belongs to the page is told from the article, and prose is left alone."""

import pytest

from tests.description.describing import BODY, described, furniture_of


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Advertisement",
        "Story continues below",
        "Share this article",
        "READ MORE:",
        "Sign up for our morning letter",
        "Follow us on Twitter",
        "Subscribe to the Hobb Herald today",
        "___",
        "-0-",
        "Copyright © 2023 Hobb Herald",
        "Associated Press writer Ada Bell contributed to this report.",
        "Please send any comments or questions about this article to desk@hobb.example.",
        "Hobb Herald works with a network of sources. Their identities remain anonymous for "
        "security reasons. For more information about us, please visit our FAQ page.",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert line in furniture_of(f"{BODY}\n\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for the boat,” she said.",
        "He told them to share this bread.",
        "Read the whole thing before you sign, the warden said.",
        "Advertisement for the pier had cost the town nothing.",
        "The live music goes on.",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    assert furniture_of(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_caption_goes_with_its_picture() -> None:
    caption = "Gulls on the pier of Hobb, seen on Monday by nobody else.\n\n"
    spans = furniture_of(f"Open this photo in gallery:\n\n{caption}{BODY}")
    assert caption.strip() in spans


def test_what_follows_a_closing_line_goes_with_it() -> None:
    closing = (
        "Follow related authors and topics\n\nAda Bell\n\nPiers\n\nInteract with The Hobb Herald"
    )
    assert furniture_of(f"{BODY}\n\n{closing}") == [closing]


def test_a_closing_line_in_the_middle_takes_nothing_along() -> None:
    spans = furniture_of(f"Related articles\n\n{BODY}\n\n{BODY}")
    assert spans == ["Related articles"]


def test_the_dateline_and_the_end_mark_are_cut_off() -> None:
    text = f"Pyongyang, July 14 (KCNA) -- {BODY} -0-"
    assert furniture_of(text) == ["Pyongyang, July 14 (KCNA) --", "-0-"]


def test_a_headline_in_the_text_counts_once() -> None:
    text = f"Pier of Hobb closed after plank gives way\n\n{BODY}"
    article = described(text)
    assert article.title == "Pier of Hobb closed after plank gives way"
    assert article.furniture == ((0, len(article.title)),)
    stated = described(text, title="Pier of Hobb closed after plank gives way | Hobb Herald")
    assert stated.furniture == article.furniture
    other = described(text, title="Another title")
    assert other.furniture == ()


@pytest.mark.parametrize("mark", ["# ", "Title: ", "HEADLINE: "])
def test_the_mark_of_a_headline_is_not_the_title(mark: str) -> None:
    assert described(f"{mark}Pier of Hobb closed\n\n{BODY}").title == "Pier of Hobb closed"


@pytest.mark.parametrize(
    "first", ["It rained in Hobb on Monday.", "By Ada Bell", "Rain", "He said this:", "x " * 120]
)
def test_other_first_lines_are_no_headline(first: str) -> None:
    assert described(f"{first}\n\n{BODY}").title is None


@pytest.mark.parametrize(
    ("ending", "complete"),
    [
        ("", True),
        ("\n\nSubscribe to continue reading", False),
        ("\n\nThe carpenters said that they would come back with the", False),
        ("\n\nThe carpenters said they would come... [+1234 chars]", False),
        ("\n\nThe carpenters said that they would come back…", False),
        ("\n\nMore:Carpenters come back to a town by the sea for the", True),
        ("\n\n(AP Photo/Ada Bell)", True),
        ("\n\nCopyright © 2023 Hobb Herald", True),
        ("\n\nThe harbour office said. ■", True),
    ],
)
def test_visible_loss_of_text_is_told(ending: str, complete: bool) -> None:
    assert described(BODY + ending).complete is complete
