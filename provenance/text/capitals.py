"""Where capitalised words stand in a text, read in one pass for all who look for names.

People's and organisations' names are runs of such words; a news source's may also begin with a
digit ("9News") or stand right behind a mark ("'Reuters"), where no run begins.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

Words = tuple[int, str]
"""The offset of words and they at which they stand; a plain tuple, for an article has a hundred."""

_BEYOND = "ŁŠŽĐŚŻŹĆČİ"
_UPPER = "A-ZÀ-ÖØ-Þ" + _BEYOND
# What stands between capitals and digits; a set without wide letters is passed over fastest.
_LOW = r"[\x00-/:-@\[-¿×ß-ÿ]"
_HIGH = rf"[^\x00-\xff{_BEYOND}\u0400-\u1dff\u2100-\U0010ffff]"
_OTHER_SCRIPT = r"[^\x00-\u03ff\u1e00-\u20ff]"

_ABBREVIATED = (
    "Mr Ms Dr Lt St Jr Sr", "Mrs Sen Rep Gov Gen Col Sgt Maj Rev Hon Det Adm Cpl Pvt",
    "Sens Reps Capt Prof Supt Insp Cmdr Pres Brig", "Messrs",
)  # fmt: skip
"""Words that end in a full stop, by length, for a pattern can look back at one length only."""

_STOP = "|".join(rf"(?<=\b(?:{'|'.join(words.split())})\.)" for words in _ABBREVIATED)
_PARTS = r"(?:[-'’&‑ʻʼ][^\W_]++)*+(?:['’](?<=s['’])(?= [A-Z]))?+"
_LETTERS = rf"[a-z]*+(?:\.(?:{_STOP})|(?![ .,])[^\W_]*+(?:\.(?:{_STOP})|{_PARTS})|)"
_WORD = rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.){{0,3}}+|{_LETTERS})"
_ARABIC = rf"(?:al|el)-[{_UPPER}]\w++"
_INSIDE = r"(?:de|da|del|della|di|du|van|von|der|den|bin|ben|ibn|al|el|la|le|dos|das|ter|ten) "
_NEXT = rf"(?:{_WORD}|(?=[abdeiltv])(?:{_ARABIC}|{_INSIDE}(?:{_INSIDE})?+(?:{_WORD}|{_ARABIC})))"

_PASS = re.compile(
    rf"{_LOW}*+(?:{_HIGH}{_LOW}*+)*+(?:((?<![\w’'&]){_WORD}(?:[ \u00a0]{_NEXT})*+)"
    rf"|([{_UPPER}0-9][\w&]*+|{_OTHER_SCRIPT}++))?+"
)
"""What stands before the next words, and these: a run, or what only begins like a source's name.

Nothing is tried twice in it, and each match goes on where the last one ended.
"""


class Capitals(NamedTuple):
    """The runs of capitalised words of a text, and what else a name may begin with, in order.

    `plain` tells that all of these words are in Latin or Greek letters, and that each can be read
    without what stands before it, which "&" may tie to it.
    """

    runs: list[Words]
    others: list[Words]
    plain: bool


def capitals(text: str) -> Capitals:
    """Return where capitalised words stand.

    >>> capitals("On 9News, Sen. Ana Ruiz met a man.").runs
    [(0, 'On'), (10, 'Sen. Ana Ruiz')]
    """
    runs: list[Words] = []
    others: list[Words] = []
    for match in _PASS.finditer(text):
        if match.lastindex == 1:
            runs.append((match.start(1), match[1]))
        elif match.lastindex:
            others.append((match.start(2), match[2]))
    found = "".join([words for _, words in (*runs, *others)])
    plain = found.isascii() or _OTHER.search(found) is None
    return Capitals(runs, others, plain and not ("&" in text and _tied(text, runs, others)))


def _tied(text: str, runs: Iterable[Words], others: Iterable[Words]) -> bool:
    """Whether "&" ties words to others before them: "U.S.&A", "'B&C"."""
    return any("&" in words or text[at - 1 : at] == "&" for at, words in others) or any(
        "&" in words and text[at - 1 : at] == "." for at, words in runs
    )


_OTHER = re.compile(_OTHER_SCRIPT)
