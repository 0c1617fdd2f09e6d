"""What matching keeps of every unit, piece by piece as it was written, and quotes as it sees them.

The pieces are matching's own; here they are only put away and given back in their order.
"""

import json
from collections.abc import Iterable, Iterator

from provenance.matching import Form
from provenance.store.connecting import Connection
from provenance.store.selecting import listed
from provenance.store.statements import statement
from provenance.vocabulary import QuoteKind, SpeakerKind


def replace_standing(connection: Connection, pieces: Iterable[bytes]) -> None:
    """Put these pieces in the place of all that are kept, inside a transaction."""
    connection.execute("delete from standing")
    append_standing(connection, pieces)


def append_standing(connection: Connection, pieces: Iterable[bytes], *, replacing: int = 0) -> None:
    """Add pieces in the place of the last so many, inside a transaction."""
    sql = "delete from standing where pk in (select pk from standing order by pk desc limit ?)"
    connection.execute(sql, (replacing,))
    rows = ((piece,) for piece in pieces)
    connection.executemany("insert into standing (data) values (?)", rows)


def standing(connection: Connection) -> Iterator[bytes]:
    """Yield the pieces in the order in which they were written."""
    return (data for (data,) in connection.execute("select data from standing order by pk"))


def forms(connection: Connection, name: str, ids: Iterable[str]) -> Iterator[Form]:
    """Yield the quotes that a statement finds, as their own articles alone make them.

    Nothing is known of lineage here: steps away from the origin are those that the article names.
    """
    for row in connection.execute(statement(name), {"ids": listed(ids)}):
        sources = () if row[9] == "[]" else tuple(json.loads(row[9]))
        yield Form(
            quote_id=row[0],
            article_id=row[1],
            outlet=row[2],
            text=row[3],
            kind=QuoteKind(row[4]),
            speaker=row[5],
            speaker_kind=SpeakerKind(row[6]),
            earliest=row[7],
            latest=row[8],
            depth=len(sources),
            spun=False,
            sources=sources,
        )
