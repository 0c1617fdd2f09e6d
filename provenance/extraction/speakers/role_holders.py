"""Who of an article's people holds the role by which somebody is described."""

import re

from provenance.extraction.people.described import Role
from provenance.extraction.people.entities import Entity
from provenance.extraction.people.phrases import Phrase, Reach
from provenance.extraction.people.source_words import source_words
from provenance.extraction.people.unnamed import stems
from provenance.extraction.speakers.scene import Scene


def of_a_state(phrase: Phrase) -> bool:
    """Whether a description is of the one head of a state, who is nobody unnamed."""
    if phrase.head not in _HEADS or phrase.reach is not Reach.DEFINITE:
        return False
    return not phrase.inner or any(entity.place for entity in phrase.inner)


_HEADS = frozenset(["president", "premier", "pope", "king", "queen", "emperor", "president-elect"])


def outshone(scene: Scene, holder: Entity) -> bool:
    """Whether a holder named once stands beside somebody without a role who is named throughout.

    "The president" is hardly the one of a time long past whom one sentence names.
    """
    if len(holder.places) > 1:
        return False
    return any(
        entity.person and len(entity.places) >= _THROUGHOUT and not entity.roles
        and entity.gender in ("", holder.gender or entity.gender)
        for entity in scene.cast.entities
    )  # fmt: skip


_THROUGHOUT = 4  # mentions


def holders(scene: Scene, phrase: Phrase) -> list[Entity]:
    """Return the named people whom a role fits best, all before the phrase in the text."""
    wanted = source_words().kin.get(phrase.head, frozenset([phrase.head]))
    if phrase.head in source_words().veiled:
        wanted = frozenset([phrase.head])
    return _best_holders(scene, phrase, wanted, phrase.span[0])


def named_later(scene: Scene, phrase: Phrase) -> list[Entity]:
    """Return the one whom a lead calls by the role and the next paragraphs by the name."""
    if phrase.head in source_words().veiled:
        return []
    later = phrase.span[1] + _LATER
    found = _best_holders(scene, phrase, frozenset([phrase.head]), later)
    return [each for each in found if each.introduced and each.introduced[0] > phrase.span[0]]


def headlined(scene: Scene, phrase: Phrase) -> Entity | None:
    """Return whom a title calls by a role that no other person of the text has, named or not."""
    if phrase.head in source_words().veiled or scene.unnamed.recalled(phrase):
        return None
    found = [
        entity
        for entity in scene.cast.with_roles([phrase.head])
        if not (phrase.gender and entity.gender not in ("", phrase.gender))
        and any(_same_office(role, phrase) for role in entity.roles)
    ]
    return found[0] if len(found) == 1 else None


def _same_office(role: Role, phrase: Phrase) -> bool:
    """Whether a role has all the words of a description, and none that make it another's."""
    if role.word != phrase.head:
        return False
    other = source_words().other_office.intersection(_WORD.findall(role.around))
    asked = stems(phrase) - {phrase.head[:5]}
    return other <= set(_WORD.findall(phrase.text.casefold())) and all(
        _begins_word(stem, role.around) for stem in asked
    )


_WORD = re.compile(r"\w+")


def _begins_word(stem: str, text: str) -> bool:
    """Whether a word of a text begins with a stem; a pattern for each stem would be dear."""
    at = text.find(stem)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(stem, at + 1)
    return at >= 0


_LATER = 900  # characters after a role in which its holder must be named


def _best_holders(scene: Scene, phrase: Phrase, wanted: frozenset[str], until: int) -> list[Entity]:
    """Return the people described by one of the roles before an offset, the best fits only."""
    asked = stems(phrase) - {phrase.head[:5]}
    scored: list[tuple[float, int, Entity]] = []
    for entity in scene.cast.with_roles(wanted):
        if phrase.gender and entity.gender not in ("", phrase.gender):
            continue
        best = max(
            (_fit(role, phrase, wanted, asked) for role in entity.roles if role.start < until),
            default=0.0,
        )
        if best > 0:
            scored.append((best, entity.before(until), entity))
    if not scored:
        return []
    top = max(score for score, _, _ in scored)
    best_ones = [item for item in scored if item[0] == top]
    if len(best_ones) > 1:
        spoke = [item for item in best_ones if _spoke_last(scene, item[2])]
        best_ones = spoke or _freshest(best_ones)
    return [entity for _, _, entity in best_ones]


def _freshest(fitting: list[tuple[float, int, Entity]]) -> list[tuple[float, int, Entity]]:
    """Return the one just named when the others were named long before, else all."""
    ordered = sorted(fitting, key=lambda item: -item[1])
    return ordered[:1] if ordered[0][1] - ordered[1][1] > _FRESH else ordered


_FRESH = 700  # characters by which the one just named must be nearer than the next


def _fit(role: Role, phrase: Phrase, wanted: frozenset[str], asked: set[str]) -> float:
    if role.word not in wanted:
        return 0.0
    around = role.around.replace("’", "'")
    shared = sum(1 for stem in asked if _begins_word(stem, around))
    if asked and not shared and phrase.inner and _strict(phrase):
        return 0.0
    return 1.0 + shared + (0.5 if role.word == phrase.head else 0.0)


def _strict(phrase: Phrase) -> bool:
    """Whether whose role it is must agree: the leader of one country is not that of another."""
    leads = phrase.head in source_words().kin["leader"] or phrase.head in (
        "spokesman",
        "ambassador",
    )
    lands = any(entity.place for entity in phrase.inner)
    nations = source_words().nationalities
    return leads or lands or any(w in nations for w in phrase.text.casefold().split())


def _spoke_last(scene: Scene, entity: Entity) -> bool:
    return bool(scene.spoken) and scene.spoken[-1].entity is entity
