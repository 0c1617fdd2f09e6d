"""Rules that real articles asked for, each on invented words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extraction import extract
from provenance.extraction.people.glued import ended, unglued, unrepeated
from provenance.extraction.people.mentions import find_mentions
from provenance.extraction.scripts.unspaced import worded
from provenance.sources.registry import default_registry
from provenance.vocabulary import SpeakerBasis
from tests.extraction.articles import article
from tests.extraction.test_speakers import quote_of, quotes_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sen. Ada Moreno met Mr. Bo.", ["Ada Moreno", "Bo"]),
        ("Secretary of State Ada Moreno left.", ["Ada Moreno"]),
        ("Geologist Ada Moreno and I’m here.", ["Ada Moreno"]),
        ("ChairmanKim Jong Unvisited the mill.", ["Kim Jong Un"]),
        ("The Ministry of Locks and Bridges of Arlen.", ["Ministry of Locks and Bridges", "Arlen"]),
        ("It’s Per Nygaard. Don’t.", ["Per Nygaard"]),
        ("the Workers’ Party of Korea", ["Workers’ Party of Korea"]),
        ("the mayor of Brill Ada Moreno", ["Brill", "Ada Moreno"]),
        ("a speech at the Brill House Rose Garden", ["Brill House Rose Garden"]),
        ("dean of the College of Ada & Mary Moreno", ["College of Ada & Mary Moreno"]),
    ],
)
def test_names_in_a_text(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Old Ana Bly left.", "Ana Bly"),
        ("We met Old Ana Bly.", "Old Ana Bly"),
        ("The mayor of Brill Ada Moreno left.", "Ada Moreno"),
        ("We met Brill Ada Moreno.", "Brill Ada Moreno"),
    ],
)
def test_the_same_words_are_read_by_what_stands_before_them(text: str, name: str) -> None:
    other = "Old Ana Bly of Brill Ada Moreno. They met Old Ana Bly and Brill Ada Moreno."
    assert find_mentions(text)[-1].name == name
    find_mentions(other)
    assert find_mentions(text)[-1].name == name


@settings(deadline=None)
@given(st.text(max_size=200))
def test_names_stand_where_they_say(text: str) -> None:
    last = 0
    for mention in find_mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        assert " ".join(text[mention.start : mention.end].split()) == mention.name
        last = mention.end


def test_glued_words_come_apart() -> None:
    assert [word for word, _, _ in unglued("ChairmanKim", 0, 11)] == ["Chairman", "Kim"]
    assert [word for word, _, _ in unglued("McDonald", 0, 8)] == ["McDonald"]
    run = [("Kim", 0, 3), ("Jong", 4, 8), ("Unsaid", 9, 15)]
    assert ended(run)[-1] == ("Un", 9, 11)
    again = [("Ana", 0, 3), ("Bly", 4, 7), ("Ana", 8, 11), ("BlyMore", 12, 19)]
    assert unrepeated(again) == again[:2]


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("해안연구소 남가람 연구원", "person", "남가람"),
        ("위원장", "unknown", ""),
        ("김정은 국무위원장", "person", "김정은"),
        ("소식통", "anonymous", ""),
        ("해안통신", "organisation", "해안통신"),
        ("등대 관리", "unknown", ""),
        ("市长王明", "person", "王明"),
        ("王明市长", "person", "王明"),
        ("市长", "unknown", ""),
        ("韩国", "unknown", ""),
        ("岛国总统弗拉基米尔·奥尔", "person", "弗拉基米尔·奥尔"),
        ("白宫", "organisation", "白宫"),
        ("山田花子さん", "person", "山田花子"),
        ("渡り鳥さん", "unknown", ""),
        ("神戸市長", "unknown", ""),
        ("千葉県知事", "unknown", ""),
        ("プレム米大統領", "person", "プレム"),
        ("ראש העיר אמר", "unknown", ""),
        ("ראש העיר דוד לוי", "person", "דוד לוי"),
        ("נשיא צרפת", "unknown", ""),
        ("الرئيس محمد علي", "person", "محمد علي"),
        ("وزير خارجية مصر", "unknown", ""),
        ("мэр города Иван Петров", "person", "Иван Петров"),
        ("Белый дом", "unknown", ""),
        ("Министерство обороны России", "unknown", ""),
        ("โฆษกรัฐบาล", "unknown", ""),
    ],
)
def test_sources_in_scripts_without_capitals(source: str, kind: str, name: str) -> None:
    words = worded("", source)
    assert words is not None
    assert (words.kind, words.name) == (kind, name)


@pytest.mark.parametrize("source", ["a source", "Müller", "l’élu"])
def test_sources_in_latin_letters_are_not_read_by_script(source: str) -> None:
    assert worded("", source) is None


def test_he_after_in_which_is_the_last_named() -> None:
    text = (
        "Bo Falk left after a speech by Minister Omar Haddad in which he vowed that the dam would "
        "be “dry as a bone.”"
    )
    assert quote_of(text, "bone").speaker.name == "Omar Haddad"


def test_a_chain_of_pronouns_keeps_its_subject() -> None:
    text = (
        "Ri Pyong Chol inspected the mill on Monday.\n\n"
        "He was accompanied by Jo Yong Won and Kim Jae Ryong.\n\n"
        "“Flour is the flag of the people,” he said."
    )
    assert quote_of(text, "Flour").speaker.name == "Ri Pyong Chol"


def test_a_role_may_be_named_later() -> None:
    text = (
        "The harbour's director called the plan “a bucket with a hole.”\n\n"
        "“It leaks,” said the director, Ana Kowalski."
    )
    assert quote_of(text, "bucket").speaker.name in ("Ana Kowalski", "the harbour's director")


def test_a_body_named_after_a_person_is_not_the_person() -> None:
    text = "The Falk Administration agreed. Falk said the deal was “done and dusted.”"
    assert quote_of(text, "dusted").speaker.name == "Falk"


def test_nobody_is_carried_over_from_a_heading() -> None:
    text = "Ana Kowalski spoke on Monday.\n\nTariffs\n\n“They will go up and then down again.”"
    speaker = quotes_of(text)[-1].speaker
    assert speaker.name in (None, "Ana Kowalski")


def test_the_lead_tells_who_reported() -> None:
    text = (
        "Kim Jong Un praised a mill, South Korea's Yonhap news agency reported on Friday, citing "
        "the North's state news agency KCNA.\n\n“Flour is the flag of the people,” Kim was quoted "
        "as saying."
    )
    assert [via.source for via in quote_of(text, "Flour").via] == ["KCNA", "Yonhap"]


def test_the_paper_itself_is_no_way_through() -> None:
    text = "“They are flat,” the captain, Winifred Ashby, told the Parish Paper."
    assert quote_of(text, "flat", outlet="Upper Nettle Parish Paper").via == ()


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("the clerk of the council Jim Poe", "Jim Poe", "person"),
        ("Spokesman for the ministry Ivo Kant", "Ivo Kant", "person"),
        ("Former prime minister of Norvia Ada Lund", "Ada Lund", "person"),
        ("the mayor of New Haven Jim Poe", "Jim Poe", "person"),
        ("the mayor of New Haven", "the mayor of New Haven", "anonymous"),
        ("a spokesman for Jim Poe", "a spokesman for Jim Poe", "anonymous"),
        ("a spokesman for President Jim Poe", "a spokesman for President Jim Poe", "anonymous"),
        ("a spokesman for the trade minister Jim Poe", None, "anonymous"),
        ("the mayor of Santa Ada Harbour", None, "anonymous"),
        ("the head of the Ada Lund Institute", "the head of the Ada Lund Institute", "anonymous"),
    ],
)
def test_a_name_after_a_whole_of_phrase_holds_the_role(
    source: str, name: str | None, kind: str
) -> None:
    speaker = quote_of(f"{source} said: “The lock gate will hold until May.”", "lock").speaker
    assert (speaker.kind, speaker.name) == (kind, name or speaker.name)


def test_the_role_before_an_of_phrase_calls_its_holder_back() -> None:
    text = (
        "The clerk of the council Jim Poe opened the lock on Monday. Ada Lund, a farmer, came.\n\n"
        "“It will hold until May,” the clerk said."
    )
    assert quote_of(text, "hold").speaker.name == "Jim Poe"


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Mayor: “{}”", "Mayor Rosa Diaz met the council on Monday.", "Rosa Diaz"),
        ("The mayor: “{}”", "Rosa Diaz, the mayor of Arlen, met the council.", "Rosa Diaz"),
        ("Mayor: “{}”", "Mayor Rosa Diaz met Ivo Kant, mayor of Brill.", "mayor"),
        ("Mayor: “{}”", "Former mayor Rosa Diaz met the council on Monday.", "mayor"),
        ("Fire chief: “{}”", "Police chief Rosa Diaz met the council.", "fire chief"),
    ],
)
def test_a_role_in_a_title_is_its_only_holder(title: str, text: str, name: str) -> None:
    whole = replace(article(f"{text}\n\nIt rained."), title=title.format("We will keep the lake"))
    (quote,) = extract(whole, default_registry())
    assert quote.speaker.name == name
    assert quote.speaker.basis is SpeakerBasis.DESCRIPTION


def test_a_party_before_a_role_is_still_a_name() -> None:
    text = "The GOP presidential candidate spoke. He wrote: “The lake stays ours.”"
    assert [m.name for m in find_mentions(text)] == ["GOP"]
    source = quote_of("“The lake stays,” the GOP mayor said.", "lake").speaker
    assert source.name == "the GOP mayor"
    old = quote_of("Former mayor of Arlen and Brill said: “The lake stays.”", "lake").speaker
    assert old.name != "Former"


TOGETHER = [
    pytest.param(
        "President Ole Finne came. He and Ana Ruiz announced that the lamps would be lit.",
        "lamps", "Ole Finne and Ana Ruiz", id="he and a name",
    ),
    pytest.param(
        "“The lamps stay,” Ana Ruiz and Mayor Ole Finne said.",
        "lamps", "Ana Ruiz and Ole Finne", id="a title behind and",
    ),
    pytest.param(
        "The president came. She and Ruiz announced that the lamps would be lit.",
        "lamps", None, id="one of them not clear",
    ),
]  # fmt: skip
NOBODY = [
    pytest.param(
        "At the Arch of Triumph, visitors recalled that the light was a victory.",
        "victory", None, id="many are not the one named before them",
    ),
    pytest.param(
        "If the keeper was African American, Hispanic or Middle Eastern, sailors were more likely"
        " to call them a “danger to the lamps.”",
        "danger", None, id="a people's name in a list",
    ),
    pytest.param(
        "Discrimination by lamp necessarily involves “taking the keeper’s light into account.” The"
        " law forbids discrimination.",
        "taking", None, id="a noun that opens its sentence",
    ),
    pytest.param(
        "When and where, one wonders, were keepers allowed to share the “burden of the light”?",
        "burden", None, id="one wonders",
    ),
]  # fmt: skip
CALLED = [
    pytest.param(
        "Human Rights Watch said that “the keepers should stop.”", "keepers",
        "Human Rights Watch", id="a body whose last word is no name",
    ),
    pytest.param(
        "One general said the lamp would be a test.\n\n“Does it come at noon? Does it come after"
        " dark?” Gen. Jens Dahl told reporters last week.",
        "noon", "Jens Dahl", id="told reporters, after a question",
    ),
    pytest.param(
        "“She’s still got the friends that she had,” Jens Dahl has said. That makes her “by all"
        " accounts a trustworthy and good keeper.”",
        "accounts", "Jens Dahl", id="a fragment after somebody's words",
    ),
    pytest.param(
        "Most people do not care enough about lamps to say they are “happy with the dark.”",
        "happy", "most people", id="a description ends before do",
    ),
    pytest.param(
        "In an essay, Jens Dahl, a keeper, tells of it. The famous Vietnam Memorial, he writes,"
        " “is a wall of names.”",
        "wall", "Jens Dahl", id="a memorial is no he",
    ),
    pytest.param(
        "Dahl writes that the lamps are out.\n\nOle Finne: Our lamp contract is showing\n\n"
        "He did add, however: “There is a time in which I owe silence.”",
        "silence", "Dahl", id="nobody from a link between paragraphs",
    ),
    pytest.param(
        "(RELATED: Mary Lund Ties ABC To The Lamps)\n\nABC said they “could not see enough.”",
        "enough", "ABC News", id="a headline is no name",
    ),
    pytest.param(
        "A woman in Ann Arbor, Mich., insisted that she was told of the lamps.",
        "lamps", "a woman in Ann Arbor", id="a state behind a town",
    ),
    pytest.param(
        "Both put lamps in context, but sailors most often mentioned that the lamps were near.",
        "lamps were", "sailors", id="most often",
    ),
    pytest.param(
        "One man picked up a note and told a baker that the lamps were out.",
        "lamps", "one man", id="a description ends before a verb",
    ),
    pytest.param(
        "Dr. Ole Finne, who studies fog, came. At the clinic a doctor asked a question.\n\n"
        "“You have the fog,” the doctor told him.",
        "fog", "a doctor", id="a new holder of the role",
    ),
    pytest.param(
        "The Lampers Rules are strict, all say. Lampers stated that the lamp “was unsafe.”",
        "unsafe", "Lampers", id="what a body has is not the body",
    ),
    pytest.param(
        "“It stays,” said Harbour One Executive Director Ana Ruiz.",
        "stays", "Ana Ruiz", id="an officer behind the body's name",
    ),
    pytest.param(
        "“Few know it,” said Dr. Ole Finne. “They come late.” That was so for Jens Dahl, whose"
        " mother, Mary Lund, drove him home after he told her the lamps were out.",
        "lamps", "Jens Dahl", id="he in a clause with whose",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fragment", "name"), [*TOGETHER, *NOBODY, *CALLED])
def test_names_of_speakers(text: str, fragment: str, name: str | None) -> None:
    assert quote_of(text, fragment).speaker.name == name


def test_a_role_with_a_hyphen_is_no_name() -> None:
    text = "Vice-Minister of Chemical Industry Pak Chol, 52, said that the talks were over."
    assert "Vice-Minister" not in [m.name for m in find_mentions(text) if m.title] + [
        quote_of(text, "talks").speaker.name
    ]
