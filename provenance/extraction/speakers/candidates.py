"""Everybody who might have said one content, and why each lost or won: a look behind a decision.

Nothing here decides. It is asked only when somebody wants to see why (`explain`), right after a
content's speaker was chosen, and reads the same scene that the choice was made on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.mentions import Mention
from provenance.extraction.people.phrases import Form, Phrase, parse
from provenance.extraction.speakers.pronouns import fits, weighed
from provenance.extraction.speakers.role_holders import holders
from provenance.extraction.speakers.scene import Scene
from provenance.models import Reported, Speaker
from provenance.vocabulary import Field

_SHOWN = 8  # candidates of one content; the nearest
_BACK = 24  # names before a content that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One who might have said it: `why` tells what spoke for or against; `points` where weighed."""

    name: str
    won: bool
    why: str
    points: float | None = None


def considered(scene: Scene, reported: Reported, speaker: Speaker) -> tuple[Candidate, ...]:
    """Return the candidates for a content's speaker, the chosen one first, then the best losers."""
    found = list(_others(scene, reported, speaker))[:_SHOWN]
    if speaker.name is not None and not any(each.won for each in found):
        found.insert(0, Candidate(name=speaker.name, won=True, why=speaker.why))
    return tuple(sorted(found, key=lambda each: not each.won))


def settled(candidates: tuple[Candidate, ...], speaker: Speaker) -> tuple[Candidate, ...]:
    """Return candidates by what was settled later: a fuller name, or the next quote's speaker."""
    if speaker.name is None or any(each.name == speaker.name for each in candidates if each.won):
        return candidates
    winner = Candidate(name=speaker.name, won=True, why=speaker.why)
    return (winner, *(each for each in candidates if not each.won))


def _others(scene: Scene, reported: Reported, speaker: Speaker) -> Iterator[Candidate]:
    if reported.field is not Field.TEXT:
        return iter(())
    if reported.source is None or reported.cue is None:
        return _around(scene, reported, speaker)
    words = parse(scene.article.text, reported.source, scene.names(Field.TEXT, reported.source))
    if words.form is Form.PRONOUN:
        return _for_pronoun(scene, words, speaker)
    if words.form is Form.ROLE:
        return _for_role(scene, words, speaker)
    return _around(scene, reported, speaker)


def _for_pronoun(scene: Scene, words: Phrase, speaker: Speaker) -> Iterator[Candidate]:
    """Yield the names before a pronoun with their points, then those that do not fit it."""
    ranked = weighed(scene, words.span[0], words.gender)
    for each in ranked:
        why = ", ".join(each.reasons)
        won = _is(each.entity, speaker)
        yield Candidate(name=each.entity.name, won=won, why=why, points=round(each.points, 1))
    held = {id(each.entity) for each in ranked}
    for entity in _distinct(entity for _, entity in scene.cast.before(words.span[0], _BACK)):
        if id(entity) not in held and not fits(entity, words.gender):
            why = f"does not fit “{words.text}”"
            yield Candidate(name=entity.name, won=_is(entity, speaker), why=why)


def _for_role(scene: Scene, words: Phrase, speaker: Speaker) -> Iterator[Candidate]:
    """Yield the people before a role, by what the article calls them."""
    fitting = {id(entity) for entity in holders(scene, words)}
    people = (e for _, e in scene.cast.before(words.span[0], _BACK) if e.person)
    for entity in sorted(_distinct(people), key=lambda each: id(each) not in fitting):
        called = next((role.word for role in entity.roles), "")
        told = f"described as “{called}”" if called else "the article gives no role"
        if id(entity) not in fitting:
            told += f", not as “{words.head}”" if called else f" such as “{words.head}”"
        yield Candidate(name=entity.name, won=_is(entity, speaker), why=told)


def _around(scene: Scene, reported: Reported, speaker: Speaker) -> Iterator[Candidate]:
    """Yield who spoke before, and the names of the sentence, by what keeps them from speaking."""
    seen: set[str] = set()
    last = scene.spoken[-1].speaker if scene.spoken else None
    if reported.cue is None and last is not None and last.name is not None:
        seen.add(last.name)
        won = last.key == speaker.key
        why = speaker.why if won else "spoke last, but somebody or something came between"
        yield Candidate(name=last.name, won=won, why=why)
    for mention, entity in scene.cast.within(reported.frame):
        won = _is(entity, speaker)
        if entity.name not in seen:
            seen.add(entity.name)
            why = speaker.why if won else _stands(scene, reported, mention)
            yield Candidate(name=entity.name, won=won, why=why)


def _stands(scene: Scene, reported: Reported, mention: Mention) -> str:
    """Return how a name stands in the sentence without saying anything there."""
    if any(start <= mention.start < end for start, end in reported.segments):
        return "named in what is said"
    if scene.inside_content(mention.start):
        return "named in somebody's words"
    if mention.possessive:
        return "only owns something here"
    cue = "" if reported.cue is None else scene.article.text[slice(*reported.cue)]
    return f"in the sentence, but not the subject of “{cue}”" if cue else "in the same sentence"


def _is(entity: Entity, speaker: Speaker) -> bool:
    return (
        speaker.name is not None
        and speaker.key in (entity.name, speaker.name)
        and (entity.name == speaker.name or speaker.name.startswith(f"{entity.name} and "))
    )


def _distinct(entities: Iterable[Entity]) -> Iterator[Entity]:
    return iter({id(entity): entity for entity in entities}.values())
