"""How well copies and origins are found, as credits and clocks get worse; what each evidence adds.

    python -m benchmarks.tracing [--stories 150] [--ablations]

Copy edges: an edge is right when its source is the text's owner or an article above the copy. Only
copies are judged whose owner is held or credited by some copy of the story; of the others nobody
can know the owner.
Origins: of the claims whose owner is held or credited by at least one copy ("provable"), of those
among them where the evidence suffices (a credit, a dateline, or clocks that are right), of those
whose owner nobody can name ("unprovable": neither held nor credited by any copy), and of all.
"Sure" are wrong answers with a confidence above a half, "misled" those that a false credit names.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType

from benchmarks.copygraph import RELATIONS, Trouble, World, build
from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Interval, Lineage, Quote, TracedClaim
from provenance.pipeline import Analysed, analyse, derive
from provenance.sources.registry import default_registry
from provenance.tracing import Fingerprint, direction, families, ledger, trust
from provenance.tracing.clocks import SOUND
from provenance.tracing.habits import HONEST
from provenance.vocabulary import DateBasis, OriginStatus

REGISTRY = default_registry()
_VERDICTS = ("right", "wrong", "unknown")

WORLDS = {
    "all credits right": Trouble(),
    "a quarter of credits missing": Trouble(missing=0.25),
    "half missing, owner half unheld": Trouble(missing=0.5, unheld=0.5),
    "all credits missing": Trouble(missing=1.0),
    "a tenth of credits wrong": Trouble(missing=0.25, wrong=0.1),
    "a tenth of clocks wrong": Trouble(missing=0.25, clock=0.1),
    "a third of clocks wrong, no credits": Trouble(missing=1.0, clock=0.33),
    "everything at once": Trouble(missing=0.5, wrong=0.1, clock=0.2, unheld=0.4),
}


@dataclass(slots=True)
class Memory:
    """Analysed articles in memory, as the pipeline reads them."""

    held: dict[ArticleId, Article]
    said: dict[QuoteId, Quote]
    made: list[Fingerprint]

    def facts(self) -> Iterator[Article]:
        return iter(self.held.values())

    def quotes(self) -> Iterator[Quote]:
        return iter(self.said.values())

    def fingerprints(self) -> Iterator[Fingerprint]:
        return iter(self.made)

    def article(self, article_id: ArticleId) -> Article:
        return self.held[article_id]


def read(world: World, change: Callable[[Analysed], Analysed] = lambda one: one) -> Memory:
    """Return a world's analysed articles."""
    memory = Memory({}, {}, [])
    for record in world.records:
        one = analyse(record, REGISTRY)
        assert isinstance(one, Analysed), one
        one = change(one)
        memory.held[one.article.id] = one.article
        memory.made.append(one.fingerprint)
        memory.said.update((quote.id, quote) for quote in one.quotes)
    return memory


def judge(world: World, memory: Memory) -> dict[str, float]:
    """Return the figures of one world."""
    derived = derive(memory, REGISTRY)
    figures = _edges(world, memory, derived.lineages)
    figures.update(_origins(world, memory, list(derived.traced)))
    return figures


def _edges(world: World, memory: Memory, lineages: tuple[Lineage, ...]) -> dict[str, float]:
    """Return how many edges are right, and how many of the copies whose owner can be known.

    Where the owner is not held, any article of the same story is where its text was found.
    """
    address = {one.id: one.url or "" for one in memory.held.values()}
    outlets = {one.url: one.outlet for one in memory.held.values()}
    found = {address[one.article_id]: one for one in lineages}
    knowable = {at: c for at, c in world.copies.items() if c.held or c.story in world.credited}
    right: Counter[str] = Counter()
    judged = 0
    for at, edge in found.items():
        copy = world.copies.get(at)
        judged += copy is None or at in knowable
        if copy is None or at not in knowable:
            continue
        above = {copy.owner} | {outlets.get(parent) for parent in copy.parents}
        source = address[edge.from_article_id] if edge.from_article_id else None
        place = source is None or source in copy.parents
        if not copy.held and edge.from_source == copy.owner and source is not None:
            place = source in world.copies and world.copies[source].story == copy.story
        right[copy.relation] += edge.from_source in above and place
    total = Counter(copy.relation for copy in knowable.values())
    figures = {"precision": sum(right.values()) / max(1, judged)}
    figures.update({f"recall {r}": right[r] / max(1, total[r]) for r in RELATIONS})
    figures["recall"] = sum(right.values()) / max(1, sum(total.values()))
    return figures


def _origins(world: World, memory: Memory, traced: list[TracedClaim]) -> dict[str, float]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in traced:
        words = memory.said[one.claim.reference].text.strip(" ,.")
        owner = world.origins.get(words)
        if owner is None:
            continue
        verdict = "unknown" if one.origin.source is None else "wrong"
        if one.origin.source == owner:
            verdict = "right"
        groups = ["all", "provable" if words in world.provable else "unprovable"]
        groups += ["sufficient"] * (words in world.sufficient)
        for name in groups:
            votes[name][verdict] += 1
            votes[name]["sure"] += verdict == "wrong" and one.origin.confidence > 0.5
            credited = one.origin.status is OriginStatus.CREDITED
            votes[name]["misled"] += verdict == "wrong" and credited
    return _shares(votes)


def _shares(votes: dict[str, Counter[str]]) -> dict[str, float]:
    """Return the share of each verdict in its group, and the unprovable ones' share of all."""
    totals = {name: sum(v[w] for w in _VERDICTS) for name, v in votes.items()}
    figures = {
        f"{name} {verdict}": votes[name][verdict] / totals[name] if totals.get(name) else 0.0
        for name in ("all", "provable", "sufficient", "unprovable")
        for verdict in (*_VERDICTS, "sure", "misled")
    }
    figures["unprovable share"] = totals.get("unprovable", 0) / totals["all"]
    return figures


def without_credits(one: Analysed) -> Analysed:
    return replace(one, article=replace(one.article, credits=()))


def without_dates(one: Analysed) -> Analysed:
    none = Interval(earliest=None, latest=None, basis=DateBasis.NONE)
    return replace(one, article=replace(one.article, dates=none))


def without_lineage(one: Analysed) -> Analysed:
    empty = Fingerprint(article_id=one.article.id, data=b"")
    return replace(one, fingerprint=empty)


@contextmanager
def without_rules(*names: str) -> Iterator[None]:
    """Leave out rules for the direction for a while."""
    rules = direction.RULES
    direction.RULES = tuple(rule for rule in rules if rule.__name__ not in names)
    try:
        yield
    finally:
        direction.RULES = rules


@contextmanager
def without_witnesses() -> Iterator[None]:
    """Leave out the judgement by third texts for a while."""
    by_witness = families.by_witness
    families.by_witness = lambda family, kin: list(kin.values())
    try:
        yield
    finally:
        families.by_witness = by_witness


@contextmanager
def without_doubts(module: ModuleType, name: str, instead: Callable[..., object]) -> Iterator[None]:
    """Leave out one kind of doubt about who stands first for a while."""
    before = getattr(module, name)
    setattr(module, name, instead)
    try:
        yield
    finally:
        setattr(module, name, before)


def ablations(stories: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the figures of the hardest world without each kind of evidence."""
    world = build(stories=stories, trouble=WORLDS["everything at once"])
    yield "everything", judge(world, read(world))
    yield "without credits", judge(world, read(world, without_credits))
    yield "without dates", judge(world, read(world, without_dates))
    yield "without shared text", judge(world, read(world, without_lineage))
    groups = {
        "without siblings' credits": ("_by_common_source",),
        "without datelines and trade": ("_by_own_dispatch", "_by_trade"),
        "without exchanged words": ("_by_spinning",),
        "without mentions": ("_by_mention", "_by_lost_name"),
        "without containment": ("_by_containment",),
        "without the order in time": ("_by_time", "_by_containment"),
    }
    memory = read(world)
    with without_witnesses():
        yield "without third witnesses", judge(world, memory)
    for name, rules in groups.items():
        with without_rules(*rules):
            yield name, judge(world, memory)
    with without_doubts(trust, "clocks_of", lambda counts: SOUND):
        yield "without doubts of clocks", judge(world, memory)
    with without_doubts(trust, "habits_of", lambda counts: HONEST):
        yield "without outlets' habits", judge(world, memory)
    with without_doubts(ledger, "lost_source", lambda source, copy, *, faint: None):
        yield "without signs of a lost source", judge(world, memory)


_COLUMNS = (
    "precision",
    "recall",
    *(f"recall {relation}" for relation in RELATIONS),
    "sufficient right",
    "sufficient wrong",
    "provable wrong",
    "provable unknown",
    "unprovable share",
    "unprovable wrong",
    "unprovable unknown",
    "all wrong",
    "all sure",
    "all misled",
)


def main() -> None:
    """Print the tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=150)
    parser.add_argument("--ablations", action="store_true")
    options = parser.parse_args()
    print("| world | " + " | ".join(_COLUMNS) + " |")
    print("| --- |" + " ---: |" * len(_COLUMNS))
    if options.ablations:
        for name, figures in ablations(options.stories):
            _row(name, figures)
        return
    for name, trouble in WORLDS.items():
        begin = time.process_time()
        world = build(stories=options.stories, trouble=trouble)
        _row(name, judge(world, read(world)))
        print(f"<!-- {len(world.records)} articles, {time.process_time() - begin:.0f} s -->")


def _row(name: str, figures: dict[str, float]) -> None:
    print(f"| {name} | " + " | ".join(f"{figures[c]:.3f}" for c in _COLUMNS) + " |", flush=True)


if __name__ == "__main__":
    main()
