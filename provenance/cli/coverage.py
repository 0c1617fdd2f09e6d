"""`provenance coverage`: what the holdings cover, and what they miss."""

from provenance.cli.options import Database, Json
from provenance.cli.output import print_json, terminal
from provenance.cli.reading import opened

NAME = "coverage"


def run(db: Database = None, json_: Json = False) -> int:
    """Tell what the holdings cover: outlets, dates, languages, gaps, rejected and incomplete.

    Example: provenance coverage
    """
    from provenance.reports.terminal import coverage_lines

    with opened(db) as reader:
        coverage = reader.coverage()
    if json_:
        print_json(coverage)
        return 0
    console = terminal()
    for line in coverage_lines(coverage):
        console.print(line)
    return 0
