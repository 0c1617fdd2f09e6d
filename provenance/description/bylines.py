"""Bylines and agency tags: who is named as the author, and which agency stands beside the name."""

import re

from provenance.description.credit_words import by_pattern, desk_pattern, house_pattern, word_list
from provenance.description.lines import Line
from provenance.models import Credit
from provenance.sources.registry import Registry, Source
from provenance.text.dates import find_dates
from provenance.vocabulary import CreditKind, SourceKind

_LIMIT = 160  # characters of a byline
_TAG_LIMIT = 60  # characters of a line that is an agency's tag
_NAME = re.compile(r"[A-ZÀ-ÞА-Я가-힣][\w.'’-]*")
_SMALL = frozenset(
    ("al", "and", "at", "bin", "da", "de", "del", "den", "der", "di", "el", "et", "for", "in", "la")
).union(("le", "of", "the", "und", "van", "von", "with", "y"))
_PARTS = re.compile(r"\s*(?:\||/|,|;|·|•|–|—|\band\b|\bfor\b|\bof\b|\bat\b|\bvia\b| - )\s*")
_TAG = re.compile(r"(?:[-–—(\[]{1,2}|©)\s*(?P<who>[^()\[\]\n]{2,45}?)\s*[)\]]?\.?")
_NAME_WORDS = 4  # words of a name in a line of names
_WORDS = re.compile(r"[^\W_][\w.'’-]*")
_LEADS = re.compile(r"[(©\[]|[^\W\d]+:|copyright|photo|image|picture", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*(?:[,|/•·—–]|\band\b|\bby\b|\bStory by\b| - )\s*")
_SHOUTED_NAME = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+ ){2,4}(?=[A-Z][a-z]|The )")
_ADDRESS = re.compile(r"[(<]?[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)[)>]?")
_CLOSING_TAG = re.compile(
    r"[.!?”\"’]\s*(?:\((?P<in>[^()\n]{2,40})\)|(?:—|–|--)\s?(?P<after>[A-Z][\w .&-]{1,30}))$"
)


def is_byline(text: str) -> bool:
    """Return whether a line is a byline: "By" and nothing but names.

    >>> is_byline("By Ada Bell and Hyung-Jin Kim | Associated Press")
    True
    >>> is_byline("By Thursday nobody believed him.")
    False
    """
    opened = by_pattern().match(text) if len(text) <= _LIMIT else None
    if opened is None:
        return False
    words = re.findall(r"[\w.'’-]+", text[opened.end() :])
    named = [word for word in words if _NAME.fullmatch(word)]
    rest = [word for word in words if not _NAME.fullmatch(word)]
    if not named or not all(word.casefold() in _SMALL or word.isdigit() for word in rest):
        return False
    return not text.endswith((".", "!", "?")) or len(words) <= 4


def is_nobody(bare: str) -> bool:
    """Whether a byline only says that a house wrote it, whatever outlet may be called so.

    >>> is_nobody("Newsroom"), is_nobody("Staff and agencies"), is_nobody("Ada Bell")
    (True, True, False)
    """
    words = bare.casefold().strip(" .:|-–—")
    return words in word_list("nobody") or words in word_list("copy_desks")


def byline_credits(text: str, registry: Registry, *, at: int | None = None) -> list[Credit]:
    """Return the credits of a byline: its author, and the agencies named beside the author.

    `at` is the byline's offset in the text, None for one that came with the record.
    """
    opened = by_pattern().match(text)
    bare = text[opened.end() :] if opened else text
    agencies = _agencies(bare, registry)
    if is_nobody(bare) or desk_pattern("copy_desks").fullmatch(bare.strip()):
        return [_credit(text, at, CreditKind.BYLINE, (None, SourceKind.UNKNOWN))]
    if len(agencies) == 1 and registry.by_name(bare):
        return [_credit(text, at, CreditKind.AGENCY_TAG, agencies[0])]
    desk = desk_pattern().fullmatch(bare.strip())
    house = registry.by_name(desk["who"]) if desk else None
    if house:
        return [_credit(text, at, CreditKind.BYLINE, (house.name, house.kind))]
    tags = [_credit(text, at, CreditKind.AGENCY_TAG, agency) for agency in agencies]
    return [_credit(text, at, CreditKind.BYLINE, (None, SourceKind.UNKNOWN)), *tags]


def tag_credits(line: Line, registry: Registry) -> list[Credit]:
    """Return the agency or the house that a line consists of: "Associated Press", "(AP)".

    The address of an agency's reporter, alone in a line, is its tag too.
    """
    text = line.text
    if len(text) > _TAG_LIMIT:
        return []
    tagged, address = _TAG.fullmatch(text), _ADDRESS.fullmatch(text)
    if is_nobody(tagged["who"] if tagged else text):
        return []
    if address:
        source = registry.by_domain(address["host"])
    else:
        source = registry.by_name(tagged["who"]) if tagged else _named_alone(text, registry)
    if source and _reports(source.kind):
        return [_credit(text, line.start, CreditKind.AGENCY_TAG, (source.name, source.kind))]
    desk = desk_pattern().fullmatch(text)
    house = _named_alone(desk["who"], registry) if desk else None
    if house:
        return [_credit(text, line.start, CreditKind.BYLINE, (house.name, house.kind))]
    if house_pattern("agencies").fullmatch(text.removeprefix("The ")):
        name = text.removeprefix("The ")
        return [_credit(text, line.start, CreditKind.AGENCY_TAG, (name, SourceKind.AGENCY))]
    return []


def signed_credits(line: Line, registry: Registry) -> list[Credit]:
    """Return the agencies in a line of names: "Ada Bell, The Associated Press", "PTI | Dec 28".

    Each part between the separators must be a source, a person's or place's name, or a date, and
    one must be a source; a headline has other words.
    """
    if len(line.text) > _LIMIT or line.text.endswith((".", "!", "?")) or _LEADS.match(line.text):
        return []
    dated = [span for span, _ in find_dates(line.text)]
    rest = line.text
    for start, end in reversed(dated):
        rest = f"{rest[:start]}|{rest[end:]}"
    parts = [part for raw in _SEPARATED.split(rest) if (part := raw.strip(" .:()"))]
    named = [source for part in parts if (source := _signing(part, registry))]
    others = [part for part in parts if not _signing(part, registry)]
    if not named or len(parts) + len(dated) < 2 or not all(map(_is_name, others)):
        return []
    if "/" in rest and any(not _is_dating(part) for part in others):
        return []  # a photographer and an agency are written so
    return [
        _credit(line.text, line.start, CreditKind.AGENCY_TAG, (source.name, source.kind))
        for source in dict.fromkeys(named)
        if _reports(source.kind)
    ]


def _signing(part: str, registry: Registry) -> Source | None:
    """Return the source that a part names: alone, or behind a name in capitals."""
    match = _SHOUTED_NAME.match(part)
    return _named_alone(part[match.end() :] if match else part, registry)


def _is_name(part: str) -> bool:
    """Whether a part is a name or belongs to a date."""
    words = _WORDS.findall(part)
    return _is_dating(part) or (len(words) <= _NAME_WORDS and all(map(_NAME.fullmatch, words)))


def _is_dating(part: str) -> bool:
    words = [word for word in _WORDS.findall(part) if not word[0].isdigit()]
    return all(word.casefold().strip(".") in word_list("dating") for word in words)


def closing_tags(line: Line, registry: Registry) -> list[Credit]:
    """Return the agency named behind the last words of a dispatch: "... he said. (Yonhap)"."""
    text = line.text
    closing = _CLOSING_TAG.search(text, max(0, len(text) - 50))
    source = registry.by_name(closing["in"] or closing["after"]) if closing else None
    if closing is None or source is None or not _reports(source.kind):
        return []
    words = text[closing.start() + 1 :].strip()
    at = line.start + len(text) - len(words)
    return [_credit(words, at, CreditKind.AGENCY_TAG, (source.name, source.kind))]


def _named_alone(text: str, registry: Registry) -> Source | None:
    """Return the source whose name, as it is usually written, is all there is in a text."""
    named = registry.mentions(text)
    return named[0][1] if named and named[0][0] == (0, len(text)) else None


def _reports(kind: SourceKind) -> bool:
    return kind not in (SourceKind.SOCIAL, SourceKind.GOVERNMENT, SourceKind.ORGANISATION)


def _agencies(text: str, registry: Registry) -> list[tuple[str | None, SourceKind]]:
    named = {source.name: source.kind for _, source in registry.mentions(text)}
    for part in _PARTS.split(text):
        source = (
            registry.by_name(part) if len(part) > 1 and part not in word_list("nobody") else None
        )
        if source and part[:1].isupper():
            named.setdefault(source.name, source.kind)
        elif source is None and (house := house_pattern("agencies").fullmatch(part.strip())):
            named.setdefault(house["house"], SourceKind.OUTLET)
    return [(name, kind) for name, kind in named.items() if _reports(kind)]


def _credit(
    text: str, at: int | None, kind: CreditKind, source: tuple[str | None, SourceKind]
) -> Credit:
    place = (0, 0) if at is None else (at, at + len(text))
    return Credit(
        text=text,
        start=place[0],
        end=place[1],
        kind=kind,
        source=source[0],
        source_kind=source[1],
        field="byline" if at is None else "text",
    )
