"""Whether an article's text is all there, as far as the text itself shows."""

import re
from collections.abc import Sequence

from provenance.extraction.furniture import tells_of_missing_text
from provenance.extraction.lines import SHORT, Line
from provenance.models import Span

_CUT = re.compile(r"(?:\.{3}|…)[\])]?$|\[\+\d+ (?:chars|characters)\]$")
_ENDED = re.compile(r"[.!?。！？…:;)\]\"”’»」』*|_—–-]$|[.!?]['\"”’)\]]{0,3}$|[다요음함임]$")
_PROSE = 120  # characters from which a last line is taken for prose
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
    return len(last) < _PROSE or _ENDED.search(last[-4:]) is not None
