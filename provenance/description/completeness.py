"""Whether an article's text is all there, as far as the text itself shows."""

import re
from collections.abc import Sequence

from provenance.description.furniture import tells_of_missing_text
from provenance.description.lines import SHORT, Line
from provenance.models import Span

_CUT = re.compile(r"(?<![/\w]-)(?:\.{3}|…)[\])]?$|\[\+\d+ (?:chars|characters)\]$")
_BROKEN = re.compile(r"[^\W\d_A-ZÀ-Þ]+[,-]?$")
_ENDED = re.compile(r"[.!?。！？…:;\"”’»」』)\]■]$")
_PROSE = 40  # characters from which a line is taken for prose
_PUNCTUATED = 0.8  # share of the prose lines that end in punctuation, where that is the custom
_LAST_LINES = 6


def is_complete(lines: Sequence[Line], furniture: Sequence[Span]) -> bool:
    """Return False where text was visibly lost.

    The signs: a line that sends the reader elsewhere for the rest, a counter of missing
    characters, and prose that breaks off in the middle of a sentence.
    """
    if any(
        line.end - line.start <= SHORT and tells_of_missing_text(line.text)
        for line in lines[-_LAST_LINES:]
    ):
        return False
    starts = {start for start, _ in furniture}
    prose = [line for line in lines if line.start not in starts]
    if not prose:
        return True
    last = prose[-1].text
    if _CUT.search(last[-24:]):
        return False
    return not (_breaks_off(last) and _punctuates(prose))


def _breaks_off(line: str) -> bool:
    """Whether a line of prose ends in a small word, without punctuation."""
    token = line.rsplit(None, 1)[-1]
    spaced = token != line  # scripts without spaces end otherwise
    return len(line) >= _PROSE and spaced and _BROKEN.fullmatch(token) is not None


def _punctuates(prose: Sequence[Line]) -> bool:
    """Whether the other lines of the text end in punctuation, so that the last one should."""
    others = [line.text for line in prose[:-1] if len(line.text) >= _PROSE]
    ended = sum(1 for line in others if _ENDED.search(line[-2:]))
    return not others or ended >= _PUNCTUATED * len(others)
