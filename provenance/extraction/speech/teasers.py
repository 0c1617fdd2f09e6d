"""Teasers: headlines of other articles that a page has set into a sentence behind a name.

When a page is saved as text, such a box ends up glued to the name that it stood beside and ends
with its link: "Ada Lund Ada Maria LundMill shut for good Lund: 'Never again' MORE said that ...".
What stands in its quotation marks was said in other articles.
"""

import re

from provenance.models import Span

_LONGEST = 500  # characters of a teaser
_LINK = re.compile(r" MORE(?![A-Z\d])")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


def teasers(text: str) -> tuple[Span, ...]:
    """Return the spans of the teasers in a text, in order.

    >>> teasers("Ada LundMill shut MORE said so.")
    ((8, 22),)
    """
    found: list[Span] = []
    if " MORE" not in text:
        return ()
    for link in _LINK.finditer(text):
        before = max(link.start() - _LONGEST, text.rfind("\n", 0, link.start()) + 1)
        glued = _GLUED.search(text, max(before, found[-1][1] if found else 0), link.start())
        if glued:
            found.append((glued.start(), link.end()))
    return tuple(found)


def within(span: Span, teasers: tuple[Span, ...]) -> bool:
    """Return whether a span lies in one of the teasers."""
    return any(start <= span[0] and span[1] <= end for start, end in teasers)
