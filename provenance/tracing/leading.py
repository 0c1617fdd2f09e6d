"""Which sources of a claim lead on to another: they have the words from somewhere else.

A source's own held article may credit another, name another outlet, enlarge what another had, or
repeat at length what another had before, without a word of having heard it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from provenance.ids import QuoteId
from provenance.models import Hop, Quote
from provenance.text.normal import words
from provenance.tracing.access import credits_near, heard_alone, heard_it
from provenance.tracing.growing import Growth
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case
from provenance.vocabulary import SourceKind

Grouped = Mapping[str, list[tuple[QuoteId, Hop]]]
"""The quotes whose chains have one root, with the hop of it, by the root's name."""

_MOST_COMPARED = 12  # roots whose articles are searched for each other's names
_LONG_RUN = 12  # words; so many alike in a row are copied, unless both say that they heard them
_FRAGMENT = 3  # words of a piece that tells where it comes from, where one outlet alone was told it
_WHOLE = 8  # words of a whole wording that another speaker is given
_ACCESS = frozenset({SourceKind.AGENCY, SourceKind.STATE_MEDIA})


@dataclass(frozen=True, slots=True)
class Leads:
    """To which source each one leads that is no root; `repeated` are those by their words alone."""

    onward: Mapping[str, str]
    repeated: frozenset[str]

    def end(self, key: str) -> str:
        """Return where a source leads in the end; of a circle, its first name."""
        seen = [key]
        while (after := self.onward.get(seen[-1])) is not None:
            if after in seen:
                return min(seen[seen.index(after) :])
            seen.append(after)
        return seen[-1]

    def named(self, keys: Iterable[str]) -> bool:
        """Whether one of the sources leads on by more than repeated words."""
        return any(key in self.onward and key not in self.repeated for key in keys)


def find_leads(case: Case, grouped: Grouped, growths: tuple[Growth, ...]) -> Leads:
    """Return to which other source each one leads that has the words from there."""
    if len(case.quotes) == 1:  # nobody else has the words, so there is nowhere to lead
        return Leads({}, frozenset())
    onward: dict[str, str] = {}
    root_of_quote = {q: key for key, members in grouped.items() for q, _ in members}
    for key in sorted(grouped):
        own = {root_of_quote[q.id] for q in case.quotes if case.ledger.house(q.article_id) == key}
        if own and key not in own:
            onward[key] = min(own)
    if len(grouped) > 1:
        _grouping(case, grouped, onward)
        _grown(grouped, growths, root_of_quote, onward)
        _naming(case, grouped, onward)
        _posted(case, grouped, onward)
    _returning(case, grouped, root_of_quote, onward)
    before = set(onward)
    if len(grouped) > 1:
        _repeating(case, grouped, onward)
    return Leads(onward, frozenset(set(onward) - before))


def _grouping(case: Case, grouped: Grouped, onward: dict[str, str]) -> None:
    """Lead a group's name to its only member that another article names."""
    for key in sorted(grouped):
        named = [name for name in case.ledger.members(key) if name in grouped]
        if len(named) == 1:
            onward.setdefault(key, named[0])


def _grown(
    grouped: Grouped,
    growths: tuple[Growth, ...],
    root_of_quote: Mapping[QuoteId, str],
    onward: dict[str, str],
) -> None:
    """Lead an outlet that only has a grown quote back to the fragment's."""
    enlarged = {growth.grown for growth in growths}
    for growth in growths:
        key, partial = root_of_quote[growth.grown], root_of_quote[growth.partial]
        if key != partial and all(q in enlarged for q, _ in grouped[key]):
            onward.setdefault(key, partial)


def _bare(case: Case, grouped: Grouped, onward: Mapping[str, str]) -> list[str]:
    """Return the known outlets that are their own root and lead nowhere yet."""
    return [
        key
        for key in sorted(grouped)
        if key not in onward
        and not key.startswith(UNKNOWN_OUTLET)
        and all(case.ledger.house(case.quotes_article(q)) == key for q, _ in grouped[key])
    ]


def _naming(case: Case, grouped: Grouped, onward: dict[str, str]) -> None:
    """Lead an outlet whose article makes another root's outlet the source of the words.

    Two that credit each other so form a circle, unless one says that it heard the words.
    """
    own = {
        key: [q for q in case.quotes if case.ledger.house(q.article_id) == key]
        for key in grouped
        if key not in onward and not key.startswith(UNKNOWN_OUTLET)
    }
    own = {key: quotes for key, quotes in own.items() if quotes}
    if len(own) > _MOST_COMPARED:
        return
    named = {
        (key, other)
        for key in own
        for other in sorted(grouped)
        if other != key
        and not other.startswith(UNKNOWN_OUTLET)
        and any(credits_near(case.ledger, quote, other) for quote in own[key])
    }
    records = _records(case) if named else set()
    for key, other in sorted(named):
        if key in records:
            continue
        mutual = (other, key) in named
        if not mutual or not any(heard_it(case.ledger, q) for q in own[key] + own[other]):
            onward.setdefault(key, other)


def _returning(
    case: Case, grouped: Grouped, root_of_quote: Mapping[QuoteId, str], onward: dict[str, str]
) -> None:
    """Lead a root back to an outlet that credits it, when its own article reports after that one.

    A names B as its source, and B's article says that A reports it: nobody heard the words.
    """
    for quote in case.quotes:
        other, key = case.ledger.house(quote.article_id), root_of_quote[quote.id]
        if other in (key, UNKNOWN_OUTLET) or key in onward or other in grouped:
            continue
        own = [q for q in case.quotes if case.ledger.house(q.article_id) == key]
        if not own or any(heard_it(case.ledger, q) for q in own):
            continue
        if any(credits_near(case.ledger, q, other) for q in own):
            onward[key], onward[other] = other, key


def _records(case: Case) -> set[str]:
    """Return the sources whose own held article is a record, which nobody has from elsewhere."""
    return {case.ledger.house(a) for a in case.by_article if case.ledger.record(a) is not None}


def _posted(case: Case, grouped: Grouped, onward: dict[str, str]) -> None:
    """Lead those who repeat a held post back to it: it was there before, for all to read."""
    posts = [q for q in case.quotes if case.ledger.record(q.article_id) is SourceKind.SOCIAL]
    if not posts:
        return
    post = min(posts, key=lambda q: (case.published(q.article_id), q.id))
    house = case.ledger.house(post.article_id)
    for key in sorted(grouped):
        later = all(case.before(post, case.ledger.quotes[q]) for q, _ in grouped[key])
        if key != house and house in grouped and later:
            onward.setdefault(key, house)


def _repeating(case: Case, grouped: Grouped, onward: dict[str, str]) -> None:
    """Lead an outlet that repeats many words in a row to who had them, unless it heard them.

    Who had them is a source that others credit, an agency, an outlet that says it heard them, or
    one that was certainly earlier.
    """
    bare = _bare(case, grouped, onward)
    quotes = {key: [case.ledger.quotes[q] for q, _ in grouped[key]] for key in grouped}
    heard = {key: any(heard_it(case.ledger, q) for q in quotes[key]) for key in bare}
    sure = {key for key in grouped if key not in bare or heard[key]}
    sure |= {key for key in grouped if case.ledger.kind(key) in _ACCESS}
    sure |= _records(case) | set(onward.values())
    for key in bare:
        if key in sure:
            continue
        others = [
            other
            for other in sorted(grouped)
            if other != key and _had_them(case, quotes[key], quotes[other], sure=other in sure)
        ]
        free = [other for other in others if _leads_not(other, key, onward)]
        if free:
            onward[key] = min(free, key=lambda o: _earliest(case, quotes[o], o))


def _leads_not(at: str, key: str, onward: Mapping[str, str]) -> bool:
    """Whether a source does not lead to a key."""
    seen = {at}
    while at in onward and onward[at] not in seen:
        at = onward[at]
        seen.add(at)
    return key not in seen


def _earliest(case: Case, quotes: list[Quote], name: str) -> tuple[object, ...]:
    return (min(case.published(q.article_id) for q in quotes), name)


def _had_them(case: Case, ours: list[Quote], theirs: list[Quote], *, sure: bool) -> bool:
    """Whether other quotes had a long run of ours: certainly earlier, or `sure` and not later."""
    for mine in ours:
        for other in theirs:
            if case.before(mine, other) or not (sure or case.before(other, mine)):
                continue
            if not _runs(mine.text).isdisjoint(_runs(other.text)) or _taken(case, mine, other):
                return True
            if case.before(other, mine) and _from_interview(case, mine, other):
                return True
    return False


def _from_interview(case: Case, mine: Quote, other: Quote) -> bool:
    """Whether a wording lies in one that its outlet alone was told before, or holds that one."""
    one, two = sorted((case.form(mine), case.form(other)), key=len)
    if len(one.split()) < _FRAGMENT or f" {one} " not in f" {two} ":
        return False
    return mine.speaker.key == other.speaker.key and heard_alone(case.ledger, other)


def _taken(case: Case, mine: Quote, other: Quote) -> bool:
    """Whether a whole wording is given to another named speaker than the one who had it."""
    form = case.form(mine)
    names = {mine.speaker.key, other.speaker.key}
    return (
        None not in names
        and len(names) == 2
        and len(form.split()) >= _WHOLE
        and f" {form} " in f" {case.form(other)} "
    )


@lru_cache(maxsize=1 << 10)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    listed = words(text)
    return frozenset(
        tuple(listed[at : at + _LONG_RUN]) for at in range(len(listed) - _LONG_RUN + 1)
    )


def find_circle(leads: Leads) -> tuple[str, ...]:
    """Return the sources that lead to each other in a circle, () when there is none."""
    for key in sorted(leads.onward):
        seen = [key]
        while (after := leads.onward.get(seen[-1])) is not None and after not in seen:
            seen.append(after)
        if leads.onward.get(seen[-1]) == key:
            return tuple(seen)
    return ()
