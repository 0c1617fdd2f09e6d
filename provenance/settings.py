"""Settings of one project: from `provenance.toml`, the environment, and defaults.

The command line comes before the environment (`PROVENANCE_DB`, ...), that before the file in the
working folder, that before the defaults. Unknown keys are an error, because a misspelt key that is
silently ignored is worse than none.
"""

import difflib
import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from provenance.errors import InputError
from provenance.vocabulary import TextShown

FILE = Path("provenance.toml")
PREFIX = "PROVENANCE_"


class Settings(BaseModel):
    """The settings with their defaults; every field is an option of some command."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    not_settings: ClassVar[frozenset[str]] = frozenset({"debug"})

    db: Path = Path("provenance.db")
    sources: Path | None = None
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8001
    base_url: str = "/"
    text: TextShown = TextShown.FULL


def load_settings(**given: Any) -> Settings:
    """Return the settings, with the options that were given on the command line.

    Options that are None were not given. Raises InputError for a file that is no TOML, for unknown
    keys (with the nearest known one), and for values of the wrong type.
    """
    _check_environment()
    try:
        stated = {key: value for key, value in given.items() if value is not None}
        return Settings(**_from_file() | _from_environment() | stated)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{FILE}: no valid TOML: {error}") from error
    except ValidationError as error:
        raise InputError(_complaint(error)) from error


def _from_file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}


def _from_environment() -> dict[str, str]:
    """Return the settings of the environment; an empty one is none, capitals make no difference."""
    named = {variable.lower(): value for variable, value in os.environ.items() if value}
    keys = Settings.model_fields
    return {key: named[name] for key in keys if (name := f"{PREFIX}{key}".lower()) in named}


def _check_environment() -> None:
    """Raise InputError for a variable that looks like a setting of ours and is none."""
    for variable in sorted(os.environ):
        key = variable.removeprefix(PREFIX).lower()
        known = {*Settings.model_fields, *Settings.not_settings}
        if variable.startswith(PREFIX) and key not in known:
            raise InputError(f"environment variable {variable}: {_unknown(key)}")


def _unknown(key: str) -> str:
    """Return what to say of a key that is no setting, with the nearest one that is."""
    near = difflib.get_close_matches(key, Settings.model_fields, n=1)
    known = ", ".join(Settings.model_fields)
    hint = f"did you mean '{near[0]}'?" if near else f"known settings: {known}"
    return f"unknown setting '{key}'; {hint}"


def _complaint(error: ValidationError) -> str:
    """Return the first thing wrong with the settings as one line with the next step."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"{FILE}: {_unknown(key)}"
    return f"setting '{key}' from {place_of(key)}: {first['msg']}"


def place_of(key: str) -> str:
    """Return where the value of a setting comes from: the environment, the file, or the default."""
    if key in _from_environment():
        return f"environment variable {PREFIX}{key.upper()}"
    return str(FILE) if key in _from_file() else "default"
