"""How often outlets run texts of others without naming them, as holdings tell."""

from collections import Counter

from provenance.tracing.clocks import Sighting
from provenance.tracing.habits import ARTICLE, LOST_NAMED, LOST_UNNAMED, NAMED, UNNAMED, habits_of


def seen(outlet: str, **numbers: int) -> Counter[Sighting]:
    """Return what is seen of an outlet with so many articles of each kind."""
    kinds = {
        "own": (),
        "named": (NAMED,),
        "unnamed": (UNNAMED,),
        "lost": (LOST_NAMED,),
        "siblings": (LOST_UNNAMED,),
    }
    found: Counter[Sighting] = Counter()
    for kind, number in numbers.items():
        for what in (ARTICLE, *kinds[kind]):
            found[outlet, what] += number
    return found


FAIR = seen("Valley Sun", own=300, named=30, unnamed=2, lost=20)


def test_an_outlet_that_names_half_its_sources_hides_as_many_as_it_names() -> None:
    habits = habits_of(seen("Hill Star", own=20, named=20, unnamed=20, lost=20) + FAIR)
    assert habits.doubts("Hill Star")
    assert not habits.doubts("Valley Sun")
    assert not habits.doubts("Dale Post")


def test_what_siblings_show_to_be_anothers_is_not_hidden() -> None:
    one = seen("Hill Star", own=40, named=20, unnamed=20, lost=20, siblings=20)
    assert not habits_of(one + FAIR).doubts("Hill Star")


def test_where_all_sources_are_held_nothing_is_hidden() -> None:
    one = seen("Hill Star", own=20, named=10, unnamed=40)
    assert not habits_of(one + FAIR).doubts("Hill Star")


def test_few_copies_tell_nothing() -> None:
    assert not habits_of(seen("Hill Star", own=1, unnamed=3, named=3, lost=4)).doubts("Hill Star")


def test_where_many_name_no_source_an_outlet_is_trusted_only_when_it_is_known() -> None:
    habits = habits_of(
        seen("Hill Star", own=10, named=40, unnamed=60, lost=60)
        + seen("Valley Sun", own=90, named=80)
    )
    assert habits.others
    assert habits.doubts("Dale Post")
    assert not habits.doubts("Valley Sun")
