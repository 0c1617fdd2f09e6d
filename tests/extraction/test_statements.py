"""Speech set as paragraphs without marks."""

from tests.extraction.articles import found


def test_a_transcript_is_read_by_its_labels() -> None:
    text = (
        "Transcript, checked against the recording.\n\n"
        "Minister Brandt: We will reopen the terminal. We ask for nothing.\n\n"
        "Question: What do you say to the farmers of the valley?\n\n"
        "Minister Brandt: The farmers have been patient with all of us."
    )
    records = found(text)
    assert [(r.source, r.segments[0][:12], r.kind) for r in records] == [
        ("Minister Brandt", "We will reop", "direct"),
        ("Question", "What do you ", "direct"),
        ("Minister Brandt", "The farmers ", "direct"),
    ]


def test_a_statement_after_a_colon_runs_to_its_end_mark() -> None:
    text = (
        "Ri Sol Mae, chair of the Net Federation, made public the following press statement:\n\n"
        "The sea is patient with every boat. Our boats go out tomorrow.\n\n"
        "We do not speak twice about a net. -0-"
    )
    (record,) = found(text)
    assert record.kind == "direct"
    assert record.segments == (
        "The sea is patient with every boat. Our boats go out tomorrow.",
        "We do not speak twice about a net.",
    )
    assert record.source == "Ri Sol Mae"


def test_a_block_quote_is_signed_by_the_line_below() -> None:
    text = (
        "The mayor wrote to the town.\n\n"
        "> The bridge is closed to carts.\n> It stays closed until May.\n\n"
        "— Signe Dahl, mayor of Morrow\n\nThe carts went round."
    )
    (record,) = [each for each in found(text) if each.kind == "direct"]
    assert record.segments == ("The bridge is closed to carts.", "It stays closed until May.")
    assert record.source == "Signe Dahl"


def test_a_table_of_results_is_no_transcript() -> None:
    assert found("Results.\n\nLysmoor: 3.\n\nMorrow: 2.\n\nLysmoor: 1.\n\nMorrow: 0.") == []


def test_a_pointer_to_a_video_introduces_nothing() -> None:
    assert found("Watch the minister's remarks below:\n\nFollow the author on the page here.") == []


STORY = (
    "FERRY POINT (AP) — The governor struck down the toll law on Friday.\n\n"
    "In a written statement, Governor Ida Moss said:\n\n{statement}\n\n"
    "The law passed the lower house by 40 votes to 12 in March. It would have set a toll of two"
    " crowns on carts.\n\n"
    "Councillor Per Dahl, who wrote it, said he was tired. “She told me in May that she would"
    " sign,” Dahl said.\n\n"
    "We do not know yet when the house meets again."
)


def direct(text: str) -> list[tuple[tuple[str, ...], str | None]]:
    return [(each.segments, each.source) for each in found(text) if each.kind == "direct"]


def test_a_story_goes_on_after_the_one_paragraph_of_a_statement() -> None:
    sentence = "I cannot sign a law that sends our tolls to another shore."
    assert direct(STORY.format(statement=sentence)) == [
        ((sentence,), "Governor Ida Moss"),
        (("She told me in May that she would sign,",), "Dahl"),
    ]


def test_a_statement_goes_on_as_long_as_its_speaker_says_i_or_we() -> None:
    paragraphs = (
        "I cannot sign a law that sends our tolls to another shore.",
        "The bridge was paid for in my grandmother's time, by hand.",
        "We will not pay for it twice, and I will not ask us to.",
    )
    (statement, _) = direct(STORY.format(statement="\n\n".join(paragraphs)))
    assert statement == (paragraphs, "Governor Ida Moss")


def test_a_statement_ends_where_its_speaker_is_spoken_of() -> None:
    text = (
        "The mayor issued this statement:\n\nOur lamps will burn again by the end of the week.\n\n"
        "We thank the crews.\n\nThe mayor did not say what our readers will pay for it.\n\n"
        "We asked twice."
    )
    ((segments, _),) = direct(text)
    assert segments == ("Our lamps will burn again by the end of the week.", "We thank the crews.")


def test_plain_telling_after_a_statement_is_not_its_speakers() -> None:
    text = (
        "The harbour board released a statement:\n\n"
        "Our cranes stand still until the storm has passed.\n\n"
        "Roads along the quay were closed on Sunday while crews cleared the sand.\n\n"
        "Traffic is expected to flow again on Tuesday."
    )
    assert direct(text) == [
        (("Our cranes stand still until the storm has passed.",), "The harbour board")
    ]


def test_remarks_as_delivered_are_the_whole_article() -> None:
    text = (
        "Remarks of Mayor Ulla Ro as delivered at the Guild Hall:\n\n"
        "Good evening to the bakers and the boatmen.\n\n"
        "According to the almanac the winter will be long. The stores were full in October.\n\n"
        "The ovens burn. Good night."
    )
    ((segments, _),) = direct(text)
    assert len(segments) == 3


def test_a_whole_statement_ends_where_a_story_about_it_begins() -> None:
    text = (
        "Governor Ida Moss released the following statement:\n\n"
        "The bridge will stand for a hundred years.\n\nThe tolls are just.\n\n"
        "Moss said later that the tolls may fall."
    )
    segments, _ = direct(text)[0]
    assert segments == ("The bridge will stand for a hundred years.", "The tolls are just.")


def test_a_columnist_who_says_i_does_not_speak_in_the_letter_that_is_shown() -> None:
    text = (
        "I have never liked the bridge.\n\nThe mayor wrote in a letter to this paper:\n\n"
        "The bridge is sound and will stay.\n\nI crossed it anyway, and I held on to the rail."
    )
    assert direct(text)[0][0] == ("The bridge is sound and will stay.",)


def test_a_question_of_tolls_to_address_is_no_address() -> None:
    text = "The house has much to address:\n\nThe tolls are too high for carts.\n\nWe counted them."
    assert direct(text) == []
