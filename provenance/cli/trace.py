"""`provenance trace`: one claim, its origin, its chains, its wordings."""

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.failures import tell
from provenance.cli.options import Database, Json, check_words
from provenance.cli.output import print_json, terminal
from provenance.cli.reading import opened

if TYPE_CHECKING:
    from provenance.store import Reader

NAME = "trace"


def run(
    claim: Annotated[
        str, typer.Argument(metavar='CLAIM_ID or "WORDS"', help="A claim's id, or a quote.")
    ],
    db: Database = None,
    json_: Json = False,
) -> int:
    """Trace one claim: who said it first, who repeated it, what was changed.

    Example: provenance trace "the river does not wait for the lazy"
    """
    from provenance.errors import NotFoundError
    from provenance.reports.terminal import trace_lines

    with opened(db) as reader:
        try:
            traced = reader.trace(claim_of(reader, claim))
        except NotFoundError as error:
            if json_:
                print_json(reader.untraced(str(error)))
            raise
        if json_:
            print_json(traced)
        else:
            wanted = [q.article_id for q in traced.quotes]
            first = traced.claim.first_article_id
            articles = reader.articles_by_id([*wanted, first] if first else wanted)
            warnings = reader.claim_warnings(traced.claim.id)
            console = terminal()
            for line in trace_lines(traced, articles, warnings):
                console.print(line)
    return 0


def claim_of(reader: "Reader", words: str) -> str:
    """Return the claim that an id or a wording means: the best hit, with a note on the others.

    Raises NotFoundError with what was searched.
    """
    from provenance.errors import NotFoundError
    from provenance.reports.terminal import holdings_line

    check_words(words)
    if looks_like_id(words):
        return words
    found = reader.search(words, limit=5)
    if not found.results:
        raise NotFoundError(
            f"nothing found for these words; searched {holdings_line(found.holdings)}"
        )
    if len(found.results) > 1:
        tell(f"best of {len(found.results)} claims; 'provenance search' lists the others")
    return found.results[0].claim_id


def looks_like_id(text: str) -> bool:
    """Return whether a text is a record's id: a letter and 16 hexadecimal digits.

    >>> looks_like_id("c0123456789abcdef"), looks_like_id("cats and dogs")
    (True, False)
    """
    return len(text) == 17 and text[0] in "acqs" and set(text[1:]) <= set("0123456789abcdef")
