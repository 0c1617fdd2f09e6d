"""How right the program is on labelled articles: found quotes, speakers, claims, chains.

A labelled quote is found when one extracted quote covers more than 80 % of its characters (the
measure of Pareti et al. 2013 with a threshold instead of exact borders), in part above 30 %.
Intervals are Wilson score intervals at 95 % (Wilson 1927).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from provenance.engines import InProcess
from provenance.errors import InputError
from provenance.ids import QuoteId
from provenance.models import Quote, Rejection, TracedClaim
from provenance.pipeline import Analysed, Collected, analyse, derive
from provenance.reports.labels import LabelledArticle, LabelledQuote, read_labelled
from provenance.sources.names import name_key
from provenance.sources.registry import Registry
from provenance.vocabulary import Field

FOUND, PARTLY = 0.8, 0.3
_Z = 1.96  # standard deviations of a 95 % interval


@dataclass(slots=True)
class Score:
    """Right answers out of all, with the interval in which the true rate lies."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def rate(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the Wilson score interval, None without any answers."""
        if not self.of:
            return None
        rate, square = self.right / self.of, _Z * _Z
        middle = rate + square / (2 * self.of)
        half = _Z * math.sqrt(rate * (1 - rate) / self.of + square / (4 * self.of**2))
        scale = 1 + square / self.of
        return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass(slots=True)
class Evaluation:
    """Scores by name, and every error with its place."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    errors: list[str] = field(default_factory=list)

    def judge(self, name: str, right: bool, error: str) -> None:
        """Count one answer; a wrong one is listed."""
        self.scores[name].add(right)
        if not right:
            self.errors.append(f"{name}: {error}")

    def rows(self) -> list[dict[str, str | int | float | list[float] | None]]:
        """Return one row a measure."""
        return [
            {
                "measure": name,
                "right": score.right,
                "of": score.of,
                "rate": None if score.rate is None else round(score.rate, 3),
                "interval": [round(x, 3) for x in score.interval] if score.interval else None,
            }
            for name, score in sorted(self.scores.items())
        ]


def evaluate(path: Path, registry: Registry) -> Evaluation:
    """Return the scores of the program on a labelled file. Raises InputError for a bad file."""
    labelled = list(read_labelled(path))
    if not labelled:
        raise InputError(f"{path}: no labelled articles in it")
    analysed: dict[int, Analysed] = {}
    evaluation = Evaluation()
    for number, article in labelled:
        result = next(
            InProcess().map(lambda r: analyse(r, registry), [article.record(str(path), number)])
        )
        if isinstance(result, Rejection):
            evaluation.judge("articles analysed", False, f"{path}:{number}: {result.reason}")
        else:
            analysed[number] = result
    found: dict[str, list[tuple[str, QuoteId]]] = defaultdict(list)
    traced = _by_quote(derive(Collected(analysed.values()), registry).traced)
    for number, article in labelled:
        if number in analysed:
            place = f"{path}:{number}"
            _judge_article(evaluation, place, article, analysed[number], traced, found)
    _judge_claims(evaluation, found, traced)
    return evaluation


def _by_quote(traced: Iterable[TracedClaim]) -> dict[QuoteId, TracedClaim]:
    return {member.quote_id: claim for claim in traced for member in claim.claim.members}


def cover(start: int, end: int, quote: Quote) -> float:
    """Return the share of the characters from `start` to `end` that a quote's segments cover."""
    common = sum(max(0, min(end, b) - max(start, a)) for a, b in quote.segments)
    return common / (end - start)


def _judge_article(
    evaluation: Evaluation,
    place: str,
    article: LabelledArticle,
    analysed: Analysed,
    traced: Mapping[QuoteId, TracedClaim],
    found: dict[str, list[tuple[str, QuoteId]]],
) -> None:
    """Judge every labelled quote of one article, then what was found beyond them."""
    quotes = [quote for quote in analysed.quotes if quote.field is Field.TEXT]
    matched: set[QuoteId] = set()
    for label in article.labels.quotes:
        start, end = label.span(article.text)
        words = f"{place}: “{article.text[start:end][:60]}”"
        best = max(quotes, key=lambda quote: (cover(start, end, quote), quote.id), default=None)
        share = cover(start, end, best) if best else 0.0
        kind = label.kind or "any kind"
        evaluation.judge(f"{kind} quotes found in part", share > PARTLY, f"{words} not found")
        evaluation.judge(f"{kind} quotes found", share > FOUND, f"{words} covered {share:.0%}")
        if best is not None and share > PARTLY:
            matched.add(best.id)
            _judge_quote(evaluation, words, label, best, traced[best.id])
            if label.claim is not None:
                found[label.claim].append((words, best.id))
    if article.labels.complete:
        for quote in quotes:
            if quote.kind != "indirect":
                told = f"{place}: “{quote.text[:60]}” is no labelled quote"
                evaluation.judge("marked quotes that are right", quote.id in matched, told)


def _judge_quote(
    evaluation: Evaluation, words: str, label: LabelledQuote, quote: Quote, traced: TracedClaim
) -> None:
    """Judge the kind, the speaker and the chain of a quote that was found."""
    if label.kind is not None:
        told = f"{words}: {quote.kind} instead of {label.kind}"
        evaluation.judge("kinds right", quote.kind == label.kind, told)
    if label.judges_speaker:
        name = quote.speaker.name
        right = (name is None and label.speaker is None) or (
            name is not None
            and label.speaker is not None
            and name_key(name) == name_key(label.speaker)
        )
        told = f"{words}: {name or 'unknown'} instead of {label.speaker or 'unknown'}"
        evaluation.judge("speakers right", right, told)
        evaluation.judge(f"speakers of {label.kind or 'other'} quotes right", right, told)
        evaluation.judge("speakers not wrong", right or name is None, told)
    if label.chain is not None:
        chain = tuple(hop.source for hop in traced.hops[quote.id])
        told = f"{words}: {' → '.join(chain)} instead of {' → '.join(label.chain)}"
        evaluation.judge("chains right", chain == label.chain, told)


def _judge_claims(
    evaluation: Evaluation,
    found: Mapping[str, list[tuple[str, QuoteId]]],
    traced: Mapping[QuoteId, TracedClaim],
) -> None:
    """Judge each pair of labelled quotes: together if and only if they share a claim's label."""
    flat = [(label, words, id_) for label, rows in found.items() for words, id_ in rows]
    for (label, words, one), (other_label, other_words, other) in combinations(flat, 2):
        together = traced[one].claim.id == traced[other].claim.id
        if label == other_label:
            told = f"{words} and {other_words} are apart"
            evaluation.judge("claim pairs found", together, told)
        if together:
            told = f"{words} and {other_words} are together"
            evaluation.judge("claim pairs that are right", label == other_label, told)
