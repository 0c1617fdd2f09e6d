"""Who said it: resolves the words that name a source to a speaker of the article.

One pass in the order of the text. A source is a pronoun, a name or a description
(`phrases`, `resolution`); content without one may go on from the quote before (`carried`);
reporting sources between speaker and article follow (`via`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from provenance.extraction.speakers.carried import answer, answers, carry, doubtful, from_next
from provenance.extraction.speakers.foreign_names import is_body, own_name
from provenance.extraction.speakers.quoted_as import quoted
from provenance.extraction.speakers.quoters import quoters
from provenance.extraction.speakers.reporter_words import narrated
from provenance.extraction.speakers.resolution import resolve
from provenance.extraction.speakers.resolved import (
    Resolved,
    named,
    reasoned,
    unknown,
    with_confidence,
)
from provenance.extraction.speakers.scene import Scene, Spoken, set_scene
from provenance.extraction.speakers.via import Chains
from provenance.extraction.speech.foreign import FOREIGN
from provenance.models import Article, Attribution, Reported, Speaker, Via
from provenance.sources.names import canonical
from provenance.sources.registry import Registry
from provenance.vocabulary import Field, QuoteKind, SpeakerBasis, SpeakerKind

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_TEXT = Field.TEXT
_TITLE = Field.TITLE
_UNKNOWN = SpeakerKind.UNKNOWN
_ANONYMOUS = SpeakerKind.ANONYMOUS

Watch = Callable[[Scene, int, Reported, Speaker], None]
"""Told of every choice right after it: on what scene, for which content, and who was chosen."""


def resolve_speakers(
    article: Article,
    reported: Sequence[Reported],
    registry: Registry,
    watch: Watch | None = None,
) -> tuple[Attribution, ...]:
    """Return one attribution for each reported content, in the same order.

    A speaker is unknown, with the reason in `why`, where the article's words do not decide.
    """
    if not reported:
        return ()
    scene = set_scene(article, reported, registry)
    order = _in_order(reported)
    contents = [quoted(article.content(each.field), each) for each in reported]
    found: dict[int, Attribution] = {}
    passed_on: dict[int, tuple[Via, ...]] = {}
    for index in order:
        each = contents[index]
        if each is not reported[index]:
            passed_on[index] = quoters(scene, reported[index], each)
        resolved, found[index] = _attributed(scene, each)
        if watch is not None:
            watch(scene, index, each, found[index].speaker)
        if found[index].speaker.span != each.source and found[index].speaker.span is not None:
            contents[index] = replace(each, source=found[index].speaker.span)
        if each.field is _TEXT:
            speaker = found[index].speaker
            scene.spoken.append(
                Spoken(
                    reported=each,
                    speaker=speaker,
                    entity=resolved.entity,
                    plural=resolved.plural,
                    gender=resolved.gender,
                )
            )
    _look_ahead(scene, reported, order, found)
    _complete_names(scene, found)
    _add_via(scene, [(i, contents[i], passed_on.get(i, ())) for i in order], found)
    return tuple(_reasoned(found[index]) for index in range(len(reported)))


def _reasoned(attribution: Attribution) -> Attribution:
    if attribution.speaker.why:
        return attribution
    return replace(attribution, speaker=reasoned(attribution.speaker))


def _attributed(scene: Scene, reported: Reported) -> tuple[Resolved, Attribution]:
    """Return a content's speaker, a news source's narration told apart from speech."""
    resolved = _doubted(_by_own_name(scene, _resolved(scene, reported)), reported)
    narration = narrated(scene, reported, resolved.speaker)
    if narration is None:
        return resolved, Attribution(speaker=resolved.speaker)
    if narration.speaks:
        basis = SpeakerBasis.PRONOUN if narration.pronoun else SpeakerBasis.NAMED
        person = named(scene, narration.entity, narration.span, basis, 0.8)
        return person, Attribution(speaker=person.speaker)
    about = canonical(narration.entity.name)
    return resolved, Attribution(speaker=resolved.speaker, reporter_words=True, about=about)


_LIKELY = 0.5  # probability of the source's words


def _doubted(resolved: Resolved, reported: Reported) -> Resolved:
    """Return a speaker as sure as its source words are: to be resolved right they must be right.

    Words that are more likely wrong than right name nobody.
    """
    if reported.sourced == 1.0 or resolved.speaker.kind is _UNKNOWN:
        return resolved
    if reported.sourced < _LIKELY:
        return unknown(resolved.speaker.span, "the words near it are more likely another's")
    sure = round(resolved.speaker.confidence * reported.sourced, 3)
    speaker = with_confidence(resolved.speaker, sure)
    return Resolved(speaker, resolved.entity, resolved.plural, resolved.gender)


def _add_via(
    scene: Scene,
    contents: Sequence[tuple[int, Reported, tuple[Via, ...]]],
    found: dict[int, Attribution],
) -> None:
    """Add the reporting sources: those of the sentence, else those of the speaker's last words.

    Whoever passed words on by quoting them comes after the sources that are named.
    """
    chains = Chains(scene)
    for index, each, passed_on in contents:
        via = chains.via(each, found[index].speaker)
        names = {link.source for link in via} | {found[index].speaker.name}
        via += tuple(link for link in passed_on if link.source not in names)
        if via:
            found[index] = replace(found[index], via=via)


def _in_order(reported: Sequence[Reported]) -> list[int]:
    """Return numbers in order of place, text first: a title's short name finds the text's full."""
    places = [
        (each.field is _TITLE, each.segments[0][0], each.segments[-1][1], number)
        for number, each in enumerate(reported)
    ]
    return [place[-1] for place in sorted(places)]


def _resolved(scene: Scene, reported: Reported) -> Resolved:
    """Resolve the source; one that was found without a cue is another sentence's."""
    if reported.source is None:
        return carry(scene, reported)
    if reported.cue is None and answers(scene, reported):
        return answer(scene, reported)
    resolved = resolve(scene, reported)
    if reported.cue is None and resolved.speaker.kind is not _UNKNOWN:
        if doubtful(scene, reported, resolved):
            return unknown(None, "the quote before is another's, or somebody else came between")
        sure = round(0.85 * resolved.speaker.confidence, 2)
        carried = replace(
            resolved.speaker,
            basis=SpeakerBasis.CARRIED,
            confidence=sure,
            why="goes on from the words before",
        )
        return resolved._replace(speaker=carried)
    return resolved


def _by_own_name(scene: Scene, resolved: Resolved) -> Resolved:
    """Keep a speaker of a text in another language only if it is surely a name, and by that."""
    lang, speaker = scene.article.lang[:2].lower(), resolved.speaker
    if lang not in FOREIGN or speaker.name is None or speaker.name[:1] > _LATIN_END:
        return resolved
    if speaker.kind is SpeakerKind.ORGANISATION:
        known = scene.source(speaker.name) is not None or is_body(lang, speaker.name)
        return resolved if known else unknown(speaker.span, _UNSURE)
    if speaker.kind is not SpeakerKind.PERSON:
        return resolved
    name = own_name(lang, speaker.name)
    if name is None:
        return unknown(speaker.span, _UNSURE)
    return resolved._replace(speaker=replace(speaker, name=name, key=name))


_LATIN_END = "\u024f"
_UNSURE = "words that are not surely a name in this language"


def _look_ahead(
    scene: Scene, reported: Sequence[Reported], order: Sequence[int], found: dict[int, Attribution]
) -> None:
    """Give a quote without a speaker that of the quote after it, inside one paragraph."""
    in_text = [index for index in order if reported[index].field is _TEXT]
    for at in range(len(in_text) - 2, -1, -1):
        index, after = in_text[at], in_text[at + 1]
        following = found[after].speaker
        unknown = found[index].speaker.kind is _UNKNOWN
        if not unknown or reported[index].source or following.kind is _UNKNOWN:
            continue
        if _adjoin(scene, reported[index], reported[after]):
            found[index] = replace(found[index], speaker=from_next(following))


def _adjoin(scene: Scene, one: Reported, other: Reported) -> bool:
    """Whether two quotes follow each other with nothing but marks and blanks between."""
    gap = scene.article.text[one.end : other.start]
    near = one.end <= other.start and len(gap) < 12 and "\n" not in gap
    return near and one.kind is QuoteKind.DIRECT


def _complete_names(scene: Scene, found: dict[int, Attribution]) -> None:
    """Name unnamed speakers by their fullest descriptor, which may come late in the article."""
    fullest = {f"{scene.article.id}#{each.number}": each.name for each in scene.unnamed}
    if not fullest:
        return
    for index, attribution in found.items():
        speaker = attribution.speaker
        if speaker.kind is not _ANONYMOUS or speaker.key is None:
            continue
        name = fullest.get(speaker.key, speaker.name)
        if name != speaker.name:
            found[index] = replace(attribution, speaker=replace(speaker, name=name))
