"""The files that ship with the code: word lists and tables, the database's SQL, the fixtures.

Word lists and tables stand beside the modules that read them. The other two an installed wheel
carries inside the package; a checkout installed editable has them at the top of the repository,
where people edit them.
"""

import tomllib
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.resources import files
from pathlib import Path
from typing import Any

from provenance.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def read_toml(package: str, name: str) -> dict[str, Any]:
    """Return what a TOML file beside a package's modules holds; it is read at every call."""
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))


def database_files() -> Path:
    """Return the folder with migrations, views and queries. Raises InputError if it is missing."""
    return _folder("db", marker="migrations")


def fixtures_folder() -> Path:
    """Return the folder with the fixtures' articles. Raises InputError if it is missing."""
    return _folder("fixtures", marker=".")


def is_compiled() -> bool:
    """Whether the stages of analysis run as compiled modules (docs/scale.md)."""
    return any((_PACKAGE / f"models{ending}").exists() for ending in EXTENSION_SUFFIXES)


@cache
def _folder(name: str, *, marker: str) -> Path:
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if (folder / marker).is_dir():
            return folder
    raise InputError(f"the folder '{name}' is missing from this installation: install it again")
