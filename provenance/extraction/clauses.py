"""Subjects of clauses: of the nearest finite verb, of a whole clause, around a parenthesis.

All functions take and return word numbers; ranges are half-open.
"""

import re

from provenance.extraction.noun_phrases import Range, ending, following
from provenance.extraction.shapes import Shape

_SKIPPED_FIRST = frozenset("CBHRx-.")
_EMPTY = frozenset({"it's", "it’s", "there", "there's", "there’s", "that's", "that’s", "what's"})
_NEAR = 60  # words; no subject is further from its verb
_TIME = re.compile(r"[PDn#]{0,3}T[T#]*R*")  # "Earlier this week, …"
_INNER = re.compile(r"[HB](?=[DNnrp][^VvSHBQ]*\Z)|C(?=P\Z)")  # "in what X, a minister, called"


def verb_subject(shape: Shape, first: int, stop: int) -> Range | None:
    """Return the subject of the nearest finite verb before a word that is not in a subclause.

    For "X knocked Y and said …" and "X, after she had won, left, saying …".
    """
    tags = shape.tags
    for at in range(stop - 1, max(first, stop - _NEAR), -1):
        letter = tags[at]
        if letter not in "VvSe" or (letter == "S" and shape.cues[at].form == "base"):
            continue
        before = at - 1
        while before > first and tags[before] in "RVT":
            before -= 1
        if letter == "e" and tags[before] not in "NrPn":
            continue
        found: Range | None = None
        if tags[before] in "NnrP":
            found = ending(shape, before, first)
        elif tags[before] in ",)-":
            found = around_parenthesis(shape, first, before)
        if found is not None and not _embedded(shape, found, first):
            return found
    return None


def _embedded(shape: Shape, found: Range, first: int) -> bool:
    """Whether a subject is that of a subordinate clause ("that he …", "the man he …")."""
    if found[0] <= first:
        return False
    letter = shape.tags[found[0] - 1]
    pronoun = shape.tags[found[0]] == "P"
    return letter in "HBWSOI" or (pronoun and letter in "nNr")


def _segments(
    shape: Shape, first: int, stop: int, *, over: bool = False
) -> list[tuple[int, int, str]]:
    """Cut the words before a verb at their commas: (from, to, first letter that counts).

    `over` looks beyond marked stretches that stand in the way (titles of works).
    """
    tags = shape.tags
    begin = max(tags.rfind(mark, first, stop) + 1 for mark in (";:" if over else "Q;:"))
    begin = max(begin, first, stop - _NEAR)
    found: list[tuple[int, int, str]] = []
    at = begin
    while at < stop:
        comma = tags.find(",", at, stop)
        end = comma if comma >= 0 else stop
        start = at
        if tags[start] == "B" and not found and comma >= 0:
            at = end + 1
            continue
        while start < end and tags[start] in _SKIPPED_FIRST:
            start += 1
        if start < end and not _TIME.fullmatch(tags, start, end):
            found.append((start, end, tags[start]))
        at = end + 1
    return found


def clause_subject(
    shape: Shape, first: int, stop: int, *, over: bool = False
) -> Range | None:
    """Return the first noun phrase of a clause that is not part of an introductory phrase.

    `over` looks beyond marked stretches.
    """
    for start, end, letter in _segments(shape, first, stop, over=over):
        if letter in "NnrDPp" and shape.words[start] not in _EMPTY:
            return following(shape, start, end)
    return None


def around_parenthesis(shape: Shape, first: int, stop: int) -> Range | None:
    """Return the subject in "X, deputy director of Y, who replaced Z, said"."""
    return _parenthesised(shape, _segments(shape, first, stop)) or _parenthesised(
        shape, _segments(shape, first, stop, over=True)
    )


def _parenthesised(shape: Shape, segments: list[tuple[int, int, str]]) -> Range | None:
    """Return the subject among the pieces between commas, the first that has no verb of its own."""
    tags = shape.tags
    whole: tuple[int, int] | None = None
    for start, end, letter in segments:
        inner = _INNER.search(tags, start, end)
        if inner is not None and whole is None:
            return following(shape, inner.end(), end)
        if letter not in "NnrDPp" or shape.words[start] in _EMPTY:
            continue
        if not re.search("[VvS]", tags[start:end]):
            return following(shape, start, end)
        whole = whole or (start, end)
    if whole is None:
        return None
    if tags[whole[1] : whole[1] + 2] == ",W" and tags[whole[1] - 1] in "Nr":
        return ending(shape, whole[1] - 1, whole[0])  # "It comes as X, who …, said"
    return following(shape, *whole)
