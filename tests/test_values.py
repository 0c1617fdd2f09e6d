"""Quickly made values are frozen dataclasses like all others."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from inspect import signature

import pytest

from provenance.models import Hop, Member, Proof, Quote
from provenance.values import quickly_made
from provenance.vocabulary import Evidence


@dataclass(frozen=True, slots=True)
class Plain:
    """A pair with a default and a note that is given by name."""

    first: int
    second: str = "none"
    note: str = field(default="", kw_only=True)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, quickly made."""

    first: int
    second: str = "none"
    note: str = field(default="", kw_only=True)


@pytest.mark.parametrize(
    ("given", "named"),
    [((1,), {}), ((1, "two"), {}), ((), {"second": "two", "first": 1}), ((1,), {"note": "so"})],
)
def test_fields_are_set_as_in_any_dataclass(
    given: tuple[int, str], named: dict[str, object]
) -> None:
    plain, quick = Plain(*given, **named), Quick(*given, **named)  # type: ignore[arg-type]
    assert [getattr(quick, f.name) for f in fields(quick)] == [
        getattr(plain, f.name) for f in fields(plain)
    ]
    assert repr(quick) == repr(plain).replace("Plain", "Quick")


@pytest.mark.parametrize("given", [(), (1, "two", "three")], ids=["too few", "named alone"])
def test_wrong_arguments_are_refused(given: tuple[object, ...]) -> None:
    for kind in (Plain, Quick):
        with pytest.raises(TypeError):
            kind(*given)  # type: ignore[arg-type]


def test_values_stay_as_they_were_made() -> None:
    proof = Proof(evidence=Evidence.HELD, text="so")
    with pytest.raises(FrozenInstanceError):
        proof.text = "other"  # type: ignore[misc]
    other = replace(proof, text="other")
    assert (proof.text, other.text, other.evidence) == ("so", "other", Evidence.HELD)
    assert len({proof, other, Proof(evidence=Evidence.HELD, text="so")}) == 2
    assert pickle.loads(pickle.dumps(proof)) == proof


@pytest.mark.parametrize("kind", [Quote, Hop, Member, Quick])
def test_names_of_parameters_are_told(kind: type) -> None:
    assert list(signature(kind).parameters) == [f.name for f in fields(kind)]


def test_a_class_that_does_more_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listing:
        items: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listing"):
        quickly_made(Listing)
