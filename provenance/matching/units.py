"""The units that claims are made of: quotes grouped by identical words and by occasion.

The most reprinted quotes are the ones that matter most; grouped first, a wording that stands in a
thousand articles is compared once and no frequency cap can drop it. A telling wording is one unit
wherever it is printed; a short one ("ironclad", "no comment") is a unit only among the quotes of
one speaker within days, or of related articles.

A million units are held as columns; what one unit is, is put together when it is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from provenance.matching.columns import word_columns, word_marks
from provenance.matching.forms import Form
from provenance.matching.occasions import (
    Kin,
    Occasion,
    circumstances,
    instant,
    occasion,
    speaker_key,
)
from provenance.matching.overlap import Coded, Overlap
from provenance.matching.rarity import weights
from provenance.matching.reports import report_columns, sayings
from provenance.matching.uncollected import uncollected
from provenance.matching.verification import TELLING, UNIQUE, judge
from provenance.text.normal import form as form_of
from provenance.vocabulary import QuoteKind

_FULLER = 1.25  # lengths within this ratio count as equally full
_CACHED = 100_000  # units whose words and occasion are kept at hand
_LATEST = 8  # groups of one speaker or article that a quote of the same words is compared with
_RECENT = 64  # groups in order of time that a telling one is compared with
_UNDATED = "~"  # sorts after every date
Rank = tuple[bool, bool, int, int, str, str]


class Units:
    """All quotes as units, in the order in which they deserve to be a claim's reference."""

    __slots__ = (
        "_coded",
        "_letters",
        "_occasions",
        "_starts",
        "forms",
        "lengths",
        "linked",
        "marks",
        "members",
        "reports",
        "texts",
        "words",
    )

    def __init__(
        self,
        forms: Sequence[Form],
        kin: Kin,
        parted: Iterable[tuple[str, list[int]]] | None = None,
    ) -> None:
        """Group quotes into units; the result does not depend on the order of the quotes.

        `parted` are the units as far as they are known: words with the places of their quotes,
        the best one first.
        """
        self.forms = forms
        with uncollected():
            known = list(_parted(forms, kin) if parted is None else parted)
            order = _order([forms[places[0]] for _, places in known], [text for text, _ in known])
            self.texts = [known[place][0] for place in order]
            self.members = [known[place][1] for place in order]
            del known, order
            self.words = word_columns(self.texts)
        self.lengths = np.diff(self.words.starts)
        self.marks = word_marks(self.words)
        told = sayings(forms)
        sizes = np.fromiter(map(len, self.members), np.int64, len(self))
        flat = np.fromiter(chain.from_iterable(self.members), np.int64, int(sizes.sum()))
        self.reports = report_columns(told, flat, np.r_[0, np.cumsum(sizes)])
        self.linked = np.zeros(len(self), np.bool_)
        if kin:
            related = (any(forms[m].article_id in kin for m in group) for group in self.members)
            self.linked = np.fromiter(related, np.bool_, len(self))
        self._letters = self.words.flat.astype("<u4").tobytes().decode("utf-32-le")
        self._starts = self.words.starts.tolist()
        self._coded: dict[int, Coded] = {}
        self._occasions: dict[int, Occasion] = {}

    def __len__(self) -> int:
        """Return the number of units."""
        return len(self.texts)

    def quotes(self, place: int) -> list[Form]:
        """Return a unit's quotes, the one nearest to the origin first."""
        return [self.forms[member] for member in self.members[place]]

    def distance(self, place: int) -> Rank:
        """Return a unit's sort key among wordings that are equally full."""
        best = self.forms[self.members[place][0]]
        return rank(best, "")

    def code(self, place: int) -> str:
        """Return a unit's words as one code point each."""
        return self._letters[self._starts[place] : self._starts[place + 1]]

    def told(self, place: int, start: int, length: int) -> float:
        """Return what a run of a unit's words tells."""
        at = self._starts[place] + start
        return float(self.words.sums[at + length] - self.words.sums[at])

    def coded(self, place: int) -> Coded:
        """Return a unit's words for alignment."""
        known = self._coded.get(place)
        if known is None:
            if len(self._coded) >= _CACHED:
                self._coded.clear()
            start, end = self._starts[place], self._starts[place + 1]
            sums = self.words.sums[start : end + 1] - self.words.sums[start]
            plain = not (self.words.figured[place] or self.words.denying[place])
            letters = self._letters[start:end]
            known = Coded(self.texts[place], letters, tuple(sums.tolist()), plain)
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


def _parted(forms: Sequence[Form], kin: Kin) -> Iterator[tuple[str, list[int]]]:
    """Yield the words of each unit with the places of its quotes, the best one first."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, quote in enumerate(forms):
        groups[form_of(quote.text)].append(place)
    for text, group in groups.items():
        for places in _occasions_of(text, group, forms, kin):
            yield text, places


def rank(quote: Form, text: str) -> Rank:
    """Return the sort key by which the better reference comes first.

    Marked words of no spun copy, the fullest, then the nearest to the origin, then the earliest.
    """
    return (
        quote.spun,
        quote.kind is QuoteKind.INDIRECT,
        -fullness(text),
        quote.depth,
        quote.latest or _UNDATED,  # by then it was certainly out; a day alone may be any hour of it
        quote.quote_id,
    )


def _order(best: Sequence[Form], texts: Sequence[str]) -> list[int]:
    """Return the places of units, given by their best quotes, in the order of their ranks."""
    if not best:
        return []
    ids = np.array([quote.quote_id.encode("utf-8", "surrogatepass") for quote in best])
    latest = [instant(quote.latest) if quote.latest else np.inf for quote in best]
    full = [-fullness(text) for text in texts]
    keys = (
        *reversed(_numbers(ids)),
        np.array(latest),
        np.array([quote.depth for quote in best]),
        np.array(full),
        np.array([quote.kind is QuoteKind.INDIRECT for quote in best]),
        np.array([quote.spun for quote in best]),
    )
    return [int(place) for place in np.lexsort(keys)]


def _numbers(texts: NDArray[np.bytes_]) -> list[NDArray[np.uint64]]:
    """Return texts as rows of numbers that sort as they do, eight bytes each."""
    parts = -(-texts.dtype.itemsize // 8)
    padded = texts.astype(f"S{parts * 8}").view(">u8").reshape(len(texts), parts)
    return [padded[:, part].astype(np.uint64) for part in range(parts)]


def fullness(text: str) -> int:
    """Return a step on a scale on which wordings of about the same length stand together."""
    return _step(text.count(" ") + 1)


@cache
def _step(words: int) -> int:
    return int(log(words) / log(_FULLER))


def _occasions_of(text: str, places: list[int], forms: Sequence[Form], kin: Kin) -> list[list[int]]:
    """Return the quotes of one wording by occasion, each list best first."""
    if len(places) == 1:
        return [places]
    if not text:
        return [[place] for place in places]
    unique = sum(weights(text.split())) >= UNIQUE and not _comes_again(places, forms)
    groups = [places] if unique else _split(text, places, forms, kin)
    return [sorted(group, key=lambda place: rank(forms[place], text)) for group in groups]


def _comes_again(places: list[int], forms: Sequence[Form]) -> bool:
    """Whether an outlet has the same words of nobody on another day: they may be its page's."""
    days: dict[str, str] = {}
    for quote in (forms[place] for place in places):
        if quote.outlet and quote.earliest and speaker_key(quote) is None:
            day = quote.earliest[:10]
            if days.setdefault(quote.outlet, day) != day:
                return True
    return False


def _split(text: str, places: list[int], forms: Sequence[Form], kin: Kin) -> list[list[int]]:
    """Return the quotes of a wording that is not unique, by the occasions of its first quotes."""
    told = sum(weights(text.split()))
    ordered = sorted(places, key=lambda p: (forms[p].earliest or _UNDATED, forms[p].quote_id))
    groups: list[tuple[Occasion, list[int]]] = []
    known: dict[str, list[int]] = defaultdict(list)
    for place in ordered:
        quote = forms[place]
        here = occasion([quote])
        near = _near(quote, known, kin)
        if told >= TELLING:
            near = sorted({*near, *range(max(0, len(groups) - _RECENT), len(groups))})
        found = next((i for i in near if _alike(text, told, groups[i][0], here, kin)), None)
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


def _alike(text: str, told: float, a: Occasion, b: Occasion, kin: Kin) -> bool:
    """Whether two quotes of the same words are of one occasion."""
    length = text.count(" ") + 1
    same = Coded(text, "." * length, (0.0, told))
    shared = Overlap(told, 1.0, 1.0, length, length, ((0, 0, length),))
    return judge(same, same, shared, circumstances(a, b, kin)).match
