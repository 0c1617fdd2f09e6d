"""Lineage of all articles at once: related pairs are found, then one decision for each article."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from provenance.ids import ArticleId
from provenance.models import Article, Lineage, Tie
from provenance.sources.registry import Registry
from provenance.tracing.candidates import candidates
from provenance.tracing.families import find_relatives, texts, verified, worth_comparing
from provenance.tracing.fingerprint import Fingerprint
from provenance.tracing.lineage import decide
from provenance.tracing.revisions import revisions
from provenance.tracing.translations import figures_of, find_translations, translations
from provenance.vocabulary import TieKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The lineages of articles, by article id, and the ties that they were decided from."""

    lineages: tuple[Lineage, ...]
    ties: tuple[Tie, ...]


def link(
    fingerprints: Iterable[Fingerprint],
    facts: Mapping[ArticleId, Article],
    text_of: Callable[[ArticleId], Article],
    registry: Registry,
) -> tuple[Lineage, ...]:
    """Return where each article's text comes from, ordered by article id.

    An article has no lineage when nothing shows that its text is another's. `facts` are the
    articles, their text may be left out; `text_of` gives an article with its text.
    """
    return linked(fingerprints, facts, text_of, registry).lineages


def linked(
    fingerprints: Iterable[Fingerprint],
    facts: Mapping[ArticleId, Article],
    text_of: Callable[[ArticleId], Article],
    registry: Registry,
) -> Linked:
    """Return where each article's text comes from, with the ties that show it."""
    text, figures = texts(text_of, registry), figures_of(text_of)
    prints = {one.article_id: one for one in fingerprints}
    shared = {(one, other): runs for one, other, runs in candidates(prints.values())}
    kin = verified(worth_comparing(shared, facts, prints), facts, text)
    prints.clear()
    translated = find_translations(facts, figures, registry)
    lineages = decide(
        revisions(facts, text_of),
        find_relatives(kin, shared.keys(), facts, text),
        translations(translated, facts, figures, registry),
        facts,
        registry,
    )
    words = [Tie(one=a, other=b, kind=TieKind.WORDS, shared=shared[a, b]) for a, b in sorted(kin)]
    told = [Tie(one=a, other=b, kind=TieKind.FIGURES, shared=0) for a, b in translated]
    return Linked(lineages=lineages, ties=(*words, *told))
