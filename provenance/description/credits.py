"""The words by which an article says where it comes from, each with its place.

Datelines, bylines, agency tags, contributor and "reporting by" lines, copyright, translators,
"via" and "with files from" lines. A photo credit is kept apart: it says nothing about the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from provenance.description.bylines import (
    byline_credits,
    closing_tags,
    is_byline,
    signed_credits,
    tag_credits,
)
from provenance.description.credit_words import LineKind, after_owner, house_pattern, line_patterns
from provenance.description.lines import SHORT, Line, holds_any
from provenance.description.photos import photo_credits
from provenance.models import Credit, Span
from provenance.sources.registry import Registry
from provenance.vocabulary import CreditKind, SourceKind

_HEAD, _TAIL = 6, 12  # lines at either end of an article in which credits stand
_PROSE = re.compile(r".{60,}[.!?…。”\")\]'’]\s*", re.DOTALL)  # a line that is prose
_BYLINE_LIMIT = 500  # characters of a byline that came with the record
_GLUED_ROOM = 600  # characters at the end of a paragraph in which credits can be glued to it
_GLUED_SENTENCES = 5
_SENTENCE_END = re.compile(r"(?<=[.!?)”\"’_])\s+(?=[\w(©_—“])")
_NAME_WORD = r"(?:[A-ZÀ-Þ0-9(][\w.'’&!)-]*|of|the|and|&|de|la|for|in)"
_RAW_NAME = re.compile(rf"(?!of |and |for |in ){_NAME_WORD}(?: {_NAME_WORD}){{0,6}}")
_NOBODY: list[tuple[str | None, SourceKind]] = [(None, SourceKind.UNKNOWN)]
_CARRIES = re.compile(
    r"copyright|©|ⓒ|\(c\)|저작권자|publish|print|appeared|posted|\bran\b|syndicated|courtesy|\bvia\b",
    re.IGNORECASE,
)
_HOUSES = frozenset({CreditKind.CONTRIBUTOR, CreditKind.VIA, CreditKind.COPYRIGHT})
_PICTURES = re.compile(r"photograph|video|camera|graphic|artist", re.IGNORECASE)
_WRITERS = re.compile(r"writer|author|report|journalist|correspondent|editor|staff", re.IGNORECASE)


def find_credits(
    text: str, lines: Sequence[Line], byline: str | None, registry: Registry
) -> list[Credit]:
    """Return every credit but the dateline, in the order of the text, the record's byline first."""
    found = byline_credits(byline[:_BYLINE_LIMIT], registry) if byline else []
    places = _places(lines)
    kinds = _hinted(places)
    for line in places:
        found += _line_credits(line, kinds, registry)
    found += _tags(lines, registry)
    found += photo_credits(text, lines, registry)
    return sorted(dict.fromkeys(found), key=lambda credit: (credit.field == "text", credit.start))


def credit_spans(credits: Sequence[Credit], lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the spans that credits take up: the whole line where a short line opens with one."""
    by_start = {line.start: line for line in lines}
    for credit in credits:
        if credit.field != "text":
            continue
        line = by_start.get(credit.start)
        whole = line is not None and line.short and credit.kind is not CreditKind.DATELINE
        yield (credit.start, line.end if line and whole else credit.end)


def _tags(lines: Sequence[Line], registry: Registry) -> Iterator[Credit]:
    """Yield the agencies that are named alone before the first prose or behind the last.

    In between such a line is a heading, a picture's owner or a cited source of one paragraph.
    """
    count = len(lines)
    first = next((at for at in range(count) if _PROSE.fullmatch(lines[at].text)), count)
    last = next((at for at in reversed(range(count)) if _PROSE.fullmatch(lines[at].text)), -1)
    head, tail = min(first, _HEAD), max(last, count - _TAIL)
    for line in [*lines[:head], *lines[max(head, tail + 1) :]]:
        yield from tag_credits(line, registry) or signed_credits(line, registry)
    for line in lines[max(tail, 0) :]:
        yield from closing_tags(line, registry)


def _places(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in which credits can stand; sentences glued to prose are cut off."""
    count = len(lines)
    chosen = [line for at, line in enumerate(lines) if at < _HEAD or at >= count - _TAIL]
    last = {line.start for line in lines[-3:]}
    found: list[Line] = []
    for line in chosen:
        if line.end - line.start <= SHORT:
            found.append(line)
        elif line.start in last:
            found.extend(_glued(line))
        elif line.end - line.start <= 2 * SHORT and "contribut" in line.text:
            found.append(line)
    return found


def _glued(line: Line) -> Iterator[Line]:
    """Yield the last sentences of a paragraph, to which credits may have been glued."""
    shift = max(0, len(line.text) - _GLUED_ROOM)
    rest = line.text[shift:]
    cuts = [match.end() for match in _SENTENCE_END.finditer(rest)][-_GLUED_SENTENCES:]
    for start, end in pairwise([*cuts, len(rest)]):
        words = rest[start:end].rstrip()
        begin = line.start + shift + start
        yield Line(begin, begin + len(words), words)


def _hinted(lines: Sequence[Line]) -> list[LineKind]:
    """Return the kinds of credits that some of the lines may give: few lines give any."""
    folded = "\n".join(line.text for line in lines).casefold()
    return [each for each in line_patterns() if not each[1] or holds_any(folded, each[1])]


def _line_credits(line: Line, kinds: Sequence[LineKind], registry: Registry) -> list[Credit]:
    """Return the credits that one short line gives; the first of the kinds that fits wins."""
    if is_byline(line.text):
        return byline_credits(line.text, registry, at=line.start)
    folded = line.text.casefold() if kinds else ""
    for kind, hints, patterns in kinds:
        if hints and not holds_any(folded, hints):
            continue
        match = next((hit for pattern in patterns if (hit := pattern(line.text))), None)
        if match:
            return _matched(line, kind, match, registry)
    return []


def _matched(
    line: Line, kind: CreditKind, match: re.Match[str], registry: Registry
) -> list[Credit]:
    who = match["who"].strip()
    if kind is CreditKind.COPYRIGHT:
        cut = after_owner().search(who)
        who = who[: cut.start()].strip(" ,.") if cut else who.strip(" ,.")
    sources = _sources(who, kind, registry, named=_CARRIES.search(match.group()) is not None)
    if kind is CreditKind.VIA and not sources:
        return []
    if kind is CreditKind.COPYRIGHT and not sources:
        return []
    if kind is CreditKind.CONTRIBUTOR and _PICTURES.search(who) and not _WRITERS.search(who):
        kind = CreditKind.PHOTO
    start = line.start + match.start()
    end = line.start + (len(line.text) if kind is not CreditKind.TRANSLATOR else match.end())
    return [
        Credit(
            text=line.text[start - line.start : end - line.start],
            start=start,
            end=end,
            kind=kind,
            source=name,
            source_kind=source_kind,
        )
        for name, source_kind in sources or _NOBODY
    ]


def _sources(
    who: str, kind: CreditKind, registry: Registry, *, named: bool
) -> list[tuple[str | None, SourceKind]]:
    """Return the sources that the words name; `named` ones also when nobody knows them."""
    if kind is CreditKind.TRANSLATOR:
        return []
    if whole := registry.by_name(who):
        return [(whole.name, whole.kind)]
    mentioned = {source.name: source.kind for _, source in registry.mentions(who)}
    if mentioned:
        return [*mentioned.items()]
    house = house_pattern().search(who) if kind in _HOUSES else None
    if house and (kind is not CreditKind.CONTRIBUTOR or _WRITERS.match(who, house.end() + 1)):
        return [(house["house"].removeprefix("The "), SourceKind.OUTLET)]
    raw = named and kind in (CreditKind.VIA, CreditKind.COPYRIGHT)
    if raw and _RAW_NAME.fullmatch(who):
        return [(who.removeprefix("the "), SourceKind.OUTLET)]
    return []
