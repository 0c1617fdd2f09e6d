"""Bringing a database up to date with articles: read, analyse, save, derive.

Every batch is saved in one transaction and the derived tables are replaced in one transaction, so
that a run killed at any moment and started again ends in the same database.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from provenance import __version__
from provenance.engines import Engine, InProcess
from provenance.ids import ArticleId, article_id
from provenance.models import Record, Rejection
from provenance.pipeline import Analysed, analyse, derive, derive_added
from provenance.reading import read
from provenance.rules import rules_digest
from provenance.sources.registry import Registry
from provenance.store import Holdings, Run

_BATCH = 200  # articles saved in one transaction: what a killed run has to do again at most
_ALLOCATED = 400_000  # objects made before garbage is looked for: nearly all of them are kept
_MANY = 5  # of so many articles one is new: deriving from all of them then takes no longer
_SHOWN = 20  # rejections kept in memory for the eye; all of them are in the database


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an ingest is: the stage, and what has been counted so far."""

    stage: str
    read: int
    added: int
    held: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What an ingest did: articles read, new ones added, ones already held, records rejected."""

    read: int
    added: int
    held: int
    quotes: int
    rejected: tuple[Rejection, ...]
    rejections: int
    derived: bool


class _Ingest:
    """One ingest under way: counts what it sees and hands batches on."""

    def __init__(self, holdings: Holdings, tell: Callable[[Progress], None]) -> None:
        self.holdings = holdings
        self.tell = tell
        self.read = self.added = self.held = self.quotes = self.rejections = 0
        self.rejected: list[Rejection] = []
        self.pending: list[Rejection] = []

    def fresh(self, items: Iterable[Record | Rejection]) -> Iterator[Record]:
        """Yield the records that are not held yet, each once; store what could not be read."""
        source = iter(items)
        while chunk := list(islice(source, _BATCH)):
            records = {_id(item): item for item in chunk if isinstance(item, Record)}
            for item in chunk:
                if isinstance(item, Rejection):
                    self.reject(item)
                else:
                    self.read += 1
            known = self.holdings.known(records)
            self.held += sum(isinstance(item, Record) for item in chunk) - len(records)
            self.held += len(known)
            yield from (record for id_, record in records.items() if id_ not in known)

    def reject(self, item: Rejection) -> None:
        self.rejections += 1
        if len(self.rejected) < _SHOWN:
            self.rejected.append(item)
        self.pending.append(item)

    def save(self, results: Iterable[Analysed | Rejection]) -> None:
        """Save one batch of new articles; those that appeared twice in flight count as held."""
        new: dict[ArticleId, Analysed] = {}
        for result in results:
            if isinstance(result, Rejection):
                self.reject(result)
            elif result.article.id in new:
                self.held += 1
            else:
                new[result.article.id] = result
        known = self.holdings.known(new)
        fresh = [item for id_, item in new.items() if id_ not in known]
        self.holdings.start_saving(fresh)
        self.flush()
        self.held += len(new) - len(fresh)
        self.added += len(fresh)
        self.quotes += sum(len(item.quotes) for item in fresh)
        self.report("articles")

    def flush(self) -> None:
        """Store the rejections met since the last time."""
        self.holdings.reject(self.pending)
        self.pending = []

    def report(self, stage: str) -> None:
        self.tell(
            Progress(
                stage=stage,
                read=self.read,
                added=self.added,
                held=self.held,
                rejected=self.rejections,
            )
        )


def _batches(results: Iterator[Analysed | Rejection]) -> Iterator[list[Analysed | Rejection]]:
    """Yield results in batches, each when the first one of the next is there.

    To get that one the holdings are asked what they know; they answer late while a batch is saved.
    """
    following = list(islice(results, 1))
    while following:
        batch = [*following, *islice(results, _BATCH - 1)]
        following = list(islice(results, 1))
        yield batch


def _id(record: Record) -> ArticleId:
    return article_id(record.url, record.outlet, record.published, record.title, record.text)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for garbage cycles seldom: analysing makes none, and looking costs a tenth of the time.

    A caller that has switched the looking off keeps it off. What is kept at the end counts as old,
    so that the next look does not go through all of it.
    """
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(before[0], _ALLOCATED), *before[1:])
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)


def _looking_ahead(records: Iterator[Record], holdings: Holdings, rules: str) -> Iterator[Record]:
    """Return the records; where they are few, the holdings begin to read what comes after them."""
    first = list(islice(records, _BATCH))
    if 0 < len(first) < _BATCH and _are_few(holdings, rules, len(first)):
        holdings.read_ahead()
    return chain(first, records)


def _are_few(holdings: Holdings, rules: str, coming: int = 0) -> bool:
    """Whether what is not derived from yet can be added to what was derived, and takes no longer.

    So many articles are about to come.
    """
    lag = holdings.lag(rules)
    return lag is not None and (lag[0] + coming) * _MANY <= lag[1]


def _bring_up_to_date(
    holdings: Holdings, registry: Registry, run: Run, rules: str, tell: Callable[[str], None]
) -> None:
    """Derive from the added articles alone, or from all where that cannot be or takes no longer."""
    few = _are_few(holdings, rules)
    if not (few and holdings.amend_derived(lambda corpus: derive_added(corpus, registry, tell))):
        holdings.replace_derived(derive(holdings, registry, tell), run, rules=rules)


@_few_collections()
def ingest(
    paths: Iterable[str],
    holdings: Holdings,
    registry: Registry,
    *,
    stdin: BinaryIO | None = None,
    engine: Engine | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Ingested:
    """Return what was added after bringing the holdings up to date with these inputs.

    `tell` hears of each batch and stage. Raises InputError and HoldingsError.
    """
    under_way = _Ingest(holdings, tell)
    run = holdings.begin_run("ingest", __version__)
    rules = rules_digest(registry)
    fresh = under_way.fresh(read(paths, stdin=stdin))
    results = (engine or InProcess()).map(
        partial(analyse, registry=registry), _looking_ahead(fresh, holdings, rules)
    )
    for batch in _batches(results):
        under_way.save(batch)
    under_way.flush()
    stale = holdings.stale
    if stale:
        _bring_up_to_date(holdings, registry, run, rules, under_way.report)
    holdings.finish_run(run)
    return Ingested(
        read=under_way.read,
        added=under_way.added,
        held=under_way.held,
        quotes=under_way.quotes,
        rejected=tuple(under_way.rejected),
        rejections=under_way.rejections,
        derived=stale,
    )
