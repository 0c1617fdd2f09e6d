"""The list of quotes under a marked article."""

from dataclasses import replace

from provenance import ids
from provenance.extraction import extract
from provenance.reports.marked import marked_lines
from provenance.sources.registry import default_registry
from tests.extraction.articles import article

TEXT = (
    "“The lock is rusty,” said a carpenter at the mill.\n\n"
    "“The gate is bent,” said a diver.\n\n"
    "“The key is lost,” said one of the sources."
)


def test_candidates_are_shown_by_their_descriptors() -> None:
    seen = replace(article(TEXT), id=ids.article_id(None, None, None, None, TEXT))
    quotes = extract(seen, default_registry())
    shown = [line.plain.strip() for line in marked_lines(seen, quotes, why=True)]
    assert "candidates: a carpenter at the mill (quote 1), a diver (quote 2)" in shown
    assert f"{seen.id}#" not in "\n".join(shown)


def test_reasons_are_shown_when_asked_for() -> None:
    seen = article(TEXT)
    lines = marked_lines(seen, extract(seen, default_registry()), why=False)
    assert not any("candidates" in line.plain for line in lines)
