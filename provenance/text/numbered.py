"""The comparison words of very many texts as numbers: what `normal.words` gives, a million at once.

Nearly all texts are letters, digits and marks of ASCII, once curly marks are set straight. Those
are read many at a time, character by character in columns; each of the others is read on its own.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from provenance.text.normal import common_marks_plain, words

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
_TOGETHER = 1_000  # texts that are read at a time
_ASCII = 128
_SPACE, _AMPERSAND, _APOSTROPHE, _GRAVE = 0x20, 0x26, 0x27, 0x60
_SMALL = np.array(  # small letters and digits as they are read, spaces for all other characters
    [ord(chr(point).lower()) if chr(point).isalnum() else _SPACE for point in range(_ASCII)],
    np.uint8,
)
_POINTED = np.isin(np.arange(_ASCII), [ord("."), ord(",")])


class Numbered(NamedTuple):
    """Words as numbers, text after text."""

    flat: NDArray[np.uint32]
    starts: Ints  # where each text's words begin, and where the last one's end


class Numbers(dict[str, int]):
    """Numbers of words, given out in the order in which words come; the keys are in that order."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def numbered(texts: Iterable[str], numbers: Numbers) -> Numbered:
    """Return the comparison words of texts as numbers; new words get theirs.

    >>> numbered(["We won’t go", "go, go!"], Numbers()).flat.tolist()
    [0, 1, 2, 2, 2]
    """
    flat, lengths = array("I"), array("q", [0])
    for part in _parts(texts):
        some, counts = _read(part, numbers)
        flat.frombytes(some.tobytes())
        lengths.frombytes(counts.tobytes())
    starts = np.cumsum(np.frombuffer(lengths, np.int64))
    known = np.frombuffer(flat, np.uint32) if flat else np.empty(0, np.uint32)
    return Numbered(known, starts)


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while part := list(islice(rest, _TOGETHER)):
        yield part


def _read(texts: list[str], numbers: Numbers) -> tuple[NDArray[np.uint32], Ints]:
    """Return the numbers of the words of some texts, and how many words each text has."""
    ends = np.cumsum([len(text) + 1 for text in texts])
    plain = common_marks_plain("\n".join(texts)) + "\n"
    points, strange = _points(plain)
    others = _others(points, strange, ends)
    letters = _letters(points)
    for place in others.tolist():
        letters[ends[place] - len(texts[place]) - 1 : ends[place]] = _SPACE
    begins = np.flatnonzero((letters[1:] != _SPACE) & (letters[:-1] == _SPACE)) + 1
    if letters[0] != _SPACE:
        begins = np.r_[0, begins]
    counts = np.diff(np.searchsorted(begins, ends), prepend=0)
    together = letters.tobytes().decode("ascii").split()
    flat = np.fromiter(map(numbers.__getitem__, together), np.uint32, len(together))
    if not len(others):
        return flat, counts
    apart = [words(texts[place]) for place in others.tolist()]
    counts[others] = [len(one) for one in apart]
    mine = np.zeros(len(texts), np.bool_)
    mine[others] = True
    mine = np.repeat(mine, counts)
    found = np.empty(len(mine), np.uint32)
    found[~mine] = flat
    found[mine] = [numbers[word] for one in apart for word in one]
    return found, counts


def _points(text: str) -> tuple[Bytes, Ints]:
    """Return a text's characters, and the places of those that are no ASCII, which are 0 here."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8), np.empty(0, np.int64)
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    strange = np.flatnonzero(wide >= _ASCII)
    points = wide.astype(np.uint8)
    points[strange] = 0
    return points, strange


def _others(points: Bytes, strange: Ints, ends: Ints) -> Ints:
    """Return the places of the texts that have to be read one by one.

    They hold other letters, a grave accent, an ampersand that may begin a character written as in
    HTML, or a dot or comma that may belong to a number.
    """
    marks = np.flatnonzero(_POINTED[points[:-1]])
    inner = marks[_SMALL[points[marks + 1]] != _SPACE]
    rare = np.flatnonzero((points == _GRAVE) | (points == _AMPERSAND))
    found = np.concatenate([strange, inner, rare])
    return np.unique(np.searchsorted(ends, found, side="right"))


def _letters(points: Bytes) -> Bytes:
    """Return characters as small letters and digits, with apostrophes inside words, and spaces."""
    letters = _SMALL[points]
    marks = np.flatnonzero(points[:-1] == _APOSTROPHE)
    marks = marks[(marks > 0) & (letters[marks + 1] != _SPACE)]
    letters[marks[letters[marks - 1] != _SPACE]] = _APOSTROPHE
    return letters
