"""The attribution that closes a sentence and covers the whole of it: "…, X said", "…, said X"."""

import re

from provenance.extraction.speech.noun_phrases import Range
from provenance.extraction.speech.shapes import Shape

_TAIL = re.compile(r"[TR]*(?:[,IO.)][^SQ]*)?")
_BEFORE = re.compile(r",[DP]?[Nnre#p]{0,8}[NnrP](?:,[^SQ;:]{1,40},)?[RV]{0,2}\Z")
_AFTER = re.compile(r"[DP]?[Nnrp][^SVv]*")
MAIN_CLAUSE = re.compile(
    r",(?:P[RV]*[VvSe]|[DPp]?[Nnr#e]{1,6}(?:[OI][DPp]?[Nnre]{1,3})?[RV]*[VvSe])"
)
_OPENING_CLAUSE = re.compile(r"[CR]{0,2}(?P<link>B)[^,;:Q]*[NnrP][^,;:Q]*")
_LINKS = frozenset(
    {"although", "though", "while", "when", "after", "before", "because", "since", "whereas", "as"}
)
_REACH = 90  # words after a stretch within which its sentence must close
_NEGATIONS = frozenset({"not", "never", "declined", "refused", "declines", "refuses", "cannot",
                        "neither", "nor", "without", "no"})  # fmt: skip


def closing_attribution(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb of saying with which a sentence closes after the word `at`, or None."""
    last = sentence[1]
    if last - at > _REACH:
        return None
    tags = shape.tags
    verb = tags.rfind("S", at + 1, last)
    if verb < 0 or not shape.cues[verb].core:
        return None
    if tags[verb - 1] == "," and _AFTER.fullmatch(tags, verb + 1, last):
        return verb
    before = _BEFORE.search(tags, at + 1, verb)
    return verb if before and _TAIL.fullmatch(tags, verb + 1, last) else None


def opening_clause(shape: Shape, first: int, verb: int) -> str | None:
    """Return the word that opens the clause of a verb before the main one ("Although X said …")."""
    match = _OPENING_CLAUSE.fullmatch(shape.tags, first, verb)
    word = shape.words[match.start("link")] if match else ""
    return word if word in _LINKS else None


def negated(shape: Shape, at: int, first: int) -> bool:
    """Whether a verb tells what was not said ("would not say", "declined to comment")."""
    back = at - 1
    floor = max(first, at - 4)
    while back >= floor and shape.tags[back] in "VRtveSG":
        word = shape.words[back].replace("’", "'")
        if word in _NEGATIONS or word.endswith("n't"):
            return True
        back -= 1
    return False
