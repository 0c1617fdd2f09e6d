"""Speed and accuracy of matching on a synthetic stream: `python -m benchmarks.matching --quotes N`.

Prints Markdown tables: seconds and peak memory of each stage, pairwise and B-cubed precision and
recall over all quotes, and recall by the way in which a quote was reported.

Chance cuts sentences so that nobody could tell whose they are: three usual words, or five without a
speaker. `joinable` counts, beside all, the reports that keep enough: two thirds of their words are
the utterance's, in its order, and these are at least four words with one telling one where the
speaker is named, and seven with two where not. Telling are words beyond the 300 most usual ones.
"""

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import LCSseq

from benchmarks.stream import Stream, stream, usual_words
from provenance.ids import QuoteId
from provenance.matching.clusters import Star, stars
from provenance.matching.units import Units
from provenance.text.normal import form as form_of

Claims = Sequence[Sequence[QuoteId]]
_USUAL = 300  # most usual words of news: names of things, and most verbs, are beyond them
_NAMED = 4, 1  # words of the utterance, and telling ones among them, that a report has to keep ...
_NAMELESS = 7, 2  # ... and without its speaker's name


def measure(quotes: int, *, seed: int = 1) -> None:
    """Print the tables for one size of stream."""
    made = stream(quotes, seed=seed)
    before = megabytes()
    started, clock = time.process_time(), time.perf_counter()
    units = Units(made.forms, {})
    grouped = time.process_time()
    found = claims_of(units, stars(units, {}))
    done, wall = time.process_time(), time.perf_counter() - clock
    print(f"\n### {len(made.forms):,} quotes\n")
    print(
        "| units (CPU) | keys, pairs, verification, claims (CPU) | all (CPU) | by the clock |"
        " peak memory, with the stream | the stream alone |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {grouped - started:.1f} s | {done - grouped:.1f} s | {done - started:.1f} s |"
        f" {wall:.1f} s |"
        f" {megabytes():,.0f} MB | {before:,.0f} MB |"
    )
    _accuracy(made, found)


def claims_of(units: Units, found: Iterable[Star]) -> Claims:
    """Return claims as lists of quote ids."""
    return [
        [
            quote.quote_id
            for place in (star.reference, *(place for place, _ in star.others))
            for quote in units.quotes(place)
        ]
        for star in found
    ]


def _accuracy(made: Stream, found: Claims) -> None:
    """Print precision and recall of claims against the stream's truth."""
    truth = {quote: told.statement for quote, told in made.truth.items()}
    scored = {
        q: t for q, t in truth.items() if made.truth[q].way not in ("paraphrase", "translation")
    }
    print("\n| counted | B-cubed P | B-cubed R | B-cubed F1 | pairs P | pairs R |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, only in (("marked wordings", scored), ("all", truth)):
        p, r = b_cubed(found, only)
        pp, pr = pairwise(found, only)
        print(f"| {name} | {p:.4f} | {r:.4f} | {_f1(p, r):.4f} | {pp:.4f} | {pr:.4f} |")
    print(
        "\n| way | quotes | with their first report | pairs P | pairs R |"
        " B-cubed P | B-cubed R | B-cubed F1 | joinable | F1 of these |"
    )
    print(f"|{' --- |' * 10}")
    cubed = {**_by_way(made, found, truth), **_by_way(made, found, scored)}
    pairs = {**_pairs_by_way(made, found, truth), **_pairs_by_way(made, found, scored)}
    enough = joinable(made)
    among = _by_way(made, found, {quote: truth[quote] for quote in enough})
    sizes = Counter(made.truth[quote].way for quote in enough)
    for way, (count, joined) in sorted(_with_first(made, found).items()):
        p, r = cubed[way]
        pp, pr = pairs[way]
        print(
            f"| {way} | {count:,} | {joined / count:.4f} | {pp:.4f} | {pr:.4f} |"
            f" {p:.4f} | {r:.4f} | {_f1(p, r):.4f} |"
            + (f" {sizes[way] / count:.3f} | {_f1(*among[way]):.4f} |" if way in among else " | |")
        )


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r)


def joinable(made: Stream) -> list[QuoteId]:
    """Return first reports, and the marked ones that keep enough to tell whose they are."""
    usual = set(usual_words()[:_USUAL])
    forms = {form.quote_id: form for form in made.forms}
    first = {t.statement: q for q, t in made.truth.items() if t.copied_from is None}
    found = list(first.values())
    for quote, told in made.truth.items():
        if told.copied_from is None or told.way in ("paraphrase", "translation"):
            continue
        said = form_of(forms[first[told.statement]].text).split()
        words = form_of(forms[quote].text).split()
        blocks = LCSseq.editops(said, words).as_matching_blocks()
        kept = [word for block in blocks for word in words[block.b : block.b + block.size]]
        telling = sum(word not in usual for word in kept)
        least, rare = _NAMED if forms[quote].speaker else _NAMELESS
        if len(kept) >= max(least, 2 / 3 * len(words)) and telling >= rare:
            found.append(quote)
    return found


def _with_first(made: Stream, found: Claims) -> dict[str, tuple[int, int]]:
    """Return, by way, how many quotes there are and how many share a claim with the original."""
    claim_of = {quote: number for number, claim in enumerate(found) for quote in claim}
    first = {t.statement: q for q, t in made.truth.items() if t.copied_from is None}
    counts: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    for quote, told in made.truth.items():
        if told.copied_from is not None:
            counts[told.way] += 1
            joined[told.way] += claim_of[quote] == claim_of[first[told.statement]]
    return {way: (counts[way], joined[way]) for way in counts}


def _by_way(
    made: Stream, found: Claims, truth: Mapping[QuoteId, int]
) -> dict[str, tuple[float, float]]:
    """Return, by way, the mean B-cubed precision and recall of the quotes reported that way."""
    sizes = Counter(truth.values())
    sums: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
    for claim in found:
        known = [quote for quote in claim if quote in truth]
        counts = Counter(truth[quote] for quote in known)
        for quote in known:
            total = sums[made.truth[quote].way]
            total[0] += 1
            total[1] += counts[truth[quote]] / len(known)
            total[2] += counts[truth[quote]] / sizes[truth[quote]]
    return {way: (p / count, r / count) for way, (count, p, r) in sums.items()}


def _pairs_by_way(
    made: Stream, found: Claims, truth: Mapping[QuoteId, int]
) -> dict[str, tuple[float, float]]:
    """Return `pairwise`, by way, of the pairs of which one quote at least was reported that way."""
    inside: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for claim in found:
        known = [quote for quote in claim if quote in truth]
        if len(known) > 1:
            inside.update(_with_way(made, known))
            right.update(_in_groups(made, known, truth))
    wanted = _in_groups(made, truth, truth)
    return {way: (right[way] / max(1, inside[way]), right[way] / wanted[way]) for way in wanted}


def _in_groups(
    made: Stream, quotes: Iterable[QuoteId], truth: Mapping[QuoteId, int]
) -> Counter[str]:
    """Return, by way, in how many pairs of one statement a quote was reported that way."""
    groups: dict[int, list[QuoteId]] = defaultdict(list)
    for quote in quotes:
        groups[truth[quote]].append(quote)
    found: Counter[str] = Counter()
    for group in groups.values():
        if len(group) > 1:
            found.update(_with_way(made, group))
    return found


def _with_way(made: Stream, quotes: Sequence[QuoteId]) -> Counter[str]:
    """Return, by way, in how many pairs of quotes one at least was reported that way."""
    size = len(quotes)
    ways = Counter(made.truth[quote].way for quote in quotes)
    return Counter({way: _pairs(size) - _pairs(size - n) for way, n in ways.items()})


def b_cubed(found: Claims, truth: Mapping[QuoteId, int]) -> tuple[float, float]:
    """Return B-cubed precision and recall of claims over the quotes that truth names."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for claim in found:
        counts = Counter(truth[quote] for quote in claim if quote in truth)
        total = sum(counts.values())
        for statement, count in counts.items():
            precision += count * count / total
            recall += count * count / sizes[statement]
    return precision / len(truth), recall / len(truth)


def pairwise(found: Claims, truth: Mapping[QuoteId, int]) -> tuple[float, float]:
    """Return the share of pairs in claims that are right, and of right pairs that are in claims."""
    right = inside = 0
    for claim in found:
        counts = Counter(truth[quote] for quote in claim if quote in truth)
        right += sum(_pairs(count) for count in counts.values())
        inside += _pairs(sum(counts.values()))
    wanted = sum(_pairs(count) for count in Counter(truth.values()).values())
    return right / max(1, inside), right / max(1, wanted)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def megabytes() -> float:
    """Return the peak resident memory of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Iterable[str]) -> None:
    """Run the benchmark for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(list(arguments))
    for quotes in options.quotes:
        measure(quotes, seed=options.seed)


if __name__ == "__main__":
    main(sys.argv[1:])
