"""Whom "he", "she", "it" and "they" stand for when they say something.

Candidates are the last names before the pronoun. Who spoke last, who is the subject of the
sentence before, and how near a name is count for a candidate; a name inside somebody else's
words, or one that only owns something, hardly counts. When two are about as likely, nobody is
chosen.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.extraction.people.entities import Entity
from provenance.extraction.people.mentions import Mention
from provenance.extraction.speakers.scene import Scene
from provenance.models import Span, Speaker
from provenance.text.sentences import lines_ended
from provenance.vocabulary import SpeakerKind

_LOOK_BACK = 24  # names
_FARTHEST = 1600  # characters; about eight sentences
# It begins with a set of characters, which is searched fastest.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\n)|['\"”’)]*\s)")
_PREPOSITION = re.compile(
    r"\b(?:of|to|with|for|by|from|against|about|on|in|at|than|like|between|and|beside|over|under|"
    r"toward|towards|via|called|named|including)\s(?:the\s|an?\s)?(?:[\w.'’-]+\s){0,3}\Z"
)
_FARTHEST_LOSS = 3.0  # points that distance may cost; who was the subject still counts then
_OTHERS_WORDS = 5.0  # points that a name inside somebody's words loses: it comes last
_JUST_BEFORE = 0.9  # points for the subject of the sentence right before, in the same paragraph
_ONLY_PLACE = 1.2  # points that a country loses for "it": a body speaks more often
_IN_WHICH = re.compile(r",? (?:in|during|after|at) which ")
_WHOSE = re.compile(r", whose\b")  # what follows in the sentence is about the one named
_HEADED = 2.5  # points that a name in a heading or a link between paragraphs loses
_PASSED_BY = 1.4  # points that a name loses which a chain of "he" only passes
_GOES_ON = 1.5  # points for the subject with which such a chain began
_MARGIN = 0.8  # points between the best two below which the choice is a guess


class Choice(NamedTuple):
    """The entity chosen, how sure, and where it was named; no entity when nobody stands out.

    `open` are the names between which the choice stays open.
    """

    entity: Entity | None
    speaker: Speaker | None
    confidence: float
    span: Span | None
    why: str
    open: tuple[str, ...] = ()


class Weighed(NamedTuple):
    """A name that fits a pronoun: its points, and in words what they are for."""

    entity: Entity
    points: float
    reasons: tuple[str, ...]


def weighed(scene: Scene, offset: int, gender: str) -> list[Weighed]:
    """Return the names that fit a pronoun with what speaks for each, the best first."""
    if gender == "p":
        return []
    ranked = sorted(_scores(scene, offset, gender).values(), key=lambda it: (-it[0], -it[1].start))
    return [
        Weighed(entity, points, tuple(_reasons(scene, mention, entity, offset)))
        for points, mention, entity in ranked
    ]


def _reasons(scene: Scene, mention: Mention, entity: Entity, offset: int) -> Iterator[str]:
    """Yield in words what the place of a name gives it, the strongest first."""
    last = scene.spoken[-1] if scene.spoken else None
    if scene.inside_content(mention.start):
        yield "named only in somebody's words"
    if last is not None and last.entity is entity:
        yield "spoke last"
    place = _subject(scene, mention)
    if place >= 1:
        yield "subject of its sentence"
    elif place < 0:
        yield "not the subject of its sentence"
    if mention.possessive:
        yield "only owns something there"
    ends = len(_SENTENCE_END.findall(scene.article.text, mention.end, offset))
    yield "in the same sentence" if not ends else f"{ends} sentence{'s' * (ends > 1)} before"


def referent(scene: Scene, offset: int, gender: str) -> Choice:
    """Return for whom a pronoun of a gender stands at an offset of the text."""
    scores = _scores(scene, offset, gender)
    ranked = sorted(scores.values(), key=lambda item: (-item[0], -item[1].start))
    unnamed = _unnamed_score(scene, offset, gender)
    if unnamed is not None and ranked and _came_up(scene, ranked[0][1]):
        unnamed -= _PASSED_BY
    if unnamed is not None and (not ranked or unnamed > ranked[0][0] + _MARGIN / 2):
        last = scene.spoken[-1].speaker
        return Choice(None, last, 0.75, last.span, "the unnamed source who spoke last")
    if not ranked or scene.inside_content(ranked[0][1].start):
        return Choice(None, None, 0.0, None, "no earlier name fits the pronoun")
    best = ranked[0]
    others = [score for score, _, _ in ranked[1:2]] + ([unnamed] if unnamed is not None else [])
    margin = best[0] - max(others) if others else 3.0
    if margin < _MARGIN / 2:
        names = tuple(sorted({entity.name for _, _, entity in ranked[:2]}))
        why = "two earlier names fit the pronoun about equally"
        return Choice(None, None, 0.0, None, why, names)
    sure = min(0.92, 0.62 + 0.12 * margin)
    why = "the only earlier name that fits" if not others else "the nearest fitting subject"
    return Choice(best[2], None, round(sure, 2), (best[1].start, best[1].end), why)


def _came_up(scene: Scene, mention: Mention) -> bool:
    """Whether a name is the subject of a sentence after the last quote."""
    last = scene.spoken[-1].reported
    return mention.start > last.end and _subject(scene, mention) >= 1


def _unnamed_score(scene: Scene, offset: int, gender: str) -> float | None:
    """Return how well the last speaker fits, when that is one unnamed person."""
    if not scene.spoken or gender not in ("m", "f"):
        return None
    last = scene.spoken[-1]
    if last.speaker.kind is not SpeakerKind.ANONYMOUS or last.speaker.candidates or last.plural:
        return None
    if offset - last.reported.end > _FARTHEST or gender not in (last.gender or gender):
        return None
    between = scene.article.text[last.reported.end : offset]
    breaks = len(_SENTENCE_END.findall(between)) + lines_ended(between, 0, len(between))
    return 4.2 - 0.45 * breaks


def _scores(scene: Scene, offset: int, gender: str) -> dict[int, tuple[float, Mention, Entity]]:
    """Return each fitting candidate's best score by entity."""
    text = scene.article.text
    scores: dict[int, tuple[float, Mention, Entity]] = {}
    chain = _chain_start(text, offset, gender)
    breaks, after = 0, offset
    for rank, (mention, entity) in enumerate(scene.cast.before(offset, _LOOK_BACK)):
        if offset - mention.start > _FARTHEST:
            break
        breaks += _breaks(scene, (mention.end, after))
        after = mention.end
        if not fits(entity, gender):
            continue
        score = 2.0 - 0.12 * rank - min(0.45 * breaks, _FARTHEST_LOSS)
        subject = _subject(scene, mention)
        if subject >= 1 and breaks <= 1 and "\n" not in text[mention.end : offset]:
            score += _JUST_BEFORE
        if chain is not None and mention.start > chain and subject < 1:
            score -= _PASSED_BY
        elif chain is not None and mention.start < chain and subject >= 1:
            score += _GOES_ON
            chain = None
        if not breaks and _WHOSE.match(text, mention.end):
            score += _GOES_ON
        if _IN_WHICH.fullmatch(text, mention.end, offset):
            score += 2 * _GOES_ON
            subject = max(subject, 1.0)
        score += subject + _standing(scene, mention, entity, gender)
        if breaks and _in_heading(text, mention.end, offset):
            score -= _HEADED
        held = scores.get(id(entity))
        if held is None or score > held[0]:
            scores[id(entity)] = (score, mention, entity)
    return scores


def _in_heading(text: str, end: int, offset: int) -> bool:
    """Whether a name stands in a line of its own without a stop: a heading, a link."""
    stop = text.find("\n", end, offset)
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return stop > end and text[stop - 1].isalnum()


def _standing(scene: Scene, mention: Mention, entity: Entity, gender: str) -> float:
    """Return what speaks for a candidate apart from its place: gender, who spoke last, whose words.

    A name inside somebody's words and one that only owns something lose.
    """
    last = scene.spoken[-1] if scene.spoken else None
    score = 1.0 if entity.gender == gender else 0.0
    if gender == "n" and entity.place:
        score -= _ONLY_PLACE
    if scene.inside_content(mention.start):
        score -= _OTHERS_WORDS
    if mention.possessive:
        score -= 0.7
    if last is not None and last.entity is entity:
        score += 1.6
    elif last is not None and mention.start > last.reported.end:
        score += 0.4
    return score


def _chain_start(text: str, offset: int, gender: str) -> int | None:
    """Return where a sentence before begins with the same pronoun; its subject goes on.

    "Ruiz toured the mill. She was met by Ana Bly. “Good,” she said": nobody met on the way.
    """
    if gender not in _STARTS:
        return None
    first = _STARTS[gender].search(text, max(0, offset - 900), offset)
    return first.start() if first else None


_STARTS = {
    "m": re.compile(r"He\b(?<=[.!?”\"’\n ][ \n]He)(?! (?:said|added|told)\b)"),
    "f": re.compile(r"She\b(?<=[.!?”\"’\n ][ \n]She)(?! (?:said|added|told)\b)"),
}


def _breaks(scene: Scene, span: Span) -> int:
    """Return how many sentences end inside a span, a new paragraph counted once more."""
    if span not in scene.breaks:
        text = scene.article.text
        ends = len(_SENTENCE_END.findall(text, *span))
        scene.breaks[span] = ends + lines_ended(text, *span) if ends else 0
    return scene.breaks[span]


def _subject(scene: Scene, mention: Mention) -> float:
    """Return how much the place of a name in its sentence speaks for its being the subject."""
    if mention.start not in scene.subjects:
        scene.subjects[mention.start] = _as_subject(scene.article.text, mention)
    return scene.subjects[mention.start]


def _as_subject(text: str, mention: Mention) -> float:
    start = mention.start - len(mention.title) - 1 if mention.title else mention.start
    before = text[max(0, start - 80) : start]
    stripped = before.rstrip(" ")
    if not stripped or stripped[-1] in _OPENERS:
        return 1.4
    opening = _SENTENCE_END.split(before)[-1]
    if len(opening) < len(before) and _OPENS_SUBJECT.fullmatch(opening):
        last = max(0, len(opening) - _PREPOSED_ROOM)
        if not (_PRONOUN_OPENS.match(opening) or _PREPOSED.search(opening, last)):
            return 1.2
    if before.endswith(", ") and _APPOSED_SUBJECT.search(before):
        return 1.0
    words = before.rsplit(None, _PREPOSITION_WORDS)
    far = len(words[0]) if len(words) > _PREPOSITION_WORDS else 0
    return -0.6 if _PREPOSITION.search(before, far) else 0.3


# A description between commas before its bearer, at the start of a later clause.
_APPOSED_SUBJECT = re.compile(
    r"(?:[,;] |\b(?:and|but|while|when|as|which|that) )"
    r"(?:the|his|her|its|their|[A-Z][\w.]+[’']s) [\w’' -]{3,40}, \Z"
)


_PREPOSITION_WORDS = 5  # that its pattern holds at most
_PREPOSED_ROOM = 8  # characters of its longest word and the blank
_OPENERS = '.!?\n”"’-—–'
_PRONOUN_OPENS = re.compile(r"(?:He|She|It|They|We|I|You|There|This|That|Who)\b")
_PREPOSED = re.compile(r"\b(?:by|with|to|of|for|from|against|about|than|between|and|met|told) \Z")
# What may stand between the start of a sentence and its subject's name: its own description.
_OPENS_SUBJECT = re.compile(
    r"(?:(?:Last|This|On|In|But|And|Yet|Meanwhile|Then) (?:\w+,? )?)?"
    r"(?:(?:The|A|An|His|Her|Its|Their|One|Former|[A-Z][\w’'.-]+) )?(?:[\w’'.-]+,? ){0,6}"
)


def fits(entity: Entity, gender: str) -> bool:
    """Whether a pronoun's gender ("m", "f", "n" or "p") allows an entity."""
    if gender in ("m", "f"):
        return entity.person and entity.gender in ("", gender)
    return not entity.person
