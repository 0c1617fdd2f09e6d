"""Sifting drops no pair that a rule would join."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.matching import Form
from provenance.matching.clusters import verify
from provenance.matching.occasions import kindred
from provenance.matching.sifting import plausible, promising
from provenance.matching.units import Units
from provenance.vocabulary import QuoteKind
from tests.matching.builders import quote

_BASE = (
    "we will not reopen the northern quay before 1,400 dockers return to work because the "
    "harbour master promised twelve million for the lighthouse keepers and thoughts and prayers"
)
_OTHERS = "nobody 95 dredger must the of a archipelago thirteen could quay"


@st.composite
def _forms(draw: st.DrawFn) -> list[Form]:
    """Draw quotes cut and changed from one sentence, by few speakers within weeks."""
    forms = []
    for number in range(draw(st.integers(2, 6))):
        words = _BASE.split()
        start = draw(st.integers(0, len(words) - 4))
        words = words[start : start + draw(st.integers(3, len(words)))]
        for place in draw(st.lists(st.integers(0, len(words) - 1), max_size=8)):
            words[place] = draw(st.sampled_from(_OTHERS.split()))
        forms.append(
            quote(
                f"{number}",
                " ".join(words),
                draw(st.sampled_from([None, "Mara Quill", "Quill", "Jon Ebb"])),
                kind=draw(st.sampled_from([QuoteKind.DIRECT, QuoteKind.INDIRECT])),
                article_id=f"a{draw(st.integers(0, 3))}",
                day=draw(st.sampled_from([None, "2031-05-02", "2031-05-04", "2031-06-20"])),
            )
        )
    return forms


@settings(deadline=None, max_examples=300)
@given(_forms(), st.booleans())
def test_a_pair_that_a_rule_joins_is_kept(forms: list[Form], related: bool) -> None:
    kin = kindred([("a0", "a1")] if related else [])  # type: ignore[list-item]
    units = Units(forms, kin)
    pairs = list(combinations(range(len(units)), 2))
    codes = np.array([i * len(units) + j for i, j in pairs], np.int64)
    kept = dict(promising(units, codes, codes if related else codes[:0]))
    joined = {(i, j) for i, j in pairs if verify(units, i, j, kin).match}
    assert joined <= {(i, j) for j, others in kept.items() for i in others}


@settings(deadline=None)
@given(_forms())
def test_marks_drop_no_pair_with_enough_words_in_common(forms: list[Form]) -> None:
    units = Units(forms, {})
    pairs = combinations(range(len(units)), 2)
    codes = np.array([i * len(units) + j for i, j in pairs], np.int64)
    kept = plausible(units, codes)
    assert list(promising(units, kept, codes[:0])) == list(promising(units, codes, codes[:0]))
