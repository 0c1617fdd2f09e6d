"""Frozen dataclasses that are made in two thirds of the usual time.

The `__init__` that `dataclass` gives to a frozen class sets each field through
`object.__setattr__`, by its name. The descriptors of the slots set them at once. Quotes, hops and
their parts are made by the ten thousand for each thousand articles.
"""

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def quickly_made(value: type[_Value]) -> type[_Value]:
    """Return a frozen, slotted dataclass with another `__init__` that does the same.

    Raises TypeError for a class that does more than to set its fields when a value is made.
    """
    found = fields(value)  # type: ignore[arg-type]
    if any(one.default_factory is not MISSING for one in found) or hasattr(value, "__post_init__"):
        raise TypeError(f"{value.__name__} does more than to set its fields")
    known: dict[str, Any] = {f"set_{one.name}": value.__dict__[one.name].__set__ for one in found}
    known |= {f"default_{one.name}": one.default for one in found}
    body = "".join(f"\n    set_{one.name}(self, {one.name})" for one in found)
    exec(f"def __init__(self, {_parameters(found)}):{body}", known)
    quick = known["__init__"]
    quick.__qualname__ = f"{value.__qualname__}.__init__"
    quick.__annotations__ = value.__init__.__annotations__
    value.__init__ = quick  # type: ignore[method-assign]
    return value


def _parameters(found: tuple[Field[Any], ...]) -> str:
    """Return the parameters that set these fields, those by keyword alone last."""
    placed = [_parameter(one) for one in found if not one.kw_only]
    named = [_parameter(one) for one in found if one.kw_only]
    return ", ".join([*placed, "*", *named] if named else placed)


def _parameter(one: Field[Any]) -> str:
    return one.name if one.default is MISSING else f"{one.name}=default_{one.name}"
