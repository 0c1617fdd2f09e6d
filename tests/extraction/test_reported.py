"""What is found in sentences of news: contents, kinds, sources and reporting words."""

import pytest

from tests.extraction.articles import found

ATTRIBUTED = [
    pytest.param(
        "“The bridge will open in May,” said Tove Brandal.",
        "direct", ("The bridge will open in May,",), "Tove Brandal", "said", id="inverted",
    ),
    pytest.param(
        "Brandal told reporters: “The bridge will open in May.”",
        "direct", ("The bridge will open in May.",), "Brandal", "told", id="colon",
    ),
    pytest.param(
        "Tove Brandal, deputy director of Harbour Works, who replaced Ole Finne, said “nobody”"
        " would pay.",
        "mixed", ("nobody",), "Tove Brandal", "said", id="apposition and relative clause",
    ),
    pytest.param(
        "The minister said the plan was “a castle of sand” and “a gift to the gulls.”",
        "mixed", ("a castle of sand", "a gift to the gulls."), "The minister", "said",
        id="two fragments, one clause",
    ),
    pytest.param(
        "On Monday the mayor set out to “mend every lamp” in the face of “darkness without"
        " precedent,” the Harbour News Agency said.",
        "mixed", ("mend every lamp", "darkness without precedent,"), "the Harbour News Agency",
        "said", id="final attribution",
    ),
    pytest.param(
        "He said he believed the town was “ready to vote.”",
        "mixed", ("ready to vote.",), "He", "said", id="outer verb of saying wins",
    ),
    pytest.param(
        "HARBOUR TOWN (Press) - The council is preparing answers to questions for the auditor, a"
        " source familiar with the matter said.",
        "indirect", ("The council is preparing answers to questions for the auditor",),
        "a source familiar with the matter", "said", id="a dateline is no part of the content",
    ),
    pytest.param(
        "According to the harbour master, “no boat is missing.”",
        "mixed", ("no boat is missing.",), "the harbour master", "According to", id="according to",
    ),
    pytest.param(
        "The bakers rejected his claim that “bread is a luxury.”",
        "mixed", ("bread is a luxury.",), "his", "claim", id="noun of speech",
    ),
    pytest.param(
        "“We were not asked,” the ferry's owner was quoted as saying by the Fjord Agency.",
        "direct", ("We were not asked,",), "the ferry's owner", "quoted", id="quoted as saying",
    ),
    pytest.param(
        "Brandal left the hall early, saying “the soup was cold.”",
        "mixed", ("the soup was cold.",), "Brandal", "saying", id="participle",
    ),
    pytest.param(
        "The commitment to the lighthouse remains “unshakeable,” Finne said.",
        "mixed", ("unshakeable,",), "Finne", "said", id="short but carried",
    ),
    pytest.param(
        "“Not one lamp!” the keeper shouted.",
        "direct", ("Not one lamp!",), "the keeper", "shouted", id="exclamation",
    ),
    pytest.param(
        "“It is cold,” said a source inside the Lysmoor branch of the union, who asked not to be"
        " named.",
        "direct", ("It is cold,",), "a source inside the Lysmoor branch of the union", "said",
        id="unnamed with a long descriptor",
    ),
    pytest.param(
        "“It is cold,” one of the sources told the Lysmoor Post.",
        "direct", ("It is cold,",), "one of the sources", "told", id="one of the sources",
    ),
    pytest.param(
        "He said the inspectors had found the storehouse “emptier than a drum.”",
        "mixed", ("emptier than a drum.",), "He", "said", id="an object before the fragment",
    ),
    pytest.param(
        "“It is gone now,” one of them said.",
        "direct", ("It is gone now,",), "one of them", "said", id="partitive",
    ),
    pytest.param(
        "“He sleeps,” a person briefed on his treatment told the Lysmoor Post.",
        "direct", ("He sleeps,",), "a person", "told", id="a participle is no verb of speech",
    ),
    pytest.param(
        "It was, in the words of Transport Minister Rolf Aebischer, “moved without conviction.”",
        "mixed", ("moved without conviction.",), "Transport Minister Rolf Aebischer", "words",
        id="in the words of",
    ),
    pytest.param(
        "After defining the lamps as “a luxury of the rich,” Mayor Tove Brandal left the hall.",
        "mixed", ("a luxury of the rich,",), "Mayor Tove Brandal", "defining",
        id="opening participle",
    ),
    pytest.param(
        "“The lamps are my whole life.” — Ole Finne",
        "direct", ("The lamps are my whole life.",), "Ole Finne", "—", id="signed with a dash",
    ),
    pytest.param(
        "The Harbour Service mentioned in a press release that boats believed lost have been seen.",
        "indirect", ("boats believed lost have been seen",), "The Harbour Service", "mentioned",
        id="an occasion before that",
    ),
    pytest.param(
        "Voters, Brandal suggested, do not have to worry about the oil.",
        "indirect", ("Voters", "do not have to worry about the oil"), "Brandal", "suggested",
        id="attribution in the middle",
    ),
    pytest.param(
        "Finne said that the tide would turn before noon.",
        "indirect", ("the tide would turn before noon",), "Finne", "said", id="said that",
    ),
    pytest.param(
        "The tide would turn before noon, the harbour master told reporters on Friday.",
        "indirect", ("The tide would turn before noon",), "the harbour master", "told",
        id="clause first",
    ),
    pytest.param(
        "The union vowed to carry every crate by hand.",
        "indirect", ("to carry every crate by hand",), "The union", "vowed", id="vowed to",
    ),
    pytest.param(
        "The lamps were never lit, according to two people with knowledge of the tower.",
        "indirect", ("The lamps were never lit",), "two people with knowledge of the tower",
        "according to", id="according to, last",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "segments", "source", "cue"), ATTRIBUTED)
def test_one_quote(text: str, kind: str, segments: tuple[str, ...], source: str, cue: str) -> None:
    (record,) = found(text)
    assert record.segments == segments
    assert record.kind == kind
    assert (record.source, record.cue) == (source, cue)


MARKS = [
    pytest.param("“", "”", id="curly"),
    pytest.param('"', '"', id="straight"),
    pytest.param("«", "»", id="guillemets"),
    pytest.param("« ", " »", id="French, with blanks"),
    pytest.param("»", "«", id="German guillemets"),
    pytest.param("„", "“", id="low-9 and high"),
    pytest.param("‘", "’", id="British single"),
    pytest.param("“", '"', id="opened curly, closed straight"),
    pytest.param("â€œ", "â€\x9d", id="broken by a wrong decoding"),
]


@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_any_marks(opening: str, closing: str) -> None:
    text = (
        f"{opening}The ministers’ plan isn’t mine,{closing} Brandal said. "
        f"{opening}Ask the ministers.{closing}"
    )
    (record,) = found(text)
    assert record.segments == ("The ministers’ plan isn’t mine,", "Ask the ministers.")
    assert (record.kind, record.source) == ("direct", "Brandal")


def test_a_quotation_over_paragraphs_is_one_record() -> None:
    text = (
        "“The tide came in at six,” Brandal said. “We had no boat.\n\n"
        "“So we waited on the roof.”\n\nThe roof was wet."
    )
    (record,) = found(text)
    assert record.segments == (
        "The tide came in at six,",
        "We had no boat.",
        "So we waited on the roof.",
    )


def test_marks_inside_marks_belong_to_the_outer_ones() -> None:
    (record,) = found("“He shouted ‘fire’ and ran,” the cook said.")
    assert record.segments == ("He shouted ‘fire’ and ran,",)


def test_insertions_and_ellipses_stay_as_written() -> None:
    (record,) = found("“We will [not] leave … before dawn,” Finne said.")
    assert record.segments == ("We will [not] leave … before dawn,",)


def test_an_unclosed_mark_does_not_swallow_the_next_quotation() -> None:
    records = found("The sign at the “Gull Bar was old. “It leaks,” Finne said.")
    assert [record.segments for record in records if record.source == "Finne"] == [("It leaks,",)]


def test_a_floating_quotation_is_carried() -> None:
    first, second = found("“No,” said Brandal.\n\n“The lamps belong to the town.”")
    assert first.cue == "said"
    assert (second.cue, second.source) == (None, "Brandal")


def test_an_exclamation_keeps_its_attribution() -> None:
    (record,) = found("“Who moved my boat and my lamp?” Harbour master Ole Finne said.")
    assert record.source == "Harbour master Ole Finne"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The keeper declined to say how long the lamps would be out.", id="declined"),
        pytest.param("Brandal would not say whether the oil had come.", id="would not say"),
        pytest.param("Asked about the oil, the keeper left the room at once.", id="no source"),
    ],
)
def test_what_was_not_said_is_no_quote(text: str) -> None:
    assert found(text) == []


NOT_SPEECH = [
    pytest.param("Mr Mott, who wrote “Low Water” and “Lower Water”, is here.", id="works"),
    pytest.param("Participants chanted the slogan “Let Us Light One More Lamp!”", id="slogan"),
    pytest.param("The “survey of peace” much touted by Velmark is a net.", id="sneer"),
    pytest.param("He used the word “tide” no fewer than 23 times.", id="word as word"),
    pytest.param("She has written one book, “Lamps and Their Enemies”.", id="title"),
    pytest.param("A banner over the door reads “Mind the Gulls”.", id="inscription"),
    pytest.param("The so-called “quiet day” is no quieter than others.", id="so-called"),
    pytest.param('The boat is 24" wide and the man 6\' 2" tall, he said.', id="measurements"),
    pytest.param("The ministers' plan and the bakers' bread were late.", id="apostrophes"),
    pytest.param("The town kept its “free” parking.", id="scare quotes"),
    pytest.param("The oil will last, “leading” bakers agreed.", id="in the source"),
    pytest.param("The oil will last, the “leading” bakers agreed.", id="in the source, the"),
    pytest.param("Keepers of the “old” lamps said the oil will last.", id="inside the source"),
    pytest.param("“Leading” bakers said the oil will last.", id="opening the source"),
    pytest.param("The “experts” said the oil will last.", id="head of the source"),
]


@pytest.mark.parametrize(
    ("text", "segments", "source"),
    [
        ("The ferry, according to Brandal, is late.", ("The ferry", "is late"), "Brandal"),
        (
            "The ferry to Lysmoor, according to Brandal, the harbour’s clerk, never left.",
            ("The ferry to Lysmoor", "never left"),
            "Brandal",
        ),
        (
            "The old ferry — according to Brandal — is late.",
            ("The old ferry", "is late"),
            "Brandal",
        ),
        ("However, according to Brandal, the ferry is late.", ("the ferry is late",), "Brandal"),
        (
            "The ferry is late, according to Brandal, who owns it.",
            ("The ferry is late",),
            "Brandal",
        ),
        ("The ferry is late, according to Brandal.", ("The ferry is late",), "Brandal"),
    ],
)
def test_according_to_inside_and_after_its_clause(
    text: str, segments: tuple[str, ...], source: str
) -> None:
    (record,) = found(text)
    assert (record.kind, record.cue) == ("indirect", "according to")
    assert (record.segments, record.source) == (segments, source)


@pytest.mark.parametrize("opening", ["", "the ", "several "])
def test_marks_in_the_source_leave_the_clause_reported(opening: str) -> None:
    (record,) = found(f"The oil will last, {opening}“leading” bakers agreed.")
    assert (record.kind, record.segments) == ("indirect", ("The oil will last",))
    assert record.source == "bakers"


@pytest.mark.parametrize(
    "text",
    [
        "“Never” bakers said.",
        "“Never,” bakers said.",
        "The oil is “safe,” bakers agreed.",
        "The oil is “safe”, bakers agreed.",
    ],
)
def test_marks_before_their_source_stay_speech(text: str) -> None:
    (record,) = found(text)
    assert record.kind in ("direct", "mixed")
    assert record.source == "bakers"


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_marks_that_are_no_speech(text: str) -> None:
    assert [record for record in found(text) if record.kind != "indirect"] == []


def test_a_verb_may_be_the_last_word_of_a_text() -> None:
    (quote,) = found("Brandal said the lamps stay “out in winter,” the keeper said")
    assert quote.cue == "said"


def test_titles_are_read_too() -> None:
    (record,) = found("Nothing else.", title="Mayor: ‘The lamps stay dark until May’")
    assert (record.field, record.segments) == ("title", ("The lamps stay dark until May",))


LANGUAGES = [
    pytest.param(
        "de", "„Das Boot ist weg“, sagte Imke Harmsen am Montag.",
        "Das Boot ist weg", "Imke Harmsen", "sagte", id="German",
    ),
    pytest.param(
        "fr", "« Le bateau est parti », a déclaré Solène Kerbrat.",
        "Le bateau est parti", "Solène Kerbrat", "déclaré", id="French",
    ),
    pytest.param(
        "es", "“El barco se ha ido”, dijo Lola Ferrer.",
        "El barco se ha ido", "Lola Ferrer", "dijo", id="Spanish",
    ),
    pytest.param(
        "ko", "남가람 연구원은 “배가 떠난 것은 처음”이라고 말했다.",
        "배가 떠난 것은 처음", "남가람 연구원", "말했다", id="Korean",
    ),
    pytest.param(
        "zh", "老渔夫说：“县长用一百二十只鹅守住了水库大门。”",
        "县长用一百二十只鹅守住了水库大门。", "老渔夫", "说", id="Chinese",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "content", "source", "cue"), LANGUAGES)
def test_other_languages(lang: str, text: str, content: str, source: str, cue: str) -> None:
    (record,) = found(text, lang=lang)
    assert record.segments == (content,)
    assert (record.kind, record.source, record.cue) == ("direct", source, cue)


def test_a_forgotten_mark_does_not_reach_over_the_words_that_attribute_it() -> None:
    first, second = found(
        'Mayor Ann Lee said, "We will build. The road is open, he said.\n\n'
        '"And another thing," she said.'
    )
    assert (first.segments, first.source) == (
        ("We will build. The road is open,",),
        "Mayor Ann Lee",
    )
    assert (second.segments, second.source) == (("And another thing,",), "she")


def test_what_a_teaser_behind_a_name_quotes_is_no_quote_of_the_article() -> None:
    text = (
        "Mayor Ada Lund Ada Maria LundMill shut for good Critics: Lund's 'never again' is a joke "
        "MORE said on Monday that the mill would “open by May.”"
    )
    assert [one.segments for one in found(text)] == [("open by May.",)]


def test_a_report_that_begins_in_a_teaser_is_no_report_of_the_article() -> None:
    text = (
        "The bill of Senator Ada Lund Ada Maria LundMill shut for good Lund says the mill can "
        "wait for spring MORE is to be read again on Friday, and Tom Reed said that it would pass."
    )
    assert [one.segments for one in found(text)] == [("it would pass",)]
