"""Words put in the place of others: what a thesaurus leaves behind, shown as evidence.

A spinning tool keeps the frame of each sentence, its names and numbers and mostly the words inside
quotation marks, and exchanges single words in place. An editor cuts, adds and joins; a translator
builds other sentences. So the mark of spinning is that most of the changed words are exchanges of
one to three words for as many, all through the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from provenance.matching.rarity import weight
from provenance.models import Span
from provenance.tracing.alignment import Alignment, Prepared
from provenance.tracing.content import Sentence

_LONGEST = 3  # words of one exchange
_SAME_WORD = 0.72  # similarity by letters from which two words are forms or spellings of one
_LEAST_DISTINCT = 5  # exchanges; an honest editor changes a few words, not everywhere
_LEAST_RATE = 0.05  # exchanged words of the aligned words
_LEAST_SENTENCES = 0.45  # of the aligned sentences have an exchange
_LEAST_DOMINANCE = 0.4  # of the changed words stand in exchanges
_SMALL = 1.0  # weight below which a word ("the", "of") is no sign of an exchange to an eye


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the left article and what stands in their place in the right one."""

    left: str
    right: str
    left_span: Span
    right_span: Span


@dataclass(frozen=True, slots=True)
class Swaps:
    """All exchanges between two articles, with what they amount to.

    `systematic` says that they go through the whole text as a tool's do. `votes` is positive when
    the left article's words are the original ones: a tool puts rarer words in the place of usual
    ones, and leaves the original word in names and quotations of the text it spins.
    """

    found: tuple[Swap, ...]
    systematic: bool
    votes: int


def swaps(left: Prepared, right: Prepared, alignment: Alignment) -> Swaps:
    """Return the exchanges in the aligned sentences of two articles."""
    found: list[Swap] = []
    changed = words = touched = 0
    for pairing in alignment.pairings:
        one, other = left.sentences[pairing.left], right.sentences[pairing.right]
        words += len(one.words)
        if pairing.similarity == 1:
            continue
        here, differing = _exchanges(left, right, one, other)
        found.extend(here)
        changed += differing
        touched += bool(here)
    exchanged = sum(len(swap.left.split()) for swap in found)
    distinct = len({(swap.left, swap.right) for swap in found})
    systematic = (
        distinct >= _LEAST_DISTINCT
        and exchanged >= _LEAST_RATE * words
        and touched >= _LEAST_SENTENCES * len(alignment.pairings)
        and exchanged >= _LEAST_DOMINANCE * changed
    )
    return Swaps(tuple(found), systematic, _votes(left, right, found))


def _exchanges(
    left: Prepared, right: Prepared, one: Sentence, other: Sentence
) -> tuple[list[Swap], int]:
    """Return the exchanges between two sentences and the number of all words that differ."""
    found: list[Swap] = []
    differing = 0
    for operation in Levenshtein.opcodes(one.words, other.words):
        if operation.tag == "equal":
            continue
        a, b = operation.src_start, operation.src_end
        c, d = operation.dest_start, operation.dest_end
        differing += max(b - a, d - c)
        if operation.tag == "replace" and max(b - a, d - c) <= _LONGEST:
            found.extend(
                _swap(left, right, one, other, (i, c + i - a))
                for i in _other_words(one, other, a, b, c)
            )
    return found, differing


def _other_words(one: Sentence, other: Sentence, start: int, end: int, there: int) -> Iterator[int]:
    """Yield the places whose word was exchanged for another word, not for a form of it."""
    for at in range(start, end):
        before, after = _bare(one.words[at]), _bare(other.words[there + at - start])
        if min(len(before), len(after)) < 3 or not (before.isalpha() and after.isalpha()):
            continue
        if Indel.normalized_similarity(before, after) < _SAME_WORD:
            yield at


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("'")


def _swap(
    left: Prepared, right: Prepared, one: Sentence, other: Sentence, at: tuple[int, int]
) -> Swap:
    here = one.starts[at[0]], one.starts[at[0]] + len(_bare(one.words[at[0]]))
    there = other.starts[at[1]], other.starts[at[1]] + len(_bare(other.words[at[1]]))
    return Swap(
        left=left.article.text[here[0] : here[1]],
        right=right.article.text[there[0] : there[1]],
        left_span=here,
        right_span=there,
    )


def _votes(left: Prepared, right: Prepared, found: Sequence[Swap]) -> int:
    """Return how many more exchanges have the original word on the left than on the right."""
    ours = {word for sentence in left.sentences for word in sentence.words}
    theirs = {word for sentence in right.sentences for word in sentence.words}
    pairs = {(swap.left.casefold(), swap.right.casefold()) for swap in found}
    rarer = sum((weight(b) > weight(a)) - (weight(a) > weight(b)) for a, b in pairs)
    kept = sum((a in theirs and b not in ours) - (b in ours and a not in theirs) for a, b in pairs)
    return rarer + kept


def telling(found: Sequence[Swap], *, most: int = 12) -> list[Swap]:
    """Return the exchanges that are shown: the recurring ones first, each once.

    Where only small words came in, the sentence was built anew; that is no example of a thesaurus.
    """
    times = Counter((swap.left.casefold(), swap.right.casefold()) for swap in found)
    first: dict[tuple[str, str], Swap] = {}
    for swap in found:
        first.setdefault((swap.left.casefold(), swap.right.casefold()), swap)
    shown = [pair for pair in first if min(map(weight, pair)) >= _SMALL] or list(first)
    ranked = sorted(shown, key=lambda pair: (-times[pair], first[pair].left_span, pair))
    return [first[pair] for pair in ranked[:most]]
