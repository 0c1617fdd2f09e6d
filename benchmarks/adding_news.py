"""Adding 1,000 quotes of news to a million: `python -m benchmarks.adding_news FOLDER`.

The first time, FOLDER gets a database of so many quotes (`--quotes`) out of real news in several
editions (see `manifold`), as `provenance ingest` makes it; a few articles of the first edition are
held back. Each time, these are added to a copy by `provenance ingest` in a process of its own.
Prints Markdown tables: seconds and peak memory of that whole command, and by the clock the seconds
of its stages, of which `articles` are reading, extraction and saving. A database that was derived
by other rules than today's is derived again first, for else adding would do that.
"""

import argparse
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.manifold import apart, articles, edition, editions, part
from provenance.engines import Pool
from provenance.ingestion import ingest
from provenance.pipeline import Analysed, analyse, derive
from provenance.reading import read
from provenance.rules import rules_digest
from provenance.sources.registry import Registry, default_registry
from provenance.store import Holdings

_NEWS = Path("../shared/data/news-2018-2020.jsonl.gz")
_PER_ARTICLE = 14.9  # quotes in an article of it
_BATCH = 200  # articles saved in one transaction
_ADDED = 65  # articles held back, about
_STAGES = ("articles", "lineage", "claims", "chains")


def write_news(folder: Path, news: Path, quotes: int) -> None:
    """Write the articles to hold and those to add into a folder."""
    known = articles(news)
    times = quotes / _PER_ARTICLE / len(known)
    share = _ADDED / len(known)
    with (folder / "held.jsonl").open("w") as held, (folder / "new.jsonl").open("w") as new:
        for record in editions(known, times):
            first = not edition(record["url"])
            chosen = first and part(f"held back {record['url']}") < share
            (new if chosen else held).write(json.dumps(record) + "\n")


def save_news(database: Path, records: Path, registry: Registry) -> None:
    """Save the articles of a file with their quotes."""
    work = partial(analyse, registry=registry)
    found = Pool(os.cpu_count() or 1).map(work, read([str(records)]))
    with Holdings.open(database) as holdings:
        run = holdings.begin_run("ingest", "benchmark")
        while batch := list(islice(found, _BATCH)):
            good = (one for one in batch if isinstance(one, Analysed))
            holdings.save([_set_apart(one) for one in good])
        holdings.finish_run(run)


def _set_apart(one: Analysed) -> Analysed:
    return replace(one, fingerprint=apart(one.fingerprint, edition(one.article.url)))


def command(database: Path, records: Path) -> list[str]:
    """Return the command that adds records to a database."""
    given = ["ingest", str(records), "--db", str(database), "--json"]
    return [sys.executable, "-m", "provenance", *given]


def build(folder: Path, news: Path, quotes: int) -> Path:
    """Return a database of so many quotes, derived by the rules of today."""
    database = folder / "held.db"
    if not (folder / "held.jsonl").exists():
        write_news(folder, news, quotes)
    registry = default_registry()
    if not database.exists():
        save_news(database, folder / "held.jsonl", registry)
    rules = rules_digest(registry)
    with Holdings.open(database) as holdings:
        if holdings.lag(rules) is None:
            run = holdings.begin_run("ingest", "benchmark")
            gc.set_threshold(50_000)  # as ingestion has it
            derived = derive(holdings, registry, lambda stage: print(stage, file=sys.stderr))
            holdings.replace_derived(derived, run, rules=rules)
            holdings.finish_run(run)
    return database


def whole(database: Path, records: Path) -> tuple[float, float, float]:
    """Return the seconds, by the clock and of the processor, of adding records, and the peak MB."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(
        command(database, records), stdout=subprocess.DEVNULL, env=environment
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"provenance ingest ended with status {status}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def copied(database: Path, grown: Path) -> None:
    """Copy a database to the disk, or the first transaction would wait until the copy is there."""
    shutil.copy(database, grown)
    with grown.open("rb") as copy:
        os.fsync(copy.fileno())


def stages(database: Path, records: Path) -> dict[str, object]:
    """Return how long adding records takes stage by stage, in this process."""
    seconds = dict.fromkeys(_STAGES, 0.0)
    at, begun = "articles", time.perf_counter()

    def tell(stage: str) -> None:
        nonlocal at, begun
        now = time.perf_counter()
        seconds[at] += now - begun
        at, begun = stage, now

    registry = default_registry()
    with Holdings.open(database) as holdings:
        done = ingest(
            [str(records)], holdings, registry, tell=lambda progress: tell(progress.stage)
        )
    tell("articles")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak": peak, "added": done.added, "quotes": done.quotes}


def measure(folder: Path, database: Path) -> None:
    """Print the tables."""
    grown, records = folder / "grown.db", folder / "new.jsonl"
    with Holdings.open(database) as holdings:
        count = "select (select count(*) from articles), (select count(*) from quotes)"
        held, quotes = holdings.connection.execute(count).fetchone()
    copied(database, grown)
    own = [sys.executable, "-m", "benchmarks.adding_news", str(folder), "--stages"]
    told = json.loads(subprocess.run(own, check=True, capture_output=True).stdout)
    print(f"\n### {told['quotes']:,} quotes of {told['added']} articles more in {quotes:,}")
    print(f"({held:,} articles, {database.stat().st_size / 1e6:,.0f} MB)\n")
    print("| `provenance ingest`, all of it | by the clock | of the processor | peak memory |")
    print("| --- | --- | --- | --- |")
    for name in ("first", "second", "third"):
        copied(database, grown)
        wall, spent, peak = whole(grown, records)
        print(f"| {name} time | {wall:.2f} s | {spent:.2f} s | {peak:,.0f} MB |", flush=True)
    print(f"\n| {' | '.join(_STAGES)} and writing | all | all but articles |\n|{' --- |' * 6}")
    seconds = [told["seconds"][stage] for stage in _STAGES]
    shown = " | ".join(f"{one:.2f} s" for one in [*seconds, sum(seconds), sum(seconds[1:])])
    print(f"| {shown} |")
    grown.unlink()


def main(arguments: Iterable[str]) -> None:
    """Build the database where there is none, and add to it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quotes", type=int, default=1_000_000)
    parser.add_argument("--news", type=Path, default=_NEWS)
    parser.add_argument("--stages", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(list(arguments))
    if given.stages:
        print(json.dumps(stages(given.folder / "grown.db", given.folder / "new.jsonl")))
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    measure(given.folder, build(given.folder, given.news, given.quotes))


if __name__ == "__main__":
    main(sys.argv[1:])
