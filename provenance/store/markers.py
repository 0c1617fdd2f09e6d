"""Notes that the writer leaves for its next run, each under a name."""

import json
from collections import Counter
from collections.abc import Mapping

from provenance.store.connecting import Connection
from provenance.tracing import Sighting

COVERED = "articles_covered"  # the last article that is derived from; see is_stale.sql
COUNTED = "quotes_counted"  # the last quote whose words are counted
SIGHTINGS = "sightings"  # how often articles and lineages tell something of an outlet
RULES = "rules"  # a digest of what derived
TIES_DIGEST = "ties_digest"
LINEAGE_DIGEST = "lineage_digest"
WARNINGS_DIGEST = "article_warnings_digest"


def note(connection: Connection, name: str, value: object) -> None:
    """Write a note, in the place of the one before."""
    if noted(connection, name) == str(value):
        return
    sql = "insert or replace into markers (name, value) values (?, ?)"
    connection.execute(sql, (name, str(value)))


def noted(connection: Connection, name: str) -> str | None:
    """Return a note, None if there is none."""
    row = connection.execute("select value from markers where name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def note_sightings(connection: Connection, sightings: Mapping[Sighting, int]) -> None:
    """Write how often articles and lineages tell something of outlets."""
    counts = sorted((house, what, n) for (house, what), n in sightings.items() if n)
    note(connection, SIGHTINGS, json.dumps(counts))


def noted_sightings(connection: Connection) -> Counter[Sighting]:
    """Return how often articles and lineages told something of outlets."""
    counts = json.loads(noted(connection, SIGHTINGS) or "[]")
    return Counter({(house, what): n for house, what, n in counts})


def newest(connection: Connection, table: str) -> int:
    """Return the largest key of a table, 0 when it is empty."""
    return int(connection.execute(f"select max(pk) from {table}").fetchone()[0] or 0)
