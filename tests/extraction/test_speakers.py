"""Who said it, and through whom: names, pronouns, descriptions, unnamed and carried sources."""

from dataclasses import replace

import pytest

from provenance import ids
from provenance.extraction import extract
from provenance.models import Quote
from provenance.sources.registry import default_registry
from provenance.vocabulary import SpeakerBasis, SpeakerKind
from tests.extraction.articles import article


def quotes_of(text: str, *, outlet: str | None = None) -> tuple[Quote, ...]:
    whole = replace(article(text), outlet=outlet, id=ids.article_id(None, outlet, None, None, text))
    return extract(whole, default_registry())


def quote_of(text: str, fragment: str, *, outlet: str | None = None) -> Quote:
    return next(q for q in quotes_of(text, outlet=outlet) if fragment in q.text)


HARBOUR = (
    "Ana Kowalski and Councillor Tom Brandt met at the quay on Monday to settle the matter of "
    "the crane.\n\n"
)
CASES = {
    "name before": ("Ana Kowalski said: “The crane stays.”", "Ana Kowalski"),
    "name after": ("“The crane stays,” said Ana Kowalski, 61.", "Ana Kowalski"),
    "partial name": (HARBOUR + "“The crane stays,” Kowalski said.", "Ana Kowalski"),
    "title and partial name": (HARBOUR + "“It goes,” Cllr Brandt said.", "Tom Brandt"),
    "he": (HARBOUR + "“It goes,” he said.", "Tom Brandt"),
    "she": (HARBOUR + "“It stays,” she said.", "Ana Kowalski"),
    "apposition after": (
        "“It stays,” said Ana Kowalski, a spokeswoman for the port.",
        "Ana Kowalski",
    ),
    "apposition before": ("“It stays,” the port's director, Ana Kowalski, said.", "Ana Kowalski"),
    "relative clause": (
        "Ana Kowalski, who replaced Tom Brandt last year, said the crane “stays.”",
        "Ana Kowalski",
    ),
    "role of a named person": (
        "Harbour Minister Ana Kowalski opened the quay. “It stays,” the minister said.",
        "Ana Kowalski",
    ),
    "owner before the name": (
        "Norway’s Ana Kowalski said the crane “stays where it is.”",
        "Ana Kowalski",
    ),
    "capitalised role": ("Geologist Ana Kowalski said the crane “stays.”", "Ana Kowalski"),
    "Korean name": (
        "North Korea's Ri Chol-su toured a mill. “Mill on,” Ri said.",
        "Ri Chol Su",
    ),
    "quoted by an agency": (
        "KCNA quoted Ri Chol-su as saying that “the mill turns day and night.”",
        "Ri Chol Su",
    ),
    "organisation": (
        "The National Harbour Service said the crane was “old.” The NHS said it “creaks.”",
        "National Harbour Service",
    ),
    "it": (
        "The National Harbour Service was sued. It said in a statement that the crane “creaks.”",
        "National Harbour Service",
    ),
    "possessed organisation": (
        "South Korea’s spy agency said there was “a high possibility” of rain.",
        "South Korea's spy agency",
    ),
    "two people together": (
        "Ana Kowalski and Tom Brandt said in a letter: “We were both wrong.”",
        "Ana Kowalski and Tom Brandt",
    ),
    "the last name in full": (
        "Sen. Ana Kowalski left early. Kowalski said the debate was “a long lunch.”",
        "Ana Kowalski",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), CASES.values(), ids=CASES.keys())
def test_speaker(text: str, speaker: str) -> None:
    assert quotes_of(text)[-1].speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Tom Brandt and Karl Voss argued over the crane. Karl Voss and Tom Brandt left. "
        "The senator was asked. “No,” he said.",
        "A report said the crane was “beyond repair.”",
        HARBOUR + "The Texan said the crane was “beyond repair.”",
    ],
    ids=["two men fit", "a document of nobody named", "an unexplained description"],
)
def test_unknown_with_a_reason_when_evidence_is_thin(text: str) -> None:
    speaker = quotes_of(text)[-1].speaker
    assert speaker.kind is SpeakerKind.UNKNOWN
    assert speaker.name is None
    assert speaker.why


UNNAMED = """
“They count the nets twice,” said a source familiar with the fishing fleet, speaking on condition
of anonymity for security reasons.

“There are no nets,” said another source, who has fished there for years.

“Everyone counts,” one of the sources told Daily NK.

“We write two lists,” said a source inside the Workers’ Party of Korea (WPK).

“The second list is the true one,” the WPK source said.
""".replace("speaking on condition\nof", "speaking on condition of")


def test_unnamed_sources_are_called_back_and_never_merged() -> None:
    speakers = [quote.speaker for quote in quotes_of(UNNAMED) if quote.kind == "direct"]
    assert {speaker.kind for speaker in speakers} == {SpeakerKind.ANONYMOUS}
    assert [speaker.name for speaker in speakers] == [
        "a source familiar with the fishing fleet",
        "another source",
        "one of the sources",
        "a source inside the Workers' Party of Korea",
        "a source inside the Workers' Party of Korea",
    ]
    first, second, open_one, party, again = speakers
    assert party.key == again.key
    assert len({first.key, second.key, open_one.key, party.key}) == 4
    assert {first.key, second.key} <= set(open_one.candidates)


def test_keys_of_unnamed_sources_belong_to_their_article() -> None:
    one = quote_of("A source said the crane was “stuck fast.”", "stuck")
    other = quote_of("A source said the crane was “stuck fast.” It rained.", "stuck")
    assert one.speaker.key != other.speaker.key
    assert one.speaker.key == f"{one.article_id}#1"


def test_a_described_subject_is_whom_the_pronoun_means() -> None:
    text = HARBOUR + "The mayor's cook shook her head. “Soup,” she said."
    speaker = quote_of(text, "Soup").speaker
    assert (speaker.kind, speaker.basis) == (SpeakerKind.ANONYMOUS, SpeakerBasis.PRONOUN)
    assert speaker.name == "the mayor's cook"


def test_an_answer_goes_to_whoever_was_asked() -> None:
    text = (
        "“It was the wind,” Ana Kowalski said.\n\n“Only the wind?” asked the judge, Tom Brandt."
        "\n\n“And the crane.”"
    )
    speaker = quote_of(text, "And the crane").speaker
    assert (speaker.name, speaker.basis) == ("Ana Kowalski", SpeakerBasis.CARRIED)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“It stays,” Ana Kowalski told Reuters.", ["Reuters"]),
        ("“It stays,” Ana Kowalski said, according to the BBC.", ["BBC"]),
        ("Ri Chol Su said “the mill turns,” state media reported.", ["state media"]),
        (
            "Yonhap, citing a ministry official, said KCNA had quoted the leader as saying that "
            "“the barley is ripe.”",
            ["KCNA", "a ministry official", "Yonhap"],
        ),
        ("“It stays,” Ana Kowalski told the Harbour Chronicle.", ["Harbour Chronicle"]),
        (
            "“It stays,” Kowalski threatened in the speech, according to the English translation "
            "published by North Korean state media.",
            ["North Korean state media"],
        ),
        ("“It stays,” Ana Kowalski told reporters.", []),
        (
            "“It stays,” Ana Kowalski said, according to a transcript released by the Kremlin.",
            ["The Kremlin"],
        ),
        ("“It stays,” Ana Kowalski said, the news site Brandau Heute reported.", ["Brandau Heute"]),
        ("“It stays,” Ana Kowalski said, the newspaper Folha do Vale said.", ["Folha do Vale"]),
        ("« Ça reste », a déclaré Ana Kowalski, citée par Xinhua.", ["Xinhua"]),
        ("« Ça reste », a déclaré Ana Kowalski à l’AFP.", ["AFP"]),
        ("«Se queda», dijo Ana Kowalski a la agencia EFE.", ["EFE"]),
        (
            "“It stays,” Ana Kowalski said, according to a text issued by the Brill Board's Press "
            "Office.",
            ["Brill Board's Press Office"],
        ),
        (
            "The bridge of Brill stays, as first reported by Brandau Heute.\n\n“It stays,” Ana "
            "Kowalski said.",
            ["Brandau Heute"],
        ),
        (
            "The bridge of Brill stays, as first reported by Brandau Heute.\n\n“It stays,” Ana "
            "Kowalski told reporters.",
            [],
        ),
    ],
    ids=[
        *("told", "according to", "state media", "nested", "unknown outlet", "translation", "none"),
        *("released", "called a site", "called a paper", "French", "told in French"),
        *("told in Spanish", "an office", "first reported", "first reported, but heard"),
    ],
)
def test_via(text: str, via: list[str]) -> None:
    assert [each.source for each in quotes_of(text)[-1].via] == via


def test_an_outlet_does_not_stand_between_a_speaker_and_itself() -> None:
    text = "“It stays,” Ana Kowalski told Reuters."
    assert quotes_of(text, outlet="Reuters")[-1].via == ()


def test_narration_of_state_media_is_the_reporters_own() -> None:
    text = (
        "North Korean leader Kim Jong Un set forth tasks to “speed up the barley” in the face of "
        "“weeds unprecedented in history,” the official Korean Central News Agency said."
    )
    quote = quotes_of(text)[-1]
    assert quote.speaker.name == "KCNA"
    assert quote.reporter_words
    assert quote.about == "Kim Jong Un"


def test_speech_reported_by_state_media_is_the_persons() -> None:
    text = "Kim Jong Un said “the barley comes first,” KCNA reported."
    quote = quotes_of(text)[-1]
    assert quote.speaker.name == "Kim Jong Un"
    assert not quote.reporter_words
    assert [each.source for each in quote.via] == ["KCNA"]


def test_spans_are_the_words_of_the_text() -> None:
    text = HARBOUR + "“It stays,” she said."
    quote = quotes_of(text)[-1]
    assert quote.speaker.span is not None
    assert text[slice(*quote.speaker.span)] == quote.speaker_text == "she"
