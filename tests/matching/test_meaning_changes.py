"""Sixty invented pairs that mislead: half turn what was said, half only look as if they did.

Written before the program was run on them. A change of meaning has to be told with its kind, at
any likeness; what is cosmetic or a matter of words must not alarm.
"""

import pytest

from provenance.matching import compare
from provenance.vocabulary import QuoteKind, Severity

D, M, IN = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
LONG = (
    "The keepers have looked after the nine lamps of the Cray lighthouse for two hundred winters, "
    "through gales that tore the slates from every roof on the quay, and they {} leave it to a "
    "company that has never lit a lamp, whatever the council in Tarn may write into its papers "
    "this spring, because a light is a promise to people whom you will never meet."
)

MEANING = {  # reference, quote, kinds of which one has to be told as a change of meaning
    "one not in seventy words": (LONG.format("will not"), LONG.format("will"), {"negation"}),
    "cannot": ("We cannot pay the crews in May.", "We can pay the crews in May.", {"negation"}),
    "never": ("She never signed that letter.", "She signed that letter.", {"negation"}),
    "no longer": ("The ferry is no longer safe.", "The ferry is safe.", {"negation"}),
    "nobody": ("Nobody was paid for it.", "Everybody was paid for it.", {"negation"}),
    "without at the end": (
        "We will sign the treaty without the northern ports.",
        "We will sign the treaty with the northern ports.",
        {"negation"},
    ),
    "neither nor": (
        "Neither the mayor nor I knew of the loan.",
        "Both the mayor and I knew of the loan.",
        {"negation"},
    ),
    "few and a few": ("Few of us believed him.", "A few of us believed him.", {"substituted",
                      "inserted", "negation"}),
    "digits turned": ("They took 1,250 barrels.", "They took 1,520 barrels.", {"number"}),
    "a decimal point": ("It rose by 4.5 percent.", "It rose by 45 percent.", {"number"}),
    "million and billion": ("It costs 3 million.", "It costs 3 billion.", {"number",
                            "substituted"}),
    "a year": ("We leave in 2031 for good.", "We leave in 2013 for good.", {"number"}),
    "a number word": ("Two of the five boats sank.", "Three of the five boats sank.", {"number"}),
    "a number dropped": (
        "He asked for 40 of the keys.", "He asked for all of the keys.", {"number", "substituted"}
    ),
    "half": ("Half of the crew left.", "Most of the crew left.", {"number", "substituted"}),
    "will and may": ("The dam will hold.", "The dam may hold.", {"modality"}),
    "must and should": ("You must leave.", "You should leave.", {"modality"}),
    "might dropped": ("It might be the last boat.", "It is the last boat.", {"modality"}),
    "allegedly dropped": (
        "He allegedly sold the anchors.", "He sold the anchors.", {"modality"}
    ),
    "probably dropped": ("It is probably over.", "It is over.", {"modality"}),
    "unless at the head": (
        "Unless the pier is mended, I will close the school.",
        "I will close the school.",
        {"condition"},
    ),
    "if in the middle": (
        "We will, if the court agrees, sell the fleet.", "We will sell the fleet.", {"condition"}
    ),
    "only if": ("I will sign only if he resigns.", "I will sign if he resigns.", {"condition",
                "deleted"}),
    "as long as": (
        "The truce holds as long as they stay east of the river.",
        "The truce holds.",
        {"condition"},
    ),
    "until": ("Nobody moves until I say so.", "Nobody moves.", {"condition"}),
    "a splice": (
        "I love this town. But I have never trusted its council. I will stay.",
        "I love this town … I will stay.",
        {"elided"},
    ),
    "a splice that drops a denial": (
        "They say that I took the money, and that is simply not true, from the widows' fund.",
        "They say that I took the money … from the widows' fund.",
        {"elided", "negation"},
    ),
    "raise and lower": ("We shall raise the dues.", "We shall lower the dues.", {"substituted"}),
    "before and after": (
        "He left before the fire.", "He left after the fire.", {"substituted"}
    ),
    "guilty": ("The court found her guilty.", "The court found her innocent.", {"substituted"}),
}  # fmt: skip

CALM = {  # reference, quote, kind of quote, the highest severity that may be told
    "capitals": ("The Dam Will Hold", "the dam will hold", D, "cosmetic"),
    "curly marks": ("I don't know, I'm new", "I don’t know; I’m new", D, "cosmetic"),
    "an oxford comma": ("gales, rain, and fog", "gales, rain and fog", D, "cosmetic"),
    "a dash for a comma": ("It holds, we hope, today", "It holds — we hope — today", D, "cosmetic"),
    "a hyphen": ("a twenty-year-old boat", "a twenty year old boat", D, "cosmetic"),
    "won't": ("We will not go", "We won't go", D, "cosmetic"),
    "can't": ("You cannot stay", "You can't stay", D, "cosmetic"),
    "it's": ("It is not ours", "It's not ours", D, "cosmetic"),
    "isn't": ("It is not ours", "It isn't ours", D, "cosmetic"),
    "they've": ("They have sunk it", "They've sunk it", D, "cosmetic"),
    "british": ("to defend the colour of our neighbours", "to defend the color of our neighbors", D,
                "cosmetic"),
    "programme": ("the organised programme", "the organized program", D, "cosmetic"),
    "twelve": ("twelve boats", "12 boats", D, "cosmetic"),
    "percent": ("5 per cent of it", "5% of it", D, "cosmetic"),
    "a sum": ("it cost $3 million", "it cost three million dollars", D, "cosmetic"),
    "an ordinal": ("on the 3rd of May", "on the third of May", D, "cosmetic"),
    "a gloss": ("He sank it", "He [the pilot] sank it", D, "cosmetic"),
    "a gloss for a name": ("We trust her", "We trust [Quill]", D, "cosmetic"),
    "initials": ("the U.S. fleet", "the US fleet", D, "cosmetic"),
    "has to": ("You must leave by noon", "You have to leave by noon", D, "wording"),
    "needs to": ("The council needs to act", "The council must act", D, "wording"),
    "gonna": ("We are going to win", "We're gonna win", D, "wording"),
    "a sentence cut off": (
        "The dam holds. If it rains, come back.", "The dam holds.", D, "wording"
    ),
    "an attribution between": (
        "I will stay. Nobody asked me to go.", "Nobody asked me to go.", D, "wording"
    ),
    "a filler": ("Well, you know, the dam holds", "The dam holds", D, "wording"),
    "tense retold": ("I will close the school", "she would close the school", IN, "wording"),
    "without, cut away": ("He left, without a word, at noon", "He left at noon", D, "wording"),
    "person retold": ("We can pay our crews", "they could pay their crews", IN, "wording"),
    "two negations": ("It is not impossible at all", "It is possible", D, "wording"),
    "a fragment": (
        "If the pier is mended, we will sail north with the whole fleet", "sail north", M, "wording"
    ),
}  # fmt: skip
_ORDER = [Severity.COSMETIC, Severity.WORDING, Severity.MEANING]


@pytest.mark.parametrize(("reference", "text", "kinds"), MEANING.values(), ids=MEANING)
def test_what_turns_a_statement_is_told(reference: str, text: str, kinds: set[str]) -> None:
    _, changes = compare(reference, text)
    told = {change.kind.value for change in changes if change.severity is Severity.MEANING}
    assert told & kinds


LIMITS = {  # reference, quote, the kind in which a lost limit is told
    "only": ("We will only sell it to the crews.", "We will sell it to the crews.", "condition"),
    "only at the head": ("Only the pilots knew of it.", "The pilots knew of it.", "condition"),
    "at least": ("It took at least 40 boats.", "It took 40 boats.", "modality"),
    "at most": ("We can pay at most nine crews.", "We can pay nine crews.", "modality"),
    "nearly, put in": ("We lost all of it.", "We lost nearly all of it.", "modality"),
}


@pytest.mark.parametrize(("reference", "text", "kind"), LIMITS.values(), ids=LIMITS)
def test_a_lost_limit_changes_the_meaning(reference: str, text: str, kind: str) -> None:
    _, changes = compare(reference, text)
    assert kind in {c.kind.value for c in changes if c.severity is Severity.MEANING}


def test_not_only_sets_no_limit() -> None:
    _, changes = compare("It is good not only for the crews.", "It is good for the crews.")
    assert "condition" not in {change.kind.value for change in changes}


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("Gales and rain kept us in port.", "Rain and gales kept us in port."),
        ("We eat fish and chips daily.", "We eat chips and fish daily."),
        ("Five boats and six men are gone.", "Six men and five boats are gone."),
    ],
)
def test_two_things_named_the_other_way_round_are_reordered(reference: str, text: str) -> None:
    _, changes = compare(reference, text)
    told = {
        (c.kind.value, c.severity.value) for c in changes if c.severity is not Severity.COSMETIC
    }
    assert told == {("reordered", "wording")}


def test_commas_set_elsewhere_are_no_move() -> None:
    _, changes = compare("Well, the dam holds for today", "Well the dam holds, for today")
    assert {change.severity for change in changes} == {Severity.COSMETIC}


@pytest.mark.parametrize(("reference", "text", "kind", "most"), CALM.values(), ids=CALM)
def test_what_only_looks_changed_does_not_alarm(
    reference: str, text: str, kind: QuoteKind, most: str
) -> None:
    _, changes = compare(reference, text, kind=kind)
    allowed = _ORDER[: [x.value for x in _ORDER].index(most) + 1]
    assert all(change.severity in allowed for change in changes), changes


def test_both_tables_hold_thirty_pairs() -> None:
    assert (len(MEANING), len(CALM)) == (30, 30)
