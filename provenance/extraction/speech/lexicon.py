"""The reporting verbs and the closed classes of words, read once from the package's data.

`cues.toml` holds the verbs by what they govern; `words.toml` the words by the letter that stands
for them in a sentence's shape (see `shapes.py`).
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from provenance.extraction.people.source_words import source_words
from provenance.resources import read_toml

_VOWELS = "aeiou"
_DOUBLED = frozenset({"quip", "dub", "slam", "rip", "brand", "beg", "admit", "blog", "chat", "rap",
                      "tag", "pan", "plan", "tar", "knock", "commit", "prefer",
                      "infer"})  # fmt: skip
_NO_ROLES = frozenset(
    """
    conservative conservatives independent independents head heads cook cooks guide guides counsel
    counsels champion champions guard guards principal principals private chairs coos moderate
    moderates liberal liberals radical radicals native natives foreman patient patients
    """.split()  # noqa: SIM905
)
_NOT_DOUBLED = frozenset({"brand", "knock"})
_SORTS = ("say", "tell", "ask", "utter", "judge")  # groups of verbs, the surest first
_TELLING = frozenset({"say", "tell", "ask", "utter"})


class Cue(NamedTuple):
    """A form of a reporting verb: its lemma, its groups, and which form it is.

    `form` is `base`, `third` (says), `past` (said, also the participle) or `ing`.
    `particle` are the words that have to follow ("pointed" needs "out"), none for most. What is
    asked of each verb again and again is told here: whether it is one of the `core`, of the
    groups that can report without marks (`tells`), or of nothing but thinking (`thinks`), and its
    `sort` for the fitted models, the first that it belongs to.
    """

    lemma: str
    groups: frozenset[str]
    form: str
    particle: tuple[str, ...]
    core: bool
    tells: bool
    thinks: bool
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Word forms to cues, nouns of speech, and words to the letters of their classes."""

    cues: Mapping[str, tuple[Cue, ...]]
    nouns: frozenset[str]
    core: frozenset[str]
    plurals: frozenset[str]
    occasions: frozenset[str]
    circumstances: frozenset[str]
    classes: Mapping[str, str]
    roles: frozenset[str] = frozenset()  # words for who speaks, in lower case only
    demonyms: frozenset[str] = frozenset()
    foreign: bool = False


@lru_cache(maxsize=256)  # asked for many times in a sentence
def lexicon(lang: str = "en") -> Lexicon:
    """Return the lexicon of a language; English where there is none of its own."""
    short = lang[:2].lower()
    return _foreign(short) if short != "en" and short in _languages() else _english()


@cache
def _languages() -> Mapping[str, Mapping[str, list[str]]]:
    return _read("languages.toml")


@cache
def _foreign(lang: str) -> Lexicon:
    """Return another language's forms: all of them plain past tenses of "say"."""
    table = _languages()[lang]
    english = _english()
    cue = _cue("say", frozenset({"say"}), "past", (), english.core)
    return Lexicon(
        cues=dict.fromkeys(table["say"], (cue,)),
        nouns=frozenset(),
        core=english.core,
        plurals=frozenset(),
        occasions=english.occasions,
        circumstances=english.circumstances,
        classes={w: letter for letter, words in table.items() if len(letter) == 1 for w in words},
        foreign=True,
    )


@cache
def _english() -> Lexicon:
    data = _read("cues.toml")
    irregular: dict[str, list[str]] = data.pop("irregular")
    nouns = frozenset(data.pop("nouns")["words"])
    core = frozenset(data.pop("core")["lemmas"])
    plurals = frozenset(data.pop("plurals")["words"])
    occasions = frozenset(data.pop("occasions")["words"])
    circumstances = frozenset(data.pop("circumstances")["words"])
    groups: dict[str, set[str]] = {}
    for group, entry in data.items():
        for lemma in entry["lemmas"]:
            groups.setdefault(lemma, set()).add(group)
    cues: dict[str, dict[tuple[str, tuple[str, ...]], Cue]] = {}
    for lemma in sorted(groups):
        for form, phrase in _forms(lemma, irregular.get(lemma)):
            word, *particle = phrase.split(" ")
            cue = _cue(lemma, frozenset(groups[lemma]), form, tuple(particle), core)
            cues.setdefault(word, {}).setdefault((lemma, cue.particle), cue)
    ordered = {
        word: tuple(sorted(found.values(), key=lambda cue: (not cue.particle, cue.lemma)))
        for word, found in cues.items()
    }
    classes = {word: letter for letter, words in _read("words.toml").items() for word in words}
    known = source_words()
    roles = frozenset((*known.roles, *known.plural_roles)).difference(classes, _NO_ROLES)
    return Lexicon(
        cues=ordered, nouns=nouns, core=core, plurals=plurals, occasions=occasions,
        circumstances=circumstances, classes=classes, roles=roles,
        demonyms=known.nationalities,
    )  # fmt: skip


def _cue(
    lemma: str, groups: frozenset[str], form: str, particle: tuple[str, ...], core: Set[str]
) -> Cue:
    tells, thinks = not groups.isdisjoint(_TELLING), groups == {"think"}
    sorts = ["core"] if lemma in core else [group for group in _SORTS if group in groups]
    return Cue(lemma, groups, form, particle, lemma in core, tells, thinks, [*sorts, "think"][0])


def _read(name: str) -> dict[str, Any]:
    return read_toml("provenance.extraction.speech", name)


def _forms(lemma: str, irregular: list[str] | None) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb, irregular ones as the data lists them."""
    verb, _, particle = lemma.partition(" ")
    tail = f" {particle}" if particle else ""
    if irregular is not None:
        for phrase in irregular:
            word = phrase.partition(" ")[0]
            ing = word.endswith("ing") and word != verb
            third = word.endswith("s") and phrase == irregular[0]
            yield ("ing" if ing else "third" if third else "past"), phrase
        yield "base", lemma  # last: "read" and "put it" are mostly past
        return
    yield "base", lemma
    stem = verb
    if verb in _DOUBLED - _NOT_DOUBLED:
        stem = verb + verb[-1]
    soft = verb.endswith("y") and verb[-2] not in _VOWELS
    yield "third", (verb[:-1] + "ies" if soft else verb + _ending(verb)) + tail
    yield (
        "past",
        (verb[:-1] + "ied" if soft else stem + ("d" if stem.endswith("e") else "ed")) + tail,
    )
    drop = verb.endswith("e") and not verb.endswith("ee")
    yield "ing", (verb[:-1] if drop else stem) + "ing" + tail


def _ending(verb: str) -> str:
    return "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
