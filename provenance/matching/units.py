"""The units that claims are made of: quotes grouped by identical words and by occasion.

The most reprinted quotes are the ones that matter most; grouped first, a wording that stands in a
thousand articles is compared once and no frequency cap can drop it. A telling wording is one unit
wherever it is printed; a short one ("ironclad", "no comment") is a unit only among the quotes of
one speaker within days, or of related articles.

A million units are held as columns; what one unit is, is put together when it is looked at.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from provenance.matching.columns import HALF, Wordings, Words, word_marks, words_of
from provenance.matching.forms import Form
from provenance.matching.nested import Ranges, nested_in
from provenance.matching.occasions import Kin, Occasion, circumstances, occasion, speaker_key
from provenance.matching.overlap import Coded, Overlap
from provenance.matching.ragged import Ints, Ragged, joined
from provenance.matching.reports import Sayings, report_columns, sayings
from provenance.matching.thresholds import TELLING, UNIQUE
from provenance.matching.uncollected import uncollected
from provenance.matching.verification import judge
from provenance.vocabulary import QuoteKind

TELLING_WORD = 7  # halves of weight that a word of `telling_marks` has at least
_FULLER = 1.25  # lengths within this ratio count as equally full
_CACHED = 20_000  # units whose words and occasion are kept at hand
_LATEST = 8  # groups of one speaker or article that a quote of the same words is compared with
_RECENT = 64  # groups in order of time that a telling one is compared with
_UNDATED = "~"  # sorts after every date
Rank = tuple[bool, bool, int, str, str]


class Units:
    """All quotes as units, in the order in which they deserve to be a claim's reference.

    `members` are the places of each unit's quotes in `forms`, the one nearest to the origin first.
    Weights are in halves: `totals` of all words of a unit, `told` and the running `sums` of all
    units with stock phrases told next to nothing. `telling_marks` mark words that weigh enough.
    """

    __slots__ = (
        "_coded",
        "_letters",
        "_occasions",
        "_starts",
        "denying",
        "figured",
        "forms",
        "lengths",
        "linked",
        "marks",
        "members",
        "reports",
        "sums",
        "telling_marks",
        "told",
        "totals",
        "words",
    )

    def __init__(
        self,
        forms: Sequence[Form],
        kin: Kin,
        parted: Iterable[Sequence[int]] | None = None,
        wordings: Wordings | None = None,
    ) -> None:
        """Group quotes into units; the result does not depend on the order of the quotes.

        `parted` are the units as far as they are known: the places of their quotes, the best one
        first. `wordings` are the words of texts as far as they are at hand.
        """
        self.forms = forms
        read = words_of if wordings is None else wordings.of
        with uncollected():
            told = sayings(forms)
            self.members, self.words = _in_order(forms, kin, told, parted, read)
        self.reports = report_columns(told, self.members.flat, self.members.starts)
        self.lengths = np.diff(self.words.starts)
        self.sums = self.words.sums()
        self.told = np.diff(self.sums[self.words.starts])
        self.figured, self.denying = self.words.figured, self.words.denying
        self.totals = self.words.totals()
        self.marks = word_marks(self.words)
        self.telling_marks = word_marks(self.words, TELLING_WORD)
        self.linked = np.zeros(len(self), np.bool_)
        if kin:
            related = np.array([form.article_id in kin for form in forms], np.bool_)
            at = self.members.starts[:-1]
            self.linked = np.logical_or.reduceat(related[self.members.flat], at)
        self._letters = self.words.letters()
        self._starts = array("q", self.words.starts.tobytes())
        self._coded: dict[int, Coded] = {}
        self._occasions: dict[int, Occasion] = {}

    def __len__(self) -> int:
        """Return the number of units."""
        return len(self.members.starts) - 1

    @property
    def firsts(self) -> Ints:
        """The places of the units' best quotes."""
        return np.asarray(self.members.flat[self.members.starts[:-1]])

    def quotes(self, place: int) -> list[Form]:
        """Return a unit's quotes, the one nearest to the origin first."""
        return [self.forms[member] for member in self.members.row(place).tolist()]

    def text(self, place: int) -> str:
        """Return a unit's normalised words."""
        return self.words.text(place)

    def distance(self, place: int) -> Rank:
        """Return a unit's sort key among wordings that are equally full."""
        return rank(self.forms[int(self.members.flat[self.members.starts[place]])])

    def fullest_first(self, place: int) -> tuple[bool, bool, int, Rank]:
        """Return a unit's sort key by which the fullest wording comes first."""
        distance = self.distance(place)
        return *distance[:2], -_step(int(self.lengths[place])), distance

    def code(self, place: int) -> str:
        """Return a unit's words as one code point each."""
        return self._letters[self._starts[place] : self._starts[place + 1]]

    def told_by(self, place: int, start: int, length: int) -> float:
        """Return what a run of a unit's words tells."""
        at = self._starts[place] + start
        return float(self.sums[at + length] - self.sums[at]) * HALF

    def nested(self, place: int) -> Ranges:
        """Return which of a unit's words stand in marks of their own inside of quoted ones."""
        return nested_in(self.forms[int(self.members.flat[self.members.starts[place]])])

    def coded(self, place: int) -> Coded:
        """Return a unit's words for alignment."""
        known = self._coded.get(place)
        if known is None:
            if len(self._coded) >= _CACHED:
                self._coded.clear()
            start, end = self._starts[place], self._starts[place + 1]
            sums = self.sums[start : end + 1].tolist()
            base = sums[0]
            plain = not (self.figured[place] or self.denying[place])
            letters = self._letters[start:end]
            told = tuple([(total - base) * HALF for total in sums])
            known = Coded(self.text(place), letters, told, plain, self.nested(place))
            self._coded[place] = known
        return known

    def occasion(self, place: int) -> Occasion:
        """Return who a unit's quotes are reported of, where and when."""
        known = self._occasions.get(place)
        if known is None:
            if len(self._occasions) >= _CACHED:
                self._occasions.clear()
            known = self._occasions[place] = occasion(self.quotes(place))
        return known


def _rows(parted: Iterable[Sequence[int]]) -> Ragged:
    """Return units, each given by the places of its quotes, as a column."""
    flat, counts = array("q"), array("q", [0])
    for places in parted:
        flat.extend(places)
        counts.append(len(places))
    return Ragged(
        np.cumsum(np.frombuffer(counts, np.int64)),
        np.frombuffer(flat, np.int64) if flat else np.empty(0, np.int64),
    )


def _parted(words: Words, forms: Sequence[Form], kin: Kin) -> Ragged:
    """Return the places of the quotes of each unit, the best one first."""
    groups = _alike_words(words)
    sizes = groups.counts
    alone = groups.flat[groups.starts[:-1][sizes == 1]]
    several = _rows(
        part
        for group in np.flatnonzero(sizes > 1).tolist()
        for part in _occasions_of(groups.row(group).tolist(), words, forms, kin)
    )
    return joined([Ragged(np.arange(len(alone) + 1), alone), several])


def _occasions_of(
    places: list[int], words: Words, forms: Sequence[Form], kin: Kin
) -> list[list[int]]:
    """Return the quotes of one wording by occasion, each list best first."""
    start, end = words.starts[places[0]], words.starts[places[0] + 1]
    if start == end:
        return [[place] for place in places]
    told = float(words.informing[start:end].sum(dtype=np.int64)) * HALF
    unique = told >= UNIQUE and not _comes_again(places, forms)
    groups = [places] if unique else _split(words.text(places[0]), told, places, forms, kin)
    return [sorted(group, key=lambda place: rank(forms[place])) for group in groups]


def _alike_words(words: Words) -> Ragged:
    """Return the places of the texts of each wording, in order."""
    raw, bounds = words.flat.tobytes(), (words.starts * words.flat.itemsize).tolist()
    firsts: dict[bytes, int] = {}
    same = np.fromiter(
        (
            firsts.setdefault(raw[start:end], place)
            for place, (start, end) in enumerate(pairwise(bounds))
        ),
        np.int64,
        len(bounds) - 1,
    )
    order = np.argsort(same, kind="stable")
    counts = np.bincount(same)
    return Ragged(np.r_[0, np.cumsum(counts[counts > 0])], order)


def rank(quote: Form) -> Rank:
    """Return the sort key by which the better of two equally full references comes first.

    Marked words of no spun copy, then the nearest to the origin, then the earliest.
    """
    return (
        quote.spun,
        quote.kind is QuoteKind.INDIRECT,
        quote.depth,
        quote.latest or _UNDATED,  # by then it was certainly out; a day alone may be any hour of it
        quote.quote_id,
    )


def _in_order(
    forms: Sequence[Form],
    kin: Kin,
    told: Sayings,
    parted: Iterable[Sequence[int]] | None,
    read: Callable[[Iterable[str]], Words],
) -> tuple[Ragged, Words]:
    """Return the quotes and the words of units, which may be known, in the order of their ranks."""
    if parted is None:
        words = read(form.text for form in forms)
        members = _parted(words, forms, kin)
        firsts = rows = members.flat[members.starts[:-1]]
    else:
        members = _rows(parted)
        firsts, rows = members.flat[members.starts[:-1]], np.arange(len(members.starts) - 1)
        words = read(forms[first].text for first in firsts.tolist())
    steps = fullness(np.diff(words.starts)[rows], members.counts)
    order = _order(firsts, forms, told, steps)
    return members.take(order), words.take(rows[order])


def _order(firsts: Ints, forms: Sequence[Form], told: Sayings, steps: Ints) -> Ints:
    """Return the places of units, given by best quotes and fullness, in the order of their ranks.

    That is `rank`, but that among marked words of no spun copy the fullest come first.
    """
    best = [forms[place] for place in firsts.tolist()]
    ids = np.array([quote.quote_id.encode("utf-8", "surrogatepass") for quote in best], np.bytes_)
    latest = told.latest[firsts]
    keys = (
        *reversed(_numbers(ids)),
        np.where(np.isnan(latest), np.inf, latest),
        np.array([quote.depth for quote in best]),
        -steps,
        told.indirect[firsts],
        told.spun[firsts],
    )
    return np.lexsort(keys)


def _numbers(texts: NDArray[np.bytes_]) -> list[NDArray[np.uint64]]:
    """Return texts as rows of numbers that sort as they do, eight bytes each."""
    parts = -(-texts.dtype.itemsize // 8)
    padded = texts.astype(f"S{parts * 8}").view(">u8").reshape(len(texts), parts)
    return [padded[:, part].astype(np.uint64) for part in range(parts)]


def fullness(lengths: Ints, quotes: Ints) -> Ints:
    """Return steps on a scale on which wordings of about the same length, in words, stand together.

    A wording that only one report has counts as a step less full: a word that others have not may
    be its outlet's own, and then not all pieces of what was said would stand in it.

    >>> fullness(np.array([1, 10, 13, 13, 20]), np.array([2, 2, 1, 2, 2])).tolist()
    [0, 10, 10, 11, 13]
    """
    most = int(lengths.max(initial=1))
    steps = np.array([_step(words) for words in range(most + 1)], np.int64)
    return np.asarray(steps[lengths] - (quotes == 1))


@cache
def _step(words: int) -> int:
    return int(log(max(1, words)) / log(_FULLER))


def _comes_again(places: list[int], forms: Sequence[Form]) -> bool:
    """Whether an outlet has the same words of nobody on another day: they may be its page's."""
    days: dict[str, str] = {}
    for quote in (forms[place] for place in places):
        if quote.outlet and quote.earliest and speaker_key(quote) is None:
            day = quote.earliest[:10]
            if days.setdefault(quote.outlet, day) != day:
                return True
    return False


def _split(
    text: str, told: float, places: list[int], forms: Sequence[Form], kin: Kin
) -> list[list[int]]:
    """Return the quotes of a wording that is not unique, by the occasions of its first quotes."""
    ordered = sorted(places, key=lambda p: (forms[p].earliest or _UNDATED, forms[p].quote_id))
    groups: list[tuple[Occasion, list[int]]] = []
    known: dict[str, list[int]] = defaultdict(list)
    same = _same(text, told)
    for place in ordered:
        quote = forms[place]
        here = occasion([quote])
        near = _near(quote, known, kin)
        if told >= TELLING:
            near = sorted({*near, *range(max(0, len(groups) - _RECENT), len(groups))})
        found = next((i for i in near if _alike(same, groups[i][0], here, kin)), None)
        if found is None:
            found = len(groups)
            groups.append((here, []))
        groups[found][1].append(place)
        for key in (*here.speakers, quote.article_id):
            if found not in known[key][-1:]:
                known[key].append(found)
    return [members for _, members in groups]


def _near(quote: Form, known: Mapping[str, list[int]], kin: Kin) -> list[int]:
    """Return the groups that a short quote may belong to: its speaker's and its article's kin.

    Of each the latest few are enough, and keep the work linear where one word comes thousandfold.
    """
    keys = [speaker_key(quote), quote.article_id, *kin.get(quote.article_id, ())]
    return sorted({group for key in keys if key for group in known.get(key, ())[-_LATEST:]})


def _same(text: str, told: float) -> tuple[Coded, Overlap]:
    """Return a wording, and what it shares with itself."""
    length = text.count(" ") + 1
    shared = Overlap(told, 1.0, 1.0, length, length, ((0, 0, length),))
    return Coded(text, "." * length, (0.0, told)), shared


def _alike(same: tuple[Coded, Overlap], a: Occasion, b: Occasion, kin: Kin) -> bool:
    """Whether two quotes of the same words are of one occasion."""
    words, shared = same
    return judge(words, words, shared, circumstances(a, b, kin)).match
