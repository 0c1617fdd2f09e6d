"""The subject that stands before a reporting verb, however far off.

All functions take and return word numbers; ranges are half-open.
"""

import re

from provenance.extraction.speech.clauses import (
    around_parenthesis,
    clause_subject,
    relative_subject,
    verb_subject,
)
from provenance.extraction.speech.inversion import inverted
from provenance.extraction.speech.lexicon import lexicon
from provenance.extraction.speech.noun_phrases import Range, ending, following
from provenance.extraction.speech.shapes import Shape
from provenance.extraction.speech.verbs import OWNERS

_STANDING_ALONE = frozenset({"other", "latter", "former"})  # "the other said"
_APPOSED = 18  # words between "quoted" and "as saying"
_MODIFIER = re.compile(
    r"(?:,?W(?![DNnrPp])R?[RVT]*[vVSeg]?|[RVT]*[eg]|G(?=[DNPp#])|S(?=[OI]))[^,;:QWCBH.()-]*\Z"
)
_COUNTS = frozenset({"a", "one", "two", "three", "four", "five", "six", "this", "that", "several"})
_BEFORE_WHICH = frozenset({"before", "after", "since", "until"})
_RECEIVED = frozenset({"received", "got", "read", "saw", "obtained", "cited"})
_LED = re.compile(r"(?P<who>[PD]?[nNre#]{1,4}W)[RV]*S[^,;:.]*")
_OCCASION = re.compile(r"[IO][DPp]?[NnegR#]{0,3}\Z")
_PERSONAL = frozenset({"i", "we", "he", "she", "they", "you"})
_PHASES = frozenset({"kept", "keeps", "began", "begins", "started", "starts", "stopped"})
_YEAR = 4  # digits
_WITH_ROOM = 12  # words between "with" and a participle whose subject stands between


def preceding(shape: Shape, cue: int, first: int) -> Range | None:
    """Return the subject that stands before a reporting verb, however far off."""
    tags, words = shape.tags, shape.words
    at = _before_adverbial(shape, cue - 1, first)
    while at > first and tags[at] == "x" and not words[at][:1].isalnum():
        at -= 1  # a mark that belongs to nothing
    if words[at] in ("most", "more", "least") and tags[at + 1] == "R" and at > first:
        at -= 1  # "Republicans most often said"
    if at < first:
        return None
    form = shape.cues[cue].form
    if form == "ing" and words[at] in _PHASES and at > first:
        at, form = _before_adverbial(shape, at - 1, first), "past"  # "X kept asking why"
    led = _LED.fullmatch(tags, first, cue) if tags.find("W", first, first + 6) >= 0 else None
    if led is not None and "H" in tags[cue + 1 : cue + 4] and tags.count("S", first, cue) == 1:
        return first, led.end("who")  # "One woman who said she was a voter told X that"
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
        return relative_subject(shape, at, first)
    if letter == ",":
        if form == "ing":
            return _main_before(shape, at, first)
        return around_parenthesis(shape, first, at)
    if letter in ")-":
        return _before_aside(shape, at, first)
    if letter == "D" and words[at] in OWNERS:
        return at, at + 1  # "his call for “…”"
    if letter == "t":
        return _before_infinitive(shape, at, first)
    if letter == "B" and words[at] == "as":
        return _quoted_as(shape, at, first)
    if form == "ing" and letter == "C":
        earlier = tags.rfind(",G", first, at)
        if earlier >= 0 and "Q" not in tags[earlier:at]:
            return preceding(shape, earlier + 1, first)
    if letter == "C" or (form == "ing" and letter == "B"):  # "before calling it “b”"
        return _coordinated(shape, at, first)
    return verb_subject(shape, first, at) or clause_subject(shape, first, at)


def _coordinated(shape: Shape, at: int, first: int) -> Range | None:
    """Return the subject that "and" makes that of a second verb, from the first one's place."""
    tags = shape.tags
    if tags[at - 1] == "-":  # "X said it - he had seen it - but added"
        opening = tags.rfind("-", first, at - 1)
        at = opening if opening > first else at
    verb = tags.rfind("S", first, at)
    if verb > first and not set(tags[verb + 1 : at]) & set("Vv;:HBW"):
        beside = tags[verb - 1] in "NrP" and ending(shape, verb - 1, first)
        if beside and tags[beside[0] - 1] in "BH":
            return beside  # "when Ro praised the plan and criticized “a”"
    found = verb_subject(shape, first, at, nearest=True)
    if found is None and verb > first and inverted(shape, verb, first, at):
        found = following(shape, verb + 1, at)  # "“…,” said X and called it “b”"
    found = found or clause_subject(shape, first, at)
    if found is None and verb > first:
        found = preceding(shape, verb, first)  # "X praised “a” and called it “b”"
    return found or clause_subject(shape, first, at, over=True)


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
        back -= tags[at] == "D" and tags[at - 1] in "IO"  # "during a Sunday"
    elif _two_words(shape, at):
        back = at - 2
    elif words[at] in lexicon().occasions or words[at] == "past":
        phrase = _OCCASION.search(tags, max(first, at - 6), at)
        back = phrase.start() - 1 if phrase else at
        while back > first and tags[back] in "RV":
            back -= 1  # "has in the past said"
    return back if back >= first and tags[back] in "NnrP,WC" else at


def _two_words(shape: Shape, at: int) -> bool:
    """Whether two words before a verb tell when: "this past week", "in 2015"."""
    tags, word = shape.tags, shape.words[at]
    if tags[at + 1] == "T":
        return word in ("past", "coming") and tags[at - 1] in "DP"
    return tags[at - 1 : at + 1] == "I#" and len(word) == _YEAR


def _of_participle(shape: Shape, near: Range | None, at: int, first: int) -> Range | None:
    """Return the subject of a participle right after a noun: that noun, or the sentence's."""
    tags = shape.tags
    if near is not None and shape.words[near[0]] in ("it's", "it’s", "worth"):
        return None  # "it's worth pointing out"
    for word in range(at - 1, max(first, at - _WITH_ROOM) - 1, -1):
        if tags[word] in "VvSG,;:QHB":
            break
        if shape.words[word] == "with" and (word == first or tags[word - 1] in ",-;C"):
            return word + 1, at + 1  # "…, with the union of the bakers calling it"
    if near is not None and "p" in tags[slice(*near)] and shape.words[at] in lexicon().occasions:
        return near  # "the paper's editorial telling him"
    told = near is not None and shape.words[near[0] - 1] in _RECEIVED
    if _absolute(shape, near, first) or (told and shape.words[at] in lexicon().occasions):
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
        if tags[at] in ",;:QCBH.()-" and shape.words[at] not in _BEFORE_WHICH:
            return None
        if tags[at] in "WegG" or (tags[at] == "S" and tags[at + 1] in "OI"):
            objective = shape.words[at : near[0]] in (["which"], ["whom"])
            if objective or not _MODIFIER.match(tags, at, near[0]):
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
    if back > first and shape.tags[back] == "n" and shape.words[back - 1] in _PERSONAL:
        return back - 1, back  # "I hate to say"
    if back >= first and shape.tags[back] in "NPr":
        found = ending(shape, back, first)
        if shape.tags[back] != "r" or found is None or _begins_clause(shape, found[0], first):
            return found
    return clause_subject(shape, first, at)


def _begins_clause(shape: Shape, at: int, first: int) -> bool:
    """Whether a noun phrase stands where a subject does, and is no object or predicate."""
    return at == first or shape.tags[at - 1] in ",;:BHQ-"


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
