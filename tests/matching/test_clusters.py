"""Claims: every wording of a statement meets, nothing else does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ids import ArticleId
from provenance.matching import Form, cluster
from provenance.vocabulary import QuoteKind, Relation, SpeakerKind
from tests.matching.builders import quote

FULL = (
    "We will dredge the northern harbour before winter, and unless the ferries return, "
    "the whole archipelago loses its grain."
)


def together(*forms: Form, kin: tuple[tuple[str, str], ...] = ()) -> set[frozenset[str]]:
    """Return the claims as sets of the names of their quotes."""
    pairs = [(ArticleId(a), ArticleId(b)) for a, b in kin]
    return {
        frozenset(str(member.quote_id)[1:] for member in claim.members)
        for claim in cluster(forms, kin=pairs)
    }


JOINED = {
    "set differently": (quote("1", FULL), quote("2", FULL.upper().replace(",", " —"))),
    "shortened": (
        quote("1", FULL, "Mara Quill"),
        quote("2", "the whole archipelago loses its grain", "Mara Quill"),
    ),
    "cut in the middle": (
        quote("1", FULL, "Mara Quill"),
        quote("2", "We will dredge the northern harbour … the whole archipelago loses its grain."),
    ),
    "one word swapped": (quote("1", FULL), quote("2", FULL.replace("northern", "southern"))),
    "a figure altered by a copier": (
        quote(
            "1", "Only 40 of the harbour pilots kept their licences after the storm", "Mara Quill"
        ),
        quote(
            "2", "Only 14 of the harbour pilots kept their licences after the storm", "Mara Quill"
        ),
    ),
    "attributed to another person": (quote("1", FULL, "Mara Quill"), quote("2", FULL, "Jon Ebb")),
    "a whole sentence under another name, inside a longer statement": (
        quote("1", "She has attended more sessions than some members", "Jon Ebb"),
        quote(
            "2", "I like her. She has attended more sessions than some members do.", "Mara Quill"
        ),
    ),
    "a dropped condition": (
        quote("1", "We will not lower the lake this summer,", "Jon Ebb"),
        quote("2", "We will not lower the lake this summer unless it cracks.", "Mara Quill"),
    ),
    "the greater half of a sentence, the next day, nobody named": (
        quote("1", "Mr. Ebb and his board are leading the harbour into chaos,", "Mara Quill"),
        quote("2", "are leading the harbour into chaos", day="2031-05-03"),
    ),
    "two words changed by another reporter, days later": (
        quote("1", "This missed chance is a truly sad hour for the harbour", "Mara Quill"),
        quote(
            "2",
            "This lost chance is truly a sad hour for the harbour",
            "Mara Quill",
            day="2031-05-05",
        ),
    ),
    "a clause left out with its not": (
        quote(
            "1",
            "Pilots berth derelict trawlers that do not leak and scuttle them at dusk",
        ),
        quote("2", "Pilots berth derelict trawlers … and scuttle them at dusk", "Jon Ebb"),
    ),
    "one figure, next day": (
        quote("1", "We have flour for 19 days", "Jon Ebb"),
        quote("2", "We have flour for 90 days. Come and see.", "Jon Ebb", day="2031-05-03"),
    ),
    "a short one, same speaker, same day": (
        quote("1", "ironclad", "Mara Quill"),
        quote("2", "ironclad", "Mara Quill"),
    ),
    "two words heard otherwise on the day, the speaker named once": (
        quote("1", "Every pilot in the harbour has breached the charter six ways from Sunday"),
        quote("2", "breached the charters six ways from Sunday", "Mara Quill"),
    ),
    "a greater piece of a sentence on the day, the speaker named once": (
        quote(
            "1",
            "We shall not be distracted by a small number of lawbreakers on the quays, and the"
            " ferries will leave tonight as they have left for ninety years",
            "Mara Quill",
        ),
        quote("2", "a small number of lawbreakers"),
    ),
    "a denial in an aside that one reporter left out": (
        quote(
            "1",
            "He just used the lighthouse, our sacred place of the skerries, and one of the quays of"
            " my harbour, without permission, as a backdrop for a message contrary to the founders",
            "Mara Quill",
        ),
        quote(
            "2",
            "He just used a lighthouse and one of the quays of my harbour as a backdrop for a"
            " message contrary to the founders and to everything that our archipelago stands for",
            "Mara Quill",
        ),
    ),
    "the end of a long statement, whose first words are usual ones": (
        quote(
            "1",
            "You know that this board keeps every lamp lit. Whoever doubts it may ask ferries, may"
            " ask pilots, may ask anybody on Cray or Tarn. A decision unilaterally to reimpose"
            " dues which an archipelago had explicitly and repeatedly rejected is usurpation.",
            "Mara Quill",
        ),
        quote(
            "2",
            "You heard a decision unilaterally to reimpose dues which the archipelago explicitly"
            " and repeatedly derided was usurpation",
            "Mara Quill",
        ),
    ),
    "what a speaker tells that she said herself": (
        quote(
            "1",
            "I told him, ‘The dredger leaves the northern harbour at dawn,’ and he laughed.",
            "Mara Quill",
        ),
        quote("2", "The dredger leaves the northern harbour at dawn", "Mara Quill"),
    ),
    "marks around all that is set behind a name": (
        quote("1", "QUILL: “The dredger leaves the northern harbour at dawn, with pilots.”"),
        quote("2", "The dredger leaves the northern harbour at dawn", "Mara Quill"),
    ),
    "retold without marks": (
        quote("1", FULL, "Mara Quill"),
        quote(
            "2",
            "the ministry will dredge the northern harbour before the winter",
            "Mara Quill",
            kind=QuoteKind.INDIRECT,
        ),
    ),
}

APART = {
    "short words of two people": (
        quote("1", "ironclad", "Mara Quill"),
        quote("2", "ironclad", "Jon Ebb"),
    ),
    "short words of one person, months later": (
        quote("1", "a great success", "Mara Quill"),
        quote("2", "a great success", "Mara Quill", day="2031-11-02"),
    ),
    "a stock phrase of nobody in particular": (
        quote("1", "I don't know what is going on"),
        quote("2", "I don't know what is going on"),
    ),
    "other figures later": (
        quote("1", "Exactly 40 harbour pilots kept their licences this season", "Mara Quill"),
        quote(
            "2",
            "Exactly 90 harbour pilots kept their licences this season",
            "Mara Quill",
            day="2031-07-20",
        ),
    ),
    "a slogan in another's sentence": (
        quote("1", "all lives matter", "Jon Ebb"),
        quote("2", "They shout that all lives matter and then they go home.", "Mara Quill"),
    ),
    "a toll that rose": (
        quote("1", "We have recovered 12 bodies and nine people are missing", "Jon Ebb"),
        quote(
            "2",
            "We have recovered 17 bodies and four people are missing",
            "Jon Ebb",
            day="2031-05-04",
        ),
    ),
    "another denial": (
        quote("1", "The slope was on our map of dangerous slopes", "Jon Ebb"),
        quote("2", "The slope was not on our map of dangerous slopes,", "Mara Quill"),
    ),
    "a denial": (
        quote("1", "the ministry sold the dredger to pirates", "Jon Ebb", kind=QuoteKind.INDIRECT),
        quote(
            "2",
            "the ministry never sold the dredger to pirates",
            "Mara Quill",
            kind=QuoteKind.INDIRECT,
        ),
    ),
    "what one person quotes of another": (
        quote(
            "1",
            "He shouted at me for nine minutes. He asked, ‘Do you think pilots care about the"
            " northern skerries?’ I did not answer him.",
            "Ada Lund",
        ),
        quote("2", "Do you think pilots care about the northern skerries?", "Jon Ebb"),
    ),
    "a term that the speaker sets in marks": (
        quote(
            "1",
            "The letters came from the board’s own ‘secret archives,’ and they are the backbone of"
            " this investigation.",
            "Mara Quill",
            article_id="a1",
        ),
        quote("2", "secret archives", "Mara Quill", kind=QuoteKind.MIXED, article_id="a1"),
    ),
    "two usual words of a sentence of the same article": (
        quote(
            "1",
            "I have been under audit for many years because the numbers are large.",
            "Jon Ebb",
            article_id="a1",
        ),
        quote("2", "under audit", "Jon Ebb", kind=QuoteKind.MIXED, article_id="a1"),
    ),
    "reports without marks by two bodies, weeks apart": (
        quote(
            "1",
            "Quill urged Ebb to report the incident to harbour lawyer John Lund",
            "a source",
            kind=QuoteKind.INDIRECT,
            speaker_kind=SpeakerKind.ANONYMOUS,
        ),
        quote(
            "2",
            "to report the incident to harbour lawyer John Lund",
            "Mara Quill",
            kind=QuoteKind.INDIRECT,
            day="2031-05-24",
        ),
    ),
    "sentences of one article that begin alike": (
        quote("1", "Very, very few people saw fake news.", article_id="a1"),
        quote("2", "Very, very few people saw anything from the skerries’ pilots", article_id="a1"),
    ),
    "nothing but marks": (quote("1", "…"), quote("2", "—")),
    "one speaker's turns of phrase, here and there": (
        quote(
            "1",
            "I have decided to stand for the Harbour Board because I have decided that I can bring"
            " the patience of the skerries and the skerries' grain to Eddystone",
            "Mara Quill",
        ),
        quote(
            "2",
            "I am standing for the Harbour Board to serve the skerries and to bring the grain"
            " to Eddystone",
            "Mara Quill",
        ),
    ),
    "the same said of somebody else": (
        quote(
            "1",
            "On Saturday the harbour master developed a fever; a short while ago he was notified"
            " that he has tested positive for marsh fever",
        ),
        quote("2", "he has tested positive for marsh fever", "Jon Ebb", kind=QuoteKind.INDIRECT),
    ),
    "two findings of one survey": (
        quote(
            "1",
            "they or someone on board have lost a berth because of the storm",
            kind=QuoteKind.INDIRECT,
            article_id="a1",
        ),
        quote(
            "2",
            "someone on board has lost a berth because of the storm",
            kind=QuoteKind.INDIRECT,
            article_id="a1",
        ),
    ),
    "two headlines of one story, side by side": (
        quote(
            "1",
            "Ebbe Brandt, ruthless smuggler at the helm of the Skerry League, drowns at 48",
            article_id="a1",
        ),
        quote(
            "2",
            "Ebbe Brandt, learned helmsman of the Skerry League, drowns at 48",
            article_id="a1",
        ),
    ),
}


@pytest.mark.parametrize("forms", JOINED.values(), ids=JOINED)
def test_one_statement_is_one_claim(forms: tuple[Form, ...]) -> None:
    assert together(*forms) == {frozenset("12")}


@pytest.mark.parametrize("forms", APART.values(), ids=APART)
def test_other_statements_stay_apart(forms: tuple[Form, ...]) -> None:
    assert together(*forms) == {frozenset("1"), frozenset("2")}


def test_related_articles_join_short_and_altered_quotes() -> None:
    first = quote("1", "ironclad", "Mara Quill")
    second = quote("2", "ironclad", None)
    third = quote("3", "we shall dredge the northern port before the cold season", article_id="a1")
    fourth = quote("4", "we will dredge the northern harbour before the winter", article_id="a2")
    assert together(first, second) == {frozenset("1"), frozenset("2")}
    kin = (("a1", "a2"),)
    assert together(first, second, third, fourth, kin=kin) == {frozenset("12"), frozenset("34")}


def test_a_piece_of_several_wordings_joins_the_fullest() -> None:
    said = "the ferries return before winter"
    forms = [
        quote("1", f"Mark my words: {said}, as the Harbour Board has sworn", "Mara Quill"),
        quote("2", f"I can promise that {said} with flour", "Mara Quill"),
        quote("3", said, "Mara Quill"),
    ]
    assert together(*forms) == {frozenset("13"), frozenset("2")}


def test_a_piece_joins_what_several_print_beside_a_copy_with_words_added() -> None:
    said = "We will rebuild the old harbour bridge before the winter storms arrive"
    added = said.replace("rebuild the", "quickly rebuild the whole").replace("fore", "fore all")
    pair = [
        quote("3", added, "Mara Quill", day="2031-05-03"),
        quote("4", "We will rebuild the harbour bridge"),
    ]
    assert together(*pair) == {frozenset("3"), frozenset("4")}
    printed = [quote("1", said, "Mara Quill"), quote("2", said, "Mara Quill", outlet="The Gull")]
    assert together(*pair, *printed) == {frozenset("1234")}


def test_likeness_does_not_chain() -> None:
    first = "The northern dredger sank beside the quay after midnight"
    second = "nobody warned the archipelago's lighthouse keepers in time"
    page = quote("3", f"{first} and yesterday {second}", kind=QuoteKind.DIRECT, spun=True)
    alone = together(quote("1", first), quote("2", second))
    assert alone == {frozenset("1"), frozenset("2")}
    assert all(
        not {"1", "2"} <= claim for claim in together(quote("1", first), quote("2", second), page)
    )


def test_the_reference_is_the_fullest_nearest_to_the_origin() -> None:
    forms = [
        quote("1", "the whole archipelago loses its grain", "Mara Quill", day="2031-05-01"),
        quote("2", FULL, "Mara Quill", depth=2),
        quote("3", FULL, "Mara Quill", depth=1, day="2031-05-03"),
        quote("4", FULL, "Mara Quill", depth=0, spun=True, day="2031-05-01"),
    ]
    (claim,) = cluster(forms)
    assert claim.reference == "q3"
    relations = {str(member.quote_id): member.relation for member in claim.members}
    assert relations["q1"] is Relation.TRUNCATED
    assert relations["q2"] is relations["q3"] is Relation.VERBATIM


PHRASES = st.sampled_from(
    [
        FULL,
        FULL[:60],
        FULL[30:],
        FULL.replace("will", "will not"),
        "ironclad",
        "",
        "a very good day",
    ]
)
FORMS = st.lists(
    st.builds(
        lambda text, speaker, day: (text, speaker, f"2031-05-{day:02d}"),
        PHRASES,
        st.sampled_from([None, "Mara Quill", "Jon Ebb"]),
        st.integers(1, 28),
    ),
    max_size=12,
)


@given(FORMS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_every_quote_is_in_one_claim_whatever_the_order(drawn: list, random: object) -> None:
    forms = [quote(f"{i:02d}", t, s, day=d) for i, (t, s, d) in enumerate(drawn)]
    shuffled = list(forms)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    claims = cluster(forms, kin=[(ArticleId("a00"), ArticleId("a01"))])
    assert claims == cluster(shuffled, kin=[(ArticleId("a01"), ArticleId("a00"))])
    members = [member.quote_id for claim in claims for member in claim.members]
    assert sorted(members) == sorted(form.quote_id for form in forms)


def test_one_word_in_thousands_of_marks_takes_linear_time() -> None:
    forms = [quote(f"{i:05d}", "x", article_id="a1") for i in range(4_000)]
    assert sum(len(claim.members) for claim in cluster(forms)) == 4_000


def test_an_outlets_furniture_is_no_statement() -> None:
    line = "White House aides weigh new harbour dues as ferry strike enters its fourth week MORE"
    first = quote("1", line, "Mara Quill", outlet="The Hillock", day="2031-01-02")
    later = quote("2", line + " said on Monday", "Jon Ebb", outlet="The Hillock", day="2031-09-02")
    elsewhere = quote("3", line + " it said", "Ada Lund", outlet="The Tern", day="2031-09-03")
    assert len(cluster([first, later])) == 2
    assert len(cluster([first, elsewhere])) == 1


def test_a_title_under_every_article_is_no_statement() -> None:
    title = "The Greatest Ebb: How the Skerry League Rose from Shipwreck to Rule the Archipelago"
    weekly = [quote(str(n), title, day=f"2031-05-{7 * n + 1:02d}") for n in range(4)]
    assert len(cluster(weekly)) == 4
    reprints = [quote(str(n), title, outlet=f"The Tern {n}") for n in range(4)]
    assert len(cluster(reprints)) == 1
