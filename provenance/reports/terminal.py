"""What a person reads in the terminal: search results, a traced claim, the coverage.

Every function yields lines of `rich` text without markup, so that text of articles is never
taken for styling; colours vanish where the terminal has none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from provenance.models import Warning
from provenance.reports import words
from provenance.reports.aligned import aligned
from provenance.schemas import (
    ArticleOut,
    ChangeOut,
    ComparisonOut,
    HoldingsOut,
    HopOut,
    QuoteOut,
    ResultOut,
    SearchOut,
    TraceOut,
)

_SEVERITY_STYLE = {"cosmetic": "dim", "wording": "yellow", "meaning": "bold red"}
_EVIDENCE_STYLE = {"held": "green", "stated": "green", "textual": "yellow", "temporal": "red"}
_UNSEEN = {"as_of"}  # when the database was last written: a fact of the run, not of the articles
_ROWS = 12  # rows of a table shown at most
_CELL = 48  # characters of a table's cell
_LONGEST = 300  # characters of a quote shown in a list; the whole of it is in the trace


def holdings_line(holdings: HoldingsOut) -> str:
    """Return what was searched, in one phrase."""
    if not holdings.articles:
        return "an empty database"
    span = f"{words.day(holdings.from_)} to {words.day(holdings.to)}"
    articles = words.count(holdings.articles, "article")
    return f"{articles} of {words.count(holdings.outlets, 'outlet')}, {span}"


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut at `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def search_lines(found: SearchOut) -> Iterator[Text]:
    """Yield the results, best first, each with its id."""
    for number, result in enumerate(found.results, 1):
        yield from _result_lines(number, result)
    yield Text(f"searched {holdings_line(found.holdings)}", style="dim")


def _result_lines(number: int, result: ResultOut) -> Iterator[Text]:
    head = Text(f"{number}. ", style="bold")
    head.append(f"“{shortened(result.text)}”")
    yield head
    band = f"   {words.BANDS[result.band]} ({result.score:.2f})"
    yield Text(
        f"{band} · {result.speaker or 'speaker unknown'} · origin {result.origin or 'unknown'}"
    )
    yield Text(
        f"   first in these holdings {_not_before(result.first_published)} · "
        f"{words.count(result.quotes, 'quote')} in {words.count(result.outlets, 'outlet')} · "
        f"{result.claim_id}",
        style="dim",
    )


def _not_before(instant: str | None) -> str:
    """Return the lower bound of a first publication as what it is: a bound."""
    return f"not before {instant[:10]}" if instant else "undated"


def trace_lines(
    traced: TraceOut, articles: Mapping[str, ArticleOut], warnings: Sequence[Warning]
) -> Iterator[Text]:
    """Yield one claim: reference wording, origin, warnings, and the chain of every quote."""
    claim = traced.claim
    yield Text(f"“{' '.join(claim.text.split())}”", style="bold")
    yield Text(
        f"origin   {words.origin_in_words(claim.origin)}, confidence {claim.origin.confidence:.2f}"
    )
    yield Text(f"         {claim.origin.reason}")
    yield Text(f"spread   {words.spread_in_words(claim)}")
    first = articles.get(claim.first_article_id or "")
    if first is not None:
        place = f"{first.outlet or 'unknown outlet'}, {words.published_in_words(first)}"
        yield Text(f"earliest {place}, in these holdings")
    yield Text(f"claim    {claim.id}", style="dim")
    yield from _warning_lines(warnings)
    for quote in traced.quotes:
        yield Text("")
        yield from quote_lines(quote, articles.get(quote.article_id))
    for note in traced.notes:
        yield Text(f"note: {note}", style="dim")


def _warning_lines(warnings: Iterable[Warning]) -> Iterator[Text]:
    seen: set[tuple[str, str]] = set()
    for warning in warnings:
        if (warning.kind, warning.sentence) in seen:
            continue
        seen.add((warning.kind, warning.sentence))
        line = Text("! ", style="bold yellow")
        line.append(f"{words.WARNINGS[warning.kind]}: {warning.sentence}", style="default")
        yield line


def quote_lines(quote: QuoteOut, article: ArticleOut | None) -> Iterator[Text]:
    """Yield one quote: its chain, the words behind each hop, and its changes."""
    yield Text(words.chain_in_words(quote.hops), style="bold cyan")
    if article is not None:
        title = f" · {shortened(article.title, 80)}" if article.title else ""
        yield Text(f"  {words.published_in_words(article)}{title}", style="dim")
    relation = quote.relation or "unmatched"
    yield Text(f"  {relation}, {quote.kind}: “{shortened(quote.text)}”")
    for depth, hop in enumerate(quote.hops):
        yield _hop_line(hop, depth)
    for change in quote.changes:
        yield _change_line(change)
    yield Text(f"  {quote.id} in {quote.article_id}", style="dim")


def _hop_line(hop: HopOut, depth: int) -> Text:
    """Return one hop as a branch of a tree that leads from the speaker outwards."""
    branch = "  " + "   " * depth + ("└─ " if depth else "")
    line = Text(f"{branch}{hop.source} {hop.act}: ")
    line.append(words.EVIDENCE[hop.evidence], style=_EVIDENCE_STYLE[hop.evidence])
    if hop.text:
        line.append(f" — “{shortened(hop.text, 120)}”")
    return line


def _change_line(change: ChangeOut) -> Text:
    line = Text("    ")
    style = _SEVERITY_STYLE[change.severity]
    line.append(f"{change.kind} ({words.SEVERITY[change.severity]})", style=style)
    before, after = shortened(change.reference_text, 120), shortened(change.quote_text, 120)
    line.append(f": [{before}] → [{after}]")
    return line


def comparison_lines(comparison: ComparisonOut) -> Iterator[Text]:
    """Yield two quotes aligned with their changes, and what speaks for and against a match."""
    for name, quote in (("a", comparison.a), ("b", comparison.b)):
        yield Text(f"{name}  {quote.speaker or 'speaker unknown'}, {quote.kind}, {quote.id}")
        yield Text(f"   “{' '.join(quote.text.split())}”", style="bold")
    if comparison.a.text != comparison.b.text:
        yield Text("aligned       ").append_text(aligned(comparison.a.text, comparison.b.text))
    yield Text(f"relation      {comparison.relation}")
    yield from map(_change_line, comparison.changes)
    why = comparison.why
    claim = "in the same claim" if comparison.same_claim else "in different claims"
    if comparison.same_claim and not why.match:
        claim = "in the same claim, because each matches its reference"
    yield Text(f"matched       {'yes' if why.match else 'not directly'} ({why.reason}); {claim}")
    yield Text(f"shared        {_bar(why.share_of_a)} of a, {_bar(why.share_of_b)} of b")
    rare = ", ".join(f"{shared.word} {shared.weight:.1f}" for shared in why.shared_words)
    yield Text(f"telling words {rare or 'none'}")
    yield Text(f"longest run   {why.longest_run or 'none'}")
    yield Text(f"same speaker  {_yes(why.same_speaker)}")
    yield Text(f"days between  {'unknown' if why.days is None else f'{why.days:g}'}")
    yield Text(f"related texts {_yes(why.related_articles)}")


def _bar(share: float) -> str:
    return f"{'█' * round(10 * share)}{'░' * (10 - round(10 * share))} {share:.0%}"


def _yes(value: bool | None) -> str:
    return "unknown" if value is None else "yes" if value else "no"


def coverage_lines(coverage: Mapping[str, Any], *, rows: int = _ROWS) -> Iterator[Text]:
    """Yield what the holdings cover: single figures first, then a table for each list."""
    for heading, value in coverage.items():
        if not isinstance(value, list) and heading not in _UNSEEN:
            yield Text(f"{heading.replace('_', ' ')}: {_number(value)}")
    for heading, value in coverage.items():
        if isinstance(value, list) and value:
            yield Text("")
            yield Text(heading.replace("_", " "), style="bold")
            yield from map(Text, _table(value[:rows]))
            if len(value) > rows:
                yield Text(f"  ... and {len(value) - rows:,} more (--json lists all)", style="dim")


def _table(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield rows as aligned columns under their names, numbers to the right."""
    heads = [key.replace("_", " ") for key in rows[0]]
    cells = [[shortened(_number(value), _CELL) for value in row.values()] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(heads, *cells, strict=True)]
    numeric = [isinstance(value, int) for value in rows[0].values()]
    for line in (heads, *cells):
        padded = (
            _padded(cell, width, right)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        )
        yield "  " + "  ".join(padded).rstrip()


def _padded(cell: str, width: int, right: bool) -> str:
    """Return a cell filled up to a width that counts wide characters as two columns."""
    space = " " * (width - cell_len(cell))
    return space + cell if right else cell + space


def _number(value: Any) -> str:
    if value is None:
        return "unknown"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
