"""What matching needs to know of a quote, and nothing else of it."""

from dataclasses import dataclass

from provenance.ids import ArticleId, QuoteId
from provenance.values import quickly_made
from provenance.vocabulary import QuoteKind, SpeakerKind


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One quote as matching sees it.

    `depth` counts the steps away from the origin as far as they are known; `spun` says that the
    article is a spun copy. `sources` are the reporting sources that the article names for the
    quote ("KCNA"): an indirect quote may be theirs as well as the speaker's.
    """

    quote_id: QuoteId
    article_id: ArticleId
    outlet: str | None
    text: str
    kind: QuoteKind
    speaker: str | None
    speaker_kind: SpeakerKind
    earliest: str | None
    latest: str | None
    depth: int
    spun: bool
    sources: tuple[str, ...] = ()
