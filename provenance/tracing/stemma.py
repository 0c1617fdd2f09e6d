"""Which of two related texts is nearer to their common source, by the witness of third ones.

What only one of them has was put in there; what other copies have too was there before. This is
how editors of manuscripts find the archetype: it needs no date, so it also works where clocks lie.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.ids import ArticleId
from provenance.tracing.kinship import Kin, turned
from provenance.tracing.wording import Text
from provenance.vocabulary import Evidence

_SHORTEST = 6  # words of a sentence that bears witness
_PRIVATE = 12  # words that one text alone has, from which on they say something
_ALONE = 0.25  # at most so much of the copy's own words stands in a third text
_WITNESSED = 0.6  # at least so much of the source's words that the copy lacks does
_CONFIDENCE = 0.75

Sentences = frozenset[tuple[str, ...]]


def by_witness(family: Iterable[Text], kin: Mapping[tuple[ArticleId, ArticleId], Kin]) -> list[Kin]:
    """Return the pairs of a family whose direction rests on time, as the witnesses turn them.

    Pairs on which the witnesses are silent come back as they were.
    """
    read = {text.article.id: _sentences(text) for text in family}
    witnesses = Counter(sentence for found in read.values() for sentence in found)
    return [_judged(one, read, witnesses) for one in kin.values()]


def _sentences(text: Text) -> Sentences:
    return frozenset(s.words for s in text.prepared.sentences if len(s.words) >= _SHORTEST)


def _judged(
    one: Kin, read: Mapping[ArticleId, Sentences], witnesses: Mapping[tuple[str, ...], int]
) -> Kin:
    if one.evidence is not Evidence.TEMPORAL or one.common is not None:
        return one
    source, copy = read[one.source.article.id], read[one.copy.article.id]
    if _is_source(source - copy, copy - source, witnesses):
        return replace(one, evidence=Evidence.TEXTUAL, confidence=_CONFIDENCE)
    if _is_source(copy - source, source - copy, witnesses):
        return replace(turned(one), evidence=Evidence.TEXTUAL, confidence=_CONFIDENCE)
    return one


def _is_source(
    ours: Sentences, theirs: Sentences, witnesses: Mapping[tuple[str, ...], int]
) -> bool:
    """Whether what the other lacks is witnessed by third texts, and what it adds is not."""
    added, added_seen = _weighed(theirs, witnesses)
    lacked, lacked_seen = _weighed(ours, witnesses)
    if added < _PRIVATE or added_seen > _ALONE * added:
        return False
    return lacked == 0 or lacked_seen >= _WITNESSED * lacked


def _weighed(sentences: Sentences, witnesses: Mapping[tuple[str, ...], int]) -> tuple[int, int]:
    """Return the words of sentences that one text has, and of those that a third one has too."""
    total = sum(len(s) for s in sentences)
    return total, sum(len(s) for s in sentences if witnesses[s] > 1)
