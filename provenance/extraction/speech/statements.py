"""Speech set as paragraphs without marks: block quotes, transcripts, statements after a colon.

Looks at paragraphs alone. Each block found is one direct quotation with a segment for each
paragraph; the sentences inside it are not read for anything else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from provenance.extraction.speech.statement_ends import (
    END_MARK,
    OPENS_WITH_MARK,
    Lead,
    run_after,
    word_list,
)
from provenance.models import Span

_QUOTED_LINE = re.compile(r">\s?(?=\S)")
_SIGNATURE = re.compile(r"[—–―]\s*(?=\S)")
_LABEL = re.compile(r"([^\W\d_][\w.'’\-]*(?: [\w.'’\-]+){0,5}(?: ?\([^()\n]{1,40}\))?) ?: +(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_NO_SPEECH = re.compile(r"\bto address\b")
_FEWEST_LABELS = 3  # labelled paragraphs that make a transcript
_TRANSCRIPT_SHARE = 0.6  # of an article's paragraphs, for unlabelled ones at its end to belong
_SHORTEST = 4  # words of a statement's paragraph


class Block(NamedTuple):
    """A run of paragraphs that are one utterance.

    `frames` are the numbers of its paragraphs, `contents` their spans without labels and signs,
    `label` the span of the words that name the speaker in the block itself, `sign` that of the
    colon or dash beside them; both None when the sentence before the block tells.
    """

    frames: tuple[int, ...]
    contents: tuple[Span, ...]
    label: Span | None
    sign: Span | None


def announces(words: Iterable[str]) -> bool:
    """Return whether words name a text of speech ("remarks", "statement")."""
    return not word_list("texts").isdisjoint(words)


def blocks(text: str, frames: Sequence[Span]) -> dict[int, Block]:
    """Return the blocks of a text by the number of their first paragraph."""
    found: dict[int, Block] = {}
    if ":" not in text and ">" not in text:
        return found
    taken: set[int] = set()
    for finder in (_quoted_lines, _transcript, _statements):
        for block in finder(text, frames):
            if taken.isdisjoint(block.frames):
                taken.update(block.frames)
                found[block.frames[0]] = block
    return found


def _quoted_lines(text: str, frames: Sequence[Span]) -> list[Block]:
    """Find lines that begin with ">", and the line with a dash that signs them."""
    found: list[Block] = []
    number = 0 if ">" in text else len(frames)
    while number < len(frames):
        run: list[int] = []
        contents: list[Span] = []
        while number < len(frames):
            match = _QUOTED_LINE.match(text, *frames[number])
            if match is None or OPENS_WITH_MARK.match(text, match.end()):
                break
            run.append(number)
            contents.append((match.end(), frames[number][1]))
            number += 1
        if not run:
            number += 1
            continue
        label = sign = None
        if number < len(frames):
            signature = _SIGNATURE.match(text, *frames[number])
            if signature is not None:
                label, sign = _named(text, signature.end(), frames[number][1]), signature.span()
                run.append(number)
                number += 1
        found.append(Block(tuple(run), tuple(contents), label, sign))
    return found


def _named(text: str, start: int, end: int) -> Span:
    """Return the name at the start of a signature, without what follows its comma."""
    comma = text.find(",", start, end)
    return start, comma if comma > start else end


def _transcript(text: str, frames: Sequence[Span]) -> list[Block]:
    """Find paragraphs that begin with a speaker's label, when enough of them do."""
    labelled = _labelled(text, frames) if text.count(": ") >= _EXCHANGE else {}
    if len(labelled) < _EXCHANGE:
        return []
    counts = Counter(match.group(1).lower() for match in labelled.values())
    spoken = sum(text.count(" ", match.end(), frames[n][1]) for n, match in labelled.items())
    if spoken < _SHORTEST * len(labelled):
        return []  # a table of results, not talk
    few = len(labelled) < _FEWEST_LABELS or not any(times > 1 for times in counts.values())
    if few and not _exchange(text, frames, labelled):
        return []
    dense = len(labelled) >= _TRANSCRIPT_SHARE * len(frames)
    numbers = sorted(labelled)
    found = []
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        match = labelled[number]
        if OPENS_WITH_MARK.match(text, match.end()):
            continue
        stop = following if following is not None else (len(frames) if dense else number + 1)
        run, contents = [number], [(match.end(), frames[number][1])]
        for other in range(number + 1, stop):
            if END_MARK.match(text, *frames[other]) or not dense:
                break
            run.append(other)
            contents.append(frames[other])
        colon = text.index(":", match.end(1))
        found.append(Block(tuple(run), tuple(contents), match.span(1), (colon, colon + 1)))
    return found


def _labelled(text: str, frames: Sequence[Span]) -> dict[int, re.Match[str]]:
    """Return the labels by the numbers of the paragraphs that begin with one."""
    found: dict[int, re.Match[str]] = {}
    colon = text.find(": ")
    for number, (start, end) in enumerate(frames):
        if colon < start:
            colon = text.find(": ", start)
            if colon < 0:
                break
        if colon + 1 < end:  # as in few
            match = _LABEL.match(text, start, end)
            if match is not None and _is_label(match.group(1)):
                found[number] = match
    return found


def _exchange(text: str, frames: Sequence[Span], labelled: Mapping[int, re.Match[str]]) -> bool:
    """Whether labelled paragraphs are one question and the answer right after it."""
    if len(labelled) != _EXCHANGE:
        return False
    (first, asked), (second, answered) = sorted(labelled.items())
    different = asked.group(1) != answered.group(1)
    return second == first + 1 and different and text[frames[first][1] - 1] == "?"


_EXCHANGE = 2  # labelled paragraphs


def _is_label(label: str) -> bool:
    """Whether the words before a colon can name a speaker: capitals, no word of a caption."""
    words = re.sub(r"\(.*", "", label).split()
    if not words or words[0].lower() in word_list("no_labels"):
        return False
    small = word_list("small")
    return all(word[0].isupper() or word in small or not word[0].isascii() for word in words)


def _statements(text: str, frames: Sequence[Span]) -> list[Block]:
    """Find the paragraphs after a lead that ends in a colon and speaks of a statement."""
    found: list[Block] = []
    reach = 0
    for number, (start, end) in enumerate(frames[:-1]):
        if number < reach or text[end - 1] != ":":
            continue
        lead = text[max(start, end - 400) : end - 1]
        said = lead[max(map(lead.rfind, ".!?…")) + 1 :]
        words = frozenset(_WORD.findall(_NO_SPEECH.sub("", said.lower())))
        if not words & word_list("introducing") or words & word_list("pointing"):
            continue
        run = run_after(text, frames, Lead(number=number, sentence=said, words=words))
        if run:
            contents = tuple(_content(text, frames[each]) for each in run)
            found.append(Block(tuple(run), contents, None, None))
            reach = run[-1] + 1
    return found


def _content(text: str, frame: Span) -> Span:
    """Leave an end mark off that stands at the end of a paragraph."""
    start, end = frame
    if text.endswith("-0-", start, end):
        end -= 3
        while end > start and text[end - 1].isspace():
            end -= 1
    return start, end
