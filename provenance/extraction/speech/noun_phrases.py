"""Noun phrases by the letters of a shape: the one that begins at a word, or ends at one.

All functions take and return word numbers; ranges are half-open.
"""

import re

from provenance.extraction.speech.lexicon import lexicon
from provenance.extraction.speech.shapes import Shape

Range = tuple[int, int]


_NOUN_PHRASE = re.compile(
    r"(?:[PD]?[Nnre#gx]*p)*"  # the ministry's …
    r"(?:(?:[PD]R?)?[nre#gx]*N[N#]*(?:n?r{1,3}(?:N[N#]*)?|nN[N#]*|n(?=[,.;:)(OI-]))?|[PD]R?[nre#gx]*[nrge#]|P(?:OD[nre#gx]*[Nnr]+)?|[nr#]*[nr])"
    r"(?:C(?:[PD]?N[N#]*|P)(?=[SGVRIOT,.-]))?"  # … and …
)
_OF = re.compile(
    r"[OI](?:[PD]?[Nnre#gx]*p)*(?:[PD]?[nre#gx]*N[N#]*(?:n(?=[,.;:)(OI-]))?|[PD]?[nre#gx]*[nr])"
)
_LEFT_CHUNK = re.compile(
    r"(?:P(?=O)|(?:[PD]R?)?[Nnre#gxp]*[Nnr](?:C[Nnre#gxp]*[Nnr])?)(?:[OIt][PD]?[Nnre#gxp]*[Nnr])*\Z"
)
_BOUNDARY = frozenset(",;:-().BHCQVvSGWTRAt")
_PERSONAL = frozenset({"he", "she", "it", "they", "i", "we", "you"})
_NEAR = 60  # words; no subject is further from its verb


def following(shape: Shape, at: int, last: int) -> Range | None:
    """Return the noun phrase that begins at a word, with the prepositional phrases it owns."""
    tags = shape.tags
    if at >= last:
        return None
    if shape.words[at] in _PERSONAL:
        return at, at + 1
    match = _NOUN_PHRASE.match(tags, at, last)
    if match is None:
        return None
    end = match.end()
    while True:
        more = _OF.match(tags, end, last)
        if more is None or not _owns(shape, at, end, more.end()):
            return at, end
        end = more.end()


def _owns(shape: Shape, first: int, end: int, more: int) -> bool:
    """Whether a phrase such as "in the ministry" belongs to the noun phrase before it."""
    if not lexicon().occasions.isdisjoint(shape.words[end:more]):
        return False
    if shape.tags[end - 1] == "N":
        return shape.words[end] == "of"
    if shape.tags[end] == "O":
        return shape.words[end] in ("of", "for", "from", "with", "inside", "within", "at")
    return shape.tags[end - 1] in "nr" and shape.words[end] in ("in", "on", "to")


def ending(shape: Shape, at: int, first: int) -> Range | None:
    """Return the noun phrase whose last word is at `at`."""
    tags = shape.tags
    if tags[at] == "P":
        if shape.words[at] == "others" and at - 2 >= first and tags[at - 2 : at] in ("NC", "rC"):
            both = ending(shape, at - 2, first)  # "President Ro and others"
            return (both or (at, at))[0], at + 1
        partitive = at - 2 >= first and tags[at - 2 : at] == "PO"  # "one of them"
        return (at - 2 if partitive else at), at + 1
    low = at
    floor = first if at - first < _NEAR else at - _NEAR
    while low > floor and (
        tags[low - 1] not in _BOUNDARY or (tags[low - 1] == "t" and tags[low] in "DNp")
    ):
        low -= 1  # "a group with ties to the mayor"
    if low - 2 >= first and tags[low - 1] == "T" and tags[low - 2] == "D":
        low -= 2 if shape.words[low - 1] == "late" else 0  # "a spokesman for the late Ro"
        while low > floor and tags[low - 1] not in _BOUNDARY:
            low -= 1
    if low > floor and tags[low - 1] in "Vv" and "t" in tags[low:at]:
        low = tags.rindex("t", low, at) + 1  # "is hostile to Ro"
    if low - 2 >= first and tags[low - 1] == "R" and tags[low - 2] == "D":
        low -= 2  # "an earlier draft"
    low = _over_coordination(shape, low, first)
    if shape.words[low] in ("he", "she") and tags[low + 1] == "C":
        return low, at + 1
    piece = tags[low : at + 1].replace("T", "n")
    for start in range(len(piece)):
        fresh = start == 0 or piece[start] in "DP" or piece[start - 1] not in "NnrDP#pgx"
        if (
            fresh
            and (start == 0 or piece[start - 1] not in "OIt")
            and _LEFT_CHUNK.match(piece, start)
        ):
            return low + start, at + 1
    run = at
    while run > low and tags[run - 1] in "NnrD#p":
        run -= 1
    return run, at + 1


def _over_coordination(shape: Shape, low: int, first: int) -> int:
    """Take in the first of two coordinated names ("Ro and Kim said")."""
    tags = shape.tags
    if low - 2 < first or tags[low - 1] != "C" or tags[low] not in "NDr":
        return low
    if shape.words[low - 2] in ("he", "she") and tags[low] in "Nr":
        return low - 2  # "He and Ro announced"
    if tags[low] == "r" and "N" not in tags[low : low + 3]:
        return low
    start = low - 2
    while start > first and tags[start - 1] in "NnrD#p":
        start -= 1
    alone = start == first or tags[start - 1] in ",;:BHQ"
    return start if alone and tags[low - 2] in "N" else low
