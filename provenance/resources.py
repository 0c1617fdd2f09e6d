"""Where the files that ship beside the code are: the database's SQL and the fixtures.

An installed wheel carries them inside the package; a checkout installed editable has them at the
top of the repository, where people edit them.
"""

from functools import cache
from pathlib import Path

from provenance.errors import InputError

_PACKAGE = Path(__file__).resolve().parent


def database_files() -> Path:
    """Return the folder with migrations, views and queries. Raises InputError if it is missing."""
    return _folder("db", marker="migrations")


def fixtures_folder() -> Path:
    """Return the folder with the fixtures' articles. Raises InputError if it is missing."""
    return _folder("fixtures", marker=".")


@cache
def _folder(name: str, *, marker: str) -> Path:
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if (folder / marker).is_dir():
            return folder
    raise InputError(f"the folder '{name}' is missing from this installation: install it again")
