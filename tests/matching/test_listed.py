"""Word lists: spellings meet, different words do not, every rule has its reason in words."""

import re
from importlib.resources import files

import pytest

from provenance.matching.explaining import _REASONS
from provenance.matching.listed import is_negation, modalities, number, opposite, spelling, stem
from provenance.matching.tokens import canonical_words, tokens

SAME = {
    "our": ("harbour", "harbor"),
    "ours": ("neighbours", "neighbors"),
    "ise": ("organise", "organize"),
    "ising": ("realising", "realizing"),
    "yse": ("analysed", "analyzed"),
    "re": ("theatre", "theater"),
    "ll": ("travelled", "traveled"),
    "ce": ("defence", "defense"),
    "grey": ("grey", "gray"),
}
OTHER = {
    "four, for": ("four", "for"),
    "filled, filed": ("filled", "filed"),
    "hour, hor": ("hour", "her"),
    "prise, price": ("prise", "price"),
    "stalled, staled": ("stalled", "staled"),
}


@pytest.mark.parametrize(("british", "american"), SAME.values(), ids=SAME)
def test_national_spellings_meet(british: str, american: str) -> None:
    assert spelling(british) == spelling(american)


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


def test_negations_numbers_opposites_and_modalities() -> None:
    assert is_negation("won't") and is_negation("never") and not is_negation("note")
    assert number("twelve") == number("12") == 12
    assert number("harbour") is None
    assert opposite("rise", "fall") and not opposite("rise", "climb")
    assert stem("carried") == stem("carry") == stem("carries")
    assert modalities(["is", "going", "to"]) == modalities(["will"])
    assert modalities(["may"]) != modalities(["will"])


def test_words_with_and_without_places_are_the_same() -> None:
    text = "Don’t harbour five ships at 5 piers, it's colourful"
    assert [token.word for token in tokens(text)] == canonical_words(text)


def test_every_rule_is_said_in_words() -> None:
    source = files("provenance.matching").joinpath("verification.py").read_text(encoding="utf-8")
    rules = set(re.findall(r'Verdict\([^"]*"([a-z_]+)"', source)) | {"too_far_apart"}
    assert rules <= _REASONS.keys()
