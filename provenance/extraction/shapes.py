"""The shape of a text: one letter for each word, so that grammar can be written as patterns.

Letters: Q a stretch in quotation marks · S a finite reporting verb · G one in -ing · A "according
to" · N a capitalised word · n any other word · r a word for people who
speak ("minister", "agency") · P a pronoun or pronoun-like word · D a determiner
or possessive pronoun · p a noun in the
possessive ("Kim's") · O a preposition that belongs to the noun before it ("of") · I another preposition ·
t "to" · H "that" · W a relative pronoun · C a coordinator · B a subordinator · V an auxiliary ·
v another finite verb · e a past form in -ed that no
list holds · g another word in -ing · R an adverb · T a day or month · # a number ·
and , ; : . - ( ) for punctuation, x for anything else.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.extraction.lexicon import Cue, Lexicon, lexicon
from provenance.models import Span
from provenance.text.marks import Marked

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St|Jr|Sr|Capt|Maj|Adm|Reps|Sens|No|Inc"
    r"|Corp|Co|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\."
    r"|[^\W_]+(?:[.'’\-/&@](?=[^\W_])[^\W_]+)*(?:(?<=s)['’](?=\s+[^\W_]))?"
    r"|[–—―]|--+|\.{3}|\S"
)
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": "x", "...": "x", "(": "(",
    ")": ")", "[": "(", "]": ")", "–": "-", "—": "-", "―": "-", "-": "-", "，": ",", "。": ".",
    "：": ":", "$": "#", "£": "#", "€": "#", "%": "#", "&": "C",
}  # fmt: skip
_NAMES_TOO = frozenset("OIRBCvVne")  # a capital inside the sentence makes a name of them
_PLURAL_SUBJECTS = frozenset(
    {"they", "we", "you", "i", "who", "people", "these", "those", "others"}
)
_BEFORE_NOUN = frozenset("DOI#p")
_CLITICS = ("'s", "’s", "'d", "’d", "'ve", "’ve", "'ll", "’ll", "'re", "’re", "'m", "’m")
_VERBAL = frozenset(
    {"he", "she", "it", "that", "who", "there", "here", "they", "we", "you", "i", "what", "this"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The words of a text by number: offsets, lower-case forms, letters, cues, marked stretches."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    tags: str
    cues: dict[int, Cue]
    marks: dict[int, Marked]

    def within(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the words that begin inside a span, as a half-open range."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def span(self, first: int, last: int) -> Span:
        """Return the span from word `first` up to but not including word `last`."""
        return self.starts[first], self.ends[last - 1]


def shape(text: str, marks: Sequence[Marked], lang: str = "en") -> Shape:
    """Return the shape of a text whose marked stretches count as one word each."""
    starts: list[int] = []
    ends: list[int] = []
    raw: list[str] = []
    numbers: dict[int, Marked] = {}
    position = 0
    for mark in marks:
        _scan(text, position, mark.start, starts, ends, raw)
        numbers[len(raw)] = mark
        starts.append(mark.start)
        ends.append(mark.end)
        raw.append("\0")
        position = mark.end
    _scan(text, position, len(text), starts, ends, raw)
    words = [word.lower() for word in raw]
    tags, cues = _letters(raw, words, lexicon(lang))
    return Shape(
        text=text, starts=starts, ends=ends, words=words, tags=tags, cues=cues, marks=numbers
    )


def _scan(
    text: str, start: int, end: int, starts: list[int], ends: list[int], raw: list[str]
) -> None:
    for match in _TOKEN.finditer(text, start, end):
        starts.append(match.start())
        ends.append(match.end())
        raw.append(match.group())


def _letters(
    raw: Sequence[str], words: Sequence[str], known: Lexicon
) -> tuple[str, dict[int, Cue]]:
    """Give each word its letter, and find the reporting verbs among them."""
    classes, forms = known.classes, known.cues
    tags: list[str] = []
    cues: dict[int, Cue] = {}
    for number, word in enumerate(words):
        if word in forms:
            cue = forms[word][0] if known.foreign else _cue(number, raw, words, tags)
            if cue is not None:
                cues[number] = cue
                tags.append("G" if cue.form == "ing" else "S")
                continue
        letter = classes.get(word)
        begins = number == 0 or tags[-1] in ".Q:"
        if letter is None or (letter in _NAMES_TOO and not begins and raw[number][0].isupper()):
            letter = _open_class(raw[number], word, begins=begins)
        tags.append(letter)
    return "".join(tags), cues


def _open_class(raw: str, word: str, *, begins: bool) -> str:
    """The letter of a word that no list holds; `begins` when its capital may be the sentence's."""
    if raw == "\0":
        return "Q"
    first = raw[0]
    if not first.isalnum():
        return _PUNCTUATION.get(raw, "x")
    if word == "to":
        return "t"
    if word == "according":
        return "A"
    if first.isdigit():
        return "#"
    if word.endswith(_CLITICS):
        stem = re.split("['’]", word)[0]
        if stem == "who":
            return "W"
        if stem in _VERBAL:
            return "P"
        return "p" if word.endswith(("'s", "’s")) else "P"
    if word.endswith(("s'", "s’")):
        return "p"
    if word.endswith(("n't", "n’t")):
        return "V"
    if first.isupper() and not (begins and word.endswith(("ing", "ly", "ed"))):
        return "N"
    if word.endswith("ly") and len(word) > 4:
        return "R"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    if word.endswith("ed") and len(word) > 4:
        return "e"
    return "n"


def _cue(number: int, raw: Sequence[str], words: Sequence[str], tags: Sequence[str]) -> Cue | None:
    """Return the reporting verb that a word is, or None where it is a noun or an adjective."""
    after = words[number + 1] if number + 1 < len(words) else ""
    for cue in lexicon().cues[words[number]]:
        if cue.particle:
            if after == cue.particle.split(" ")[0]:
                return cue
            continue
        if _is_verb(cue, number, raw, words, tags) and (cue.form != "third" or after != "of"):
            return cue
    return None


def _is_verb(
    cue: Cue, number: int, raw: Sequence[str], words: Sequence[str], tags: Sequence[str]
) -> bool:
    at = number - 1
    while at >= 0 and tags[at] == "R":
        at -= 1
    before = tags[at] if at >= 0 else ""
    if raw[number][0].isupper() and cue.lemma != "say":
        return before in ("Q", "") and cue.form == "past" and number > 0
    if cue.form == "base" and not (
        before == "," and number + 1 < len(words) and words[number + 1] in ("that", "\0")
    ):
        return before in ("t", "V") or (
            at >= 0 and (words[at] in _PLURAL_SUBJECTS or (before in "nNr" and _plural(words[at])))
        )
    after = words[number + 1] if number + 1 < len(words) else ""
    if cue.form == "third":
        if lexicon().classes.get(after) in ("V", "v", "O") or before == "H":
            return False
        if before in ("n", "#", "e") and words[number] in lexicon().plurals:
            return False
        return before not in _BEFORE_NOUN and not (before in ("n", "r") and _plural(words[at]))
    if before in ("D", "p") or (before in ("O",) and cue.form == "past"):
        return words[number] in ("said", "told")
    return True


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us", "is"))
