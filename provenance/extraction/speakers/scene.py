"""What resolving one article's speakers works on: text, cast, unnamed sources, who spoke last."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.extraction.people.cast import Cast, assemble
from provenance.extraction.people.entities import Entity
from provenance.extraction.people.mentions import Mention, find_mentions
from provenance.extraction.people.unnamed import UnnamedSources
from provenance.models import Article, Reported, Span, Speaker
from provenance.sources.registry import Registry, Source
from provenance.text.capitals import Capitals, capitals
from provenance.vocabulary import Field, SourceKind

# Read once: with Python 3.11 each look at a member of an enum costs a call.
_TEXT = Field.TEXT

# It begins with a set of characters, which is searched fastest.
STATE_MEDIA = re.compile(
    r"[Ss](?<!\w[Ss])tate(?:-run|-controlled|-owned)? "
    r"(?:news )?(?:media|television|TV|news agency|radio|broadcaster|newspapers?)\b"
)


@dataclass(slots=True, kw_only=True)
class Spoken:
    """A content whose speaker is resolved; of an unnamed one what its words tell."""

    reported: Reported
    speaker: Speaker
    entity: Entity | None
    plural: bool = False
    gender: str = ""


@dataclass(slots=True, kw_only=True)
class Scene:
    """The state of one pass over an article; `spoken` grows in order of the text.

    `breaks` between two offsets and how far each mention is its sentence's `subjects` are kept,
    for every pronoun asks again about the names that the pronoun before it asked about.
    """

    article: Article
    registry: Registry
    cast: Cast
    content: tuple[int, ...]
    capitals: Capitals
    unnamed: UnnamedSources = field(default_factory=UnnamedSources)
    spoken: list[Spoken] = field(default_factory=list)
    looked_up: dict[str, Source | None] = field(default_factory=dict)
    state_media: list[str | None] = field(default_factory=list)
    breaks: dict[Span, int] = field(default_factory=dict)
    subjects: dict[int, float] = field(default_factory=dict)

    def names(self, part: Field, span: Span) -> Sequence[tuple[Mention, Entity]]:
        """Return the names inside a span of the text or the title."""
        if part is _TEXT:
            return self.cast.within(span)
        title = self.article.content(Field.TITLE)
        pairs = []
        for mention in find_mentions(title[span[0] : span[1]]):
            known = self.cast.named(mention.name)
            if known:
                shifted = mention._replace(start=mention.start + span[0], end=mention.end + span[0])
                pairs.append((shifted, known[0]))
        return pairs

    def source(self, name: str) -> Source | None:
        """Return the registry's source of this name, looked up once."""
        if name not in self.looked_up:
            self.looked_up[name] = self.registry.by_name(name)
        return self.looked_up[name]

    def inside_content(self, offset: int) -> bool:
        """Whether an offset of the text lies inside reported content in marks."""
        at = bisect_right(self.content, offset)
        return at % 2 == 1


def set_scene(article: Article, reported: Sequence[Reported], registry: Registry) -> Scene:
    """Return the scene of an article: its cast, and where others' words stand."""
    capitalised = capitals(article.text)
    mentions = find_mentions(article.text, capitalised.runs)
    edges: list[int] = []
    spans = sorted(
        segment
        for each in reported
        if each.field is _TEXT and each.kind != "indirect"
        for segment in each.segments
    )
    for start, end in spans:
        if not edges or start >= edges[-1]:
            edges += [start, end]
    spoken = {
        word
        for each in reported
        if each.source and each.field is _TEXT
        for word in article.text[slice(*each.source)].split()
    }
    cast = assemble(
        article.text,
        mentions,
        spoken=spoken,
        is_source=lambda name: registry.by_name(name) is not None,
    )
    return Scene(
        article=article,
        registry=registry,
        cast=cast,
        content=tuple(edges),
        capitals=capitalised,
    )


def generic_name(scene: Scene, words: str) -> str:
    """Return the name of state media as worded: those of a country where the article tells which.

    An article whose only named state media are one country's means that country's.
    """
    known = scene.source(words)
    if known is not None:
        return known.name
    plain = words.removeprefix("The ").removeprefix("the ").replace("’", "'")
    if plain.casefold().startswith("state"):
        country = _country_of_state_media(scene)
        if country is not None:
            return country
    return plain[:1].lower() + plain[1:] if plain.startswith("State") else plain


def _country_of_state_media(scene: Scene) -> str | None:
    """Return the state media of the one country whose state media the article names, if one."""
    if not scene.state_media:
        countries = {
            source.country
            for _, source in scene.registry.mentions(scene.article.text)
            if source.kind is SourceKind.STATE_MEDIA and source.country
        }
        names = [
            source.name
            for source in scene.registry.sources
            if source.generic and len(countries) == 1 and source.country in countries
        ]
        scene.state_media.append(names[0] if names else None)
    return scene.state_media[0]
