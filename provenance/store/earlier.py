"""What was derived from the articles before the last ones were added, read where it is asked for.

`AddedCorpus` is the corpus of `pipeline.derive_added`: nothing in it reads a whole table of quotes,
claims or texts. It is used inside the transaction that writes the result, so that what it reads is
what the result rests on.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.matching import Form
from provenance.models import Change, Claim, Lineage, Member, Proof, Tie
from provenance.store.ahead import Ahead, State
from provenance.store.connecting import Connection
from provenance.store.corpus import StoredCorpus
from provenance.store.markers import noted_sightings
from provenance.store.packing import blocks_after, columns, extent
from provenance.store.selecting import Named, grouped, listed, named, streamed
from provenance.store.standing import forms, standing
from provenance.store.statements import statement
from provenance.tracing import Sharing, Sighting, Sought
from provenance.vocabulary import (
    ChangeKind,
    Evidence,
    LineageRelation,
    Relation,
    Severity,
    TieKind,
)

Step = tuple[ArticleId | None, LineageRelation]

_NOTHING = -1  # the block before the first


class AddedCorpus(StoredCorpus):
    """The articles of a database of which the last ones were not derived from yet."""

    def __init__(self, connection: Connection, covered: int, ahead: Ahead | None = None) -> None:
        """Look at a database whose derived tables rest on the articles up to a key.

        What was read `ahead` is taken from there, where it is still what is stored.
        """
        super().__init__(connection)
        self._ahead = ahead
        sql = "select pk, id from articles where pk > ? order by pk"
        rows = connection.execute(sql, (covered,)).fetchall()
        self._languages: list[tuple[str | None, str]] | None = None
        self.covered = max((pk for pk, _ in rows), default=covered)
        self.added: tuple[ArticleId, ...] = tuple(id_ for _, id_ in rows)

    def _select(self, name: str, ids: Iterable[str]) -> list[Named]:
        return named(self.connection, statement(name), {"ids": listed(ids)})

    def sightings(self) -> Counter[Sighting]:
        """Return how often articles and lineages told something of outlets."""
        return noted_sightings(self.connection)

    def standing(self) -> Iterator[bytes]:
        """Yield what matching kept of the quotes, in the order in which it was written."""
        read = self._ahead.standing(State.of(self.connection)) if self._ahead else None
        return standing(self.connection) if read is None else iter(read)

    def forms_of(self, ids: Iterable[QuoteId]) -> Iterator[Form]:
        """Yield some quotes as their own articles alone make them."""
        return forms(self.connection, "forms_of", ids)

    def forms_in(self, articles: Iterable[ArticleId]) -> Iterator[Form]:
        """Yield the quotes of some articles as these alone make them."""
        return forms(self.connection, "forms_in", articles)

    def ids_in(self, articles: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, QuoteId]]:
        """Yield the ids of the quotes of some articles, each with its article's."""
        found = self.connection.execute(statement("ids_in"), {"ids": listed(articles)})
        return ((article, quote) for article, quote in found)

    def sharing(self, sought: Sought) -> Iterator[Sharing]:
        """Yield the articles that have some of the runs that are sought, part by part."""
        looked = self._ahead.looked(sought) if self._ahead else None
        last = _NOTHING
        if looked is not None and extent(self.connection, looked.extent.last) == looked.extent:
            yield from looked.sharing
            last, sought = looked.extent.last, looked.sought
        yield from sought.among(columns(blocks_after(self.connection, last)))

    def ties_of(self, ids: Iterable[ArticleId]) -> Iterator[Tie]:
        """Yield the ties of some articles."""
        return map(_tie, self._select("ties_of", ids))

    def ties(self, kind: TieKind) -> Iterator[Tie]:
        """Yield all ties of a kind."""
        return map(_tie, streamed(self.connection, statement("ties"), {"kind": kind.value}))

    def lineages_of(self, ids: Iterable[ArticleId]) -> Iterator[Lineage]:
        """Yield the lineages of some articles."""
        rows = self._select("lineages_of", ids)
        keys = {"pks": listed(row["pk"] for row in rows)}
        proofs = grouped(named(self.connection, statement("proofs_of_lineages"), keys), "lineage")
        for row in rows:
            yield _lineage(row, proofs.get(row["pk"], []))

    def steps(self) -> dict[ArticleId, Step]:
        """Return from which held article each text comes, None if from no held one, and how."""
        rows = self.connection.execute(statement("lineage_steps"))
        return {copy: (source, LineageRelation(relation)) for copy, source, relation in rows}

    def on_pages_of(self, ids: Iterable[ArticleId]) -> Iterator[ArticleId]:
        """Yield the articles that are versions of the same pages as some articles."""
        return (row["id"] for row in self._select("on_pages_of", ids))

    def languages(self) -> list[tuple[str | None, str]]:
        """Return the outlets with the languages of their articles."""
        if self._languages is None:
            rows = self.connection.execute(statement("outlets_and_languages"))
            self._languages = [(outlet, language) for outlet, language in rows]
        return self._languages

    def dates_of(self, outlets: Iterable[str]) -> list[tuple[ArticleId, str | None, str | None]]:
        """Return the articles of outlets, each with the bounds of its date."""
        params = {"outlets": listed(outlets)}
        return list(self.connection.execute(statement("dates_of_outlets"), params))

    def claims_in(self, ids: Iterable[ArticleId]) -> set[ClaimId]:
        """Return the ids of the claims with a quote in some articles."""
        return {row["id"] for row in self._select("claims_in", ids)}

    def claims_of(self, ids: Iterable[ClaimId]) -> list[Claim]:
        """Return claims as they were derived, ordered by id."""
        rows = self._select("claims_of", ids)
        keys = {"pks": listed(row["pk"] for row in rows)}
        members = named(self.connection, statement("members_of_claims"), keys)
        quotes = {"pks": listed(member["quote"] for member in members)}
        changes = grouped(named(self.connection, statement("load_changes"), quotes), "quote")
        owned = grouped(members, "claim")
        return [
            Claim(
                id=row["id"],
                reference=row["reference"],
                members=tuple(_member(m, changes.get(m["quote"], [])) for m in owned[row["pk"]]),
            )
            for row in rows
        ]

    def passed_on(
        self, names: Iterable[str], stretches: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[ClaimId, str, str, str]]:
        """Yield the quotes' texts of claims that lead to a source, with the days of their articles.

        Claims that meet none of the stretches of days are left out.
        """
        params = {"names": listed(names), "stretches": json.dumps(list(stretches))}
        yield from self.connection.execute(statement("passed_on"), params)

    def names(self) -> list[str]:
        """Return the names of the sources in chains."""
        return [name for (name,) in self.connection.execute(statement("names_of_sources"))]

    def claims_naming(self, names: Iterable[str]) -> set[ClaimId]:
        """Return the claims with a source in one of their chains."""
        params = {"names": listed(names)}
        return {row[0] for row in self.connection.execute(statement("claims_naming"), params)}

    def number_of(self, outlets: Iterable[str]) -> int:
        """Return how many articles outlets have."""
        params = {"outlets": listed(outlets)}
        return int(self.connection.execute(statement("number_of"), params).fetchone()[0])


def _tie(row: Named) -> Tie:
    return Tie(one=row["one"], other=row["other"], kind=TieKind(row["kind"]), shared=row["shared"])


def _lineage(row: Named, proofs: list[Named]) -> Lineage:
    return Lineage(
        article_id=row["article_id"],
        from_article_id=row["from_article_id"],
        from_source=row["from_source"],
        relation=LineageRelation(row["relation"]),
        credited=bool(row["credited"]),
        proofs=tuple(
            Proof(
                evidence=Evidence(proof["class"]),
                text=proof["text"],
                article_id=proof["article_id"],
                start=proof["start"],
                end=proof["end"],
            )
            for proof in proofs
        ),
        share_of_copy=row["share_of_copy"],
        share_of_source=row["share_of_source"],
        confidence=row["confidence"],
    )


def _member(row: Named, changes: list[Named]) -> Member:
    return Member(
        quote_id=row["id"],
        relation=Relation(row["relation"]),
        changes=tuple(
            Change(
                kind=ChangeKind(change["kind"]),
                reference_text=change["reference_text"],
                quote_text=change["quote_text"],
                severity=Severity(change["severity"]),
            )
            for change in changes
        ),
        score=row["score"],
    )
