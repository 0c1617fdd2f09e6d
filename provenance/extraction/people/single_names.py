"""Names of one word: the short form of a fuller name, or a name of their own, or none."""

import re
from collections.abc import Callable, Collection
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from provenance.extraction.people.described import gender_of
from provenance.extraction.people.entities import Entity, is_place, word_key
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.source_words import source_words
from provenance.sources.names import canonical, family_name


class Singles(NamedTuple):
    """What decides about names of one word that no fuller form explains.

    `sure` holds the entities of the words that stand for one wherever they are.
    """

    text: str
    spoken: Collection[str]
    is_source: Callable[[str], bool]
    sure: dict[str, Entity]


def single_name(
    singles: Singles, mention: Mention, partial: dict[str, list[Entity]]
) -> Entity | None:
    """Return the entity of a one-word name: a fuller form's, else one of its own."""
    key, sort = _sorted(mention.name)
    known, gender = partial.get(key), gender_of(mention.title) if mention.title else ""
    if known and gender:
        known = [each for each in known if each.told in ("", gender)]
    if known:
        entity = choose(known, mention)
    else:
        bodies = partial.get(f"the {key}")
        if sort is _Sort.NO_NAME and not bodies and not mention.title:
            return None  # what stands before it cannot change that
        start = mention.start
        before = singles.text[start - 4 if start > 4 else 0 : start]
        headed = before.casefold() == "the "
        if headed and bodies:
            return choose(bodies, mention)
        if not (mention.title or _may_be_name(singles, mention, sort, before)):
            return None
        person = not headed and _is_person(singles, mention)
        name = canonical(mention.name) if person else mention.name
        place = is_place(name)
        entity = Entity(name=name, person=person, text=singles.text, told=gender, place=place)
        entity.introduced.append(start)
        partial[key] = [*partial.get(key, ()), entity]
    if not mention.title:
        singles.sure[mention.name] = entity
    return entity


def choose(known: list[Entity], mention: Mention) -> Entity:
    """Return the bearer of a partial name: by the family name, else whom the article is about.

    Of two with one family name the article calls the minor one by the full name each time.
    """
    if len(known) == 1:
        return known[0]
    fitting = [each for each in known if family_name(each.name) == mention.name] or known
    return max(fitting, key=lambda each: (len(each.introduced), -each.introduced[0]))


class _Sort(Enum):
    """What one capitalised word is by itself."""

    NO_NAME = "no name"
    HALF = "half of a country"  # "the North"
    MODAL = "may"
    DEMONYM = "somebody from there"
    BODY_OF_PEOPLE = "body"  # a demonym by its end that is an organisation
    OPEN = "open"


@lru_cache(maxsize=16_384)
def _sorted(name: str) -> tuple[str, _Sort]:
    """Return the key of a word and what it is, as far as the word alone tells."""
    lexicon, word = source_words(), name.casefold()
    sort = _Sort.OPEN
    if word in lexicon.nationalities:
        sort = _Sort.HALF if word in ("north", "south") else _Sort.NO_NAME
    elif _is_common(word) or ("-" in word and _is_compound(name)):
        sort = _Sort.NO_NAME
    elif word == "may":
        sort = _Sort.MODAL
    elif word.endswith(_DEMONYMS) and word not in lexicon.outlets:
        sort = _Sort.BODY_OF_PEOPLE if word in lexicon.organisations else _Sort.DEMONYM
    return word_key(name), sort


def _may_be_name(singles: Singles, mention: Mention, sort: _Sort, before: str) -> bool:
    """Whether one capitalised word is a name and not just the first word of a sentence."""
    if sort is not _Sort.OPEN:
        if sort is _Sort.NO_NAME:
            return False
        if before in ("the ", "The ") and sort is not _Sort.MODAL:
            return sort is not _Sort.DEMONYM
        if sort is _Sort.HALF:
            return False
        if sort is _Sort.MODAL and not _NAME_MAY.match(singles.text, mention.end):
            return False
    opens = before.rstrip(" \u00a0")[-1:] in _OPENERS
    if not opens:
        return True
    if _ROLE_NEXT.match(singles.text, mention.end):
        return False
    return mention.name in singles.spoken and f" {mention.name.casefold()} " not in singles.text


def _is_compound(name: str) -> bool:
    """Whether a hyphened word ends in a role ("Vice-Minister") or in lower case ("Anti-war")."""
    last = name.rsplit("-", 1)[1]
    return last.casefold() in source_words().roles or last[:1].islower()


def _is_common(word: str) -> bool:
    """Whether a lower-case word is a role, a document or another common noun, or an adverb."""
    lexicon = source_words()
    lists = (lexicon.other_office, lexicon.roles, lexicon.plural_roles, lexicon.groups)
    if len(word) < 2 or any(word in words for words in lists):
        return True
    if word in lexicon.documents or word[:-1] in lexicon.documents:
        return True
    return word.endswith(_COMMON_ENDS) and word not in lexicon.first_names


_ROLE_NEXT = re.compile(
    r" (?:minister|secretary|spokes\w+|chief|director|manager|officer|executive|editor|expert|"
    r"analyst|reporter|correspondent|leader|officials?|operator|owner|founder|maker)\b"
)
_COMMON_ENDS = ("ly", "tion", "sion", "ness", "ity", "ism")  # of adverbs and common nouns
_DEMONYMS = ("an", "ese", "ite", "ish")  # "the Texan": somebody from there
_CAMEL = re.compile(r"[a-z][A-Z]|\.com\Z")  # "SkyPlank": a company's or a site's way of writing
_OPENERS = frozenset(
    ["", ".", "!", "?", "\n", "“", "”", '"', ":", "…", "-", "—", "–", "’", "‘", "("]
)
_NAME_MAY = re.compile(r"(?:[’']s)? (?:said|says|told|has|had|was|is|will|added|wrote|warned)\b")


def _is_person(singles: Singles, mention: Mention) -> bool:
    """Whether a one-word name without a fuller form is a person's."""
    if mention.title:
        return True
    return _may_be_person(mention.name) and not singles.is_source(mention.name)


@lru_cache(maxsize=8192)
def _may_be_person(name: str) -> bool:
    """Whether a word may be a person's name, as far as the word alone tells."""
    lexicon, word = source_words(), name.casefold()
    if _CAMEL.search(name) and not name.startswith(("Mc", "Mac", "De", "La", "Le")):
        return False
    shouted = 1 < len(name) <= 6 and name.isupper()
    if shouted or is_place(name) or word in lexicon.known_organisations:
        return False
    return word not in lexicon.organisations and word not in ("north", "south")
