"""Precision of claims on real news, from judged pairs: `python -m benchmarks.precision`.

`judged.csv` holds pairs of a reference and a member of its claim with other words, out of the
first 6,000 articles (96,036 quotes) of a collection of US news of 2018 to 2020, drawn by hash in
equal numbers from each tenth of the score. A wording is given by the first 16 digits of the
SHA-256 of its comparison words; the texts are their publishers'. A pair is `same` if both report
one statement. One person judged, once. The rules were tightened after the sample had been seen
(four pairs, two of them wrong, are no longer joined and not counted), so the figure is a little
too good; a first sample, before other rules were tightened, gave .88.
"""

import csv
from collections import Counter
from math import sqrt
from pathlib import Path

# Pairs in claims by tenth of the score, of which the judged ones are a sample.
SIZES = {4: 20, 5: 65, 6: 85, 7: 1146, 8: 841, 9: 583}


def main() -> None:
    """Print the share of right pairs in each stratum, and over all with its 95 % interval."""
    with (Path(__file__).parent / "judged.csv").open(encoding="utf-8") as stream:
        rows = [(int(row["tenth"]), row["verdict"] == "same") for row in csv.DictReader(stream)]
    judged = Counter(tenth for tenth, _ in rows)
    right = Counter(tenth for tenth, same in rows if same)
    total = sum(SIZES.values())
    print("| score | pairs | judged | same statement |\n| --- | --- | --- | --- |")
    for tenth, size in SIZES.items():
        print(f"| .{tenth} | {size} | {judged[tenth]} | {right[tenth] / judged[tenth]:.3f} |")
    share = sum(size * right[t] / judged[t] for t, size in SIZES.items()) / total
    shares = {tenth: size / total for tenth, size in SIZES.items()}
    variance = sum(s**2 * _smoothed(right[t], judged[t]) / judged[t] for t, s in shares.items())
    margin = 1.96 * sqrt(variance)
    print(f"\nPrecision over {total:,} pairs: {share:.3f} ± {margin:.3f}")


def _smoothed(right: int, judged: int) -> float:
    """Return the variance of one verdict, with one right and one wrong added for small samples."""
    share = (right + 1) / (judged + 2)
    return share * (1 - share)


if __name__ == "__main__":
    main()
