"""Subjects of clauses: of the nearest finite verb, of a whole clause, around a parenthesis.

All functions take and return word numbers; ranges are half-open.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from provenance.extraction.speech.noun_phrases import Range, ending, following
from provenance.extraction.speech.shapes import Shape

_SKIPPED_FIRST = frozenset("CBHRx-.")
_FINITE = re.compile("[VvS]")
_EMPTY = frozenset({"it's", "it’s", "there", "there's", "there’s", "that's", "that’s", "what's"})
_NEAR = 60  # words; no subject is further from its verb
_TIME = re.compile(r"[PDn#]{0,3}T[T#]*R*")  # "Earlier this week, …"
# "in what X, a minister, called"; "…, and he, once again, called"
_INNER = re.compile(r"(?P<link>(?:(?<![gGIOe])H|B))(?=[DNnrp][^VvSHBQ]*\Z)|C(?=P\Z)")
_NO_CLAUSE = frozenset({"than", "so", "like", "as", "after", "before", "since", "until", "till"})
_CLAUSE_OPENERS = frozenset({"when", "as", "while", "because", "although", "though", "where"})
_NAME = re.compile(r"[nr]{0,3}N{2,5}")
_INTRODUCED = 3  # pieces between commas: an introduction, a name, an apposition
_PREPOSED = frozenset({"after", "before", "since", "until", "till"})
_PERSON = re.compile(r"[DPp]?[ne]?[rN]|D[ne]*r")  # "after Mr. Ro", "after a woman"
_AMOUNTS = frozenset({"more", "most", "less", "least", "only"})


def verb_subject(shape: Shape, first: int, stop: int, *, nearest: bool = False) -> Range | None:
    """Return the subject of the nearest finite verb before a word that is not in a subclause.

    For "X knocked Y and said …" and "X, after she had won, left, saying …". `nearest` takes one
    in a subclause too, where only "and" parts its verb from the word ("when X won and said").
    """
    tags = shape.tags
    nearest = nearest and tags[stop] == "C"
    for at in range(stop - 1, max(first, stop - _NEAR), -1):
        letter = tags[at]
        if letter not in "VvSe" or (letter == "S" and shape.cues[at].form == "base"):
            continue
        before = at - 1
        while before > first and tags[before] in "RVT":
            before -= 1
        if letter == "e" and (tags[before] not in "NrPn" or shape.words[before] in _AMOUNTS):
            continue
        found: Range | None = None
        if tags[before] in "NnrP":
            found = ending(shape, before, first)
        elif tags[before] == "W" and tags[before - 1] == "," and tags[stop] != ",":
            found = relative_subject(shape, before, first)
        elif tags[before] in ",)-":
            found = around_parenthesis(shape, first, before)
        beside = nearest and not set(tags[at:stop]) & set(",;QHBW-")
        if found is not None and (
            not _embedded(shape, found, first) or (beside and _timed(shape, found[0] - 1))
        ):
            return found
    return None


def _timed(shape: Shape, at: int) -> bool:
    """Whether a word opens a clause that tells when or why, or "in which" something was said."""
    return shape.tags[at] == "W" or shape.words[at] in _CLAUSE_OPENERS


def relative_subject(shape: Shape, at: int, first: int) -> Range | None:
    """Return what a relative pronoun stands for, with the pronoun: "Ro, an analyst, who"."""
    tags = shape.tags
    back = at - 1
    while back >= first and tags[back] in ",-":
        back -= 1
    if back < first or tags[back] not in "NnrP#":
        return None
    who = _named(shape, ending(shape, back, first), first)
    if who is None or tags[at] == "H":
        return who
    return _bearer(shape, who) if shape.words[at] == "who" else who[0], at + 1


_BY_NAME = re.compile(r"[DPp]?[nNeg#]*n[OI](?:[^OI]*[OI])?[DPp]?(?P<name>[nNr]*N+)")


def _bearer(shape: Shape, who: Range) -> int:
    """Return where the person begins in "a damning reaction from President Ro, who"."""
    tags = shape.tags[slice(*who)]
    named = _BY_NAME.fullmatch(tags)
    return who[0] + named.start("name") if named else who[0]


def _named(shape: Shape, found: Range | None, first: int) -> Range | None:
    """Return the name before an apposition: "Ro" for "Ro, an analyst, who said"."""
    if found is None or found[0] - 2 < first or shape.tags[found[0]] != "D":
        return found
    before = found[0] - 1
    if shape.tags[before] == "," and shape.tags[before - 1] == "N":
        return ending(shape, before - 1, first)
    return found


def _embedded(shape: Shape, found: Range, first: int) -> bool:
    """Whether a subject is that of a subordinate clause ("that he …", "the man he …")."""
    if found[0] <= first:
        return False
    before = found[0] - 1
    while before > first and shape.tags[before] == "R":
        before -= 1  # "that even a tree is …"
    letter = shape.tags[before]
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
        if comma >= 0 and _introduces(shape, start, end, opens=not found):
            at = end + 1
            continue
        while start < end and tags[start] in _SKIPPED_FIRST:
            start += 1
        if start < end and not _TIME.fullmatch(tags, start, end):
            found.append((start, end, tags[start]))
        at = end + 1
    return found


def _introduces(shape: Shape, start: int, end: int, *, opens: bool) -> bool:
    """Whether words before a comma are a clause before the main one, or "after the vote"."""
    tags = shape.tags
    while start < end and tags[start] in "RC":
        start += 1
    return opens and start < end and tags[start] == "B"


def clause_subject(shape: Shape, first: int, stop: int, *, over: bool = False) -> Range | None:
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


def _apposed(shape: Shape, segments: list[tuple[int, int, str]]) -> Iterator[Range]:
    """Yield the names that an apposition follows, after an introduction with commas of its own.

    As "Kim Ro" in "In an article on the site, the Paper, and elsewhere, Kim Ro, a baker, said".
    """
    if len(segments) < _INTRODUCED or segments[0][2] not in "IOgG":
        return
    for (start, end, _), (after, _, letter) in pairwise(segments[1:]):
        if letter in "DW" and after == end + 1 and _NAME.fullmatch(shape.tags, start, end):
            yield start, end


def _parenthesised(shape: Shape, segments: list[tuple[int, int, str]]) -> Range | None:
    """Return the subject among the pieces between commas, the first that has no verb of its own."""
    tags = shape.tags
    whole: tuple[int, int] | None = None
    for start, end in _apposed(shape, segments):
        return following(shape, start, end)
    for start, end, letter in segments:
        inner = _INNER.search(tags, start, end)
        link = inner and inner.group("link") and shape.words[inner.start()]
        person = link in _PREPOSED and _PERSON.match(tags, inner.end(), end) if inner else None
        free = whole is None or link == "what"
        if inner is not None and free and (person or link not in _NO_CLAUSE):
            return following(shape, inner.end(), end)
        if letter not in "NnrDPp" or shape.words[start] in _EMPTY:
            continue
        acts = letter == "P" and tags.find("e", start, end) >= 0  # "He fiercely protected it"
        if not acts and not _FINITE.search(tags, start, end):
            return following(shape, start, end)
        whole = whole or (start, end)
    if whole is None:
        return None
    if tags[whole[1] : whole[1] + 2] == ",W" and tags[whole[1] - 1] in "Nr":
        return ending(shape, whole[1] - 1, whole[0])  # "It comes as X, who …, said"
    return following(shape, *whole)
