"""Paragraphs and sentences as spans: the frames in which attributions are looked for.

Both splitters are single passes over the text. A sentence never ends inside quotation marks, so
that a quoted utterance of several sentences and the words that attribute it stay together.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from provenance.models import Span
from provenance.resources import read_toml
from provenance.text.signs import places

_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"  # that part lines, besides the common one
_ENDS_SENTENCE = frozenset(".!?…:;。！？\"'”’»」』)]*_—–")
_WRAP_SHORTEST, _WRAP_LONGEST, _WRAP_RAGGED = 45, 100, 25  # characters of a hard-wrapped line
_FEWEST_BREAKS, _NEARLY_ALL = 4, 0.9  # lines of a text that is hard-wrapped throughout

_STOPS = ".!?…。！？¦"  # the last ends an ellipsis that a wrong decoding broke
_STOP = re.compile(
    rf"[{_STOPS}][.!?…。！？]*"
    r"(?:\"|'|[”’»」』)\]]|â€\x9d|â€™|â\x80[\x99\x9d]|''){0,4}"
    r"(?=\s|(?<=[。！？])|(?<=[。！？][”’」』])|$)"
)
_NO_TOKEN = re.compile(r"[\s(\[“\"‘'«—]")
_STARTS_LOWER = re.compile(r"[\s(\[“\"‘'«]*[a-zà-öø-ÿ]")
_INITIAL = re.compile(r"(?:[A-Za-zÀ-Þ]\.)*[A-Za-zÀ-Þ]\Z")
_LOOK_BACK = 24  # characters; no abbreviation of the list is longer


@lru_cache(maxsize=2)  # asked for by two stages in turn
def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the paragraphs, trimmed, in order; blank ones are left out.

    Every line is a paragraph, except that the lines of a hard-wrapped block, and a line that goes
    on in lower case after one without an end, belong together.

    >>> paragraphs("One.\\n\\n Two. ")
    ((0, 4), (7, 11))
    """
    spans: list[Span] = []
    blocks = _blocks(text)
    width = _width(text, blocks)
    for block in blocks:
        if len(block) > 1 and (_wrapped(block) or (width and _at_width(text, block, width))):
            spans.append((block[0][0], block[-1][1]))
            continue
        for start, end in block:
            if spans and block[0][0] <= spans[-1][0] and _goes_on(text, spans[-1], start):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return tuple(spans)


def _blocks(text: str) -> list[list[Span]]:
    """Group the non-blank lines by the blank lines between them."""
    plain = text.replace("\r\n", " \n")  # of the same length, for offsets stay
    for mark in _BREAKS:
        plain = plain.replace(mark, "\n")
    blocks: list[list[Span]] = []
    at, parted = 0, True
    for raw in plain.split("\n"):
        size = len(raw)
        body = raw.strip() if size else raw
        if body:
            if parted:
                blocks.append([])
            start = at if len(body) == size else at + raw.index(body[0])
            blocks[-1].append((start, start + len(body)))
        parted = not body
        at += size + 1
    return blocks


def _wrapped(block: Sequence[Span]) -> bool:
    """Whether a block's lines all but the last were broken at one width."""
    widths = [end - start for start, end in block[:-1]]
    shortest, longest = min(widths), max(widths)
    return (
        len(block) > 2
        and shortest >= _WRAP_SHORTEST
        and longest <= _WRAP_LONGEST
        and longest - shortest <= _WRAP_RAGGED
        and block[-1][1] - block[-1][0] <= longest
    )


def _width(text: str, blocks: Sequence[Sequence[Span]]) -> int | None:
    """Return the width at which all lines of a text were broken, None where they were not.

    A line was broken where the first word of the next would have made it too long.
    """
    breaks = [(one, next_) for block in blocks for one, next_ in pairwise(block)]
    longest = max((end - start for block in blocks for start, end in block), default=0)
    if len(breaks) < _FEWEST_BREAKS or not _WRAP_SHORTEST <= longest <= _WRAP_LONGEST:
        return None
    full = sum(_is_full(text, one, next_, longest) for one, next_ in breaks)
    return longest if full >= _NEARLY_ALL * len(breaks) else None


def _at_width(text: str, block: Sequence[Span], width: int) -> bool:
    return all(_is_full(text, one, next_, width) for one, next_ in pairwise(block))


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _goes_on(text: str, before: Span, start: int) -> bool:
    return text[before[1] - 1] not in _ENDS_SENTENCE and text[start].islower()


@cache
def _abbreviations() -> frozenset[str]:
    data = read_toml("provenance.text", "abbreviations.toml")
    return frozenset(word for words in data.values() for word in words)


def lines_ended(text: str, start: int, end: int) -> int:
    """Return how many lines end between two offsets of an even text; an empty line is none."""
    return text.count("\n", start, end) - text.count("\n\n", start, end)


def sentences(
    text: str, start: int = 0, end: int | None = None, *, closed: Iterable[Span] = ()
) -> list[Span]:
    """Return the spans of the sentences between two offsets, trimmed, in order.

    `closed` are ordered, disjoint spans (quotations with their marks) in which no sentence ends;
    one may end with them, when what follows does not go on in lower case.

    >>> sentences("Mr. Ro left. He said so.")
    [(0, 12), (13, 24)]
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    begin = done = start
    shut = iter(closed)
    inside = next(shut, None)
    stops = _stops(text)
    for number in range(bisect_left(stops, (start,)), len(stops)):
        at, after = stops[number]
        if after >= stop:
            break
        if at < done:
            continue  # one of several signs that stand together
        done = after
        while inside is not None and inside[1] < after:
            inside = next(shut, None)
        within = inside is not None and inside[0] < at and after < inside[1]
        if not within and _is_end(text, begin, at, after):
            while text[begin].isspace():
                begin += 1
            spans.append((begin, after))
            begin = after
    _append_trimmed(spans, text, begin, stop)
    return spans


@lru_cache(maxsize=4)  # asked for with each paragraph of a title or text
def _stops(text: str) -> tuple[Span, ...]:
    """Return the spans of full stops and the like that may end a sentence, in order."""
    found = [_STOP.match(text, at) for at in places(text, _STOPS)]
    return tuple([match.span() for match in found if match is not None])


def _is_end(text: str, begin: int, at: int, after: int) -> bool:
    """Whether a full stop ends a sentence and no abbreviation, initial or list number."""
    if not text[after + 1 : after + 2].isupper() and _STARTS_LOWER.match(text, after):
        return False
    if after - at > 1 or text[at] != ".":
        return True
    low = begin if at - begin < _LOOK_BACK else at - _LOOK_BACK
    blank = text.rfind(" ", low, at)
    word = text[blank + 1 if blank >= 0 else low : at]
    if not word.isalnum():
        word = _last_token(word)
    folded, known = word.lower(), _abbreviations()
    if folded in known or ("-" in folded and folded.rpartition("-")[2] in known):
        return False  # "Rep. Ana Ruiz (R-Tex.) said"
    if (len(word) > 1 and "." not in word) or not _INITIAL.match(word):
        return True
    return len(word) > 1 and _starts_afresh(text, after)


def _last_token(words: str) -> str:
    """Return what stands behind the last blank, bracket or mark."""
    if not words or words[-1].isspace():
        return ""
    return _NO_TOKEN.split(words.rsplit(None, 1)[-1])[-1]


_FRESH = re.compile(
    r"\s+(?:[“\"«]|(?:The|He|She|It|They|We|I|But|And|In|On|At|A|An|This|That|These|Those|His|Her"
    r"|Its|Their|As|If|When|While|After|Before|Since|For|Some|Many|Most|Experts|Officials)\b)"
)


def _starts_afresh(text: str, after: int) -> bool:
    """Whether a dotted abbreviation such as "U.S." is followed by a new sentence's first word."""
    return _FRESH.match(text, after) is not None


def _append_trimmed(spans: list[Span], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append((begin, end))
