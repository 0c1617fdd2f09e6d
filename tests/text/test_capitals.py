"""Where capitalised words stand."""

import pytest

from provenance.text.capitals import capitals


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Gen. Ana Ruiz met Bo.", ["Gen. Ana Ruiz", "Bo"]),
        ("Ludwig van der Meer and Omar al-Said", ["Ludwig van der Meer", "Omar al-Said"]),
        ("the U.S. Navy’s Jean-Luc O’Neill", ["U.S. Navy’s Jean-Luc O’Neill"]),
        ("her parents’ House, James’ House", ["House", "James’ House"]),
        ("an iPhone of Élodie Łuk and AT&T", ["Élodie Łuk", "AT&T"]),
        ("in the van Mr. de Boer", ["Mr. de Boer"]),
        ("no name at all, 2020", []),
        ("", []),
    ],
)
def test_runs_of_capitalised_words(text: str, runs: list[str]) -> None:
    found = capitals(text).runs
    assert [words for _, words in found] == runs
    assert all(text.startswith(words, at) for at, words in found)


def test_what_a_name_may_also_begin_with() -> None:
    found = capitals("‘x 'Reuters and 9News’ said in 2020")
    assert found.others == [(4, "Reuters"), (16, "9News"), (31, "2020")]
    assert found.plain


@pytest.mark.parametrize("text", ["조선중앙통신 and Ana", "Ana조선 said", "told 'B&C of", "U.S.&A"])
def test_words_that_need_another_look(text: str) -> None:
    assert not capitals(text).plain
