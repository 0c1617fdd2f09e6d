"""The stored articles as the corpus that `pipeline.derive` reads.

Truth tables only grow, so "the articles up to this key" is a snapshot that costs nothing: the
first reading of the facts fixes it, and every other reading keeps to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

from provenance.errors import NotFoundError
from provenance.ids import ArticleId, QuoteId
from provenance.models import Article, Quote
from provenance.store.connecting import Connection
from provenance.store.packing import chosen, unpacked
from provenance.store.rows import as_article, as_quote
from provenance.store.selecting import Named, first, grouped, listed, named, streamed
from provenance.store.statements import statement
from provenance.tracing import Fingerprint

_KEPT = 2_000  # articles kept with their texts after they were stored: about 25 MB


class StoredCorpus:
    """Analysed articles in a database. `covered` is the key of the last one that was read."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.covered = 0
        self._kept: list[Quote] = []
        self._kept_from = self._kept_to = 0
        self._articles: dict[ArticleId, Article] = {}
        self._fresh: dict[QuoteId, Quote] = {}

    def keep(self, first: int, articles: Sequence[Article], quotes: Iterable[Quote]) -> None:
        """Keep articles that were just stored from a key on, and their quotes, to spare reading.

        Where another process has stored articles in between, the quotes before are read again. Of
        the articles only the last ones are kept, for their texts are long.
        """
        if first != self._kept_to:
            self._kept, self._kept_from = [], first
        self._kept += quotes
        self._kept_to = first + len(articles)
        self._articles |= {article.id: article for article in articles}
        for old in list(islice(self._articles, max(0, len(self._articles) - _KEPT))):
            del self._articles[old]

    def take_over(self, other: "StoredCorpus") -> None:
        """Keep what another one has kept of the same database."""
        self._articles = other._articles
        self._fresh = {quote.id: quote for quote in other._kept}

    def facts(self) -> Iterator[Article]:
        """Yield the articles without their text, in the order in which they came in."""
        newest = self.connection.execute("select max(pk) from articles").fetchone()[0]
        self.covered = int(newest or 0)
        rows = streamed(self.connection, statement("article_facts"), {"covered": self.covered})
        credits = _Following(
            streamed(self.connection, statement("article_credits"), {"covered": self.covered}),
            "article",
        )
        for row in rows:
            yield as_article(row, credits.of(row["pk"]))

    def facts_of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Return some articles without their text."""
        return self._facts("facts_of", ids=listed(ids))

    def of_outlets(self, outlets: Iterable[str]) -> Iterator[Article]:
        """Yield the articles of outlets, without their text."""
        yield from self._facts("facts_of_outlets", outlets=listed(outlets)).values()

    def with_translators(self) -> Iterator[Article]:
        """Yield the articles that credit a translator, without their text."""
        yield from self._facts("facts_with_translators").values()

    def published(self, first: str, end: str) -> Iterator[Article]:
        """Yield the articles whose earliest date lies between two instants, without their text."""
        yield from self._facts("facts_published", first=first, end=end).values()

    def _facts(self, name: str, **params: str) -> dict[ArticleId, Article]:
        rows = named(self.connection, statement(name), params)
        keys = listed(row["pk"] for row in rows)
        credits = named(self.connection, statement("credits_of_articles"), {"pks": keys})
        owned = grouped(credits, "article")
        return {row["id"]: as_article(row, owned.get(row["pk"], ())) for row in rows}

    def quotes(self) -> Iterator[Quote]:
        """Yield the quotes of the articles, in the order in which they came in."""
        kept = self._kept if self._kept_to == self.covered + 1 else []
        yield from self._stored_quotes(self._kept_from - 1 if kept else self.covered)
        yield from kept

    def _stored_quotes(self, last: int) -> Iterator[Quote]:
        params = {"covered": last}
        rows = streamed(self.connection, statement("quote_facts"), params)
        via = _Following(streamed(self.connection, statement("quote_via"), params), "quote")
        for row in rows:
            yield as_quote(row, via.of(row["pk"]))

    def quotes_of(self, ids: Iterable[QuoteId]) -> Iterator[Quote]:
        """Yield some quotes."""
        wanted = dict.fromkeys(ids)
        yield from self._quotes("quotes_of", (id_ for id_ in wanted if id_ not in self._fresh))
        yield from (self._fresh[id_] for id_ in wanted if id_ in self._fresh)

    def quotes_in(self, articles: Iterable[ArticleId]) -> Iterator[Quote]:
        """Yield the quotes of some articles, those of each in the order in which they came in."""
        wanted = set(articles)
        fresh = [quote for quote in self._fresh.values() if quote.article_id in wanted]
        known = {quote.article_id for quote in fresh}
        yield from self._quotes("quotes_in", sorted(wanted - known))
        yield from fresh

    def _quotes(self, name: str, ids: Iterable[str]) -> Iterator[Quote]:
        rows = named(self.connection, statement(name), {"ids": listed(ids)})
        keys = listed(row["pk"] for row in rows)
        via = grouped(named(self.connection, statement("via_of_quotes"), {"pks": keys}), "quote")
        return (as_quote(row, via.get(row["pk"], ())) for row in rows)

    def fingerprints(self) -> Iterator[Fingerprint]:
        """Yield the fingerprints of the articles, in the order in which they came in."""
        return unpacked(self.connection.execute(statement("fingerprint_facts")), self.covered)

    def fingerprints_of(self, ids: Iterable[ArticleId]) -> Iterator[Fingerprint]:
        """Yield the fingerprints of some articles."""
        wanted = set(ids)
        rows = self.connection.execute(statement("fingerprints_of"), {"ids": listed(wanted)})
        return chosen(rows, wanted)

    def article(self, article_id: ArticleId) -> Article:
        """Return one article with its text. Raises NotFoundError."""
        if (kept := self._articles.get(article_id)) is not None:
            return kept
        row = first(self.connection, statement("article"), {"id": article_id})
        if row is None:
            raise NotFoundError(f"no article {article_id} in these holdings")
        credits = named(self.connection, statement("credits_of_article"), {"article": row["pk"]})
        return as_article(row, credits)

    def texts(self, ids: Iterable[ArticleId]) -> dict[ArticleId, str]:
        """Return the texts of some articles."""
        sql = """select id, "text" from articles where id in (select value from json_each(?))"""
        return dict(self.connection.execute(sql, (listed(ids),)))


class _Following:
    """Rows that belong to other rows, both read in step in the order of one key."""

    def __init__(self, rows: Iterator[Named], key: str) -> None:
        self._groups = groupby(rows, key=itemgetter(key))
        self._next = next(self._groups, None)

    def of(self, owner: int) -> list[Named]:
        """Return the rows of this owner. Owners must be asked for in ascending order."""
        while self._next is not None and self._next[0] < owner:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != owner:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows
