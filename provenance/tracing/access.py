"""Whether an outlet heard the words itself: "told us", "told reporters", "told the Ledger"."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from provenance.ids import ArticleId
from provenance.models import Quote
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case, Ledger
from provenance.vocabulary import Field

_NEAR = 40  # characters beside an outlet's name in which a reporting word stands
_AROUND = 220  # characters before and after a quote in which its attribution stands


@cache
def _listed(name: str) -> re.Pattern[str]:
    raw = tomllib.loads(files("provenance.tracing").joinpath("access.toml").read_text("utf-8"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, raw[name]))})(?!\w)", re.IGNORECASE)


def heard_it(ledger: Ledger, quote: Quote) -> bool:
    """Whether the words around a quote say that its own outlet heard it.

    False where the text is not at hand.
    """
    around = _around(ledger, quote)
    if any(_listed("heard").search(part) for part in around):
        return True
    name = ledger.house(quote.article_id)
    if name == UNKNOWN_OUTLET:
        return False
    whole = name.removeprefix("The ")
    short = "|".join(sorted({re.escape(whole), re.escape(whole.split()[-1])}))
    own = re.compile(rf"(?:told|tells|interview with|spoke to) (?:[Tt]he )?(?:{short})(?!\w)")
    return any(own.search(part) for part in around)


def _around(ledger: Ledger, quote: Quote) -> tuple[str, ...]:
    """Return the words before and after a quote, () where the text is not at hand."""
    text = ledger.raw(quote.article_id)
    if not text or quote.field is not Field.TEXT:
        return ()
    before = text[max(0, quote.start - _AROUND) : quote.start]
    return before, text[quote.end : quote.end + _AROUND]


def reports_after(ledger: Ledger, article_id: ArticleId, name: str) -> bool:
    """Whether an article says that another outlet reports something: "the Digest has it"."""
    at = ledger.names_outlet(article_id, name)
    if at is None:
        return False
    text = ledger.raw(article_id)
    near = text[max(0, at[0] - _NEAR) : at[0]], text[at[1] : at[1] + _NEAR]
    return any(_listed("reporting").search(part) for part in near)


def looks_back(case: Case, quote: Quote, first: Quote) -> bool:
    """Whether the words around a quote refer to an earlier occasion or to another's article.

    True where the text is not at hand: nothing speaks against it then.
    """
    around = _around(case.ledger, quote)
    if not around:
        return case.ledger.text_of is None
    if any(_listed("retold").search(part) for part in around):
        return True
    return (
        case.ledger.names_outlet(quote.article_id, case.ledger.house(first.article_id)) is not None
    )
