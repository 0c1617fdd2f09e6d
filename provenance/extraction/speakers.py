"""Who said it: resolves the words that name a source to a speaker of the article.

One pass in the order of the text. A source is a pronoun, a name or a description
(`phrases`, `resolution`); content without one may go on from the quote before (`carried`);
reporting sources between speaker and article follow (`via`).
"""

from collections.abc import Sequence
from dataclasses import replace

from provenance.extraction.carried import carry, from_next
from provenance.extraction.resolution import Resolved, resolve
from provenance.extraction.scene import Scene, Spoken, set_scene
from provenance.models import Article, Attribution, Reported, Speaker
from provenance.sources.registry import Registry
from provenance.vocabulary import Field, QuoteKind, SpeakerBasis, SpeakerKind


def resolve_speakers(
    article: Article, reported: Sequence[Reported], registry: Registry
) -> tuple[Attribution, ...]:
    """Return one attribution for each reported content, in the same order.

    A speaker is unknown, with the reason in `why`, where the article's words do not decide.
    """
    if not reported:
        return ()
    scene = set_scene(article, reported, registry)
    order = sorted(range(len(reported)), key=lambda i: (*_place(reported[i]), i))
    speakers: dict[int, Speaker] = {}
    for index in order:
        each = reported[index]
        resolved = _resolved(scene, each)
        speakers[index] = resolved.speaker
        if each.field is Field.TEXT:
            scene.spoken.append(
                Spoken(reported=each, speaker=resolved.speaker, entity=resolved.entity)
            )
    _look_ahead(scene, reported, order, speakers)
    _complete_names(scene, speakers)
    return tuple(Attribution(speaker=speakers[index]) for index in range(len(reported)))


def _place(reported: Reported) -> tuple[bool, int, int]:
    """Text first, so that a title's partial name finds the text's full one."""
    return reported.field is Field.TITLE, reported.start, reported.end


def _resolved(scene: Scene, reported: Reported) -> Resolved:
    """Resolve the source; one that was found without a cue is another sentence's."""
    if reported.source is None:
        return carry(scene, reported)
    resolved = resolve(scene, reported)
    if reported.cue is None and resolved.speaker.kind is not SpeakerKind.UNKNOWN:
        sure = round(0.85 * resolved.speaker.confidence, 2)
        carried = replace(resolved.speaker, basis=SpeakerBasis.CARRIED, confidence=sure)
        return resolved._replace(speaker=carried)
    return resolved


def _look_ahead(
    scene: Scene, reported: Sequence[Reported], order: Sequence[int], speakers: dict[int, Speaker]
) -> None:
    """Give a quote without a speaker that of the quote after it, inside one paragraph."""
    text = scene.article.text
    in_text = [index for index in order if reported[index].field is Field.TEXT]
    for at in range(len(in_text) - 2, -1, -1):
        here, after = reported[in_text[at]], reported[in_text[at + 1]]
        if speakers[in_text[at]].kind is not SpeakerKind.UNKNOWN or here.source is not None:
            continue
        gap = text[here.end : after.start]
        near = here.end <= after.start and len(gap) < 12 and "\n" not in gap
        if near and here.kind is QuoteKind.DIRECT:
            spoken = Spoken(reported=after, speaker=speakers[in_text[at + 1]], entity=None)
            if spoken.speaker.kind is not SpeakerKind.UNKNOWN:
                speakers[in_text[at]] = from_next(spoken, speakers[in_text[at]])


def _complete_names(scene: Scene, speakers: dict[int, Speaker]) -> None:
    """Name unnamed speakers by their fullest descriptor, which may come late in the article."""
    fullest = {f"{scene.article.id}#{each.number}": each.name for each in scene.unnamed}
    for index, speaker in speakers.items():
        if speaker.kind is SpeakerKind.ANONYMOUS and speaker.key in fullest:
            speakers[index] = replace(speaker, name=fullest[speaker.key])
