from provenance.vocabulary import Act, CreditKind, Evidence, LineageRelation, OriginStatus
from tests.tracing.building import article, claim, linked, quote, traced

BODY = "\n\n".join(
    [
        "The coastal province of Sarn closed its harbour on Sunday after a storm tore three "
        "barges from their moorings, officials said.",
        "“We will not reopen the basin before every chain has been tested by our own divers,” "
        "harbour master Ro Tae-su told reporters at the quay.",
        "The storm, which forecasters had expected to pass well to the south, turned inland "
        "shortly before midnight and flooded two warehouses that held winter grain.",
        "Insurers put the first damage at about 40 million marks, and the grain board warned "
        "that bread prices in the capital could climb within a month.",
        "Crews with two floating cranes from the neighbouring port of Lenn arrived before "
        "dawn to lift the wrecks from the shipping lane.",
    ]
)
WORDS = "We will not reopen the basin before every chain has been tested by our own divers,"


def test_a_credited_copy_goes_back_to_the_agency_that_is_held() -> None:
    wire = article(
        "SARN (Reuters) - " + BODY,
        outlet="Reuters",
        credits=[("(Reuters) -", CreditKind.DATELINE, "Reuters")],
    )
    copy = article(
        BODY + "\n\nReporting by Reuters",
        published="2031-05-05",
        credits=[("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters")],
    )
    found = linked(wire, copy)
    assert list(found) == [copy.id]
    lineage = found[copy.id]
    assert lineage.from_article_id == wire.id and lineage.from_source == "Reuters"
    assert lineage.credited and lineage.relation is LineageRelation.VERBATIM
    a, b = quote(wire, WORDS), quote(copy, WORDS)
    (one,) = traced([wire, copy], [claim(a, b)], a, b)
    assert [h.source for h in one.hops[b.id]] == ["Ro Tae-su", "Reuters", "The Harbour Times"]
    assert [h.act for h in one.hops[b.id]] == [Act.SAID, Act.REPORTED, Act.CARRIED]
    assert one.hops[b.id][-1].evidence is Evidence.HELD
    assert one.origin.status is OriginStatus.HELD and one.origin.source == "Reuters"
    assert one.independent_origins == 1
