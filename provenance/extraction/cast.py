"""The cast of an article: the people and organisations that its text names.

Every form of a name inside the article meets in one entity with the fullest form as its name,
the roles it is described by, a gender where the words tell one, and the places of its mentions.
Nothing is looked up outside the article.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.extraction.described import Role, gender_of, roles_around, shows_body
from provenance.extraction.mentions import Mention
from provenance.extraction.source_words import source_words
from provenance.models import Span
from provenance.sources.names import acronym, canonical, family_name, is_title_part, name_key
from provenance.vocabulary import SpeakerKind


@dataclass(slots=True, kw_only=True)
class Entity:
    """One person or organisation of the article, built up while its mentions are read."""

    name: str
    kind: SpeakerKind
    gender: str = ""
    roles: list[Role] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    place: bool = False  # a country or capital, which stands for its government

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.kind is SpeakerKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The entities of one article, their mentions in order of place, and partial names."""

    entities: tuple[Entity, ...]
    starts: tuple[int, ...]
    mentions: tuple[tuple[Mention, Entity], ...]
    partial: dict[str, list[Entity]]

    def within(self, span: Span) -> Sequence[tuple[Mention, Entity]]:
        """Return the mentions that start inside a span of the text."""
        first = bisect_left(self.starts, span[0])
        if first and self.mentions[first - 1][0].end > span[0]:
            first -= 1
        return self.mentions[first : bisect_left(self.starts, span[1])]

    def before(self, offset: int, count: int) -> Iterable[tuple[Mention, Entity]]:
        """Return up to `count` mentions before an offset, the nearest first."""
        last = bisect_left(self.starts, offset)
        return reversed(self.mentions[max(0, last - count) : last])

    def named(self, name: str) -> list[Entity]:
        """Return the entities that a full or partial name may stand for."""
        return self.partial.get(name_key(name), [])


def assemble(
    text: str,
    mentions: Sequence[Mention],
    *,
    spoken: Collection[str] = (),
    is_source: Callable[[str], bool] = lambda name: False,
) -> Cast:
    """Return the cast of a text from the names found in it.

    `spoken` are the words of its quotes' sources, which are names even at the start of a sentence;
    `is_source` tells the names of news sources from those of people.
    """
    singles = _Singles(text, Counter(mention.name for mention in mentions), spoken, is_source)
    people: dict[str, Entity] = {}
    bodies: dict[str, Entity] = {}
    partial: dict[str, list[Entity]] = {}
    resolved: list[Entity | None] = [None] * len(mentions)
    full: dict[tuple[str, str], Entity] = {}
    for index, mention in enumerate(mentions):
        if " " in mention.name:
            form = (mention.name, mention.title)
            if form not in full:
                full[form] = _full(text, mention, people, bodies)
            resolved[index] = full[form]
    for entity in (*people.values(), *bodies.values()):
        for form in _partial_forms(entity):
            partial.setdefault(form, []).append(entity)
    for index, mention in enumerate(mentions):
        if resolved[index] is None:
            resolved[index] = _single(singles, mention, partial)
    pairs = [(m, e) for m, e in zip(mentions, resolved, strict=True) if e is not None]
    for mention, entity in pairs:
        entity.places.append(mention)
    _settle_kinds(text, pairs)
    _describe(text, pairs)
    unique = tuple({id(entity): entity for _, entity in pairs}.values())
    return Cast(
        entities=unique,
        starts=tuple(mention.start for mention, _ in pairs),
        mentions=tuple(pairs),
        partial=partial,
    )


def _full(
    text: str, mention: Mention, people: dict[str, Entity], bodies: dict[str, Entity]
) -> Entity:
    """Return the entity of a name of several words, made when it is new."""
    person = looks_personal(text, mention)
    name = canonical(mention.name) if person else plain(mention.name)
    key = name_key(name)
    held = people if person else bodies
    entity = held.get(key)
    if entity is None:
        kind = SpeakerKind.PERSON if person else SpeakerKind.ORGANISATION
        entity = held[key] = Entity(name=name, kind=kind, place=_is_place(name))
        if person:
            first = source_words().first_names.get(name.split(" ", 1)[0].casefold(), "")
            entity.gender = gender_of(mention.title) or first
    elif len(name) > len(entity.name) or (entity.name.isupper() and not name.isupper()):
        entity.name = name
    return entity


def looks_personal(text: str, mention: Mention) -> bool:
    """Whether a name of several words is that of a person."""
    lexicon = source_words()
    words = mention.name.casefold().split()
    if mention.title:
        return True
    if words[-1].rstrip(".") in lexicon.organisations or _is_place(mention.name):
        return False
    if words[-1] in lexicon.outlets and words[0] not in lexicon.first_names:
        return False
    if lexicon.organisations.intersection(words) and words[0] not in lexicon.first_names:
        return False
    if any(word in ("of", "and", "for", "&") for word in words):
        return False
    if words[0] in lexicon.first_names:
        return True
    if words[0] in lexicon.nationalities or any(char.isdigit() for char in mention.name):
        return False
    if text[max(0, mention.start - 4) : mention.start].casefold() == "the ":
        return False
    return len(words) <= 4 and not any(len(w) > 1 and w.isupper() for w in mention.name.split())


def _is_place(name: str) -> bool:
    lexicon = source_words()
    folded = name.casefold().rstrip(".")
    return folded in lexicon.countries or folded in lexicon.country_phrases


def plain(name: str) -> str:
    """Return an organisation's name with straight apostrophes and without a leading "the"."""
    text = name.replace("’", "'").replace("‘", "'")
    return text[4:] if text[:4].casefold() == "the " else text


def _partial_forms(entity: Entity) -> set[str]:
    """Return the keys of the short forms by which an article calls an entity again."""
    words = entity.name.split()
    forms = {name_key(entity.name)}
    if entity.person:
        forms |= {_word_key(family_name(entity.name)), _word_key(words[0])}
        if len(words) > 2:
            forms |= {name_key(f"{words[0]} {words[-1]}"), name_key(" ".join(words[-2:]))}
    elif not entity.place and len(words) > 1:
        forms.add(acronym(entity.name).casefold())
        if _distinctive(words[0]):
            forms.add(_word_key(words[0]))
    return forms - {""}


def _distinctive(word: str) -> bool:
    """Whether the first word of an organisation's name may stand for it alone."""
    lexicon, folded = source_words(), word.casefold()
    return not (
        folded in lexicon.nationalities
        or folded in lexicon.countries
        or folded in lexicon.organisations
        or folded in lexicon.roles
        or folded in lexicon.first_names
        or folded in _COMMON_FIRST
        or is_title_part(word)
    )


_COMMON_FIRST = frozenset(
    ["new", "united", "royal", "free", "first", "great", "green", "blue", "red", "white", "black"]
)


def _word_key(word: str) -> str:
    """Return the name key of one word, quickly where it is plain."""
    return word.lower() if word.isascii() and word.isalpha() else name_key(word)


class _Singles(NamedTuple):
    """What decides about names of one word that no fuller form explains."""

    text: str
    counts: Counter[str]
    spoken: Collection[str]
    is_source: Callable[[str], bool]


def _single(singles: _Singles, mention: Mention, partial: dict[str, list[Entity]]) -> Entity | None:
    """Return the entity of a one-word name: a fuller form's, else one of its own."""
    key = _word_key(mention.name)
    gender = gender_of(mention.title) if mention.title else ""
    known = [e for e in partial.get(key, ()) if not gender or e.gender in ("", gender)]
    if known:
        return choose(known, mention)
    if not _may_be_name(singles, mention):
        return None
    kind = _single_kind(singles, mention)
    name = mention.name if kind is SpeakerKind.ORGANISATION else canonical(mention.name)
    entity = Entity(name=name, kind=kind, place=_is_place(name), gender=gender)
    partial[key] = [*partial.get(key, ()), entity]
    return entity


def choose(known: list[Entity], mention: Mention) -> Entity:
    """Return the bearer of a partial name: by the family name, else the last one named."""
    if len(known) == 1:
        return known[0]
    fitting = [each for each in known if family_name(each.name) == mention.name] or known
    return max(fitting, key=lambda each: _last_before(each, mention.start))


def _last_before(entity: Entity, offset: int) -> int:
    earlier = [place.start for place in entity.places if place.start < offset]
    return earlier[-1] if earlier else -1


def _may_be_name(singles: _Singles, mention: Mention) -> bool:
    """Whether one capitalised word is a name and not just the first word of a sentence."""
    lexicon = source_words()
    word = mention.name.casefold()
    if mention.title:
        return True
    before = singles.text[max(0, mention.start - 4) : mention.start]
    if word in lexicon.nationalities:
        return word in ("north", "south") and before in ("the ", "The ")
    if len(word) < 2 or word in lexicon.roles or word in lexicon.plural_roles:
        return False
    if word in lexicon.groups or word in lexicon.documents:
        return False
    if mention.name in singles.spoken or before.rstrip(" \u00a0")[-1:] not in _OPENERS:
        return True
    return singles.counts[mention.name] > 1 and f" {word} " not in singles.text


_OPENERS = frozenset(
    ["", ".", "!", "?", "\n", "“", "”", '"', ":", "…", "-", "—", "–", "’", "‘", "("]
)


def _single_kind(singles: _Singles, mention: Mention) -> SpeakerKind:
    """Return whether a one-word name without a fuller form is a person's or an organisation's."""
    lexicon = source_words()
    word = mention.name.casefold()
    if mention.title:
        return SpeakerKind.PERSON
    shouted = 1 < len(mention.name) <= 6 and mention.name.isupper()
    if shouted or _is_place(mention.name) or word in lexicon.known_organisations:
        return SpeakerKind.ORGANISATION
    if word in lexicon.organisations or word in ("north", "south"):
        return SpeakerKind.ORGANISATION
    known = singles.is_source(mention.name)
    return SpeakerKind.ORGANISATION if known else SpeakerKind.PERSON


def _settle_kinds(text: str, pairs: Sequence[tuple[Mention, Entity]]) -> None:
    """Turn into organisations what only looks like a person: "Skyplank, founded in 2021"."""
    for mention, entity in pairs:
        if not entity.person or entity.gender or mention.title:
            continue
        before = text[max(0, mention.start - 40) : mention.start]
        if shows_body(before, text[mention.end : mention.end + 48]):
            entity.kind = SpeakerKind.ORGANISATION
        elif " " not in entity.name and before.endswith(_PLACE_BEFORE):
            entity.kind, entity.place = SpeakerKind.ORGANISATION, True


_PLACE_BEFORE = (" in ", " at ", " near ", "In ", "At ", "Near ")


_ENOUGH_ROLES = 6  # descriptions of one person; an article has no more different ones


def _describe(text: str, pairs: Sequence[tuple[Mention, Entity]]) -> None:
    """Fill in the roles and the gender of the people, from the words around their names."""
    for mention, entity in pairs:
        if not entity.person:
            continue
        told = len(entity.roles) < _ENOUGH_ROLES
        if told and (mention.title or " " in mention.name or len(entity.places) == 1):
            entity.roles += roles_around(text, mention)
            if not entity.gender:
                entity.gender = gender_of(mention.title)
    for entity in {id(e): e for _, e in pairs if e.person}.values():
        if not entity.gender:
            entity.gender = next((role.gender for role in entity.roles if role.gender), "")
