"""What is kept of every unit, so that a few new quotes find their claims without all the others.

A unit's keys and words, how it was reported, its rank and the reference that it has joined are
held as columns of numbers, in pieces that are written once and only added to. A later row takes
the place of an earlier one with the same first quote. A million units are 200 MB, read in a
fraction of a second; what a quote says in letters is fetched only for the few that come near.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from provenance.ids import QuoteId
from provenance.matching.columns import Words
from provenance.matching.keys import Codes, figure_keys, halves, run_keys, spoken_keys
from provenance.matching.occasions import instant
from provenance.matching.ragged import Parted, Ragged, Sought, joined, stretches
from provenance.matching.units import Units, fullness
from provenance.vocabulary import QuoteKind

Ids = NDArray[np.uint64]
Ints = NDArray[np.int64]
INDIRECT, SPUN = 1, 2  # flags of a unit: no quote is marked; all are of spun copies
GONE, LATER = 4, 8  # flags of a row: there is no such unit any more; it may replace another row
LETTERS = 0xD000  # codes of words in `words`: all below the surrogates, so that they decode
_PIECE = 1 << 16  # units in one piece that a whole derivation writes
_YEAR_ONE = 62_135_596_800  # seconds from year 1 to 1970
_UNDATED = (1 << 40) - 1  # sorts after every date
_PLAIN = {
    "firsts": "<u8",
    "ranks": "<u8",
    "texts": "<u8",
    "said": "<u8",
    "outlets": "<u8",
    "centres": "<u8",
    "scores": "<f8",
    "earliest": "<f8",
    "flags": "u1",
}
_WHOLE = ("firsts", "centres", "scores", "flags")  # columns that are looked at from end to end
_RAGGED = {"others": "<u8", "words": "<u2", "runs": "<u4", "spoken": "<u4", "figures": "<u4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Units as columns; `firsts` are their best quotes, `centres` those of what they have joined.

    `others` are the other quotes, `ranks` sort as `units.rank` does without its last part, `texts`
    are hashes of the words and `words` a small hash of each. A unit that is a reference has itself
    as the centre.
    """

    firsts: Ids
    ranks: Ids
    texts: Ids
    said: Ids
    outlets: Ids
    centres: Ids
    scores: NDArray[np.float64]
    earliest: NDArray[np.float64]
    flags: NDArray[np.uint8]
    others: Ragged
    words: Ragged
    runs: Ragged
    spoken: Ragged
    figures: Ragged

    def __len__(self) -> int:
        """Return the number of units."""
        return len(self.firsts)

    def to_bytes(self) -> bytes:
        """Return the piece as bytes, the same on every machine."""
        parts = [np.array([len(self)], "<u8").tobytes()]
        parts += [getattr(self, name).astype(kind).tobytes() for name, kind in _PLAIN.items()]
        for name, kind in _RAGGED.items():
            column: Ragged = getattr(self, name)
            parts.append(np.diff(column.starts).astype("<u4").tobytes())
            parts.append(column.flat.astype(kind).tobytes())
        return b"".join(parts)

    def take(self, places: Ints) -> "Piece":
        """Return some of the units."""
        columns = {name: getattr(self, name)[places] for name in _PLAIN}
        return Piece(**columns | {name: getattr(self, name).take(places) for name in _RAGGED})


def from_bytes(data: bytes) -> Piece:
    """Return the piece that `Piece.to_bytes` wrote; its columns look into the bytes."""
    size = int(np.frombuffer(data, "<u8", 1)[0])
    at = 8
    columns: dict[str, Any] = {}
    for name, kind in _PLAIN.items():
        columns[name] = np.frombuffer(data, kind, size, at)
        at += columns[name].nbytes
    for name, kind in _RAGGED.items():
        counts = np.frombuffer(data, "<u4", size, at)
        at += counts.nbytes
        starts = np.zeros(size + 1, np.int32)
        np.cumsum(counts, out=starts[1:])
        flat = np.frombuffer(data, kind, int(starts[-1]), at)
        at += flat.nbytes
        columns[name] = Ragged(starts, flat)
    return Piece(**columns)


def piece_of(units: Units, centres: Sequence[int], scores: Sequence[float]) -> Piece:
    """Return units as a piece; `centres` are the places of what they have joined, or their own."""
    number = np.array([numbered(form.quote_id) for form in units.forms], np.uint64)
    members = Ragged(units.members.starts, number[units.members.flat])
    firsts = members.flat[members.starts[:-1]]
    reports = units.reports
    flags = reports.indirect * INDIRECT + reports.spun * SPUN
    return Piece(
        firsts=firsts,
        ranks=_ranks(units),
        texts=text_hashes(units.words),
        said=reports.said,
        outlets=reports.outlets,
        centres=firsts[np.array(centres, np.int64)],
        scores=np.array(scores, np.float64),
        earliest=reports.earliest,
        flags=flags.astype(np.uint8),
        others=_others(members),
        words=Ragged(units.words.starts, (units.words.hashed % LETTERS).astype(np.uint16)),
        runs=_column(run_keys(units), len(units)),
        spoken=_column(spoken_keys(units), len(units)),
        figures=_column(figure_keys(units), len(units)),
    )


def merged(pieces: Sequence[Piece]) -> Piece:
    """Return pieces as one, in which only the last row of each unit is left."""
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(piece, name) for piece in pieces]) for name in _PLAIN
    }
    columns |= {name: joined([getattr(piece, name) for piece in pieces]) for name in _RAGGED}
    whole = Piece(**columns)
    _, back = np.unique(whole.firsts[::-1], return_index=True)
    return whole.take(np.sort(len(whole) - 1 - back))


def absorbing(pieces: Sequence[Piece], more: Piece) -> tuple[Piece, int]:
    """Return a piece with the last ones before it that are no larger, and how many these are.

    So there are never more than a few pieces, and no row is written again often.
    """
    taken = 0
    while taken < len(pieces):
        last = pieces[-1 - taken]
        if len(last) > len(more) or not (last.flags & LATER).all():
            break
        more = merged([last, more])
        taken += 1
    return more, taken


def marked(piece: Piece, flags: int) -> Piece:
    """Return a piece with these flags set for all of its units."""
    return replace(piece, flags=piece.flags | np.uint8(flags))


def pieces_of(units: Units, centres: Sequence[int], scores: Sequence[float]) -> Iterator[bytes]:
    """Yield units as the bytes of pieces."""
    whole = piece_of(units, centres, scores)
    for start in range(0, len(units), _PIECE):
        yield whole.take(np.arange(start, min(start + _PIECE, len(units)))).to_bytes()


def numbered(quote: QuoteId) -> int:
    """Return the number that a quote's id stands for; numbers sort as ids do.

    >>> quote_of(numbered(QuoteId("q0123456789abcdef")))
    'q0123456789abcdef'
    """
    return int(quote[1:], 16)


def quote_of(number: int) -> QuoteId:
    """Return the id of a quote from its number."""
    return QuoteId(f"q{number:016x}")


def _ranks(units: Units) -> Ids:
    """Return the ranks of units but for their last part as one number each."""
    best = [units.forms[first] for first in units.firsts.tolist()]
    latest = [int(instant(x.latest)) + _YEAR_ONE if x.latest else _UNDATED for x in best]
    depths = [min(x.depth, (1 << 14) - 1) for x in best]
    spoken = [x.spun << 1 | (x.kind is QuoteKind.INDIRECT) for x in best]
    ranks = np.array(spoken, np.uint64) << np.uint64(8)
    ranks |= (254 - fullness(units.lengths, units.members.counts)).astype(np.uint64)
    ranks = ranks << np.uint64(14) | np.array(depths, np.uint64)
    return np.asarray(ranks << np.uint64(40) | np.array(latest, np.uint64))


def _others(members: Ragged) -> Ragged:
    """Return the numbers of each row without the first one."""
    kept = np.ones(len(members.flat), np.bool_)
    kept[members.starts[:-1]] = False
    return Ragged(members.starts - np.arange(len(members.starts)), members.flat[kept])


def text_hashes(words: Words) -> Ids:
    """Return a hash of each text's words in their order."""
    starts, lengths = words.starts[:-1], np.diff(words.starts)
    within = stretches(np.zeros(len(lengths), np.int64), lengths).astype(np.uint64)
    with np.errstate(over="ignore"):
        mixed = (words.hashed + (within << np.uint64(32))) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xC2B2AE3D27D4EB4F)
        mixed ^= mixed >> np.uint64(32)
        sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed)])
        return np.asarray(sums[starts + lengths] - sums[starts] + lengths.astype(np.uint64))


def _column(codes: Codes, size: int) -> Ragged:
    """Return keys with their units as a column of the units."""
    keys, owners = halves(codes)
    order = np.argsort(owners, kind="stable")
    counts = np.bincount(owners, minlength=size)
    return Ragged(np.concatenate([[0], np.cumsum(counts)]), keys[order])


class Standing:
    """All units that stand, from pieces in the order in which they were written.

    Units are known by their places in all pieces together; `alive` tells which of them were not
    replaced by later ones.
    """

    __slots__ = (
        "_offsets", "alive", "centres", "earliest", "firsts", "flags", "lengths", "outlets",
        "pieces", "ranks", "said", "scores", "texts",
    )  # fmt: skip

    firsts: Ids
    ranks: Parted
    texts: Parted
    said: Parted
    outlets: Parted
    centres: Ids
    scores: NDArray[np.float64]
    earliest: Parted
    flags: NDArray[np.uint8]

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Read the pieces; nothing is copied but the columns that are looked at as a whole."""
        self.pieces = list(pieces)
        self._offsets = np.cumsum([0, *map(len, self.pieces)])
        for name in _WHOLE:
            parts = [getattr(piece, name) for piece in self.pieces]
            kind = _PLAIN[name]
            setattr(
                self, name, np.concatenate([np.empty(0, kind), *parts]).astype(kind, copy=False)
            )
        self._part()
        self.alive = self.flags & GONE == 0
        later = np.flatnonzero(self.flags & LATER)
        self.alive[_replaced(self.firsts, later)] = False

    def _part(self) -> None:
        """Take the other columns as they lie in the pieces."""
        for name in _PLAIN.keys() - _WHOLE:
            parts = [getattr(piece, name) for piece in self.pieces]
            setattr(self, name, Parted(parts, _PLAIN[name]))
        self.lengths = Parted([piece.words.counts for piece in self.pieces], "<i8")

    def __len__(self) -> int:
        """Return the number of rows in all pieces."""
        return len(self.firsts)

    def with_more(self, piece: Piece) -> "Standing":
        """Return these units and more of them, whatever they replace.

        The columns of both are the same ones, for a million units' are large.
        """
        more, size = Standing([]), len(self)
        more.pieces = [*self.pieces, piece]
        more._offsets = np.append(self._offsets, self._offsets[-1] + len(piece))
        for name in _WHOLE:
            setattr(more, name, np.concatenate([getattr(self, name), getattr(piece, name)]))
            setattr(self, name, getattr(more, name)[:size])
        more._part()
        more.alive = np.concatenate([self.alive, np.ones(len(piece), np.bool_)])
        return more

    def places(self, column: Ids | Parted, numbers: Ids) -> Ints:
        """Return the places of the units that stand which have one of the numbers in a column."""
        sought = Sought(numbers)
        found = column.places(sought) if isinstance(column, Parted) else sought.places(column)
        return np.asarray(found[self.alive[found]])

    def quotes(self, place: int) -> list[QuoteId]:
        """Return the ids of a unit's quotes, the best first."""
        number = int(np.searchsorted(self._offsets, place, side="right")) - 1
        others = self.pieces[number].others.row(place - int(self._offsets[number]))
        return [quote_of(int(self.firsts[place])), *map(quote_of, others.tolist())]

    def owning(self, quotes: Ids) -> Ints:
        """Return the places of the units that have any of these quotes."""
        sought = Sought(quotes)
        first = sought.places(self.firsts)
        found = np.unique(np.concatenate([first, self._others(sought)]))
        return np.asarray(found[self.alive[found]])

    def _others(self, sought: Sought) -> Ints:
        return np.concatenate([
            np.empty(0, np.int64),
            *(
                offset + piece.others.owners(sought.places(piece.others.flat))
                for offset, piece in zip(self._offsets.tolist(), self.pieces, strict=False)
            ),
        ])  # fmt: skip

    def keyed(self, road: str, keys: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Ints]:
        """Return which of these keys of a road are whose, also of units that were replaced."""
        sought = Sought(keys)
        found, owners = [np.empty(0, np.uint32)], [np.empty(0, np.int64)]
        for offset, piece in zip(self._offsets.tolist(), self.pieces, strict=False):
            column: Ragged = getattr(piece, road)
            places = sought.places(column.flat)
            found.append(column.flat[places])
            owners.append(column.owners(places) + offset)
        return np.concatenate(found), np.concatenate(owners)

    def column(self, name: str, places: Ints) -> Ragged:
        """Return the rows of some units in a column that has several numbers a unit."""
        which = np.searchsorted(self._offsets, places, side="right") - 1
        order = np.argsort(which, kind="stable")
        parts = [
            getattr(self.pieces[number], name).take(places[mine] - self._offsets[number])
            for number, mine in _by_number(which, order)
        ]
        back = np.empty(len(places), np.int64)
        back[order] = np.arange(len(places))
        nothing = Ragged(np.zeros(1, np.int64), np.empty(0, _RAGGED[name]))
        return joined([nothing, *parts]).take(back)

    def take(self, places: Ints) -> Piece:
        """Return some units as a piece, as they stand now."""
        columns: dict[str, Any] = {name: getattr(self, name)[places] for name in _PLAIN}
        return Piece(**columns | {name: self.column(name, places) for name in _RAGGED})


def _by_number(which: Ints, order: Ints) -> Iterator[tuple[int, Ints]]:
    """Yield each piece's number with the places, in the order given, that lie in it."""
    numbers, starts = np.unique(which[order], return_index=True)
    yield from zip(numbers.tolist(), np.split(order, starts[1:]), strict=False)


def _replaced(firsts: Ids, later: Ints) -> Ints:
    """Return the places of rows that a later row replaces."""
    _, back = np.unique(firsts[later][::-1], return_index=True)
    last = later[::-1][back]  # the last one of each
    same = Sought(firsts[last]).places(firsts)
    return np.setdiff1d(same, last, assume_unique=True)
