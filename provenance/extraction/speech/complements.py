"""The clause that a reporting verb governs: where reported content begins and where it ends."""

import re

from provenance.extraction.speech.closing import MAIN_CLAUSE, opening_clause
from provenance.extraction.speech.foreign import FOREIGN
from provenance.extraction.speech.inversion import inverted
from provenance.extraction.speech.lexicon import lexicon
from provenance.extraction.speech.noun_phrases import Range
from provenance.extraction.speech.shapes import Shape

_CLAUSE_START = frozenset("NnrDPp#gQR(IBTHO$")
_PLEDGES = frozenset({"vow", "pledge", "promise", "threaten", "swear", "ask", "tell", "claim"})
_HEARER = re.compile(r"(?:D(?=[HBP])|I?(?:[PD]?[Nnr#gp]*[Nnr]|P))(?=[HBtNDPQ,TRI])")
_BEFORE_CLAUSE = re.compile(r"(?:n?[RT#]+,?|PT+,?|[IO][PD]?[Nnr#gp]*[NnrT#]){0,4},?")
_JOINED = re.compile(r"[RT]*(?:[,(-].*[,)-])?[RVT]{0,3}")
_PLAIN = re.compile(r"[RVT]{0,3}")
_CLOSING_ATTRIBUTION = re.compile(r",[DP]?[Nnrpe#]{0,8}[NnrP][RV]{0,2}S(?=[TR]*(?:[,IO][^S]*)?\Z)")
_NEXT_REPORT = re.compile(r",?C[RV]{0,2}S|,[CB](?:[DPp]?[Nnre#p]{0,6}[NnrP])[RV]{0,2}S")
_COMMA = re.compile(",")
_ANOTHER_REPORT = re.compile(r",[RV]*S")
_FINITE = re.compile(r"[VvS]")
_PREPOSITION = re.compile(r"[IO]")
_CITING = re.compile(r",[GI]")
_DATED = re.compile(r"I[RT#n]*T[T#]*,?")
REPORTED = re.compile(r"[NnrP][RV]*SHB")
_LONGEST = 400  # words of a reported clause; it is looked at no further, so that time is linear
_WIDEST = 90  # words around a verb that are looked at
_OF_DEEDS = frozenset({"admit", "deny", "acknowledge", "recall", "report", "recommend", "suggest"})
_GOING_ON = frozenset({"continue", "go on", "ask"})
_SHORTEST = 3  # words of a reported clause


def clause_after(shape: Shape, at: int, source: Range, sentence: Range) -> Range | None:
    """Return the clause that follows its verb ("said that …", "said …", "vowed to …")."""
    behind = source[0] > at or shape.lang in FOREIGN  # where an inverted verb has its subject
    if behind and inverted(
        shape, at, max(sentence[0], at - _WIDEST), min(sentence[1], at + _WIDEST)
    ):
        return None
    last = end_of_clause(shape, at, sentence)
    link = opening_clause(shape, sentence[0], at)
    main = MAIN_CLAUSE.search(shape.tags, at + _SHORTEST, last) if link else None
    if main is not None and link == "as" and shape.tags[at + 1] in "IO":
        return main.start() + 1, last  # "As X notes in a column, the lamps are out"
    last = main.start() if main and link != "as" else last
    if at + 1 < last and shape.words[at + 1] == "by":
        return None  # an agent, not a clause
    begin = _begin(shape, at, last)
    if begin is None:
        return None
    colon = shape.tags.find(":", begin, min(last + 1, sentence[1]))
    if colon >= 0 and _only_frames(shape, at, begin, colon, last):
        begin = colon + 1
        if _FINITE.search(shape.tags, begin, last) is None:
            return None
    end = _before_next_report(shape, begin, last)
    return begin, _relative_end(shape, at, (begin, end), source, sentence[0])


def clause_around(shape: Shape, at: int, source: Range, first: int, last: int) -> list[Range]:
    """Return both halves of a clause that its attribution parts ("The lamps, he said, are out").

    Also the one half after "As X noted, …". Empty when the attribution stands elsewhere.
    """
    tags = shape.tags
    after = at + 1 + len(shape.cues[at].particle)
    while after < last and tags[after] in "RT":
        after += 1
    if after + 1 >= last or tags[after] != "," or source[0] <= first:
        return []
    if source[1] > at or not _PLAIN.fullmatch(tags, source[1], at):
        return []
    second = (after + 1, end_of_clause(shape, after, (first, last)))
    if second[1] - second[0] < _SHORTEST:
        return []
    if shape.words[source[0] - 1] == "as":
        return [second]
    if tags[source[0] - 1] != ",":
        return []
    head = source[0] - 1
    start = max(first, tags.rfind(";", first, head) + 1)
    return [(start, head), second] if head > start else [second]


def _begin(shape: Shape, at: int, last: int) -> int | None:
    """Return the first word of the clause after a verb."""
    tags, cue = shape.tags, shape.cues[at]
    begin = at + 1 + len(cue.particle)
    if cue.groups & {"tell", "ask"} and begin < last and tags[begin] not in "HB":
        hearer = _HEARER.match(tags, begin, last)
        begin = hearer.end() if hearer else begin
    way = _BEFORE_CLAUSE.match(tags, begin, last)
    after = way.end() if way else begin
    for place in (after, begin):
        if place < last and tags[place] == "H":
            return place if tags[place + 1 : place + 2] == "V" else place + 1
    if tags[after : after + 1] == ":" and _speech_follows(shape, at, after + 1, last):
        return after + 1
    if after < last and tags[after] in "B" and shape.words[after] != "as":
        return after
    if begin < last and tags[begin] == "t" and cue.lemma in _PLEDGES:
        return begin
    return _bare(shape, at, begin, last)


def _speech_follows(shape: Shape, at: int, begin: int, last: int) -> bool:
    """Whether a sentence without marks follows a colon: "He continued: A tree grows slowly."."""
    lemma = shape.cues[at].lemma
    if begin >= last or not (lemma in lexicon().core or lemma in _GOING_ON):
        return False
    if shape.text[shape.starts[at]].isupper() or not shape.text[shape.starts[begin]].isupper():
        return False
    return _FINITE.search(shape.tags, begin, last) is not None


def _only_frames(shape: Shape, at: int, begin: int, colon: int, last: int) -> bool:
    """Whether words between a verb and a colon only tell where, when or how ("in a letter:")."""
    tags = shape.tags
    finite = _FINITE.search(tags, begin, colon) is not None
    if colon < last:
        return tags[begin] in "IO" and not finite
    if tags[begin] in "IO" or not finite:
        return True
    if tags[begin] == "H":  # "in a letter that was sent on Monday:"
        return _PREPOSITION.search(tags, at + 1, begin) is not None
    return tags[begin] == "B" and shape.words[begin] in lexicon().circumstances


def _bare(shape: Shape, at: int, begin: int, last: int) -> int | None:
    """Return the first word of a clause without "that", or None where none can begin."""
    tags, cue = shape.tags, shape.cues[at]
    dated = _DATED.match(tags, begin, last)
    begin = dated.end() if dated else begin
    if dated and tags[begin - 1] == "," and not cue.core:
        return None  # "protested on Monday, with police looking on"
    while begin < last and tags[begin] in "RT":
        begin += 1
    doing = tags[begin : begin + 1] in ("g", "G") or shape.words[begin : begin + 1] == ["using"]
    if doing and begin < last and cue.lemma in _OF_DEEDS:
        return begin  # "admitted using the map"
    if begin < last and tags[begin] in "gG" and cue.lemma == "say":
        return begin  # "said rowing was fun"
    if begin >= last or tags[begin] not in _CLAUSE_START or not cue.groups & {"say", "tell"}:
        return None
    if cue.form in ("base", "ing") and not cue.core:
        return None
    if (
        tags[begin] == "P"
        and tags[begin + 1 : begin + 2] in ("I", "O", ".", "")
        and (shape.words[begin] in ("this", "so", "it"))
    ):
        return None  # "says this in an article"
    if tags[begin + 1 : begin + 2] == "t" and shape.words[begin] in lexicon().plurals:
        return None  # "announced plans to leave"
    if shape.words[begin] in ("about", "of") and cue.lemma == "say" and cue.form == "base":
        return None  # "have more to say about this"
    framing = tags[begin] in "IO" and "H" not in tags[begin:last]  # "said in an interview"
    whole = cue.lemma == "say" and not framing
    if not whole and not _is_clause(shape, begin, last):
        return None
    return begin


def _is_clause(shape: Shape, begin: int, last: int) -> bool:
    """Whether words hold a verb of their own, not only that of "a book, “Fog”, which sold well"."""
    tags = shape.tags
    verb = _FINITE.search(tags, begin, last)
    if verb is None:  # "he'd row"
        return tags[begin] == "P" and _CONTRACTED.search(shape.words[begin]) is not None
    relative = tags.find("W", begin, verb.start()) >= 0 and "Q" in tags[begin : verb.start()]
    return not relative or _FINITE.search(tags, verb.end(), last) is not None


_CONTRACTED = re.compile(r"['’](?:d|ll|s|re|ve|m)\Z")


def _before_next_report(shape: Shape, begin: int, last: int) -> int:
    """Return where a clause ends: before the next report of its sentence, if there is one."""
    found = _NEXT_REPORT.search(shape.tags, begin + _SHORTEST, last)
    if found is None:
        return last
    plain = shape.tags[found.start()] == "," or "say" in shape.cues[found.end() - 1].groups
    return found.start() if plain else last


def _relative_end(shape: Shape, at: int, clause: Range, source: Range, first: int) -> int:
    """Return where a clause ends that a relative clause reports: "X, who said it rained, left"."""
    begin, last = clause
    tags = shape.tags
    relative = "W" in tags[source[1] - 1 : min(at, source[1] + 3)]
    if not relative:
        return last
    closes = _FINITE.search(tags, first, source[0])  # the relative clause closes the sentence
    stop = (_ANOTHER_REPORT if closes else _COMMA).search(tags, begin + 1, last)
    return stop.start() if stop else last


def end_of_clause(shape: Shape, at: int, sentence: Range) -> int:
    """Return where a clause that began after a word ends: with the sentence, or an attribution."""
    last = sentence[1] if sentence[1] - at < _LONGEST else at + _LONGEST
    while last > at + 1 and shape.tags[last - 1] in ".):":
        last -= 1
    low = max(at + _SHORTEST, last - _WIDEST // 2)
    stop = last if last - at < _WIDEST else at + _WIDEST
    citing = _CITING.search(shape.tags, at + _SHORTEST, stop)
    while citing is not None and shape.words[citing.end() - 1] not in ("citing", "quoting"):
        citing = _CITING.search(shape.tags, citing.end(), stop)
    last = citing.start() if citing else last
    closing = _CLOSING_ATTRIBUTION.search(shape.tags, low, last) if low < last else None
    if closing is not None and "say" in shape.cues[closing.end() - 1].groups:
        return closing.start()
    return last


def clause_before(shape: Shape, at: int, source: Range, floor: int) -> Range | None:
    """Return the clause before its attribution ("…, X said")."""
    tags = shape.tags
    stop = min(at, source[0])
    if stop - 1 > floor and tags[stop - 1] == "Q":  # "…, the “leading” bakers said"
        stop -= 2 if tags[stop - 2] in "DP" else 1
    if stop <= floor or tags[stop - 1] != ",":
        return None
    if source[0] > at and shape.words[at + 1] == "by" and at == stop:
        return None  # "a piece, written by a doctor"
    if REPORTED.search(tags, floor, stop) is not None:
        return None  # "X reported that after the rain, Y wrote a letter"
    if source[1] <= at and not _JOINED.fullmatch(tags, source[1], at):
        return None
    begin = floor
    semicolon = tags.rfind(";", begin, stop)
    begin = semicolon + 1 if semicolon >= 0 else begin
    if tags[begin] in "ItBgG" and "," not in tags[begin : stop - 1]:
        return None  # an introduction ("In a speech, he said"), no clause
    return (begin, stop - 1) if _FINITE.search(tags, begin, stop - 1) else None
