"""How far a statement after a colon goes: where the writer's own telling begins again.

A lead that announces a whole text at the top of an article ("made public the following statement:")
is followed to the end, or to a paragraph that plainly tells again. After any other lead the first
paragraph alone is sure; more belong to it only as far as somebody speaks of "I" or "we" there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from provenance.extraction.people.entities import looks_personal
from provenance.extraction.people.mentions import Mention, find_mentions
from provenance.models import Span
from provenance.resources import read_toml

OPENS_WITH_MARK = re.compile(r"[\"“”„«»‘'「『《]|â€œ|``")
END_MARK = re.compile(
    r"(?:-0-|-30-|#{2,}|\*{2,}.*|_{2,}|-{2,}|\(?END\)?|ENDS|\(끝\)|◇.*)\s*\Z|.*-0-\Z", re.DOTALL
)
_BULLET = re.compile(r"(?:[-*•·▪►]|\d{1,2}[.)])\s")
_TERM = re.compile(r"(?:\"[^\"\n]{1,60}\"|“[^”\n]{1,60}”) [a-z]")
_MARKED = re.compile(r"\"[^\"\n]*(?:\"|\Z)|“[^”\n]*(?:”|\Z)|«[^»\n]*(?:»|\Z)")
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Oo]urs|[Mm]yself|[Oo]urselves)\b(?!\.[A-Z])"
)
_SAID = r"(?:said|says|told|added|wrote|tweeted|replied|noted|explained|announced|insisted)"
_CLOSES_AS_TOLD = re.compile(
    rf"[,”\"] (?:he|she|they|[^\W\d_][\w.'’-]*(?: [\w.'’-]+){{0,4}}) {_SAID}\b[^,;]{{0,40}}[.!]?\Z"
)
_ATTRIBUTES = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|(?:an?|the) (?:spokes\w+|official|aide)) {_SAID}\b"
    rf"|\btold (?:me|us|reporters|lawmakers)\b|\b[Aa]ccording to\b"
)
_LEADS_ON = re.compile(
    rf"\b(?:{_SAID}|continued|stressed|affirmed|concluded|saying|adding|went on|goes on)\b"
    r"[^.!?]{0,200}:\Z"
)
_SHE_OR_HE = re.compile(r"(?:She|He|Her|His)\b")
_ENDS_AS_SENTENCE = (".", "!", "?", "”", '"')
_SHORTEST = 4  # words of a statement's paragraph
_TOP = 3  # paragraphs; a colon that introduces the whole rest stands near the top
_LOOK_BACK = 20  # paragraphs before a lead in which a writer's "I" is looked for
_BRIDGED = 1  # paragraphs without "I" or "we" between two with it, in the midst of a story


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one of the lists of `statements.toml`."""
    return frozenset(_lists()[name])


@cache
def _lists() -> Mapping[str, list[str]]:
    return read_toml("provenance.extraction.speech", "statements.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The paragraph before a statement: its number, its last sentence and that one's words."""

    number: int
    sentence: str
    words: frozenset[str]


def run_after(text: str, frames: Sequence[Span], lead: Lead) -> list[int]:
    """Return the numbers of the paragraphs that a lead introduces, in order; none is possible."""
    first = lead.number + 1
    if not _can_begin(text, frames[first]):
        return []
    told = lead.number >= _TOP or _told_before(text, frames, lead.number)
    if lead.number < _TOP and _announces_all(text, frames, lead, told=told):
        return _to_the_end(text, frames, lead)
    if not lead.words & (word_list("texts") | word_list("whole")):
        return [first]
    if text.endswith("-0-", *frames[first]) or _writes_as_i(
        text, frames[max(0, lead.number - _LOOK_BACK) : lead.number]
    ):
        return [first]
    return _while_spoken(text, frames, lead, bridged=_BRIDGED if told else len(frames))


def _can_begin(text: str, frame: Span) -> bool:
    start, end = frame
    if _stops(text, frame) or text.startswith("-0-", start):
        return False
    return text.count(" ", start, end) + 1 >= _SHORTEST


def _stops(text: str, frame: Span) -> bool:
    """Whether a paragraph is set apart from a statement: marks, a list, a line that ends it."""
    start, end = frame
    if OPENS_WITH_MARK.match(text, start) or _BULLET.match(text, start):
        return True
    return bool(END_MARK.match(text[start:end])) and not text.endswith("-0-", start, end)


def _told_before(text: str, frames: Sequence[Span], number: int) -> bool:
    """Whether a story has begun before the lead: sentences, and not headings alone."""
    return any(text.endswith(_ENDS_AS_SENTENCE, *frame) for frame in frames[:number])


def _announces_all(text: str, frames: Sequence[Span], lead: Lead, *, told: bool) -> bool:
    """Whether a lead says that the whole text follows, or is nothing but the name of a text."""
    if not lead.words & word_list("texts"):
        return False
    if lead.words & word_list("entire"):
        return True
    if told:
        return False
    if lead.words & word_list("whole") or not lead.words & word_list("reporting"):
        return True
    start, end = frames[-1]
    return bool(lead.words & word_list("issuing") and END_MARK.match(text[start:end]))


def _to_the_end(text: str, frames: Sequence[Span], lead: Lead) -> list[int]:
    """Follow a whole text up to its end mark, or to the first paragraph that tells."""
    told = _of_the_speaker(lead, rf"(?: \w+)? {_SAID}\b")
    run: list[int] = []
    for number in range(lead.number + 1, len(frames)):
        start, end = frames[number]
        paragraph = text[start:end]
        if _stops(text, frames[number]) and not _TERM.match(paragraph):
            break
        if text.startswith("-0-", start):
            break
        if run and (told.search(paragraph) or _CLOSES_AS_TOLD.search(paragraph)):
            break
        run.append(number)
        if paragraph.endswith("-0-"):
            break
    return run


def _while_spoken(text: str, frames: Sequence[Span], lead: Lead, *, bridged: int) -> list[int]:
    """Take the first paragraph, and more as far as the last one that says "I" or "we"."""
    told = _of_the_speaker(lead, "")
    run, waiting = [lead.number + 1], 0
    for number in range(lead.number + 2, len(frames)):
        paragraph = text[slice(*frames[number])]
        if _stops(text, frames[number]) or _SHE_OR_HE.match(paragraph) or _tells(paragraph, told):
            break
        if _FIRST_PERSON.search(_MARKED.sub("", paragraph)):
            run.extend(range(run[-1] + 1, number + 1))
            waiting = 0
        elif (waiting := waiting + 1) > bridged:
            break
        if paragraph.endswith("-0-"):
            break
    return run


def _writes_as_i(text: str, frames: Sequence[Span]) -> bool:
    """Whether the writer speaks of "I" or "we" before the lead, as a columnist does."""
    return any(_FIRST_PERSON.search(_MARKED.sub("", text[slice(*frame)])) for frame in frames)


def _tells(paragraph: str, told: re.Pattern[str]) -> bool:
    """Whether a paragraph attributes words to others, or speaks of the speaker by name."""
    bare = _MARKED.sub("", paragraph)
    if len(bare) < len(paragraph) and re.search(rf"\b{_SAID}\b", bare):
        return True
    return any(each.search(bare) for each in (_ATTRIBUTES, _CLOSES_AS_TOLD, _LEADS_ON, told))


def _of_the_speaker(lead: Lead, verb: str) -> re.Pattern[str]:
    """Return the pattern of the lead's speaker in the third person before what `verb` matches.

    The speaker is a name of the lead or its "the governor"; or the text itself that is quoted.
    """
    texts = "|".join(sorted(word_list("texts")))
    pattern = rf"\b[Tt]he (?:{texts}) (?:also |further |then )?(?:[a-z]+(?:ed|s)|said|went on)\b"
    who = [re.escape(_short(lead.sentence, each)) for each in find_mentions(lead.sentence)]
    who += [f"[Tt]he {office}" for office in sorted(lead.words & word_list("offices"))]
    if who:
        pattern += rf"|\b(?:{'|'.join(who)})\b{verb}"
    return re.compile(pattern)


def _short(sentence: str, name: Mention) -> str:
    """Return the name that is used later on: a person's last, an organisation's whole one."""
    personal = name.title or looks_personal(sentence, name)
    return name.name.rsplit(" ", 1)[-1] if personal else name.name
