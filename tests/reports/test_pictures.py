"""The picture of the chains and the citation: what is drawn, in which style, and said in words."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from provenance.reports.citation import citation, inferred_steps
from provenance.reports.pictures import MOST, chain_picture
from provenance.reports.timescale import timescale
from provenance.schemas import ArticleOut, TraceOut
from provenance.store import Reader
from tests.site import world

SVG = "{http://www.w3.org/2000/svg}"


def traced(path: Path, size: int | None) -> tuple[TraceOut, dict[str, ArticleOut]]:
    """The harbour claim, or a crowd of so many quotes, as the reader gives them."""
    if size is None:
        analysed, claims, lineages = world.harbour()
    else:
        analysed, claim = world.crowd(size)
        claims, lineages = [claim], []
    world.write(path, analysed, claims, lineages)
    with Reader.open(path) as reader:
        trace = reader.trace(claims[0].claim.id)
        return trace, reader.articles_by_id({quote.article_id for quote in trace.quotes})


def test_every_class_of_evidence_has_its_own_line(tmp_path: Path) -> None:
    picture = chain_picture(*traced(tmp_path / "a.db", 9))
    root = ElementTree.fromstring(picture.svg)
    dashes = {path.get("class"): path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}
    assert dashes["edge edge-stated"] is None
    assert dashes["edge edge-textual"] and dashes["edge edge-temporal"]
    assert dashes["edge edge-textual"] != dashes["edge edge-temporal"]


def test_a_held_source_stands_with_its_own_article(tmp_path: Path) -> None:
    picture = chain_picture(*traced(tmp_path / "a.db", None))
    root = ElementTree.fromstring(picture.svg)
    assert sum(path.get("class") == "edge edge-held" for path in root.iter(f"{SVG}path")) == 1
    assert "agency, the origin" in picture.svg
    assert "⚠ meaning" in picture.svg


@pytest.mark.parametrize("size", [3, 60, MOST + 5])
def test_rows_never_overlap(tmp_path: Path, size: int) -> None:
    picture = chain_picture(*traced(tmp_path / "a.db", size))
    root = ElementTree.fromstring(picture.svg)
    heights = sorted(
        float(dot.get("cy") or 0) for dot in root.iter(f"{SVG}circle") if dot.get("class") == "held"
    )
    assert len(heights) == min(size, MOST)
    gaps = [after - before for before, after in pairwise(heights)]
    assert min(gaps) >= 20
    assert float(root.get("height") or 0) > heights[-1]
    if size > MOST:
        assert "5 later ones are not drawn" in picture.text


def test_the_text_tells_every_chain_with_its_evidence(tmp_path: Path) -> None:
    picture = chain_picture(*traced(tmp_path / "a.db", None))
    assert "Ilse Varga → Coastline Wire → Edda Buzz Now" in picture.text
    assert "Coastline Wire: shown by shared text, not stated" in picture.text


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    records = traced(tmp_path / "a.db", 12)
    assert chain_picture(*records) == chain_picture(*records)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    trace, articles = traced(tmp_path / "a.db", None)
    name = "<script>x</script>\x00\x07\ud800\ufffe"
    hostile = {id_: each.model_copy(update={"outlet": name}) for id_, each in articles.items()}
    picture = chain_picture(trace, hostile)
    ElementTree.fromstring(picture.svg)
    assert "<script>" not in picture.svg
    assert not re.search("[\x00-\x08\ud800-\udfff\ufffe]", picture.svg)


def test_a_citation_warns_of_each_inferred_step(tmp_path: Path) -> None:
    trace, articles = traced(tmp_path / "a.db", None)
    assert inferred_steps(trace) == [("Coastline Wire", "Edda Buzz Now", "textual")]
    text = citation(trace, articles, "https://example.org/claim/c1")
    assert "CAUTION: the step Coastline Wire → Edda Buzz Now is inferred from shared text" in text
    assert "resting on a credit stated in an article" in text
    assert "https://example.org/claim/c1" in text


def test_time_runs_from_left_to_right() -> None:
    scale = timescale(["2031-03-04T00:00:00Z", "2031-03-14T00:00:00Z"], left=10, right=110)
    assert scale is not None
    assert scale.place("2031-03-09T00:00:00Z") == 60
    places = [place for place, _ in scale.marks()]
    assert places == sorted(places)
    assert 2 <= len(places) <= 6


def test_one_instant_still_has_a_line() -> None:
    scale = timescale(["2031-03-04T08:00:00Z"], left=0, right=100)
    assert scale is not None
    assert scale.place("2031-03-04T08:00:00Z") == 0
    assert timescale([], left=0, right=1) is None


def test_names_of_sources_never_run_into_each_other(tmp_path: Path) -> None:
    trace, articles = traced(tmp_path / "a.db", 20)
    quotes = []
    for number, quote in enumerate(trace.quotes):  # chains of their own, with long names
        hops = [
            hop.model_copy(update={"source": f"The {number}th Inter-Agency Office of Harbours"})
            for hop in quote.hops[:1]
        ]
        quotes.append(quote.model_copy(update={"hops": [*hops, *quote.hops]}))
    root = ElementTree.fromstring(
        chain_picture(trace.model_copy(update={"quotes": quotes}), articles).svg
    )
    names = [each for each in root.iter(f"{SVG}text") if each.get("font-weight") == "bold"]
    places = sorted((float(n.get("x") or 0), float(n.get("y") or 0)) for n in names)
    columns = sorted({x for x, _ in places})
    assert min(after - before for before, after in pairwise(columns)) >= 30 * 9
    for column in columns:
        heights = [y for x, y in places if x == column]
        assert all(after - before >= 50 for before, after in pairwise(heights))
