"""Who the subject of a reporting verb is: the words before it, after it, or around a parenthesis.

Works on the letters of a shape (`shapes.py`), so that one pattern stands for one construction.
All functions take and return word numbers; ranges are half-open.
"""

from provenance.extraction.speech.foreign import FOREIGN, foreign_subject
from provenance.extraction.speech.inversion import agent, inverted, passive
from provenance.extraction.speech.noun_phrases import Range, following
from provenance.extraction.speech.preceding import preceding
from provenance.extraction.speech.shapes import Shape

_VERB_SECOND = frozenset({"de", "nl"})  # languages whose subject may follow any verb
_OPENING = 4  # words before a participle that opens a sentence
_WIDEST = 90  # words; a sentence is looked at no further from the verb, so that time is linear


def subject(shape: Shape, cue: int, first: int, last: int) -> Range | None:
    """Return the words that name who the verb at `cue` makes the speaker, or None.

    `first` and `last` bound the sentence. None for a passive without an agent.
    """
    first = first if cue - first < _WIDEST else cue - _WIDEST
    last = last if last - cue < _WIDEST else cue + _WIDEST
    if shape.lang in FOREIGN and (found := foreign_subject(shape, cue, first, last)) is not None:
        return found
    if inverted(shape, cue, first, last):
        return following(shape, cue + 1 + len(shape.cues[cue].particle), last)
    if passive(shape, cue, first):
        if shape.words[cue + 1 : cue + 2] == ["as"] and shape.words[cue] in ("quoted", "cited"):
            return preceding(shape, cue, first)
        return agent(shape, cue, last)
    if shape.words[cue + 1 : cue + 2] == ["by"] and (cue == first or shape.tags[cue - 1] in "B,"):
        return agent(shape, cue, last)
    opening = shape.cues[cue].form == "ing" and cue - first < _OPENING
    if opening and set(shape.tags[first:cue]) <= set("BIRC"):
        return _main_subject(shape, cue, last)
    found = preceding(shape, cue, first)
    if shape.lang in _VERB_SECOND and _is_adverbial(shape, found, first):
        return _after_verb(shape, cue, last) or found
    return found


def _is_adverbial(shape: Shape, found: Range | None, first: int) -> bool:
    """Whether what stands before a verb is no subject but a phrase with a preposition."""
    return found is None or (found[0] > first and shape.tags[found[0] - 1] in "IO")


def _after_verb(shape: Shape, cue: int, last: int) -> Range | None:
    """Return the subject behind its verb: "In Bonn sagte gestern der Minister"."""
    at = cue + 1
    while at < last and shape.tags[at] in "RT":
        at += 1
    if at >= last or shape.tags[at] not in "NDPnrp":
        return None
    return following(shape, at, last)


def _main_subject(shape: Shape, cue: int, last: int) -> Range | None:
    """Return the subject that follows an introduction: "In calling it “…,” the mayor …"."""
    tags = shape.tags
    quoted, comma = tags.find("Q", cue, last), tags.find(",", cue, last)
    start = max(quoted, comma) if quoted < 0 or comma < quoted or comma == quoted + 1 else quoted
    if start < 0 or start + 1 >= last or tags[start + 1] not in "NnrDPp":
        return None
    return following(shape, start + 1, last)
