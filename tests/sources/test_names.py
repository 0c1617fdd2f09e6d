"""Names: the form shown, and the key under which forms of one name meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.sources.names import (
    acronym,
    canonical,
    family_name,
    is_korean,
    name_key,
    split_title,
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("KIM JONG UN", "Kim Jong Un"),
        ("Kim Jong Un’s", "Kim Jong Un"),
        ("President Yoon Suk-yeol", "Yoon Suk Yeol"),
        ("Yun Sok Yol", "Yoon Suk Yeol"),
        ("Moon Jae-in", "Moon Jae In"),
        ("Ban Ki-moon", "Ban Ki Moon"),
        ("Sen. Lorna Castellan", "Lorna Castellan"),
        ("Secretary of State Ada Moreno", "Ada Moreno"),
        ("Pope Anselm", "Pope Anselm"),
        ("Gil Mercer", "Gil Mercer"),
        ("Bo Falk, PhD", "Bo Falk"),
        ("Bo Falk, Jr.", "Bo Falk Jr."),
        ("Tsai Ing-wen", "Tsai Ing-wen"),
        ("Kim", "Kim"),
        ("Minister", "Minister"),
        ("", ""),
    ],
)
def test_display_form(written: str, shown: str) -> None:
    assert canonical(written) == shown


@pytest.mark.parametrize(
    "forms",
    [
        ("Kim Jong-un", "Kim Jong Un", "KIM JONG UN", "Kim Jongun", "Chairman Kim Jong Un"),
        ("Yoon Suk Yeol", "Yoon Suk-yeol", "Yoon Seok-youl"),
        ("Ana T. Sørland", "Ana Sorland", "Dr. Ana Sørland"),
        ("the State Department", "State Department"),
        ("Choe Son Hui", "Choi Son-hui"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_one_name_meet(forms: tuple[str, ...]) -> None:
    assert len({name_key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Suk", "Kim Jung Sook"),
        ("Kim Jong Un", "Kim"),
        ("Bo Falk", "Bo Falk Jr."),
        ("Ana Ruiz", "Ana Reis"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "family"),
    [("Kim Jong Un", "Kim"), ("Ada Moreno", "Moreno"), ("Bo Falk Jr", "Falk"), ("", "")],
)
def test_family_name(name: str, family: str) -> None:
    assert family_name(name) == family


def test_titles_come_off_only_before_a_name() -> None:
    assert split_title("former Prime Minister Ada Moreno") == (
        "former Prime Minister",
        "Ada Moreno",
    )
    assert split_title("Prime Minister") == ("", "Prime Minister")


def test_korean_names_are_told_from_others() -> None:
    assert is_korean(["Ri", "Pyong-chol"])
    assert not is_korean(["Kim", "Clijsters"])
    assert not is_korean(["Jung", "Chang"])


def test_acronym_leaves_small_words_out() -> None:
    assert acronym("Workers' Party of Korea") == "WPK"


@given(st.text(max_size=60))
def test_display_form_is_stable(text: str) -> None:
    shown = canonical(text)
    assert name_key(shown) == name_key(text)
    assert "  " not in shown


@given(st.text(max_size=60))
def test_key_ignores_blanks_around(text: str) -> None:
    assert name_key(f"  {text}  ") == name_key(text)
