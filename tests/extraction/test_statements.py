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
