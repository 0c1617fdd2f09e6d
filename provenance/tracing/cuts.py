"""What one of two texts has that the other lacks, and where: what was cut, and what was put above.

A copier cuts anywhere and adds at the ends, mostly above: paragraphs about its own town. What
stands in the midst of the one text and not in the other was cut from the other.
"""

from collections.abc import Sequence

from provenance.tracing.alignment import SHORTEST, Alignment, Prepared
from provenance.tracing.content import Sentence

ENOUGH = 10  # words in the midst of the one text that the other has not, nor any like them
_LIKE = 0.2  # word Jaccard from which two sentences that do not align may still be one
_TOP = 30  # words, in two paragraphs or more, that stand above a text which others have without
_REST = 0.93  # of both texts apart from that top


def text_beyond(
    source: Prepared, copy: Prepared, shared: Alignment, *, tail: bool = False
) -> list[Sentence]:
    """Return the sentences between aligned ones of a copy to which the source has none alike.

    With the `tail` also those below the last aligned one.
    """
    aligned = {p.right for p in shared.pairings}
    end = len(copy.sentences) if tail else max(aligned, default=0)
    free = _free(source, {p.left for p in shared.pairings})
    return [
        copy.sentences[at]
        for at in range(min(aligned, default=0), end)
        if at not in aligned
        and len(copy.sentences[at].words) >= SHORTEST
        and all(_jaccard(copy.bags[at], bag) < _LIKE for bag in free)
    ]


def _free(prepared: Prepared, aligned: set[int]) -> list[frozenset[str]]:
    return [bag for at, bag in enumerate(prepared.bags) if at not in aligned]


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / max(1, len(one) + len(other) - shared)


def own_top(source: Prepared, copy: Prepared, shared: Alignment) -> Sentence | None:
    """Return the first sentence of a source whose copy has all of it but its top, and no more.

    The copy may have a top of its own in its place.
    """
    top = source.sentences[: min((p.left for p in shared.pairings), default=0)]
    if number_of_words(top) < _TOP or not _paragraphs(source, top):
        return None
    other = copy.sentences[: min(p.right for p in shared.pairings)]
    ours = shared.share_left * source.total / (source.total - number_of_words(top))
    theirs = shared.share_right * copy.total / (copy.total - number_of_words(other))
    return top[0] if min(ours, theirs) >= _REST else None


def number_of_words(listed: Sequence[Sentence]) -> int:
    """Return how many words some sentences have together."""
    return sum(len(sentence.words) for sentence in listed)


def _paragraphs(prepared: Prepared, listed: Sequence[Sentence]) -> bool:
    """Whether sentences stand in several paragraphs."""
    return "\n" in prepared.article.text[listed[0].span[0] : listed[-1].span[0]]
