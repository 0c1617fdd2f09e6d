"""Marked words that are no speech whatever stands around them: names, titles, words as words.

The fitted model (`confidence.py`) weighs most of it; these are the cases that are certain by
their construction and that labelled news holds too few of.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from provenance.extraction.speech.complements import clause_after
from provenance.extraction.speech.drafts import Draft, contents_of
from provenance.extraction.speech.shapes import Shape
from provenance.resources import read_toml
from provenance.vocabulary import QuoteKind

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_LONGEST_NAME = 8  # words
_LONGEST_MENTION = 4
_LONGEST_INSCRIPTION = 6
_LONGEST_SCARE = 3
_BEING = frozenset({"is", "was"})
_SUBJECT_ROOM = 14  # words before a colon that hold the subject of its "is"
_SURE_TITLE = 3  # capitalised words that are a title even with a stop inside the marks


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    data = read_toml("provenance.extraction.speech", "not_speech.toml")
    return {name: frozenset(words) for name, words in data.items()}


def word_list(name: str) -> frozenset[str]:
    """Return one of the lists of `not_speech.toml`."""
    return _lists()[name]


def title_case(content: str) -> bool:
    """Return whether every word but the small ones begins with a capital or a digit.

    >>> title_case("String and Its Enemies"), title_case("Never again")
    (True, False)
    """
    found = _WORD.findall(content)
    if not found or content.rstrip()[-1:] in "!?":
        return False
    small = _lists()["small"]
    large = [word for word in found if word.lower() not in small]
    if content.rstrip()[-1:] in ".," and len(large) < _SURE_TITLE:
        return False
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)


def no_speech(shape: Shape, draft: Draft) -> bool:
    """Return whether a draft's marked words are a name, a title, an inscription or a mention."""
    contents = contents_of(shape, draft.marks)
    longest = max([content.count(" ") for content in contents]) + 1
    if longest > _LONGEST_NAME:
        return _names_work(shape, draft, contents)
    lists, low = _lists(), max(draft.sentence[0], draft.marks[0] - 3)
    nearest = [word for word in shape.words[low : draft.marks[0]] if word not in ",:("]
    before = nearest[-1] if nearest else ""
    if longest <= _LONGEST_MENTION and before in lists["mentions"]:
        return True
    if before in lists["lines"]:
        return True
    if _names_work(shape, draft, contents):
        return True
    if longest <= _LONGEST_SCARE and (_uncarried(shape, draft) or _in_subject(shape, draft)):
        return True
    if longest <= _LONGEST_INSCRIPTION and _inscribed(shape, draft):
        return True
    if _alone(shape, draft) or not all(title_case(content) for content in contents):
        return False
    if before in lists["namers"] or (
        before in ("the", "a", "an") and len(nearest) > 1 and nearest[-2] in lists["namers"]
    ):
        return True
    return _is_title(shape, draft)


def _names_work(shape: Shape, draft: Draft, contents: Sequence[str]) -> bool:
    """Whether a work is said to be called so: "His latest book is: “The Greatest Lamp”"."""
    at = draft.marks[0]
    if draft.cue is None or shape.tags[draft.cue[0]] != ":" or shape.words[at - 2] not in _BEING:
        return False
    subject = shape.words[max(draft.sentence[0], at - _SUBJECT_ROOM) : at - 2]
    return not _lists()["works"].isdisjoint(subject) and title_case(contents[0].rstrip("."))


def _uncarried(shape: Shape, draft: Draft) -> bool:
    """Whether no verb of speech with a source carries a fragment inside a clause: scare quotes."""
    if draft.kind is not QuoteKind.MIXED:
        return False
    if draft.source is None or draft.cue is None:
        return True
    cue = shape.cues.get(draft.cue[0])
    if cue is None:
        return shape.tags[draft.cue[0]] in "ve"
    return cue.thinks or (draft.after and cue.groups <= {"judge", "think"})


def _in_subject(shape: Shape, draft: Draft) -> bool:
    """Whether the marks stand in the phrase that names the speaker: "“leading” bakers said"."""
    if not draft.after or draft.source is None or draft.cue is None or len(draft.marks) > 1:
        return False
    at, tags = draft.marks[0], shape.tags
    if not shape.text[shape.marks[at].inner_end - 1].isalnum():
        return False  # an utterance's stop
    before = tags[at - 1] if at > draft.sentence[0] else ""
    if at + 1 == draft.cue[0]:  # "the “experts” said"
        return before in ("D", "p") and (at - 2 < draft.sentence[0] or tags[at - 2] in ",;CB")
    if draft.source[0] != at + 1 or draft.source[1] > draft.cue[0] or tags[at + 1] not in "nr":
        return False
    if before:
        return before in "DPpO,;"
    return clause_after(shape, draft.cue[0], draft.source, draft.sentence) is not None


def _alone(shape: Shape, draft: Draft) -> bool:
    """Whether the marked words are a sentence of their own ("“Never.”")."""
    first, last = draft.sentence
    return last - first <= _LONGEST_MENTION and set(shape.tags[first:last]) <= set("Q,.-x")


def _inscribed(shape: Shape, draft: Draft) -> bool:
    """Whether a thing bears the words: "a banner reads “Mind the Step”"."""
    if draft.source is None or draft.cue is None or draft.cue[1] != draft.marks[0]:
        return False
    return shape.words[draft.source[1] - 1] in _lists()["things"]


def _is_title(shape: Shape, draft: Draft) -> bool:
    """Whether capitalised words stand where no speech can: without a verb that utters them."""
    cue = None if draft.cue is None else shape.cues.get(draft.cue[0])
    if cue is None:
        return draft.cue is None or shape.tags[draft.cue[0]] in ":nrN" or not draft.carried
    if cue.lemma in _lists()["makes"] or cue.groups <= {"judge", "think"}:
        return True
    if draft.after:
        return False
    return (
        draft.cue is not None
        and draft.cue[1] != draft.marks[0]
        and (not cue.core or shape.tags[draft.marks[0] - 1] not in ",:H")
    )
