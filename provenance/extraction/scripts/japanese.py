"""Japanese: と with a verb of speech after the mark, a topic before it, titles after names."""

import re
from functools import lru_cache
from typing import NamedTuple

from provenance.extraction.scripts.unspaced_words import (
    NOBODY,
    PRONOUN,
    SOMEBODY,
    Told,
    Worded,
    organisation,
    person,
    words,
)
from provenance.models import Span

_LANG = "ja"
_SAY = re.compile(
    "述べ|語(?:っ|り|る)|話(?:し|す)|言(?:っ|い|う)|強調|指摘|説明|表明|発表|主張|批判|コメント|明かし|明らかに|訴え|答え|回答|反論|伝え"
    "|報じ|投稿|つづ(?:っ|り)|警告|呼び掛け|呼びかけ|振り返|称賛|非難|発言|応じ|宣言|嘆|叫|つぶや|求め|示し|漏らし|打ち明け|認め"
)
_QUOTES = re.compile(
    "(?:などと|とも|と(?!いっ|いう|い[わえ]|なる|なっ|する|呼[ばぶ]|題|名|も|の|は|か))(?P<told>[^。「」『』“”]{0,40})"
)
_STATEMENT = re.compile(
    "との(?:声明|コメント|考え|見方|認識|談話|見解|立場|意向)(?P<told>[^。「」『』“”]{0,30})"
)
_MORE = re.compile("(?:[、・や]?「[^「」\n]{0,200}」)*")
_PASSIVE = re.compile("言われ|語られ|書かれ|呼ばれ|述べられ|伝えられ|いわれ")
_NESTED = re.compile("[たる](?:こと|という|とされ|の(?!だ)|点|と)")
_TOPIC = re.compile("(?P<who>[^、。「」『』“”はが\n]{1,30})(?P<particle>は|が)(?!い|ら|な|あ)")
_RUN = re.compile("[\u3005\u30a0-\u30ff\u3400-\u9fffA-Za-z・＝ー]+(?:さん)?\\Z")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc・＝]{2,24}")
_KANJI = re.compile("[\u3005\u3400-\u9fff]{2,5}")
_PREFIXED = re.compile(
    "(?:前|元|新|次期|米|英|仏|独|伊|露|韓国|中国|ロシア|米国|ウクライナ|都|府|県)+\\Z"
)
_PLACE = frozenset("都道府県市区町村郡島国党省庁社会銀大学署院課部局長員相")
_BEFORE_NAME = frozenset(["", *"のでにともやへむるうすくぐぶつぬただない日（）() "])
_AGED = re.compile(r"[（(][^（()）]*[)）]\Z")
_FORM = re.compile("[\u3041-\u3096]{0,6}?[たるう]")
_GIVEN = range(1, 4)  # characters of a given name


class _Subject(NamedTuple):
    """Words that carry は (`topic`) or が, and whether they name somebody (`known`)."""

    span: Span
    topic: bool
    known: bool


def attributed(text: str, mark: Span) -> Told | None:
    """Return how a mark is attributed, None where no と with a verb of speech follows it."""
    more = _MORE.match(text, mark[1])
    after = more.end() if more else mark[1]
    quotes = _QUOTES.match(text, after) or _STATEMENT.match(text, after)
    if quotes is None:
        return None
    told = _SAY.search(text, *quotes.span("told"))
    if told is None or _PASSIVE.search(text, *quotes.span("told")):
        return None
    cue = told.start(), _verb_end(text, told.end())
    inverted = _subjects(text, quotes.start("told"), told.start())
    if inverted:
        return Told(cue, inverted[-1].span)
    subjects = _subjects(text, 0, mark[0])
    return Told(cue, _chosen(subjects, nested=_NESTED.match(text, cue[1] - 1) is not None))


def _verb_end(text: str, end: int) -> int:
    """Return the end of a verb's form in hiragana, at the latest that of its past."""
    match = _FORM.match(text, end)
    return match.end() if match else end


def goes_on(sentence: str) -> bool:
    """Whether a sentence is the attribution of the mark before it: "「……。」と語った。"."""
    quotes = _QUOTES.match(sentence)
    return quotes is not None and _SAY.search(sentence, *quotes.span("told")) is not None


def _subjects(text: str, low: int, stop: int) -> list[_Subject]:
    """Return what carries は or が, in order, and whether its words name somebody."""
    found = []
    for match in _TOPIC.finditer(text, low, stop):
        span = _at_the_end(text, *match.span("who"))
        known = span is not None and named(text, text[slice(*span)]) is not NOBODY
        found.append(_Subject(span or match.span("who"), match.group("particle") == "は", known))
    return found


def _chosen(subjects: list[_Subject], *, nested: bool) -> Span | None:
    """Return who speaks: the topic that names somebody, or the subject beside nested words."""
    if not subjects:
        return None
    if nested:
        return next((each.span for each in reversed(subjects) if not each.topic), subjects[-1].span)
    topics = [each.span for each in subjects if each.topic and each.known]
    known = [each.span for each in subjects if each.known]
    return topics[0] if topics else known[0] if len(known) == 1 else subjects[0].span


def _at_the_end(text: str, start: int, end: int) -> Span | None:
    """Return the last run of name characters, unless it is cut off in the middle of a word."""
    aged = _AGED.search(text, start, end)
    run = _RUN.search(text, start, aged.start() if aged else end)
    if run is None:
        return None
    before = text[run.start() - 1 : run.start()] if run.start() > start else ""
    halved = before.strip("、日（）() ") and not _whole_name(run.group())
    return run.span() if before in _BEFORE_NAME and not halved else None


def _whole_name(words_of: str) -> bool:
    """Whether a run can be no second half of a name that begins in hiragana."""
    name = next((words_of[: -len(t)] for t in words(_LANG, "titles") if words_of.endswith(t)), "")
    short = len(name) < 3 and _KANJI.fullmatch(name) is not None
    return not short or name in words(_LANG, "surnames")


def named(text: str, source: str) -> Worded:
    """Return whom a Japanese source names.

    >>> named("", "岸田文雄首相").name, named("", "神戸市長").name
    ('岸田文雄', '')
    """
    source = source.strip()
    if source in words(_LANG, "pronouns"):
        return PRONOUN
    if any(source.endswith(word) for word in words(_LANG, "unnamed")):
        return SOMEBODY
    if any(source.endswith(word) for word in words(_LANG, "bodies")):
        return organisation(source)
    for title in words(_LANG, "titles"):
        name = source.removesuffix(title)
        if name != source:
            return _titled(text, name, title)
    return person(source) if _listed(source, full=True) else NOBODY


def _titled(text: str, name: str, title: str) -> Worded:
    """Return the bearer of a title, a family name completed by the article."""
    bare = _PREFIXED.sub("", name)
    if _KATAKANA.fullmatch(bare):
        return person(bare)
    if not _KANJI.fullmatch(bare) or not _PLACE.isdisjoint(bare[-1]):
        return NOBODY
    if _listed(bare, full=True):
        return person(bare)
    if _listed(bare, full=False):
        return person(_full(text, bare))
    if title in words(_LANG, "honorifics") and bare not in words(_LANG, "places"):
        return person(_full(text, bare)) if _PLACE.isdisjoint(bare) else NOBODY
    return NOBODY


@lru_cache(maxsize=4096)
def _listed(name: str, *, full: bool) -> bool:
    """Whether a name is a listed family name, with a given name (`full`) or alone."""
    if not full:
        return name in words(_LANG, "surnames") and name not in words(_LANG, "places")
    return any(
        name.startswith(surname)
        and len(name) - len(surname) in _GIVEN
        and _PLACE.isdisjoint(name[len(surname) :])
        for surname in words(_LANG, "surnames")
    ) and bool(_KANJI.fullmatch(name))


def _full(text: str, name: str) -> str:
    """Return the one full name that begins with a family name in the article."""
    names = {
        each
        for each in set(
            re.findall(rf"(?<![\u3400-\u9fff]){name}[\u3005\u3400-\u9fff]{{1,9}}", text)
        )
        for each in [_without_title(each)]
        if len(each) - len(name) in _GIVEN and _PLACE.isdisjoint(each[len(name) :])
    }
    return names.pop() if len(names) == 1 else name


@lru_cache(maxsize=4096)
def _without_title(words_of: str) -> str:
    for title in words(_LANG, "titles"):
        if words_of.endswith(title):
            return _PREFIXED.sub("", words_of.removesuffix(title))
    return words_of
