"""What differs, word by word, between a reference's wording and a quote's."""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]", re.UNICODE)
_LONGEST = 4000
"""Words per side up to which two wordings are aligned: time grows with their product."""

Fate = Literal["same", "dropped", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of words that both sides have, or only the reference, or only the quote."""

    fate: Fate
    text: str


def runs(reference: str, quote: str) -> list[Run]:
    """Return the two wordings as one sequence of shared, dropped and added runs.

    Case and the form of an apostrophe make no difference; the quote's own letters are shown.
    Wordings of more than 4,000 words are given as one dropped and one added run.

    >>> [(run.fate, run.text) for run in runs("We will not stop.", "We will stop.")]
    [('same', 'We will'), ('dropped', 'not'), ('same', 'stop.')]
    """
    left, right = _tokens(reference), _tokens(quote)
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return [Run(fate="dropped", text=reference), Run(fate="added", text=quote)]
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


def shared(reference: str, quote: str) -> tuple[float, float]:
    """Return which share of the reference's words the quote has, and the other way round.

    Words are counted in the alignment of `runs`, so a word elsewhere in the text does not count.
    """
    left, right = _tokens(reference), _tokens(quote)
    if not left or not right or len(left) > _LONGEST or len(right) > _LONGEST:
        return (0.0, 0.0)
    codes = Levenshtein.opcodes([key for key, _, _ in left], [key for key, _, _ in right])
    same = sum(code.src_end - code.src_start for code in codes if code.tag == "equal")
    return (same / len(left), same / len(right))


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [
        (found.group().casefold().replace("’", "'"), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


def _cut(text: str, tokens: list[tuple[str, int, int]]) -> str:
    return text[tokens[0][1] : tokens[-1][2]] if tokens else ""
