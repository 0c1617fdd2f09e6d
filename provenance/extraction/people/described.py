"""The words around a name that say what its bearer is: title, role before, apposition after."""

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.source_words import source_words

_CLAUSE_BREAK = re.compile(r"[,.;:!?()“”\"\n]")
_COMMA_BEFORE = re.compile(
    r"(?:\A|[\s(])((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w.]+[’']s?) "
    r"[^,.;:!?()“”\"\n]{3,70}), \Z"
)
_AFTER = re.compile(
    r",? ?(?:who (?:is|was|has been|serves as|heads|leads)|which is|is|was)? ?"
    r"(?P<what>(?:[^,.;:!?()“”\"\n]|(?<=\b[A-Z])\.(?=[A-Z.\s])|(?<=\bSt)\.){3,140})"
)
_RELATIVE = re.compile(
    r"(?:of|for|from|in|at|with|who|whose|that|which|on|to|by|and|under|since)\b"
)
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_NEAR = 7  # words of an apposition in which its role must stand
_ROOM_BEFORE = 96  # characters before a name in which its bearer's role must stand
_FULL_ROOM = 150  # characters of an apposition that are looked at


_BODY_AFTER = re.compile(
    r"(?:,? which\b|, (?:founded|based|headquartered|established|owned|a (?:[\w-]+ ){0,3}"
    r"(?:company|firm|group|start-up|startup|think[ -]tank|charity|non-?profit|website|newspaper|"
    r"bank|maker|"
    r"manufacturer|retailer|publisher|platform|agency|union|party|organi[sz]ation|"
    r"(?:\w+ )?paper|outlet|"
    r"subsidiary))\b|"
    r"[’']s? (?:founder|co-founder|chief executive|ceo|CEO|shares|stock|products|customers|"
    r"headquarters|board|parent|spokes\w+|newsroom|website|app|users|employees|subsidiary|factory|"
    r"profits?|revenues?|sales)\b|"
    r" (?:captain|coach|striker|midfielder|defender|goalkeeper|fullback|winger|fans|players)\b|"
    r" (?:spokes\w+|officials?|employees|executives?|chief executive|CEO|shares|users|customers|"
    r"shareholders|management)\b|"
    r" (?:said|announced|added) (?:that )?(?:it|its)\b)"
)
_ITS_MAIL = re.compile(r"[^.\n]{0,24}\bin (?:a|an) (?:email|e-mail) (?:that )?its\b")
OUTLET_BEFORE = (
    "newspaper", "broadcaster", "magazine", "weekly", "daily", "news site", "news outlet",
    "news agency", "news website", "tabloid", "blog", "television station", "radio station",
)  # fmt: skip
_BODY_BEFORE = (
    "company", "firm", "group", "start-up", "startup", "operator", "owner", "retailer",
    "manufacturer", "publisher", "developer", "tank", "charity", "website", "giant", "subsidiary",
    "conglomerate", "chain", "broker", "airline", *OUTLET_BEFORE,
)  # fmt: skip


def shows_body(before: str, after: str) -> bool:
    """Whether the words around a name show that it is an organisation's.

    >>> shows_body("", ", founded in 2021, denied it"), shows_body("", ", who resigned")
    (True, False)
    """
    if before.rstrip(", ").endswith(_BODY_BEFORE):
        return True
    if after[:1] not in ", ’'":
        return False
    return bool(_BODY_AFTER.match(after) or ("mail" in after and _ITS_MAIL.match(after)))


class Role(NamedTuple):
    """One description of a person: the role word, the gender it tells, the words around it."""

    word: str
    gender: str
    around: str
    start: int


@lru_cache(maxsize=1024)
def gender_of(title: str) -> str:
    """Return the gender that a title tells: "m", "f" or "".

    >>> gender_of("Mr."), gender_of("former Sen.")
    ('m', '')
    """
    genders = source_words().title_genders
    for word in reversed(title.casefold().split()):
        gender = genders.get(word.rstrip("."))
        if gender:
            return gender
    return ""


def roles_around(text: str, mention: Mention) -> list[Role]:
    """Return the roles that the words at a mention give its bearer."""
    return [*_title_roles(mention), *_roles_before(text, mention), *_roles_after(text, mention)]


def _title_roles(mention: Mention) -> list[Role]:
    if not mention.title:
        return []
    return [role._replace(start=mention.start) for role in _roles_in(mention.title)]


@lru_cache(maxsize=1024)
def _roles_in(title: str) -> tuple[Role, ...]:
    """Return the roles that the words of a title name; where it stands is not known."""
    words = [word.rstrip(".") for word in title.casefold().split()]
    lexicon = source_words()
    around = " ".join(words)
    named = [lexicon.title_roles.get(word, word if word in lexicon.roles else "") for word in words]
    return tuple(Role(word, lexicon.roles.get(word, ""), around, 0) for word in named if word)


def _roles_before(text: str, mention: Mention) -> list[Role]:
    """Read "North Korean leader Ana Ruiz" and "the agency's director, Ana Ruiz"."""
    start = mention.start - len(mention.title) - 1 if mention.title else mention.start
    if text[start - 1 : start] != " ":
        return []
    room = text[max(0, start - _ROOM_BEFORE) : start]
    if room.endswith(", ") and (comma := _COMMA_BEFORE.search(room)):
        role = head_role(comma.group(1))
        return [role._replace(start=mention.start)] if role else []
    words = room.rsplit(None, 1)
    last = _CLAUSE_BREAK.split(words[-1])[-1] if words else ""
    if not last:
        return []
    if held := held_role(room, text[mention.end : mention.end + 1]):
        return [held._replace(start=mention.start)]
    folded = last.casefold()
    if folded not in source_words().roles:
        return []
    words = _CLAUSE_BREAK.split(room)[-1].split()
    if len(words) > 1 and last[0].isupper():
        return []
    around = " ".join(words[-5:]).casefold()
    return [Role(folded, source_words().roles[folded], around, mention.start)]


def held_role(before: str, after: str) -> Role | None:
    """Return the role that "of" and a whole phrase part from its holder's name, or None.

    `after` follows the name, which must not qualify another word. A role, a title or an adjective
    right before the name makes it the name of whom the role serves.

    >>> held_role("the clerk of the council ", "").word, held_role("a spokesman for ", "")
    ('clerk', None)
    """
    if " of " not in before and " for " not in before and " at " not in before:
        return None  # as for most names; the search behind it is dear
    lexicon, last = source_words(), before[:-1].rpartition(" ")[2]
    folded = last.casefold()
    whole = folded in lexicon.organisations or folded in lexicon.groups
    if not whole and (not last[:1].isupper() or folded in lexicon.nationalities):
        return None
    match = _HELD.search(before)
    if match is None or after[:1] not in ("", ",", " ", ".", ";", ")", "\n"):
        return None
    role = match.group("role").casefold()
    if role not in lexicon.roles or folded in lexicon.roles:
        return None
    around = _CLAUSE_BREAK.split(before)[-1].casefold()
    return Role(role, lexicon.roles[role], around.strip(), 0)


_HELD = re.compile(r"\b(?P<role>[^\W\d_][\w-]*) (?:of|for|at) (?:[\w’'.&-]+ ){0,4}?[\w’'.&-]+ \Z")


def _roles_after(text: str, mention: Mention) -> list[Role]:
    """Read "Ana Ruiz, a spokeswoman for the harbour board, said"."""
    if mention.possessive or not text.startswith(_APPOSING, mention.end):
        return []
    match = _AFTER.match(text, mention.end, mention.end + _FULL_ROOM)
    if not match:
        return []
    what = match.group("what").strip()
    first = what.split(" ", 1)[0].casefold()
    if not what or first in source_words().no_apposition:
        return []
    role = head_role(what)
    return [role._replace(start=mention.start)] if role else []


_APPOSING = (",", " is ", " was ", " who ", " has been ")


def head_role(phrase: str) -> Role | None:
    """Return the role that a noun phrase is headed by, or None.

    The head is the last role before the first "of", "for", "who" and the like.

    >>> head_role("a deputy spokeswoman for the harbour board").word
    'spokeswoman'
    """
    relative = _RELATIVE.search(phrase)
    cut = relative.start() if relative else len(phrase)
    lexicon = source_words()
    words = [match.group().casefold() for match in _WORD.finditer(phrase, 0, cut)]
    words = [word.removesuffix("'s").removesuffix("’s") for word in words[: _NEAR + 3]]
    words = [word.removesuffix("-in-law") for word in words]
    for word in reversed(words):
        role = word if word in lexicon.roles else word.rpartition("-")[2]
        if role in lexicon.roles:
            return Role(role, lexicon.roles[role], phrase.casefold(), 0)
    return None
