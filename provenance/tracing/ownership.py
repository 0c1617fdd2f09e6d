"""Whose text an article says it is: its credits, read as statements about the text.

A photo credit says nothing about the words and a translator owns none of them, so neither counts.
The credits of an article's own outlet are no statement about another source.
"""

import re
from dataclasses import dataclass

from provenance.models import Article, Credit, Proof
from provenance.sources.registry import Registry
from provenance.vocabulary import CreditKind, Evidence, SourceKind

_WEIGHT = {
    CreditKind.AGENCY_TAG: 6,
    CreditKind.DATELINE: 5,
    CreditKind.REPORTING_BY: 4,
    CreditKind.VIA: 3,
    CreditKind.BYLINE: 3,
    CreditKind.CONTRIBUTOR: 2,
    CreditKind.COPYRIGHT: 1,
}
"""The kinds of credit that speak of the text; the higher, the more plainly of all of it."""

WHOLE = frozenset(
    {CreditKind.AGENCY_TAG, CreditKind.DATELINE, CreditKind.REPORTING_BY, CreditKind.VIA}
)
"""Kinds that mark the whole text; a contributor or a "with AP" may only stand for a part."""

CLAIMING = frozenset(_WEIGHT) - {CreditKind.CONTRIBUTOR, CreditKind.VIA}
"""Kinds that claim the text for one owner; two owners contradict each other."""


_DESK = re.compile(
    r"\s*[-–—:|(]*\s*\b(?:online|web|digital|editorials?|opinions?|news|website|video|staff)\b\)?",
    re.IGNORECASE,
)
_HOUSE_BYLINE = re.compile(
    r"\b(?:news\s?desk|desk|staff|news\s?room|team|bureau|correspondents?|reporters?)\b",
    re.IGNORECASE,
)
"""A byline of an anonymous desk: "AP Newsdesk" may be any paper's, so it credits nobody alone."""


@dataclass(frozen=True, slots=True)
class TextCredit:
    """A source that an article credits for its words, under its canonical name."""

    source: str
    kind: SourceKind
    credit: Credit

    @property
    def weight(self) -> int:
        """How plainly the credit speaks of the whole text."""
        return 0 if self.weak else _WEIGHT[self.credit.kind]

    @property
    def weak(self) -> bool:
        """Whether the credit alone does not show whose text it is."""
        byline = self.credit.kind is CreditKind.BYLINE
        return byline and _HOUSE_BYLINE.search(self.credit.text) is not None

    def proof(self, article: Article) -> Proof:
        """Return the words of the credit as evidence; words of a byline have no offsets."""
        placed = self.credit.field == "text" and self.credit.end > self.credit.start
        return Proof(
            evidence=Evidence.STATED,
            text=self.credit.text,
            article_id=article.id,
            start=self.credit.start if placed else None,
            end=self.credit.end if placed else None,
        )


def canonical(name: str | None, registry: Registry) -> str | None:
    """Return the short usual name of a source, the name itself when the registry has none."""
    if name is None or not name.strip():
        return None
    known = registry.by_name(name)
    return known.name if known else name.strip()


def house(article: Article, registry: Registry) -> str | None:
    """Return the canonical name of the outlet that published an article, None if unknown."""
    return house_name(article.outlet, registry)


def house_name(outlet: str | None, registry: Registry) -> str | None:
    """Return the canonical name of an outlet; its desks and its web edition are the same house.

    "NPR Online News" and "CNN - Editorial" are NPR and CNN.
    """
    if outlet is None or not outlet.strip():
        return None
    bare = _DESK.sub("", outlet).strip(" -–—:|,(")
    if bare and bare != outlet.strip() and registry.by_name(outlet) is None:
        for name in (bare, f"{bare} News"):
            known = registry.by_name(name)
            if known is not None and _keeps(known.name, bare):
                return known.name
    return canonical(outlet, registry)


def _keeps(name: str, bare: str) -> bool:
    """Whether a registry name keeps the leading word of an outlet's, or is its abbreviation."""
    first = bare.casefold().removeprefix("the ").split()[:1]
    return name.casefold().removeprefix("the ").split()[:1] == first


def source_kind(name: str | None, registry: Registry) -> SourceKind:
    """Return what the registry says a source is, `outlet` for one that it does not know."""
    if name is None:
        return SourceKind.UNKNOWN
    known = registry.by_name(name)
    return known.kind if known else SourceKind.OUTLET


def text_credits(article: Article, registry: Registry) -> tuple[TextCredit, ...]:
    """Return the credits that name another source than the outlet for the words, plainest first.

    One credit for each source is kept. A text with the dateline of its own outlet is that outlet's,
    whoever else is named in it.
    """
    own = house(article, registry)
    if is_own_dispatch(article, registry):
        return ()
    best: dict[str, TextCredit] = {}
    for credit in article.credits:
        source = canonical(credit.source, registry)
        if source is None or credit.kind not in _WEIGHT or _is_house(source, own, registry):
            continue
        found = TextCredit(source, source_kind(source, registry), credit)
        if source not in best or found.weight > best[source].weight:
            best[source] = found
    return tuple(sorted(best.values(), key=lambda c: (-c.weight, c.credit.start, c.source)))


def is_own_dispatch(article: Article, registry: Registry) -> bool:
    """Whether a dateline or an agency's tag marks the text as the outlet's own."""
    own = house(article, registry)
    return own is not None and any(
        credit.kind in {CreditKind.DATELINE, CreditKind.AGENCY_TAG, CreditKind.REPORTING_BY}
        and _is_house(canonical(credit.source, registry), own, registry)
        for credit in article.credits
    )


def _is_house(source: str | None, own: str | None, registry: Registry) -> bool:
    """Whether a credited source is the outlet itself, perhaps by the initials of its name.

    A dateline "(MWA)" in the Marsh Weekly Advertiser is the paper's own.
    """
    if source is None or own is None or source == own:
        return source == own
    if not (source.isupper() and source.isalpha()) or registry.by_name(source) is not None:
        return False
    known = registry.by_name(own)
    return any(_initials(name) == source for name in (own, *(known.aliases if known else ())))


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
