"""Wrongly decoded text is mended, and every place in it leads back to the stored text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.repair import repaired


@pytest.mark.parametrize(
    ("stored", "mended"),
    [
        ("â€œWe go,â€\x9d he said. Itâ€™s late â€” very.", "“We go,” he said. It’s late — very."),
        ("â€œWe go,â€ he said", "“We go,” he said"),
        ("He said â€œno.â€", "He said “no.”"),
        ("Ã©tÃ© in CafÃ©", "été in Café"),
        ("ì•ˆë…• said Kim", "안녕 said Kim"),
        ("Costs â‚¬5 â€¦", "Costs €5 …"),
        ("&quot;It&#8217;s&nbsp;late,&quot; said R&amp;D.", '"It’s\xa0late," said R&D.'),
    ],
)
def test_broken_sequences_are_mended(stored: str, mended: str) -> None:
    found = repaired(stored)
    assert found is not None
    assert found.text == mended


@pytest.mark.parametrize(
    "text", ["", "Plain.", "AT&T; B&B", "&nosuch;", "“Sound” – naïve, Århus, São Paulo, 한국, été"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repaired(text) is None


@given(
    st.lists(st.sampled_from(["a", " ", "“", "”", "’", "é", "—", "한", "b c", "."]), max_size=30)
)
def test_spans_lead_back_to_the_stored_text(pieces: list[str]) -> None:
    mended = "".join(pieces)
    broken = [_broken(character) for character in mended]
    found = repaired("".join(broken))
    if found is None or found.text != mended:
        return  # some sequences can be read in two ways
    place = 0
    for offset, stored in enumerate(broken):
        assert found.stored_span(offset, offset + 1) == (place, place + len(stored))
        assert found.own_span(place, place + len(stored)) == (offset, offset + 1)
        place += len(stored)


def _broken(character: str) -> str:
    """Return what a program shows that reads UTF-8 as Latin-1, with Windows-1252 where it can."""
    shown = []
    for byte in character.encode():
        raw = bytes([byte])
        try:
            shown.append(raw.decode("windows-1252"))
        except UnicodeDecodeError:
            shown.append(raw.decode("latin-1"))
    return "".join(shown)
