"""What a database says about the fixtures: exported records, indexed by the expectations' names."""

import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from provenance.schemas import dump
from provenance.store import Filters, Reader
from tests.golden.expectations import FIXTURES, Expectation

Record = dict[str, Any]

_ENOUGH = 0.7  # share of words two spans must have in common to be one quote (F1)


def ingest(*paths: Path, database: Path) -> subprocess.CompletedProcess[str]:
    """Run the program's own command on files and folders and return how it ended."""
    given = [str(path) for path in paths]
    command = [sys.executable, "-m", "provenance", "ingest", *given, "--db", str(database)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def plain(text: str | None) -> list[str]:
    """Return the words of a text without case, marks and accents of typing."""
    folded = unicodedata.normalize("NFKC", text or "").casefold().replace("’", "'")
    return re.findall(r"[\w']+", folded.replace("'", ""))


def name_key(name: str | None) -> str:
    """Return a name without case, hyphens, articles: what makes two spellings one name."""
    words = plain((name or "").replace("-", " "))
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def overlap(a: list[str], b: list[str]) -> float:
    """Return the F1 of two lists of words, as bags."""
    left: dict[str, int] = defaultdict(int)
    for word in a:
        left[word] += 1
    common = 0
    for word in b:
        if left[word]:
            left[word] -= 1
            common += 1
    return 2 * common / (len(a) + len(b)) if a or b else 0.0


@dataclass(slots=True, kw_only=True)
class Observed:
    """The exported records of one database."""

    articles: dict[str, Record]
    quotes: dict[str, list[Record]]
    claims: dict[str, Record]
    lineages: dict[str, list[Record]]
    article_warnings: dict[str, set[str]]
    rejections: set[str]
    database: Path
    names: dict[str, str] = field(default_factory=dict)
    matched: dict[str, Record] = field(default_factory=dict)

    def article(self, name: str) -> Record | None:
        """Return the article of an expectation's name."""
        return self.articles.get(self.names.get(name, ""))

    def quote(self, name: str) -> Record | None:
        """Return the observed quote that an expected one was matched with."""
        return self.matched.get(name)

    def claim_of(self, name: str) -> Record | None:
        """Return the claim that an expected quote ended in."""
        quote = self.quote(name)
        return self.claims.get(quote["claim_id"]) if quote else None

    def warnings_of(self, article: Record) -> set[str]:
        """Return the kinds of all warnings about an article or a quote in it."""
        own = set(self.article_warnings.get(article["id"], ()))
        return own.union(*(quote["warnings"] for quote in self.quotes.get(article["id"], ())))

    def search(self, query: str) -> list[Record]:
        """Return what a search finds, best first."""
        with Reader.open(self.database) as reader:
            return [dump(hit) for hit in reader.search(query, filters=Filters(), limit=10).results]


def observe(database: Path, expectations: Iterable[Expectation], root: Path = FIXTURES) -> Observed:
    """Read a database and match its quotes with the expected ones."""
    with Reader.open(database) as reader:
        articles = [dump(record) for record in reader.articles()]
        quotes = [dump(record) for record in reader.quotes()]
        claims = [dump(record) for record in reader.claims()]
        lineages = [dump(record) for record in reader.lineage()]
    seen = Observed(
        articles={_place(record, root): record for record in articles},
        quotes=_grouped(quotes),
        claims={record["id"]: record for record in claims},
        lineages=_grouped(lineages),
        article_warnings=_article_warnings(database),
        rejections={_place(row, root) for row in Database(database)["rejections"].rows},
        database=database,
    )
    _match(seen, list(expectations))
    return seen


def _place(record: Record, root: Path) -> str:
    path = Path(record["source_path"]).resolve()
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return inside if record["line"] is None else f"{inside}:{record['line']}"


def _grouped(records: Iterable[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record["article_id"]].append(record)
    return groups


def _article_warnings(database: Path) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    rows = Database(database).query(
        "select articles.id as id, warnings.kind as kind"
        " from warnings join articles on warnings.article = articles.pk"
    )
    for row in rows:
        kinds[row["id"]].add(row["kind"])
    return kinds


def _match(seen: Observed, expectations: list[Expectation]) -> None:
    """Pair every expected quote with the observed one that shares most words with it."""
    for each in expectations:
        if each.kind == "article":
            seen.names[each.name] = each.body["place"]
    for each in expectations:
        if each.kind != "quote":
            continue
        article = seen.article(each.body["article"])
        wanted = plain(" ".join(each.body["segments"]))
        candidates = seen.quotes.get(article["id"], []) if article else []
        scored = [
            (overlap(wanted, plain(quote["text"])), quote["id"], quote)
            for quote in candidates
            if quote["field"] == each.body["field"]
        ]
        if scored and (best := max(scored, key=lambda item: item[:2]))[0] >= _ENOUGH:
            seen.matched[each.name] = best[2]
