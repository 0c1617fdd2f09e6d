"""Who the subject of a reporting verb is: the words before it, after it, or around a parenthesis.

Works on the letters of a shape (`shapes.py`), so that one pattern stands for one construction.
All functions take and return word numbers; ranges are half-open.
"""

import re

from provenance.extraction.shapes import Shape

Range = tuple[int, int]

_NOUN_PHRASE = re.compile(
    r"(?:[PD]?[Nnre#gx]*p)*"  # the ministry's …
    r"(?:(?:[PD]R?)?[nre#gx]*N[N#]*(?:n?r(?:N[N#]*)?|n(?=[,.;:)(OI-]))?|[PD]R?[nre#gx]*[nrge#]|P(?:OD[nre#gx]*[Nnr]+)?|[nr#]*[nr])"
    r"(?:C[PD]?N[N#]*(?=[SGVR,.]))?"  # … and …
)
_OF = re.compile(
    r"[OI](?:[PD]?[Nnre#gx]*p)*(?:[PD]?[nre#gx]*N[N#]*(?:n(?=[,.;:)(OI-]))?|[PD]?[nre#gx]*[nr])"
)
_LEFT_CHUNK = re.compile(
    r"(?:P(?=OD)|(?:[PD]R?)?[Nnre#gxp]*[Nnr](?:C[Nnre#gxp]*[Nnr])?)(?:[OI][PD]?[Nnre#gxp]*[Nnr])*\Z"
)
_BOUNDARY = frozenset(",;:-().BHCQVvSGWTRAt")
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_OCCASIONS = frozenset(
    {"statement", "interview", "speech", "tweet", "tweets", "email", "e-mail", "letter", "address",
     "post", "message", "report", "memo", "call", "conference", "briefing", "release", "column",
     "testimony", "debate", "ad", "video", "court", "phone", "telephone", "article", "response", "press", "op-ed",
     "hearing", "rally", "meeting", "editorial", "essay", "book", "remarks", "reply", "note"}
)  # fmt: skip
_SKIPPED_FIRST = frozenset("CBHRx-.")
_OBJECTS = frozenset({"this", "it", "these", "those", "that", "there"})  # "put it:"
_OPENING = 4  # words before a participle that opens a sentence
_WIDEST = 90  # words; a sentence is looked at no further from the verb, so that time is linear
_APPOSED = 18  # words between "quoted" and "as saying"
_NEAR = 60  # words; no subject is further from its verb


def subject(shape: Shape, cue: int, first: int, last: int) -> Range | None:
    """Return the words that name who the verb at `cue` makes the speaker, or None.

    `first` and `last` bound the sentence. None for a passive without an agent.
    """
    first, last = max(first, cue - _WIDEST), min(last, cue + _WIDEST)
    if inverted(shape, cue, first, last):
        return following(shape, cue + 1, last)
    if passive(shape, cue, first):
        if shape.words[cue + 1 : cue + 2] == ["as"] and shape.words[cue] in ("quoted", "cited"):
            return preceding(shape, cue, first)
        return _agent(shape, cue, last)
    if shape.words[cue + 1 : cue + 2] == ["by"] and (cue == first or shape.tags[cue - 1] in "B,"):
        return _agent(shape, cue, last)
    if shape.cues[cue].form == "ing" and cue - first < _OPENING:
        if set(shape.tags[first:cue]) <= set("BIRC"):
            return _main_subject(shape, cue, last)
    return preceding(shape, cue, first)


def _main_subject(shape: Shape, cue: int, last: int) -> Range | None:
    """Return the subject that follows an introduction: "In calling it “…,” the mayor …"."""
    tags = shape.tags
    quoted, comma = tags.find("Q", cue, last), tags.find(",", cue, last)
    start = max(quoted, comma) if quoted < 0 or comma < quoted or comma == quoted + 1 else quoted
    if start < 0 or start + 1 >= last or tags[start + 1] not in "NnrDPp":
        return None
    return following(shape, start + 1, last)


def passive(shape: Shape, cue: int, first: int) -> bool:
    """Whether the verb is a participle after a form of "be"."""
    if shape.cues[cue].form != "past":
        return False
    at = cue - 1
    while at >= first and shape.tags[at] in "RVT":
        if shape.words[at] in _BEING:
            return True
        at -= 1
    return False


def _agent(shape: Shape, cue: int, last: int) -> Range | None:
    """Return who did it in "was asked by X"."""
    for at in range(cue + 1, min(cue + 4, last - 1)):
        if shape.words[at] == "by":
            return following(shape, at + 1, last)
        if shape.tags[at] not in "RTt":
            return None
    return None


def inverted(shape: Shape, cue: int, first: int, last: int) -> bool:
    """Whether the speaker follows the verb: "…", said the minister."""
    found = shape.cues[cue]
    tags = shape.tags
    if not found.groups & {"say", "ask", "utter", "tell"}:
        return False
    if "tell" in found.groups and tags[first:cue] not in ("Q", "Q,"):
        return False
    at = cue + 1
    if at >= last or tags[at] not in "NnrDPpx#e" or found.form == "ing":
        return False
    if shape.words[at] in _OBJECTS:
        return False
    back = cue - 1
    while back > first and tags[back] in "VR":
        back -= 1  # « … », a dit X
    before = tags[back] if cue > first else ""
    if before not in ("Q", ",", "", "-", "."):
        return False
    phrase = following(shape, at, last)
    if phrase is None:
        return False
    if before in ("Q", "") or (back > first and before == "," and tags[back - 1] == "Q"):
        return True
    after = tags[phrase[1]] if phrase[1] < last else "."
    return after in ".,;:-(IB" and not re.search("[VvS]", tags[phrase[1] : last].split(",")[0])


def following(shape: Shape, at: int, last: int) -> Range | None:
    """Return the noun phrase that begins at a word, with the prepositional phrases it owns."""
    tags = shape.tags
    match = _NOUN_PHRASE.match(tags, at, last)
    if match is None:
        return None
    end = match.end()
    while True:
        more = _OF.match(tags, end, last)
        if more is None or not _owns(shape, at, end, more.end()):
            return at, end
        end = more.end()


def _owns(shape: Shape, first: int, end: int, more: int) -> bool:
    """Whether a phrase such as "in the ministry" belongs to the noun phrase before it."""
    if any(word in _OCCASIONS for word in shape.words[end:more]):
        return False
    if shape.tags[end] == "O":
        return shape.words[end] in ("of", "for", "from", "with", "inside", "within", "at")
    return shape.tags[end - 1] in "nr" and shape.words[end] in ("in", "on", "to")


def preceding(shape: Shape, cue: int, first: int) -> Range | None:
    """Return the subject that stands before a reporting verb, however far off."""
    tags, words = shape.tags, shape.words
    at = cue - 1
    while at >= first and tags[at] in "RVT":
        at -= 1
    if at < first:
        return None
    form = shape.cues[cue].form
    letter = tags[at]
    if words[at] in ("both", "all", "each") and at > first and tags[at - 1] in "NrP":
        at -= 1
        letter = tags[at]
    if letter in "NnrP#px":
        near = ending(shape, at, first)
        if form == "ing" and tags[cue - 1] != "V" and not _absolute(shape, near, first):
            return verb_subject(shape, first, at) or clause_subject(shape, first, at) or near
        return _modified(shape, near, first) or near
    if letter in "WH":
        back = at - 1
        while back >= first and tags[back] in ",-":
            back -= 1
        if back < first or tags[back] not in "NnrP#":
            return None
        return _named(shape, ending(shape, back, first), first)
    if letter == ",":
        if form == "ing":
            return verb_subject(shape, first, at) or clause_subject(shape, first, at)
        return _around_parenthesis(shape, first, at)
    if letter in ")-":
        return _before_aside(shape, at, first)
    if letter == "t":
        return _before_infinitive(shape, at, first)
    if letter == "B" and words[at] == "as":
        return _quoted_as(shape, at, first)
    return verb_subject(shape, first, at) or clause_subject(shape, first, at)


_MODIFIER = re.compile(r"(?:,?WR?[RVT]*[vVSeg]?|[RVT]*[eg]|S(?=[OI]))[^,;:QWCBH.()-]*\Z")


def _modified(shape: Shape, near: Range | None, first: int) -> Range | None:
    """Return the noun whose modifier a phrase closes: "one man" in "one man who saw it said"."""
    tags = shape.tags
    if near is None or near[0] <= first or tags[near[0]] == "P":
        return None
    for at in range(near[0] - 1, max(first, near[0] - _APPOSED), -1):
        if tags[at] in ",;:QCBH.()-":
            return None
        if tags[at] in "Weg" or (tags[at] == "S" and tags[at + 1] in "OI"):
            if not _MODIFIER.match(tags, at, near[0]):
                return None
            back = at - 1
            if tags[back] in "NnrP#":
                found = ending(shape, back, first)
                alone = found is not None and (found[0] == first or tags[found[0] - 1] in ",;:BHCQ.-")
                return found if alone else None
            if tags[back] not in "VRT":
                return None
    return None


def _named(shape: Shape, found: Range | None, first: int) -> Range | None:
    """Return the name before an apposition: "Ro" for "Ro, an analyst, who said"."""
    if found is None or found[0] - 2 < first or shape.tags[found[0]] != "D":
        return found
    before = found[0] - 1
    if shape.tags[before] == "," and shape.tags[before - 1] == "N":
        return ending(shape, before - 1, first)
    return found


def _absolute(shape: Shape, phrase: Range | None, first: int) -> bool:
    """Whether a phrase is the subject of a participle itself ("with Ro calling it …")."""
    if phrase is None or shape.tags[phrase[1] - 1] not in "NPr":
        return False
    if phrase[0] == first:
        return True
    return shape.tags[phrase[0] - 1] in "C" or shape.words[phrase[0] - 1] == "with"


def verb_subject(shape: Shape, first: int, stop: int) -> Range | None:
    """Return the subject of the nearest finite verb before a word that is not in a subclause.

    For "X knocked Y and said …" and "X, after she had won, left, saying …".
    """
    tags = shape.tags
    for at in range(stop - 1, max(first, stop - _NEAR), -1):
        letter = tags[at]
        if letter not in "VvSe" or (letter == "S" and shape.cues[at].form == "base"):
            continue
        before = at - 1
        while before > first and tags[before] in "RVT":
            before -= 1
        if letter == "e" and tags[before] not in "NrPn":
            continue
        found: Range | None = None
        if tags[before] in "NnrP":
            found = ending(shape, before, first)
        elif tags[before] in ",)-":
            found = _around_parenthesis(shape, first, before)
        if found is not None and not _embedded(shape, found, first):
            return found
    return None


def _embedded(shape: Shape, found: Range, first: int) -> bool:
    """Whether a subject is that of a subordinate clause ("that he …", "the man he …")."""
    if found[0] <= first:
        return False
    letter = shape.tags[found[0] - 1]
    pronoun = shape.tags[found[0]] == "P"
    return letter in "HBWSOI" or (pronoun and letter in "nNr")


def ending(shape: Shape, at: int, first: int) -> Range | None:
    """Return the noun phrase whose last word is at `at`."""
    tags = shape.tags
    if tags[at] == "P":
        return at, at + 1
    low = at
    floor = max(first, at - _NEAR)
    while low > floor and tags[low - 1] not in _BOUNDARY:
        low -= 1
    if low - 2 >= first and tags[low - 1] == "R" and tags[low - 2] == "D":
        low -= 2  # "an earlier draft"
    low = _over_coordination(shape, low, first)
    piece = tags[low : at + 1]
    for start in range(len(piece)):
        fresh = start == 0 or piece[start] in "DP" or piece[start - 1] not in "NnrDP#pgx"
        if (
            fresh
            and (start == 0 or piece[start - 1] not in "OI")
            and _LEFT_CHUNK.match(piece, start)
        ):
            return low + start, at + 1
    run = at
    while run > low and tags[run - 1] in "NnrD#p":
        run -= 1
    return run, at + 1


def _over_coordination(shape: Shape, low: int, first: int) -> int:
    """Take in the first of two coordinated names ("Ro and Kim said")."""
    tags = shape.tags
    if low - 2 < first or tags[low - 1] != "C" or tags[low] not in "ND":
        return low
    start = low - 2
    while start > first and tags[start - 1] in "NnrD#p":
        start -= 1
    alone = start == first or tags[start - 1] in ",;:BHQ"
    return start if alone and tags[low - 2] in "N" else low


def _segments(
    shape: Shape, first: int, stop: int, *, over: bool = False
) -> list[tuple[int, int, str]]:
    """Cut the words before a verb at their commas: (from, to, first letter that counts).

    `over` looks beyond marked stretches that stand in the way (titles of works).
    """
    tags = shape.tags
    begin = max(tags.rfind(mark, first, stop) + 1 for mark in (";:" if over else "Q;:"))
    begin = max(begin, first, stop - _NEAR)
    found = []
    at = begin
    while at < stop:
        comma = tags.find(",", at, stop)
        end = comma if comma >= 0 else stop
        start = at
        if tags[start] == "B" and not found and comma >= 0:
            at = end + 1
            continue
        while start < end and tags[start] in _SKIPPED_FIRST:
            start += 1
        if start < end:
            found.append((start, end, tags[start]))
        at = end + 1
    return found


def clause_subject(shape: Shape, first: int, stop: int) -> Range | None:
    """Return the first noun phrase of a clause that is not part of an introductory phrase."""
    for start, end, letter in _segments(shape, first, stop):
        if letter in "NnrDPp":
            return following(shape, start, end)
    return None


def _around_parenthesis(shape: Shape, first: int, stop: int) -> Range | None:
    """Return the subject in "X, deputy director of Y, who replaced Z, said"."""
    tags = shape.tags
    segments = _segments(shape, first, stop)
    if not segments:
        segments = _segments(shape, first, stop, over=True)
    whole: tuple[int, int] | None = None
    for start, end, letter in segments:
        if letter not in "NnrDPp":
            continue
        if not re.search("[VvS]", tags[start:end]):
            return following(shape, start, end)
        whole = whole or (start, end)
    return following(shape, *whole) if whole else None


def _before_aside(shape: Shape, at: int, first: int) -> Range | None:
    """Return the noun phrase before an aside in brackets or between dashes."""
    tags = shape.tags
    opening = tags.rfind("(" if tags[at] == ")" else "-", first, at)
    if opening <= first:
        return None
    back = opening - 1
    while back >= first and tags[back] in ",":
        back -= 1
    return ending(shape, back, first) if back >= first and tags[back] in "NnrP#" else None


def _before_infinitive(shape: Shape, at: int, first: int) -> Range | None:
    """Return the subject in "X went on to say"."""
    back = at - 1
    while back >= first and shape.tags[back] in "vSGIRVO":
        back -= 1
    if back >= first and shape.tags[back] in "NP":
        return ending(shape, back, first)
    return clause_subject(shape, first, at)


def _quoted_as(shape: Shape, at: int, first: int) -> Range | None:
    """Return who is quoted in "X was quoted as saying" and "quoted X as saying"."""
    tags, words = shape.tags, shape.words
    back = at - 1
    while back > first and tags[back] == ",":
        back -= 1
    if back > first and words[back] in ("quoted", "cited"):
        back -= 1
        while back >= first and tags[back] in "RVT":
            back -= 1
        return ending(shape, back, first) if back >= first and tags[back] in "NnrP" else None
    if back >= first and tags[back] in "NnrP":
        verb = back
        while verb > max(first, at - _APPOSED) and tags[verb] not in "SG":
            verb -= 1
        if words[verb] in ("quoted", "cited", "quotes", "cites", "quoting", "citing"):
            return following(shape, verb + 1, at)
    return None
