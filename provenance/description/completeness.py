"""Whether an article's text is all there, as far as the text itself shows."""

import re
from collections.abc import Iterable, Sequence

from provenance.description.furniture import dangles, tells_of_missing_text
from provenance.description.lines import SHORT, Line
from provenance.models import Span

_CUT = re.compile(r"(?<![/\w]-)(?:\.{3}|…)[\])]?$|\[\+\d+ (?:chars|characters)\]$")
_BROKEN = re.compile(r"[^\W\d_A-ZÀ-Þ]+[,-]?$")
_ENDED = re.compile(r"[.!?。！？…:;\"”’»」』)\]■]$")
_PROSE = 40  # characters from which a line is taken for prose
_PARAGRAPH = 240  # characters from which a line is no link and no item of a list
_INNER_STOP = re.compile(r"[a-z\d][.?!][”\"’]? [“\"‘]?[A-ZÀ-Þ]")
_LINK = re.compile(r"[^.:!?\n]{2,60}:[A-Z'‘“\"]")  # "More:Mayor resigns", glued as pages do
_PUNCTUATED = 0.8  # share of the prose lines that end in punctuation, where that is the custom
_LAST_LINES = 6


def is_complete(lines: Sequence[Line], furniture: Sequence[Span]) -> bool:
    """Return False where text was visibly lost.

    The signs: a line that sends the reader elsewhere for the rest, a counter of missing
    characters, and prose that breaks off in the middle of a sentence.
    """
    short = [line.text for line in lines[-_LAST_LINES:] if line.end - line.start <= SHORT]
    if tells_of_missing_text("\n".join(short)) and any(map(tells_of_missing_text, short)):
        return False
    starts = {start for start, _ in furniture}
    prose = (
        line.text
        for line in reversed(lines)
        if line.start not in starts and not _LINK.match(line.text)
    )
    last = next(prose, None)
    if last is None:
        return True
    if _CUT.search(last[-24:]):
        return False
    return not (_breaks_off(last) and _punctuates(prose))


def _breaks_off(line: str) -> bool:
    """Whether a line of prose ends without punctuation where no sentence ends.

    After a word like "the" that is certain; after another one only in a line that is plainly
    prose, for links and items of lists end without punctuation too.
    """
    token = line.rsplit(None, 1)[-1]
    if len(line) < _PROSE or token == line or not _BROKEN.fullmatch(token):
        return False
    return (
        dangles(token.rstrip(",-"))
        or len(line) >= _PARAGRAPH
        or _INNER_STOP.search(line) is not None
    )


def _punctuates(before: Iterable[str]) -> bool:
    """Whether the other lines of the text end in punctuation, so that the last one should."""
    others = [line for line in before if len(line) >= _PROSE]
    ended = sum(1 for line in others if _ENDED.search(line[-2:]))
    return not others or ended >= _PUNCTUATED * len(others)
