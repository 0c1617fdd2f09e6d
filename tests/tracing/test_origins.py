"""Where a claim entered the record, and how many origins it has."""

from provenance.models import Article
from provenance.vocabulary import CreditKind, Evidence, OriginStatus, QuoteKind, SpeakerKind
from tests.tracing.building import article, claim, quote, traced
from tests.tracing.texts import ELSEWHERE, HARBOUR, QUOTE

SAID = "“Every chain has been tested twice by divers whom the harbour pays by the hour,” Ro said."
WORDS = "Every chain has been tested twice by divers whom the harbour pays by the hour,"


def story(outlet: str, *, around: str = "", published: str = "2031-05-04") -> Article:
    """Return a story of an outlet's own that has the words of `SAID`."""
    return article(f"Notes from {outlet}. {around}\n\n{SAID}", outlet=outlet, published=published)


def test_an_outlets_own_report_is_the_origin() -> None:
    made = article(HARBOUR)
    said = quote(made, QUOTE)
    (one,) = traced([made], [claim(said)], said)
    assert (one.origin.source, one.origin.status) == ("The Harbour Times", OriginStatus.HELD)
    assert (one.origin.article_id, one.origin.quote_id) == (made.id, said.id)
    assert one.independent_origins == 1


def test_a_credited_source_that_is_not_held() -> None:
    made = story("Hill Star", around="KCNA carried the remark.")
    said = quote(made, WORDS, via=["KCNA"])
    (one,) = traced([made], [claim(said)], said)
    assert (one.origin.source, one.origin.status) == ("KCNA", OriginStatus.CREDITED)
    assert one.origin.article_id is None
    assert one.origin.evidence is Evidence.STATED
    assert "KCNA" in one.origin.reason


def test_a_credited_source_that_is_held() -> None:
    first = story("KCNA")
    later = story("Hill Star", around="KCNA carried the remark.", published="2031-05-06")
    there, here = quote(first, WORDS), quote(later, WORDS, via=["KCNA"])
    (one,) = traced([first, later], [claim(there, here)], there, here)
    assert (one.origin.source, one.origin.status) == ("KCNA", OriginStatus.HELD)
    assert one.origin.article_id == first.id
    assert one.independent_origins == 1


def test_the_credited_source_wins_over_the_first_date() -> None:
    source = story("Yonhap", published="2031-05-09")
    early = story("Hill Star", around="Yonhap had it first.", published="2031-05-02")
    there, here = quote(source, WORDS), quote(early, WORDS, via=["Yonhap"])
    (one,) = traced([source, early], [claim(there, here)], there, here)
    assert one.origin.source == "Yonhap"
    assert one.first_article_id == source.id


def test_words_in_a_state_agencys_narration_are_its_own() -> None:
    dispatch = article(
        "Pyongyang, May 4 (KCNA) -- He set forth the tasks to further tighten the mooring chains.",
        outlet="KCNA",
        credits=[("(KCNA) --", CreditKind.DATELINE, "KCNA")],
    )
    paper = article("He set tasks to “further tighten the mooring chains”, KCNA said.")
    words = "further tighten the mooring chains"
    said = quote(paper, words, speaker="KCNA", kind=SpeakerKind.ORGANISATION, reporter_words=True)
    (one,) = traced([dispatch, paper], [claim(said)], said)
    assert (one.origin.source, one.origin.status) == ("KCNA", OriginStatus.HELD)
    assert (one.origin.article_id, one.origin.quote_id) == (dispatch.id, None)


def test_a_transcript_posted_late_is_the_origin() -> None:
    paper = story("Hill Star", around="Ro told reporters on the quay.")
    office = article(
        f"Ro Tae-su: {WORDS} and that is all.",
        outlet="Sarn Harbour Ministry Press Service",
        title="Transcript of remarks by Ro Tae-su",
        published="2031-05-08",
    )
    here, there = quote(paper, WORDS), quote(office, WORDS)
    (one,) = traced([paper, office], [claim(there, here)], here, there)
    assert one.origin.source == "Sarn Harbour Ministry Press Service"
    assert one.origin.status is OriginStatus.HELD


def test_forty_papers_with_one_wire_are_one_origin() -> None:
    text = f"{HARBOUR}\n\nReporting by Reuters"
    credits = [("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters")]
    papers = [article(text, outlet=f"Paper {n}", credits=credits) for n in range(40)]
    said = [quote(paper, QUOTE) for paper in papers]
    (one,) = traced(papers, [claim(*said)], *said)
    assert (one.origin.source, one.origin.status) == ("Reuters", OriginStatus.CREDITED)
    assert one.independent_origins == 1
    assert one.origin.reason.startswith("40 articles of 40 name Reuters")


def test_two_reporters_at_one_microphone_are_two_origins() -> None:
    first = story("Hill Star", around="Ro told reporters on the quay.")
    second = story("Valley Sun", around="Ro told reporters at noon.")
    a, b = quote(first, WORDS), quote(second, WORDS)
    (one,) = traced([first, second], [claim(a, b)], a, b)
    assert one.independent_origins == 2
    assert one.origin.status is OriginStatus.UNKNOWN
    assert "do not show which was first" in one.origin.reason
    assert {other.source for other in one.alternatives} == {"Hill Star", "Valley Sun"}


def test_the_earlier_of_two_reports_is_only_an_order_in_time() -> None:
    first = story("Hill Star", around="Ro told reporters on the quay.")
    second = story("Valley Sun", around="Ro told reporters again.", published="2031-05-09")
    a, b = quote(first, WORDS), quote(second, WORDS)
    (one,) = traced([first, second], [claim(a, b)], a, b)
    assert (one.origin.source, one.origin.evidence) == ("Hill Star", Evidence.TEMPORAL)
    assert one.origin.confidence <= 0.5
    assert "no proof" in one.origin.reason


def test_a_long_quote_repeated_later_without_having_heard_it_is_no_second_origin() -> None:
    first = story("Hill Star", around="Ro told us this on the quay.")
    later = story("Valley Sun", published="2031-05-09")
    a, b = quote(first, WORDS), quote(later, WORDS)
    (one,) = traced([first, later], [claim(a, b)], a, b)
    assert (one.origin.source, one.independent_origins) == ("Hill Star", 1)


def test_a_piece_of_what_one_outlet_alone_was_told_is_no_second_origin() -> None:
    words = "twice by divers whom the harbour pays"
    first = story("Hill Star", around="Ro spoke to us for an hour. Ro told us:")
    piece = f"Ro has said that chains were tested “{words}” by the hour."
    later = article(piece, outlet="Valley Sun", published="2031-05-09")
    heard = article(f"{piece} He told reporters so.", outlet="Dale Post", published="2031-05-09")
    a, b, c = quote(first, WORDS), quote(later, words), quote(heard, words)
    (one,) = traced([first, later], [claim(a, b)], a, b)
    assert (one.origin.source, one.independent_origins) == ("Hill Star", 1)
    (other,) = traced([first, heard], [claim(a, c)], a, c)
    assert other.independent_origins == 2


def test_credits_that_run_in_a_circle_have_no_origin() -> None:
    one_way = story("Beacon Online", around="The Coastal Digest has it.")
    other_way = story("Coastal Digest", around="Beacon Online has it.")
    a = quote(one_way, WORDS, via=["Coastal Digest"])
    b = quote(other_way, WORDS, via=["Beacon Online"])
    (one,) = traced([one_way, other_way], [claim(a, b)], a, b)
    assert one.origin.status is OriginStatus.UNKNOWN
    assert one.origin.source is None
    assert "circle" in one.origin.reason


def test_the_first_of_a_circle_is_the_earliest_all_the_same() -> None:
    one_way = story("Beacon Online", around="The Coastal Digest has it.")
    other_way = story("Coastal Digest", around="Beacon Online has it.", published="2031-05-06")
    third = story(
        "Sorrel Mercury", around="It is supposed to have been said.", published="2031-05-09"
    )
    a = quote(one_way, WORDS, via=["Coastal Digest"])
    b = quote(other_way, WORDS, via=["Beacon Online"])
    c = quote(third, WORDS)
    (one,) = traced([one_way, other_way, third], [claim(a, b, c)], a, b, c)
    assert one.first_article_id == one_way.id


def test_who_quotes_in_order_to_attack_is_no_origin() -> None:
    paper = story("Aldgrove Clarion")
    attack = article(
        f"The Aldgrove Clarion, a hack paper, let a criminal blare: “{WORDS}”",
        outlet="KCNA",
        published="2031-05-07",
    )
    a = quote(paper, WORDS)
    b = quote(attack, WORDS, speaker="a criminal", kind=SpeakerKind.ANONYMOUS)
    (one,) = traced([paper, attack], [claim(a, b)], a, b)
    assert (one.origin.source, one.independent_origins) == ("Aldgrove Clarion", 1)


def test_a_held_paper_whose_words_another_attacks_is_their_origin_also_without_its_article() -> (
    None
):
    other = article("The tide tables are out.", outlet="Northern Voice", published="2031-05-01")
    attack = story("Hill Star", around="The Northern Voice claims this, and it is a lie.")
    said = quote(attack, WORDS, speaker="Northern Voice", kind=SpeakerKind.ORGANISATION)
    (one,) = traced([other, attack], [claim(said)], said)
    assert (one.origin.source, one.origin.status) == ("Northern Voice", OriginStatus.CREDITED)
    (alone,) = traced([attack], [claim(said)], said)
    assert alone.origin.source == "Hill Star"


def test_an_outlet_that_is_not_known_gives_no_origin() -> None:
    made = article(HARBOUR, outlet=None)
    said = quote(made, QUOTE)
    (one,) = traced([made], [claim(said)], said)
    assert one.origin.status is OriginStatus.UNKNOWN
    assert one.origin.reason


def test_a_partial_quote_that_grew_goes_back_to_the_fragment() -> None:
    first = article(
        "Asked about coupons, Ro said they were “a key in a locked drawer” and smiled.",
        outlet="Hill Star",
        published="2031-01-04",
    )
    later = article(
        "“Coupons are a key in a locked drawer, and we will turn it this winter without asking,” "
        "Ro told an interviewer in January.",
        outlet="Valley Sun",
        published="2031-05-04",
    )
    a = quote(first, "a key in a locked drawer", form=QuoteKind.MIXED)
    b = quote(
        later,
        "Coupons are a key in a locked drawer, and we will turn it this winter without asking,",
    )
    (one,) = traced([first, later], [claim(b, a)], a, b)
    assert (one.origin.source, one.independent_origins) == ("Hill Star", 1)
    assert [w.quote_id for w in one.warnings if w.kind == "partial_grown"] == [b.id]


def test_unrelated_words_keep_their_own_origins() -> None:
    choir = article(ELSEWHERE, outlet="Oss Herald")
    harbour = article(HARBOUR, outlet="Hill Star")
    a = quote(choir, "Nobody sings at a funeral of clover,", speaker="Berit Aune")
    b = quote(harbour, QUOTE)
    found = traced([choir, harbour], [claim(a), claim(b)], a, b)
    assert [one.origin.source for one in found] == ["Oss Herald", "Hill Star"]
