"""Voice and order: whether a reporting verb is passive, and whether its speaker follows it.

All functions take and return word numbers; ranges are half-open.
"""

import re

from provenance.extraction.speech.noun_phrases import Range, following
from provenance.extraction.speech.shapes import Shape

_FINITE_AT_ONCE = re.compile("[^,VvS]*+[VvS]")  # before the next comma
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_BEFORE_VERB = frozenset({"Q", ",", "", "-", "."})  # what an inverted verb follows
_OBJECTS = frozenset({"this", "it", "these", "those", "that", "there"})  # "put it:"


def passive(shape: Shape, cue: int, first: int) -> bool:
    """Whether the verb is a participle after a form of "be"."""
    if shape.cues[cue].form != "past":
        return False
    at = cue - 1
    while at >= first and shape.tags[at] in "RVT":
        if shape.words[at] in _BEING:
            return True
        at -= 1
    return False


def agent(shape: Shape, cue: int, last: int) -> Range | None:
    """Return who did it in "was asked by X"."""
    for at in range(cue + 1, min(cue + 4, last - 1)):
        if shape.words[at] == "by":
            return following(shape, at + 1, last)
        if shape.tags[at] not in "RTt":
            return None
    return None


def inverted(shape: Shape, cue: int, first: int, last: int) -> bool:
    """Whether the speaker follows the verb: "…", said the minister."""
    found = shape.cues[cue]
    if not found.tells:
        return False
    tags = shape.tags
    back = cue - 1
    while back > first and tags[back] in "VR":
        back -= 1  # « … », a dit X
    before = tags[back] if cue > first else ""
    if before not in _BEFORE_VERB:
        return False  # as nearly always
    if "tell" in found.groups and tags[first:cue] not in ("Q", "Q,"):
        return False
    at = cue + 1 + len(found.particle)
    if at >= last or tags[at] not in "NnrDPpx#e" or found.form == "ing":
        return False
    if shape.words[at] in _OBJECTS:
        return False
    phrase = following(shape, at, last)
    if phrase is None:
        return False
    if before in ("Q", "") or (back > first and before == "," and tags[back - 1] == "Q"):
        return True
    after = tags[phrase[1]] if phrase[1] < last else "."
    return after in ".,;:-(IB" and not _FINITE_AT_ONCE.match(tags, phrase[1], last)
