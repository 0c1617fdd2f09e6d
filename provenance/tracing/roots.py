"""The sources to which the chains of a claim lead, and which of them lead on to another.

A root that itself has the words from somewhere else is no root: its own held article may credit
another, name another, or only enlarge what another had. What remains are the claim's independent
roots; where roots lead to each other in a circle, nobody is the source.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from provenance.ids import ArticleId, QuoteId
from provenance.models import Hop, Lineage, Proof, Quote
from provenance.tracing.access import heard_it
from provenance.tracing.chains import Chain
from provenance.tracing.clocks import by_date, by_time
from provenance.tracing.growing import Growth
from provenance.tracing.leading import Grouped, Leads, find_circle, find_leads
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case, Ledger
from provenance.tracing.narrating import narrating, narration
from provenance.values import quickly_made
from provenance.vocabulary import Act, Evidence, SourceKind, SpeakerKind

MEDIA = frozenset(
    {
        SourceKind.AGENCY,
        SourceKind.STATE_MEDIA,
        SourceKind.NEWSPAPER,
        SourceKind.BROADCASTER,
        SourceKind.MAGAZINE,
        SourceKind.SITE,
        SourceKind.SOCIAL,
    }
)
"""Kinds of sources that put words on record themselves when they are the speaker."""

RECORD, STATED, TEXTUAL, OWN = 4, 3, 2, 1
"""Grounds for a root: its own record is held; others state it; the texts show it; only itself."""
_STRENGTHS = {Evidence.STATED: STATED, Evidence.TEXTUAL: TEXTUAL}
_ORDER = {evidence: at for at, evidence in enumerate(Evidence)}


@quickly_made
@dataclass(frozen=True, slots=True)
class Root:
    """A source to which chains lead, with the quotes whose chains do.

    `article_id` is the source's own article with the words, if held, `quote_id` the quote in it;
    None where the words stand in its narration, which `narration` shows. `heard` says, where
    others repeat its words, that it is an agency or tells how it heard them. Of the other articles,
    `through` counts those whose chains go through it, `stating` those of them that say so,
    `naming` those that only name it (or grew from its words), and `repeating` those that have its
    words later and do not say where from. `by_time` are the outlets with its text that only dates
    show to be its copies, `by_date` those too where the dates decide beside what holds what.
    """

    source: str
    kind: SourceKind
    quotes: tuple[QuoteId, ...]
    hop: Hop
    grounds: int
    article_id: ArticleId | None
    quote_id: QuoteId | None
    narration: Proof | None = None
    heard: bool = False
    stating: int = 0
    through: int = 0
    naming: int = 0
    repeating: int = 0
    by_time: tuple[str, ...] = ()
    by_date: tuple[str, ...] = ()

    @property
    def narrates(self) -> bool:
        """Whether the words stand in the source's own narration."""
        return self.narration is not None

    @property
    def leading(self) -> int:
        """All other articles that lead to the source."""
        return self.through + self.naming + self.repeating


@quickly_made
@dataclass(frozen=True, slots=True)
class Roots:
    """The roots of a claim, strongest first, and the sources that form a circle."""

    found: tuple[Root, ...]
    circle: tuple[str, ...]
    circle_quotes: tuple[QuoteId, ...]


def root_of(chain: Chain) -> Hop:
    """Return the hop of a chain that put the words on record."""
    for hop in chain:
        if may_begin(hop):
            return hop
    return chain[-1]


def may_begin(hop: Hop) -> bool:
    """Whether the source of a hop puts words on record, and is not only a speaker.

    An outlet that speaks is one that the registry or the holdings know as an outlet.
    """
    spoken = hop.act is Act.SAID and hop.evidence is not Evidence.HELD
    return not spoken or hop.source_kind in MEDIA or hop.source_kind is SourceKind.OUTLET


def find_roots(case: Case, chains: Mapping[QuoteId, Chain], growths: tuple[Growth, ...]) -> Roots:
    """Return the independent roots of a claim's chains."""
    if len(case.quotes) == 1 and (alone := _alone(case, chains)) is not None:
        return alone
    grouped: dict[str, list[tuple[QuoteId, Hop]]] = defaultdict(list)
    for quote_id, chain in sorted(chains.items()):
        hop = root_of(chain)
        key = hop.source
        if hop.source == UNKNOWN_OUTLET:
            key = f"{UNKNOWN_OUTLET} {hop.article_id}"
        grouped[key].append((quote_id, hop))
    leads = find_leads(case, grouped, growths)
    circle = find_circle(leads)
    ends: dict[str, list[str]] = defaultdict(list)
    for key in sorted(grouped):
        ends[leads.end(key)].append(key)
    found = [_root(case, end, keys, grouped, leads) for end, keys in sorted(ends.items())]
    if len(found) > 1:
        found.sort(key=lambda r: _rank(case, r))
    quotes = tuple(q for key in circle for q, _ in grouped.get(key, ()))
    return Roots(tuple(found), circle, quotes)


def _alone(case: Case, chains: Mapping[QuoteId, Chain]) -> Roots | None:
    """Return the root of a claim that one article has as its outlet's own, None for others.

    Nearly all claims are such: nobody shares these words, so nothing has to be weighed.
    """
    ((quote_id, chain),) = chains.items()
    hop = root_of(chain)
    if hop is not chain[-1] or hop.source == UNKNOWN_OUTLET:
        return None
    quote = case.ledger.quotes[quote_id]
    root = Root(
        source=hop.source,
        kind=hop.source_kind,
        quotes=(quote_id,),
        hop=hop,
        grounds=RECORD if is_own_record(case.ledger, quote, hop.source) else OWN,
        article_id=quote.article_id,
        quote_id=quote_id,
    )
    return Roots((root,), (), ())


def _root(case: Case, end: str, keys: list[str], grouped: Grouped, leads: Leads) -> Root:
    members = [m for key in keys for m in grouped[key]]
    direct = grouped.get(end) or members
    best = _best(case, direct)
    source = UNKNOWN_OUTLET if end.startswith(UNKNOWN_OUTLET) else end
    source, held, article_id = _own_article(case, source, members)
    shown = (
        narration(case, article_id, [q for q, _ in members])
        if article_id and held is None
        else None
    )
    direct_articles = _articles(case, [end], grouped) - {article_id}
    named = everywhere = direct_articles
    if len(keys) > 1 or keys[0] != end or leads.repeated:
        named = _articles(case, [k for k in keys if k not in leads.repeated], grouped)
        everywhere = _articles(case, keys, grouped) - {article_id}
    return Root(
        source=source,
        kind=case.ledger.kind(source) if source != best.source else best.source_kind,
        quotes=tuple(q for q, _ in members),
        hop=best,
        grounds=_grounds(case, source, direct, held, leads.named(keys)),
        article_id=article_id,
        quote_id=held.id if held else None,
        narration=shown,
        heard=bool(everywhere - named) and _heard(case, source, held),
        stating=len(_stating(case, direct) - {article_id}),
        through=len(direct_articles),
        naming=len((named & everywhere) - direct_articles),
        repeating=len(everywhere - named),
        by_time=_copies(case, article_id, members, by_time),
        by_date=_copies(case, article_id, members, by_date),
    )


def _copies(
    case: Case,
    article_id: ArticleId | None,
    members: list[tuple[QuoteId, Hop]],
    rests: Callable[[Lineage], bool],
) -> tuple[str, ...]:
    """Return the outlets whose text is an article's, where the lineage rests on something."""
    if article_id is None:
        return ()
    copies = {case.quotes_article(q) for q, _ in members} - {article_id}
    above = (case.ledger.above.get(copy) for copy in sorted(copies))
    found = {
        case.ledger.house(one.article_id)
        for one in above
        if one is not None and one.from_article_id == article_id and rests(one)
    }
    return tuple(sorted(found))


def _best(case: Case, direct: list[tuple[QuoteId, Hop]]) -> Hop:
    """Return the hop that shows best where the words were put on record."""
    if len(direct) == 1:
        return direct[0][1]
    wanted = case.claim.reference
    return min(
        direct, key=lambda m: (_ORDER[m[1].evidence], m[0] != wanted, -m[1].confidence, m[0])
    )[1]


def _own_article(
    case: Case, source: str, members: list[tuple[QuoteId, Hop]]
) -> tuple[str, Quote | None, ArticleId | None]:
    """Return a source, its quote and its article with the words, as far as they are held.

    A group's name ("state media") is replaced by its member whose article has the words.
    """
    for name in (source, *case.ledger.members(source)):
        held = held_quote(case, name)
        article_id = held.article_id if held else narrating(case, name, [q for q, _ in members])
        if article_id is not None:
            return name, held, article_id
    return source, None, None


def _articles(case: Case, keys: list[str], grouped: Grouped) -> set[ArticleId]:
    return {case.quotes_article(q) for key in keys for q, _ in grouped.get(key, ())}


def _grounds(
    case: Case, source: str, direct: list[tuple[QuoteId, Hop]], held: Quote | None, named: bool
) -> int:
    """Return how strongly the members that lead straight to a source do so."""
    if held is not None and is_own_record(case.ledger, held, source):
        return RECORD
    strengths = (
        _STRENGTHS.get(hop.evidence, OWN)
        for quote_id, hop in direct
        if case.ledger.house(case.quotes_article(quote_id)) != source
    )
    return max(TEXTUAL if named else OWN, max(strengths, default=OWN))


def held_quote(case: Case, source: str) -> Quote | None:
    """Return the quote in the source's own article: its earliest version's fullest one."""
    if source == UNKNOWN_OUTLET:
        return None
    own = [q for q in case.quotes if case.ledger.house(q.article_id) == source]
    return min(own, key=lambda q: (*case.published(q.article_id), -len(q.text), q.id), default=None)


def is_own_record(ledger: Ledger, quote: Quote, source: str) -> bool:
    """Whether the source speaks for itself, or for the speaker as an office or a platform does."""
    speaker = quote.speaker
    if speaker.name is not None and ledger.name(speaker.name) == source:
        return True
    return ledger.record(quote.article_id) is not None


def _stating(case: Case, direct: list[tuple[QuoteId, Hop]]) -> set[ArticleId]:
    """Return the articles whose own words name the source."""
    return {
        hop.article_id
        for quote_id, hop in direct
        if hop.evidence is Evidence.STATED and hop.article_id == case.quotes_article(quote_id)
    }


def _heard(case: Case, source: str, held: Quote | None) -> bool:
    wire = case.ledger.kind(source) in {SourceKind.AGENCY, SourceKind.STATE_MEDIA}
    return held is not None and (wire or heard_it(case.ledger, held))


def _rank(case: Case, root: Root) -> tuple[object, ...]:
    """Return what roots are ordered by: grounds, kind, spread, time, fullness, name."""
    state = root.kind is not SourceKind.STATE_MEDIA
    articles = {case.ledger.quotes[q].article_id for q in root.quotes}
    first = min(case.published(a) for a in articles)
    fullest = max(len(case.ledger.quotes[q].text) for q in root.quotes)
    return (-root.grounds, state, -root.leading, first[0], -fullest, first[1], root.source)


def independent(case: Case, found: tuple[Root, ...]) -> int:
    """Return how many different sources the carrying outlets lead back to.

    What one state news agency or one unnamed source said cannot have been heard twice: an outlet
    that has the same words without a credit is no second origin.
    """
    if len(found) == 1:
        return 1
    credited = [root for root in found if root.grounds >= TEXTUAL]
    exclusive = any(root.kind is SourceKind.STATE_MEDIA for root in credited) or any(
        quote.speaker.kind is SpeakerKind.ANONYMOUS for quote in case.quotes
    )
    return max(1, len(credited) if credited and exclusive else len(found))
