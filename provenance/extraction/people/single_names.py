"""Names of one word: the short form of a fuller name, or a name of their own, or none."""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import NamedTuple

from provenance.extraction.people.described import gender_of
from provenance.extraction.people.entities import Entity, is_place, word_key
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.source_words import source_words
from provenance.sources.names import canonical, family_name


class Singles(NamedTuple):
    """What decides about names of one word that no fuller form explains."""

    text: str
    spoken: Collection[str]
    is_source: Callable[[str], bool]


def single_name(
    singles: Singles, mention: Mention, partial: dict[str, list[Entity]]
) -> Entity | None:
    """Return the entity of a one-word name: a fuller form's, else one of its own."""
    key = word_key(mention.name)
    known, gender = partial.get(key), gender_of(mention.title) if mention.title else ""
    if known and gender:
        known = [each for each in known if each.told in ("", gender)]
    if known:
        return choose(known, mention)
    headed = singles.text[max(0, mention.start - 4) : mention.start].casefold() == "the "
    if headed and (bodies := partial.get(f"the {key}")):
        return choose(bodies, mention)
    if not _may_be_name(singles, mention):
        return None
    person = not headed and _is_person(singles, mention)
    name = canonical(mention.name) if person else mention.name
    entity = Entity(name=name, person=person, text=singles.text, told=gender, place=is_place(name))
    entity.introduced.append(mention.start)
    partial[key] = [*partial.get(key, ()), entity]
    return entity


def choose(known: list[Entity], mention: Mention) -> Entity:
    """Return the bearer of a partial name: by the family name, else whom the article is about.

    Of two with one family name the article calls the minor one by the full name each time.
    """
    if len(known) == 1:
        return known[0]
    fitting = [each for each in known if family_name(each.name) == mention.name] or known
    return max(fitting, key=lambda each: (len(each.introduced), -each.introduced[0]))


def _may_be_name(singles: Singles, mention: Mention) -> bool:
    """Whether one capitalised word is a name and not just the first word of a sentence."""
    lexicon = source_words()
    word = mention.name.casefold()
    if mention.title:
        return True
    before = singles.text[max(0, mention.start - 4) : mention.start]
    if word in lexicon.nationalities:
        return word in ("north", "south") and before in ("the ", "The ")
    if word.rpartition("-")[2] in lexicon.roles:
        return False  # "Vice-Minister"
    if "-" in word and mention.name.rsplit("-", 1)[1][:1].islower():
        return False
    if _is_common(word):
        return False
    if word == "may" and not _NAME_MAY.match(singles.text, mention.end):
        return False
    if before in ("the ", "The ") and word.endswith(_DEMONYMS) and word not in lexicon.outlets:
        return word in lexicon.organisations
    opens = before.rstrip(" \u00a0")[-1:] in _OPENERS
    if opens and _ROLE_NEXT.match(singles.text, mention.end):
        return False
    if mention.name in singles.spoken and f" {word} " not in singles.text:
        return True
    return not opens


@lru_cache(maxsize=8192)
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
    lexicon = source_words()
    word = mention.name.casefold()
    if mention.title:
        return True
    if _CAMEL.search(mention.name) and not mention.name.startswith(("Mc", "Mac", "De", "La", "Le")):
        return False
    shouted = 1 < len(mention.name) <= 6 and mention.name.isupper()
    if shouted or is_place(mention.name) or word in lexicon.known_organisations:
        return False
    if word in lexicon.organisations or word in ("north", "south"):
        return False
    return not singles.is_source(mention.name)
