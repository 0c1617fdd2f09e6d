"""Whether an outlet heard the words itself: "told us", "told reporters", "told the Ledger"."""

import re
from collections.abc import Iterable
from functools import cache

from provenance.description.lines import holds_any
from provenance.models import Quote
from provenance.resources import read_toml
from provenance.text.whitespace import single_blanks
from provenance.tracing.ledger import UNKNOWN_OUTLET, Case, Ledger
from provenance.tracing.texts import keep
from provenance.vocabulary import Field

_TOLD = (
    r"(?:told|tells|interview with|spoke to) (?:[Tt]he )?|"
    r"sagte\w* (?:er |sie |gegenüber )?(?:der |dem )|"
    r"(?:déclaré|dit|confié|indiqué|expliqué|raconté) (?:à |au )(?:l['’]|la |le )?|"
    r"(?:dijo|declaró|explicó|contó|señaló|afirmó) a (?:la |el )?|"
    r"(?:disse|afirmou|declarou|contou) (?:à |ao |a )"
)
_PARAGRAPHS = 500  # characters around a quote in which its source is named
_NEAR = 80  # characters beside an outlet's name in which a reporting word stands
_AROUND = 220  # characters before and after a quote in which its attribution stands


@cache
def _phrases(name: str) -> tuple[str, ...]:
    raw = read_toml("provenance.tracing", "access.toml")
    return tuple(words.casefold() for words in raw[name])


@cache
def _listed(name: str) -> re.Pattern[str]:
    spaced = "|".join(re.escape(words) for words in _phrases(name) if words.isascii())
    joined = "|".join(re.escape(words) for words in _phrases(name) if not words.isascii())
    unspaced = f"|{joined}" if joined else ""  # endings follow without a space
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w){unspaced}", re.IGNORECASE)


def _holds(parts: Iterable[str], name: str) -> bool:
    """Whether some text has words of a list; that they stand there at all is asked first."""
    return any(
        holds_any(part.casefold(), _phrases(name)) and _listed(name).search(part) is not None
        for part in parts
    )


def heard_it(ledger: Ledger, quote: Quote) -> bool:
    """Whether the words around a quote say that its own outlet heard it.

    False where the text is not at hand.
    """
    heard = ledger.heard.get(quote.id)
    if heard is None:
        heard = _holds(_around(ledger, quote), "heard") or heard_alone(ledger, quote)
        keep(ledger.heard, quote.id, heard)
    return heard


def heard_alone(ledger: Ledger, quote: Quote) -> bool:
    """Whether the words around a quote say that its own outlet heard it, and do not suit others.

    "Told reporters" is in every copy of a text, "told us" only by mistake.
    """
    around = _around(ledger, quote)
    if _holds(around, "ourselves"):
        return True
    name = ledger.house(quote.article_id)
    if name == UNKNOWN_OUTLET:
        return False
    whole = name.removeprefix("The ")
    last = whole.split()[-1]
    if not any(last in part for part in around):
        return False
    short = "|".join(sorted({re.escape(whole), re.escape(last)}))
    own = re.compile(rf"(?:{_TOLD})(?:{short})(?!\w)")
    return any(own.search(part) for part in around)


def _around(ledger: Ledger, quote: Quote) -> tuple[str, ...]:
    """Return the words before and after a quote, () where the text is not at hand."""
    text = ledger.raw(quote.article_id)
    if not text or quote.field is not Field.TEXT:
        return ()
    before = text[max(0, quote.start - _AROUND) : quote.start]
    return single_blanks(before), single_blanks(text[quote.end : quote.end + _AROUND])


def credit_near(ledger: Ledger, quote: Quote, name: str) -> tuple[int, int] | None:
    """Return where words near a quote make another outlet its source: "the Digest reports".

    None where they do not. "The Kremlin's spokesman said" is no report of the Kremlin's.
    """
    text = ledger.raw(quote.article_id)
    if quote.field is not Field.TEXT or not text:
        return None
    first, last = max(0, quote.start - _PARAGRAPHS), quote.end + _PARAGRAPHS
    for start, end in ledger.mentions(quote.article_id, name, first, last):
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        near = single_blanks(before), single_blanks(after)
        if _listed("attached").match(near[1].removeprefix("'s").removeprefix("’s").lstrip(" ")):
            continue
        if _holds(near, "reporting"):
            return start, end
    return None


def credits_near(ledger: Ledger, quote: Quote, name: str) -> bool:
    """Whether the words near a quote make another outlet its source."""
    return credit_near(ledger, quote, name) is not None


def looks_back(case: Case, quote: Quote, first: Quote) -> bool:
    """Whether the words around a quote refer to an earlier occasion or to another's article.

    True where the text is not at hand: nothing speaks against it then.
    """
    around = _around(case.ledger, quote)
    if not around:
        return case.ledger.text_of is None
    if _holds(around, "retold"):
        return True
    return (
        case.ledger.names_outlet(quote.article_id, case.ledger.house(first.article_id)) is not None
    )
