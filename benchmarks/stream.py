"""A synthetic news stream of which it is known who copied what: for tables of speed and accuracy.

Speakers say sentences made of a Zipf vocabulary with favourite word pairs; outlets report them
whole, cut, with words left out, with words changed, retold in synonyms, translated twice; pages
reprint pages. An article is one outlet's of one day and has up to four reports, each of another
utterance. Stock phrases are said by everybody, the same figures are said again months later with
other numbers, and denials deny. Every random number comes from one seed.
"""

import random
import tomllib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import accumulate
from sys import intern

from provenance.ids import ArticleId, QuoteId
from provenance.matching import Form
from provenance.matching.listed import listed
from provenance.vocabulary import QuoteKind, SpeakerKind

_START = datetime(2031, 1, 1, tzinfo=UTC)
_DAYS = 700
_PER_ARTICLE = 4  # quotes at most
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "ai", "or", "en")]
# Share of each way in which a quote is reported again; the rest of a stream are first reports.
WAYS = {
    "verbatim": 0.30,
    "truncated": 0.25,
    "elided": 0.12,
    "altered": 0.18,
    "paraphrase": 0.10,
    "translation": 0.05,
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a quote: its statement, how it was reported, and from which article."""

    statement: int
    way: str
    article: str
    copied_from: str | None


@dataclass(slots=True)
class Stream:
    """Quotes with the truth about each, in an order that tells nothing."""

    forms: list[Form] = field(default_factory=list)
    truth: dict[QuoteId, Truth] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Said:
    """One utterance: a statement's words as its speaker said them, once."""

    number: int
    words: tuple[str, ...]
    speaker: str
    at: datetime


@dataclass(slots=True)
class _Page:
    """One article while it is written: when it appears, and the utterances that it tells of."""

    article: ArticleId
    at: str
    told: list[int] = field(default_factory=list)


def usual_words() -> list[str]:
    """Return the usual words of English news, the most usual first."""
    with files("provenance.matching").joinpath("rarity.toml").open("rb") as table:
        bands = tomllib.load(table)["en"].values()
    return [word for band in bands for word in band["words"].split()]


def _stock_phrases() -> list[list[str]]:
    with files("provenance.matching").joinpath("stock.toml").open("rb") as table:
        return [line.split() for line in tomllib.load(table)["phrases"].strip().splitlines()]


class Vocabulary:
    """Words with Zipf frequencies and favourite successors, so that phrases repeat by chance."""

    def __init__(self, rng: random.Random, size: int) -> None:
        """Draw the words: the usual ones of news first, made-up rare ones after them."""
        usual = usual_words()
        taken = set(usual) | listed("negations")
        made: list[str] = []
        while len(made) < size - len(usual):
            word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4))))
            if word not in taken:
                taken.add(word)
                made.append(word)
        self.words = [w for w in usual if w not in listed("negations")] + made
        self._sums = list(accumulate((rank + 2) ** -1.05 for rank in range(len(self.words))))
        self._next = [self._pick(rng) for _ in range(len(self.words) * 3)]
        self._places = {word: place for place, word in enumerate(self.words)}
        self.synonyms = dict(zip(self.words, rng.sample(self.words, len(self.words)), strict=True))

    def _pick(self, rng: random.Random) -> int:
        return bisect(self._sums, rng.random() * self._sums[-1])

    def sentence(self, rng: random.Random, length: int) -> list[str]:
        """Return words of which half are favourite successors of the word before them."""
        place = self._pick(rng)
        words = [self.words[place]]
        while len(words) < length:
            chained = rng.random() < 0.5
            place = self._next[place * 3 + rng.randrange(3)] if chained else self._pick(rng)
            words.append(self.words[place])
        return words


def stream(quotes: int, *, seed: int = 1, copies: float = 0.4, errors: float = 0.02) -> Stream:
    """Return a stream of about so many quotes; `copies` of them report something again.

    `errors` is the share of quotes whose publication time is wrong by up to two days.
    """
    maker = _Maker(random.Random(seed), quotes)
    return maker.make(quotes, copies, errors)


class _Maker:
    """Makes a stream; one random generator, used in one order."""

    def __init__(self, rng: random.Random, quotes: int) -> None:
        self.rng = rng
        self.vocabulary = Vocabulary(rng, 60_000)
        self.speakers = [f"{self._name()} {self._name()}" for _ in range(quotes // 60 + 20)]
        self.outlets = [f"The {self._name()} Times" for _ in range(300)]
        self.stock = [phrase for phrase in _stock_phrases() if len(phrase) > 2]
        self.result = Stream()
        self.errors = 0.0
        self.pages: dict[tuple[str, int], _Page] = {}
        self.articles = 0

    def _name(self) -> str:
        return "".join(self.rng.choice(_SYLLABLES) for _ in range(3)).capitalize()

    def make(self, quotes: int, copies: float, errors: float) -> Stream:
        """Fill and return the stream."""
        self.errors = errors
        number = 0
        while len(self.result.forms) < quotes:
            said = self._utterance(number)
            number += 1
            first = self._report(said, list(said.words), "original", QuoteKind.DIRECT, None)
            number = self._echoes(said, number)
            for _ in range(self._reports(copies)):
                self._copy(said, first)
        self.rng.shuffle(self.result.forms)
        return self.result

    def _reports(self, copies: float) -> int:
        """Return how often an utterance is reported again: mostly never, sometimes very often."""
        mean = copies / (1 - copies)
        if self.rng.random() < 0.004:
            return self.rng.randrange(20, 120)
        return sum(self.rng.random() < mean * 0.4 for _ in range(2))

    def _utterance(self, number: int) -> _Said:
        rng = self.rng
        words = self.vocabulary.sentence(rng, min(60, max(4, round(rng.lognormvariate(2.8, 0.5)))))
        if rng.random() < 0.2:
            words[rng.randrange(len(words))] = str(rng.randrange(13, 9000))
        if rng.random() < 0.15:
            words.insert(rng.randrange(1, len(words)), "not")
        at = _START + timedelta(days=rng.random() * _DAYS)
        speaker = self.speakers[min(int(rng.paretovariate(0.8)) - 1, len(self.speakers) - 1)]
        return _Said(number, tuple(words), speaker, at)

    def _echoes(self, said: _Said, number: int) -> int:
        """Add what is like an utterance and another statement: later figures, denials, stock."""
        rng = self.rng
        figures = [place for place, word in enumerate(said.words) if word.isdigit()]
        if figures and rng.random() < 0.2:
            words = list(said.words)
            words[figures[0]] = str(rng.randrange(13, 9000))
            later = said.at + timedelta(days=rng.randrange(45, 300))
            self._add(number, words, said.speaker, later, "later_figure")
            number += 1
        if len(said.words) > 8 and rng.random() < 0.02:
            other = rng.choice([x for x in self.speakers if x != said.speaker])
            words = [word for word in said.words if word != "not"]
            if len(words) == len(said.words):
                words.insert(len(words) // 2, "not")
            self._add(number, words, other, said.at + timedelta(days=1), "denial")
            number += 1
        if rng.random() < 0.03:
            phrase = rng.choice(self.stock)
            self._add(number, phrase, rng.choice(self.speakers), said.at, "stock")
            number += 1
        return number

    def _add(self, number: int, words: list[str], speaker: str, at: datetime, way: str) -> None:
        self._report(_Said(number, tuple(words), speaker, at), words, way, QuoteKind.DIRECT, None)

    def _copy(self, said: _Said, first: ArticleId) -> None:
        """Report again, in one of the ways, what an article reported first."""
        way = self.rng.choices(list(WAYS), list(WAYS.values()))[0]
        words, kind = _told(self.rng, self.vocabulary, list(said.words), way)
        self._report(said, words, way, kind, first)

    def _page(self, outlet: str, at: datetime, utterance: int) -> _Page:
        """Return an article of an outlet's day that does not tell of an utterance yet."""
        key = outlet, at.toordinal()
        page = self.pages.get(key)
        if page is None or utterance in page.told or len(page.told) == _PER_ARTICLE:
            name = ArticleId(f"a{self.articles:07x}")
            self.articles += 1
            page = self.pages[key] = _Page(name, intern(at.strftime("%Y-%m-%dT%H:00:00Z")))
        page.told.append(utterance)
        return page

    def _report(
        self, said: _Said, words: list[str], way: str, kind: QuoteKind, copied: ArticleId | None
    ) -> ArticleId:
        """Add one quote to the stream; return its article."""
        rng = self.rng
        count = len(self.result.forms)
        at = said.at if copied is None else said.at + timedelta(days=rng.random() * 2)
        if rng.random() < self.errors:
            at += timedelta(days=rng.uniform(-2, 2))
        named = kind is QuoteKind.INDIRECT or way == "denial" or rng.random() < 0.85
        outlet = rng.choice(self.outlets)
        page = self._page(outlet, at, said.number)
        form = Form(
            quote_id=QuoteId(f"q{count:08x}"),
            article_id=page.article,
            outlet=outlet,
            text=_set(rng, words),
            kind=kind,
            speaker=said.speaker if named else None,
            speaker_kind=SpeakerKind.PERSON if named else SpeakerKind.UNKNOWN,
            earliest=page.at,
            latest=page.at,
            depth=0 if copied is None else 1,
            spun=False,
        )
        self.result.forms.append(form)
        self.result.truth[form.quote_id] = Truth(said.number, way, page.article, copied)
        return page.article


def _set(rng: random.Random, words: list[str]) -> str:
    """Return words as an outlet prints them: a capital, commas, a full stop."""
    text = " ".join(word + ("," if rng.random() < 0.06 else "") for word in words)
    return text[:1].upper() + text[1:] + rng.choice((".", ",", ""))


def _told(
    rng: random.Random, vocabulary: Vocabulary, words: list[str], way: str
) -> tuple[list[str], QuoteKind]:
    """Return an utterance's words as a report of this way has them."""
    size = len(words)
    if way == "truncated":
        kept = max(3, round(size * rng.uniform(0.4, 0.9)))
        start = rng.randrange(size - kept + 1) if size > kept else 0
        return words[start : start + kept], rng.choice((QuoteKind.DIRECT, QuoteKind.MIXED))
    if way == "elided" and size >= 8:
        gap = rng.randrange(2, max(3, size // 3))
        start = rng.randrange(3, size - gap - 2)
        return [*words[:start], "…", *words[start + gap :]], QuoteKind.DIRECT
    if way == "altered" and size >= 4:
        return list(_edited(rng, vocabulary, words)), QuoteKind.DIRECT
    if way in ("paraphrase", "translation"):
        share = 0.3 if way == "paraphrase" else 0.45
        told = [
            w
            if w.isdigit() or w == "not" or rng.random() > share
            else vocabulary.synonyms.get(w, w)
            for w in words
        ]
        return told, QuoteKind.INDIRECT if way == "paraphrase" else QuoteKind.DIRECT
    return words, QuoteKind.DIRECT


def _edited(rng: random.Random, vocabulary: Vocabulary, words: list[str]) -> Iterator[str]:
    """Yield words with one to three of them changed, dropped or doubled by another."""
    places = set(rng.sample(range(len(words)), min(rng.randrange(1, 4), len(words) // 4)))
    for place, word in enumerate(words):
        edit = rng.choice(("swap", "drop", "add")) if place in places else "keep"
        if edit in ("keep", "add"):
            yield word
        if edit in ("swap", "add"):
            yield rng.choice(vocabulary.words[:5000])
