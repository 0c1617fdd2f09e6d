"""Korean: a particle of quotation after the mark, a subject with its particle, titles after names.

"김정은 위원장은 “…”고 말했다": the subject is what carries 은, 는, 이, 가 or 께서 before the mark.
A name may itself end like a word with such a particle, so the title behind it decides.
"""

import re

from provenance.extraction.scripts.unspaced_words import (
    NOBODY,
    PRONOUN,
    SOMEBODY,
    Told,
    Worded,
    letters,
    organisation,
    person,
    words,
)
from provenance.models import Span

_LANG = "ko"
QUOTATIVE = re.compile(
    r"\s*+(?=[가-힣])(?:이?라고|이?라며|이?라면서|이?라는|이?란|고|며|면서)(?!\w{4})"
)
_PARTICLES = ("께서는", "께서", "은", "는", "이", "가")
_SUBJECT = re.compile(r"(?P<word>[^\s」]{1,20}?)(?P<particle>께서는|께서|은|는|이|가)")
_OBJECT = re.compile("[가-힣]+(?:을|를|에|에서|와|과|도|로|의|며|고|서|은|는|이|가|했다|한|된|인)")
_VERB = re.compile(r"(?P<verb>[가-힣]+(?:다|며|면서|고))(?:고|며|면서)?(?=[\s.,]|\Z)")
_MARK = re.compile("[\"“「『《‘']")
_AGED = re.compile(r"\([^()]*\)")
_GLUED_BODY = frozenset("회법주시도군구당부청원국처실사교단대")
_TOKEN = re.compile(r"\S+")
_BREAK = re.compile(r"[.!?,;:\n]\s|[”\"」』》]")
_FARTHEST = 160  # characters between a mark and its subject
_NEAREST_WORDS = 4  # before the title that a name stands in front of
_FULL = range(2, 5)  # syllables of a name


def attributed(text: str, mark: Span) -> Told | None:
    """Return how a mark is attributed, None where no particle of quotation follows it."""
    start, end = mark
    quotes = QUOTATIVE.match(text, end)
    if quotes is None or not "가" <= text[end : end + 1] <= "힣":
        return None
    again = _MARK.search(text, quotes.end())
    near = _VERB.search(text, quotes.end(), again.start() if again else len(text))
    verb = near or _VERB.search(text, quotes.end())
    return Told(verb.span("verb") if verb else quotes.span(), _subject(text, start))


def _subject(text: str, stop: int) -> Span | None:
    """Return the nearest word with a subject's particle, and the name before its title."""
    tokens = list(_TOKEN.finditer(text, max(0, stop - _FARTHEST), stop))
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number]
        found = _SUBJECT.fullmatch(token.group())
        if found is None:
            continue
        first = number
        while first and number - first < _NEAREST_WORDS and _belongs(tokens, first, number):
            first -= 1
        return tokens[first].start(), token.start() + found.end("word")
    return None


def _belongs(tokens: list[re.Match[str]], first: int, head: int) -> bool:
    """Whether the word before a subject's first word is part of it: a noun, or a title's name."""
    before = tokens[first - 1].group()
    if _BREAK.search(before + " "):
        return False
    if first == head:
        title = _stripped(tokens[head].group())
        if title in words(_LANG, "titles") and _is_name(before):
            return True
    return "가" <= before[0] <= "힣" and _OBJECT.fullmatch(before) is None


def _stripped(word: str) -> str:
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) > len(particle):
            return word.removesuffix(particle)
    return word


def _is_name(word: str) -> bool:
    """Whether a word looks like a full name: a family name, then one to three syllables."""
    known = word[:1] in letters(_LANG, "surnames") and len(word) in _FULL
    return known and re.fullmatch("[가-힣]+", word) is not None and word not in _no_names()


def _no_names() -> tuple[str, ...]:
    return words(_LANG, "no_names")


def named(text: str, source: str) -> Worded:
    """Return whom a Korean source names, its particles left out.

    >>> named("", "해안연구소 남가람 연구원").name, named("", "위원장").name
    ('남가람', '')
    """
    source = " ".join(_AGED.sub("", source).split())
    if source in words(_LANG, "pronouns"):
        return PRONOUN
    if any(word in source for word in words(_LANG, "unnamed")):
        return SOMEBODY
    for title in words(_LANG, "titles"):
        rest = source.removesuffix(title)
        if rest != source:
            return _titled(text, rest, title)
    last = source.rsplit(" ", 1)[-1]
    if any(last.endswith(ending) for ending in words(_LANG, "bodies")):
        return organisation(source)
    return person(source) if _is_name(source) and len(source) == 3 else NOBODY


def _titled(text: str, before: str, title: str) -> Worded:
    """Return whose title it is: the name right before it, in full or completed by the article."""
    glued = not before.endswith(" ")
    before = before.rstrip()
    name = before.rsplit(" ", 1)[-1]
    if len(name) == 2 and name.endswith("모"):
        return SOMEBODY  # "이모 씨": somebody whose given name is withheld
    if _is_name(name) and not (glued and (len(name) != 3 or name[-1] in _GLUED_BODY)):
        return person(name)
    if not name or (len(name) == 1 and name in letters(_LANG, "surnames")):
        return _by_title(text, name, title)
    for inner in words(_LANG, "titles"):  # "남가람 책임 연구원": another title in between
        if name == inner:
            return _titled(text, before.removesuffix(inner), inner)
    return NOBODY


def _by_title(text: str, surname: str, title: str) -> Worded:
    """Return the one person whom the article names with this title, and this family name."""
    pattern = (
        rf"(?<![가-힣])({surname or '[가-힣]'}[가-힣]{{1,3}}?)\s?{re.escape(title)}(?![가-힣]{{3}})"
    )
    names = {name for name in re.findall(pattern, text) if _is_name(name)}
    if len(names) == 1:
        return person(names.pop(), described=not surname)
    return NOBODY
