"""The same words under different speakers, and which of them the articles near the origin name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from provenance.ids import QuoteId
from provenance.matching.rarity import weight
from provenance.models import Quote, Warning
from provenance.sources.names import name_key
from provenance.text.normal import words
from provenance.tracing.anonymity import is_single, telling_words
from provenance.tracing.change_warnings import passage
from provenance.tracing.ledger import Case
from provenance.tracing.roots import MEDIA, Roots
from provenance.vocabulary import QuoteKind, SpeakerKind, WarningKind

_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION})
_CONTENT = 2.5  # weight of a word from which on it is no function word
_CONTENT_WORDS = 4  # "an act of war" may be anybody's; so many content words are somebody's
_STEM = 5  # letters by which two forms of a word in a descriptor are told to be alike


def speaker_conflicts(case: Case, roots: Roots) -> Iterator[Warning]:
    """Warn when the speakers of one wording differ: in name, or the unnamed in what they are."""
    if len(case.by_article) < 2:
        return
    groups = _named_groups(case) or _unnamed_groups(case)
    if len(groups) < 2:
        return
    near = _nearest(roots)
    ranked = sorted(
        groups,
        key=lambda group: (-sum(q.id in near for q in group), -len(group), group[0].id),
    )
    names = [group[0].speaker.name or "" for group in ranked]
    yield Warning(
        kind=WarningKind.SPEAKER_CONFLICT,
        sentence=(
            f"The same words are attributed to {' and to '.join(names)}; "
            f"the articles nearest to the origin name {names[0]}."
        ),
        claim_id=case.claim.id,
        proofs=tuple(passage(group[0]) for group in ranked),
    )


def _named_groups(case: Case) -> list[list[Quote]]:
    """Return the quotes by named speaker, [] where no two of the speakers exclude each other."""
    named: dict[str, list[Quote]] = defaultdict(list)
    for quote in case.quotes:
        speaker = quote.speaker
        if speaker.name and speaker.kind in _NAMED and _telling(quote):
            named[name_key(case.ledger.name(speaker.name))].append(quote)
    groups = _apart(named)
    several = len({q.article_id for group in groups for q in group}) > 1
    return groups if len(groups) > 1 and several and _rivals(case, groups) else []


def _unnamed_groups(case: Case) -> list[list[Quote]]:
    """Return two quotes whose unnamed speakers are described as different people, [] if none are.

    "a miner" and "a company official" differ; "a source" may be either of them, and who is only
    called by a role ("the minister") may be somebody whom others name.
    """
    described = [
        (quote, _stems(quote.speaker.name or ""))
        for quote in case.quotes
        if quote.speaker.kind is SpeakerKind.ANONYMOUS and _telling(quote) and _one(quote)
    ]
    for (one, first), (other, second) in combinations(described, 2):
        if one.article_id != other.article_id and first and second and not first & second:
            return [[one], [other]]
    return []


def _one(quote: Quote) -> bool:
    name = quote.speaker.name or ""
    return is_single(name) and not name.casefold().startswith("the ")


def _stems(descriptor: str) -> set[str]:
    return {word[:_STEM] for word in telling_words(descriptor)}


def _nearest(roots: Roots) -> set[QuoteId]:
    """Return the quotes that stand nearest to the origin: its own, else those that lead to it."""
    best = roots.found[0]
    return {best.quote_id} if best.quote_id is not None else set(best.quotes)


def _telling(quote: Quote) -> bool:
    """Whether a quote sets enough words in marks that two speakers of them must be one."""
    if quote.kind is QuoteKind.INDIRECT:
        return False
    return sum(weight(word) >= _CONTENT for word in words(quote.text)) >= _CONTENT_WORDS


def _rivals(case: Case, groups: list[list[Quote]]) -> bool:
    """Whether two of the speakers exclude each other.

    A body and the person who speaks for it do not; a medium and the person it writes about do.
    """
    people = [g for g in groups if g[0].speaker.kind is SpeakerKind.PERSON]
    media = [g for g in groups if case.ledger.kind(case.ledger.name(_name(g))) in MEDIA]
    return len(people) > 1 or bool(people and media) or len(people) == 0


def _name(group: list[Quote]) -> str:
    return group[0].speaker.name or ""


def _apart(named: Mapping[str, list[Quote]]) -> list[list[Quote]]:
    """Return the quotes by speaker, where a part of a longer name is the same person.

    "Brandt" beside "Tessaly Brandt" is no conflict.
    """
    groups: dict[str, list[Quote]] = {}
    parts = {key: _parts(key, quotes) for key, quotes in named.items()}
    for key in sorted(named, key=lambda k: (-len(k), k)):
        longer = next((k for k in groups if _same_name(_written(named[key]), parts[k])), None)
        groups.setdefault(longer or key, []).extend(named[key])
    return [sorted(group, key=lambda q: q.id) for group in groups.values()]


def _same_name(shorter: set[str], longer: set[str]) -> bool:
    """Whether one name may be a part or another form of the other: two words alike suffice."""
    return shorter <= longer or len(shorter & longer) > 1


def _parts(key: str, quotes: list[Quote]) -> set[str]:
    """Return the words of a speaker's name, as its key and as it was written."""
    return set(key.split()) | {w for q in quotes for w in _written([q])}


def _written(quotes: list[Quote]) -> set[str]:
    return set(words(quotes[0].speaker.name or ""))
