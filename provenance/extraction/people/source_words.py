"""The words by which news describes who speaks: roles, organisations, documents, first names.

The lists are data (`source_words.toml`); here they become sets for quick look-ups.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from provenance.resources import read_toml

_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "persons"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """Sets of lower-case words; `roles` maps a role to the gender it tells ("m", "f" or "")."""

    roles: dict[str, str]
    plural_roles: dict[str, str]
    veiled: frozenset[str]
    groups: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    known_organisations: frozenset[str]
    inner_possessives: frozenset[str]
    stops: frozenset[str]
    countries: frozenset[str]
    country_phrases: frozenset[str]
    nationalities: frozenset[str]
    first_names: dict[str, str]
    no_apposition: frozenset[str]
    adjectives: frozenset[str]
    untelling: frozenset[str]
    after_name: frozenset[str]
    heads_of_places: frozenset[str]
    place_openers: frozenset[str]
    other_office: frozenset[str]
    title_roles: dict[str, str]
    title_genders: dict[str, str]
    kin: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    outlets: frozenset[str]
    callbacks: frozenset[str]
    compound_roles: tuple[str, ...]
    reporting: frozenset[str]
    speech_acts: frozenset[str]


@cache
def source_words() -> SourceWords:
    """Return the word lists, read once."""
    data = read_toml("provenance.extraction.people", "source_words.toml")
    roles = {word: gender for word, _, gender in (w.partition(":") for w in data["roles"].split())}
    return SourceWords(
        roles=roles,
        plural_roles={plural(role): role for role in roles},
        veiled=_set(data["veiled"]),
        groups=_set(data["groups"]),
        organisations=_set(data["organisations"]),
        documents=_set(data["documents"]),
        known_organisations=_set(data["known_organisations"]),
        inner_possessives=_set(data["inner_possessives"]),
        stops=_set(data["stops"]),
        countries=_set(data["countries"]),
        country_phrases=frozenset(
            " ".join(phrase.split()) for phrase in data["country_phrases"].split("|")
        ),
        nationalities=_set(data["nationalities"]),
        first_names=_first_names(data),
        outlets=_set(data["outlets"]),
        callbacks=_set(data["callbacks"]),
        compound_roles=tuple(data["compound_roles"].split()),
        reporting=_set(data["reporting"]),
        speech_acts=_set(data["speech_acts"]),
        no_apposition=_set(data["no_apposition"]),
        adjectives=_set(data["adjectives"]),
        untelling=_set(data["untelling"]),
        after_name=_set(data["after_name"]),
        heads_of_places=_set(data["heads_of_places"]),
        place_openers=_set(data["place_openers"]),
        other_office=_set(data["other_office"]),
        title_roles=data["title_roles"],
        title_genders={w: g for g, words in data["title_genders"].items() for w in words.split()},
        kin=_kin(data["kin"]["roles"]),
        pronouns={w: g for g in "mfnp" for w in data[f"pronouns_{g}"].split()},
    )


def plural(word: str) -> str:
    """Return the plain English plural of a role.

    >>> plural("spokesman"), plural("deputy"), plural("coach"), plural("source")
    ('spokesmen', 'deputies', 'coaches', 'sources')
    """
    for one, many in _PLURALS.items():
        if word.endswith(one):
            return word[: -len(one)] + many
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _first_names(data: dict[str, Any]) -> dict[str, str]:
    """Return the gender of first names; a name of both lists tells none."""
    either = _set(data["either"])
    male, female = _set(data["male"]) - either, _set(data["female"]) - either
    return {
        **dict.fromkeys(male - female, "m"),
        **dict.fromkeys(female - male, "f"),
        **dict.fromkeys((male & female) | either, ""),
    }


def _kin(lines: list[str]) -> dict[str, frozenset[str]]:
    """Return, for a role, all roles by which its bearer may be called too."""
    kin: dict[str, frozenset[str]] = {}
    for line in lines:
        for role in line.split():
            kin[role] = kin.get(role, frozenset()) | _set(line)
    return kin
