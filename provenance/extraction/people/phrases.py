"""Reads the words that name a source: a pronoun, a name, a description, and what heads it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from provenance.extraction.people.described import head_role, held_role
from provenance.extraction.people.entities import Entity, is_place
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.source_words import source_words
from provenance.models import Span

Names = Sequence[tuple[Mention, Entity]]

_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_RELATIVE = re.compile(
    r"(?<=\s)(?:of|for|from|in|inside|within|at|with|who|whose|whom|that|which|on|to|by|under|near|"
    r"familiar|close|speaking|briefed|citing|claiming|working|living|based|quoted|contacted|"
    r"interviewed|involved|present|aware|privy|outside|across|around|among|after|before|during|"
    r"throughout|behind|against|about|over|via)\b|[,;:(—–]"
)
_ANOTHER = re.compile(
    r"(?:(?:yet|still) )?(?:another|a (?:second|third|fourth|different|separate))\b"
)
_ONE_OF = re.compile(
    r"(?:one|two|three|some|several|many|most|all|both|none|either|another) of "
    r"(?:the|its|these|those|them|his|her|their)\b"
)
_INDEFINITE = re.compile(
    r"(?:an?|one|some|any|two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|most|few|"
    r"other|both|various|multiple|numerous|certain|more|unnamed|anonymous)\b"
)
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|its|his|her|their|our|my|said)\b", re.IGNORECASE
)
_TRIM = " \t\n\r\u00a0,;:.“”\"‘’'—–-"


class Form(StrEnum):
    """What the words that name a source are."""

    PRONOUN = "pronoun"
    NAME = "name"
    ROLE = "role"
    GROUP = "group"
    BODY = "body"
    DOCUMENT = "document"
    OTHER = "other"


class Reach(StrEnum):
    """Whether a description brings somebody in or points back."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    ANOTHER = "another"
    ONE_OF = "one of"
    BARE = "bare"


# Read once: with Python 3.11 each look at a member of an enum costs a call.
_PRONOUN = Form.PRONOUN
_NAME = Form.NAME
_ROLE = Form.ROLE
_GROUP = Form.GROUP
_BODY = Form.BODY
_DOCUMENT = Form.DOCUMENT
_OTHER = Form.OTHER
_REACH_ONE_OF = Reach.ONE_OF
_REACH_ANOTHER = Reach.ANOTHER
_REACH_INDEFINITE = Reach.INDEFINITE
_REACH_DEFINITE = Reach.DEFINITE
_BARE = Reach.BARE


class Phrase(NamedTuple):
    """A source as worded. `entity` bears the name, or is what the description belongs to."""

    form: Form
    span: Span
    text: str
    head: str = ""
    reach: Reach = Reach.BARE
    entity: Entity | None = None
    gender: str = ""
    inner: tuple[Entity, ...] = ()
    partner: Entity | None = None


def parse(text: str, span: Span, names: Names) -> Phrase:
    """Return how a source is worded; `names` are the mentions inside the span."""
    span = _trimmed(text, span)
    words = text[span[0] : span[1]]
    gender = source_words().pronouns.get(words.casefold())
    if gender is not None:
        return Phrase(_PRONOUN, span, words, gender=gender)
    names = [pair for pair in names if _inside(text, span, pair[0])]
    head = _head_entity(text, span, names)
    if head is not None:
        return Phrase(_NAME, span, words, entity=head, partner=_partner(text, head, names))
    return _description(text, span, names)


def _inside(text: str, span: Span, mention: Mention) -> bool:
    """Whether a name belongs to the words; of "U.S. Navy" the words may be the country only."""
    if mention.end <= span[0] or mention.start >= span[1]:
        return False
    return mention.end <= span[1] + 1 or not is_place(text[mention.start : span[1]])


def _partner(text: str, head: Entity, names: Names) -> Entity | None:
    """Return the second of two people who speak together: "Mark Blum and Jon Cohn"."""
    for (one, entity), (other, second) in pairwise(names):
        both = entity is head and entity.person and second.person and second is not head
        begin = other.start - len(other.title) - 1 if other.title else other.start
        if both and text[one.end : begin].strip() == "and":
            return second
    return None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end - 1 and text[start] in _TRIM:
        start += 1
    while end - 1 > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def _head_entity(text: str, span: Span, names: Names) -> Entity | None:
    """Return whose name heads the phrase: "Ana Ruiz of the harbour board", "leader Ana Ruiz"."""
    bearer = _spoken_for(text, span, names)
    if bearer is not None:
        return bearer
    owner_end = -1
    for mention, entity in names:
        start = mention.start - len(mention.title) - 1 if mention.title else mention.start
        before = text[span[0] : max(span[0], start)]
        after = text[mention.end : span[1]]
        if entity.person and not mention.possessive and 0 < start - owner_end <= 3:
            return entity
        if mention.possessive or _compound(after):
            owner_end = mention.end if mention.possessive else -1
            continue
        if not before.strip() or _only_modifiers(before):
            return entity
        if entity.person and before.endswith(", ") and head_role(before):
            return entity
        if entity.person and after[:1] in ("", ",") and held_role(before, after):
            return entity
        if _leads_to_name(before) and (entity.person or _ends_in_kind(before)):
            return entity
    return None


def _spoken_for(text: str, span: Span, names: Names) -> Entity | None:
    """Return who is named last in "Organize for Justice spokesman Waleed Shahid"."""
    mention, entity = names[-1] if names else (None, None)
    if mention is None or entity is None or not entity.person or mention.possessive:
        return None
    begin = mention.start - len(mention.title) - 1 if mention.title else mention.start
    if mention.title and mention.end == span[1] and _CAPITALS.fullmatch(text, span[0], begin):
        return entity  # "Issue One Executive Director Ana Ruiz"
    if len(names) == 1 or mention.end < span[1] or not _OF_BODY.fullmatch(text, span[0], begin):
        return None
    return entity if text[span[0] : begin].split()[-1].casefold() in source_words().roles else None


# A body's name in capitals, then a role: no "of" before a lower-case word stands between.
_OF_BODY = re.compile(r"(?:[A-Z][\w’'.&-]*(?: (?:of|for|and|the|&)(?= [A-Z]))* )+(?:[a-z-]+ ){1,3}")


_CAPITALS = re.compile(r"(?:[A-Z][\w’'.&-]* )+")  # a body's name before its officer's title
_QUALIFIED = re.compile(r"(?:[-–]\w+)? ([a-z][\w-]*)")
_OWNED = re.compile(r"['’]s? ")


def _compound(after: str) -> bool:
    """Whether a lower-case noun follows the name, so that the name only qualifies it."""
    match = _QUALIFIED.match(after)
    if not match:
        return _OWNED.match(after) is not None
    noun = match.group(1)
    return not _RELATIVE.match(" " + noun, 1) and noun not in source_words().after_name


def _only_modifiers(before: str) -> bool:
    """Whether the words before a name only describe it ("the official", "the state-run")."""
    words = before.casefold().split()
    if words[0] not in ("the", "both", "even", "a", "an", "and", "but"):
        return False
    rest = words[1:]
    adjectives = source_words().adjectives
    return all(word in adjectives or word.endswith(("-run", "-owned", "-backed")) for word in rest)


def _leads_to_name(before: str) -> bool:
    """Whether a role or another noun stands right before a person's name, not a preposition."""
    stripped = before.rstrip()
    if stripped[-1:] in ",;:(—–":
        return False
    last = stripped.rsplit(None, 1)[-1].casefold()
    lexicon = source_words()
    if last.endswith(("'s", "’s")):
        return True
    if last in lexicon.roles or last.rpartition("-")[2] in lexicon.roles:
        return not _serves(before)
    return not _RELATIVE.search(before) and last not in ("and", "or", "but", "with", "by", "to")


def _serves(before: str) -> bool:
    """Whether the role before a name is that of whom another serves: "an aide to the minister"."""
    match = _SERVED.search(before)
    if match is None or match.group("role").casefold() not in source_words().roles:
        return False
    between = match.group("whom").casefold().split()[:-1]
    lexicon = source_words()
    return all(w not in lexicon.organisations and w not in lexicon.groups for w in between)


_SERVED = re.compile(
    r"\b(?P<role>[^\W\d_][\w-]*) (?:of|for|to) (?:the|his|her|their) (?P<whom>(?:[\w-]+ ){1,4})\Z"
)


def _ends_in_kind(before: str) -> bool:
    """Whether the word before a body's name says what it is: "rail operator Helvetrans"."""
    last = before.rstrip().rsplit(None, 1)[-1].casefold()
    return last in source_words().organisations or last in source_words().roles


def _description(text: str, span: Span, names: Names) -> Phrase:
    """Read a description: how it reaches, what heads it, and whom it belongs to."""
    words = text[span[0] : span[1]]
    cut = _RELATIVE.search(words)
    core = words[: cut.start()] if cut else words
    lowered = core.casefold().strip()
    owner = next((e for m, e in names if m.start < span[0] + len(core)), None)
    inner = tuple(e for _, e in names)
    reach = _reach(words.casefold(), possessed=any(m.possessive for m, _ in names[:1]))
    tokens = [match.group() for match in _WORD.finditer(lowered)]
    if reach is _REACH_ONE_OF:
        tokens = [match.group() for match in _WORD.finditer(words.casefold())][3:9]
    form, head = _form(tokens)
    if form is _OTHER and reach is _REACH_ONE_OF:
        form, head = _GROUP, tokens[-1] if tokens else "one"
    gender = source_words().roles.get(head, "")
    return Phrase(form, span, words, head, reach, owner, gender, inner)


def _reach(words: str, *, possessed: bool) -> Reach:
    if _ONE_OF.match(words):
        return _REACH_ONE_OF
    if _ANOTHER.match(words):
        return _REACH_ANOTHER
    if _INDEFINITE.match(words):
        return _REACH_INDEFINITE
    if _DEFINITE.match(words) or possessed:
        return _REACH_DEFINITE
    return _BARE


def _form(tokens: list[str]) -> tuple[Form, str]:
    """Return what the last telling word of a description's core makes it."""
    lexicon = source_words()
    if tokens and tokens[-1].endswith(PEOPLE_ENDS) and not _listed(tokens[-1].removeprefix("ex-")):
        return _OTHER, tokens[-1]
    for token in reversed(tokens[-4:]):
        bare = token.removesuffix("'s").removesuffix("’s").removesuffix("-in-law")
        bare = bare.removeprefix("ex-")
        for word in (bare, bare.rpartition("-")[2]):
            if word in lexicon.roles:
                return _ROLE, word
            if word in lexicon.plural_roles or word in lexicon.groups:
                return _GROUP, word
            if word in lexicon.documents or word.removesuffix("s") in lexicon.documents:
                return _DOCUMENT, word
            if word in lexicon.organisations:
                return _BODY, word
            singular = word.removesuffix("s")
            if singular in lexicon.organisations:
                return _BODY, singular
    return _OTHER, tokens[-1] if tokens else ""


PEOPLE_ENDS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "eer", "eers", "ant", "ants")


def _listed(word: str) -> bool:
    """Whether a word is in the lists of roles, groups, documents or organisations."""
    lexicon = source_words()
    lists = (lexicon.roles, lexicon.plural_roles, lexicon.groups, lexicon.documents)
    return any(word in known for known in lists) or word in lexicon.organisations
