"""Typed changes: what may change the meaning is found, what is cosmetic never alarms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.matching import compare
from provenance.vocabulary import QuoteKind, Relation, Severity

BASE = "We will raise the harbour dues by 12 percent, unless the ferries return by May."

COSMETIC = {
    "case": ("WE WILL RAISE THE HARBOUR DUES", "We will raise the harbour dues", {"case"}),
    "curly marks": ("We don't know", "We don’t know", {"punctuation"}),
    "commas": ("Stay, please, here", "Stay please here", {"punctuation"}),
    "national spelling": ("The harbour's defence", "The harbor's defense", {"spelling"}),
    "contraction": ("We will not go", "We won’t go", {"contraction"}),
    "contraction of is": ("It is over now", "It's over now", {"contraction"}),
    "gloss added": ("They sank it", "They sank it [the dredger]", {"bracketed"}),
    "gloss for a word": ("They sank it", "[The pirates] sank it", {"bracketed"}),
    "number words": ("twenty-three of 5,000 ships", "23 of 5000 ships", set()),
    "percent sign": ("a rise of 12 percent", "a rise of 12%", set()),
    "dollars": ("$5 million was lost", "5 million dollars was lost", set()),
}


@pytest.mark.parametrize(("reference", "text", "kinds"), COSMETIC.values(), ids=COSMETIC)
def test_cosmetic_differences_never_alarm(reference: str, text: str, kinds: set[str]) -> None:
    relation, changes = compare(reference, text)
    assert relation is Relation.VERBATIM
    assert all(change.severity is Severity.COSMETIC for change in changes)
    assert kinds <= {change.kind.value for change in changes}


MEANING = {
    "dots in the place of a never": (
        "I never said that we would leave the treaty.",
        "I … said that we would leave the treaty.",
        "negation",
    ),
    "some for most": ("Most of the boats sank.", "Some of the boats sank.", "substituted"),
    "negation lost": (BASE.replace("will", "will not"), BASE, "negation"),
    "negation added": (BASE, BASE.replace("will raise", "will never raise"), "negation"),
    "negation in a contraction": (BASE, BASE.replace("will raise", "won't raise"), "negation"),
    "other number": (BASE, BASE.replace("12", "21"), "number"),
    "number in words": (BASE, BASE.replace("12", "twenty"), "number"),
    "modality": (BASE, BASE.replace("will", "may"), "modality"),
    "condition lost at the end": (
        BASE,
        "We will raise the harbour dues by 12 percent.",
        "condition",
    ),
    "condition turned": (BASE, BASE.replace("unless", "if"), "condition"),
    "contrary word": (BASE, BASE.replace("raise", "cut"), "substituted"),
    "splice": (
        "The dredger is safe. But the crew did not survive. The harbour is open.",
        "The dredger is safe. … The harbour is open.",
        "elided",
    ),
}


@pytest.mark.parametrize(("reference", "text", "kind"), MEANING.values(), ids=MEANING)
def test_changes_of_meaning_are_found(reference: str, text: str, kind: str) -> None:
    _, changes = compare(reference, text)
    assert kind in {c.kind.value for c in changes if c.severity is Severity.MEANING}


def test_one_word_in_a_long_speech_is_found() -> None:
    speech = " ".join(
        f"Pier {word} carries grain and timber for the islands." for word in "abcdefghij" * 9
    )
    relation, changes = compare(speech + " We will go.", speech + " We will not go.")
    assert relation is Relation.ALTERED
    assert [(c.kind.value, c.quote_text) for c in changes] == [("negation", "not")]


RELATIONS = {
    "verbatim": (BASE, BASE, Relation.VERBATIM, set()),
    "truncated": (BASE, "We will raise the harbour dues", Relation.TRUNCATED, {"truncated"}),
    "elided": (
        "The harbour is open. The dredger has left. Come and see us.",
        "The harbour is open. … Come and see us.",
        Relation.ELIDED,
        {"elided"},
    ),
    "elided without marks": (
        "The harbour is open. The dredger has left. Come and see us.",
        "The harbour is open. Come and see us.",
        Relation.ELIDED,
        {"elided"},
    ),
    "substituted": (BASE, BASE.replace("ferries", "barges"), Relation.ALTERED, {"substituted"}),
    "the same modality": (
        "You must leave, and we are going to stay",
        "You have to leave, and we will stay",
        Relation.ALTERED,
        {"substituted"},
    ),
    "tense": ("It carried grain", "It carries grain", Relation.ALTERED, {"tense"}),
    "name": ("I met Mara Quill there", "I met Mara Stone there", Relation.ALTERED, {"name"}),
    "reordered": (
        "Before winter we will dredge the harbour",
        "we will dredge the harbour before winter",
        Relation.ALTERED,
        {"reordered"},
    ),
    "other script": ("전쟁은 끝났다", "The war is over", Relation.TRANSLATION, set()),
    "other words": (
        "the ministry plans dredging",
        "officials intend to deepen harbours",
        Relation.PARAPHRASE,
        set(),
    ),
}


@pytest.mark.parametrize(
    ("reference", "text", "relation", "kinds"), RELATIONS.values(), ids=RELATIONS
)
def test_relations(reference: str, text: str, relation: Relation, kinds: set[str]) -> None:
    found, changes = compare(reference, text)
    assert found is relation
    assert kinds <= {change.kind.value for change in changes}


def test_what_a_fragment_leaves_out_is_the_reporters_business() -> None:
    _, changes = compare(BASE, "raise the harbour dues", kind=QuoteKind.MIXED)
    assert {change.severity for change in changes} == {Severity.WORDING}


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    relation, changes = compare(a, b)
    assert isinstance(relation, Relation)
    assert all(change.reference_text or change.quote_text for change in changes)


@settings(deadline=None)
@given(st.text())
def test_a_text_is_verbatim_to_itself(text: str) -> None:
    assert compare(text, text) == (Relation.VERBATIM, ())


CALM = {
    "another sentence added": (
        BASE,
        BASE + " Nobody will stop us, if you ask me.",
        QuoteKind.DIRECT,
    ),
    "a retelling": (
        "We can sail if the wind allows it",
        "they could sail if the wind allowed it",
        QuoteKind.INDIRECT,
    ),
    "a sentence before it": (
        "If you ask me, never. The ferries will return in May.",
        "The ferries will return in May.",
        QuoteKind.DIRECT,
    ),
    "a swap before a cut": (
        "radically widen the harbour basin works of an unkind sea without equal in our memory",
        "drastically widen the harbour pool",
        QuoteKind.MIXED,
    ),
    "fragments": (
        "We will dredge, but not before winter, the northern harbour",
        "We will dredge the northern harbour",
        QuoteKind.MIXED,
    ),
    "an ordinal": ("until May 15 at noon", "until May 15th at noon", QuoteKind.DIRECT),
}


@pytest.mark.parametrize(("reference", "text", "kind"), CALM.values(), ids=CALM)
def test_what_is_no_change_of_meaning_does_not_alarm(
    reference: str, text: str, kind: QuoteKind
) -> None:
    _, changes = compare(reference, text, kind=kind)
    assert Severity.MEANING not in {change.severity for change in changes}


def test_a_lost_condition_before_a_comma_is_found() -> None:
    _, changes = compare("If the ferries return, I will sail.", "I will sail.")
    assert "condition" in {change.kind.value for change in changes}


HOSTILE = {
    "brackets": ("[" * 20_000, "(" * 20_000),
    "marks": ("“" * 20_000, '"' * 20_000),
    "books": ("war will not come " * 8_000, "war will come here " * 8_000),
    "no letters": ("\x00 \ud800 …", "—"),
}


@pytest.mark.parametrize(("reference", "text"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_compared(reference: str, text: str) -> None:
    assert isinstance(compare(reference, text)[0], Relation)


def test_a_text_that_shares_nothing_with_a_short_reference_is_compared() -> None:
    compare("We will close", "The ministry counts barges slowly. " * 200, kind=QuoteKind.DIRECT)
