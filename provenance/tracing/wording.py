"""An article as its text presents itself: whose it says it is, and whom it names."""

from dataclasses import dataclass

from provenance.models import Article, Span
from provenance.sources.registry import Registry
from provenance.tracing.alignment import Prepared
from provenance.tracing.ownership import TextCredit, house, is_own_dispatch, text_credits
from provenance.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Text:
    """An article prepared for comparison, with what it says about whose text it is."""

    article: Article
    prepared: Prepared
    house: str | None
    kind: SourceKind
    credits: tuple[TextCredit, ...]
    own_dispatch: bool
    named: dict[str, Span]

    def credits_source(self, name: str | None) -> TextCredit | None:
        """Return the credit that names this source."""
        if name is None:
            return None
        return next((credit for credit in self.credits if credit.source == name), None)


def read_text(prepared: Prepared, registry: Registry) -> Text:
    """Return an article with what it says about whose text it is."""
    article = prepared.article
    named: dict[str, Span] = {}
    for span, source in registry.mentions(article.text):
        named.setdefault(source.name, span)
    own = house(article, registry)
    known = registry.by_name(own) if own else None
    return Text(
        article=article,
        prepared=prepared,
        house=own,
        kind=known.kind if known else SourceKind.OUTLET,
        credits=text_credits(article, registry),
        own_dispatch=is_own_dispatch(article, registry),
        named=named,
    )
