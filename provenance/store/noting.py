"""What an answer leaves open, in sentences, and which ids are near to one that is not held."""

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from provenance.store.connecting import Connection
from provenance.store.rows import storable
from provenance.store.selecting import named
from provenance.store.statements import statement

_NEAR = 3  # ids suggested at most
_TYPOS = 3  # characters of an id that may be wrong
_COMPARED = 5_000  # ids compared at most: those that share a beginning


def near_ids(connection: Connection, table: str, id_: str) -> tuple[str, ...]:
    """Return held ids that differ from this one by a few characters or are cut short in it."""
    if table not in ("articles", "quotes", "claims", "sources") or len(id_) < _TYPOS:
        return ()
    start = storable(id_[:_TYPOS])
    sql = f"select id from {table} where id >= ? and id < ? order by id limit {_COMPARED}"
    rows = connection.execute(sql, (start, start + "\U0010ffff"))
    ids = [str(row[0]) for row in rows]
    whole = [each for each in ids if each.startswith(id_)][:_NEAR]
    found = process.extract(id_, ids, scorer=Levenshtein.distance, limit=_NEAR, score_cutoff=_TYPOS)
    return tuple(dict.fromkeys([*whole, *(each for each, _, _ in found)]))[:_NEAR]


def open_questions(connection: Connection, claim: int) -> list[str]:
    """Return what is not known about a claim's articles, one sentence each."""
    row = named(connection, statement("open_questions"), {"pk": claim})[0]
    return [
        sentence.format(row[name], "" if row[name] == 1 else "s")
        for name, sentence in _SENTENCES.items()
        if row[name]
    ]


_SENTENCES = {
    "undated": "{} article{} without a known date: the order in time is open there.",
    "without_outlet": "{} article{} whose outlet is not known.",
    "incomplete": "{} article{} of which text was visibly lost.",
    "inferred_outlets": "{} article{} whose outlet was read off the text, not given with it.",
    "unknown_speakers": "{} quote{} whose speaker the article does not tell.",
}
