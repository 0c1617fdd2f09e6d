"""Adding 1,000 quotes to a large database: `python -m benchmarks.growing --quotes N`.

Prints Markdown tables: the seconds of each stage and the peak memory of adding, in a process of
its own, and whether the claims are then those of a derivation of all articles. `--keep FOLDER`
leaves the database there, and takes it from there the next time.
"""

import argparse
import json
import pickle
import resource
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.searching import analysed
from benchmarks.stream import Stream, stream
from provenance.ids import ArticleId, QuoteId, article_id, quote_id
from provenance.matching import Form
from provenance.matching.occasions import instant
from provenance.pipeline import Analysed, derive, derive_added
from provenance.sources.registry import default_registry
from provenance.store import Holdings
from provenance.tracing import fingerprint

ADDED = 1_000  # quotes
_COPIES = 0.1  # share of quotes that report something again: 0.07 in the news of 2018 to 2020
_SPAN = 2 * 86_400  # seconds of an outlet that one article is made of
_BATCH = 200  # articles saved in one transaction, as `provenance ingest` does
_STAGES = ("save", "lineage", "claims", "chains", "write")


def articles(quotes: int) -> tuple[list[Analysed], list[Analysed]]:
    """Return the articles of a stream with so many quotes, and those of the quotes to add."""
    found = list(_named(stream(quotes + ADDED, copies=_COPIES)))
    count, at = 0, len(found)
    while count < ADDED:
        at -= 1
        count += len(found[at].quotes)
    return found[:at], found[at:]


def _named(made: Stream) -> Iterator[Analysed]:
    """Yield a stream as articles of an outlet and two days, with ids like those of real ones."""
    groups: dict[tuple[str | None, int], list[Form]] = defaultdict(list)
    for form in made.forms:
        groups[form.outlet, int(instant(form.earliest or "")) // _SPAN].append(form)
    forms = [
        replace(
            form, article_id=_article_id(*key), earliest=group[0].earliest, latest=group[0].latest
        )
        for key, group in groups.items()
        for form in group
    ]
    for item in analysed(Stream(forms)):
        name = item.article.id
        quotes = tuple(replace(q, id=_quote_id(name, q.start, q.end)) for q in item.quotes)
        yield Analysed(article=item.article, quotes=quotes, fingerprint=fingerprint(item.article))


def _article_id(outlet: str | None, days: int) -> ArticleId:
    return article_id(None, outlet, str(days), None, "")


def _quote_id(article: ArticleId, start: int, end: int) -> QuoteId:
    return quote_id(article, "text", start, end, "direct")


def build(folder: Path, quotes: int) -> None:
    """Write a database with so many quotes, and the articles to add, into a folder."""
    held, new = articles(quotes)
    (folder / "new.pickle").write_bytes(pickle.dumps(new))
    with Holdings.open(folder / "held.db") as holdings:
        run = holdings.begin_run("ingest", "benchmark")
        for start in range(0, len(held), _BATCH):
            holdings.save(held[start : start + _BATCH])
        del held
        holdings.replace_derived(derive(holdings, default_registry()), run)
        holdings.finish_run(run)


class Watch:
    """Seconds of each stage, by the clock and of the processor."""

    def __init__(self) -> None:
        """Begin with saving."""
        self.wall: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self._at = ("save", time.perf_counter(), time.process_time())

    def begin(self, stage: str) -> None:
        """End the stage under way and begin another."""
        name, wall, cpu = self._at
        self._at = (stage, time.perf_counter(), time.process_time())
        self.wall[name] = self._at[1] - wall
        self.cpu[name] = self._at[2] - cpu


def add(database: Path, new: Path) -> dict[str, object]:
    """Add the articles of a file to a database, and return what it costs."""
    batch: Sequence[Analysed] = pickle.loads(new.read_bytes())
    registry = default_registry()
    with Holdings.open(database) as holdings:
        watch = Watch()
        run = holdings.begin_run("ingest", "benchmark")
        for start in range(0, len(batch), _BATCH):
            holdings.save(batch[start : start + _BATCH])

        def added(corpus: object) -> object:
            amended = derive_added(corpus, registry, watch.begin)
            traced = list(amended.traced)
            watch.begin("write")
            return replace(amended, traced=traced)

        holdings.amend_derived(added)
        holdings.finish_run(run)
        watch.begin("end")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    quotes = sum(len(item.quotes) for item in batch)
    return {"wall": watch.wall, "cpu": watch.cpu, "peak": peak, "quotes": quotes}


def claims(holdings: Holdings) -> set[tuple[object, ...]]:
    """Return the claims of a database with their members."""
    sql = """
        select claims.id, claims.text, quotes.id, members.relation, members.score
        from members
        join claims on claims.pk = members.claim
        join quotes on quotes.pk = members.quote
    """
    return set(holdings.connection.execute(sql))


def same(database: Path) -> bool:
    """Whether the claims of a database are those of a derivation of all its articles."""
    with Holdings.open(database) as holdings:
        grown = claims(holdings)
        run = holdings.begin_run("ingest", "benchmark")
        holdings.replace_derived(derive(holdings, default_registry()), run)
        return grown == claims(holdings)


def measure(quotes: int, folder: Path, *, check: bool) -> None:
    """Print the tables for one size of database."""
    if not (folder / "held.db").exists():
        build(folder, quotes)
    database = folder / "grown.db"
    shutil.copy(folder / "held.db", database)
    command = [sys.executable, "-m", "benchmarks.growing", "--add", str(database)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    print(f"\n### {told['quotes']:,} quotes more in {quotes:,}\n")
    print(f"| | {' | '.join(_STAGES)} | all | peak memory | claims as of all articles |")
    print(f"| --- |{' --- |' * (len(_STAGES) + 3)}")
    equal = {True: "the same", False: "**others**"}[same(database)] if check else "not compared"
    for name, seconds, more in (
        ("seconds", told["wall"], f"{told['peak']:,.0f} MB | {equal}"),
        ("of the processor", told["cpu"], "|"),
    ):
        stages = " | ".join(f"{seconds[stage]:.2f} s" for stage in _STAGES)
        print(f"| {name} | {stages} | {sum(seconds.values()):.2f} s | {more} |")


def main(arguments: Iterable[str]) -> None:
    """Run the benchmark for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, nargs="+", default=[100_000])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--no-check", action="store_true", help="compare with no whole derivation")
    parser.add_argument("--add", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(list(arguments))
    if options.add:
        print(json.dumps(add(options.add, options.add.with_name("new.pickle"))))
        return
    for quotes in options.quotes:
        with TemporaryDirectory() as made:
            folder = options.keep or Path(made)
            folder.mkdir(parents=True, exist_ok=True)
            measure(quotes, folder, check=not options.no_check)


if __name__ == "__main__":
    main(sys.argv[1:])
