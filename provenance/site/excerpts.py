"""Only as much of a text as the quotes in it need: the sentences around them."""

from collections.abc import Iterable

from provenance.models import Span
from provenance.site.marking import Mark
from provenance.text.sentences import sentences

_ROLES = frozenset({"content", "source", "cue", "credit"})
"""What a text is shown for. A place that an address asks for is not: it could ask for all."""


def around(text: str, marks: Iterable[Mark]) -> list[Span]:
    """Return the stretches of a text that may be shown: marked sentences and their neighbours."""
    spans = sentences(text)
    touched: set[int] = set()
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.role not in _ROLES:
            continue
        while at < len(spans) and spans[at][1] <= mark.start:
            at += 1
        last = at
        while last < len(spans) and spans[last][0] < mark.end:
            last += 1
        touched.update(range(at - 1, last + 1))
    return _merged([spans[index] for index in sorted(touched) if 0 <= index < len(spans)])


def _merged(spans: list[Span]) -> list[Span]:
    """Return neighbouring spans as one; between two sentences stands white space at most."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start - merged[-1][1] <= 2:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
