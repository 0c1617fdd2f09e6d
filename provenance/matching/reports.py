"""How a million quotes and the units made of them were reported, as columns of numbers.

Speakers, outlets and dates are read from each quote once; what holds of a unit is then reduced
from its quotes' numbers, all units at a time.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from provenance.matching.columns import hashed
from provenance.matching.forms import Form
from provenance.matching.occasions import instant, outlet_key, source_keys, speaker_key
from provenance.matching.ragged import Ints
from provenance.vocabulary import QuoteKind

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]
_BITS = 63


class Reports(NamedTuple):
    """How units were reported; `owners` and `names` are pairs of a unit and a
    hash of a name.

    `said` has bits for their names and first and last names: units without a common bit have no
    speaker in common; `outlets` has bits for the outlets' names. `earliest` and `latest` are NaN
    where no quote has a date.
    """

    owners: Ints
    names: Ints
    said: Bits
    outlets: Bits
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    indirect: Flags
    spun: Flags


class Sayings(NamedTuple):
    """How quotes were reported, in the order of the quotes."""

    named: tuple[Ints, Ints]  # pairs of a quote and a hash of its speaker's or a source's name
    said: Bits
    outlets: Bits
    earliest: NDArray[np.float64]
    latest: NDArray[np.float64]
    indirect: Flags
    spun: Flags


class _Numbers(dict[str, int]):
    """Numbers of names, given out in the order in which names come."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


def sayings(forms: Sequence[Form]) -> Sayings:
    """Return how quotes were reported, as columns."""
    quotes, names, numbers = _named(forms)
    said = np.zeros(len(forms), np.uint64)
    bits = np.array([_bits_of(key) for key in numbers], np.uint64)
    hashes = np.array([hashed(key) for key in numbers], np.int64)
    np.bitwise_or.at(said, quotes, bits[names])
    outlets = (_bit(outlet_key(form)) if form.outlet else 0 for form in forms)
    return Sayings(
        named=(quotes, hashes[names]),
        said=said,
        outlets=np.fromiter(outlets, np.uint64, len(forms)),
        earliest=_instants(form.earliest for form in forms),
        latest=_instants(form.latest for form in forms),
        indirect=np.array([form.kind is QuoteKind.INDIRECT for form in forms], np.bool_),
        spun=np.array([form.spun for form in forms], np.bool_),
    )


def _named(forms: Sequence[Form]) -> tuple[Ints, Ints, dict[str, int]]:
    """Return the quotes and the numbers of their speakers' and sources' names, and the names."""
    numbers = _Numbers()
    quotes, names = array("q"), array("q")
    for place, form in enumerate(forms):
        key = speaker_key(form)
        if key:
            quotes.append(place)
            names.append(numbers[key])
        for source in source_keys(form) if form.sources else ():
            quotes.append(place)
            names.append(numbers[source])
    return np.array(quotes, np.int64), np.array(names, np.int64), numbers


def _instants(texts: Iterable[str | None]) -> NDArray[np.float64]:
    """Return instants in seconds since 1970, NaN for none."""
    return np.array([instant(text) if text else np.nan for text in texts], np.float64)


def report_columns(quotes: Sayings, members: Ints, starts: Ints) -> Reports:
    """Return how units were reported, each of them given by a stretch of `members`."""
    count, at = len(starts) - 1, starts[:-1]
    unit_of = np.empty(len(members), np.int64)
    unit_of[members] = np.repeat(np.arange(count), np.diff(starts))
    carried, names = quotes.named
    most = int(names.max(initial=0)) + 1
    pairs = np.unique(unit_of[carried] * most + names)
    return Reports(
        owners=pairs // most,
        names=pairs % most,
        said=np.bitwise_or.reduceat(quotes.said[members], at),
        outlets=np.bitwise_or.reduceat(quotes.outlets[members], at),
        earliest=np.fmin.reduceat(quotes.earliest[members], at),
        latest=np.fmax.reduceat(quotes.latest[members], at),
        indirect=np.logical_and.reduceat(quotes.indirect[members], at),
        spun=np.logical_and.reduceat(quotes.spun[members], at),
    )


def tied(reports: Reports, a: Ints, b: Ints) -> Flags:
    """Return whether units may have a speaker in common, or one credit the other one's outlet."""
    said, outlets = reports.said, reports.outlets
    common = (said[a] & (said[b] | outlets[b])) | (said[b] & outlets[a])
    return np.asarray(common != 0)


def apart(reports: Reports, a: Ints, b: Ints) -> NDArray[np.float64]:
    """Return the seconds between the publications of units at least, NaN where one has no date."""
    first = reports.earliest[b] - reports.latest[a]
    second = reports.earliest[a] - reports.latest[b]
    return np.maximum(np.maximum(first, second), 0.0)


@lru_cache(maxsize=1 << 16)
def _bits_of(key: str) -> int:
    """Return a number with a bit for a name, for its first word and for its last."""
    return _bit(key) | _bit(key.split(" ", 1)[0]) | _bit(key.rsplit(" ", 1)[-1])


@lru_cache(maxsize=1 << 16)
def _bit(text: str) -> int:
    return 1 << hashed(text) % _BITS
