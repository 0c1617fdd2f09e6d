"""Finding claims by remembered words: rare words vote for quotes, matching ranks their texts.

Each of a few rare words is looked up on its own and adds its rarity to the quotes that have it.
That is faster than one query that joins the words, and forgives any of them being wrong. An exact
phrase is looked up as well, because a quote may be made of common words alone.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from provenance.matching.search import Hit, rank
from provenance.schemas import ResultOut
from provenance.sources.names import name_key
from provenance.sources.registry import default_registry
from provenance.store.connecting import Connection
from provenance.store.loading import claim_lines_of
from provenance.store.selecting import named
from provenance.store.spelling import document_count, is_stem, neighbours, tokens
from provenance.store.statements import statement
from provenance.vocabulary import Band

Votes = npt.NDArray[np.float64]
Keys = npt.NDArray[np.int64]

_CERTAIN = 1_000.0  # votes for an exact phrase: more than all words together
_PHRASE = 100  # quotes taken for an exact phrase
_COMPARED = 300  # characters of a query that the cheap likenesses look at
_JUDGED = 16  # wordings that each cheap likeness hands on to the exact one
_GOOD = 0.75  # score of a best hit, the floor of the band `near`, below which the search widens
_LONGEST_NAME = 200  # characters of a filter's name that are looked at
_LONGEST = 1_000  # characters of a query that are looked at: more than any quote that is remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a search is narrowed to. Names count in any known spelling; days are ISO 8601."""

    speaker: str | None = None
    source: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    lang: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return any((self.speaker, self.source, self.outlet, self.since, self.until, self.lang))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Effort:
    """How far one round of looking goes: words, the quotes they may stand in, texts compared.

    `voted` quotes with most votes are looked at; `phrase`: those that have all words in a row too.
    """

    terms: int
    postings: int
    texts: int
    voted: int = 5_000  # a filter may take most of them away
    phrase: bool = True


_EFFORTS = (
    _Effort(terms=4, postings=20_000, texts=80),
    _Effort(terms=8, postings=50_000, texts=200),
)  # measured: the first answers an exact query, the second nearly all mistyped ones


_GLANCE = (_Effort(terms=4, postings=5_000, texts=8, voted=200, phrase=False),)
"""For the words of a claim itself, which has no typos: what is like it shares its rare words."""


def find_like(connection: Connection, claim_id: str, text: str, limit: int) -> list[ResultOut]:
    """Return the other claims whose words are like those of a claim, best first."""
    return find(connection, text, Filters(), limit, efforts=_GLANCE, apart_from=claim_id)


def find(
    connection: Connection,
    query: str,
    filters: Filters,
    limit: int,
    *,
    efforts: Iterable[_Effort] = _EFFORTS,
    apart_from: str | None = None,
) -> list[ResultOut]:
    """Return the claims nearest to the query, best first; none is better than a wrong one.

    The claim `apart_from` is left out.
    """
    query = query[:_LONGEST]
    words = tokens(query)
    if not words or limit < 1:
        return []
    counts = _counts(connection, words)
    total = int(connection.execute("select max(pk) from quotes").fetchone()[0] or 0)
    seen: set[tuple[str, str]] = set()
    hits: list[Hit] = []
    for effort in efforts:
        quotes = _vote(connection, words, _select(counts, effort), total, effort)
        if filters.any:
            quotes = _passing(connection, quotes, filters)
        wordings = _wordings(connection, quotes, effort.texts, apart_from)
        fresh = _likely(words, [wording for wording in wordings if wording not in seen])
        seen.update(fresh)
        hits += rank(query, fresh, limit=limit)
        if any(hit.score >= _GOOD for hit in hits):
            break
    return _results(connection, _best(hits)[:limit])


def _best(hits: list[Hit]) -> list[Hit]:
    """Return the best hit of each claim, best first, as `rank` orders them."""
    bands = list(Band)
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda h: (bands.index(h.band), -h.score, h.claim_id)):
        best.setdefault(hit.claim_id, hit)
    return list(best.values())


def _counts(connection: Connection, words: Iterable[str]) -> dict[str, int]:
    """Return the words to look up, with the number of quotes each stands in."""
    counts: dict[str, int] = {}
    for word in words:
        count = document_count(connection, word)
        if count:
            counts[word] = count
        else:
            counts.update(neighbours(connection, word))
    return counts


def _select(counts: dict[str, int], effort: _Effort) -> dict[str, int]:
    """Return the rarest words, as many as the effort allows, one at least."""
    chosen: dict[str, int] = {}
    for word in sorted(counts, key=lambda w: (counts[w], w))[: effort.terms]:
        if chosen and sum(chosen.values()) + counts[word] > effort.postings:
            break
        chosen[word] = counts[word]
    return chosen


def _vote(
    connection: Connection, words: list[str], terms: dict[str, int], total: int, effort: _Effort
) -> list[int]:
    """Return the keys of the quotes that share most, weighed by rarity, best first."""
    asked: list[tuple[str, int, float]] = []
    if effort.phrase:
        asked.append((f'"{" ".join(words)}"', _PHRASE, _CERTAIN))
    for term, count in terms.items():
        match = f'"{term}"*' if is_stem(term) else f'"{term}"'
        asked.append((match, effort.postings, log(1 + total / max(count, 1))))
    found = [(_matching(connection, match, limit), weight) for match, limit, weight in asked]
    if not found:
        return []
    keys = np.concatenate([pks for pks, _ in found])
    weights = np.concatenate([np.full(len(pks), weight) for pks, weight in found])
    voted, places = np.unique(keys, return_inverse=True)
    votes: Votes = np.bincount(places, weights, len(voted)).astype(np.float64)
    return _most_voted(voted, votes, effort.voted)


def _most_voted(keys: Keys, votes: Votes, most: int) -> list[int]:
    """Return the keys with the most votes, best first; equal ones in the order of their keys."""
    if keys.size > most:
        chosen = votes >= np.partition(votes, -most)[-most]
        keys, votes = keys[chosen], votes[chosen]
    order = np.lexsort((keys, -votes))[:most]
    return [int(pk) for pk in keys[order]]


def _matching(connection: Connection, match: str, limit: int) -> Keys:
    """Return the keys of the quotes that match: as one text, which is faster than as many rows."""
    params = {"match": match, "limit": limit}
    (found,) = connection.execute(statement("votes"), params).fetchone()
    return np.fromstring(found or "", dtype=np.int64, sep=",")


def _wordings(
    connection: Connection, quotes: list[int], most: int, apart_from: str | None
) -> list[tuple[str, str]]:
    """Return claim ids with the different wordings of their quotes, in the order of the quotes."""
    found: dict[tuple[str, str], None] = {}
    rows = connection.execute(statement("wordings"), {"pks": json.dumps(quotes)})
    for claim_id, text in rows:
        if claim_id == apart_from:
            continue
        found[claim_id, text] = None
        if len(found) == most:
            break
    return list(found)


def _likely(words: list[str], wordings: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the wordings that deserve an exact comparison, which costs a hundred times more.

    Three cheap likenesses choose: rare words in common, a like stretch, like words in any order.
    """
    if len(wordings) <= _JUDGED:
        return wordings
    asked = " ".join(words)[:_COMPARED]
    texts = [text.lower() for _, text in wordings]
    chosen = set(range(_JUDGED))
    for scorer in (fuzz.partial_ratio, fuzz.token_set_ratio):
        best = process.extract(asked, texts, scorer=scorer, limit=_JUDGED)
        chosen.update(place for _, _, place in best)
    return [wordings[place] for place in sorted(chosen)]


def _passing(connection: Connection, quotes: list[int], filters: Filters) -> list[int]:
    """Return the quotes whose claims have a quote that passes every filter, in order."""
    params = {
        "quotes": json.dumps(quotes),
        "lang": filters.lang.strip().lower() if filters.lang else None,
        "since": filters.since,
        "until": filters.until,
        "outlets": _names(connection, filters.outlet, "name"),
        "speakers": _names(connection, filters.speaker, "pk"),
        "sources": _names(connection, filters.source, "pk"),
    }
    passing = {row["quote"] for row in named(connection, statement("filtered_quotes"), params)}
    return [pk for pk in quotes if pk in passing]


def _names(connection: Connection, name: str | None, column: str) -> str | None:
    """Return the sources that a name may mean as a JSON array, None when no name is given.

    An alias of the registry ("Korean Central News Agency") means its source too ("KCNA").
    """
    if not name or not name.strip():
        return None
    known = default_registry().by_name(name)
    meant = {name.strip()[:_LONGEST_NAME], *([known.name] if known else ())}
    found = {
        row[column]
        for each in meant
        for row in named(connection, statement("sources_named"), _named_like(each))
    }
    return json.dumps(sorted(found))


def _named_like(name: str) -> dict[str, str]:
    escaped = name.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return {"key": name_key(name), "like": f"%{escaped}%"}


def _results(connection: Connection, hits: list[Hit]) -> list[ResultOut]:
    pks = dict(
        connection.execute(
            "select id, pk from claims where id in (select value from json_each(?))",
            (json.dumps([hit.claim_id for hit in hits]),),
        )
    )
    lines = {
        line.claim_id: line
        for line in claim_lines_of(connection, [pks[hit.claim_id] for hit in hits])
    }
    results = []
    for hit in hits:
        shown = lines[hit.claim_id].model_dump() | {"text": hit.text}
        results.append(ResultOut(**shown, band=str(hit.band), score=hit.score))
    return results
