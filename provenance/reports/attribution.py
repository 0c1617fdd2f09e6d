"""The attribution report that a fact-checker files with a story: its sections, in order."""

from collections.abc import Iterator
from urllib.parse import quote as percent_encoded

from provenance import __version__
from provenance.reports import words
from provenance.reports.document import (
    Block,
    Document,
    Inline,
    Link,
    Section,
    Table,
    items,
    paragraph,
)
from provenance.reports.dossier import Absence, Dossier
from provenance.reports.verdict import open_questions, speakers, verdict
from provenance.schemas import ArticleOut, QuoteOut, RunOut

_FRAGMENT_WORDS = (
    5  # words at each end of a text fragment: enough to be found, short enough to hold
)


LIMITS = (
    "'Earliest' and 'not found' mean: in these holdings. What no held article carries cannot be "
    "found here, and an earlier source may exist elsewhere.",
    "An origin is where the evidence leads. It does not tell whether the words are true.",
    "A hop 'shown by shared text' or 'only an order in time' is inferred; nobody states it.",
    "Publication times are intervals with the basis they rest on; an order is claimed only where "
    "the intervals allow it.",
    "Quotes, speakers and credits are read by rules that are wrong at times: check the words in "
    "the article before you publish.",
)


def attribution_report(dossier: Dossier) -> Document:
    """Return the report on a claim. The same holdings give the same report, byte for byte."""
    claim = dossier.traced.claim
    sections = [
        Section(title=title, blocks=blocks)
        for title, blocks in (
            ("Question", (paragraph(dossier.question, tone="quote"),)),
            ("Verdict", tuple(_verdict(dossier))),
            ("What to watch", tuple(_warnings(dossier))),
            ("Chains", tuple(_chains(dossier))),
            ("Timeline", (_timeline(dossier),)),
            ("Wording", tuple(_wording(dossier))),
            ("Context", tuple(_contexts(dossier))),
            ("Who is said to have said it", tuple(_speakers(dossier))),
            ("What is open", tuple(_open(dossier))),
            ("Looked at and not the same", tuple(_near(dossier))),
            ("Articles", (_articles(dossier),)),
            ("What was searched", tuple(_searched(dossier))),
            ("Limits", (_limits(dossier.run),)),
        )
        if blocks
    ]
    lang = dossier.articles[dossier.reference.article_id].lang
    return Document(
        title=f"“{_short(claim.text)}”",
        lang=lang if lang.isalpha() else "en",
        sections=tuple(sections),
        footer=f"Provenance {__version__}, claim {claim.id}. Every 'earliest' and 'not found' "
        "means: in these holdings. An origin is where the evidence leads, not proof of truth.",
    )


def absence_report(nothing: Absence) -> Document:
    """Return the report that nothing was found, with what was searched."""
    return Document(
        title=f"No record of “{_short(nothing.question)}”",
        lang="en",
        sections=(
            Section(title="Question", blocks=(paragraph(nothing.question, tone="quote"),)),
            Section(
                title="Verdict",
                blocks=(
                    paragraph(
                        "These holdings have no quote with this wording. That is no evidence that "
                        "it was never said: it may stand in what is not held."
                    ),
                ),
            ),
            Section(title="What was searched", blocks=tuple(_coverage(nothing))),
            Section(title="Limits", blocks=(_limits(nothing.run),)),
        ),
        footer=f"Provenance {__version__}.",
    )


def _short(text: str, longest: int = 140) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _verdict(dossier: Dossier) -> Iterator[Block]:
    claim = dossier.traced.claim
    yield paragraph(claim.text, tone="quote")
    yield paragraph(verdict(dossier.traced, dossier.first), tone="strong")
    yield paragraph(words.spread_in_words(claim) + ".")


def _warnings(dossier: Dossier) -> Iterator[Block]:
    told: set[str] = set()
    for warning in dossier.warnings:
        name = words.WARNINGS[warning.kind]
        sentence = f"{name[:1].upper()}{name[1:]}: {warning.sentence}"
        if sentence not in told:
            told.add(sentence)
            yield paragraph(sentence, tone="warning")


def _chains(dossier: Dossier) -> Iterator[Block]:
    from provenance.reports.pictures import chain_picture

    yield chain_picture(dossier.traced, dossier.articles)
    for quote in dossier.traced.quotes:
        yield paragraph(words.chain_in_words(quote.hops), tone="strong")
        yield items(*(_hop(dossier, hop_number, quote) for hop_number in range(len(quote.hops))))


def _hop(dossier: Dossier, number: int, quote: QuoteOut) -> tuple[Inline, ...]:
    hop = quote.hops[number]
    proof = f": “{_short(hop.text)}”" if hop.text else ""
    said = f"{hop.source} {hop.act} ({words.EVIDENCE[hop.evidence]}, {hop.confidence:.2f}){proof}"
    article = dossier.articles.get(hop.article_id or "")
    return (said, " — ", _article_link(article)) if article else (said,)


def _article_link(article: ArticleOut, quote: QuoteOut | None = None) -> Link:
    name = f"{article.outlet or 'unknown outlet'}: {_short(article.title or article.id, 80)}"
    href = article.url
    if href is not None and quote is not None and quote.field == "text":
        href = f"{href.split('#')[0]}#:~:text={text_fragment(quote.text)}"
    return Link(text=name, href=href)


def text_fragment(text: str) -> str:
    """Return a text directive (WICG Scroll To Text Fragment): the first and last words of a text.

    >>> text_fragment("We will open, in May - at last.")
    'We%20will%20open%2C%20in%20May%20%2D%20at%20last.'
    """
    tokens = text.split()
    if len(tokens) <= 2 * _FRAGMENT_WORDS:
        return _encoded(" ".join(tokens))
    ends = tokens[:_FRAGMENT_WORDS], tokens[-_FRAGMENT_WORDS:]
    return ",".join(_encoded(" ".join(end)) for end in ends)


def _encoded(text: str) -> str:
    """Percent-encode a text directive, dashes too: they have a meaning of their own in it."""
    return percent_encoded(text, safe="").replace("-", "%2D")


def _timeline(dossier: Dossier) -> Block:
    return Table(
        heads=("Published", "Outlet", "Article"),
        rows=tuple(
            (words.published_in_words(a), a.outlet or "unknown outlet", _article_link(a))
            for a in dossier.by_time
        ),
    )


def _wording(dossier: Dossier) -> Iterator[Block]:
    rows: list[tuple[Inline, ...]] = []
    for quote in dossier.traced.quotes:
        for change in quote.changes:
            outlet = dossier.articles[quote.article_id].outlet or "unknown outlet"
            severity = words.SEVERITY[change.severity]
            sides = (_short(change.reference_text) or "—", _short(change.quote_text) or "—")
            rows.append((outlet, quote.relation or "", change.kind, severity, *sides))
    if rows:
        heads = ("Outlet", "Relation", "Change", "Severity", "Reference", "Here")
        yield Table(heads=heads, rows=tuple(rows))
    else:
        yield paragraph("Every quote has the reference's words.")


def _contexts(dossier: Dossier) -> Iterator[Block]:
    for quote in dossier.traced.quotes:
        around = dossier.contexts[quote.id]
        yield paragraph(_article_link(dossier.articles[quote.article_id], quote))
        yield paragraph(f"{around.before}{around.quote}{around.after}", tone="quote")


def _speakers(dossier: Dossier) -> Iterator[Block]:
    rows = []
    for name, quotes in speakers(dossier.traced.quotes).items():
        outlets = sorted({dossier.articles[q.article_id].outlet or "unknown" for q in quotes})
        rows.append(f"{name}: {', '.join(outlets)}")
    yield items(*rows)


def _open(dossier: Dossier) -> Iterator[Block]:
    found = list(open_questions(dossier.traced, dict(dossier.articles), list(dossier.alternatives)))
    if found:
        yield items(*found)


def _near(dossier: Dossier) -> Iterator[Block]:
    rows = [
        f"“{_short(result.text)}” ({result.speaker or 'unknown'}, {result.claim_id})"
        for result in dossier.near
    ]
    if rows:
        yield items(*rows)


def _articles(dossier: Dossier) -> Block:
    rows: list[tuple[Inline, ...]] = []
    for article in dossier.articles.values():
        quote = next(q for q in dossier.traced.quotes if q.article_id == article.id)
        rows.append(
            (
                _article_link(article, quote),
                words.published_in_words(article),
                "" if article.complete else "text incomplete",
                article.sha256,
            )
        )
    return Table(heads=("Article", "Published", "State", "SHA-256 of the text"), rows=tuple(rows))


def _limits(run: RunOut | None) -> Block:
    """Return what the report cannot tell, and what made it."""
    made = "no run that added articles" if run is None else f"run {run.id}, {run.command}"
    return items(*LIMITS, f"Made from the state after {made}, by Provenance {__version__}.")


def _searched(dossier: Dossier) -> Iterator[Block]:
    yield from _coverage(
        Absence(
            question=dossier.question,
            holdings=dossier.holdings,
            coverage=dossier.coverage,
            run=dossier.run,
        )
    )


def _coverage(nothing: Absence) -> Iterator[Block]:
    """Yield what was searched, so that a reader can weigh what was not found."""
    from provenance.reports.terminal import holdings_line

    yield paragraph(holdings_line(nothing.holdings) + ".")
    for heading, value in nothing.coverage.items():
        if isinstance(value, list) and value:
            yield paragraph(heading.replace("_", " "), tone="strong")
            yield Table(
                heads=tuple(key.replace("_", " ") for key in value[0]),
                rows=tuple(
                    tuple("unknown" if cell is None else str(cell) for cell in row.values())
                    for row in value
                ),
            )
