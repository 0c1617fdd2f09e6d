"""The shape of a text: one letter for each word, so that grammar can be written as patterns.

Q a stretch in quotation marks      S a finite reporting verb         G one in -ing
A "according"                       t "to"                            H "that"
N a capitalised word                n any other word                  r a word for who speaks
P a pronoun or the like             D a determiner                    p a possessive ("Kim's")
O a preposition such as "of"        I another preposition             W a relative pronoun
C a coordinator                     B a subordinator                  V an auxiliary
v another finite verb               e another form in -ed             g another form in -ing
R an adverb                         T a day, month or span of time    # a number
, ; : . - ( ) punctuation           x anything else
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import itemgetter, sub
from typing import Final

from provenance.extraction.speech.lexicon import Cue, lexicon
from provenance.models import Span
from provenance.text.marks import Marked

_TOKEN = (
    r"(?=[A-Za-z]\.)(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St|Jr|Sr|Capt|Maj|Adm|Reps|Sens|No"
    r"|Inc|Corp|Co|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\."
    r"|(?=[A-Z])[A-Z][a-z]{1,11}(?=(?:said|stressed|noted|affirmed|told)\b)"  # "Jong Unsaid"
    r"|\w+(?:(?:[.'’\-/&@](?=\w)|,(?=\d{3}(?!\d)))\w+)*(?:(?<=s)['’](?=\s+\w))?"
    r"|[–—―]|--+|\.{3}|\S"
)
# Most words; none of the other forms is tried for them. Some glued words end in "d" (see above).
_PLAIN = r"[a-z]++(?=[ \n]|[,.] )|[,.](?= )|[A-Z][a-z]++(?<!d)(?= )"
_PIECE = re.compile(rf"\s*(?:{_PLAIN}|{_TOKEN})")
_ACCORDING = re.compile("A")
_VERB = 0x80  # in the code of a word that may be a reporting verb, besides that of its letter
_OPENING = ord("M")  # for "N" in the code of a word that is not "N" where a sentence begins
_LETTERS = bytes(ord("N") if code & 0x7F == _OPENING else code & 0x7F for code in range(256))
_OPENED = re.compile(rb"[.:Q-][M\xcd]")
_MAY_REPORT = re.compile(rb"[\x80-\xff]")
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": "x", "...": "x", "(": "(",
    ")": ")", "[": "(", "]": ")", "–": "-", "—": "-", "―": "-", "-": "-", "，": ",", "。": ".",
    "：": ":", "$": "#", "£": "#", "€": "#", "%": "#", "&": "C",
}  # fmt: skip
_NAMES_TOO = frozenset("OIRBCvVne")  # a capital inside the sentence makes a name of them
# "…,” Will said": there a capital is no sentence's; after a dash only closed classes may open one
_NOT_OPENED = {"Q": frozenset("Vvneg"), "-": frozenset("VvnegrNDPTpWH#S")}
_ATTRIBUTIVE = frozenset({"these", "those", "executive", "republican", "democratic"})
_PLURAL_SUBJECTS = frozenset(
    {"they", "we", "you", "i", "who", "people", "these", "those", "others"}
)
_BEFORE_NOUN = frozenset("DOIp")
_BEFORE_PLURAL = frozenset("n#eBSGgvV")  # "executive orders", "when emails", "denied claims"
_NO_REPORT = {
    "charge": ("with", "in"),
    "relate": ("to",),
    "find": ("itself", "himself", "herself", "themselves", "myself", "ourselves", "out"),
    "plead": ("guilty", "not", "no"),
    "direct": ("by", "at", "toward"),
}
_MARKED = ""  # stands for a marked stretch among the words; no word is empty
_STATED = frozenset({"that", ":", ",", "the", "in", ".", "", _MARKED})  # "states that", no land
_CLITICS = ("'s", "'d", "'ve", "'ll", "'re", "'m")
_SINGLES = {"to": "t", "according": "A"}
_ENDINGS = (("ly", 5, "R"), ("ing", 6, "g"), ("ed", 5, "e"))  # ending, fewest letters, letter
_FORMS = ("ly", "ing", "ed")
_THAT = ("that", _MARKED)
_REMEMBERED = 65_536  # word forms; a few months of news have fewer frequent ones
_VERBAL = frozenset(
    {"he", "she", "it", "that", "who", "there", "here", "they", "we", "you", "i", "what", "this"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The words of a text by number: offsets, lower-case forms, letters, cues, marked stretches.

    `telling` are the numbers of the words without which a sentence reports nothing: the marked
    stretches, the cues and "according".
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    tags: str
    cues: dict[int, Cue]
    marks: dict[int, Marked]
    telling: Sequence[int]
    lang: str = "en"

    def within(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the words that begin inside a span, as a half-open range."""
        first = bisect_left(self.starts, span[0])
        return first, bisect_left(self.starts, span[1], first)

    def around(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the words that hold a span, as a half-open range."""
        return max(0, bisect_right(self.starts, span[0]) - 1), bisect_left(self.starts, span[1])

    def told(self, first: int, last: int) -> Sequence[int]:
        """Return the telling words from `first` up to but not including `last`."""
        begin = bisect_left(self.telling, first)
        return self.telling[begin : bisect_left(self.telling, last, begin)]

    def span(self, first: int, last: int) -> Span:
        """Return the span from word `first` up to but not including word `last`."""
        return self.starts[first], self.ends[last - 1]


def shape(text: str, marks: Sequence[Marked], lang: str = "en") -> Shape:
    """Return the shape of a text whose marked stretches count as one word each."""
    pieces: list[str] = []
    numbers: dict[int, Marked] = {}
    position = 0
    for mark in marks:
        pieces += _PIECE.findall(text, position, mark.start)
        numbers[len(pieces)] = mark
        pieces.append(_MARKED)
        position = mark.end
    pieces += _PIECE.findall(text, position)
    ends = list(accumulate(_lengths(text, pieces, numbers)))
    # One pass for each column that is needed whole: a row for each word costs many times as much.
    entries = list(map(_entries(lang).__getitem__, pieces))
    words, codes = list(map(_word, entries)), bytes(map(_code, entries))
    starts = list(map(sub, ends, map(_size, entries)))
    for number, mark in numbers.items():
        starts[number] = mark.start
    tags = _letters(codes, entries)
    verbs = [match.start() for match in _MAY_REPORT.finditer(codes)]
    cues = _find_cues(verbs, tags, entries, words, foreign=lexicon(lang).foreign)
    letters = "".join(tags)
    according = [match.start() for match in _ACCORDING.finditer(letters)]
    return Shape(
        text=text, starts=starts, ends=ends, words=words, tags=letters, cues=cues,
        marks=numbers, telling=sorted([*numbers, *cues, *according]), lang=lang[:2].lower(),
    )  # fmt: skip


def _lengths(text: str, pieces: Sequence[str], numbers: Mapping[int, Marked]) -> list[int]:
    """Return the lengths of pieces that follow each other, each with the blanks before it."""
    lengths = list(map(len, pieces))
    position = 0
    for number, mark in numbers.items():
        between = text[position : mark.start]
        lengths[number] = len(between) - len(between.rstrip()) + mark.end - mark.start
        position = mark.end
    return lengths


_Entry = tuple[str, int, str, tuple[Cue, ...], str, int]
"""What is known of a word by itself: in lower case, its code, its letter at the start of a
sentence, the verbs that it may be, itself, its length.

The code is its letter elsewhere, with what there is to look at in its place (`_VERB`, `_OPENING`),
so that only the few such words are looked at. Plain tuples, for there are tens of thousands, and
those that hold nothing but strings are none of the garbage collector's business.
"""

_BEGINS: Final = 2
_VERBS: Final = 3
_RAW: Final = 4
_word, _code, _size = itemgetter(0), itemgetter(1), itemgetter(5)


class _Entries(dict[str, _Entry]):
    """The entries of one language's words, by the words with the blanks before them."""

    def __init__(self, lang: str) -> None:
        self._known = lexicon(lang)

    def __missing__(self, piece: str) -> _Entry:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = piece.lstrip()
        entry = self[piece] = self._classify(word, opens="\n" in piece[: -len(word)])
        return entry

    def _classify(self, raw: str, *, opens: bool) -> _Entry:
        """Return a word's entry; one that `opens` a line may owe its capital to that."""
        word = raw.lower()
        plain = word.replace("’", "'")
        known = self._known
        listed = known.classes.get(plain) or ("r" if raw in known.roles else None)
        if listed is None:
            letter, begins = _open_class(raw, plain)
        else:
            letter = begins = listed
            named = listed in _NAMES_TOO or word == "one"  # "Defense One"
            if named and raw[0].isupper() and not opens:
                letter, _ = _open_class(raw, plain)
        verbs = known.cues.get(plain, ())
        if known.foreign and not verbs and "-" in plain:
            verbs = known.cues.get(plain.partition("-")[0], ())  # "regrette-t-elle"
        code = _OPENING if letter == "N" != begins else ord(letter)
        raw = word if raw == word else raw  # one string in place of two
        return word, code | _VERB if verbs else code, begins, verbs, raw, len(raw)


@cache
def _entries(lang: str) -> _Entries:
    return _Entries(lang)


def _letters(codes: bytes, entries: Sequence[_Entry]) -> list[str]:
    """Return the words' letters; where a sentence may begin, those without its capital."""
    letters = list(codes.translate(_LETTERS).decode("ascii"))
    if letters:
        letters[0] = entries[0][_BEGINS]
    for match in _OPENED.finditer(codes):
        number = match.end() - 1
        letter = entries[number][_BEGINS]
        if letter not in _NOT_OPENED.get(letters[number - 1], ()):
            letters[number] = letter
    return letters


def _find_cues(
    verbs: Sequence[int],
    tags: list[str],
    entries: Sequence[_Entry],
    words: Sequence[str],
    *,
    foreign: bool,
) -> dict[int, Cue]:
    """Return the reporting verbs by their number, and give them their letters."""
    cues: dict[int, Cue] = {}
    for number in verbs:
        cue = entries[number][_VERBS][0] if foreign else _cue(number, entries, words, tags)
        if cue is not None:
            cues[number] = cue
            tags[number] = "G" if cue.form == "ing" else "S"
    return cues


def _open_class(raw: str, word: str) -> tuple[str, str]:
    """Return the letters of a word that no list holds: inside a sentence, and where one begins."""
    if raw == _MARKED:
        return "Q", "Q"
    first = raw[0]
    if not first.isalnum():
        letter = _PUNCTUATION.get(raw, "-" if raw.startswith("--") else "x")
        return letter, letter
    closed = _SINGLES.get(word) or ("#" if first.isdigit() else "'" in word and _clitic(word))
    if closed:
        return closed, closed
    letter = "N" if first.isupper() else "n"
    if not word.endswith(_FORMS):
        return letter, letter
    begins = next((form for end, least, form in _ENDINGS if _has(word, end, least)), "n")
    return "N" if letter == "N" else begins, begins


def _has(word: str, ending: str, least: int) -> bool:
    return len(word) >= least and word.endswith(ending)


def _clitic(word: str) -> str:
    """The letter of a word with a contraction or a possessive at its end, empty for others."""
    if word.endswith(_CLITICS):
        stem = word.partition("'")[0]
        if stem == "who":
            return "W"
        return "p" if word.endswith("'s") and stem not in _VERBAL else "P"
    if word.endswith("s'"):
        return "p"
    return "V" if word.endswith("n't") else ""


def _cue(
    number: int, entries: Sequence[_Entry], words: Sequence[str], tags: Sequence[str]
) -> Cue | None:
    """Return the reporting verb that a word is, or None where it is a noun or an adjective."""
    for cue in entries[number][_VERBS]:
        if cue.particle:
            end = number + 1 + len(cue.particle)
            held = tuple(words[number + 1 : end]) == cue.particle
            if held and _goes_on(cue, words[end : end + 1]):
                return cue
            continue
        if _is_verb(cue, number, entries, words, tags):
            return cue
    return None


def _goes_on(cue: Cue, following: Sequence[str]) -> bool:
    """Whether "went on" leads to words ("went on: “…”") and not to a place or a deed."""
    return cue.lemma != "go on" or following[:1] in ([":"], [","], ["."], [_MARKED], [])


def _is_verb(
    cue: Cue, number: int, entries: Sequence[_Entry], words: Sequence[str], tags: Sequence[str]
) -> bool:
    at = number - 1
    while at >= 0 and tags[at] == "R":
        at -= 1
    before = tags[at] if at >= 0 else ""
    last = number + 1 == len(entries)
    if cue.lemma in _NO_REPORT and not last and words[number + 1] in _NO_REPORT[cue.lemma]:
        return False
    if at >= 0 and words[at] in ("most", "least") and tags[at - 1] in "Dp":
        return False  # "the most mentioned candidate"
    if entries[number][_RAW][0].isupper() and cue.lemma not in ("say", "tweet"):
        return before in ("Q", "") and cue.form == "past" and number > 0
    if cue.form in ("base", "third"):
        after = "" if last else entries[number + 1][_RAW]
        if cue.form == "third":
            if after in (".", ",", ":") and _follows_marks(at, tags):
                return True  # "“…,” the lawsuit states."
            return _third_is_verb(words[number], before, after, words[at] if at >= 0 else "")
        if before != "," or last or after not in _THAT:
            return _base_is_verb(cue, at, before, after, words, tags)
    if before in ("D", "p") or (before in ("O", "I") and cue.form == "past"):
        return words[number] in ("said", "told")
    return True


def _follows_marks(at: int, tags: Sequence[str]) -> bool:
    """Whether only the words up to `at`, as of a subject, stand behind a marked stretch."""
    back = at
    while back > 0 and tags[back] in "DnNrep#" and at - back < _SUBJECT:
        back -= 1
    return tags[back] == "Q" and back < at


_SUBJECT = 6  # words of a subject between marks and its verb


def _base_is_verb(
    cue: Cue, at: int, before: str, after: str, words: Sequence[str], tags: Sequence[str]
) -> bool:
    """Whether a bare form is an infinitive, follows a plural, or opens an attribution."""
    if cue.lemma == "say":
        return before not in _BEFORE_NOUN
    if before == "Q" or (before == "," and at > 0 and tags[at - 1] == "Q"):
        # “…,” write the authors
        turned = lexicon().classes.get(after) == "D" or after[:1].isupper()
        return turned and cue.lemma != "state"  # "…,” state Rep. Ana Ruiz said"
    if before in ("t", "V"):
        return True
    plural = at >= 0 and before in "nNr" and _plural(words[at])
    return plural or (at >= 0 and words[at] in _PLURAL_SUBJECTS)


def _third_is_verb(word: str, before: str, after: str, subject: str) -> bool:
    """Whether a form in -s is a verb and no plural noun; `subject` is the word before it."""
    follows_plural = _plural(subject)
    follows = lexicon().classes.get(after)
    if word == "says" and before not in _BEFORE_NOUN:
        return True  # "the ones the ministry says are safe"
    if follows in ("V", "v") or before == "H" or (follows == "O" and before not in "NPr"):
        return False
    if before == "t" or (word == "states" and after not in _STATED):
        return False
    if before in _BEFORE_PLURAL and word in lexicon().plurals and after != "that":
        return False
    if word in lexicon().plurals and (
        (before == "N" and after.endswith("ing"))
        or before == "#"
        or subject in _ATTRIBUTIVE
        or (before == "N" and (subject in lexicon().demonyms or after == "of"))
    ):
        return False  # "the 2012 attacks that", "those reports", "South Korean estimates"
    return before not in _BEFORE_NOUN and not (before in ("n", "r") and follows_plural)


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us", "is"))
