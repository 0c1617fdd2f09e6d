"""A table of how many expectations hold, by world and by aspect, and those that do not.

Run it from the repository: `python -m tests.golden.table [WORLD or ASPECT ...]`. With words, only
the checks whose name contains one of them are listed. Known gaps (`gaps.toml`) are listed too.
"""

import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden.expectations import FIXTURES, load
from tests.golden.judging import judge
from tests.golden.observed import ingest, observe


def main(words: list[str]) -> int:
    """Print the table; return 0 when everything holds."""
    expectations = load()
    with TemporaryDirectory() as folder:
        database = Path(folder) / "worlds.db"
        run = ingest(FIXTURES, database=database)
        if run.returncode:
            print(run.stderr)
            return 1
        seen = observe(database, expectations)
        verdicts = [
            (each, aspect, judge(each, aspect, seen))
            for each in expectations
            for aspect in each.aspects()
        ]
    groups: dict[str, list[bool]] = defaultdict(list)
    for each, aspect, wrong in verdicts:
        groups[f"world {each.world}"].append(wrong is None)
        groups[f"{each.kind} {aspect}"].append(wrong is None)
        groups["all"].append(wrong is None)
        label = each.check(aspect)
        if wrong and (not words or any(word in label for word in words)):
            print(f"{label}: {wrong}")
    for group, held in groups.items():
        print(f"{group:40} {sum(held):5} of {len(held)}")
    return 0 if all(groups["all"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
