"""The cast of an article: the people and organisations that its text names.

Every form of a name inside the article meets in one entity with the fullest form as its name,
the roles it is described by, a gender where the words tell one, and the places of its mentions.
Nothing is looked up outside the article.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from provenance.extraction.people.described import (
    OUTLET_BEFORE,
    gender_of,
    shows_body,
)
from provenance.extraction.people.entities import (
    Entity,
    is_outlet,
    is_place,
    looks_personal,
    partial_forms,
    plain,
)
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.single_names import Singles, single_name
from provenance.extraction.people.source_words import source_words
from provenance.models import Span
from provenance.sources.names import canonical, is_korean, name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The entities of one article, their mentions in order of place, and partial names.

    `first_person` is where the first person is named; the text's length when nobody is.
    """

    entities: tuple[Entity, ...]
    starts: tuple[int, ...]
    mentions: tuple[tuple[Mention, Entity], ...]
    partial: dict[str, list[Entity]]
    first_person: int
    by_role: dict[str, list[Entity]] = field(default_factory=dict)  # filled when it is asked for

    def with_roles(self, roles: Collection[str]) -> list[Entity]:
        """Return the people described by one of these roles; the last of very many."""
        if not self.by_role:
            self._fill_roles()
        found = {id(e): e for role in sorted(roles) for e in self.by_role.get(role, ())[-_MANY:]}
        return list(found.values())

    def _fill_roles(self) -> None:
        for entity in self.entities:
            for word in dict.fromkeys([role.word for role in entity.roles]):
                self.by_role.setdefault(word, []).append(entity)

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
    partial: dict[str, list[Entity]] = {}
    resolved = _full_names(text, mentions, partial)
    _short_names(Singles(text, spoken, is_source, {}), mentions, partial, resolved)
    pairs = [(m, e) for m, e in zip(mentions, resolved, strict=True) if e is not None]
    for mention, entity in pairs:
        entity.places.append(mention)
    _settle_kinds(text, pairs)
    unique = tuple({id(entity): entity for _, entity in pairs}.values())
    return Cast(
        entities=unique,
        starts=tuple(mention.start for mention, _ in pairs),
        mentions=tuple(pairs),
        partial=partial,
        first_person=next((m.start for m, e in pairs if e.person), len(text)),
    )


def _full_names(
    text: str, mentions: Sequence[Mention], partial: dict[str, list[Entity]]
) -> list[Entity | None]:
    """Return the entities of the names of several words, and note their short forms."""
    people: dict[str, Entity] = {}
    bodies: dict[str, Entity] = {}
    full: dict[tuple[str, str], Entity] = {}
    resolved: list[Entity | None] = [None] * len(mentions)
    for index, mention in enumerate(mentions):
        if " " in mention.name:
            form = (mention.name, mention.title)
            entity = full.get(form)
            if entity is None:
                entity = full[form] = _full(text, mention, people, bodies)
            resolved[index] = entity
            entity.introduced.append(mention.start)
    for entity in (*people.values(), *bodies.values()):
        for short in partial_forms(entity):
            partial.setdefault(short, []).append(entity)
    return resolved


def _short_names(
    singles: Singles,
    mentions: Sequence[Mention],
    partial: dict[str, list[Entity]],
    resolved: list[Entity | None],
) -> None:
    """Fill in the entities of the names of one word, each form looked up once where it can be."""
    sure = singles.sure
    for index, mention in enumerate(mentions):
        if resolved[index] is None:
            entity = None if mention.title else sure.get(mention.name)
            resolved[index] = entity or single_name(singles, mention, partial)


_MANY = 50  # holders of one role that are weighed


def _full(
    text: str, mention: Mention, people: dict[str, Entity], bodies: dict[str, Entity]
) -> Entity:
    """Return the entity of a name of several words, made when it is new."""
    person = looks_personal(text, mention)
    name, key, place, outlet, gender, korean = _known(mention.name, person)
    held = people if person else bodies
    entity = held.get(key)
    if entity is None:
        entity = held[key] = Entity(
            name=name, person=person, text=text, place=place, outlet=outlet, korean=korean
        )
        titled = gender_of(mention.title) if person and mention.title else ""
        entity.told = titled or gender
    elif len(name) > len(entity.name) or (entity.name.isupper() and not name.isupper()):
        entity.name = name
    return entity


@lru_cache(maxsize=16_384)
def _known(written: str, person: bool) -> tuple[str, str, bool, bool, str, bool]:
    """Return a name and its key; whether it is a place's and an outlet's; gender; whether Korean.

    A plain tuple, which the garbage collector need not look at as long as it is kept.
    """
    name = canonical(written) if person else plain(written)
    words = name.split()
    korean = person and is_korean(words)
    told = person and not korean
    gender = source_words().first_names.get(words[0].casefold(), "") if told else ""
    return name, name_key(name), is_place(name), is_outlet(name), gender, korean


def _settle_kinds(text: str, pairs: Sequence[tuple[Mention, Entity]]) -> None:
    """Turn into organisations what only looks like a person: "Skyplank, founded in 2021"."""
    weighed: set[int] = set()
    for mention, entity in pairs:
        if not entity.person or entity.told or mention.title or entity.korean:
            continue
        start = mention.start
        before = text[start - 40 if start > 40 else 0 : start]
        alone = " " not in entity.name and len(entity.places) == 1
        reports = alone and text.startswith((" reported", " reports"), mention.end)
        if reports and before[-2:] == ", ":  # "…, Quartz reported"
            entity.person, entity.outlet = False, True
        elif shows_body(before, text[mention.end : mention.end + 48]):
            entity.person = False
            entity.outlet |= before.rstrip(", ").endswith(OUTLET_BEFORE)
        elif id(entity) not in weighed and _is_where(text, entity):
            entity.person, entity.place = False, True
        weighed.add(id(entity))


def _is_where(text: str, entity: Entity) -> bool:
    """Whether a name of one word is that of a place: at least half its mentions tell where."""
    if " " in entity.name:
        return False
    told = [
        not each.possessive and text.endswith(_PLACE_BEFORE, max(0, each.start - 12), each.start)
        for each in entity.places
    ]
    return 2 * sum(told) >= len(told)


_PLACE_BEFORE = (
    " in ", " at ", " near ", "In ", "At ", "Near ", "city of ", "town of ", "village of ",
    "province of ", "county of ", "port of ", "island of ", "region of ", "state of ",
)  # fmt: skip
