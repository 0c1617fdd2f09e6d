"""Quotes grouped by identical words and occasion, before anything is compared.

The most reprinted quotes are the ones that matter most; grouped first, a wording that stands in a
thousand articles is compared once and no frequency cap can drop it. A telling wording is one unit
wherever it is printed; a short one ("ironclad", "no comment") is a unit only among the quotes of
one speaker within days, or of related articles.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from provenance.ids import ArticleId
from provenance.matching.forms import Form
from provenance.matching.overlap import weigh
from provenance.matching.rarity import information
from provenance.matching.verification import TELLING, UNIQUE, Circumstances, judge
from provenance.sources.names import name_key
from provenance.text.normal import form as form_of
from provenance.vocabulary import QuoteKind, SpeakerKind

Kin = Mapping[ArticleId, frozenset[ArticleId]]
UNDATED = "~"  # sorts after every date
_DAY = 86_400.0  # seconds
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


class Unit(NamedTuple):
    """Quotes of the same words on one occasion, best first; times are seconds since 1970."""

    text: str
    words: tuple[str, ...]
    quotes: tuple[Form, ...]
    speakers: frozenset[str]
    sources: frozenset[str]
    articles: frozenset[ArticleId]
    earliest: float | None
    latest: float | None
    indirect: bool  # no quote of it is marked


def worth(quote: Form) -> tuple[bool, bool, int, str, str]:
    """Return the sort key by which the quote that is nearest to the origin comes first."""
    return (
        quote.spun,
        quote.kind is QuoteKind.INDIRECT,
        quote.depth,
        quote.earliest or UNDATED,
        quote.quote_id,
    )


def units(quotes: Iterable[Form], kin: Kin) -> list[Unit]:
    """Return all quotes as units, in an order that depends on nothing but the quotes."""
    groups: dict[str, list[Form]] = defaultdict(list)
    for quote in quotes:
        groups[form_of(quote.text)].append(quote)
    return [unit for text in sorted(groups) for unit in _split(text, groups[text], kin)]


def unit_of(text: str, quotes: Sequence[Form]) -> Unit:
    """Return quotes of the same words as one unit."""
    starts = [instant(x.earliest) for x in quotes if x.earliest]
    ends = [instant(x.latest) for x in quotes if x.latest]
    return Unit(
        text=text,
        words=tuple(text.split()),
        quotes=tuple(sorted(quotes, key=worth)),
        speakers=frozenset(_speaker(x) for x in quotes if x.speaker and x.speaker_kind in _NAMED),
        sources=frozenset(name_key(source) for x in quotes for source in x.sources),
        articles=frozenset(x.article_id for x in quotes),
        earliest=min(starts, default=None),
        latest=max(ends, default=None),
        indirect=all(x.kind is QuoteKind.INDIRECT for x in quotes),
    )


def circumstances(a: Unit, b: Unit, kin: Kin) -> Circumstances:
    """Return how two units were reported, relative to each other."""
    return Circumstances(
        same_speaker=_same_speaker(a, b),
        days=days_between(a, b),
        kin=related(a, b, kin),
        indirect=a.indirect or b.indirect,
    )


def days_between(a: Unit, b: Unit) -> float | None:
    """Return the days between two units' publications at least, None if one has no date."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    return max(0.0, b.earliest - a.latest, a.earliest - b.latest) / _DAY


def related(a: Unit, b: Unit, kin: Kin) -> bool:
    """Whether an article of one unit is an article of the other, or linked to one."""
    few, many = sorted((a.articles, b.articles), key=len)
    return any(x in many or not many.isdisjoint(kin.get(x, ())) for x in few)


@lru_cache(maxsize=1 << 16)
def instant(text: str) -> float:
    """Return the seconds since 1970 of a UTC instant in the package's one form."""
    return datetime.fromisoformat(text).timestamp()


def _same_speaker(a: Unit, b: Unit) -> bool | None:
    """Whether two units are reported of one speaker, None where one of them names nobody."""
    if a.speakers & (b.speakers | b.sources) or b.speakers & a.sources:
        return True
    return False if a.speakers and b.speakers else None


@lru_cache(maxsize=1 << 16)
def _key(name: str) -> str:
    return name_key(name) or name


def _speaker(quote: Form) -> str:
    return _key(quote.speaker or "")


def _split(text: str, quotes: list[Form], kin: Kin) -> list[Unit]:
    """Return the occasions on which one wording was reported."""
    told = information(text.split())
    if len(quotes) == 1 or told >= UNIQUE:
        return [unit_of(text, quotes)]
    ordered = sorted(quotes, key=lambda x: (x.earliest or UNDATED, x.quote_id))
    groups: list[tuple[Unit, list[Form]]] = []
    known: dict[str, list[int]] = defaultdict(list)
    for quote in ordered:
        single = unit_of(text, [quote])
        near = _places(quote, known, kin) if told < TELLING else range(len(groups))
        place = next((i for i in near if _alike(groups[i][0], single, kin)), None)
        if place is None:
            place = len(groups)
            groups.append((single, []))
        groups[place][1].append(quote)
        for key in (*single.speakers, quote.article_id):
            if place not in known[key]:
                known[key].append(place)
    return [unit_of(text, members) for _, members in groups]


def _places(quote: Form, known: Mapping[str, list[int]], kin: Kin) -> list[int]:
    """Return the groups that a short quote may belong to: its speaker's and its article's kin."""
    keys = [_speaker(quote), quote.article_id, *kin.get(quote.article_id, ())]
    return sorted({place for key in keys for place in known.get(key, ())})


def _alike(a: Unit, b: Unit, kin: Kin) -> bool:
    """Whether two quotes of the same words are of one occasion."""
    if not a.words:
        return False
    shared = weigh(a.words, b.words, [(0, 0, len(a.words))])
    return judge(a.words, b.words, shared, circumstances(a, b, kin)).match
