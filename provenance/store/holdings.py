"""The database as a writer sees it: what has been analysed goes in, what it says together too.

Articles with all that is said of each alone are added batch by batch, each batch in one
transaction. What the articles say together replaces what they said before, in one transaction.
So whatever moment a run ends at, the next one finds a whole database and goes on from there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from provenance.errors import HoldingsError
from provenance.ids import ArticleId
from provenance.models import Article, Quote, Rejection
from provenance.store.ahead import Ahead
from provenance.store.amending import amend
from provenance.store.connecting import (
    Connection,
    connect_writer,
    opened,
    transaction,
    translated,
)
from provenance.store.corpus import StoredCorpus
from provenance.store.deriving import replace
from provenance.store.earlier import AddedCorpus
from provenance.store.finishing import Finishing
from provenance.store.inserting import insert
from provenance.store.markers import COVERED, RULES, note, noted
from provenance.store.migrating import migrate
from provenance.store.packing import add_prints
from provenance.store.rows import (
    ARTICLE_COLUMNS,
    CREDIT_COLUMNS,
    QUOTE_COLUMNS,
    VIA_COLUMNS,
    Row,
    article_row,
    as_json,
    cleaned,
    credit_rows,
    insertion,
    quote_row,
    via_rows,
)
from provenance.store.selecting import pks
from provenance.store.statements import statement
from provenance.tracing import Fingerprint, page

if TYPE_CHECKING:  # the pipeline loads every stage, and nothing here runs one
    from provenance.pipeline import Amended, Analysed, Derived


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command on a database; rows name the run that made them."""

    pk: int
    command: str
    version: str
    started: str


class Holdings:
    """An open database for writing. Use as a context manager; one writer at a time.

    It is also the corpus from which `pipeline.derive` reads.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._finishing = Finishing(connection)
        self._run: Run | None = None
        self._stored = StoredCorpus(connection)
        self._ahead: Ahead | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Return the holdings of a file, brought to this version's schema.

        Raises SchemaError for a file that is not ours, HoldingsError when it cannot be written.
        """
        file = Path(path)
        connection = connect_writer(file, create=create)
        try:
            with translated(file):
                migrate(connection, file)
        except BaseException:
            connection.close()
            raise
        return cls(connection, file)

    def close(self) -> None:
        """Release the file, when all is saved."""
        try:
            self._settle()
        finally:
            with self._read():
                self._finishing.close()
            self._connection.close()

    @property
    def connection(self) -> Connection:
        """The connection, when nothing is being saved on it any more."""
        self._settle()
        return self._connection

    @property
    def _corpus(self) -> StoredCorpus:
        self._settle()
        return self._stored

    def _settle(self) -> None:
        """Wait until all is saved. Raises HoldingsError when that has failed."""
        try:
            with translated(self.path):
                self._finishing.wait()
        except BaseException:
            self._stored = StoredCorpus(self._connection)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is given

    def known(self, ids: Iterable[ArticleId]) -> set[ArticleId]:
        """Return those of the ids whose articles are held already."""
        with translated(self.path):
            return {ArticleId(id_) for id_ in pks(self.connection, "articles", ids)}

    def begin_run(
        self, command: str, version: str, settings: Mapping[str, Any] | None = None
    ) -> Run:
        """Return a new run, under whose name everything is written until it is finished."""
        started = _now()
        sql = insertion("runs", ("command", "version", "settings", "started"))
        with translated(self.path), transaction(self.connection):
            row = (command, version, as_json(dict(settings or {})), started)
            pk = self.connection.execute(sql, row).lastrowid
        self._run = Run(pk=pk, command=command, version=version, started=started)
        return self._run

    def finish_run(self, run: Run, *, status: str = "done") -> None:
        """Record that a run has ended: `done`, or `failed`."""
        sql = "update runs set finished = ?, status = ? where pk = ?"
        with translated(self.path), transaction(self.connection):
            self.connection.execute(sql, (_now(), status, run.pk))

    def save(self, batch: Sequence["Analysed"]) -> int:
        """Add the articles that are not held yet, with their quotes; return how many these were.

        All of a batch is kept or nothing.
        """
        added = self.start_saving(batch)
        self._settle()
        return added

    def start_saving(self, batch: Sequence["Analysed"]) -> int:
        """Begin to `save` a batch, and leave the last of it to a thread.

        Whatever is asked for next waits for that, and raises what went wrong there.
        """
        with translated(self.path), opened(self.connection) as connection:
            held = pks(connection, "articles", (item.article.id for item in batch))
            fresh = [*{i.article.id: i for i in batch if i.article.id not in held}.values()]
            first, first_quote = self._next("articles"), self._next("quotes")
            quotes, exact = self._add(fresh, first, first_quote)
        if exact:
            self._stored.keep(first, [item.article for item in fresh], quotes)
        indexed = (("index_articles", first), ("index_quotes", first_quote))
        self._finishing.start((statement(name), {"first": at}) for name, at in indexed)
        if self._ahead is not None:
            self._ahead.look_for(item.fingerprint for item in fresh)
        return len(fresh)

    def _add(
        self, fresh: Sequence["Analysed"], article: int, quote: int
    ) -> tuple[list[Quote], bool]:
        """Add articles and their quotes from two keys on; return all quotes, and if it is exact.

        It is when everything is stored just as it was given.
        """
        run = self._current_run()
        quotes: list[Quote] = []
        rows: dict[str, list[Row]] = {name: [] for name in _TRUTH}
        for key, item in enumerate(fresh, article):
            rows["articles"].append(article_row(item.article, key, run.pk))
            rows["credits"] += credit_rows(item.article, key)
            if (address := page(item.article.url)) is not None:
                rows["pages"].append((key, address))
            # One quote for the same offsets and kind, even if extraction found it on two ways.
            own = {q.id: q for q in item.quotes}.values()
            quotes += own
            for each in own:
                rows["quotes"].append(quote_row(each, quote, key))
                rows["via"] += via_rows(each, quote)
                quote += 1
        exact = [insert(self.connection, t, columns, rows[t]) for t, columns in _TRUTH.items()]
        add_prints(self.connection, dict(enumerate((item.fingerprint for item in fresh), article)))
        self._count(run, "articles", len(fresh))
        self._count(run, "quotes", len(quotes))
        return quotes, all(exact)

    def _next(self, table: str) -> int:
        return int(self.connection.execute(f"select max(pk) from {table}").fetchone()[0] or 0) + 1

    def _count(self, run: Run, column: str, number: int) -> None:
        sql = f"update runs set {column} = {column} + ? where pk = ?"
        if number:
            self.connection.execute(sql, (number, run.pk))

    def _current_run(self) -> Run:
        if self._run is None:
            raise HoldingsError(f"{self.path} is not being written by any run: begin one first")
        return self._run

    def reject(self, rejections: Iterable[Rejection]) -> int:
        """Add rejections, each place and reason once; return how many were new."""
        run = self._current_run()
        columns = ("source_path", "line", "stage", "reason", "run")
        sql = insertion("rejections", columns) + " on conflict do nothing"
        rows = [cleaned((r.source_path, r.line, r.stage, r.reason, run.pk)) for r in rejections]
        if not rows:
            return 0
        with translated(self.path), transaction(self.connection):
            before = self.connection.total_changes
            self.connection.executemany(sql, rows)
            added = int(self.connection.total_changes - before)
            self._count(run, "rejections", added)
        return added

    # What the articles say together

    @property
    def stale(self) -> bool:
        """Whether the derived tables lag behind the articles, as after an interrupted run."""
        with translated(self.path):
            return bool(self.connection.execute(statement("is_stale")).fetchone()[0])

    def facts(self) -> Iterator[Article]:
        """Yield the articles without their text. Later readings stay with these articles."""
        return self._corpus.facts()

    def quotes(self) -> Iterator[Quote]:
        """Yield all quotes of the articles."""
        return self._corpus.quotes()

    def fingerprints(self) -> Iterator[Fingerprint]:
        """Yield all fingerprints of the articles."""
        return self._corpus.fingerprints()

    def article(self, article_id: ArticleId) -> Article:
        """Return one article with its text. Raises NotFoundError."""
        return self._corpus.article(article_id)

    def replace_derived(self, derived: "Derived", run: Run, *, rules: str = "") -> None:
        """Put what was derived from this corpus in the place of what was derived before.

        All of it or nothing; rows that have not changed are left alone. `rules` names what derived.
        """
        with translated(self.path), transaction(self.connection):
            replace(self.connection, derived)
            note(self.connection, COVERED, self._corpus.covered)
            note(self.connection, RULES, rules)

    def lag(self, rules: str) -> tuple[int, int] | None:
        """Return how many articles are not derived from yet, and how many are.

        None when nothing was derived yet, or by other rules, so that it cannot be amended.
        """
        with translated(self.path):
            if noted(self.connection, RULES) != rules or noted(self.connection, COVERED) is None:
                return None
            covered = noted(self.connection, COVERED)
            sql = "select count(*), count(*) filter (where pk > ?) from articles"
            held, added = self.connection.execute(sql, (covered,)).fetchone()
        return added, held - added

    def read_ahead(self) -> None:
        """Begin to read what `amend_derived` will ask for, while a few articles are analysed.

        What matching keeps is held until then. What has the words of the articles is looked for
        while they are saved. Where there can be no write-ahead log, whoever reads keeps us from
        writing, so that nothing is read ahead.
        """
        if self._ahead is None and self._logs_ahead():
            self._ahead = Ahead(self.path)

    def _logs_ahead(self) -> bool:
        with translated(self.path):
            return bool(self.connection.execute("pragma journal_mode").fetchone()[0] == "wal")

    @contextmanager
    def _read(self) -> Iterator[Ahead | None]:
        """Give what was read ahead, if anything was, and let go of it in the end."""
        ahead, self._ahead = self._ahead, None
        try:
            yield ahead
        finally:
            if ahead is not None:
                ahead.close()

    def amend_derived(self, derive: Callable[[AddedCorpus], "Amended | None"]) -> bool:
        """Bring what was derived up to date with the articles that it does not rest on yet.

        What `derive` reads and what is written then are one transaction: all of it or nothing.
        Nothing is written, and the answer is no, when `derive` asks for a derivation of all.
        """
        with translated(self.path), transaction(self.connection), self._read() as ahead:
            covered = int(noted(self.connection, COVERED) or 0)
            corpus = AddedCorpus(self.connection, covered, ahead)
            corpus.take_over(self._stored)
            amended = derive(corpus)
            if amended is None:
                return False
            amend(self.connection, amended)
            note(self.connection, COVERED, corpus.covered)
        return True


_TRUTH = {
    "articles": ARTICLE_COLUMNS,
    "credits": CREDIT_COLUMNS,
    "pages": ("article", "page"),
    "quotes": QUOTE_COLUMNS,
    "via": VIA_COLUMNS,
}


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
