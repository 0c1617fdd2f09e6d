"""The database as a reader sees it: records of the public interface, nothing written.

`Reader` takes any connection, so that the site can hand it one of Datasette's and a command its
own. Every method answers from indexes; exports stream.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from provenance.errors import NotFoundError
from provenance.models import Warning
from provenance.schemas import (
    ArticleOut,
    ClaimOut,
    HoldingsOut,
    LineageOut,
    OriginOut,
    QuoteOut,
    RejectionOut,
    RunOut,
    SearchOut,
    SourceOut,
    TraceOut,
    UntracedOut,
)
from provenance.store.connecting import Connection, connect_reader
from provenance.store.covering import coverage, holdings
from provenance.store.finding import Filters, find
from provenance.store.loading import (
    alternatives_of,
    articles_of,
    claims_of,
    lineages_of,
    quotes_of,
    source_of,
    warnings_of,
)
from provenance.store.migrating import check_current
from provenance.store.noting import near_ids, open_questions
from provenance.store.rows import storable
from provenance.store.selecting import first, pks, streamed
from provenance.store.statements import statement

_EXPORTED = 400  # records put together at once while exporting
_SHOWN = 60  # characters of an unknown id that a message repeats


class Reader:
    """Read access to the holdings. Use `Reader.open(path)` as a context manager, or hand it a
    connection that is open already.

    Unknown ids raise NotFoundError, which suggests near ones.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Return a reader of a file as it is now: what is written later is not seen.

        Raises HoldingsError, SchemaError.
        """
        connection = connect_reader(Path(path))
        try:
            check_current(connection, Path(path))
            connection.execute("begin")  # all answers come from one state of the file
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        """Release the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is held

    @property
    def stale(self) -> bool:
        """Whether articles are held that no claim counts yet, as after an interrupted ingest."""
        return bool(self.connection.execute(statement("is_stale")).fetchone()[0])

    def holdings(self) -> HoldingsOut:
        """Return what any answer is an answer from: articles, outlets, first and last day."""
        return holdings(self.connection)

    def coverage(self) -> dict[str, Any]:
        """Return counts, outlets, languages, months, gaps and rejections."""
        return coverage(self.connection)

    def runs(self) -> list[RunOut]:
        """Return the runs that wrote to the database, oldest first."""
        rows = streamed(self.connection, statement("runs"))
        return [RunOut(**row | {"settings": json.loads(row["settings"])}) for row in rows]

    def article_runs(self) -> dict[str, int]:
        """Return the run that added each article, and with it the article's quotes."""
        rows = streamed(self.connection, statement("export_article_runs"))
        return {row["id"]: row["run"] for row in rows}

    def rejections(self) -> Iterator[RejectionOut]:
        """Yield the inputs that could not be used, by place."""
        for row in streamed(self.connection, statement("rejections")):
            yield RejectionOut(**row)

    def search(self, query: str, *, filters: Filters | None = None, limit: int = 20) -> SearchOut:
        """Return the claims whose wording is near to the query, best first, each once."""
        query = storable(query)
        results = find(self.connection, query, filters or Filters(), limit)
        return SearchOut(query=query, results=results, holdings=self.holdings())

    # Claims

    def claim(self, claim_id: str) -> ClaimOut:
        """Return the claim that has this id, or that a quote which once gave it its id is in."""
        return claims_of(self.connection, [self._claim(claim_id)])[0]

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, ClaimOut]:
        """Return those of the claims that have one of these ids now, by id."""
        found = pks(self.connection, "claims", ids)
        return {each.id: each for each in claims_of(self.connection, list(found.values()))}

    def reference(self, claim_id: str) -> str:
        """Return the id of the quote against which the others of the claim are compared."""
        params = {"pk": self._claim(claim_id)}
        row = first(self.connection, statement("reference_of_claim"), params)
        return str(row["id"]) if row else ""

    def claim_quotes(self, claim_id: str) -> list[QuoteOut]:
        """Return the quotes of a claim, earliest article first."""
        return quotes_of(self.connection, self._pks("quotes_of_claim", self._claim(claim_id)))

    def claim_hop_places(self, claim_id: str) -> dict[str, list[tuple[int, int] | None]]:
        """Return, for each quote of a claim, where in its article each hop's words stand."""
        params = {"pk": self._claim(claim_id)}
        places: dict[str, list[tuple[int, int] | None]] = {}
        for row in streamed(self.connection, statement("hop_places_of_claim"), params):
            known = row["start"] is not None and row["end"] is not None
            places.setdefault(row["quote_id"], []).append(
                (row["start"], row["end"]) if known else None
            )
        return places

    def alternatives(self, claim_id: str) -> list[OriginOut]:
        """Return the other places where a claim may come from, likeliest first."""
        return alternatives_of(self.connection, self._claim(claim_id))

    def claim_warnings(self, claim_id: str) -> list[Warning]:
        """Return the warnings of a claim, of its quotes and of the articles that carry them."""
        return warnings_of(self.connection, self._pks("warnings_of_claim", self._claim(claim_id)))

    def trace(self, claim_id: str) -> TraceOut:
        """Return a claim with every quote's chain, what the holdings cover, and what is open."""
        pk = self._claim(claim_id)
        quotes = quotes_of(self.connection, self._pks("quotes_of_claim", pk))
        covered = self.holdings().model_dump(mode="json", by_alias=True)
        return TraceOut(
            claim=claims_of(self.connection, [pk])[0],
            quotes=quotes,
            coverage=covered,
            notes=open_questions(self.connection, pk),
        )

    def untraced(self, note: str) -> UntracedOut:
        """Return what stands for a trace where nothing is found."""
        covered = self.holdings().model_dump(mode="json", by_alias=True)
        return UntracedOut(coverage=covered, notes=[note])

    # Quotes, articles, sources

    def quote(self, quote_id: str) -> QuoteOut:
        """Return one quote."""
        return quotes_of(self.connection, [self._pk("quotes", quote_id)])[0]

    def article(self, article_id: str) -> ArticleOut:
        """Return one article with its text."""
        pk = self._pk("articles", article_id)
        return articles_of(self.connection, [pk], with_text=True)[0]

    def articles_by_id(self, ids: Iterable[str]) -> dict[str, ArticleOut]:
        """Return those of the articles that are held, by id, without their texts."""
        found = pks(self.connection, "articles", ids)
        return {each.id: each for each in articles_of(self.connection, list(found.values()))}

    def article_quotes(self, article_id: str) -> list[QuoteOut]:
        """Return the quotes of an article, title first, then in the order of the text."""
        pk = self._pk("articles", article_id)
        return quotes_of(self.connection, self._pks("quotes_of_article", pk))

    def article_lineage(self, article_id: str) -> list[LineageOut]:
        """Return where an article's text comes from and which articles took theirs from it."""
        pk = self._pk("articles", article_id)
        return lineages_of(self.connection, self._pks("lineage_of_article", pk))

    def article_warnings(self, article_id: str) -> list[Warning]:
        """Return the warnings of an article and of its quotes."""
        pk = self._pk("articles", article_id)
        return warnings_of(self.connection, self._pks("warnings_of_article", pk))

    def versions(self, article_id: str) -> list[ArticleOut]:
        """Return the other versions of an article's address, newest first."""
        pk = self._pk("articles", article_id)
        return articles_of(self.connection, self._pks("versions_of_article", pk))

    def source(self, source_id: str) -> SourceOut:
        """Return a speaker, agency or outlet: what it said, whom it carries, who carries it."""
        row = first(self.connection, statement("source"), {"id": source_id})
        if row is None:
            raise self._missing("source", source_id)
        return source_of(self.connection, row)

    # Exports

    def articles(self, *, with_text: bool = False) -> Iterator[ArticleOut]:
        """Yield all articles, by id."""
        for batch in self._batches("articles"):
            yield from articles_of(self.connection, batch, with_text=with_text)

    def quotes(self) -> Iterator[QuoteOut]:
        """Yield all quotes, by id."""
        for batch in self._batches("quotes"):
            yield from quotes_of(self.connection, batch)

    def claims(self) -> Iterator[ClaimOut]:
        """Yield all claims, by id."""
        for batch in self._batches("claims"):
            yield from claims_of(self.connection, batch)

    def lineage(self) -> Iterator[LineageOut]:
        """Yield all lineages, by article id."""
        for batch in self._batches("lineage"):
            yield from lineages_of(self.connection, batch)

    def _batches(self, table: str) -> Iterator[list[int]]:
        rows = iter(self.connection.execute(statement(f"export_{table}")).fetchall())
        while batch := [row[0] for row in islice(rows, _EXPORTED)]:
            yield batch

    def _pks(self, name: str, pk: int) -> list[int]:
        return [row["pk"] for row in streamed(self.connection, statement(name), {"pk": pk})]

    def _pk(self, table: str, id_: str) -> int:
        found = pks(self.connection, table, [id_])
        if id_ not in found:
            raise self._missing(table.removesuffix("s"), id_)
        return found[id_]

    def _claim(self, claim_id: str) -> int:
        """Return the key of the claim with this id, or of the one its naming quote is in now."""
        found = pks(self.connection, "claims", [claim_id])
        if claim_id in found:
            return found[claim_id]
        params = {"quote": "q" + claim_id[1:]}
        row = first(self.connection, statement("claim_by_quote"), params)
        if row is None or not claim_id.startswith("c"):
            raise self._missing("claim", claim_id)
        return int(row["pk"])

    def _missing(self, what: str, id_: str) -> NotFoundError:
        shown = storable(id_ if len(id_) <= _SHOWN else id_[:_SHOWN] + "…")
        near = near_ids(self.connection, f"{what}s", id_)
        advice = f": did you mean {' or '.join(near)}?" if near else ": try `provenance search`"
        return NotFoundError(f"no {what} {shown!r} in these holdings{advice}", near)
