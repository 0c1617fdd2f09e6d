"""Pairs double, angle and corner marks by a stack, whatever is odd about them."""

import re
from collections.abc import Sequence

from provenance.models import Span
from provenance.text.mark_forms import AFTER_CLOSING, BEFORE_OPENING, Mark, Marked, make
from provenance.text.open_marks import end_of_open

_MEASURE = re.compile(r"\d\s?\Z")
_FEET_AND_INCHES = re.compile(r"\d+\s?['’′]\s?\d+(?:\.\d+)?\s?\Z")
_LOOK_BACK = 12  # characters before a mark that can make it a measurement
_UNSPACED = re.compile("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff5e]")  # no blank after these
_HANGUL = re.compile("[\uac00-\ud7a3]")


def pair_doubles(text: str, frame: Span, marks: Sequence[Mark], *, reopened: str) -> list[Marked]:
    """Match opening with closing marks by a stack, and keep the outermost pairs."""
    if _alternate(marks) or _tokenised(text, frame, marks):
        simple = [
            make(opening, closing.start, closing.end, closed=True)
            for opening, closing in zip(marks[::2], marks[1::2], strict=True)
        ]
        return [pair for pair in simple if pair.inner_start < pair.inner_end]
    stack: list[Mark] = []
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
                    pairs.append(make(opening, mark.start, mark.end, closed=True))
                    break
    if stack:
        pairs.extend(_unclosed(text, frame, stack, pairs, reopened=reopened))
    return _outermost([pair for pair in pairs if not _title_of_work(text, pair)])


def _alternate(marks: Sequence[Mark]) -> bool:
    """Whether curly marks open and close in turn, as in most paragraphs: nothing is in doubt."""
    if len(marks) % 2:
        return False
    opens = 1
    for mark in marks:
        if mark.family != '"' or mark.direction != opens:
            return False
        opens = -opens
    return True


def _tokenised(text: str, frame: Span, marks: Sequence[Mark]) -> bool:
    """Whether straight marks stand apart as words of their own do: nothing tells which way."""
    if len(marks) % 2 or marks[0].raw != '"':
        return False
    first, last = frame
    return all(
        mark.raw == '"'
        and text[max(first, mark.start - 1) : mark.start].strip() == ""
        and text[mark.end : min(last, mark.end + 1)].strip() == ""
        for mark in marks
    )


def _title_of_work(text: str, pair: Marked) -> bool:
    """Whether 《》 enclose a title, as in Chinese; in Korean of the North they quote."""
    if pair.family != "《":
        return False
    return _HANGUL.search(text, pair.inner_start, pair.inner_end) is None


def _turn(text: str, frame: Span, mark: Mark, stack: Sequence[Mark]) -> int:
    """Whether a mark opens (1), closes (-1) or is none (0), by its form and surroundings."""
    before = text[mark.start - 1] if mark.start > frame[0] else " "
    after = text[mark.end] if mark.end < frame[1] else " "
    can_open = (before in BEFORE_OPENING or _is_opener(before)) and not after.isspace()
    can_close = not before.isspace() or (mark.end == frame[1])
    if mark.direction > 0:
        if not stack or stack[-1].family != mark.family or not can_close:
            return 1
        low = stack[-1].low and not mark.low
        wrong_way = not can_open and (before in ".,!?" or after in AFTER_CLOSING)
        return -1 if low or wrong_way else 1
    back = max(frame[0], mark.start - _LOOK_BACK)
    if mark.family in "«‹":
        return _angle_turn(mark, stack, opens=can_open)
    is_open = bool(stack) and any(each.family == mark.family for each in stack[-3:])
    if mark.direction < 0:
        if is_open:
            return -1
        trails = mark.start == frame[0] and text.startswith((" …", " ..."), mark.end)
        return 1 if (can_open or trails) and mark.end < frame[1] else 0
    if is_open:
        if can_open and after not in AFTER_CLOSING and (before.isspace() or before in "([{"):
            return 1
        if mark.family == '"' and _FEET_AND_INCHES.search(text, back, mark.start):
            return 0
        return -1 if can_close or after in AFTER_CLOSING else 0
    if mark.family == '"' and _MEASURE.search(text, back, mark.start):
        apart = before.isspace() and after.isalnum()  # "in 2016 "we all" did"
        return 1 if apart else 0
    joined = _UNSPACED.match(before) is not None
    return 1 if can_open or joined or (after.isalnum() and before in "'‘’") else 0


def _angle_turn(mark: Mark, stack: Sequence[Mark], *, opens: bool) -> int:
    """Angle marks point outwards (« French ») or inwards (»German«), with blanks inside or not."""
    partner = next((each for each in reversed(stack) if each.family == mark.family), None)
    if partner is not None and partner.raw != mark.raw:
        return -1
    outward = mark.raw in "«‹"
    return 1 if outward or opens else 0


def _is_opener(char: str) -> bool:
    return char in "“„«‹‘‚「『《'\"¿¡"


def _unclosed(
    text: str, frame: Span, stack: Sequence[Mark], pairs: Sequence[Marked], *, reopened: str
) -> list[Marked]:
    """Let a mark that nothing closes run to the end of its paragraph, if that is meant.

    It is when the next paragraph reopens the quotation, or when no other mark follows. Where the
    words are attributed before that end, the mark was forgotten there.
    """
    first, last = stack[0], stack[-1]
    settled = max((pair.end for pair in pairs), default=frame[0])
    if reopened == first.family and (len(stack) == 1 or first.start >= settled):
        return [_to_its_end(text, first, frame[1])]
    if last.start >= settled:
        return [_to_its_end(text, last, frame[1])]
    return []


def _to_its_end(text: str, opening: Mark, stop: int) -> Marked:
    end = end_of_open(text, opening.end, stop)
    return make(opening, end, end, closed=end < stop)


def _outermost(pairs: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for pair in sorted(pairs, key=lambda each: (each.start, -each.end)):
        if (not kept or pair.start >= kept[-1].end) and pair.inner_start < pair.inner_end:
            kept.append(pair)
    return kept
