"""The article's own words on a page, by trafilatura, with its paragraphs kept apart."""

from copy import deepcopy
from functools import cache
from html import unescape
from typing import Any

from provenance.reading.blocks import keep_quotations, text_of_body, text_of_fragment

_SHORT = 250  # characters below which a text is looked at twice
_MUCH_LONGER = 2.0  # how many times longer another reading must be to be preferred
_SMALLEST = "50"  # characters from which trafilatura keeps the structure that it found


def article_text(tree: Any, stated: str = "") -> str:
    """Return the article's text, empty when the page has none.

    The body that the page carries in its linked data (`stated`) and, for a short text, a more
    generous reading of the page are compared with it: what is much longer wins, because then the
    other one has lost something.
    """
    keep_quotations(tree)
    text = _longer(_extracted(tree, generous=False), _stated_text(stated))
    return text if len(text) >= _SHORT else _longer(text, _extracted(tree, generous=True))


def _stated_text(body: str) -> str:
    """Return the body in the linked data as text; it is written with or without markup."""
    if "</" in body:
        return text_of_fragment(body)
    return "\n\n".join(line.strip() for line in unescape(body).splitlines() if line.strip())


def _longer(text: str, other: str) -> str:
    if len(other) > _MUCH_LONGER * len(text) or other.split() == text.split():
        return other  # of equal words the second has the paragraphs
    return text


def _extracted(tree: Any, *, generous: bool) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(
        deepcopy(tree),  # trafilatura takes the tree apart
        include_comments=False,
        include_tables=False,
        favor_recall=generous,
        with_metadata=False,
        **({} if generous else {"config": _settings()}),
    )
    body = getattr(document, "body", None)
    return "" if body is None else text_of_body(body)


@cache
def _settings() -> Any:
    """Return settings under which short articles are not melted into one paragraph."""
    from trafilatura.settings import use_config

    settings = deepcopy(use_config())
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SMALLEST
    return settings
