"""Texts cut to what a page can show: a single quote may be as long as a book."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from provenance.reports.dossier import Context
from provenance.reports.words import LONGEST, shortened
from provenance.site.wording import Run

_DROPPED = 400  # characters shown of one run of words that a quote dropped


class Whole(str):
    """A text that a template may not cut: an address, or one that was cut on purpose before."""

    __slots__ = ()


def bounded(value: Any) -> Any:
    """Return what a template may write of a value: of a longer text its first 2,000 characters.

    Names, titles and addresses of articles are other people's data and of any length.

    >>> len(bounded("x" * 9000)), len(bounded(Whole("x" * 9000))), bounded(7)
    (2001, 9000, 7)
    """
    return shortened(value) if type(value) is str else value


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
    """Return as much of a comparison of two wordings as may be shown.

    Of what a quote dropped only the beginning is: it may be all but a sentence of a speech.
    """
    cut = (_DROPPED if run.fate == "dropped" else LONGEST for run in runs)
    texts = whole_or_part(shortened(run.text, most) for run, most in zip(runs, cut, strict=True))
    return [replace(run, text=text) for run, text in zip(runs, texts, strict=False)]


def nearest(around: Context) -> Context:
    """Return surroundings cut at their far ends."""
    return Context(
        before=shortened(around.before[::-1])[::-1],
        quote=shortened(around.quote),
        after=shortened(around.after),
    )
