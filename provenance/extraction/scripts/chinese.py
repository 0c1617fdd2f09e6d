"""Chinese: a verb of speech and its subject right beside the mark, titles before names."""

import re

from provenance.extraction.scripts.unspaced_words import (
    NOBODY,
    PRONOUN,
    SOMEBODY,
    Told,
    Worded,
    either,
    letters,
    organisation,
    person,
    words,
)
from provenance.models import Span

_LANG = "zh"
_SAY = (
    "(?:表示|指出|强调|強調|写道|寫道|回应|回應|透露|坦言|直言|警告|补充|補充|解释|解釋|宣布|重申|承认|承認|告诉记者"
    "|告[诉訴]本[报報]?[记記]者|告訴記者|介绍|介紹|回答|呼吁|呼籲|反问|反問|感叹|感嘆|批评|批評|说道|說道|问道|答道|喊道|笑道|宣称|宣稱|声称|聲稱"
    "|(?:回忆|回憶|评论|評論|感慨|抱怨|总结|總結|分析|描述|形容|质问|質問)(?=[道说說称稱])[道说說称稱]"
    "|(?<![小据據听聽传傳学學所])[说說]|(?<![俗简簡号號自人统統名职職被美昵尊通])[称稱])(?:说|說|道|称|稱|表示)?"
)
_BEFORE = re.compile(rf"(?P<who>.*?)(?P<cue>{_SAY})\Z", re.DOTALL)
_AFTER = re.compile(
    rf"[，,]?\s*(?P<who>[^，。；：！？“”「」\s]{{1,30}}?)(?P<cue>{_SAY})(?=[，。；：]|\Z)"
)
_OPENING = re.compile(rf"(?P<who>[^，。；：！？“”「」]{{1,40}}?)(?P<cue>{_SAY})(?=[，：])")
_BOUNDARY = re.compile("[，,。；;：:！？!?“”「」『』（）()\n]")
_SIGN = re.compile(r"[，,：:]?\s*\Z")
_LEADING = re.compile(
    "(?:据|據|但|而|不过|不過|此外|其中|随后|隨後|当天|當天|对此|對此|另外|同时|同時|并|並|还|還|也)+"
)
_ADVERB = re.compile(
    "在|对|對|向|就|于|於|接受|昨|今天|今日|当天|當天|当日|周[一二三四五六日]|星期|[0-9０-９一二三四五六七八九十]+[日月]|\\d"
    "|随后|隨後|也|还|還|则|則|同时|日前|近日|此前|曾|再次|再度|进一步|進一步|明确|明確|公开|公開|强烈|严肃|郑重|特别|并|並"
    "|当地|當地|发表|發表|一再|多次|不断|最后|最後|却|卻|都|均|继续|接着|亦|便|仍|更"
)
_FULL_NAME = re.compile("[\u4e00-\u9fff]{2,3}")
_PLACED = re.compile("[在对對向就于於]|接受")
_FOREIGN = re.compile("[\u4e00-\u9fff]{1,7}(?:[·・‧][\u4e00-\u9fff]{1,8}){1,3}")
_WINDOW = 60  # characters of a clause that are looked at
_SHORTEST = 8  # characters of marked words that are an utterance without a comma before them


def attributed(text: str, mark: Span) -> Told | None:
    """Return how a mark is attributed, None where no verb of speech stands beside it."""
    return _before(text, *mark) or _after(text[mark[1] :], mark[1])


def _before(text: str, start: int, end: int) -> Told | None:
    sign = _SIGN.search(text, max(0, start - 3), start)
    stop = sign.start() if sign else start
    bounds = [match.end() for match in _BOUNDARY.finditer(text, 0, stop)]
    begin = bounds[-1] if bounds else 0
    found = _BEFORE.match(text, max(begin, stop - _WINDOW), stop)
    if found is None or (stop == start and end - start < _SHORTEST):
        return None
    who = _source(text, *found.span("who"))
    if who is None and bounds:
        opening = _OPENING.match(text, 0, stop)
        who = _source(text, *opening.span("who")) if opening else None
    return Told(found.span("cue"), who)


def _after(text: str, offset: int) -> Told | None:
    found = _AFTER.match(text)
    who = None if found is None else _source(text, *found.span("who"))
    if found is None or who is None or _named(text, text[slice(*who)]) is NOBODY:
        return None
    return Told(found.span("cue"), who).shifted(offset)


def goes_on(sentence: str) -> bool:
    """Whether a sentence is the attribution of the mark before it: "“……。”王明说。"."""
    return _after(sentence, 0) is not None


def _source(text: str, start: int, end: int) -> Span | None:
    """Return the words that name the source, without what leads to them and follows them."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading and leading.end() - start != 1 else start
    if leading and leading.end() - start == 1 and _named(text, text[start:end]) is NOBODY:
        start = leading.end()
    start = max(start, text.rfind("的", start, end) + 1)
    cuts = [match.start() for match in _ADVERB.finditer(text, start + 1, end)]
    for stop in (end, *reversed(cuts)):
        if stop > start and _named(text, text[start:stop]) is not NOBODY:
            return start, stop
    return (start, cuts[0] if cuts else end) if start < end else None


def named(text: str, source: str) -> Worded:
    """Return whom a Chinese source names.

    >>> named("", "市长王明").name, named("", "市长").name
    ('王明', '')
    """
    return _named(text, source.strip())


def _named(text: str, source: str) -> Worded:
    if source in words(_LANG, "pronouns"):
        return PRONOUN
    titles = list(re.finditer(either(words(_LANG, "titles")), source))
    for title in reversed(titles):
        name = source[title.end() :]
        if _is_name(name) or _is_transliterated(name) or _is_foreign(name):
            return person(name)
    if not titles and _is_foreign(source):
        return person(source)
    if titles and titles[-1].end() == len(source):
        return _titled(text, source[: titles[-1].start()], source)
    if any(source.endswith(word) for word in words(_LANG, "unnamed")):
        return SOMEBODY
    if any(source.endswith(word) for word in words(_LANG, "bodies")):
        return organisation(source)
    return person(source) if _is_name(source) else NOBODY


def _titled(text: str, before: str, source: str) -> Worded:
    """Return whose title stands last: a full name before it, or one that the article gives it."""
    parts = re.split(either(words(_LANG, "titles")), before)
    if _is_name(parts[-1]):
        return person(parts[-1])
    told = either(words(_LANG, "no_endings"))
    follows = (
        rf"{re.escape(source)}([\u4e00-\u9fff]{{2,3}}?)(?={_SAY}|{_ADVERB.pattern}|[，、。]|{told})"
    )
    names = {name for name in re.findall(follows, text) if _is_name(name)}
    if len(names) == 1:
        return person(names.pop(), described=True)
    if any(source.endswith(word) for word in words(_LANG, "unnamed")) and not names:
        return SOMEBODY
    return NOBODY


def _is_name(name: str) -> bool:
    """Whether characters are a Chinese full name: a family name, then one or two characters."""
    if not _FULL_NAME.fullmatch(name) or name[0] not in letters(_LANG, "surnames"):
        return False
    if name in words(_LANG, "no_names") or name in words(_LANG, "bodies"):
        return False
    return name[-1] not in letters(_LANG, "no_endings")


def _is_foreign(name: str) -> bool:
    """Whether characters are a foreign name in full, with a point between its parts."""
    return _FOREIGN.fullmatch(name) is not None and _PLACED.search(name) is None


def _is_transliterated(name: str) -> bool:
    """Whether all characters are those by whose sound foreign names are written."""
    return len(name) > 1 and letters(_LANG, "sounds") >= set(name)
