"""Words in inner quotation marks: what a speaker quotes, or calls by its name.

Inside of quoted words, marks of another form set apart what is not the speaker's own: somebody
else's words, a title, a term.
"""

import re

from provenance.matching.forms import Form
from provenance.text.normal import words
from provenance.vocabulary import QuoteKind

_WHOLE = 0.8  # share of a quote that is its own words, set behind its speaker's name
Ranges = tuple[tuple[int, int], ...]
_MARKS = "'‘“\"«"
_OPENING = re.compile(r"[‘“«]|(?<![^\s(\[—–-])['\"](?=\w)")
_INNER = re.compile(
    r"‘([^‘“]{2,400}?)[’'](?!\w)"
    r"|“([^“”]{2,400}?)”"
    r"|«([^«»]{2,400}?)»"
    r"|(?<![^\s(\[—–-])'(?=\w)([^\"“]{2,400}?)(?<=[\w.,!?…])'(?!\w)"
    r"|(?<![^\s(\[—–-])\"(?=\w)([^\"]{2,400}?)(?<=[\w.,!?…])\"(?!\w)"
)


def nested_in(quote: Form) -> Ranges:
    """Return which of a quote's words are another's; in a report without marks none are."""
    return () if quote.kind is QuoteKind.INDIRECT else nested(quote.text)


def nested(text: str) -> Ranges:
    """Return the half-open ranges of a quote's words that stand in marks of their own.

    >>> nested("He asked, ‘Do you think they’d care?’ I did not answer.")
    ((2, 7),)
    """
    if not (any(map(text.__contains__, _MARKS)) and _OPENING.search(text)):
        return ()
    found = []
    for match in _INNER.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if end - start < _WHOLE * len(text):
            before = len(words(text[:start]))
            found.append((before, before + len(words(text[start:end]))))
    return tuple(found)
