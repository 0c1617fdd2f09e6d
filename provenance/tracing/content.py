"""The words of an article that take part in comparisons, and the sentences they stand in.

Lineage compares what an article says, not the page around it: furniture and credit lines are cut
out before words are counted. Everything here works on offsets into the stored text, so that any
finding can be shown in place.
"""

import html
import re
from dataclasses import dataclass

from provenance.models import Article, Span
from provenance.text.repair import has_references
from provenance.text.sentences import sentences

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana and Han: no word spaces
WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*")
_LONGEST_SENTENCE = 400  # words; longer ones are cut so that alignment stays linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as comparison words; `starts`/`ends` are the words' offsets in the text."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def span(self) -> Span:
        """The offsets from the first word to the last."""
        return self.starts[0], self.ends[-1]


def content_spans(article: Article) -> list[Span]:
    """Return the spans of the text that are the article's own content, in order."""
    spans: list[Span] = []
    at = 0
    for start, end in sorted(article.furniture):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    if at < len(article.text):
        spans.append((at, len(article.text)))
    return spans


def comparison_word(raw: str) -> str:
    """Return the form under which a word is compared.

    >>> comparison_word("Party’s")
    "party's"
    """
    return raw.casefold().replace("’", "'")


def content_words(article: Article) -> list[bytes]:
    """Return the comparison words of an article's content in UTF-8, in order."""
    text = article.text
    parts = content_spans(article)
    joined = (
        text
        if len(parts) == 1 and parts[0] == (0, len(text))
        else "\n".join(text[start:end] for start, end in parts)
    )
    if has_references(joined):
        joined = html.unescape(joined)
    plain = joined.replace("’", "'")
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    folded = plain.casefold()
    encoded = folded.encode("utf-8", "surrogatepass")
    if len(encoded) > _OTHER_SCRIPT * len(folded):
        found: list[str] = WORD.findall(folded)
        return "\n".join(found).encode("utf-8", "surrogatepass").split(b"\n") if found else []
    pieces = _pieces(encoded)
    return pieces if len(encoded) == len(folded) else _split_further(pieces)


_MARKS = "“”‘—–…\u00a0"  # no part of a word; most texts are ASCII but for them
_OTHER_SCRIPT = 1.1  # bytes a character, from which on cutting at ASCII marks saves nothing
_IN_WORDS = b"abcdefghijklmnopqrstuvwxyz0123456789'"
_WORDS_ALONE = bytes(code if code in _IN_WORDS or code > 0x7F else 0x20 for code in range(256))


def _pieces(text: bytes) -> list[bytes]:
    """Return a folded text cut at all that is in no word, as far as it is ASCII.

    In an ASCII text these are the words, found in a fifth of the time that `WORD` takes.
    """
    words = b" %b " % text.translate(_WORDS_ALONE)
    if b"'" in words:  # only between two letters it is part of a word
        words = words.replace(b"''", b"  ").replace(b" '", b"  ").replace(b"' ", b"  ")
    return words.split()


def _split_further(pieces: list[bytes]) -> list[bytes]:
    """Return the words in pieces of a text, of which some are not ASCII."""
    found: list[bytes] = []
    for piece in pieces:
        if piece.isascii():
            found.append(piece)
        else:
            words = WORD.findall(piece.decode("utf-8", "surrogatepass"))
            found += [word.encode("utf-8", "surrogatepass") for word in words]
    return found


def content_sentences(article: Article) -> list[Sentence]:
    """Return the sentences of an article's content that have words, in order."""
    found: list[Sentence] = []
    text = article.text
    for start, end in content_spans(article):
        for line_start, line_end in _lines(text, start, end):
            for left, right in sentences(text, line_start, line_end):
                found.extend(_sentence(text, left, right))
    return found


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop > at:
            spans.append((at, stop))
        at = stop + 1
    return spans


def _sentence(text: str, start: int, end: int) -> list[Sentence]:
    """Return the words between two offsets as one sentence, or several when it is overlong."""
    spans = [match.span() for match in WORD.finditer(text, start, end)]
    if not spans:
        return []
    # Folded at once, for a call on every word costs more than all the rest; no word has a newline.
    words = comparison_word("\n".join([text[a:b] for a, b in spans])).split("\n")
    starts, ends = zip(*spans, strict=True)
    return [
        Sentence(tuple(words[at:to]), starts[at:to], ends[at:to])
        for at in range(0, len(spans), _LONGEST_SENTENCE)
        for to in (at + _LONGEST_SENTENCE,)
    ]
