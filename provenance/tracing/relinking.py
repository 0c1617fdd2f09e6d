"""Lineage after articles were added: what is decided anew is what is tied to them, and no more.

A decision rests on the articles that are tied to one, directly or through others. So the ties are
brought up to date first; then all that hangs together with a tie that came or went is decided as
it would be with all articles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from provenance.ids import ArticleId
from provenance.models import Article, Lineage, Tie
from provenance.sources.registry import Registry
from provenance.tracing.candidates import is_enough
from provenance.tracing.families import find_relatives, texts, verified, worth_comparing
from provenance.tracing.fingerprint import Fingerprint
from provenance.tracing.kinship import Kin
from provenance.tracing.lineage import decide
from provenance.tracing.neighbours import Pair, neighbours
from provenance.tracing.retranslating import Translated, retranslated
from provenance.tracing.revisions import revisions
from provenance.tracing.seeking import Sharing, Sought
from provenance.tracing.translations import figures_of, translations
from provenance.vocabulary import TieKind

_Key = tuple[ArticleId, ArticleId, TieKind]


class Linkable(Translated, Protocol):
    """Articles with what was decided about them before the last ones were added."""

    def sharing(self, sought: Sought) -> Iterator[Sharing]:
        """Yield the articles that have some of the runs that are sought, part by part."""

    def fingerprints_of(self, ids: Iterable[ArticleId]) -> Iterator[Fingerprint]:
        """Yield the fingerprints of some articles."""

    def facts_of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Return some articles without their text."""

    def article(self, article_id: ArticleId) -> Article:
        """Return one article with its text."""

    def ties(self, kind: TieKind) -> Iterator[Tie]:
        """Yield all ties of a kind, as they were before."""

    def ties_of(self, ids: Iterable[ArticleId]) -> Iterator[Tie]:
        """Yield the ties of some articles, as they were before."""

    def lineages_of(self, ids: Iterable[ArticleId]) -> Iterator[Lineage]:
        """Yield the lineages of some articles, as they were before."""

    def on_pages_of(self, ids: Iterable[ArticleId]) -> Iterator[ArticleId]:
        """Yield the articles that are versions of the same pages as some articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """Lineage of the articles that were decided anew, before and after, and the ties that changed.

    `ties` are those that came or count other runs, `untied` those that went. All other articles
    keep their lineage.
    """

    before: Mapping[ArticleId, Lineage]
    after: Mapping[ArticleId, Lineage]
    ties: tuple[Tie, ...]
    untied: tuple[Tie, ...]

    @property
    def changed(self) -> frozenset[ArticleId]:
        """The articles whose lineage came, went or became another."""
        both = self.before.keys() | self.after.keys()
        return frozenset(a for a in both if self.before.get(a) != self.after.get(a))

    @property
    def now(self) -> dict[ArticleId, Lineage | None]:
        """What the changed articles have now, None for a lineage that went."""
        return {article_id: self.after.get(article_id) for article_id in sorted(self.changed)}


def relink(corpus: Linkable, added: Iterable[ArticleId], registry: Registry) -> Relinked:
    """Return the lineages that change with the added articles, which the corpus holds already."""
    fresh = corpus.facts_of(added)
    work = _Relinking(corpus, registry)
    work.meet(fresh)
    work.translate(fresh)
    ids = work.together(fresh)
    after = work.decide(ids)
    before = {one.article_id: one for one in corpus.lineages_of(ids)}
    return Relinked(
        before=before,
        after={one.article_id: one for one in after},
        ties=tuple(work.came[key] for key in sorted(work.came)),
        untied=tuple(work.gone[key] for key in sorted(work.gone)),
    )


class _Relinking:
    """Ties under change: those that came (or count other runs) and those that went."""

    def __init__(self, corpus: Linkable, registry: Registry) -> None:
        self.corpus = corpus
        self.registry = registry
        self.text = texts(corpus.article, registry)
        self.figures = figures_of(corpus.article)
        self.came: dict[_Key, Tie] = {}
        self.gone: dict[_Key, Tie] = {}
        self.touched: set[ArticleId] = set()
        self.kin: dict[Pair, Kin] = {}

    def meet(self, fresh: Iterable[ArticleId]) -> None:
        """Bring the ties by common words up to date with the candidate pairs."""
        held = {(tie.one, tie.other): tie for tie in self.corpus.ties(TieKind.WORDS)}
        added = self.corpus.fingerprints_of(fresh)
        near = neighbours(self.corpus.sharing, added, held.keys())
        for pair, tie in held.items():
            if not near.around.isdisjoint(pair):
                left, enough = near.pairs.get(pair, 0), pair in near.pairs
            elif pair in near.fewer:
                lost, shorter = near.fewer[pair]
                left = tie.shared - lost
                enough = bool(is_enough(np.array(left), np.array(shorter)))
            else:
                continue
            if not enough:
                self._untie(tie)
            elif left != tie.shared:
                self._tie(pair, TieKind.WORDS, left)
        self._verify({pair: n for pair, n in near.pairs.items() if pair not in held})

    def _verify(self, pairs: Mapping[Pair, int]) -> None:
        ids = {a for pair in pairs for a in pair}
        facts = self.corpus.facts_of(ids)
        house = {a: fact.outlet for a, fact in facts.items()}
        alike = {a for one, other in pairs if house[one] == house[other] for a in (one, other)}
        prints = {one.article_id: one for one in self.corpus.fingerprints_of(alike)}
        self.kin = verified(worth_comparing(sorted(pairs), facts, prints), facts, self.text)
        for pair in self.kin:
            self._tie(pair, TieKind.WORDS, pairs[pair])
            self.touched.update(pair)

    def translate(self, fresh: Mapping[ArticleId, Article]) -> None:
        """Bring the ties by common figures up to date."""
        found = retranslated(self.corpus, fresh, self.figures, self.registry)
        held = {
            (tie.one, tie.other): tie
            for tie in self.corpus.ties_of(found)
            if tie.kind is TieKind.FIGURES and tie.one in found
        }
        now = {pair for pairs in found.values() for pair in pairs}
        for pair in now - held.keys():
            self._tie(pair, TieKind.FIGURES, 0)
            self.touched.update(pair)
        for pair in held.keys() - now:
            self._untie(held[pair])

    def _tie(self, pair: Pair, kind: TieKind, shared: int) -> None:
        self.came[*pair, kind] = Tie(one=pair[0], other=pair[1], kind=kind, shared=shared)

    def _untie(self, tie: Tie) -> None:
        self.gone[tie.one, tie.other, tie.kind] = tie
        self.touched |= {tie.one, tie.other}

    def together(self, fresh: Iterable[ArticleId]) -> set[ArticleId]:
        """Return the articles that hang together with the touched ones, directly or not."""
        found: set[ArticleId] = set()
        ahead = {*fresh, *self.touched}
        came: dict[ArticleId, set[ArticleId]] = {}
        for tie in self.came.values():
            came.setdefault(tie.one, set()).add(tie.other)
            came.setdefault(tie.other, set()).add(tie.one)
        while ahead:
            found |= ahead
            near = {a for tie in self.corpus.ties_of(ahead) for a in (tie.one, tie.other)}
            near.update(self.corpus.on_pages_of(ahead))
            near.update(a for one in ahead for a in came.get(one, ()))
            ahead = near - found
        return found

    def decide(self, ids: set[ArticleId]) -> tuple[Lineage, ...]:
        """Return the lineages of articles that hang together with no others."""
        held = {(t.one, t.other, t.kind) for t in self.corpus.ties_of(ids)}
        ties = (held | self.came.keys()) - self.gone.keys()
        pairs = {(one, other) for one, other, kind in ties if kind is TieKind.WORDS}
        told = {(one, other) for one, other, kind in ties if kind is TieKind.FIGURES}
        facts = self.corpus.facts_of(ids)
        kin = self.kin | verified(sorted(pairs - self.kin.keys()), facts, self.text)
        return decide(
            revisions(facts, self.corpus.article),
            find_relatives(kin, kin.keys(), facts, self.text),
            translations(told, facts, self.figures, self.registry),
            facts,
            self.registry,
        )
