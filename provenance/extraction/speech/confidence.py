"""How probable it is that content is speech, and its source rightly found: features and weights.

Logistic models over yes-no features. The weights stand in `confidence.toml`; the script
`benchmarks/fit_confidence.py` makes that file from labelled articles (`docs/model-card.md`).
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from provenance.extraction.speech.drafts import Draft, contents_of, size_in_words
from provenance.extraction.speech.not_speech import word_list
from provenance.extraction.speech.shapes import Shape
from provenance.resources import read_toml
from provenance.vocabulary import QuoteKind

_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "5"), (9, "9"), (19, "19"))
_LENGTH_NAMES = tuple(
    next(name for limit, name in _LENGTHS if words <= limit) for words in range(20)
)
_SURE = 30.0  # a score beyond which the probability is 0 or 1 in three digits
# Begins with a set of letters and not with a boundary, for only so it is searched fast.
_FIRST_PERSON = re.compile(
    r"[IWwMmOouYy](?<!\w.)(?:(?<=I)|(?<=[Ww])e|(?<=[Mm])y|(?<=m)e|(?<=[Oo])ur|(?<=u)s"
    r"|(?<=[Yy])ou|(?<=y)our)\b"
)
_FINITE = re.compile("[VvS]")
_REMEMBERED = 4096  # sets of facts about sources; 2,000 articles of news have 1,467
_WORD = re.compile(r"[^\W_][\w'’.-]*")


class _Weights(dict[str, float]):
    """Weights by feature name; one that was too rare to be fitted weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@cache
def weights(model: str) -> Mapping[str, float]:
    """Return the weights of a model (`marked`, `indirect`, `source`) by feature name."""
    return _Weights(_models()[model])


@cache
def _models() -> Mapping[str, Mapping[str, float]]:
    return read_toml("provenance.extraction.speech", "confidence.toml")


def probability(model: str, features: Iterable[str]) -> float:
    """Return the model's probability for the features that hold, with three digits."""
    table = weights(model)
    score = table["bias"] + sum(map(table.__getitem__, features))
    if not -_SURE < score < _SURE:
        score = math.copysign(_SURE, score)
    return round(1.0 / (1.0 + math.exp(-score)), 3)


def speech(shape: Shape, draft: Draft) -> float:
    """Return the probability that a draft is reported speech."""
    if draft.marks:
        return probability("marked", marked_features(shape, draft))
    return probability("indirect", indirect_features(shape, draft))


def sourced(shape: Shape, draft: Draft) -> float:
    """Return the probability that a draft's source words are those that name who said it."""
    if draft.source is None or draft.blocks:
        return 1.0
    if shape.lang != "en" or ord(shape.words[draft.source[0]][:1] or "a") > _LATIN_END:
        return _ELSEWHERE
    return _sourced(*_source_facts(shape, draft))


def source_features(shape: Shape, draft: Draft) -> list[str]:
    """Return the names of the features that hold for the words taken for the source."""
    return _source_names(*_source_facts(shape, draft))


def _source_facts(shape: Shape, draft: Draft) -> tuple[str, str, str, str, str, str]:
    """Return all that the features follow from: kind, cue, source, place, form, turns.

    Without a cue there is no place and no form, and whether it was carried is the turn.
    """
    assert draft.source is not None
    cue, source = _cue_sort(shape, draft), _source_sort(shape, draft)
    if draft.cue is None:
        return _kind(draft), cue, source, "", "", "carried" if draft.carried else "no-cue"
    gap = draft.cue[0] - draft.source[1]
    where = "behind" if gap < 0 else "beside" if gap == 0 else "near" if gap < 4 else "far"
    verb = shape.cues.get(draft.cue[0])
    turns = "after" if draft.after else "before"
    if shape.tags[draft.source[1] - 1] == "W":
        turns += " relative"
    if draft.marks and not draft.after and draft.marks[0] - draft.cue[0] > _FAR:
        turns += " marks:far"
    return _kind(draft), cue, source, where, verb.form if verb else "none", turns


def _source_names(kind: str, cue: str, source: str, where: str, form: str, turns: str) -> list[str]:
    found = [f"kind:{kind}", f"cue:{cue}", f"source:{source}", f"{kind}:{cue}"]
    if not where:
        return [*found, turns]
    order, *others = turns.split()
    found += [f"where:{where}", f"where:{where}:{kind}", f"form:{form}:{kind}", f"{order}:{kind}"]
    return found + others


@lru_cache(maxsize=_REMEMBERED)
def _sourced(*facts: str) -> float:
    return probability("source", _source_names(*facts))


def _kind(draft: Draft) -> str:
    """Return the word for a draft's kind; to ask the enum for it is dear."""
    if draft.kind is QuoteKind.INDIRECT:
        return "indirect"
    return "mixed" if draft.kind is QuoteKind.MIXED else "direct"


_LATIN_END = 0x24F  # code points; the weights are fitted on English
_ELSEWHERE = 0.85  # a guess: nothing was fitted on other languages, whose rules find less
_FAR = 12  # words between a reporting verb and the marks that it governs


def _length(words: int) -> str:
    return _LENGTH_NAMES[words] if words < len(_LENGTH_NAMES) else "more"


def marked_features(shape: Shape, draft: Draft) -> list[str]:
    """Return the names of the features that hold for content in quotation marks."""
    contents = contents_of(shape, draft.marks)
    words = sum(map(size_in_words, contents))
    length = _length(words)
    cue, size = _cue_sort(shape, draft), "long" if words > 3 else "short"
    found = [
        f"kind:{_kind(draft)}",
        f"length:{length}",
        f"cue:{cue}",
        f"cue:{cue}:{size}",
        f"source:{_source_sort(shape, draft)}",
    ]
    if len(contents) > 1:
        found.append("several")
    if shape.marks[draft.marks[0]].family == "‘":
        found.append(f"single:{size}")
    content = contents[0].strip()
    if content:
        found += _content_features(content, length)
    return found + _place_features(shape, draft, length)


def _content_features(content: str, length: str) -> list[str]:
    last = content[-1]
    found = ["ends:sentence" if last in ".!?…" else "ends:comma" if last == "," else "ends:open"]
    if _FIRST_PERSON.search(content):
        found.append("first-person")
    if length not in ("19", "more"):
        small = word_list("small")
        large = [word[0] for word in _WORD.findall(content) if word.lower() not in small]
        if large and all(first.isupper() or first.isdigit() for first in large):
            found.append(f"title-case:{length}")
        elif content[0].isupper():
            found.append("capital")
    return found


def _place_features(shape: Shape, draft: Draft, length: str) -> list[str]:
    tags, words = shape.tags, shape.words
    low, high = draft.sentence
    at = draft.marks[0]
    short = "long" if length in ("9", "19", "more") else "short"
    found = ["begins"] if at == low else [f"before:{tags[at - 1]}:{short}"]
    if at != low:
        if not word_list("naming_features").isdisjoint(words[max(low, at - 3) : at]):
            found.append(f"namer:{short}")
        if not word_list("inscribed_features").isdisjoint(words[max(low, at - 6) : at]):
            found.append("inscribed")
        if draft.cue is not None and draft.cue[1] == at:
            found.append(f"adjacent:{short}")
    end = draft.marks[-1] + 1
    found.append(f"after:{tags[end] if end < high else 'end'}:{short}")
    if draft.carried:
        found.append("carried")
    return found


def _cue_sort(shape: Shape, draft: Draft) -> str:
    if draft.cue is None:
        return "none"
    at = draft.cue[0]
    found = shape.cues.get(at)
    if found is None:
        letter = shape.tags[at]
        return {"A": "according", ":": "colon"}.get(letter, "noun" if letter in "nr" else "other")
    return found.sort


def _source_sort(shape: Shape, draft: Draft) -> str:
    if draft.source is None:
        return "none"
    letters = shape.tags[slice(*draft.source)]
    if letters == "P":
        word = shape.words[draft.source[0]]
        return word if word in ("he", "she", "it", "they", "i", "we", "you") else "pronoun"
    if "r" in letters:
        return "role"
    return "name" if "N" in letters else "noun"


def indirect_features(shape: Shape, draft: Draft) -> list[str]:
    """Return the names of the features that hold for reported content without marks."""
    assert draft.cue is not None and draft.clause is not None
    tags = shape.tags
    begin, end = draft.clause
    cue = _cue_sort(shape, draft)
    verb = shape.cues.get(draft.cue[0])
    source = _source_sort(shape, draft)
    how = "before" if begin < draft.cue[0] else _complement(shape, draft)
    if draft.parts:
        how = "around" if len(draft.parts) > 1 else "as"
    found = [f"cue:{cue}:{verb.form if verb else 'none'}"]
    if verb is not None:
        found.append(f"lemma:{verb.lemma}")
    found += (
        f"how:{how}",
        f"how:{how}:{cue}",
        f"source:{source}",
        f"source:{source}:{cue}",
        f"starts:{tags[begin]}",
        f"length:{_length(end - begin)}",
    )
    if not _FINITE.search(tags, begin, end):
        found.append("no-verb")
    before = tags[draft.cue[0] - 1] if draft.cue[0] else ""
    found.append(f"before-cue:{before}")
    return found


def _complement(shape: Shape, draft: Draft) -> str:
    assert draft.clause is not None
    begin = draft.clause[0]
    before = shape.tags[begin - 1] if begin else ""
    if before == "H":
        return "that"
    if shape.tags[begin] in "tB":
        return {"t": "to", "B": "wh"}[shape.tags[begin]]
    return "bare"
