"""Who the sources of news are: agencies, state media, broadcasters, papers, sites.

Credits and in-text attributions name the same source in many ways ("the official Korean Central
News Agency", "KCNA"). The registry maps each way of writing to one short usual name, and a web
address to the outlet that publishes there. It only holds facts (kind, country, home zone); an
outlet without an entry works everywhere, it is just known less about.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from provenance.models import Span
from provenance.sources.entries import Source, packaged_sources, read_sources, word_list
from provenance.sources.naming import bare_keys, key
from provenance.text.capitals import Capitals, Words
from provenance.vocabulary import SourceKind

__all__ = ["Registry", "Source", "default_registry"]

REPORTING_KINDS = frozenset(
    {
        SourceKind.AGENCY,
        SourceKind.STATE_MEDIA,
        SourceKind.NEWSPAPER,
        SourceKind.BROADCASTER,
        SourceKind.MAGAZINE,
        SourceKind.SITE,
    }
)
"""The kinds that report what others said; `mentions` looks for no other kind."""

# It begins with a set of letters, which is searched fastest.
_CAPITALISED = re.compile(r"[A-Z0-9À-ÖØ-ÞЀ-Я](?<![\w.][\s\S])[\w&]*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0600-\u06ff]")
_SPACED = re.compile("[\x00-\u05ff\u2000-\u20ff]*")  # scripts with blanks, and punctuation
_ARTICLE = re.compile(r"[Tt]he\s+$|THE\s+$")
_OF_A_PLACE = re.compile(r" (?:d[aeo]s?|d[ue]l?l?a?|des|dei)(?: l[ao]s?)? [A-ZÀ-ÖØ-Þ]")
"""After a name these make it another's: "Folha do Vale" is no Folha, "El País del Sur" no País."""
_SHOUTED = 6  # characters of the shortest name that is looked for in capitals too
_WHOLE = re.compile(r"[^\W_]+(?:&[^\W_]+)*")  # words that `Capitals` holds as they are asked for
_CONTEXT = 8  # characters before the part that is searched which can matter
_NAME_LIMIT = 200  # characters of the longest name that is looked up
_MEMO_LIMIT = 50_000  # names whose look-up is remembered
_BEGUN_LIMIT = 20_000  # capitalised words of which it is remembered whether they begin a name
_ARTICLE_ROOM = 6  # characters looked at before a name for its "the"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of writing a source's name, as it is looked for in running text.

    `shouted` is the name in capitals, empty where it is too short to be told from other words.
    """

    words: str
    shouted: str
    needs_article: bool
    source: Source


class _Ways(NamedTuple):
    """The ways of writing names that begin with one word; all begin with one of the `heads`."""

    heads: tuple[str, ...]
    ways: tuple[_Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Sources by name, by address, and where a text mentions them.

    >>> default_registry().by_name("the official Korean Central News Agency").name
    'KCNA'
    """

    sources: tuple[Source, ...]
    _keys: Mapping[str, Source] = field(repr=False, compare=False)
    _domains: Mapping[str, Source] = field(repr=False, compare=False)
    _ways: Mapping[str, _Ways] = field(repr=False, compare=False)
    _unspaced: tuple[tuple[str, Source], ...] = field(repr=False, compare=False)
    _by_capitals: bool = field(repr=False, compare=False)
    _memo: dict[tuple[str, bool], Source | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    _begun: dict[str, tuple[Words, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, sources: Iterable[Source]) -> "Registry":
        """Return the registry of these sources; of two with one way of writing, the last wins."""
        held = tuple({source.name: source for source in sources}.values())
        keys: dict[str, Source] = {}
        for source in held:
            keys.update((key(way), source) for way in source.aliases + source.weak)
        keys.update((key(source.name), source) for source in held)
        ways = _ways(held)
        return cls(
            sources=held,
            _keys=dict(keys),
            _domains={domain: source for source in held for domain in source.domains},
            _ways=ways,
            _unspaced=_unspaced(held),
            _by_capitals=all(map(_WHOLE.fullmatch, ways)),
        )

    def extended(self, addition: str | Path | Iterable[Source]) -> "Registry":
        """Return this registry with a user's sources, which win over ours of the same name.

        Raises InputError, naming the file and the entry, when the file cannot be used.
        """
        is_path = isinstance(addition, str | Path)
        own = read_sources(Path(addition)) if is_path else addition  # type: ignore[arg-type]
        return Registry.of((*self.sources, *own))  # type: ignore[misc]

    def by_name(self, text: str, *, strict: bool = False) -> Source | None:
        """Return the source that these words name, or None; they must be the whole name.

        Case, punctuation, "the", "the official", "South Korea's" before and "news agency" after
        it make no difference. `strict` leaves out weak aliases and words around the name.
        """
        if len(text) > _NAME_LIMIT:
            return None
        asked = (text, strict)
        if asked not in self._memo:
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            self._memo[asked] = self._strictly(text) if strict else self._loosely(text)
        return self._memo[asked]

    def _strictly(self, text: str) -> Source | None:
        exact = key(text)
        found = self._keys.get(exact)
        return None if found is None or exact in map(key, found.weak) else found

    def _loosely(self, text: str) -> Source | None:
        if text.isascii() and text.isalpha():
            return self._keys.get(text.lower())  # one plain word; nothing can be taken off it
        if found := self._keys.get(key(text)):
            return found
        bares = (bare for bare in bare_keys(text) if bare in self._keys)
        return next((self._keys[bare] for bare in bares if not self._too_weak(bare, text)), None)

    def _too_weak(self, bare: str, text: str) -> bool:
        """Whether a weak alias is all that is left of a longer name: "the Daily Journal"."""
        if bare not in map(key, self._keys[bare].weak):
            return False
        kept = set(bare.split()) | {"the"}
        return any(word[0].isupper() and key(word) not in kept for word in text.split())

    def by_domain(self, url: str) -> Source | None:
        """Return the source that publishes at this address or host, or None."""
        host = _host(url)
        while host:
            if found := self._domains.get(host):
                return found
            host = host.partition(".")[2]
        return None

    def mentions(
        self, text: str, start: int = 0, end: int | None = None
    ) -> list[tuple[Span, Source]]:
        """Return where the text names reporting sources, in order, without overlaps.

        Upper and lower case count, so "us" is no agency; of two names at one place the longer
        wins. The span holds a "the" only where it is part of the name.
        """
        stop = len(text) if end is None else min(end, len(text))
        base = max(0, start - _CONTEXT)
        plain = text[base : stop + 1].replace("’", "'")  # one more, to see where a word ends
        inside = (start - base, stop - base)
        words = ((match.start(), match[0]) for match in _CAPITALISED.finditer(plain, *inside))
        found = self._persons_left_out(text, plain, self._spaced_mentions(plain, words, *inside))
        if not _SPACED.fullmatch(plain, *inside) and _UNSPACED.search(plain, *inside):
            found += self._unspaced_mentions(plain, *inside)
        return sorted(
            (((first + base, last + base), source) for (first, last), source in found),
            key=lambda item: item[0],
        )

    def mentions_among(self, text: str, capitals: Capitals) -> list[tuple[Span, Source]]:
        """Return what `mentions` returns for a whole text whose capitalised words are known."""
        if not (capitals.plain and self._by_capitals):
            return self.mentions(text)
        plain = text.replace("’", "'")
        found = self._spaced_mentions(plain, self._beginnings(capitals), 0, len(text))
        return self._persons_left_out(text, plain, found)

    def _beginnings(self, capitals: Capitals) -> list[Words]:
        """Return in order the words with which a name may begin that begin one of ours."""
        found = []
        for start, words in (*capitals.runs, *capitals.others):
            begun = self._begun.get(words)
            if begun is None:
                begun = self._begin(words)
            for offset, word in begun:
                found.append((start + offset, word))
        found.sort()
        return found

    def _begin(self, words: str) -> tuple[Words, ...]:
        """Return which of some words begin a name of ours, and remember it: they come again."""
        if len(self._begun) >= _BEGUN_LIMIT:
            self._begun.clear()
        if words.isalnum():
            begun: tuple[Words, ...] = ((0, words),) if words in self._ways else ()
        else:
            single = (match for match in _CAPITALISED.finditer(words) if match[0] in self._ways)
            begun = tuple([(match.start(), match[0]) for match in single])
        self._begun[words] = begun
        return begun

    def _persons_left_out(
        self, text: str, plain: str, found: Iterable[tuple[Span, Source]]
    ) -> list[tuple[Span, Source]]:
        """Return the sources found without the names that are people's in this text."""
        return [
            (span, source)
            for span, source in found
            if not (source.surname and plain[slice(*span)] == source.name)
            or not _is_person(source.name, text)
        ]

    def _spaced_mentions(
        self, text: str, words: Iterable[Words], start: int, stop: int
    ) -> Iterable[tuple[Span, Source]]:
        taken, ways = start, self._ways
        for at, word in words:
            known = ways.get(word)
            if known is None or at < taken or not text.startswith(known.heads, at):
                continue
            whole = _CAPITALISED.match(text, at, stop)
            if whole is None or whole[0] != word:
                continue
            for way in known.ways:
                span = _span_of(way, text, at, stop)
                if span and span[0] >= taken:
                    taken = span[1]
                    yield span, way.source
                    break

    def _unspaced_mentions(self, text: str, start: int, stop: int) -> Iterable[tuple[Span, Source]]:
        taken: list[Span] = []
        for words, source in self._unspaced:
            at = text.find(words, start, stop)
            while at >= 0:
                span = (at, at + len(words))
                if not any(span[0] < held[1] and held[0] < span[1] for held in taken):
                    taken.append(span)
                    yield span, source
                at = text.find(words, span[1], stop)


def _span_of(way: _Way, text: str, at: int, stop: int) -> Span | None:
    if text.startswith(way.words, at):
        after = at + len(way.words)
    elif way.shouted and text.startswith(way.shouted, at):
        after = at + len(way.shouted)
    else:
        return None
    if after > stop:
        return None
    if after < len(text) and (text[after].isalnum() or text[after] == "_"):
        return None
    if _OF_A_PLACE.match(text, after):
        return None
    if not way.needs_article:
        return at, after
    article = _ARTICLE.search(text, max(0, at - _ARTICLE_ROOM), at)
    if article is None or (way.source.capital_article and text[article.start()] == "t"):
        return None
    return article.start(), after


def _is_person(name: str, text: str) -> bool:
    """Whether a text has a first name or a title before this name, so that it is a person's."""
    return any(
        match["before"].rstrip(".").casefold() not in word_list("openers")
        for match in re.finditer(rf"(?P<before>[A-Z][\w'-]*\.?) (?:[A-Z]\. )?{name}\b", text)
    )


def _order(way: _Way) -> tuple[int, str, bool, str]:
    """The longest name first; with "the" before without."""
    return (-len(way.words), way.words, not way.needs_article, way.source.name)


def _ways(sources: tuple[Source, ...]) -> Mapping[str, _Ways]:
    index: dict[str, list[_Way]] = {}
    for source in sources:
        if source.kind not in REPORTING_KINDS:
            continue
        named = () if source.needs_context else (source.name,)
        for name in {*named, *source.aliases}:
            if _UNSPACED.search(name):
                continue
            plain = name.replace("’", "'")
            bare = plain.removeprefix("The ").removeprefix("the ")
            first = _CAPITALISED.match(bare)
            if first:
                shouted = bare.upper() if len(bare) >= _SHOUTED else ""
                way = _Way(bare, shouted, bare != plain, source)
                for form in {first.group(), first.group().upper()}:
                    index.setdefault(form, []).append(way)
    return {first: _grouped(ways) for first, ways in index.items()}


def _grouped(ways: Iterable[_Way]) -> _Ways:
    ordered = tuple(sorted(ways, key=_order))
    written = [form for way in ordered for form in (way.words, way.shouted) if form]
    return _Ways(tuple(dict.fromkeys(written)), ordered)


def _unspaced(sources: tuple[Source, ...]) -> tuple[tuple[str, Source], ...]:
    pairs = [
        (name, source)
        for source in sources
        for name in source.aliases
        if source.kind in REPORTING_KINDS and _UNSPACED.search(name)
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _host(url: str) -> str:
    address = url.strip().lower()
    if "//" not in address:
        address = "//" + address
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    return (host or "").rstrip(".").removeprefix("www.")


@cache
def default_registry() -> Registry:
    """Return the registry of the sources that ship with the package."""
    return Registry.of(packaged_sources())
