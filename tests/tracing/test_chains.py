"""The hops of a quote, from its speaker to the outlet that carries it."""

from dataclasses import replace

from provenance.models import TracedClaim
from provenance.vocabulary import Act, CreditKind, Evidence, SpeakerKind
from tests.tracing.building import article, claim, quote, traced
from tests.tracing.texts import HARBOUR, LOCAL_TOP, QUOTE, SPUN

WIRE = article(
    f"SARN (Reuters) - {HARBOUR}",
    outlet="Reuters",
    credits=[("(Reuters) -", CreditKind.DATELINE, "Reuters")],
)


def way(one: TracedClaim, quote_id: str) -> list[str]:
    """Return the sources of a chain in order."""
    return [hop.source for hop in one.hops[quote_id]]  # type: ignore[index]


def test_own_reporting_is_two_hops() -> None:
    made = article(HARBOUR)
    said = quote(made, QUOTE)
    (one,) = traced([made], [claim(said)], said)
    assert way(one, said.id) == ["Ro Tae-su", "The Harbour Times"]
    assert [hop.act for hop in one.hops[said.id]] == [Act.SAID, Act.REPORTED]
    assert one.hops[said.id][-1].evidence is Evidence.HELD


def test_an_unknown_speaker_is_left_out_and_an_unknown_outlet_is_called_so() -> None:
    made = article(HARBOUR, outlet=None)
    said = quote(made, QUOTE, speaker=None)
    (one,) = traced([made], [claim(said)], said)
    assert way(one, said.id) == ["unknown outlet"]


def test_a_source_named_in_the_text_stands_between() -> None:
    text = f"{HARBOUR}\n\nThe order was first reported by KCNA."
    made = article(text)
    said = quote(made, QUOTE, via=["KCNA"])
    (one,) = traced([made], [claim(said)], said)
    assert way(one, said.id) == ["Ro Tae-su", "KCNA", "The Harbour Times"]
    hop = one.hops[said.id][1]
    assert (hop.act, hop.evidence, hop.text) == (Act.REPORTED, Evidence.STATED, "KCNA")
    assert text[hop.start : hop.end] == "KCNA"


def test_a_credited_copy_goes_through_the_agency() -> None:
    made = article(
        f"{HARBOUR}\n\nReporting by Reuters",
        credits=[("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters")],
    )
    there, here = quote(WIRE, QUOTE), quote(made, QUOTE)
    (one,) = traced([WIRE, made], [claim(there, here)], there, here)
    assert way(one, here.id) == ["Ro Tae-su", "Reuters", "The Harbour Times"]
    assert [hop.act for hop in one.hops[here.id]] == [Act.SAID, Act.REPORTED, Act.CARRIED]
    assert one.hops[here.id][1].evidence is Evidence.STATED


def test_an_uncredited_copy_rests_on_the_text_and_is_called_copied() -> None:
    made = article(HARBOUR, published="2031-05-05")
    there, here = quote(WIRE, QUOTE), quote(made, QUOTE)
    (one,) = traced([WIRE, made], [claim(there, here)], there, here)
    assert way(one, here.id) == ["Ro Tae-su", "Reuters", "The Harbour Times"]
    assert one.hops[here.id][1].evidence is Evidence.TEXTUAL
    assert one.hops[here.id][-1].act is Act.COPIED


def test_a_photo_credits_agency_rests_on_the_siblings_text() -> None:
    photo = article(
        f"The quay. Ann Berg/The Associated Press\n\n{HARBOUR}",
        outlet="The Globe and Mail",
        credits=[("Ann Berg/The Associated Press", CreditKind.PHOTO, "AP")],
    )
    spun = article(
        f"{SPUN}\n\nAssociated Press author Ola Lind contributed.",
        outlet="Fastfeed",
        credits=[("Associated Press author Ola Lind contributed", CreditKind.CONTRIBUTOR, "AP")],
    )
    plain, copied = quote(photo, QUOTE), quote(spun, QUOTE)
    (one,) = traced([photo, spun], [claim(plain, copied)], plain, copied)
    assert way(one, plain.id) == ["Ro Tae-su", "AP", "The Globe and Mail"]
    assert one.hops[plain.id][1].evidence is Evidence.TEXTUAL
    assert way(one, copied.id) == ["Ro Tae-su", "AP", "Fastfeed"]
    assert one.hops[copied.id][1].evidence is Evidence.STATED
    assert one.hops[copied.id][-1].act is Act.COPIED


def test_a_quote_in_the_local_part_is_the_outlets_own() -> None:
    made = article(
        f"{LOCAL_TOP}\n\n{HARBOUR}\n\nWith Reuters",
        credits=[("With Reuters", CreditKind.CONTRIBUTOR, "Reuters")],
    )
    there, here = quote(WIRE, QUOTE), quote(made, QUOTE)
    local = quote(made, "I have lost one boat to the sea", speaker="Edda Moen")
    wired, own = traced([WIRE, made], [claim(there, here), claim(local)], there, here, local)
    assert way(wired, here.id) == ["Ro Tae-su", "Reuters", "The Harbour Times"]
    assert way(own, local.id) == ["Edda Moen", "The Harbour Times"]
    assert own.hops[local.id][-1].act is Act.REPORTED


def test_what_the_copy_left_out_is_read_from_the_source() -> None:
    wire = article(
        f"SARN (Reuters) - {HARBOUR}\n\nThe order was carried by KCNA.",
        outlet="Reuters",
        credits=[("(Reuters) -", CreditKind.DATELINE, "Reuters")],
    )
    made = article(HARBOUR, published="2031-05-05")
    there, here = quote(wire, QUOTE, via=["KCNA"]), quote(made, QUOTE)
    (one,) = traced([wire, made], [claim(there, here)], there, here)
    assert way(one, here.id) == ["Ro Tae-su", "KCNA", "Reuters", "The Harbour Times"]
    assert one.hops[here.id][1].article_id == wire.id


def test_an_unnamed_source_keeps_its_descriptor() -> None:
    made = article(HARBOUR, outlet="Daily NK")
    said = quote(made, QUOTE, speaker="a source on the quay", kind=SpeakerKind.ANONYMOUS)
    (one,) = traced([made], [claim(said)], said)
    assert way(one, said.id) == ["a source on the quay", "Daily NK"]


def test_an_agency_speaking_for_itself_is_one_hop() -> None:
    made = article(HARBOUR, outlet="KCNA")
    said = quote(made, QUOTE, speaker="KCNA", kind=SpeakerKind.ORGANISATION)
    (one,) = traced([made], [claim(said)], said)
    assert way(one, said.id) == ["KCNA"]
    assert one.hops[said.id][0].evidence is Evidence.HELD


LEDGER = article(f'The Gull reported it first. "{QUOTE}" Ro Tae-su said.', outlet="The Ledger")


def test_a_cited_outlet_s_own_article_leads_the_chain_on() -> None:
    made = article(f'"{QUOTE}" Ro Tae-su said, The Ledger reported.', published="2031-05-06")
    there, here = quote(LEDGER, QUOTE, via=["The Gull"]), quote(made, QUOTE, via=["The Ledger"])
    (one,) = traced([LEDGER, made], [claim(there, here)], there, here)
    assert way(one, here.id) == ["Ro Tae-su", "The Gull", "The Ledger", "The Harbour Times"]
    gull = one.hops[here.id][1]
    assert (gull.evidence, gull.article_id) == (Evidence.STATED, LEDGER.id)


def test_two_outlets_that_cite_each_other_lead_nowhere_further() -> None:
    one_text = f'"{QUOTE}" Ro Tae-su said, The Ledger reported.'
    other_text = f'"{QUOTE}" Ro Tae-su said, The Harbour Times reported.'
    made, other = article(one_text), article(other_text, outlet="The Ledger")
    here, there = quote(made, QUOTE, via=["The Ledger"]), quote(other, QUOTE, via=["Harbour Times"])
    (one,) = traced([made, other], [claim(here, there)], here, there)
    assert way(one, here.id) == ["Ro Tae-su", "The Ledger", "The Harbour Times"]


def test_an_outlet_credited_in_another_sentence_is_a_hop_where_it_has_the_words() -> None:
    text = f'The dispute was first reported by The Ledger.\n\n"{QUOTE}" Ro Tae-su said.'
    made = article(text, published="2031-05-06")
    there, here = quote(LEDGER, QUOTE), quote(made, QUOTE)
    (one,) = traced([LEDGER, made], [claim(there, here)], there, here)
    assert way(one, here.id) == ["Ro Tae-su", "The Ledger", "The Harbour Times"]
    hop = one.hops[here.id][1]
    assert text[hop.start : hop.end] == hop.text == "Ledger"


def test_an_article_that_heard_the_words_has_them_from_nobody() -> None:
    text = f'The Ledger reported on the dispute.\n\n"{QUOTE}" Ro Tae-su told reporters.'
    made = article(text, published="2031-05-06")
    there, here = quote(LEDGER, QUOTE), quote(made, QUOTE)
    (one,) = traced([LEDGER, made], [claim(there, here)], there, here)
    assert way(one, here.id) == ["Ro Tae-su", "The Harbour Times"]


DIVER = "The chains are older than the barges and nobody has counted them since the flood"
HERON = article(
    f"A storm hit Sarn.\n\n“{DIVER},” said the diver Ada Moor, who has worked in the basin for "
    "eleven winters.\n\nShe will go down again on Friday.",
    outlet="The Heron",
    published="2031-05-03",
)


def merged(paragraph: str, credit: str, *sources: str) -> TracedClaim:
    """Return the claim of the diver's words in an article made of a wire's text and another's."""
    credits = [(credit, CreditKind.CONTRIBUTOR, source) for source in sources]
    made = article(
        f"{HARBOUR}\n\n{paragraph}\n\n{credit}", published="2031-05-06", credits=credits[:1]
    )
    second = [replace(made.credits[0], source=source) for source in sources]
    made = replace(made, credits=tuple(second))
    there, here = quote(HERON, DIVER, speaker="Ada Moor"), quote(made, DIVER, speaker="Ada Moor")
    (one,) = traced([WIRE, HERON, made], [claim(there, here)], there, here)
    assert way(one, there.id) == ["Ada Moor", "The Heron"]
    return one


def test_a_quote_from_a_second_credited_source_goes_through_that_one() -> None:
    one = merged(
        f"“{DIVER},” said Ada Moor.",
        "Reuters and The Heron contributed to this report.",
        "Reuters",
        "The Heron",
    )
    (here,) = [hops for hops in one.hops.values() if len(hops) == 3]
    assert [hop.source for hop in here] == ["Ada Moor", "The Heron", "The Harbour Times"]
    assert [hop.evidence for hop in here[1:]] == [Evidence.STATED, Evidence.HELD]
    assert here[-1].act is Act.CARRIED


def test_a_sentence_repeated_around_a_quote_shows_its_second_source() -> None:
    one = merged(
        f"“{DIVER},” said the diver Ada Moor, who has worked in the basin for eleven winters.",
        "Reuters contributed to this report.",
        "Reuters",
    )
    (here,) = [hops for hops in one.hops.values() if len(hops) == 3]
    assert [hop.source for hop in here] == ["Ada Moor", "The Heron", "The Harbour Times"]
    assert (here[1].evidence, here[-1].act) == (Evidence.TEXTUAL, Act.COPIED)
    assert "worked in the basin" in (here[1].text or "")


def test_another_sentence_around_a_quote_shows_nothing() -> None:
    one = merged(
        f"“{DIVER},” Ada Moor said at the quay.", "Reuters contributed to this report.", "Reuters"
    )
    assert {len(hops) for hops in one.hops.values()} == {2}
