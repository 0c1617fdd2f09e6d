"""An article with its quotes marked: a look at what extraction saw, and why it decided so."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.text import Text

from provenance.extraction import Candidate
from provenance.ids import QuoteId
from provenance.models import Article, Quote, Span
from provenance.vocabulary import Field, SpeakerKind

_STYLES = {"quote": "bold cyan", "source": "green", "cue": "magenta", "via": "yellow"}


_VERDICTS = {"won": "bold green", "open": "yellow", "lost": "dim"}
_NAME_ROOM = 32  # characters of a candidate's name that are shown


def marked_lines(
    article: Article,
    quotes: tuple[Quote, ...],
    *,
    why: bool,
    considered: Mapping[QuoteId, Sequence[Candidate]] = MappingProxyType({}),
) -> Iterator[Text]:
    """Yield the article's text with numbered marks around content, source and cue, then a list.

    Marks are written out, `[quote 1 ...]`, so that they read without colour too. `why` adds what
    decided, and `considered` everybody who might have said a quote, by its id.
    """
    numbered = list(enumerate(quotes, 1))
    for part in (Field.TITLE, Field.TEXT):
        text = article.content(part)
        if text:
            yield _marked(text, [(n, q) for n, q in numbered if q.field is part])
            yield Text("")
    names = _unnamed(numbered)
    for number, quote in numbered:
        yield from _listed(number, quote)
        if why:
            weighed = considered.get(quote.id, ())
            yield from _reasons(quote)
            yield from _open(quote, names, weighed)
            yield from _candidates(weighed, frozenset(quote.speaker.candidates))


def _marked(text: str, quotes: list[tuple[int, Quote]]) -> Text:
    """Return one text with marks; where spans overlap, the one that begins first is marked."""
    spans = sorted(
        (span[0], -span[1], name, number)
        for number, quote in quotes
        for name, span in _spans(quote)
    )
    made, at = Text(), 0
    for start, negative_end, name, number in spans:
        if start < at:
            continue
        made.append(text[at:start])
        made.append(f"[{name} {number} ", style="dim")
        made.append(text[start:-negative_end], style=_STYLES[name])
        made.append("]", style="dim")
        at = -negative_end
    made.append(text[at:])
    return made


def _spans(quote: Quote) -> Iterator[tuple[str, Span]]:
    yield from (("quote", segment) for segment in quote.segments)
    if quote.speaker.span is not None:
        yield "source", quote.speaker.span
    if quote.cue is not None:
        yield "cue", quote.cue
    yield from (("via", (via.start, via.end)) for via in quote.via)


def _listed(number: int, quote: Quote) -> Iterator[Text]:
    speaker = quote.speaker
    line = Text(f"{number}. {quote.kind}, ", style="bold")
    line.append(f"{speaker.name or 'unknown'} ({speaker.kind}, {speaker.basis})")
    if quote.via:
        line.append(" via " + ", ".join(via.source for via in quote.via))
    if quote.reporter_words:
        line.append(f"; its own words about {quote.about or 'somebody'}")
    known = speaker.kind is not SpeakerKind.UNKNOWN
    sure = f"; confidence {quote.confidence:.2f}" if known else f"; speech {quote.speech:.2f}"
    line.append(sure, style="dim")
    yield line


def _reasons(quote: Quote) -> Iterator[Text]:
    """Yield how sure it is that this is speech and whose, and what decided."""
    speaker = quote.speaker
    yield Text(
        f"   speech {quote.speech:.2f}, speaker {speaker.confidence:.2f}: "
        f"{speaker.why or 'no words in the article tell'}"
    )


def _open(quote: Quote, names: Mapping[str, str], weighed: Sequence[Candidate]) -> Iterator[Text]:
    """Yield by name between whom the choice stays open, where the list below does not say it."""
    speaker = quote.speaker
    if not set(speaker.candidates) <= {each.name for each in weighed}:
        shown = [names.get(key, _nameless(key, quote)) for key in speaker.candidates]
        yield Text(f"   candidates: {', '.join(dict.fromkeys(shown))}")


def _candidates(candidates: Sequence[Candidate], left: Collection[str]) -> Iterator[Text]:
    """Yield one line for each who might have said it: won, lost or left open, points, why."""
    if not candidates:
        return
    wide = min(_NAME_ROOM, max(len(each.name) for each in candidates))
    weighed = any(each.points is not None for each in candidates)
    for each in candidates:
        name = each.name if len(each.name) <= wide else each.name[: wide - 1] + "…"
        line = Text("     ")
        verdict = "won" if each.won else "open" if each.name in left else "lost"
        line.append(verdict.ljust(6), style=_VERDICTS[verdict])
        line.append(name.ljust(wide), style="bold" if each.won else "")
        if weighed:
            line.append(f"  {'' if each.points is None else f'{each.points:.1f}':>5}")
        line.append(f"  {each.why}", style="" if each.won else "dim")
        yield line


def _unnamed(numbered: Sequence[tuple[int, Quote]]) -> dict[str, str]:
    """Return unnamed speakers by key: the descriptor, and the quote that tells them apart."""
    names: dict[str, str] = {}
    for number, quote in numbered:
        speaker = quote.speaker
        if speaker.kind is SpeakerKind.ANONYMOUS and speaker.key:
            names.setdefault(speaker.key, f"{speaker.name} (quote {number})")
    return names


def _nameless(key: str, quote: Quote) -> str:
    """Return what to call a candidate who speaks nowhere else: a name is its own key."""
    return "an unnamed source" if key.startswith(f"{quote.article_id}#") else key
