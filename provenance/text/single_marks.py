"""Pairs single marks, as the British set them, and tells them from apostrophes."""

import re
from collections.abc import Sequence

from provenance.models import Span
from provenance.text.mark_forms import BEFORE_OPENING, Mark, Marked, make

_ELISION = re.compile(
    r"(?:\d0s|n['’]|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|cuz\b|kay\b|ere\b)",
    re.IGNORECASE,
)


def pair_singles(
    text: str, frame: Span, marks: Sequence[Mark], outer: Sequence[Marked]
) -> list[Marked]:
    """Match single marks, telling them from apostrophes by what stands around them."""
    pairs: list[Marked] = []
    opening: Mark | None = None
    doubtful: Mark | None = None
    position = 0
    for mark in marks:
        while position < len(outer) and outer[position].end <= mark.start:
            position += 1
        if position < len(outer) and outer[position].start < mark.start:
            continue
        if _opens_single(text, frame, mark):
            if opening is not None and doubtful is not None:
                pairs.append(make(opening, doubtful.start, doubtful.end, closed=True))
            opening, doubtful = mark, None
        elif opening is not None and mark.direction <= 0:
            verdict = _closes_single(text, frame, mark)
            if verdict == "yes":
                pairs.append(make(opening, mark.start, mark.end, closed=True))
                opening = doubtful = None
            elif verdict == "maybe" and doubtful is None:
                doubtful = mark
    if opening is not None and doubtful is not None:
        pairs.append(make(opening, doubtful.start, doubtful.end, closed=True))
    return [pair for pair in pairs if pair.inner_start < pair.inner_end]


def _opens_single(text: str, frame: Span, mark: Mark) -> bool:
    if mark.direction < 0 or mark.end >= frame[1]:
        return False
    before = text[mark.start - 1] if mark.start > frame[0] else " "
    if not (before in BEFORE_OPENING or before in '“"«'):
        return False
    after = text[mark.end]
    if not (after.isalnum() or after in '$£€[(…“".'):
        return False
    return _ELISION.match(text, mark.end) is None


def _closes_single(text: str, frame: Span, mark: Mark) -> str:
    before = text[mark.start - 1]
    after = text[mark.end] if mark.end < frame[1] else " "
    if before.isspace() or after.isalnum():
        return "no"
    if before in '.,!?…;)]”"' or after in ',;:.!?)”"' or mark.end >= frame[1]:
        return "yes"
    if before.isdigit() and mark.direction == 0:
        return "no"
    return "maybe" if before in "sSxz" else "yes"
