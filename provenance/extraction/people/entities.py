"""One person or organisation of an article, and what tells the one from the other."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from provenance.extraction.people.described import Role, gender_of, roles_around
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.source_words import source_words
from provenance.sources.names import acronym, family_name, is_korean, is_title_part, name_key


@dataclass(slots=True, kw_only=True)
class Entity:
    """One person or organisation of the article, built up while its mentions are read.

    What the words around its mentions say of it is read when somebody asks, which is about few.
    """

    name: str
    person: bool
    text: str = ""  # that of the article, into which the offsets of the places count
    told: str = ""  # the gender that the name or a title with it tells
    places: list[Mention] = field(default_factory=list)
    introduced: list[int] = field(default_factory=list)  # where full forms of the name stand
    korean: bool = False  # a Korean name, which is a person's whatever stands around it
    outlet: bool = False  # looks like the name of a newspaper, station or site
    place: bool = False  # a country or capital, which stands for its government
    _roles: list[Role] | None = None

    @property
    def roles(self) -> list[Role]:
        """What the words around its mentions call a person; nothing for others."""
        if self._roles is None:
            self._roles = self._read_roles() if self.person else []
        return self._roles

    @property
    def gender(self) -> str:
        """The gender that the name or a title tells, else one of the roles."""
        if not self.told:
            roles = self.roles  # with which a title may be read that tells it
            self.told = self.told or next((role.gender for role in roles if role.gender), "")
        return self.told

    def _read_roles(self) -> list[Role]:
        roles: list[Role] = []
        for mention in self.places:
            full = mention.title or " " in mention.name or len(self.places) == 1
            if full and len(roles) < _ENOUGH_ROLES:
                roles += roles_around(self.text, mention)
                if mention.title and not self.told:
                    self.told = gender_of(mention.title)
        return roles

    def before(self, offset: int) -> int:
        """Return where it was last named before an offset, or -1."""
        at = bisect_left(self.places, offset, key=lambda mention: mention.start)
        return self.places[at - 1].start if at else -1


_ENOUGH_ROLES = 6  # descriptions of one person; an article has no more different ones


class _Looks(NamedTuple):
    """Whether a name is a person's by its own words, and which words before it may change that."""

    personal: bool
    served: bool = False  # a role makes a person of it: "minister Ana Park"
    headed: bool = False  # "the" makes no person of it: "the Ana Ruiz"


def looks_personal(text: str, mention: Mention) -> bool:
    """Whether a name of several words is that of a person."""
    looks = _looks(mention.name, bool(mention.title))
    if looks.served:
        before = text[max(0, mention.start - 20) : mention.start].rsplit(None, 1)[-1:]
        if before and before[0] in source_words().roles:
            return True
    if looks.headed and text[max(0, mention.start - 4) : mention.start].casefold() == "the ":
        return False
    return looks.personal


@lru_cache(maxsize=16_384)  # the news is full of the same names
def _looks(name: str, titled: bool) -> _Looks:
    lexicon = source_words()
    words = name.casefold().split()
    first_named = words[0] in lexicon.first_names
    served = len(words) == 2 and words[1] in _ALSO_FAMILY_NAMES
    if is_korean(name.split()) or (served and first_named):
        return _Looks(personal=True)
    if titled and lexicon.organisations.isdisjoint(words):
        return _Looks(personal=True)
    personal = not is_place(name) and _personal_words(name, words)
    settled = not personal or first_named or words[-1].rstrip(".") in lexicon.organisations
    return _Looks(personal, served, headed=not settled)


def _personal_words(name: str, words: list[str]) -> bool:
    """Whether the words of a name, also given in lower case, are those of a person's name."""
    lexicon = source_words()
    first_named = words[0] in lexicon.first_names
    if words[-1].rstrip(".") in lexicon.organisations:  # "Michelle Steel"
        return first_named and len(words) == 2 and words[1] in _FAMILY_NAMES_OF_THINGS
    if not first_named and (
        words[-1] in lexicon.outlets
        or words[0] in lexicon.nationalities
        or words[0] in lexicon.countries
        or not lexicon.organisations.isdisjoint(words)
    ):
        return False
    if not _LINKS.isdisjoint(words):
        return False
    if first_named:
        return not (len(words) > _NAME_WORDS and name.rsplit(" ", 1)[1].isupper())
    if _PLAIN.fullmatch(name):
        return len(words) <= _LONGEST_PERSON
    if any(char.isdigit() for char in name):
        return False
    # "NHS Trust" is none, "Ashlee C. McFarlane" is one
    return len(words) <= _LONGEST_PERSON and not any(
        len(w) > 1 and w.isupper() and "." not in w for w in name.split()
    )


_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")  # no digits, and no word in capitals
_LINKS = frozenset(["of", "and", "for", "&"])
_LONGEST_PERSON = 4  # words


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, station or site, as far as its own words tell."""
    words = name.casefold().split()
    if len(words) < 2:
        return False
    ends = not {words[0], words[-1]}.isdisjoint(source_words().outlets)
    return ends or not _NEWS.isdisjoint(words)


def is_place(name: str) -> bool:
    """Whether a name is that of a country, a capital or another well-known place."""
    return name.casefold().rstrip(".") in _places()


@cache
def _places() -> frozenset[str]:
    lexicon = source_words()
    return _STATES | lexicon.countries | lexicon.country_phrases


def plain(name: str) -> str:
    """Return an organisation's name with straight apostrophes and without a leading "the"."""
    text = name.replace("’", "'").replace("‘", "'")
    return text[4:] if text[:4].casefold() == "the " else text


def partial_forms(entity: Entity) -> tuple[str, ...]:
    """Return the keys of the short forms by which an article calls an entity again."""
    return _short_forms(entity.name, entity.person, entity.place)


@lru_cache(maxsize=16_384)
def _short_forms(name: str, person: bool, place: bool) -> tuple[str, ...]:
    words = name.split()
    forms = {name_key(name)}
    if person:
        forms |= {word_key(family_name(name)), word_key(words[0])}
        if len(words) > 2:
            forms |= {name_key(f"{words[0]} {words[-1]}"), name_key(" ".join(words[-2:]))}
    elif not place and len(words) > 1 and not name.isupper():
        forms |= {acronym(name).casefold(), acronym(_unlegal(name)).casefold()}
        if _distinctive(words[0]) and words[-1].casefold() not in _NOT_BY_FIRST:
            forms.add(word_key(words[0]))
        forms.add(f"the {word_key(words[-1])}")
    return tuple(forms - {""})


def _unlegal(name: str) -> str:
    """Return a firm's name without its legal form: "General Motors" for "General Motors Co."."""
    head, _, last = name.rpartition(" ")
    return head if head and last.casefold().rstrip(".") in _LEGAL_FORMS else name


_LEGAL_FORMS = frozenset(
    ["co", "inc", "corp", "corporation", "company", "ltd", "plc", "llc", "ag", "nv", "sa", "se"]
)


def _distinctive(word: str) -> bool:
    """Whether the first word of an organisation's name may stand for it alone."""
    lexicon, folded = source_words(), word.casefold()
    return not (
        (word.isupper() and len(word) <= _INITIALS)
        or folded in lexicon.nationalities
        or folded in lexicon.countries
        or folded in lexicon.organisations
        or folded in lexicon.roles
        or folded in lexicon.first_names
        or folded in _COMMON_FIRST
        or is_title_part(word)
    )


def word_key(word: str) -> str:
    """Return the name key of one word, quickly where it is plain."""
    return word.lower() if word.isascii() and word.isalpha() else name_key(word)


# States as news shortens them after a town's name.
_STATES = frozenset(
    ["ala", "ariz", "ark", "calif", "colo", "conn", "fla", "ill", "kan", "mass", "mich", "minn",
     "miss", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "wash", "wis", "wyo", "ont"]
)  # fmt: skip
_NAME_WORDS = 2  # "Ana Ruiz Joins ABC" is a headline
_INITIALS = 4  # letters; "GM" is General Motors and not GM Financial
_NAMED_AFTER_PEOPLE = frozenset(
    ["administration", "campaign", "organization", "organisation", "foundation", "presidency",
     "team", "transition", "government", "cabinet", "university", "family", "estate"]
)  # fmt: skip
# What belongs to a body and is none: "Twitter" is not short for "Twitter Rules".
_NOT_BY_FIRST = _NAMED_AFTER_PEOPLE | {
    "rules", "rule", "policy", "act", "terms", "account", "page", "users", "user", "poll", "survey",
    "edits", "article", "event", "awards", "award", "day", "week", "tower", "street", "airport",
}  # fmt: skip
_FAMILY_NAMES_OF_THINGS = frozenset(
    ["steel", "street", "school", "river", "beach", "parish", "press", "church", "prize"]
)  # fmt: skip
# Words for things and bodies that are family names too.
_ALSO_FAMILY_NAMES = frozenset(
    ["park", "lake", "bay", "bridge", "street", "rivers", "field", "hall", "house", "church",
     "banks", "post", "temple", "mission", "day", "court", "power", "city", "force", "trust"]
)  # fmt: skip
_NEWS = frozenset(["news", "broadcasting", "newspaper", "gazette", "television", "radio"])
_COMMON_FIRST = frozenset(
    ["new", "united", "royal", "free", "first", "great", "green", "blue", "red", "white", "black"]
)
