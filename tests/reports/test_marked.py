"""The list of quotes under a marked article."""

from dataclasses import replace

from provenance import ids
from provenance.extraction import explain, extract
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


WEIGHED = (
    "Grain minister Tessaly Brandt met rail chief Ole Finne on Monday. Finne left early after a"
    " call from Ada Lund, the mayor of Lysmoor.\n\n"
    "“The line will stay open,” Brandt told reporters. She praised the mayor.\n\n"
    "“We were not asked,” she added. The rail chief said the talks with Lund had been short."
)


def listed(text: str) -> list[str]:
    seen = article(text)
    weighed = {quote.id: found for quote, found in explain(seen, default_registry())}
    quotes = extract(seen, default_registry())
    lines = marked_lines(seen, quotes, why=True, considered=weighed)
    return [" ".join(line.plain.split()) for line in lines]


def test_everybody_who_was_considered_is_listed_with_what_spoke_for_them() -> None:
    lines = listed(WEIGHED)
    second = lines[next(n for n, line in enumerate(lines) if line.startswith("2. ")) :]
    assert second[2].startswith("won Tessaly Brandt") and "spoke last" in second[2]
    assert any(line.startswith("lost Ole Finne") for line in second[3:6])


def test_a_role_is_told_from_the_other_roles() -> None:
    lines = listed(WEIGHED)
    assert "won Ole Finne described as “chief”" in lines
    assert "lost Tessaly Brandt described as “minister”, not as “chief”" in lines


def test_a_choice_between_two_is_left_open_by_name() -> None:
    lines = listed(
        "Tom Finne met Per Nygaard at the mill, and Nygaard met Finne again at noon.\n\n"
        "“It is a poor day,” he said."
    )
    names = [line for line in lines if line.startswith(("open", "won", "lost"))]
    assert [line.split()[0] for line in names] in (["open", "open"], ["won", "lost"])
    assert {"Tom Finne", "Per Nygaard"} == {" ".join(line.split()[1:3]) for line in names}


def test_explaining_changes_no_quote() -> None:
    seen = article(WEIGHED)
    explained = explain(seen, default_registry())
    assert tuple(quote for quote, _ in explained) == extract(seen, default_registry())
    assert all(sum(each.won for each in found) <= 1 for _, found in explained)
