"""What is known about one source, and the TOML files that say so: ours and a user's own."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from provenance.errors import InputError
from provenance.resources import read_toml
from provenance.vocabulary import SourceKind

_PACKAGED = ("agencies", "state_media", "broadcasters", "newspapers", "magazines", "sites", "other")
_LISTS = frozenset({"aliases", "weak", "domains"})
_FLAGS = frozenset({"generic", "needs_context", "surname", "capital_article"})
_WORDS = frozenset({"name", "kind", "country", "zone"})
_KINDS = frozenset(SourceKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of news under its short usual name.

    `country` is an ISO 3166 code, `zone` the IANA name of the home zone. `aliases` are other ways
    of writing it; `weak` ones ("The Times") mean it only where a source must stand, so that they
    are not looked for in running text. `needs_context` says the same of the name itself ("Time",
    "Dawn"). `generic` marks a group without one publisher, `surname` a name that people have too
    ("Bloomberg"), `capital_article` one that means something else with a small "the" ("the
    Atlantic").
    """

    name: str
    kind: SourceKind
    country: str | None = None
    zone: str | None = None
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    generic: bool = False
    needs_context: bool = False
    surname: bool = False
    capital_article: bool = False


def packaged_sources() -> tuple[Source, ...]:
    """Return the sources that ship with the package, by file and in the order of the files."""
    found: list[Source] = []
    for name in _PACKAGED:
        found.extend(_sources(read_toml("provenance.sources", f"{name}.toml"), f"{name}.toml"))
    return tuple(found)


def read_sources(path: Path) -> tuple[Source, ...]:
    """Return the sources of a user's TOML file: a list `sources` (or tables `[[sources]]`).

    Raises InputError with the path, the entry and what is wrong with it.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"Cannot read the sources file {path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"The sources file {path} is not valid TOML: {error}.") from error
    return tuple(_sources(data, str(path)))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return one list of the words that describe sources."""
    return tuple(read_toml("provenance.sources", "describing.toml")[name])


def _sources(data: Mapping[str, Any], place: str) -> Iterator[Source]:
    entries = data.get("sources")
    if not isinstance(entries, list) or set(data) != {"sources"}:
        raise InputError(f"{place}: needs a list named 'sources' and nothing else.")
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        source = _source(entry, f"{place}, source {number}")
        if source.name in seen:
            raise InputError(f"{place}, source {number}: {source.name!r} stands there twice.")
        seen.add(source.name)
        yield source


def _source(entry: object, place: str) -> Source:
    if not isinstance(entry, dict):
        raise InputError(f"{place}: must be a table with a name and a kind.")
    unknown = sorted(set(entry) - _LISTS - _WORDS - _FLAGS)
    if unknown:
        raise InputError(f"{place}: unknown key {unknown[0]!r}.")
    return Source(
        name=_word(entry, "name", place) or _missing("name", place),
        kind=_kind(_word(entry, "kind", place) or _missing("kind", place), place),
        country=_word(entry, "country", place),
        zone=_zone(_word(entry, "zone", place), place),
        aliases=_list(entry, "aliases", place),
        weak=_list(entry, "weak", place),
        domains=tuple(domain.lower() for domain in _list(entry, "domains", place)),
        **{flag: entry.get(flag) is True for flag in sorted(_FLAGS)},
    )


def _missing(name: str, place: str) -> str:
    raise InputError(f"{place}: {name!r} is missing.")


def _word(entry: Mapping[str, Any], name: str, place: str) -> str | None:
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{place}: {name!r} must be a non-empty text.")
    return value.strip()


def _list(entry: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    values = entry.get(name, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise InputError(f"{place}: {name!r} must be a list of non-empty texts.")
    return tuple(value.strip() for value in values)


def _kind(value: str, place: str) -> SourceKind:
    if value not in _KINDS:
        known = ", ".join(sorted(SourceKind))
        raise InputError(f"{place}: {value!r} is no kind of source; the kinds are {known}.")
    return SourceKind(value)


def _zone(value: str | None, place: str) -> str | None:
    if value is not None and not _is_zone(value):
        raise InputError(f"{place}: {value!r} is no IANA time zone.")
    return value


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
