"""What holds analysed articles, as the pipeline asks for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.matching import Form
from provenance.models import Article, Claim, Quote
from provenance.tracing import Earlier, Fingerprint, Linkable, Sighting, Step, Traceable


class Corpus(Protocol):
    """Analysed articles, read as often as needed; `facts` are articles without their text."""

    def facts(self) -> Iterator[Article]: ...

    def quotes(self) -> Iterator[Quote]: ...

    def fingerprints(self) -> Iterator[Fingerprint]: ...

    def article(self, article_id: ArticleId) -> Article: ...


class EarlierCorpus(Corpus, Linkable, Traceable, Earlier, Protocol):
    """A corpus with what was derived from it before its last articles were `added`."""

    @property
    def added(self) -> Sequence[ArticleId]: ...

    def sightings(self) -> Counter[Sighting]: ...

    def standing(self) -> Iterator[bytes]: ...

    def forms_of(self, ids: Iterable[QuoteId]) -> Iterator[Form]: ...

    def forms_in(self, articles: Iterable[ArticleId]) -> Iterator[Form]: ...

    def ids_in(self, articles: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, QuoteId]]: ...

    def quotes_in(self, articles: Iterable[ArticleId]) -> Iterator[Quote]: ...

    def claims_of(self, ids: Iterable[ClaimId]) -> list[Claim]: ...

    def steps(self) -> dict[ArticleId, Step]: ...
