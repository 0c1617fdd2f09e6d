"""What differs, word by word, between a reference's wording and a quote's."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST = 12_000
"""Words per side that are aligned (0.05 s, measured): time grows with their product."""

Token = tuple[str, int, int]
Fate = Literal["same", "dropped", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of words that both sides have, or only the reference, or only the quote."""

    fate: Fate
    text: str


def runs(reference: str, quote: str) -> list[Run]:
    """Return the two wordings as one sequence of shared, dropped and added runs.

    Case, punctuation and the form of an apostrophe make no difference; the quote's own are shown.
    Of longer wordings the first 12,000 words are given.

    >>> [(run.fate, run.text) for run in runs("We will not stop.", "We will stop.")]
    [('same', 'We will'), ('dropped', 'not'), ('same', 'stop.')]
    """
    left, right = _tokens(reference), _tokens(quote)
    if not (left and right):
        whole = (Run(fate="dropped", text=reference), Run(fate="added", text=quote))
        return [run for run in whole if run.text]
    codes = Levenshtein.opcodes([key for key, _, _ in left], [key for key, _, _ in right])
    found: list[Run] = []
    for code in codes:
        old = _cut(reference, left[code.src_start : code.src_end])
        new = _cut(quote, right[code.dest_start : code.dest_end])
        if code.tag == "equal":
            found.append(Run(fate="same", text=new))
            continue
        if old:
            found.append(Run(fate="dropped", text=old))
        if new:
            found.append(Run(fate="added", text=new))
    return found


def _tokens(text: str) -> list[Token]:
    """Return the words that are compared, each with the stretch of text that it is shown as.

    A stretch reaches to the next word, so that punctuation stays with the word before it.
    """
    found = list(islice(_WORD.finditer(text), _LONGEST + 1))
    if not found:
        return []
    starts = [0, *(word.start() for word in found[1:])]
    ends = [*starts[1:], len(text)]
    keys = (word.group().casefold().replace("’", "'") for word in found[:_LONGEST])
    return list(zip(keys, starts, ends, strict=False))


def _cut(text: str, tokens: list[Token]) -> str:
    return text[tokens[0][1] : tokens[-1][2]].strip() if tokens else ""
