"""What the tables and columns mean, in the shape in which Datasette takes it."""

import tomllib
from functools import cache
from typing import Any

from provenance.resources import database_files


@cache
def descriptions() -> dict[str, Any]:
    """Return the descriptions of all tables, views and columns: {"tables": {name: {...}}}."""
    text = (database_files() / "descriptions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
