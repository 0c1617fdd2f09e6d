"""Quotes as W3C Web Annotations (recommendation of 23 February 2017).

Each quote is one annotation that classifies a part of an article: a TextQuoteSelector with the
exact words and their surroundings, refined for machines by a TextPositionSelector with the same
code-point offsets that the export uses.
"""

from typing import Any

from provenance.schemas import ArticleOut, QuoteOut

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after that make a selector unique on most pages


def annotation(quote: QuoteOut, article: ArticleOut) -> dict[str, Any]:
    """Return the annotation of a quote in its article, whose text must be there.

    The body tells who is quoted, by which evidence; the target has a selector pair for each
    segment.
    """
    text = (article.title or "") if quote.field == "title" else (article.text or "")
    return {
        "@context": CONTEXT,
        "id": f"urn:provenance-tracker:{quote.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "purpose": "identifying",
            "format": "text/plain",
            "value": _body(quote),
        },
        "target": [
            _in_title(target) if quote.field == "title" else target
            for target in (_target(article, text, start, end) for start, end in quote.segments)
        ],
    }


def _body(quote: QuoteOut) -> str:
    """Return who is quoted, with the chain; a hop that is only inferred is marked as inferred."""
    hops = [
        f"{hop.source} ({hop.act}; {hop.evidence}"
        f"{', inferred' if hop.evidence in ('textual', 'temporal') else ''})"
        for hop in quote.hops
    ]
    return f"{quote.speaker or 'unknown speaker'}: " + " → ".join(hops)


def _in_title(target: dict[str, Any]) -> dict[str, Any]:
    """Return a target inside the page's title: its offsets count there and not in the text."""
    inside = {"type": "CssSelector", "value": "title", "refinedBy": target["selector"]}
    return {**target, "selector": inside}


def _target(article: ArticleOut, text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "source": article.url or f"urn:provenance-tracker:{article.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
