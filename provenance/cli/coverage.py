"""`provenance coverage`: what the holdings cover, and what they miss."""

from provenance.cli.options import Database, Json, database
from provenance.cli.output import print_json, terminal

NAME = "coverage"


def run(db: Database = None, json_: Json = False) -> int:
    """Tell what the holdings cover: outlets, dates, languages, gaps, rejected and incomplete.

    Example: provenance coverage
    """
    from provenance.reports.terminal import coverage_lines
    from provenance.store import Reader

    with Reader.open(database(db)) as reader:
        coverage = reader.coverage()
    if json_:
        print_json(coverage)
        return 0
    console = terminal()
    for line in coverage_lines(coverage):
        console.print(line)
    return 0
