"""Quotation marks: which of them open, which close, and which are no quotation marks at all.

Handled are curly, low-9, straight and angle marks, corner brackets, British single marks against
apostrophes, measurements, an odd number of marks, marks reopened with each paragraph and closed
once, and marks broken by a wrong decoding ("â€œ"). Everything is one pass over the marks of a
paragraph with a stack, so the time is linear in the text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from provenance.models import Span

_CANDIDATE = re.compile("[“”„‟«»‹›\"＂‘’‚‛'「」『』〝〞〟《》`â]")
_BROKEN = re.compile(
    "â€[“”œ˜™\x9d\ufffd]|â€(?=[\\s.,;:!?)]|\\Z)|â\x80[\x98\x99\x9c\x9d]|``"
)  # by a wrong decoding, or typewritten
_DASHES = frozenset({"â€“", "â€”"})
# Curly and straight double marks are one family: news often opens with one and closes with the other
_ROLE = {
    "“": ('"', 1), "”": ('"', -1), "„": ('"', 1), "‟": ('"', 1),
    "â€œ": ('"', 1), "â€\x9d": ('"', -1), "â€": ('"', -1), "â€\ufffd": ('"', -1),
    "â\x80\x9c": ('"', 1), "â\x80\x9d": ('"', -1), "``": ('"', 1), "''": ('"', -1),
    "〝": ('"', 1), "〞": ('"', -1), "〟": ('"', -1),
    "«": ("«", 0), "»": ("«", 0), "‹": ("‹", 0), "›": ("‹", 0),
    '"': ('"', 0), "＂": ('"', 0),
    "《": ("《", 1), "》": ("《", -1),
    "「": ("「", 1), "」": ("「", -1), "『": ("『", 1), "』": ("『", -1),
    "‘": ("‘", 1), "’": ("‘", -1), "‚": ("‘", 1), "‛": ("‘", 1), "'": ("‘", 0),
    "â€˜": ("‘", 1), "â€™": ("‘", -1), "â\x80\x98": ("‘", 1), "â\x80\x99": ("‘", -1),
}  # fmt: skip
_BEFORE_OPENING = frozenset(" \t\n\r\x0b\x0c\xa0\u2009\u200a\u202f\u3000([{—–-―/:,")
_AFTER_CLOSING = frozenset(" \t\n\r\x0b\x0c\xa0\u2009\u200a\u202f\u3000)]}—–-―/.,;:!?…")
_MEASURE = re.compile(r"\d\s?\Z")
_FEET_AND_INCHES = re.compile(r"\d+\s?['’′]\s?\d+(?:\.\d+)?\s?\Z")
_ELISION = re.compile(
    r"(?:\d0s|n['’]|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|cuz\b|kay\b|ere\b)",
    re.IGNORECASE,
)
_LOOK_BACK = 12  # characters before a mark that can make it a measurement


class Marked(NamedTuple):
    """A stretch in quotation marks: outer offsets, inner offsets, the family of its marks.

    `closed` is false when the paragraph ended before the mark was closed.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    family: str
    closed: bool


class _Mark(NamedTuple):
    raw: str
    start: int
    end: int
    family: str
    direction: int  # 1 opens, -1 closes, 0 by its surroundings
    low: bool  # a low-9 mark, whose partner is a high mark of either form


def marked_spans(text: str, frames: Sequence[Span]) -> list[Marked]:
    """Return the outermost marked stretches of each frame (paragraph), in order and disjoint.

    Marks inside marks belong to the outer ones. A mark that is never closed counts when nothing
    but its own paragraph's rest can be meant; empty stretches are left out.

    >>> [text for m in marked_spans("He said “no.”", [(0, 13)]) for text in [m.inner_start]]
    [9]
    """
    found: list[Marked] = []
    for number, (start, end) in enumerate(frames):
        marks = _marks(text, start, end)
        if marks:
            after = frames[number + 1][0] if number + 1 < len(frames) else None
            reopened = _opening_family(text, after)
            found.extend(_paragraph(text, (start, end), marks, reopened=reopened))
    return found


def _opening_family(text: str, at: int | None) -> str:
    """Return the family of the mark that opens a paragraph, empty if none does."""
    if at is None:
        return ""
    raw = _mark_at(text, at, len(text))
    if raw is None:
        return ""
    family, direction = _ROLE[raw]
    return family if direction >= 0 else ""


def _mark_at(text: str, at: int, end: int) -> str | None:
    """Return the quotation mark that begins at an offset, or None."""
    raw = text[at]
    if raw in "â`":
        broken = _BROKEN.match(text, at, end)
        raw = broken.group() if broken is not None else raw
    elif raw == "'" and text.startswith("''", at, end):
        raw = "''"
    return raw if raw in _ROLE and raw not in _DASHES else None


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the marks of a paragraph; an apostrophe inside a word is none."""
    marks: list[_Mark] = []
    done = start
    for match in _CANDIDATE.finditer(text, start, end):
        at = match.start()
        if at < done:
            continue
        raw = text[at]
        if (
            raw in "'’"
            and start < at < end - 1
            and text[at - 1].isalnum()
            and text[at + 1].isalnum()
        ):
            continue
        found = _mark_at(text, at, end)
        if found is None:
            continue
        family, direction = _ROLE[found]
        done = at + len(found)
        marks.append(_Mark(found, at, done, family, direction, found in "„‚"))
    return marks


def _paragraph(text: str, frame: Span, marks: Sequence[_Mark], *, reopened: str) -> list[Marked]:
    doubles = [mark for mark in marks if mark.family != "‘"]
    singles = [mark for mark in marks if mark.family == "‘"]
    outer = _pair_doubles(text, frame, doubles, reopened=reopened) if doubles else []
    if not singles:
        return outer
    return _merge(outer, _pair_singles(text, frame, singles, outer))


def _pair_doubles(text: str, frame: Span, marks: Sequence[_Mark], *, reopened: str) -> list[Marked]:
    """Match opening with closing marks by a stack, and keep the outermost pairs."""
    stack: list[_Mark] = []
    pairs: list[Marked] = []
    for mark in marks:
        turn = _turn(text, frame, mark, stack)
        if turn > 0:
            stack.append(mark)
        elif turn < 0:
            for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
                if stack[depth].family == mark.family:
                    opening = stack[depth]
                    del stack[depth:]
                    pairs.append(_make(opening, mark.start, mark.end, closed=True))
                    break
    if stack:
        pairs.extend(_unclosed(frame, stack, pairs, reopened=reopened))
    return _outermost([pair for pair in pairs if not _title_of_work(text, pair)])


_HANGUL = re.compile("[\uac00-\ud7a3]")


def _title_of_work(text: str, pair: Marked) -> bool:
    """Whether 《》 enclose a title, as in Chinese; in Korean of the North they quote."""
    if pair.family != "《":
        return False
    return _HANGUL.search(text, pair.inner_start, pair.inner_end) is None


def _turn(text: str, frame: Span, mark: _Mark, stack: Sequence[_Mark]) -> int:
    """Whether a mark opens (1), closes (-1) or is none (0), by its form and surroundings."""
    before = text[mark.start - 1] if mark.start > frame[0] else " "
    after = text[mark.end] if mark.end < frame[1] else " "
    can_open = (before in _BEFORE_OPENING or _is_opener(before)) and not after.isspace()
    can_close = not before.isspace() or (mark.end == frame[1])
    if mark.direction > 0:
        if not stack or stack[-1].family != mark.family or not can_close:
            return 1
        low = stack[-1].low and not mark.low
        wrong_way = not can_open and (before in ".,!?" or after in _AFTER_CLOSING)
        return -1 if low or wrong_way else 1
    back = max(frame[0], mark.start - _LOOK_BACK)
    if mark.family in "«‹":
        return _angle_turn(mark, stack, opens=can_open)
    is_open = any(each.family == mark.family for each in stack[-3:])
    if mark.direction < 0:
        if is_open:
            return -1
        return 1 if can_open and mark.end < frame[1] else 0
    if is_open:
        if can_open and after not in _AFTER_CLOSING and (before.isspace() or before in "([{"):
            return 1
        if mark.family == '"' and _FEET_AND_INCHES.search(text, back, mark.start):
            return 0
        return -1 if can_close or after in _AFTER_CLOSING else 0
    if mark.family == '"' and _MEASURE.search(text, back, mark.start):
        return 0
    return 1 if can_open or (after.isalnum() and before in "'‘’") else 0


def _angle_turn(mark: _Mark, stack: Sequence[_Mark], *, opens: bool) -> int:
    """Angle marks point outwards (« French ») or inwards (»German«), with blanks inside or not."""
    partner = next((each for each in reversed(stack) if each.family == mark.family), None)
    if partner is not None and partner.raw != mark.raw:
        return -1
    outward = mark.raw in "«‹"
    return 1 if outward or opens else 0


def _is_opener(char: str) -> bool:
    return char in "“„«‹‘‚「『《'\"¿¡"


def _make(opening: _Mark, close_start: int, close_end: int, *, closed: bool) -> Marked:
    return Marked(opening.start, opening.end, close_start, close_end, opening.family, closed)


def _unclosed(
    frame: Span, stack: Sequence[_Mark], pairs: Sequence[Marked], *, reopened: str
) -> list[Marked]:
    """Let a mark that nothing closes run to the end of its paragraph, if that is meant.

    It is when the next paragraph reopens the quotation, or when no other mark follows.
    """
    first, last = stack[0], stack[-1]
    settled = max((pair.end for pair in pairs), default=frame[0])
    if reopened == first.family and (len(stack) == 1 or first.start >= settled):
        return [_make(first, frame[1], frame[1], closed=False)]
    if last.start >= settled:
        return [_make(last, frame[1], frame[1], closed=False)]
    return []


def _outermost(pairs: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for pair in sorted(pairs, key=lambda each: (each.start, -each.end)):
        if (not kept or pair.start >= kept[-1].end) and pair.inner_start < pair.inner_end:
            kept.append(pair)
    return kept


def _pair_singles(
    text: str, frame: Span, marks: Sequence[_Mark], outer: Sequence[Marked]
) -> list[Marked]:
    """Match single marks, telling them from apostrophes by what stands around them."""
    pairs: list[Marked] = []
    opening: _Mark | None = None
    doubtful: _Mark | None = None
    position = 0
    for mark in marks:
        while position < len(outer) and outer[position].end <= mark.start:
            position += 1
        if position < len(outer) and outer[position].start < mark.start:
            continue
        if _opens_single(text, frame, mark):
            if opening is not None and doubtful is not None:
                pairs.append(_make(opening, doubtful.start, doubtful.end, closed=True))
            opening, doubtful = mark, None
        elif opening is not None and mark.direction <= 0:
            verdict = _closes_single(text, frame, mark)
            if verdict == "yes":
                pairs.append(_make(opening, mark.start, mark.end, closed=True))
                opening = doubtful = None
            elif verdict == "maybe" and doubtful is None:
                doubtful = mark
    if opening is not None and doubtful is not None:
        pairs.append(_make(opening, doubtful.start, doubtful.end, closed=True))
    return [pair for pair in pairs if pair.inner_start < pair.inner_end]


def _opens_single(text: str, frame: Span, mark: _Mark) -> bool:
    if mark.direction < 0 or mark.end >= frame[1]:
        return False
    before = text[mark.start - 1] if mark.start > frame[0] else " "
    if not (before in _BEFORE_OPENING or before in '“"«'):
        return False
    after = text[mark.end]
    if not (after.isalnum() or after in '$£€[(…“".'):
        return False
    return _ELISION.match(text, mark.end) is None


def _closes_single(text: str, frame: Span, mark: _Mark) -> str:
    before = text[mark.start - 1]
    after = text[mark.end] if mark.end < frame[1] else " "
    if before.isspace() or after.isalnum():
        return "no"
    if before in '.,!?…;)]”"' or after in ',;:.!?)”"' or mark.end >= frame[1]:
        return "yes"
    if before.isdigit() and mark.direction == 0:
        return "no"
    return "maybe" if before in "sSxz" else "yes"


def _merge(doubles: Sequence[Marked], singles: Sequence[Marked]) -> list[Marked]:
    """Join both lists; a single pair around doubles wins, one that crosses a double loses."""
    merged: list[Marked] = []
    for pair in sorted([*doubles, *singles], key=lambda each: (each.start, -each.end)):
        if merged and pair.start < merged[-1].end:
            if pair.end > merged[-1].end and merged[-1].family == "‘":
                merged[-1] = pair
            continue
        merged.append(pair)
    return merged
