"""`provenance search`: which claims have this wording?"""

from typing import Annotated

import typer

from provenance.cli.failures import NOTHING_FOUND, tell
from provenance.cli.options import (
    Database,
    Json,
    Lang,
    Limit,
    Outlet,
    Since,
    Source,
    Speaker,
    Until,
    check_words,
    days,
)
from provenance.cli.output import print_json, terminal
from provenance.cli.reading import opened

NAME = "search"


def run(
    words: Annotated[str, typer.Argument(metavar='"WORDS"', help="The quote as remembered.")],
    db: Database = None,
    speaker: Speaker = None,
    source: Source = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    lang: Lang = None,
    limit: Limit = 10,
    json_: Json = False,
) -> int:
    """Find claims by wording: the same words, near ones, altered ones, the same claim.

    Example: provenance search "the rivr does not wait for lazy"
    """
    from provenance.reports.terminal import holdings_line, search_lines
    from provenance.store import Filters

    first, last = days(since, until)
    filters = Filters(
        speaker=speaker, source=source, outlet=outlet, since=first, until=last, lang=lang
    )
    check_words(words)
    with opened(db) as reader:
        found = reader.search(words, filters=filters, limit=limit)
    if json_:
        print_json(found)
    elif found.results:
        console = terminal()
        for line in search_lines(found):
            console.print(line)
    if found.results:
        return 0
    tell(f"nothing found for these words; searched {holdings_line(found.holdings)}")
    return NOTHING_FOUND
