"""The registry of news sources: by name, by address, in running text, and a user's own."""

from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.sources.naming import key
from provenance.sources.registry import Registry, Source, default_registry
from provenance.text.capitals import capitals
from provenance.vocabulary import SourceKind

REGISTRY = default_registry()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("KCNA", "KCNA"),
        ("the official Korean Central News Agency", "KCNA"),
        ("the North's Korean Central News Agency", "KCNA"),
        ("조선중앙통신", "KCNA"),
        ("The Associated Press", "AP"),
        ("ASSOCIATED PRESS", "AP"),
        ("South Korea's state-run Yonhap news agency", "Yonhap"),
        ("Russia’s TASS news agency", "TASS"),
        ("Agence France-Presse", "AFP"),
        ("Globe and Mail", "The Globe and Mail"),
        ("The Globe", "The Globe and Mail"),
        ("DailyNK", "Daily NK"),
        ("Daily NK’s", "Daily NK"),
        ("CNN.com", "CNN"),
        ("The Washington Times, LLC", "The Washington Times"),
        ("Reuters News Agency Ltd.", "Reuters"),
        ("North Korea's state media", "North Korean state media"),
    ],
)
def test_one_source_is_found_by_all_its_names(words: str, name: str) -> None:
    found = REGISTRY.by_name(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "words", ["", "us", "the", "daily", "news agency", "Bell Post", "Kim", "’s"]
)
def test_other_words_name_no_source(words: str) -> None:
    assert REGISTRY.by_name(words) is None


def test_state_media_as_a_group_are_no_single_agency() -> None:
    group = REGISTRY.by_name("North Korean state media")
    assert group is not None
    assert group.generic
    assert group != REGISTRY.by_name("KCNA")


def test_strict_search_leaves_out_what_could_mean_another() -> None:
    assert REGISTRY.by_name("The Post", strict=True) is None
    assert REGISTRY.by_name("Hobb newspaper Reuters", strict=True) is None
    assert REGISTRY.by_name("the washington post", strict=True) is not None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://en.yna.co.kr/view/AEN2024", "Yonhap"),
        ("http://www.kcna.kp/en/article/q/1.kcmsf", "KCNA"),
        ("http://www.kcna.co.jp/item/2011/1.html", "KCNA"),
        ("kcnawatch.org", "KCNA Watch"),
        ("https://user@WWW.BBC.CO.UK:443/news?x=1", "BBC"),
        ("https://notreuters.com/a", None),
        ("https://reuters.com.evil.example/a", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_leads_to_its_publisher(url: str, name: str | None) -> None:
    found = REGISTRY.by_domain(url)
    assert (found.name if found else None) == name


def names_in(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], source.name) for (start, end), source in REGISTRY.mentions(text)]


def test_mentions_are_found_where_they_stand() -> None:
    text = (
        "The Korean Central News Agency said so, AP’s man in Hobb wrote, and the Guardian and "
        "the New York Times followed; ASSOCIATED PRESS. 조선중앙통신은 밝혔다."
    )
    assert names_in(text) == [
        ("Korean Central News Agency", "KCNA"),
        ("AP", "AP"),
        ("the Guardian", "The Guardian"),
        ("the New York Times", "The New York Times"),
        ("ASSOCIATED PRESS", "AP"),
        ("조선중앙통신", "KCNA"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Us and ours.", "an app for the ap", "Time passed at dawn.", "The sun rose.", "APEC met.",
     "a guardian of the fox", "He read it in the post.", "MAPS", "Guardian angels"],
)  # fmt: skip
def test_ordinary_words_are_no_mentions(text: str) -> None:
    assert names_in(text) == []


def test_one_word_of_another_paper_s_name_is_no_source() -> None:
    assert names_in("the Folha do Vale and the Xinhua de la Plata") == []
    assert names_in("the newspaper El Faro del Norte said") == []
    assert names_in("Le Monde de demain") == [("Le Monde", "Le Monde")]


def test_a_person_of_the_same_name_is_no_source() -> None:
    assert names_in("He told Bloomberg so.") == [("Bloomberg", "Bloomberg")]
    assert names_in("By Bloomberg News. Then Bloomberg left.") != []
    assert names_in("Michael Bloomberg ran. “No,” Bloomberg said. Mr. Bloomberg left.") == []


def test_a_small_article_can_mean_something_else() -> None:
    assert names_in("The Hill reported it, and so did The Atlantic.") == [
        ("The Hill", "The Hill"),
        ("The Atlantic", "The Atlantic"),
    ]
    assert names_in("They crossed the Atlantic and went up the Hill.") == []


def test_mentions_keep_to_the_part_asked_for() -> None:
    text = "Reuters, AFP and Kyodo"
    found = REGISTRY.mentions(text, 9, 12)
    assert found == [((9, 12), REGISTRY.by_name("AFP"))]
    assert REGISTRY.mentions(text, 9, 11) == []


@pytest.mark.parametrize(
    "text",
    [
        "The AP's Ana Ruiz told 'Reuters' and 9News that the Guardian’s “Bild” left.",
        "Ana.Reuters X&Reuters &Reuters U.S.&AFP iAFP 'AT&T' AFP_x Reuters_ TASS ТАСС 조선중앙통신",
        "REUTERS, Al-Jazeera and the New York Times; AFP2",
    ],
)
def test_known_capitals_change_no_mention(text: str) -> None:
    for part in (text, text[:60], text[20:50], text[:40].upper()):
        assert REGISTRY.mentions_among(part, capitals(part)) == REGISTRY.mentions(part)


def test_the_shipped_sources_are_sound() -> None:
    assert len(REGISTRY.sources) >= 200
    owners: dict[str, str] = {}
    for source in REGISTRY.sources:
        for domain in source.domains:
            assert owners.setdefault(domain, source.name) == source.name
        for way in (source.name, *source.aliases):
            assert owners.setdefault(key(way), source.name) == source.name, way
        assert source.country is None or len(source.country) == 2
        assert source.name == source.name.strip()


def test_a_users_own_file_adds_and_wins(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[sources]]\nname = "Hobb Herald"\nkind = "newspaper"\nzone = "Europe/London"\n'
        'aliases = ["The Herald of Hobb"]\ndomains = ["hobbherald.example"]\n'
        '[[sources]]\nname = "AP"\nkind = "agency"\naliases = ["Alpine Press"]\n'
    )
    extended = REGISTRY.extended(path)
    found = extended.by_domain("https://hobbherald.example/1")
    assert found is not None
    assert found.kind is SourceKind.NEWSPAPER
    assert extended.by_name("the herald of hobb") is found
    assert extended.by_name("Alpine Press").name == "AP"  # type: ignore[union-attr]
    assert extended.by_name("Reuters") is REGISTRY.by_name("Reuters")
    assert REGISTRY.by_name("Hobb Herald") is None


def test_sources_can_be_given_as_values() -> None:
    own = Source(name="Hobb Herald", kind=SourceKind.NEWSPAPER)
    assert REGISTRY.extended([own]).by_name("hobb herald") is own


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("sources = [", "not valid TOML", id="broken"),
        pytest.param("", "needs a list named 'sources'", id="empty"),
        pytest.param("x = 1", "needs a list named 'sources'", id="other"),
        pytest.param("sources = [1]", "source 1: must be a table", id="number"),
        pytest.param('[[sources]]\nkind = "site"', "'name' is missing", id="no name"),
        pytest.param('[[sources]]\nname = "A"', "'kind' is missing", id="no kind"),
        pytest.param('[[sources]]\nname = "A"\nkind = "blog"', "no kind of source", id="kind"),
        pytest.param('[[sources]]\nname = "A"\nkind = "site"\nzone = "X/Y"', "zone", id="zone"),
        pytest.param('[[sources]]\nname = "A"\nkind = "site"\nalias = []', "'alias'", id="key"),
        pytest.param('[[sources]]\nname = "A"\nkind = "site"\naliases = "B"', "list", id="list"),
        pytest.param('[[sources]]\nname = 5\nkind = "site"', "'name' must be", id="name"),
        pytest.param(
            '[[sources]]\nname = "A"\nkind = "site"\n' * 2, "stands there twice", id="twice"
        ),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content)
    with pytest.raises(InputError) as error:
        REGISTRY.extended(path)
    assert reason in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot read"):
        REGISTRY.extended(tmp_path / "none.toml")


def test_the_registry_can_be_sent_to_another_process() -> None:
    import pickle

    copy: Registry = pickle.loads(pickle.dumps(REGISTRY))
    assert copy.mentions("Reuters said") == REGISTRY.mentions("Reuters said")
