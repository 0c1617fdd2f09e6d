"""The verified relatives of each article: texts it may come from, and siblings of one source.

Pairs that share rare runs are compared first. A text that dozens of papers carry is not compared
with all of them; so within each family the articles are then compared with those of the source
that the family credits, or the source's own article would be missed among its many copies.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from provenance.ids import ArticleId
from provenance.models import Article
from provenance.sources.registry import Registry
from provenance.tracing.alignment import prepare
from provenance.tracing.fingerprint import Fingerprint, overlap
from provenance.tracing.kinship import EDITION_RUNS, Kin, relate
from provenance.tracing.proofs import kin_proofs
from provenance.tracing.stemma import by_witness
from provenance.tracing.wording import Text, read_text
from provenance.vocabulary import Evidence

_KEPT_TEXTS = 1024  # articles whose prepared text is kept at once: about 100 MB
_OF_ONE_SOURCE = 3  # articles of the credited source with which each relative is compared

Pair = tuple[ArticleId, ArticleId]


@dataclass(slots=True)
class Relatives:
    """What is known of one article: texts it may come from, and siblings of one common source.

    `stated` says that another article with this text names its outlet as the source.
    """

    parents: list[Kin] = field(default_factory=list)
    siblings: list[tuple[Kin, Text]] = field(default_factory=list)
    stated: bool = False


def texts(
    text_of: Callable[[ArticleId], Article], registry: Registry
) -> Callable[[ArticleId], Text]:
    """Return what gives an article's text prepared for comparison; those read last are kept."""

    @lru_cache(maxsize=_KEPT_TEXTS)
    def text(article_id: ArticleId) -> Text:
        return read_text(prepare(text_of(article_id)), registry)

    return text


def worth_comparing(
    pairs: Iterable[Pair],
    facts: Mapping[ArticleId, Article],
    fingerprints: Mapping[ArticleId, Fingerprint],
) -> list[Pair]:
    """Return the pairs without those of one outlet that share too little to be editions.

    An outlet's articles have their background and the lines around them in common.
    """
    return [
        (one, other)
        for one, other in pairs
        if facts[one].outlet is None
        or facts[one].outlet != facts[other].outlet
        or overlap(fingerprints[one], fingerprints[other]) >= EDITION_RUNS
    ]


def verified(
    pairs: Iterable[Pair],
    facts: Mapping[ArticleId, Article],
    text: Callable[[ArticleId], Text],
) -> dict[Pair, Kin]:
    """Return those of the pairs that are related, with how; versions of one page are left out."""
    kin: dict[Pair, Kin] = {}
    for one, other in pairs:
        if one in facts and other in facts and not _same_page(facts[one], facts[other]):
            found = relate(text(one), text(other))
            if found is not None:
                kin[one, other] = found
    return kin


def find_relatives(
    kin: Mapping[Pair, Kin],
    compared: Set[Pair],
    facts: Mapping[ArticleId, Article],
    text: Callable[[ArticleId], Text],
) -> dict[ArticleId, Relatives]:
    """Return the verified relatives of each article that has some.

    `kin` are the related ones of the pairs that were `compared` because they share runs of words.
    """
    owners = sorted(set(_owners(kin)) - compared)
    return _by_article(_witnessed({**kin, **verified(owners, facts, text)}))


def _witnessed(kin: Mapping[Pair, Kin]) -> dict[Pair, Kin]:
    """Return the pairs with those turned that third texts of their family turn."""
    found = dict(kin)
    for family in _families(kin):
        members = {text.article.id for text in family}
        inside = {pair: one for pair, one in kin.items() if pair[0] in members}
        found.update(zip(inside, by_witness(family, inside), strict=True))
    return found


def _same_page(one: Article, other: Article) -> bool:
    return one.url is not None and one.url == other.url


def _owners(kin: Mapping[Pair, Kin]) -> Iterator[Pair]:
    """Yield the pairs of each article with those of the source that its family credits."""
    for family in _families(kin):
        houses: dict[str, list[Text]] = defaultdict(list)
        for text in family:
            if text.house is not None:
                houses[text.house].append(text)
        wanted = {c.source for text in family for c in text.credits if not c.weak}
        for source in sorted(wanted & houses.keys()):
            for owner in houses[source][:_OF_ONE_SOURCE]:
                for text in family:
                    if text.house != source:
                        first, second = sorted((owner.article.id, text.article.id))
                        yield first, second


def _families(kin: Mapping[Pair, Kin]) -> list[list[Text]]:
    """Return the groups of articles that are related to each other, earliest article first."""
    texts: dict[ArticleId, Text] = {}
    leader: dict[ArticleId, ArticleId] = {}

    def find(at: ArticleId) -> ArticleId:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for pair in sorted(kin):
        for text in (kin[pair].source, kin[pair].copy):
            texts[text.article.id] = text
            leader.setdefault(text.article.id, text.article.id)
        one, other = sorted((find(pair[0]), find(pair[1])))
        leader[other] = one
    groups: dict[ArticleId, list[Text]] = defaultdict(list)
    for article_id in sorted(texts, key=lambda a: (texts[a].article.dates.earliest or "9", a)):
        groups[find(article_id)].append(texts[article_id])
    return [groups[key] for key in sorted(groups) if len(groups[key]) > 2]


def _by_article(kin: Mapping[Pair, Kin]) -> dict[ArticleId, Relatives]:
    found: dict[ArticleId, Relatives] = defaultdict(Relatives)
    for pair in sorted(kin):
        one = replace(kin[pair], proofs=kin[pair].proofs + kin_proofs(kin[pair]))
        if one.common is None:
            found[one.copy.article.id].parents.append(one)
            found[one.source.article.id].stated |= one.evidence is Evidence.STATED
        else:
            found[one.copy.article.id].siblings.append((one, one.source))
            found[one.source.article.id].siblings.append((one, one.copy))
    return found
