"""Outlets that are not called the source, though nobody credits anybody: their own is not shown."""

from provenance.models import Article, TracedClaim
from provenance.tracing.habits import HONEST, Habits
from provenance.tracing.trust import Trust
from provenance.vocabulary import Evidence, OriginStatus
from tests.tracing.building import article, claim, quote, traced
from tests.tracing.texts import HARBOUR, LOCAL_TOP, QUOTE, SPUN

PARAGRAPHS = HARBOUR.split("\n\n")
CUT = "\n\n".join([*PARAGRAPHS[:2], *PARAGRAPHS[4:]])
TOP = "\n\n".join([LOCAL_TOP, HARBOUR])
UNNAMING = Trust(habits=Habits(doubted=frozenset({"Hill Star"})))


def origin_of(*articles: Article, trust: Trust | None = None) -> TracedClaim:
    """Return the claim of the quote that all the articles have."""
    quotes = [quote(one, QUOTE) for one in articles]
    (one,) = traced(articles, [claim(*quotes)], *quotes, trust=trust)
    return one


def paper(text: str, outlet: str = "Hill Star", day: int = 4) -> Article:
    return article(text, outlet=outlet, published=f"2031-05-{day:02}")


def later(text: str) -> Article:
    return paper(text, "Valley Sun", 6)


def test_the_first_of_two_with_one_text_is_the_source_when_all_can_come_from_it() -> None:
    origin = origin_of(paper(HARBOUR), later(CUT)).origin
    assert (origin.source, origin.status) == ("Hill Star", OriginStatus.HELD)


def test_what_was_cut_from_the_first_shows_a_source_that_is_not_held() -> None:
    one = origin_of(paper(CUT), later(HARBOUR))
    assert one.origin.status is OriginStatus.UNKNOWN
    assert "Valley Sun has more of it than Hill Star" in one.origin.reason
    assert PARAGRAPHS[2][:30] in one.origin.reason or PARAGRAPHS[3][:30] in one.origin.reason
    (first,) = [other for other in one.alternatives if other.source == "Hill Star"]
    assert first.evidence is Evidence.TEMPORAL
    assert first.confidence <= 0.3
    assert one.independent_origins == 1


def test_what_the_later_one_adds_at_the_end_shows_nothing() -> None:
    more = f"{HARBOUR}\n\n{LOCAL_TOP}"
    assert origin_of(paper(HARBOUR), later(more)).origin.source == "Hill Star"


def test_paragraphs_of_its_own_above_a_text_that_another_has_without_them() -> None:
    origin = origin_of(paper(TOP), later(HARBOUR)).origin
    assert origin.status is OriginStatus.UNKNOWN
    assert "all of its text but the paragraphs above it" in origin.reason


def test_a_spun_copy_from_before_its_source() -> None:
    origin = origin_of(paper(SPUN), later(HARBOUR)).origin
    assert origin.status is OriginStatus.UNKNOWN
    assert "published before it" in origin.reason


def test_who_says_that_it_heard_the_words_is_their_source_all_the_same() -> None:
    heard = CUT.replace("told reporters", "told us")
    assert origin_of(paper(heard), later(HARBOUR)).origin.source == "Hill Star"


def test_a_credit_decides_before_any_doubt() -> None:
    credited = f"{HARBOUR}\n\nFirst published by the Hill Star."
    assert origin_of(paper(CUT), later(credited)).origin.source == "Hill Star"


def test_an_outlet_alone_that_often_names_no_source_is_not_the_source() -> None:
    one = origin_of(paper(HARBOUR), trust=UNNAMING)
    assert one.origin.status is OriginStatus.UNKNOWN
    assert one.origin.reason.startswith("Only Hill Star has these words here")
    assert [other.source for other in one.alternatives] == ["Hill Star"]
    assert origin_of(paper(HARBOUR), trust=Trust(habits=HONEST)).origin.source == "Hill Star"


def test_an_outlet_that_often_names_no_source_is_the_source_with_half_a_heart() -> None:
    origin = origin_of(paper(HARBOUR), later(HARBOUR), trust=UNNAMING).origin
    assert (origin.source, origin.evidence) == ("Hill Star", Evidence.TEMPORAL)
    assert origin.confidence <= 0.5
