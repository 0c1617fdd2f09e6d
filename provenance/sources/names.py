"""Names of people and organisations: the form shown, and the key under which forms meet.

Outlets write one name in many ways: with titles and middle initials, in capitals, with the given
name of a Korean person hyphenated, apart or joined. The display form keeps what was written as far
as it can; the key is what speakers of different articles are compared by.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from provenance.resources import read_toml

_INITIAL = re.compile(r"[^\W\d_]\.?")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ACRONYM_SKIP = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "&", "at", "von"])


class _Words(NamedTuple):
    titles: frozenset[str]
    title_parts: frozenset[str]
    suffixes: frozenset[str]
    generations: frozenset[str]
    particles: frozenset[str]
    regnal: frozenset[str]
    surnames: dict[str, str]


@cache
def _data() -> dict[str, Any]:
    return read_toml("provenance.sources", "names.toml")


@cache
def _words() -> _Words:
    data = _data()
    surnames = {
        spelling: line.split()[0] for line in data["korean_surnames"] for spelling in line.split()
    }
    return _Words(
        titles=frozenset(data["titles"].split()),
        title_parts=frozenset(data["title_parts"].split()),
        suffixes=frozenset(data["suffixes"].split()),
        generations=frozenset(data["generations"].split()),
        particles=frozenset(data["particles"].split()),
        regnal=frozenset(data["regnal"].split()),
        surnames=surnames,
    )


@cache
def _spellings() -> dict[tuple[str, str], str]:
    """Return display forms by the Korean key of each known spelling."""
    known: dict[tuple[str, str], str] = {}
    for display, others in _data()["spellings"].items():
        for form in (display, *others):
            known[_korean_key(form.split())] = display
    return known


def particles() -> frozenset[str]:
    """Return the lower-case words that may stand inside a person's name ("de", "bin")."""
    return _words().particles


@lru_cache(maxsize=65536)
def is_title(word: str) -> bool:
    """Whether a word before a name is a title or an honorific.

    >>> is_title("Sen."), is_title("Kim")
    (True, False)
    """
    return word.casefold().rstrip(".") in _words().titles


@lru_cache(maxsize=65536)
def is_title_part(word: str) -> bool:
    """Whether a word may be part of a title of several words ("former Prime Minister")."""
    folded = word.casefold().rstrip(".")
    return folded in _words().titles or folded in _words().title_parts


def title_words() -> frozenset[str]:
    """Return the words, in lower case and without a full stop, that titles are made of."""
    return _words().titles | _words().title_parts


def split_title(name: str) -> tuple[str, str]:
    """Return the titles before a name, and the name; a title alone stays the name.

    >>> split_title("former Prime Minister Ada Moreno")
    ('former Prime Minister', 'Ada Moreno')
    >>> split_title("Minister")
    ('', 'Minister')
    """
    words = name.split()
    cut = _title_length(words)
    if words[cut - 1 : cut] and words[cut : cut + 1] == ["of"] and words[cut + 1 :][:1] in _OFFICES:
        cut += 2
    if cut >= len(words) or (cut == len(words) - 1 and words[0].casefold() in _words().regnal):
        return "", name
    return " ".join(words[:cut]), " ".join(words[cut:])


# What may follow "of" inside a title, and what may begin one.
_OFFICES = (["State"], ["Defense"], ["Defence"], ["Staff"], ["Justice"], ["Labor"], ["Commons"])
_COUNTRY_PARTS = frozenset(["U.S.", "US", "U.K.", "UK", "U.N.", "UN", "EU", "E.U."])


def _title_length(words: list[str]) -> int:
    """Return how many words at the start are a title: a run of parts that holds a title."""
    cut = 0
    for index, word in enumerate(words):
        if is_title(word):
            cut = index + 1
        elif not is_title_part(word) and word not in _COUNTRY_PARTS:
            break
    return cut


def is_korean_surname(word: str) -> bool:
    """Whether a word is a family name of Korean people, in any spelling of it."""
    return word.casefold() in _words().surnames


def is_korean(words: list[str]) -> bool:
    """Whether words look like a Korean name, family name first.

    Two or three syllables follow the family name, joined, hyphenated or apart.

    >>> is_korean(["Kim", "Jong-un"]), is_korean(["Lee", "Harvey", "Oswald"])
    (True, False)
    """
    if len(words) not in (2, 3) or words[0].casefold() not in _words().surnames:
        return False
    given = [part for word in words[1:] for part in re.split(r"[-‐‑–]", word)]
    if len(words) == 2 and len(given) == 1:
        return words[0].casefold() not in _SHARED_SURNAMES and _two_syllables(given[0])
    return len(given) == 2 and all(_SYLLABLE.fullmatch(part) for part in given)


# One syllable as romanised in the press: onset, vowel, coda. Loose where syllables stand apart,
# for the family name and their number carry the decision then.
_VOWEL = r"w?y?(?:yeo|yae|wae|yoo|you|eui|ah|aw|ai|ae|eo|eu|oe|oo|ou|ui|ue|wi|ee|ea|ie|[aeiou])"
_SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|th|ph|kh|sh|[bcdghjklmnprstwy])?"
    + _VOWEL
    + r"(?:ng|ck|lk|rn|gn|[bcghklmnprst])?",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:(?:kk|tt|pp|ss|jj|ch|th|sh|[bdghjkmnprstwy])?" + _VOWEL + r"(?:ng|[klmnpt])?){2}",
    re.IGNORECASE,
)
# Family names that are also common given or family names of other peoples.
_SHARED_SURNAMES = frozenset(
    """
    lee jung chang han song ho so son do i gil kil ko cho min jin ha mo na ra ban won nam to no an
    oh chi go u gu ki gi bang cha chu ji sung jun
    """.split()  # noqa: SIM905
)
_SHORTEST_JOINED = 5  # letters of a given name of two joined syllables ("Jimin")


def _two_syllables(word: str) -> bool:
    return len(word) >= _SHORTEST_JOINED and bool(_JOINED.fullmatch(word))


def _korean_key(words: list[str]) -> tuple[str, str]:
    """Return the family name's usual spelling and the folded given name."""
    surname = _words().surnames.get(words[0].casefold(), words[0].casefold())
    given = "".join(words[1:]).casefold()
    given = re.sub(r"[^a-z]", "", given)
    for spelling, folded in (("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ee", "i")):
        given = given.replace(spelling, folded)
    return surname, given


_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")


@cache
def _telling() -> frozenset[str]:
    """Return the words that make of two plain words more than a given and a family name."""
    words = _words()
    lists = (words.titles, words.title_parts, words.suffixes, words.generations, words.regnal)
    return frozenset().union(*lists, words.surnames, ["the", "jr", "sr"])


def _is_plain(name: str) -> bool:
    """Whether a name is a given and a family name that nothing has to be taken off ("Ana Ruiz").

    Most names are, so that none of the questions about the others need be asked.
    """
    plain = _TWO_WORDS.fullmatch(name) is not None
    return plain and _telling().isdisjoint(name.lower().split(" "))


def _clean(name: str) -> str:
    if not name.isascii() or "`" in name:
        name = name.translate(_APOSTROPHES).translate(_HYPHENS)
    text = " ".join(name.split()).strip(' \t,;:."“”()[]')
    return _POSSESSIVE.sub("", text)


def _uncapitalised(words: list[str]) -> list[str]:
    """Return words written in capitals with only their first letter kept so."""
    if len(words) < 2:
        return words
    for word in words:  # the first word of most names decides
        if len(word) > 1 and "." not in word and not word.isupper():
            return words
    return [word.title() if len(word) > 1 else word for word in words]


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """Return the display form of a person's name: titles and degrees stripped, one spelling.

    A Korean name has its syllables apart, each with a capital; known spellings of one public
    person become one. What is no Korean name keeps its own spelling.

    >>> canonical("Mr. Kim Jong-un"), canonical("President Yoon Suk-yeol"), canonical("KIM JONG UN")
    ('Kim Jong Un', 'Yoon Suk Yeol', 'Kim Jong Un')
    >>> canonical("Dr. Anna-Maria O’Neill's"), canonical("Bo Falk, MD"), canonical("Bo Falk, Jr.")
    ("Anna-Maria O'Neill", 'Bo Falk', 'Bo Falk Jr.')
    """
    if _is_plain(name):
        return name
    cleaned = _clean(name)
    words = split_title(cleaned)[1].split()
    while len(words) > 2 and words[-1].casefold().strip(".,") in _words().suffixes:
        words.pop()
    words = _uncapitalised([word.rstrip(",") for word in words])
    if not is_korean(words):
        return " ".join(words) + ("." if words[-1:] in (["Jr"], ["Sr"]) else "")
    known = _spellings().get(_korean_key(words))
    if known is not None:
        return known
    given = [part for word in words[1:] for part in word.split("-")]
    return " ".join([words[0], *(part[:1].upper() + part[1:] for part in given)])


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key under which the forms of one name meet; the empty text has an empty key.

    Case, accents, titles, middle initials and the spelling of Korean syllables play no part. A
    family name alone is no person: its key is only that word.

    >>> name_key("Kim Jong-un") == name_key("KIM JONG UN") == name_key("Kim Jongun")
    True
    >>> name_key("Sen. Ana T. Sørland") == name_key("Ana Sorland")
    True
    """
    if _is_plain(name):
        return name.lower()
    words = canonical(name).split()
    if is_korean(words):
        surname, given = _korean_key(words)
        return f"{surname} {given}"
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    if len(words) > 2:
        inner = [word for word in words[1:-1] if not _INITIAL.fullmatch(word)]
        words = [words[0], *inner, words[-1]]
    return _fold(" ".join(words))


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED_LETTERS))
    kept = [char if char.isalnum() else " " for char in spread if not unicodedata.combining(char)]
    return " ".join("".join(kept).split())


_ASCII_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_FOLDED_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


def family_name(name: str) -> str:
    """Return the family name of a canonical name: the first word of a Korean one, else the last.

    >>> family_name("Kim Jong Un"), family_name("Ludwig van der Meer")
    ('Kim', 'Meer')
    """
    words = name.split()
    if not words:
        return ""
    if len(words) > 1 and words[-1].casefold().strip(".") in _words().generations:
        words.pop()
    return words[0] if is_korean(words) else words[-1]


def acronym(name: str) -> str:
    """Return the initials of an organisation's name, small words left out.

    >>> acronym("National Intelligence Service"), acronym("Workers' Party of Korea")
    ('NIS', 'WPK')
    """
    words = _INITIALLED.findall(name)
    return "".join([word[0].upper() for word in words if word.casefold() not in _ACRONYM_SKIP])


_INITIALLED = re.compile(r"[^\W\d_][\w'’]*")
