"""Who the subject of a reporting verb is: the words before it, after it, or around a parenthesis.

Works on the letters of a shape (`shapes.py`), so that one pattern stands for one construction.
All functions take and return word numbers; ranges are half-open.
"""

import re

from provenance.extraction.clauses import around_parenthesis, clause_subject, verb_subject
from provenance.extraction.lexicon import lexicon
from provenance.extraction.noun_phrases import Range, ending, following
from provenance.extraction.shapes import Shape

_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_STANDING_ALONE = frozenset({"other", "latter", "former"})  # "the other said"
_OBJECTS = frozenset({"this", "it", "these", "those", "that", "there"})  # "put it:"
_VERB_SECOND = frozenset({"de", "nl"})  # languages whose subject may follow any verb
_OPENING = 4  # words before a participle that opens a sentence
_WIDEST = 90  # words; a sentence is looked at no further from the verb, so that time is linear
_APPOSED = 18  # words between "quoted" and "as saying"
_MODIFIER = re.compile(
    r"(?:,?W(?![DNnrPp])R?[RVT]*[vVSeg]?|[RVT]*[eg]|S(?=[OI]))[^,;:QWCBH.()-]*\Z"
)
_BY_NAME = re.compile(r"[DPp]?[nNeg#]*n[OI](?:[^OI]*[OI])?[DPp]?(?P<name>[nNr]*N+)")
_COUNTS = frozenset({"a", "one", "two", "three", "four", "five", "six", "this", "that", "several"})
_OCCASION = re.compile(r"[IO][DPp]?[NnegR#]{0,3}\Z")
_YEAR = 4  # digits
_WITH_ROOM = 12  # words between "with" and a participle whose subject stands between


def subject(shape: Shape, cue: int, first: int, last: int) -> Range | None:
    """Return the words that name who the verb at `cue` makes the speaker, or None.

    `first` and `last` bound the sentence. None for a passive without an agent.
    """
    first, last = max(first, cue - _WIDEST), min(last, cue + _WIDEST)
    if inverted(shape, cue, first, last):
        return following(shape, cue + 1 + len(shape.cues[cue].particle.split()), last)
    if passive(shape, cue, first):
        if shape.words[cue + 1 : cue + 2] == ["as"] and shape.words[cue] in ("quoted", "cited"):
            return preceding(shape, cue, first)
        return _agent(shape, cue, last)
    if shape.words[cue + 1 : cue + 2] == ["by"] and (cue == first or shape.tags[cue - 1] in "B,"):
        return _agent(shape, cue, last)
    opening = shape.cues[cue].form == "ing" and cue - first < _OPENING
    if opening and set(shape.tags[first:cue]) <= set("BIRC"):
        return _main_subject(shape, cue, last)
    found = preceding(shape, cue, first)
    if shape.lang in _VERB_SECOND and _is_adverbial(shape, found, first):
        return _after_verb(shape, cue, last) or found
    return found


def _is_adverbial(shape: Shape, found: Range | None, first: int) -> bool:
    """Whether what stands before a verb is no subject but a phrase with a preposition."""
    return found is None or (found[0] > first and shape.tags[found[0] - 1] in "IO")


def _after_verb(shape: Shape, cue: int, last: int) -> Range | None:
    """Return the subject behind its verb: "In Bonn sagte gestern der Minister"."""
    at = cue + 1
    while at < last and shape.tags[at] in "RT":
        at += 1
    if at >= last or shape.tags[at] not in "NDPnrp":
        return None
    return following(shape, at, last)


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
    at = cue + 1 + len(found.particle.split())
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


def preceding(shape: Shape, cue: int, first: int) -> Range | None:
    """Return the subject that stands before a reporting verb, however far off."""
    tags, words = shape.tags, shape.words
    at = _before_adverbial(shape, cue - 1, first)
    if at < first:
        return None
    form = shape.cues[cue].form
    letter = tags[at]
    if words[at] in ("both", "all", "each") and at > first and tags[at - 1] in "NrP":
        at -= 1
        letter = tags[at]
    if letter in "NnrP#px":
        near = ending(shape, at, first)
        if form == "ing" and tags[cue - 1] != "V":
            return _of_participle(shape, near, at, first)
        return _modified(shape, near, first) or near
    if words[at] in _STANDING_ALONE:
        return max(first, at - 1), at + 1
    if letter in "WH":
        back = at - 1
        while back >= first and tags[back] in ",-":
            back -= 1
        if back < first or tags[back] not in "NnrP#":
            return None
        who = _named(shape, ending(shape, back, first), first)
        if who is None or letter == "H":
            return who
        return _bearer(shape, who) if words[at] == "who" else who[0], at + 1
    if letter == ",":
        if form == "ing":
            return _main_before(shape, at, first)
        return around_parenthesis(shape, first, at)
    if letter in ")-":
        return _before_aside(shape, at, first)
    if letter == "t":
        return _before_infinitive(shape, at, first)
    if letter == "B" and words[at] == "as":
        return _quoted_as(shape, at, first)
    if form == "ing" and letter == "C":
        earlier = tags.rfind(",G", first, at)
        if earlier >= 0 and "Q" not in tags[earlier:at]:
            return preceding(shape, earlier + 1, first)
    found = verb_subject(shape, first, at) or clause_subject(shape, first, at)
    if found is None and letter == "C":  # "X praised “a” and called it “b”"
        verb = tags.rfind("S", first, at)
        earlier = preceding(shape, verb, first) if verb > first else None
        return earlier or clause_subject(shape, first, at, over=True)
    return found


def _before_adverbial(shape: Shape, at: int, first: int) -> int:
    """Return the last word before what only tells when or where: "on Friday", "in a statement"."""
    tags, words = shape.tags, shape.words
    while at >= first and tags[at] in "RVT":
        at -= 1
    if at <= first:
        return at
    back = at
    if tags[at + 1] == "T" and tags[at] in "IO" and words[at] != "of":
        back = at - 1
    elif tags[at + 1] == "T" and words[at] in _COUNTS:
        back = at - 3 if words[at - 1] == "than" else at - 1
    elif tags[at] == "#" and tags[at - 1] == "I" and len(words[at]) == _YEAR:
        back = at - 2
    elif words[at] in lexicon().occasions:
        phrase = _OCCASION.search(tags, max(first, at - 6), at)
        back = phrase.start() - 1 if phrase else at
    return back if back >= first and tags[back] in "NnrP," else at


def _of_participle(shape: Shape, near: Range | None, at: int, first: int) -> Range | None:
    """Return the subject of a participle right after a noun: that noun, or the sentence's."""
    tags = shape.tags
    if near is not None and shape.words[near[0]] in ("it's", "it’s"):
        return None  # "it's worth pointing out"
    for word in range(at - 1, max(first, at - _WITH_ROOM) - 1, -1):
        if tags[word] in "VvSG,;:QHB":
            break
        if shape.words[word] == "with" and (word == first or tags[word - 1] in ",-;C"):
            return word + 1, at + 1  # "…, with the union of the bakers calling it"
    if near is not None and "p" in tags[slice(*near)] and shape.words[at] in lexicon().occasions:
        return near  # "the paper's editorial telling him"
    if _absolute(shape, near, first):
        return near
    return verb_subject(shape, first, at) or clause_subject(shape, first, at) or near


def _main_before(shape: Shape, comma: int, first: int) -> Range | None:
    """Return the subject of the main clause before ", adding that …"."""
    found = verb_subject(shape, first, comma) or clause_subject(shape, first, comma)
    verb = shape.tags.rfind("S", first, comma)
    if found is None and verb > first and inverted(shape, verb, first, comma):
        return following(shape, verb + 1, comma)  # "“…,” said X, adding that …"
    return found


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
                alone = found is not None and (
                    found[0] == first or tags[found[0] - 1] in ",;:BHCQ.-"
                )
                return found if alone else None
            if tags[back] not in "VRT":
                return None
    return None


def _bearer(shape: Shape, who: Range) -> int:
    """Return where the person begins in "a damning reaction from President Ro, who"."""
    tags = shape.tags[slice(*who)]
    named = _BY_NAME.fullmatch(tags)
    return who[0] + named.start("name") if named else who[0]


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
    before = shape.tags[phrase[0] - 1]
    named = set(shape.tags[slice(*phrase)]) <= {"N"}
    return before == "C" or (before == "-" and named) or shape.words[phrase[0] - 1] == "with"


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
