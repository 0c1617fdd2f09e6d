"""What a reader gets: the records of the public interface, and clear answers to unknown ids."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.errors import NotFoundError
from provenance.ids import source_id
from provenance.models import Interval
from provenance.schemas import dump
from provenance.store import Holdings, Reader
from provenance.vocabulary import DateBasis
from tests.store.world import ALTERED, WORDS, Analysed, analysed, article, batch, derived, quote


def items() -> list[Analysed]:
    changed = article(9, outlet="Tarn Gazette", text=f'"{ALTERED}," Ada Brill said.')
    return [*batch(4), analysed(changed, quote(changed, ALTERED))]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("held") / "held.db"
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("ingest", "1")
        holdings.save(items())
        list(holdings.facts())
        holdings.replace_derived(derived(items()), run)
        holdings.finish_run(run)
    with Reader.open(path) as opened:
        yield opened


@pytest.fixture
def claim(reader: Reader) -> str:
    return next(reader.claims()).id


def test_a_claim_says_what_it_rests_on(reader: Reader, claim: str) -> None:
    found = reader.claim(claim)
    assert found.text == WORDS
    assert (len(found.quotes), found.articles, found.outlets) == (5, 5, 3)
    assert found.origin.source == "Tarn"
    assert found.origin.status == "credited"
    assert found.warnings == ["negation_changed"]
    assert reader.reference(claim) == items()[0].quotes[0].id
    assert [each.source for each in reader.alternatives(claim)] == ["Harbour Times"]


def test_the_quotes_of_a_claim_come_in_the_order_of_time(reader: Reader, claim: str) -> None:
    quotes = reader.claim_quotes(claim)
    assert [q.article_id for q in quotes] == [item.article.id for item in items()]
    altered = quotes[-1]
    assert altered.relation == "altered"
    assert [dump(c) for c in altered.changes] == [
        {
            "kind": "negation",
            "reference_text": "not",
            "quote_text": "never",
            "severity": "meaning",
        }
    ]
    assert [hop.source for hop in altered.hops] == ["Ada Brill", "Tarn", "Tarn Gazette"]
    assert altered.via == ["Tarn"]
    assert altered.warnings == ["negation_changed"]
    places = reader.claim_hop_places(claim)
    assert places[altered.id] == [(3, 19)] * 3


def test_records_are_had_by_ids_at_once(reader: Reader, claim: str) -> None:
    assert reader.claims_by_id([claim, "c0"]) == {claim: reader.claim(claim)}
    ids = [item.article.id for item in items()]
    found = reader.articles_by_id([*ids, "a0"])
    assert sorted(found) == sorted(ids)
    assert all(each.text is None for each in found.values())


def test_a_trace_holds_all_of_it(reader: Reader, claim: str) -> None:
    traced = reader.trace(claim)
    assert traced.claim == reader.claim(claim)
    assert traced.quotes == reader.claim_quotes(claim)
    assert traced.coverage["articles"] == 5


def test_warnings_come_with_their_evidence(reader: Reader, claim: str) -> None:
    kinds = {w.kind.value: w for w in reader.claim_warnings(claim)}
    assert set(kinds) == {"negation_changed", "uncredited_copy"}
    assert kinds["negation_changed"].proofs[0].text == "never"
    assert kinds["negation_changed"].claim_id == claim
    copy = kinds["uncredited_copy"].article_id
    assert copy is not None
    assert [w.kind.value for w in reader.article_warnings(copy)] == ["uncredited_copy"]
    assert "uncredited_copy" in reader.article_quotes(copy)[0].warnings


def test_an_article_shows_its_lineage_both_ways(reader: Reader) -> None:
    first, second = (item.article.id for item in items()[:2])
    assert len(reader.article_lineage(first)) == 4
    (lineage,) = reader.article_lineage(second)
    assert (lineage.from_article_id, lineage.from_source) == (first, "Tarn")
    assert dump(lineage)["evidence"][0]["class"] == "textual"


def test_a_source_shows_whom_it_carries_and_who_carries_it(reader: Reader) -> None:
    agency = reader.source(source_id("Tarn", "agency"))
    assert [(s.name, s.times) for s in agency.carries] == [("Ada Brill", 5)]
    assert {s.name for s in agency.carried_by} == {"Harbour Times", "Lowmark Post", "Tarn Gazette"}
    assert agency.credited == {"stated": 5}
    speaker = reader.source(source_id("Ada Brill", "person"))
    assert [line.text for line in speaker.said] == [WORDS]
    outlet = reader.source(source_id("Tarn Gazette", "newspaper"))
    assert outlet.articles == 2
    assert outlet.first is not None


def test_coverage_tells_outlets_days_and_gaps(reader: Reader) -> None:
    covered = reader.coverage()
    assert (covered["articles"], covered["outlets"], covered["undated"]) == (5, 3, 0)
    assert covered["from"].startswith("2031-03-02")
    assert [row["outlet"] for row in covered["by_outlet"]] == [
        "Harbour Times",
        "Tarn Gazette",
        "Lowmark Post",
    ]


def test_exports_come_in_the_order_of_ids(reader: Reader) -> None:
    for records in (reader.articles(), reader.quotes(), reader.claims()):
        ids = [record.id for record in records]
        assert ids == sorted(ids)
    copies = [record.article_id for record in reader.lineage()]
    assert copies == sorted(copies)
    assert all(record.text is None for record in reader.articles())


@pytest.mark.parametrize("id_", ["", "q", "qqqq", "'", "c\x00", "c" + "0" * 5000, "\ud800", "한국"])
def test_an_unknown_id_is_told_in_one_line(reader: Reader, id_: str) -> None:
    asks = (reader.claim, reader.quote, reader.article, reader.source, reader.trace)
    for ask in asks:
        with pytest.raises(NotFoundError) as error:
            ask(id_)
        assert "\n" not in str(error.value)
        assert len(str(error.value)) < 300


def test_a_mistyped_id_is_suggested(reader: Reader, claim: str) -> None:
    wrong = claim[:-1] + ("0" if claim[-1] != "0" else "1")
    with pytest.raises(NotFoundError) as error:
        reader.claim(wrong)
    assert error.value.suggestions == (claim,)
    with pytest.raises(NotFoundError) as error:
        reader.claim(claim[:8])
    assert error.value.suggestions == (claim,)


def test_any_row_factory_will_do(reader: Reader, claim: str) -> None:
    from sqlite_utils.utils import sqlite3

    plain = (
        reader.claim_quotes(claim),
        reader.coverage(),
        reader.search("northern ferry sail again"),
    )
    reader.connection.row_factory = sqlite3.Row
    try:
        assert reader.claim_quotes(claim) == plain[0]
        assert reader.coverage() == plain[1]
        assert reader.search("northern ferry sail again") == plain[2]
    finally:
        reader.connection.row_factory = None


def test_a_gap_of_a_regular_outlet_is_told(tmp_path: Path) -> None:
    days = [*range(1, 8), *range(24, 27)]
    held = [analysed(article(n, outlet="Lowmark Post")) for n in days]
    held.append(analysed(article(12, outlet="Harbour Times")))
    with Holdings.open(tmp_path / "gap.db") as holdings:
        holdings.begin_run("ingest", "1")
        holdings.save(held)
    with Reader.open(tmp_path / "gap.db") as reader:
        assert reader.coverage()["gaps"] == [
            {
                "outlet": "Lowmark Post",
                "from": "2031-03-08T08:00:00Z",
                "to": "2031-03-25T08:00:00Z",
                "days": 17,
            }
        ]


def test_the_holdings_reach_from_the_first_known_bound_to_the_last_end(tmp_path: Path) -> None:
    def dated(n: int, earliest: str | None, latest: str | None) -> Analysed:
        dates = Interval(earliest=earliest, latest=latest, basis=DateBasis.TEXT)
        return analysed(replace(article(n), dates=dates))

    held = [
        dated(1, "2031-03-04T10:00:00Z", "2031-03-06T00:00:00Z"),
        dated(2, None, "2031-02-01T00:00:00Z"),
        dated(4, None, "2032-01-01T00:00:00Z"),
        dated(3, None, None),
    ]
    with Holdings.open(tmp_path / "open.db") as holdings:
        holdings.begin_run("ingest", "1")
        holdings.save(held[3:])
        with Reader.open(tmp_path / "open.db") as reader:
            assert (reader.holdings().from_, reader.holdings().to) == (None, None)
        holdings.save(held)
    with Reader.open(tmp_path / "open.db") as reader:
        found = reader.holdings()
        assert (found.from_, found.to) == ("2031-02-01T00:00:00Z", "2031-03-06T00:00:00Z")
