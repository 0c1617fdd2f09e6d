"""Whether a change of meaning stands at one place of both wordings.

A negation in a sentence that was cut off changes nothing in the words that were kept. So before a
reader is warned, the two wordings are aligned and the change must be a small difference with the
same words beside it, in words that are set in marks.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from provenance.matching.listed import conditional, is_negation, number
from provenance.models import Change, Quote
from provenance.text.normal import words
from provenance.text.sentences import sentences
from provenance.vocabulary import ChangeKind, QuoteKind

_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_SMALL = 4  # words that differ at one place
_BESIDE = 2  # words alike directly before and after, together; at an end one side is enough
_ALIKE = 0.6  # of the shorter wording's words, in order
_ALIKE_INDIRECT = 0.85  # words without marks are the reporter's, so nearly all must agree
_STEM = 4  # letters by which forms of one word are told to be alike
_KEPT = 3  # words of the condition's sentence that the quote has in a row


def in_place(reference: Quote, quote: Quote, change: Change) -> bool:
    """Whether a change of number, negation or condition is one at the same place."""
    if change.kind is ChangeKind.CONDITION:
        return _condition_cut(reference, quote, change)
    before, after = words(change.reference_text), words(change.quote_text)
    if change.kind is ChangeKind.NUMBER:
        one, other = _values(before), _values(after)
        if not one or not other or one == other:
            return False
    if change.kind is ChangeKind.NEGATION and not _same_but_negated(before, after):
        return False
    ours, theirs = words(reference.text), words(quote.text)
    same = Levenshtein.opcodes(ours, theirs)
    alike = sum(op.src_end - op.src_start for op in same if op.tag == "equal")
    marked = QuoteKind.INDIRECT not in {reference.kind, quote.kind}
    needed = _ALIKE if marked else _ALIKE_INDIRECT
    if alike < needed * min(len(ours), len(theirs)):
        return False
    return any(
        set(before) <= set(ours[a:b]) and set(after) <= set(theirs[c:d])
        for a, b, c, d in _differences(ours, theirs)
    )


def _differences(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the small places where two wordings differ between words that are alike."""
    matcher = list(Levenshtein.opcodes(ours, theirs))
    runs: list[list[int]] = []
    for op in matcher:
        span = [op.src_start, op.src_end, op.dest_start, op.dest_end]
        if op.tag == "equal":
            continue
        if runs and runs[-1][1] == span[0] and runs[-1][3] == span[2]:
            runs[-1][1], runs[-1][3] = span[1], span[3]
        else:
            runs.append(span)
    for a, b, c, d in runs:
        before = _equal_before(ours, theirs, a, c)
        after = _equal_after(ours, theirs, b, d)
        exchanged = b > a and d > c  # at an end, words that are only missing were cut off
        at_end = a == c == 0 or (b == len(ours) and d == len(theirs))
        beside = before + after >= _BESIDE and ((before and after) or (exchanged and at_end))
        if max(b - a, d - c) <= _SMALL and beside:
            yield a, b, c, d


def _equal_before(ours: list[str], theirs: list[str], a: int, c: int) -> int:
    count = 0
    while count < min(a, c) and ours[a - count - 1] == theirs[c - count - 1]:
        count += 1
    return count


def _equal_after(ours: list[str], theirs: list[str], b: int, d: int) -> int:
    count = 0
    while (
        b + count < len(ours) and d + count < len(theirs) and ours[b + count] == theirs[d + count]
    ):
        count += 1
    return count


def _same_but_negated(before: list[str], after: list[str]) -> bool:
    """Whether two sides say the same apart from the negation: "did not" and "did"."""
    left = {word[:_STEM] for word in before if not is_negation(word)}
    right = {word[:_STEM] for word in after if not is_negation(word)}
    return not left or not right or bool(left & right)


def _values(listed: list[str]) -> set[float]:
    """Return the values of the numbers among words; "12th" is 12."""
    found = (number(_ORDINAL.sub("", word)) for word in listed)
    return {value for value in found if value is not None}


def _condition_cut(reference: Quote, quote: Quote, change: Change) -> bool:
    """Whether a condition is missing from a sentence of which the quote keeps the rest."""
    if quote.kind is QuoteKind.INDIRECT or (change.reference_text and change.quote_text):
        return False
    whole, part = (reference, quote) if change.reference_text else (quote, reference)
    other = f" {' '.join(words(part.text))} "
    return any(_cut_from(said, other) for said in _sentences(whole))


def _cut_from(said: list[str], other: str) -> bool:
    """Whether a wording has a part of a sentence and lacks the condition in it."""
    kept = [False] * len(said)
    for at in range(len(said) - _KEPT + 1):
        if f" {' '.join(said[at : at + _KEPT])} " in other:
            kept[at : at + _KEPT] = [True] * _KEPT
    return any(kept) and conditional([w for w, k in zip(said, kept, strict=True) if not k])


def _sentences(quote: Quote) -> Iterator[list[str]]:
    """Yield the words of each sentence of a quote; a segment's end ends a sentence too."""
    at = 0
    for start, end in quote.segments:
        text = quote.text[at : at + end - start]
        at += end - start + 1
        yield from (words(text[first:last]) for first, last in sentences(text))
