"""Attributions inside the marks, as Russian and Polish papers set them: «A, — said X. — B»."""

import re
from collections.abc import Sequence

from provenance.extraction.speech.lexicon import lexicon
from provenance.text.marks import Marked

_LANGUAGES = frozenset({"ru", "pl"})
_ASIDE = re.compile(
    r"(?P<end>[,!?…]?)\s+[—–-]\s+(?P<verb>\w+)[^—–«»„”\n]{0,100}?[.,]\s+[—–-]\s+(?=\w)"
)


def parted(text: str, marks: Sequence[Marked], lang: str) -> Sequence[Marked]:
    """Return the marks, those with an attribution inside parted into the words around it."""
    if lang[:2] not in _LANGUAGES:
        return marks
    verbs = lexicon(lang).cues
    found: list[Marked] = []
    for mark in marks:
        rest = mark
        for aside in _ASIDE.finditer(text, mark.inner_start, mark.inner_end):
            if aside.group("verb").lower() in verbs and aside.end("end") > rest.inner_start:
                cut = aside.end("end")
                found.append(rest._replace(inner_end=cut, end=cut, closed=True))
                rest = rest._replace(start=aside.end(), inner_start=aside.end())
        found.append(rest)
    return found
