"""Which verb of a sentence reports a marked stretch: the one after it, or one before it.

Before it the nearest verb is not always the one: in "He said he planned to “push on”" the words
are what was said, not what was planned. A verb of saying that governs the clause wins over a
weaker one inside that clause, unless the two are coordinated.
"""

import re

from provenance.extraction.lexicon import lexicon
from provenance.extraction.noun_phrases import Range
from provenance.extraction.shapes import Shape
from provenance.extraction.subjects import inverted, passive

REACH = 45  # words between a marked stretch and the verb that reports it
OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_NAMING = frozenset(
    {"called", "dubbed", "labeled", "labelled", "named", "termed", "nicknamed", "titled"}
)
_ADJACENT = re.compile(r"(?:[DPp]?[Nnr#p]{0,4}[NnrP])?[RT]{0,2}[,:Hx-]{0,2}")
_DIRECT = re.compile(r"[RT]{0,2}[,:Hx-]{0,2}")
_NEW_CLAUSE = re.compile(r"[,-]C|,[RV]*\Z|,B|C[RVP]*\Z|C[DPp]?[Nnr#]{0,4}[RV]*\Z|:|[,-][W]")
_MODIFYING = re.compile(r"(?<=[nrN])S[OI][^,.;:QHB]{1,40}?S")  # "a person briefed on it told …"
_ANEW = re.compile(r"[,-]?[CW](?!S)")
_OWN_WORDS = re.compile(r"[RVT]{0,3}PH?[RT]{0,2}S")  # backwards: said (that) she …
_STRONG, _MIDDLING, _WEAK = 3, 2, 1
_ASKED = frozenset({"said", "told", "asked", "quoted", "cited"})


def reporting_verb(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb that reports the marked stretch which is word `at`, or None."""
    after = _after(shape, at, sentence)
    before = _before(shape, at, sentence)
    if after is not None and before is None and _starts_anew(shape, at):
        after = None
    if before is None or after is None:
        return before if after is None else after
    if shape.tags[after + 1 : after + 3] in (":Q", ",Q") or shape.tags.startswith("Q", after + 1):
        return before  # it leads to the next stretch
    strong = _leads_to(shape, at, after, sentence) and _closes(shape, at)
    if strong and (_opens(shape, at, sentence) or not _adjacent(shape, before, at)):
        return after
    return before


def _starts_anew(shape: Shape, at: int) -> bool:
    """Whether another clause follows the stretch (“a,” but she said …)."""
    return _ANEW.match(shape.tags, at + 1) is not None


def _opens(shape: Shape, at: int, sentence: Range) -> bool:
    """Whether nothing but marked stretches stands before it in the sentence."""
    if at - sentence[0] > REACH:
        return False
    return set(shape.tags[sentence[0] : at]) <= set("Q,-.x")


def _adjacent(shape: Shape, verb: int, at: int) -> bool:
    """Whether nothing but a hearer, a colon or "that" stands between a verb and a stretch."""
    return _ADJACENT.fullmatch(shape.tags, verb + 1, at) is not None


def _closes(shape: Shape, at: int) -> bool:
    """Whether the stretch ends as an utterance does before its attribution."""
    mark = shape.marks[at]
    last = shape.text[mark.inner_end - 1]
    letter = shape.tags[at + 1] if at + 1 < len(shape.tags) else "."
    return last in ",?!—–-" or letter in ",S"


def _leads_to(shape: Shape, at: int, verb: int, sentence: Range) -> bool:
    """Whether what follows the stretch can be the subject of the verb, or the verb itself."""
    begin = at + 1
    while begin < verb and shape.tags[begin] in ",.-R":
        begin += 1
    if shape.tags[begin] == "S":
        return inverted(shape, verb, max(sentence[0], at), sentence[1])
    return shape.tags[begin] in "NnrDPp#T("


def _after(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb of an attribution that follows: "…," X said."""
    tags = shape.tags
    stop = min(sentence[1], at + REACH)
    cut = tags.find(";", at + 1, stop)
    for verb in range(at + 1, stop if cut < 0 else cut):
        if tags[verb] != "S" or shape.cues[verb].groups == {"think"}:
            continue
        if not modifies(shape, verb):
            return verb
    return None


def modifies(shape: Shape, verb: int) -> bool:
    """Whether a verb only describes the next one's subject ("a person briefed on it said")."""
    if shape.cues[verb].lemma in lexicon().core:
        return False
    match = _MODIFYING.match(shape.tags, verb)
    return match is not None and shape.cues[match.end() - 1].lemma in lexicon().core


def _before(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb before whose complement the stretch is in."""
    tags = shape.tags
    floor = max(sentence[0], at - REACH)
    weak: int | None = None
    for verb in range(at - 1, floor - 1, -1):
        if tags[verb] == ";":
            return weak
        if tags[verb] not in "SG":
            if tags[verb + 1] == "H" and _is_owned_noun(shape, verb, at, floor):
                return verb
            continue
        if _names(shape, verb, at):
            continue
        strength = _strength(shape, verb, at, sentence[0])
        if weak is not None and _NEW_CLAUSE.search(tags, verb + 1, weak):
            return weak
        if strength == _STRONG:
            return _outer(shape, verb, floor)
        if weak is None and strength:
            weak = verb
    return weak


def _outer(shape: Shape, verb: int, floor: int) -> int:
    """Return the verb outside "she said she recalled", which names the speaker."""
    match = _OWN_WORDS.match(shape.tags[floor:verb][::-1])
    if match is None:
        return verb
    outer = verb - match.end()
    return outer if shape.cues[outer].lemma in lexicon().core else verb


def _is_owned_noun(shape: Shape, noun: int, at: int, floor: int) -> bool:
    """Whether a word before "that" is a noun of speech with its owner ("her claim that …")."""
    if noun + 1 >= at or shape.words[noun] not in lexicon().nouns:
        return False
    return noun > floor and (shape.tags[noun - 1] == "p" or shape.words[noun - 1] in OWNERS)


def _strength(shape: Shape, verb: int, at: int, first: int) -> int:
    """How surely a verb reports speech here: its sort, its form, its nearness, no passive."""
    cue = shape.cues[verb]
    if passive(shape, verb, first) and shape.words[verb] not in _ASKED:
        return 0
    if verb == first and cue.form == "past":
        return 0  # "Asked about it, …"
    before = shape.tags[verb - 1] if verb > first else ""
    if cue.form == "base" and (before == "t" or cue.lemma not in lexicon().core):
        return _WEAK
    if cue.groups == {"think"}:
        return _WEAK
    if cue.lemma in lexicon().core:
        return _STRONG
    takes_object = cue.groups & {"tell", "ask", "judge"}
    if _adjacent(shape, verb, at) and (takes_object or _DIRECT.fullmatch(shape.tags, verb + 1, at)):
        return _STRONG
    return _MIDDLING


def _names(shape: Shape, verb: int, at: int) -> bool:
    """Whether the verb only says how something is called ("a group called the “X”")."""
    if shape.words[verb] not in _NAMING:
        return False
    if verb == 0 or shape.tags[verb - 1] != "n":
        return False
    return at - verb == 1 or (at - verb == 2 and shape.tags[verb + 1] == "D")
