"""Warnings as a page tells them: one entry a kind, each sentence with the place of its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.models import Warning
from provenance.site.links import Links

_GRAVE = frozenset(
    {
        "condition_dropped",
        "negation_changed",
        "number_changed",
        "speaker_conflict",
        "splice",
        "spun_copy",
        "withdrawn",
    }
)
"""Kinds after which the words may not mean, or not be, what a reader takes them for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of a warning and where its evidence can be seen."""

    sentence: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """All warnings of one kind, each sentence once."""

    kind: str
    grave: bool
    sentences: list[Told]


def told(warnings: Iterable[Warning], links: Links) -> list[Kind]:
    """Return warnings by kind, the grave kinds first, otherwise in the order given."""
    kinds: dict[str, dict[str, Told]] = {}
    for item in warnings:
        sentences = kinds.setdefault(item.kind.value, {})
        sentences.setdefault(item.sentence, Told(sentence=item.sentence, href=_where(item, links)))
    found = [
        Kind(kind=kind, grave=kind in _GRAVE, sentences=list(sentences.values()))
        for kind, sentences in kinds.items()
    ]
    return sorted(found, key=lambda kind: not kind.grave)


def _where(item: Warning, links: Links) -> str | None:
    proof = next((each for each in item.proofs if each.article_id), None)
    if proof is not None and proof.article_id is not None:
        if proof.start is not None and proof.end is not None:
            return links.passage(proof.article_id, proof.start, proof.end)
        return links.words(proof.article_id, proof.text)
    if item.article_id is not None:
        return links.quote(item.quote_id) if item.quote_id else links.article(item.article_id)
    return None
