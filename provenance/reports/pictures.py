"""The picture of a claim's chains, as SVG: from the speaker along time to every outlet.

Sources stand in columns, articles on a line of time. The line from a source tells by its style
what the step rests on, so that a guess never looks like a stated credit, in colour or without.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from provenance.reports.branching import Branch, depth, trees, when
from provenance.reports.document import Picture
from provenance.reports.timescale import Timescale, timescale
from provenance.reports.words import (
    EVIDENCE,
    NAME,
    chain_in_words,
    count,
    day,
    published_in_words,
    shortened,
)
from provenance.schemas import ArticleOut, QuoteOut, TraceOut

MOST = 120
"""Quotes that a picture draws; of more, the earliest. The text says how many were left out."""

_COLUMN = 165.0  # user units between two columns of sources at least; long names need more
_ROW = {True: 34.0, False: 22.0}  # height of a row: roomy up to so many quotes, tight above
_ROOMY = 14
_NODE = 54.0  # height that a source needs for its name above and its kind below
_TIME = 420.0  # width of the line of time
_LETTER = 8.0  # width of a letter of a name at most, of a note's a little less
_BOLD = 8.4  # width of a letter of a source's name, which is bold; capitals are a little wider
_LEVEL = 0.72  # part of a column in which lines stay level, under the name that they come from
_TOP, _FOOT = 30.0, 44.0
_NAME = 30  # characters of a name before it is cut

_HALO = ' class="halo" stroke="Canvas" stroke-width="4" paint-order="stroke"'
"""Keeps letters readable where a line passes behind them."""

_ORDER = tuple(EVIDENCE)  # from the strongest to the weakest class
_LINES = {
    "held": ("#17643f", "4", None),
    "stated": ("#0a5575", "2", None),
    "textual": ("#855100", "2", "8 5"),
    "temporal": ("#a3241a", "2.5", "1.5 5"),
}


@dataclass(slots=True, kw_only=True)
class _Canvas:
    """What a picture is drawn on while rows are handed out from top to bottom."""

    trace: TraceOut
    articles: Mapping[str, ArticleOut]
    scale: Timescale | None
    undated: float
    column: float
    row: float
    next_row: float
    lowest: dict[int, float]
    parts: list[str]
    width: float


def chain_picture(trace: TraceOut, articles: Mapping[str, ArticleOut]) -> Picture:
    """Return an SVG element that shows every chain of a claim, with the same in words.

    `articles` holds at least the article of every quote. It needs no stylesheet; classes let a
    page adapt its colours.
    """
    quotes = sorted(trace.quotes, key=lambda quote: when(quote, articles))[:MOST]
    roots = trees(quotes, articles)
    column = _column(roots)
    left = depth(roots) * column + 20.0
    scale = timescale(_instants(quotes, articles), left=left, right=left + _TIME)
    spans = scale is not None and scale.spans
    canvas = _Canvas(
        trace=trace,
        articles=articles,
        scale=scale,
        undated=left + (_TIME if spans else 0.0),
        column=column,
        row=_ROW[len(quotes) <= _ROOMY],
        next_row=_TOP,
        lowest={},
        parts=[],
        width=left + _TIME,
    )
    for root in roots:
        _draw(canvas, root, column=0)
    height = canvas.next_row + (_FOOT if spans else 12.0)
    width = canvas.width + 12
    if scale is not None and scale.spans:
        canvas.parts[:0] = _axis(scale, height - _FOOT + 6)
    told = in_words(trace, articles)
    body = "".join(canvas.parts)
    svg = (
        f'<svg class="chains" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'aria-labelledby="chains-title chains-words" font-family="sans-serif" font-size="14">'
        f'<title id="chains-title">{_text(_title(trace))}</title>'
        f'<desc id="chains-words">{_text(told)}</desc>{body}</svg>'
    )
    return Picture(svg=svg, text=told)


def in_words(trace: TraceOut, articles: Mapping[str, ArticleOut]) -> str:
    """Return the picture as text: one chain a sentence, with date and evidence of each step."""
    quotes = sorted(trace.quotes, key=lambda quote: when(quote, articles))
    told = []
    for quote in quotes[:MOST]:
        steps = ", ".join(
            f"{shortened(hop.source, NAME)}: {EVIDENCE[hop.evidence]}" for hop in quote.hops
        )
        published = published_in_words(articles[quote.article_id])
        told.append(f"{chain_in_words(quote.hops)}, {published} ({steps}).")
    if len(quotes) > MOST:
        told.append(f"{len(quotes) - MOST} later ones are not drawn.")
    return " ".join(told)


def _title(trace: TraceOut) -> str:
    claim = trace.claim
    return (
        f"How {count(len(trace.quotes), 'quote')} in {count(claim.outlets, 'outlet')} go back to "
        f"{count(claim.independent_origins, 'independent origin')}"
    )


def _column(roots: list[Branch]) -> float:
    """Return the width of a column, in whose level part the name of every source has room."""
    longest, level = 0, roots
    while level:
        longest = max([longest, *(len(_cut(branch.name)) for branch in level)])
        level = [child for branch in level for child in branch.branches.values()]
    return max(_COLUMN, longest * _BOLD / _LEVEL)


def _draw(canvas: _Canvas, branch: Branch, *, column: int) -> float:
    """Draw a source with everything that came from it; return the height at which it stands."""
    above = canvas.lowest.get(column, 0.0)  # the source above it in its column
    canvas.next_row = max(canvas.next_row, above + _NODE - canvas.row / 2)
    x, top = 12.0 + column * canvas.column, canvas.next_row
    ends = [(leaf.evidence, _leaf(canvas, leaf.quote)) for leaf in branch.leaves]
    for child in branch.branches.values():
        ends.append((child.evidence, (x + canvas.column, _draw(canvas, child, column=column + 1))))
    canvas.next_row = max(canvas.next_row, top + _NODE)
    y = canvas.lowest[column] = (ends[0][1][1] + ends[-1][1][1]) / 2
    ends.sort(key=lambda each: -_ORDER.index(each[0]))  # the strongest is drawn over the others
    edges = [_edge(evidence, (x, y), end, canvas.column) for evidence, end in ends]
    canvas.parts[:0] = edges  # under everything else
    origin = canvas.trace.claim.origin
    is_origin = origin.source == branch.name and origin.source_kind == branch.kind
    canvas.parts.append(_node(branch, x, y, is_origin=is_origin))
    return y


def _leaf(canvas: _Canvas, quote: QuoteOut) -> tuple[float, float]:
    """Draw an article that carries the words, at its time; return where its line ends."""
    article = canvas.articles[quote.article_id]
    y = canvas.next_row + canvas.row / 2
    canvas.next_row += canvas.row
    dot, start, end = _places(canvas, article)
    name, note = _cut(article.outlet or "Unknown outlet"), _note(quote, article)
    right = max(dot, end) + 11
    canvas.width = max(canvas.width, right + _LETTER * (len(name) + 0.85 * len(note)))
    span = (
        f'<line class="when" x1="{start:.1f}" y1="{y:.1f}" x2="{end:.1f}" y2="{y:.1f}" '
        f'stroke="currentColor" stroke-width="6" stroke-opacity=".25" stroke-linecap="round"/>'
    )
    canvas.parts.append(
        f"{span if start < end else ''}"
        f'<circle class="held" cx="{dot:.1f}" cy="{y:.1f}" r="5" fill="#17643f"/>'
        f'<text x="{right:.1f}" y="{y + 4.5:.1f}" fill="currentColor">{_text(name)}'
        f'<tspan class="note" fill-opacity=".75" font-size="12">{_text(note)}</tspan></text>'
    )
    return (dot if start == end else start, y)


def _places(canvas: _Canvas, article: ArticleOut) -> tuple[float, float, float]:
    """Return where an article's dot stands, and from where to where its time may reach."""
    first, last, scale = article.published_earliest, article.published_latest, canvas.scale
    if scale is None or (first is None and last is None):
        return (canvas.undated, canvas.undated, canvas.undated)
    start = scale.place(first) if first else scale.left
    end = scale.place(last) if last else scale.right
    return (start if first else end, start, end)


def _note(quote: QuoteOut, article: ArticleOut) -> str:
    first, last = article.published_earliest, article.published_latest
    notes = []
    if first is None:
        notes.append(f"not after {day(last)}" if last else "undated")
    elif last is None:
        notes.append(f"not before {day(first)}")
    if any(change.severity == "meaning" for change in quote.changes):
        notes.append("⚠ meaning")
    elif quote.relation and quote.relation != "verbatim":
        notes.append(quote.relation)
    return "".join(f" · {note}" for note in notes)


def _node(branch: Branch, x: float, y: float, *, is_origin: bool) -> str:
    fill = "#17643f" if branch.held else "none"
    ring = f'<circle class="origin" cx="{x:.1f}" cy="{y:.1f}" r="11" fill="none" stroke="#0a5575"/>'
    under = branch.kind.replace("_", " ") + (", the origin" if is_origin else "")
    return (
        f"{ring if is_origin else ''}"
        f'<circle class="source" cx="{x:.1f}" cy="{y:.1f}" r="7" fill="Canvas"/>'
        f'<circle class="source" cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{fill}" '
        f'stroke="currentColor" stroke-width="2"/>'
        f'<text x="{x:.1f}" y="{y - 13:.1f}" font-weight="bold" fill="currentColor"{_HALO}>'
        f"{_text(_cut(branch.name))}</text>"
        f'<text x="{x:.1f}" y="{y + 23:.1f}" font-size="12" fill="currentColor"'
        f"{_HALO}>{_text(under)}</text>"
    )


def _edge(
    evidence: str, start: tuple[float, float], end: tuple[float, float], column: float
) -> str:
    """Return a line that stays level under its source's name and bends just before the column."""
    colour, width, dashes = _LINES[evidence]
    (x1, y1), (x2, y2) = start, end
    level, bent = x1 + column * _LEVEL, x1 + column * 0.98
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path class="edge edge-{evidence}" d="M{x1:.1f} {y1:.1f}H{level:.1f}'
        f"C{x1 + column * 0.9:.1f} {y1:.1f} {x1 + column * 0.8:.1f} {y2:.1f} "
        f'{bent:.1f} {y2:.1f}H{x2:.1f}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}"{dashed} stroke-linecap="round"/>'
    )


def _axis(scale: Timescale, y: float) -> list[str]:
    parts = [
        f'<line x1="{scale.left:.1f}" y1="{y:.1f}" x2="{scale.right:.1f}" y2="{y:.1f}" '
        f'stroke="currentColor" stroke-opacity=".4"/>'
    ]
    for x, label in scale.marks():
        parts.append(
            f'<line x1="{x:.1f}" y1="10" x2="{x:.1f}" y2="{y + 5:.1f}" stroke="currentColor" '
            f'stroke-opacity=".15"/><text class="note" x="{x:.1f}" y="{y + 20:.1f}" font-size="12" '
            f'text-anchor="middle" fill="currentColor" fill-opacity=".75">{_text(label)}</text>'
        )
    return parts


def _instants(quotes: list[QuoteOut], articles: Mapping[str, ArticleOut]) -> list[str]:
    found = (articles[quote.article_id] for quote in quotes)
    return [
        instant
        for article in found
        for instant in (article.published_earliest, article.published_latest)
        if instant
    ]


def _cut(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def _text(words: str) -> str:
    """Return words as XML can carry them: escaped, without control characters or surrogates."""
    kept = "".join(c if c >= " " and not "\ud800" <= c <= "\udfff" else " " for c in words)
    return escape(kept.replace("\ufffe", " ").replace("\uffff", " "))
