"""Which outlet carries an article: as stated, by its address, or read off its text.

Evidence in the text counts in a fixed order, from the page's own furniture down to the owner in
the copyright line, which is often not the page. An agency is never inferred from its credit
alone, for most texts that credit an agency are copies.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from provenance.description.dating import date_of_line
from provenance.description.furniture import is_end_mark, slot_patterns
from provenance.description.lines import Line
from provenance.models import Credit, Record
from provenance.sources.registry import Registry, Source
from provenance.vocabulary import CreditKind, OutletBasis, SourceKind

_ENDS = 14  # lines at either end of the text in which an outlet names itself
_TITLE_END = 80  # characters of a title in which the page's name can stand
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::)\s+(?P<name>[^|–—]{2,45})$")
_SIGNED = 3  # lines at the end of the text in which an outlet signs
_SIGNATURE = re.compile(
    r"(?P<by>[Bb]y )?(?P<name>[A-ZÀ-Þ][\w.&-]*(?: (?:[A-ZÀ-Þ][\w.'’&-]*|and|of|the|&)){0,4}"
    r"(?: ?\([^()]{2,40}\))?)"
)
_SHARED = re.compile(r"this (?:story|article|post):? (?P<url>https?://\S+)", re.IGNORECASE)
_SHARED_ROOM = 120  # characters
_SELLERS = re.compile(
    r"syndicate|features|writers group|agency|news ?wires?|news service", re.IGNORECASE
)
_EMAIL = re.compile(r"@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_NAME = r"[A-ZÀ-Þ0-9가-힣][\w.'’&-]*(?: (?:[A-ZÀ-Þ0-9][\w.'’&-]*|and|of|the|&)){0,5}"

_NO_OUTLETS = frozenset({SourceKind.SOCIAL, SourceKind.ORGANISATION})
"""Kinds of sources whose names stand in an outlet's furniture without being the outlet."""

Inferred = tuple[str | None, OutletBasis]


def outlet_of(
    record: Record, lines: Sequence[Line], credits: Sequence[Credit], registry: Registry
) -> Inferred:
    """Return the outlet's name and whether it was stated, inferred or is unknown."""
    if record.outlet:
        return _usual_name(record.outlet, record.url, registry), OutletBasis.STATED
    for name in _evidence(record, lines, credits, registry):
        known = registry.by_name(name, strict=True)
        if known is None or known.kind not in _NO_OUTLETS:
            return name, OutletBasis.INFERRED
    return None, OutletBasis.UNKNOWN


def _usual_name(stated: str, url: str | None, registry: Registry) -> str:
    """Return the outlet's usual name; a loose likeness counts where the address agrees with it."""
    known = registry.by_name(stated, strict=True)
    if known is None and url:
        loose = registry.by_name(stated)
        known = loose if loose and loose is registry.by_domain(url) else None
    return known.name if known else stated.strip()


def _evidence(
    record: Record, lines: Sequence[Line], credits: Sequence[Credit], registry: Registry
) -> Iterator[str]:
    """Yield the names that the outlet may have, the best supported first."""
    if record.url:
        known = registry.by_domain(record.url)
        host = _host(record.url)
        if known or host:
            yield known.name if known else host
    ends = [*lines[: _ENDS // 2], *lines[-_ENDS:]]
    yield from _shared(lines[-_ENDS:], registry)
    yield from _signatures(record.text, lines, registry)
    yield from _slots(ends, registry)
    yield from _title_suffix(record.title, registry)
    yield from _addresses(lines[-_ENDS:], registry)
    yield from _owners(credits)
    yield from _dispatches(lines, credits)
    yield from _page_name(record)


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _signatures(text: str, lines: Sequence[Line], registry: Registry) -> Iterator[str]:
    """Yield the name with which the last lines sign: known, beside a date, or told something."""
    closing = lines[-_SIGNED:]
    dated = any(date_of_line(line) for line in closing)
    for line in reversed(closing):
        match = _SIGNATURE.fullmatch(line.text)
        if match is None:
            continue
        source = registry.by_name(match["name"])
        if source and (match["by"] or dated):
            yield source.name
        elif not source and (dated or _is_told(match["name"], text)):
            yield match["name"].strip()


def _is_told(name: str, text: str) -> bool:
    """Whether somebody "told" this name something, as outlets write about themselves."""
    return re.search(rf"\btold (?:the )?{re.escape(name)}\b", text) is not None


def _slots(lines: Sequence[Line], registry: Registry) -> Iterator[str]:
    for line in lines:
        match = _slot_pattern().match(line.text) if line.end - line.start <= 400 else None
        if match:
            name = next(value for value in match.groups() if value)
            source = _longest_known(name, registry)
            if source:
                yield source.name


def _longest_known(name: str, registry: Registry) -> Source | None:
    words = name.split()
    for count in range(len(words), 0, -1):
        source = registry.by_name(" ".join(words[:count]))
        if source:
            return source
    return None


def _title_suffix(title: str | None, registry: Registry) -> Iterator[str]:
    match = _SUFFIX.search(title[-_TITLE_END:]) if title else None
    source = registry.by_name(match["name"]) if match else None
    if source:
        yield source.name


def _page_name(record: Record) -> Iterator[str]:
    """Yield the name behind a page's title, as sites without better metadata write it."""
    page = record.title if record.line is None else None
    match = _SUFFIX.search(page[-_TITLE_END:]) if page else None
    words = match["name"].split() if match else []
    if match and 2 <= len(words) <= 5 and all(word[0].isupper() for word in words):
        yield match["name"].strip()


def _addresses(lines: Sequence[Line], registry: Registry) -> Iterator[str]:
    """Yield the source that publishes at the domain of a contact address.

    An agency's address comes along with its dispatch to whoever carries it.
    """
    for line in lines:
        for match in _EMAIL.finditer(line.text[-400:]):
            source = registry.by_domain(match["host"])
            if source and source.kind is not SourceKind.AGENCY:
                yield source.name


def _shared(lines: Sequence[Line], registry: Registry) -> Iterator[str]:
    """Yield the source at whose address a line invites to read or share the story."""
    for line in lines:
        match = _SHARED.search(line.text[:_SHARED_ROOM])
        source = registry.by_domain(match["url"]) if match else None
        if source:
            yield source.name


def _owners(credits: Sequence[Credit]) -> Iterator[str]:
    """Yield the owners in copyright lines, but for those who sell texts to others."""
    for credit in credits:
        if credit.kind is CreditKind.COPYRIGHT and credit.source:
            sells = credit.source_kind is SourceKind.AGENCY or _SELLERS.search(credit.source)
            if not sells:
                yield credit.source


def _dispatches(lines: Sequence[Line], credits: Sequence[Credit]) -> Iterator[str]:
    """Yield the state agency whose dispatch this is: its dateline and its end mark are kept."""
    ended = bool(lines) and (is_end_mark(lines[-1].text) or lines[-1].text.endswith("-0-"))
    for credit in credits:
        own = credit.kind is CreditKind.DATELINE and credit.source_kind is SourceKind.STATE_MEDIA
        if ended and own and credit.source:
            yield credit.source


@cache
def _slot_pattern() -> re.Pattern[str]:
    """Return the pattern of furniture lines with an outlet's name in them, one group for each."""
    forms = []
    for number, slot in enumerate(slot_patterns()):
        before, _, after = slot.partition("{}")
        article = "(?:[Tt]he )?" if before else "(?:The )?"
        name = f"(?P<name{number}>{article}{_NAME})"
        forms.append(f"(?i:{re.escape(before)}){name}(?i:{re.escape(after)})")
    return re.compile("|".join(forms))
