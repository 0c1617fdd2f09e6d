"""Precision of claims on real news, from judged pairs: `python -m benchmarks.precision`.

`judged.csv` holds pairs of wordings out of 12,757 articles of US news of 2018 to 2020 (196,592
quotes), given by the ids of their first quotes; the texts are their publishers'. Sample `first`: a
reference and a member of its claim, 34 for each tenth of the score. Sample `near`: pairs that were
looked at and rejected, 26 for each rule, half of them from the higher half of its scores. Both
were drawn by hash and judged by one reader, once; then rules were repaired whose errors they
showed, so that neither is blind any more. Sample `fresh` was drawn after these repairs and judged
the same way; one more rule was made after it. Samples `third` and `fourth` were drawn after that,
200 pairs each, none judged before, read in the text around both quotes; rules were made after each
of them, so that `fourth` measures what came of `third`. Then the rules were gone over with all of
these pairs, and 110 more, as material, and `fifth` and `near2` (22 for each rule) were drawn anew.
One rule was made after `near2`: it joined 31 pairs, which were all read, and all right.
`docs/method.md` holds the guideline.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from math import sqrt
from pathlib import Path

# Pairs of each stratum at the time of drawing, of which the judged ones are a sample.
SIZES: Mapping[str, Mapping[str, int]] = {
    "first": {".4": 74, ".5": 260, ".6": 351, ".7": 3163, ".8": 2582, ".9": 1757},
    "fresh": {".4": 71, ".5": 272, ".6": 367, ".7": 3189, ".8": 2596, ".9": 1726},
    "third": {".4": 72, ".5": 278, ".6": 381, ".7": 3201, ".8": 2555, ".9": 1701},
    "fourth": {".4": 70, ".5": 267, ".6": 359, ".7": 3131, ".8": 2466, ".9": 1624},
    "fifth": {".4": 83, ".5": 293, ".6": 380, ".7": 2983, ".8": 2337, ".9": 1555},
    "near2": {
        "common_words": 12_764,
        "too_few_shared_words": 5_669,
        "unnamed": 4_974,
        "other_speaker": 4_075,
        "too_far_apart": 3_097,
        "scattered_words": 2_118,
        "quoted_inside": 1_555,
        "meaning_differs": 1_138,
        "figures_differ": 129,
    },
    "near": {
        "common_words": 15_370,
        "too_few_shared_words": 5_563,
        "other_speaker": 3_517,
        "unnamed": 3_101,
        "scattered_words": 2_172,
        "too_far_apart": 2_153,
        "meaning_differs": 1_561,
        "figures_differ": 136,
    },
}
# Pairs of a sample that rules made after it part, or leave with other references: wrong and right.
PARTED = {
    "first": (10, 14),
    "fresh": (7, 8),
    "third": (7, 8),
    "fourth": (9, 9),
    "fifth": (0, 0),
}


def main() -> None:
    """Print the share of right pairs in each stratum, and over all with its 95 % interval."""
    with (Path(__file__).parent / "judged.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    print("| sample | score | pairs | judged | same statement |\n| --- | --- | --- | --- | --- |")
    told = [_stratified(name, _counts(rows, name, "stratum"), SIZES[name]) for name in PARTED]
    print("\n| near misses | rule | pairs | judged | same statement after all |")
    print("| --- | --- | --- | --- | --- |")
    missed = {
        name: _stratified(name, _counts(rows, name, "rule"), SIZES[name])
        for name in ("near", "near2")
    }
    for name, share in zip(PARTED, told, strict=True):
        wrong, right = PARTED[name]
        print(
            f"\nPrecision, sample {name}: {share}; rules made after it part"
            f" {wrong} of its wrong pairs and {right} right ones."
        )
    for name, share in missed.items():
        print(f"\nShare of the near misses, sample {name}, that are one statement: {share}")


def _counts(rows: list[dict[str, str]], sample: str, column: str) -> Counter[tuple[str, bool]]:
    """Return how many pairs of each stratum of a sample were judged as one statement, and not."""
    return Counter((x[column], x["verdict"] == "same") for x in rows if x["sample"] == sample)


def _stratified(name: str, counts: Mapping[tuple[str, bool], int], sizes: Mapping[str, int]) -> str:
    """Print a line for each stratum; return the share over all of them, with its interval."""
    total = sum(sizes.values())
    share = variance = 0.0
    for stratum, size in sizes.items():
        right = counts[stratum, True]
        judged = right + counts[stratum, False]
        share += size / total * right / judged
        variance += (size / total) ** 2 * _smoothed(right, judged) / judged
        cells = [name, stratum, f"{size:,}", f"{judged}"]
        print(f"| {' | '.join(cells)} | {right / judged:.3f} |")
    return f"{share:.3f} ± {1.96 * sqrt(variance):.3f}"


def _smoothed(right: int, judged: int) -> float:
    """Return the variance of one verdict, with one right and one wrong added for small samples."""
    share = (right + 1) / (judged + 2)
    return share * (1 - share)


if __name__ == "__main__":
    main()
