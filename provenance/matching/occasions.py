"""The circumstances under which words were reported: by whom said, when, in which articles.

Two quotes of the same common words are one statement on one occasion and two on two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from provenance.ids import ArticleId
from provenance.matching.circumstances import Circumstances
from provenance.matching.forms import Form
from provenance.sources.names import name_key
from provenance.vocabulary import QuoteKind, SpeakerKind

Kin = Mapping[ArticleId, frozenset[ArticleId]]
_DAY = 86_400.0  # seconds
_NONE: frozenset[str] = frozenset()
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


class Occasion(NamedTuple):
    """Who is reported to have said some words, by what articles and when (seconds since 1970)."""

    speakers: frozenset[str]
    sources: frozenset[str]
    outlets: frozenset[str]
    articles: frozenset[ArticleId]
    earliest: float | None
    latest: float | None
    indirect: bool  # no quote is marked
    spun: bool  # all articles are spun copies


def occasion(quotes: Sequence[Form]) -> Occasion:
    """Return the common occasion of quotes of the same words."""
    if len(quotes) == 1:
        return _occasion_of_one(quotes[0])
    starts = [instant(x.earliest) for x in quotes if x.earliest]
    ends = [instant(x.latest) for x in quotes if x.latest]
    return Occasion(
        speakers=frozenset(key for key in map(speaker_key, quotes) if key),
        sources=frozenset(_key(source) for x in quotes for source in x.sources),
        outlets=frozenset(outlet_key(x) for x in quotes if x.outlet),
        articles=frozenset(x.article_id for x in quotes),
        earliest=min(starts, default=None),
        latest=max(ends, default=None),
        indirect=all(x.kind is QuoteKind.INDIRECT for x in quotes),
        spun=all(x.spun for x in quotes),
    )


def _occasion_of_one(quote: Form) -> Occasion:
    """Return the occasion of a quote whose words nobody else has: nearly all are such."""
    speaker = speaker_key(quote)
    return Occasion(
        speakers=frozenset((speaker,)) if speaker else _NONE,
        sources=frozenset(source_keys(quote)) if quote.sources else _NONE,
        outlets=frozenset((outlet_key(quote),)) if quote.outlet else _NONE,
        articles=frozenset((quote.article_id,)),
        earliest=instant(quote.earliest) if quote.earliest else None,
        latest=instant(quote.latest) if quote.latest else None,
        indirect=quote.kind is QuoteKind.INDIRECT,
        spun=quote.spun,
    )


def circumstances(a: Occasion, b: Occasion, kin: Kin) -> Circumstances:
    """Return how quotes of two occasions were reported, relative to each other."""
    return Circumstances(
        same_speaker=_same_speaker(a, b),
        days=days_between(a, b),
        kin=related(a, b, kin),
        one_outlet=bool(a.outlets) and a.outlets == b.outlets,
        unmarked=a.indirect and b.indirect,
        nameless=not (a.speakers or b.speakers),
        one_article=not a.articles.isdisjoint(b.articles),
        indirect=a.indirect or b.indirect,
        spun=a.spun != b.spun,
    )


def kindred(kin: Iterable[tuple[ArticleId, ArticleId]]) -> dict[ArticleId, frozenset[ArticleId]]:
    """Return the related articles of each article."""
    found: dict[ArticleId, set[ArticleId]] = defaultdict(set)
    for a, b in kin:
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return {article: frozenset(others) for article, others in found.items()}


def days_between(a: Occasion, b: Occasion) -> float | None:
    """Return the days between two occasions' publications at least, None if one has no date."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    return max(0.0, b.earliest - a.latest, a.earliest - b.latest) / _DAY


def related(a: Occasion, b: Occasion, kin: Kin) -> bool:
    """Whether an article of one occasion is linked by lineage to one of the other."""
    if not kin:
        return False
    few, many = sorted((a.articles, b.articles), key=len)
    return any(x in kin and not many.isdisjoint(kin[x]) for x in few)


@lru_cache(maxsize=1 << 16)
def instant(text: str) -> float:
    """Return the seconds since 1970 of a UTC instant in the package's one form."""
    return datetime.fromisoformat(text).timestamp()


def speaker_key(quote: Form) -> str | None:
    """Return the key by which a named speaker is known across articles, None for the unnamed."""
    return _key(quote.speaker) if quote.speaker and quote.speaker_kind in _NAMED else None


def outlet_key(quote: Form) -> str:
    """Return the key of the outlet that printed a quote."""
    return _key(quote.outlet or "")


def source_keys(quote: Form) -> list[str]:
    """Return the keys of the reporting sources that an article names for a quote."""
    return [_key(source) for source in quote.sources]


@lru_cache(maxsize=1 << 16)
def _key(name: str) -> str:
    return name_key(name) or name


def _same_speaker(a: Occasion, b: Occasion) -> bool | None:
    """Whether two occasions are reported of one speaker, None where one of them names nobody.

    An unnamed speaker is the other report's if the one article credits the other one's outlet.
    """
    if a.speakers & (b.speakers | b.sources) or b.speakers & a.sources:
        return True
    if not (a.speakers and b.speakers):
        return True if a.sources & b.outlets or b.sources & a.outlets else None
    return any(_short_for(x, y) or _short_for(y, x) for x in a.speakers for y in b.speakers)


def _short_for(short: str, full: str) -> bool:
    """Whether one name is the other one's family name alone."""
    return " " not in short and " " in full and short in (full.split()[0], full.split()[-1])
