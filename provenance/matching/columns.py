"""A million units as columns of numbers: their words, and how they were reported.

What is compared for every pair of units has to be a number in an array; a Python object for each
would neither fit into memory nor be looked at in time.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from provenance.matching.forms import Form
from provenance.matching.occasions import instant, outlet_key, source_keys, speaker_key
from provenance.matching.overlap import code_point
from provenance.matching.rarity import weight
from provenance.vocabulary import QuoteKind

Ints = NDArray[np.int64]
_BITS = 63


class Words(NamedTuple):
    """All units' words as code points in one array, where each unit starts, and their weights."""

    flat: NDArray[np.uint32]
    starts: Ints
    weights: NDArray[np.float32]  # of each word in `flat`


class Reports(NamedTuple):
    """How units were reported; `names` are pairs of a unit and a number for a speaker or source.

    `said` has bits for their names and first and last names: units without a common bit have no
    speaker in common; `outlets` has bits for the outlets' names. `earliest` is NaN where no quote
    has a date.
    """

    owners: Ints
    names: Ints
    said: NDArray[np.uint64]
    outlets: NDArray[np.uint64]
    earliest: NDArray[np.float64]
    indirect: NDArray[np.bool_]
    spun: NDArray[np.bool_]


class _Codes(dict[str, int]):
    """Code points of words, given out in the order in which words come."""

    def __missing__(self, word: str) -> int:
        point = self[word] = code_point(len(self))
        return point


def word_columns(texts: Sequence[str]) -> Words:
    """Return the words of normalised texts as columns."""
    codes = _Codes()
    flat, lengths = array("I"), array("q", [0])
    for text in texts:
        words = text.split()
        flat.extend(map(codes.__getitem__, words))
        lengths.append(len(words))
    table = np.zeros(0x110000, np.float32)
    table[list(codes.values())] = list(map(weight, codes))
    ids = np.frombuffer(flat, np.uint32) if flat else np.empty(0, np.uint32)
    return Words(ids, np.cumsum(np.frombuffer(lengths, np.int64)), table[ids])


def report_columns(units: Iterable[Sequence[Form]], count: int) -> Reports:
    """Return how units, given by their quotes, were reported, as columns."""
    numbers: dict[str, int] = {}
    owners, names = array("q"), array("q")
    said, outlets = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
    earliest = np.full(count, np.nan)
    indirect, spun = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    for place, quotes in enumerate(units):
        keys = {key for quote in quotes for key in _names(quote)}
        for key in keys:
            owners.append(place)
            names.append(numbers.setdefault(key, len(numbers)))
        if keys:
            said[place] = _bits(keys)
        outlets[place] = _bits({outlet_key(quote) for quote in quotes if quote.outlet}, whole=True)
        dated = [quote.earliest for quote in quotes if quote.earliest]
        if dated:
            earliest[place] = instant(min(dated))
        indirect[place] = all(quote.kind is QuoteKind.INDIRECT for quote in quotes)
        spun[place] = all(quote.spun for quote in quotes)
    return Reports(
        np.array(owners, np.int64),
        np.array(names, np.int64),
        said,
        outlets,
        earliest,
        indirect,
        spun,
    )


def tied(reports: Reports, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Return whether units may have a speaker in common, or one credit the other one's outlet."""
    said, outlets = reports.said, reports.outlets
    common = (said[a] & (said[b] | outlets[b])) | (said[b] & outlets[a])
    return np.asarray(common != 0)


def _names(quote: Form) -> Iterator[str]:
    """Yield the keys of a quote's named speaker and of its sources."""
    speaker = speaker_key(quote)
    if speaker:
        yield speaker
    if quote.sources:
        yield from source_keys(quote)


def _bits(keys: Iterable[str], *, whole: bool = False) -> int:
    """Return a number with the bits of some names, without those of their parts if `whole`."""
    bits = 0
    for key in keys:
        bits |= _bit(key) if whole else _bits_of(key)
    return bits


@lru_cache(maxsize=1 << 16)
def _bits_of(key: str) -> int:
    """Return a number with a bit for a name, for its first word and for its last."""
    return _bit(key) | _bit(key.split(" ", 1)[0]) | _bit(key.rsplit(" ", 1)[-1])


def _bit(text: str) -> int:
    return 1 << crc32(text.encode("utf-8", "surrogatepass")) % _BITS
