"""Other ways to find the pairs, on the same stream in one run: `python -m benchmarks.rivals`.

MinHash with locality-sensitive hashing (rensa, if it is installed) proposes pairs for the same
verification; SQLite finds wordings that share most of the shorter one's runs of three words, all
in SQL, without verification. Claims are formed in the same way from all of them.
"""

import argparse
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray
from sqlite_utils.utils import sqlite3

from benchmarks.matching import b_cubed, claims_of
from benchmarks.stream import stream
from provenance.matching.blocking import candidate_pairs
from provenance.matching.clusters import Star, stars_among
from provenance.matching.units import Units

Pairs = NDArray[np.int64]
_BANDS, _ROWS = 16, 2
_FREQUENT = 40  # wordings with a run above which SQLite leaves it out, or the join explodes
_SHARE = 0.6  # of the shorter wording's runs


def runs(text: str) -> list[str]:
    """Return the runs of three words of a text, or all of a shorter one."""
    words = text.split()
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def by_minhash(units: Units) -> Iterator[Star]:
    """Yield the claims among pairs that MinHash proposes."""
    rensa = import_module("rensa")
    size = _BANDS * _ROWS
    index = rensa.RMinHashLSH(threshold=0.2, num_perm=size, num_bands=_BANDS)
    pairs = array("q")
    for place in range(len(units)):
        hashed = rensa.RMinHash(num_perm=size, seed=42)
        hashed.update(runs(units.text(place)))
        pairs.extend(other * len(units) + place for other in index.query(hashed))
        index.insert(place, hashed)
    codes = np.unique(np.array(pairs, np.int64))
    yield from stars_among(units, {}, codes, np.empty(0, np.int64))


def by_sqlite(units: Units) -> Iterator[Star]:
    """Yield the claims among pairs that share most of the shorter one's runs, found in SQL."""
    database = sqlite3.connect("")  # a file of its own as soon as memory is short
    database.execute("create table runs(run text, unit integer)")
    rows = ((run, unit) for unit in range(len(units)) for run in set(runs(units.text(unit))))
    database.executemany("insert into runs values (?, ?)", rows)
    database.execute("create index by_run on runs(run, unit)")
    database.execute("create table sizes as select unit, count(*) n from runs group by unit")
    database.execute("create unique index by_unit on sizes(unit)")
    found = database.execute(
        """
        with kept as (
            select run from runs group by run having count(*) between 2 and ?
        ), pairs as (
            select a.unit first, b.unit second, count(*) shared
            from kept join runs a on a.run = kept.run join runs b on b.run = a.run
            where a.unit < b.unit group by 1, 2
        )
        select first, second from pairs
        join sizes x on x.unit = first join sizes y on y.unit = second
        where shared >= ? * min(x.n, y.n) order by 2, 1
        """,
        (_FREQUENT, _SHARE),
    )
    joined: dict[int, list[tuple[int, float]]] = {}
    taken: set[int] = set()
    before: dict[int, list[int]] = {}
    for first, second in found:
        before.setdefault(second, []).append(first)
    for place in range(len(units)):
        reference = next((x for x in before.get(place, ()) if x not in taken), None)
        if reference is None:
            joined[place] = []
        else:
            joined[reference].append((place, 1.0))
            taken.add(place)
    for reference, others in joined.items():
        yield Star(reference, tuple(others))


def ours(units: Units) -> Iterator[Star]:
    """Yield the claims as the package forms them."""
    yield from stars_among(units, {}, *candidate_pairs(units, {}))


def measure(quotes: int) -> None:
    """Print one table: CPU seconds and B-cubed figures of each way."""
    made = stream(quotes)
    units = Units(made.forms, {})
    inexact = ("paraphrase", "translation")
    truth = {q: told.statement for q, told in made.truth.items() if told.way not in inexact}
    ways: dict[str, Callable[[Units], Iterator[Star]]] = {"telling runs (ours)": ours}
    if find_spec("rensa"):
        ways["MinHash (rensa), same verification"] = by_minhash
    ways["SQLite, no verification"] = by_sqlite
    print(f"\n{len(made.forms):,} quotes; marked wordings\n")
    print("| pairs from | CPU | B-cubed P | R | F1 |\n| --- | --- | --- | --- | --- |")
    for name, way in ways.items():
        started = time.process_time()
        found = claims_of(units, way(units))
        seconds = time.process_time() - started
        p, r = b_cubed(found, truth)
        print(f"| {name} | {seconds:.1f} s | {p:.4f} | {r:.4f} | {2 * p * r / (p + r):.4f} |")


def main(arguments: Iterable[str]) -> None:
    """Run the comparison for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, nargs="+", default=[20_000])
    for quotes in parser.parse_args(list(arguments)).quotes:
        measure(quotes)


if __name__ == "__main__":
    main(sys.argv[1:])
