"""Texts cut to what a page can show: a single quote may be as long as a book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from provenance.reports.dossier import Context
from provenance.reports.words import LONGEST, shortened
from provenance.site.wording import Run


def whole_or_part(fragments: Iterable[str]) -> list[str]:
    """Return as many of the fragments as may be shown together, the last of them cut.

    >>> [len(text) for text in whole_or_part(["a" * 1500, "b" * 1500, "c"])]
    [1500, 501]
    """
    shown, left = [], LONGEST
    for fragment in fragments:
        if left <= 0:
            break
        shown.append(shortened(fragment, left))
        left -= len(fragment)
    return shown


def fewer(runs: Sequence[Run]) -> list[Run]:
    """Return as much of a comparison of two wordings as may be shown."""
    texts = whole_or_part(run.text for run in runs)
    return [replace(run, text=text) for run, text in zip(runs, texts, strict=False)]


def nearest(around: Context) -> Context:
    """Return surroundings cut at their far ends."""
    return Context(
        before=shortened(around.before[::-1])[::-1],
        quote=shortened(around.quote),
        after=shortened(around.after),
    )
