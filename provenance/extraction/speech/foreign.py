"""Subjects of reporting verbs where the order of words is not that of English."""

import re

from provenance.extraction.speech.clauses import clause_subject
from provenance.extraction.speech.noun_phrases import Range, following
from provenance.extraction.speech.shapes import Shape

FOREIGN = frozenset({"de", "fr", "es", "it", "pt", "nl", "ru", "pl", "tr"})
_VERB_LAST = frozenset({"tr"})
_TIME = re.compile(r"(?:R|[DI]{0,2}T)*")  # "…", dijo el lunes la alcaldesa
_CLOSING = frozenset({"Q", ",", "-", "."})


def foreign_subject(shape: Shape, cue: int, first: int, last: int) -> Range | None:
    """Return the subject of a verb of another language, None where the English rules will do."""
    if shape.lang in _VERB_LAST:
        return _before_the_mark(shape, cue, first, last)
    back = cue - 1
    while back > first and shape.tags[back] in "VR":
        back -= 1
    if cue == first or shape.tags[back] not in _CLOSING:
        return None
    time = _TIME.match(shape.tags, cue + 1, last)
    at = cue + 1 if time is None else time.end()
    if at == cue + 1 or at >= last or shape.tags[at] not in "NDPnrp":
        return None
    return following(shape, at, last)


def _before_the_mark(shape: Shape, cue: int, first: int, last: int) -> Range | None:
    """Return who stands before a mark whose verb follows it, or behind a verb that it opens."""
    quoted = shape.tags.rfind("Q", first, cue)
    if quoted < 0:
        return None
    if quoted > first:
        return clause_subject(shape, first, quoted)
    return following(shape, cue + 1, last) if cue + 1 < last else None
