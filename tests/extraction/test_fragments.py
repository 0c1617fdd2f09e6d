"""Who is found to have said pieces of a clause, where the nearest verb or name is not the one."""

import pytest

from tests.extraction.articles import found

OUTER = [
    pytest.param(
        "She said that the harbour's plan, which some have called new, was a “castle of sand.”",
        "castle of sand.", "She", id="a relative clause closes before the marks",
    ),
    pytest.param(
        "Brandal assured the crowd that he was calm - as Finne has said - and he can “promise”"
        " more.",
        "promise", "Brandal", id="an aside between dashes",
    ),
    pytest.param(
        "Brandal boasted that, thanks to his “Lamp Method,” he was the only keeper to correctly"
        " predict the storm.",
        "Lamp Method,", "Brandal", id="an infinitive after the marks attributes nothing",
    ),
    pytest.param(
        "Finne sniped that Brandal was “learning to swim,” while the keepers wrote letters that"
        " called her rude.",
        "learning to swim,", "Finne", id="a clause with while begins anew",
    ),
    pytest.param(
        "When Finne said at a rally that the pier was closed, he “grabbed hold of what bakers"
        " feel,” said Tove Brandal.",
        "grabbed hold of what bakers feel,", "Tove Brandal", id="the main clause has begun",
    ),
    pytest.param(
        "Finne cannot say that “from the tower,” Brandal added.",
        "from the tower,", "Brandal", id="what nobody said",
    ),
    pytest.param(
        "Keepers who think “the lamps have no future are wrong,” she said.",
        "the lamps have no future are wrong,", "she", id="thought inside, said outside",
    ),
    pytest.param(
        "“If the harbour finds further papers, it will search them for lamps” that would respond"
        " to the request, the guild's lawyer Tove Brandal wrote in a filing.",
        "If the harbour finds further papers, it will search them for lamps",
        "the guild's lawyer Tove Brandal", id="a relative clause goes on from the marks",
    ),
    pytest.param(
        "Although the guild did not single out the pier, it referenced “salt and sorrow” in town.",
        "salt and sorrow", "it", id="the main clause after although",
    ),
]  # fmt: skip

NOUNS = [
    pytest.param(
        "Finne said Thursday that Brandal's claim that the pier is sinking is “simply not true.”",
        "simply not true.", "Finne", id="a claim that is judged",
    ),
    pytest.param(
        "Last year, he played down Brandal's remarks as “just a part of the regatta” in town.",
        "just a part of the regatta", "he", id="remarks that are judged",
    ),
    pytest.param(
        "The senator’s answer was that “the most important lamp is the first,” so the town pays.",
        "the most important lamp is the first,", "The senator’s", id="whose answer was that",
    ),
    pytest.param(
        "She came under fire over her assertion during the debate that “we are where we should"
        " be” at last.",
        "we are where we should be", "her", id="when and where between noun and that",
    ),
    pytest.param(
        "The keepers recalled the suggestion by a young baker that someone “ought to look into”"
        " the judge.",
        "ought to look into", "a young baker", id="suggestion by",
    ),
    pytest.param(
        "The guild will not thank Brandal after her March comment that, “We will put out every"
        " lamp.”",
        "We will put out every lamp.", "her", id="a month before the noun",
    ),
    pytest.param(
        "Brandal also repeated his claim that “profit” was the reason for the new lamps.",
        "profit", "Brandal", id="who repeats a claim",
    ),
    pytest.param(
        "The fact checkers rated a third of Republican claims as “false” or “as wet as the sea,”"
        " a new high.",
        "as wet as the sea,", "The fact checkers", id="claims are no verb after an adjective",
    ),
]  # fmt: skip

SUBJECTS = [
    pytest.param(
        "In an article on the guild's page, the Paper, and widely read in town, Tove Brandal, a"
        " baker at the harbour, urged people not to call the lamps “crazy and stupid.”",
        "crazy and stupid.", "Tove Brandal", id="a name and its apposition after an introduction",
    ),
    pytest.param(
        "Recalling that moment, Ole Finne, who was a keeper for years, said of Brandal: “Will she"
        " do the same?”",
        "Will she do the same?", "Ole Finne", id="that before a noun opens no clause",
    ),
    pytest.param(
        "He fiercely defended the lamps at the last regatta in 1976, in what Tove Brandal, keeper"
        " of the harbour's books, called “hand-to-hand combat.”",
        "hand-to-hand combat.", "Tove Brandal", id="in what somebody called",
    ),
    pytest.param(
        "Unease grew on Monday when Speaker Ole Finne lamented the “sad” state of the pier and"
        " criticized the “politics of salt” on display.",
        "politics of salt", "Speaker Ole Finne", id="one subject, two verbs, in a clause with when",
    ),
    pytest.param(
        "Ana Ruiz, who leads the guild, supports Brandal and in a statement credited him for “an"
        " inspiring regatta.”",
        "an inspiring regatta.", "Ana Ruiz", id="an occasion after and",
    ),
    pytest.param(
        "Finne's gaffes brought back January, when Tove Brandal kept asking her why the guild had"
        " tied the fire to “spontaneous” dances.",
        "spontaneous", "Tove Brandal", id="kept asking",
    ),
    pytest.param(
        "In other words, explained Harbour moderator Tove Brandal: “What has that to do with bread"
        " and lamps?”",
        "What has that to do with bread and lamps?", "Harbour moderator Tove Brandal",
        id="a lower-case trade between body and name",
    ),
    pytest.param(
        "According to the guild's playbook, its keepers were told, “You sell no lamps. You sell"
        " light.”",
        "You sell no lamps. You sell light.", "the guild's playbook", id="were told, by a book",
    ),
    pytest.param(
        "Amid what the Star and the Courier each called a “rough week,” a story by the Beacon says"
        " that “a hundred keepers are poised to leave.”",
        "a hundred keepers are poised to leave.", "a story by the Beacon",
        id="a verb that leads to the next marks",
    ),
    pytest.param(
        "She repeated it. “Perpetual motion!” Rep. Tove Brandal, R-Pa., said of the dances.",
        "Perpetual motion!", "Rep. Tove Brandal", id="a party and state between name and verb",
    ),
]  # fmt: skip

COLONS = [
    pytest.param(
        "Keeper Ana Ruiz of Norvia delivered a blunt message to Finne: “It is time to quit rowing"
        " in the dark.”",
        "It is time to quit rowing in the dark.", "Keeper Ana Ruiz of Norvia", id="a message to",
    ),
    pytest.param(
        "“The lamps stay where they were,” the complaint states.",
        "The lamps stay where they were,", "the complaint", id="the complaint states",
    ),
    pytest.param(
        "The keeper said it. “Relative to fears from the storm, the lamps are few.”Finne announced"
        " the regatta.",
        "Relative to fears from the storm, the lamps are few.", None,
        id="a blank lost behind the marks",
    ),
    pytest.param(
        "Tove Brandal, The (Harbour) News Tribune: “The lamps are a matter for the whole town.”",
        "The lamps are a matter for the whole town.", "Tove Brandal", id="name and outlet",
    ),
    pytest.param(
        "IN A NUTSHELL: “Fog is no matter unless you sail, row or swim.”",
        "Fog is no matter unless you sail, row or swim.", None, id="a heading",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "source"), [*COLONS, *OUTER, *NOUNS, *SUBJECTS])
def test_source_of_a_fragment(text: str, content: str, source: str) -> None:
    sources = [each.source for each in found(text) if content in each.segments]
    assert sources == [source]


def test_fragments_on_both_sides_of_that_are_one_record() -> None:
    text = (
        "Brandal and Finne issued a statement describing their meeting as a “very good step” that"
        " recognized “many kinds of lamps” in town."
    )
    assert [each.segments for each in found(text)] == [("very good step", "many kinds of lamps")]


def test_a_new_speaker_ends_a_quotation_that_was_left_open() -> None:
    text = (
        "“The lamps are out,” Ole Finne said. “If they stay out, how can anybody sail?\n\n"
        "“I have been thinking of the harbour,” added Tove Brandal. “These are howls.”"
    )
    said = {each.segments[0]: each.source for each in found(text)}
    assert said["The lamps are out,"] == "Ole Finne"
    assert said["I have been thinking of the harbour,"] == "Tove Brandal"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "Then the harbour published a piece, written by a keeper from Vesterhavn, on lamps.",
            [], id="a participle beside its noun",
        ),
        pytest.param(
            "The Courier reported that after the resignation of a lawyer, guild staff wrote a"
            " letter to the mayor.",
            ["after the resignation of a lawyer, guild staff wrote a letter to the mayor"],
            id="a report before, its sentence no content of the next verb",
        ),
        pytest.param(
            "He told her that his lamps were failing.", ["his lamps were failing"],
            id="told her that",
        ),
        pytest.param(
            "The keeper continued: A lamp can be a good lamp soon if it is well trimmed.",
            ["A lamp can be a good lamp soon if it is well trimmed"], id="after a colon, no marks",
        ),
        pytest.param(
            "The mayor quoted him as saying the lamps were out.", ["the lamps were out"],
            id="quoted him as saying",
        ),
        pytest.param(
            "The Lamp Courier says this in a signed article.", [], id="says this",
        ),
        pytest.param(
            "A few years after the storm ended, the keepers started treating oil as bread.", [],
            id="what somebody started to do",
        ),
        pytest.param(
            "The keeper also acknowledged urging his staff to trim the lamps before the regatta.",
            ["urging his staff to trim the lamps before the regatta"],
            id="acknowledged urging",
        ),
        pytest.param(
            "The state media have reported nothing about the health of the keeper.", [],
            id="reported nothing",
        ),
        pytest.param(
            "Manny Gomez said seeing so many lamps was a welcome sight.",
            ["seeing so many lamps was a welcome sight"], id="said seeing",
        ),
        pytest.param(
            "Brandal told the Courier he’d support the keeper in May.",
            ["he’d support the keeper in May"], id="a contraction is a verb",
        ),
        pytest.param(
            "He told her he had been rowing for days.", ["he had been rowing for days"],
            id="told her he",
        ),
        pytest.param(
            "Ole Finne taught sailors that even a lamp is an asset, saying that the keepers fought"
            " for it.", ["the keepers fought for it"], id="saying",
        ),
    ],
)  # fmt: skip
def test_contents_without_marks(text: str, contents: list[str]) -> None:
    assert [" ".join(each.segments) for each in found(text) if each.kind == "indirect"] == contents


def test_the_subject_of_saying_is_not_the_subject_inside_that() -> None:
    text = "Ole Finne taught sailors that even a lamp is an asset, saying that the keepers slept."
    assert [each.source for each in found(text)] == ["Ole Finne"]


def test_the_title_of_a_book_is_no_quotation() -> None:
    assert found("His latest book is: “The Greatest Comeback: How a Lamp Rose From the Sea.”") == []
