"""The quotes behind a few of very many units, fetched once and only when they are needed."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np

from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.matching.clusters import Told
from provenance.matching.columns import Wordings
from provenance.matching.forms import Form
from provenance.matching.occasions import Kin
from provenance.matching.ragged import Ints
from provenance.matching.standing import Standing, numbered, quote_of
from provenance.matching.units import Units
from provenance.models import Claim


class Past(Protocol):
    """What was derived before: the pieces that were written, and the quotes as they are now."""

    def standing(self) -> Iterable[bytes]: ...

    def forms(self, quotes: Sequence[QuoteId]) -> Iterable[Form]: ...

    def forms_in(self, articles: Collection[ArticleId]) -> Iterable[Form]: ...

    def ids_in(self, articles: Collection[ArticleId]) -> Iterable[tuple[ArticleId, QuoteId]]: ...

    def claims_of(self, ids: Collection[ClaimId]) -> Iterable[Claim]: ...


class Known:
    """Quotes that were fetched, those that are new among them."""

    def __init__(self, past: Past, fresh: Iterable[Form], kin: Kin) -> None:
        """Begin with the new quotes; all others are the past's."""
        self.kin = kin
        self.fresh = tuple(fresh)
        self.wordings = Wordings()
        self._past = past
        self._forms = {form.quote_id: form for form in self.fresh}
        self._numbers: dict[ArticleId, list[int]] = {}
        for form in self.fresh:
            self._numbers.setdefault(form.article_id, []).append(numbered(form.quote_id))

    def forms_in(self, articles: Collection[ArticleId]) -> list[Form]:
        """Return all quotes of articles that were held before."""
        found = list(self._past.forms_in(articles)) if articles else []
        self._forms |= {form.quote_id: form for form in found}
        return found

    def numbers_in(self, articles: Iterable[ArticleId]) -> dict[ArticleId, list[int]]:
        """Return the numbers of all quotes of articles; nothing else of them is fetched."""
        wanted = dict.fromkeys(articles)
        missing = [article for article in wanted if article not in self._numbers]
        self._numbers |= {article: [] for article in missing}
        for article, quote in self._past.ids_in(missing) if missing else ():
            self._numbers[article].append(numbered(quote))
        return {article: self._numbers[article] for article in wanted}

    def told(self, claims: Collection[ClaimId], but: Collection[ArticleId]) -> dict[QuoteId, Told]:
        """Return the members of claims by their references, without those in some articles."""
        numbers = self.numbers_in(sorted(but)).values()
        spoilt = {quote_of(number) for found in numbers for number in found}
        return {
            claim.reference: {m.quote_id: m for m in claim.members if m.quote_id not in spoilt}
            for claim in self._past.claims_of(claims)
        }

    def quotes(self, standing: Standing, places: Ints) -> list[list[Form]]:
        """Return the quotes of some units, each one's best first."""
        others = standing.column("others", places)
        more, bounds = others.flat.tolist(), pairwise(others.starts.tolist())
        firsts = standing.firsts[places].tolist()
        ids = [
            [quote_of(first), *map(quote_of, more[start:end])]
            for first, (start, end) in zip(firsts, bounds, strict=True)
        ]
        missing = [id_ for unit in ids for id_ in unit if id_ not in self._forms]
        if missing:
            self._forms |= {form.quote_id: form for form in self._past.forms(missing)}
        return [[self._forms[id_] for id_ in unit] for unit in ids]

    def units(self, standing: Standing, places: Ints) -> tuple[Units, list[int]]:
        """Return some units in the order of their ranks, and where they stand in that order."""
        quotes = self.quotes(standing, places)
        forms = [form for unit in quotes for form in unit]
        starts = np.cumsum([0, *map(len, quotes)]).tolist()
        parted = [range(start, end) for start, end in pairwise(starts)]
        units = Units(forms, self.kin, parted, self.wordings)
        place_of = dict(zip(standing.firsts[places].tolist(), places.tolist(), strict=True))
        order = [place_of[numbered(forms[first].quote_id)] for first in units.firsts.tolist()]
        return units, order
