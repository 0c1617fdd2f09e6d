"""Which verb of a sentence reports a marked stretch: the one after it, or one before it.

Before it the nearest verb is not always the one: in "He said he planned to “push on”" the words
are what was said, not what was planned. A verb of saying that governs the clause wins over a
weaker one inside that clause, unless the two are coordinated.
"""

import re

from provenance.extraction.speech.closing import (
    MAIN_CLAUSE,
    closing_attribution,
    negated,
    opening_clause,
)
from provenance.extraction.speech.inversion import inverted, passive
from provenance.extraction.speech.lexicon import lexicon
from provenance.extraction.speech.noun_phrases import Range
from provenance.extraction.speech.shapes import Shape

REACH = 45  # words between a marked stretch and the verb that reports it
OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_NAMING = frozenset(
    {"called", "dubbed", "labeled", "labelled", "named", "termed", "nicknamed", "titled"}
)
_ADJACENT = re.compile(r"(?:[DPp]?[Nnr#p]{0,4}[NnrP])?[RT]{0,2}[,:HDx-]{0,2}")
_DIRECT = re.compile(r"[RT]{0,2}[,:Hx-]{0,2}")
_NEW_CLAUSE = re.compile(r"[,-]C|,[RV]*\Z|,B|C[RVP]*\Z|C[DPp]?[Nnr#]{0,4}[RV]*\Z|:|[,-][W]")
_MODIFYING = re.compile(r"(?<=[nrN])S[OI][^,.;:QHB]{1,40}?S")  # "a person briefed on it told …"
_ANEW = re.compile(r"[,-]?[CW](?![SQ])")
_OWN_SUBJECT = re.compile(r",[DP]?[Nnr]{1,5}[RV]*\Z")
_PARENTHESIS = re.compile(r",[DP]?[Nnre#p]{0,8}[NnrP][RV]{0,2}S[TR]*,[RVT]*\Z")
_ASIDES = ((",W", ","), ("-", "-"), ("(", ")"))
_GOES_ON = re.compile(r"R*[VvSe]")  # the clause around an aside
_JUDGED = re.compile(r"[VvSe].*V[RD]*\Z")  # "her claim that it rains is “a”"
_MEANWHILE = frozenset({"while", "whereas", "although", "though", "because"})
_MAIN_BEGUN = re.compile(r",(?:P|[DPp]?[Nnr#e]{1,6})\Z")  # "When X said so, he “a,” said Y"
_WHEN = 8  # words between a noun of speech and its "that"
_MADE_TO = re.compile(r"(?:[DPp]?[Nnre#p]{0,5}[NnrP])R?t[RV]?")
_PHASES = frozenset({"begin", "start", "finish", "react", "go on"})
_MODALS = frozenset(
    {"will", "would", "should", "could", "can", "may", "might", "must", "won't", "wouldn't"}
)
_OWN_WORDS = re.compile(r"[RVT]{0,3}PH?[RT]{0,2}S")  # backwards: said (that) she …
_STRONG, _MIDDLING, _WEAK = 3, 2, 1
_ASKED = frozenset({"said", "told", "asked", "quoted", "cited"})


def reporting_verb(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb that reports the marked stretch which is word `at`, or None."""
    after = _after(shape, at, sentence)
    before = _before(shape, at, sentence)
    if before is None:
        anew = after is not None and (_starts_anew(shape, at) or shape.tags[at + 1] == "H")
        return closing_attribution(shape, at, sentence) if anew else after
    if after is None or _is_infinitive(shape, after):
        return before
    if shape.tags.startswith(("Q", ":Q", ",Q", "HQ"), after + 1):
        return before  # it leads to the next stretch
    if _starts_anew(shape, at) and shape.words[at + 1] not in ("and", "but"):
        return before
    if _in_opening_clause(shape, before, at, sentence[0]) and _closes(shape, at):
        return before
    if not surely(shape, before, at, sentence[0]):
        closing = closing_attribution(shape, at, sentence)
        if closing is not None:
            return closing
    if not (_leads_to(shape, at, after, sentence) and _closes(shape, at)):
        return before
    weaker = (
        not _adjacent(shape, before, at)
        or _opens(shape, at, sentence)
        or (before in shape.cues and shape.cues[before].thinks)
        or negated(shape, before, sentence[0])
        or _MAIN_BEGUN.search(shape.tags, before, at) is not None
    )
    return after if weaker else before


def _is_infinitive(shape: Shape, verb: int) -> bool:
    """Whether a verb after a stretch is one in "to add", which attributes nothing."""
    return shape.cues[verb].form == "base" and shape.tags[verb - 1] in "tR"


def surely(shape: Shape, verb: int, at: int, first: int) -> bool:
    """Whether a verb before a stretch reports it by its own force, and is not denied."""
    if verb not in shape.cues:
        return True
    return _strength(shape, verb, at, first) == _STRONG and not negated(shape, verb, first)


def _in_opening_clause(shape: Shape, verb: int, at: int, first: int) -> bool:
    """Whether a verb reports inside a clause before the main one: "Although X said “a,” Y said"."""
    if opening_clause(shape, first, verb) is None or _MAIN_BEGUN.search(shape.tags, verb, at):
        return False
    return verb in shape.cues and _strength(shape, verb, at, first) == _STRONG


def _starts_anew(shape: Shape, at: int) -> bool:
    """Whether another clause follows the stretch (“a,” but she said …), and no further stretch."""
    if _ANEW.match(shape.tags, at + 1) is not None:
        return True
    begin = at + 2 if shape.tags[at + 1 : at + 2] in (",", "-") else at + 1
    if begin + 1 >= len(shape.words) or shape.words[begin] not in _MEANWHILE:
        return False
    return shape.tags[begin + 1] != ","  # "“a,” though, she said"


def _opens(shape: Shape, at: int, sentence: Range) -> bool:
    """Whether nothing but marked stretches stands before it in the sentence."""
    if at - sentence[0] > REACH:
        return False
    return set(shape.tags[sentence[0] : at]) <= set("Q,-.x")


def _adjacent(shape: Shape, verb: int, at: int) -> bool:
    """Whether nothing but a hearer, a colon or "that" stands between a verb and a stretch."""
    if shape.tags[at - 1] == "D" and shape.tags[at + 1 : at + 2] in ("n", "N", "r", "g", "e"):
        return False  # "invoked a “grave” tone"
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
    while begin < verb and (shape.tags[begin] in ",.-R" or shape.words[begin] == "as"):
        begin += 1  # "“…,” as he put it"
    if shape.tags[begin] == "S":
        return inverted(shape, verb, max(sentence[0], at), sentence[1])
    return shape.tags[begin] in "NnrDPp#T("


def _after(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb of an attribution that follows: "…," X said."""
    tags = shape.tags
    stop = min(sentence[1], at + REACH)
    cut = tags.find(";", at + 1, stop)
    if at + 1 < stop and shape.ends[at] == shape.starts[at + 1] and tags[at + 1] == "N":
        mark = shape.marks[at]
        if shape.text[mark.inner_end - 1] in ".!?":
            return None  # "… it.”Ro announced": a blank or a new line was lost
    verb = at
    while (verb := tags.find("S", verb + 1, stop if cut < 0 else cut)) >= 0:
        if not (shape.cues[verb].thinks or _agentless(shape, verb, at) or modifies(shape, verb)):
            return verb
    return None


def _agentless(shape: Shape, verb: int, at: int) -> bool:
    """Whether a verb is a passive that names nobody ("drones that were directed to …")."""
    if shape.words[verb] in _ASKED or "by" in shape.words[verb + 1 : verb + 4]:
        return False
    return passive(shape, verb, at)


def modifies(shape: Shape, verb: int) -> bool:
    """Whether a verb only describes the next one's subject ("a person briefed on it said")."""
    if shape.cues[verb].core:
        return False
    match = _MODIFYING.match(shape.tags, verb)
    return match is not None and shape.cues[match.end() - 1].core


def _before(shape: Shape, at: int, sentence: Range) -> int | None:
    """Return the verb before whose complement the stretch is in."""
    tags = shape.tags
    floor = sentence[0] if at - sentence[0] < REACH else at - REACH
    weak: int | None = None
    for verb in range(at - 1, floor - 1, -1):
        if tags[verb] == ";":
            return weak
        if tags[verb] not in "SG":
            if tags[verb + 1] == "H" and verb + 1 < at:
                noun = _owned_noun(shape, verb, at, floor)
                if noun is not None:
                    return noun
            continue
        if _names(shape, verb, at) or (tags[verb - 1] == "B" and tags[verb + 1] == ","):
            continue  # "a group called the “X”", "As promised, …"
        if _aside(shape, verb, at, floor):
            continue
        strength = _strength(shape, verb, at, sentence[0])
        if weak is not None and strength == _MIDDLING and _sends(shape, verb, weak):
            return _outer(shape, verb, at, floor)
        if weak is not None and _another_clause(shape, verb, weak):
            return _outer(shape, weak, at, floor)
        if strength == _STRONG and not (weak is None and shape.words[verb - 1] in _MODALS):
            return _outer(shape, verb, at, floor)
        if weak is None and strength:
            weak = verb
    return weak and _outer(shape, weak, at, floor)


def _aside(shape: Shape, verb: int, at: int, floor: int) -> bool:
    """Whether a verb stands in an aside that closes before the stretch.

    It does in "the plan, which some said was new, is “a”", "- as X has said - he is “a”".
    """
    tags = shape.tags
    for opens, closes in _ASIDES:
        end = tags.find(closes, verb + 1, at)
        start = tags.rfind(opens, floor, verb) if end >= 0 else -1
        if start < 0 or closes in tags[start + 1 : verb]:
            continue
        if opens != ",W" or _GOES_ON.match(tags, end + 1, at):
            return True
    return False


def _sends(shape: Shape, verb: int, weak: int) -> bool:
    """Whether a verb makes somebody do the weaker one: "urged both parties to start"."""
    return _MADE_TO.fullmatch(shape.tags, verb + 1, weak) is not None


def _another_clause(shape: Shape, verb: int, weak: int) -> bool:
    """Whether a clause of its own begins between a verb and a weaker one after it."""
    found = _NEW_CLAUSE.search(shape.tags, verb + 1, weak)
    if found is not None:
        joined = shape.tags[found.start()] == "C" and shape.cues[weak].form == "base"
        return not joined  # "said they would stop and call it “…”"
    participle = shape.tags[verb] == "G"
    return participle and _OWN_SUBJECT.search(shape.tags, verb + 1, weak) is not None


def _outer(shape: Shape, verb: int, at: int, floor: int) -> int | None:
    """Return the verb outside "she said she recalled" or ", she said, calls for", if any.

    None where the verb stands in a clause of its own before that of the marked stretch.
    """
    tags = shape.tags
    if opening_clause(shape, floor, verb) not in (None, "as") and MAIN_CLAUSE.search(
        tags, verb + 1, at
    ):
        return None
    parted = tags.find(",", max(floor, verb - 4), verb) >= 0
    aside = _PARENTHESIS.search(tags, floor, verb) if parted else None
    if aside is not None and tags[verb] == "S":
        outer = tags.rfind("S", floor, verb)
        return outer if shape.cues[outer].core else verb
    match = _OWN_WORDS.match(tags[floor:verb][::-1])
    if match is None:
        return verb
    outer = verb - match.end()
    return outer if shape.cues[outer].core else verb


def _owned_noun(shape: Shape, last: int, at: int, floor: int) -> int | None:
    """Return the noun of speech with an owner that "that" goes on from: "her claim that …".

    `last` is the word before "that"; when and where ("during the debate") may stand between.
    """
    nouns, tags, words = lexicon().nouns, shape.tags, shape.words
    noun = last
    while words[noun] not in nouns:
        if noun <= floor or last - noun > _WHEN or tags[noun] not in "DnNreT#IOB":
            return None
        noun -= 1
    if noun <= floor or _JUDGED.search(tags, last + 2, at) is not None:
        return None
    if noun < last and (tags[noun + 1] not in "IOB" or "H" in tags[last + 2 : at]):
        return None
    owner = noun - 1
    while owner > floor and tags[owner] == "T":
        owner -= 1  # "her March comment that"
    if words[noun + 1] == "by" or tags[owner] == "p":
        return noun
    repeated = tags[owner - 1] == "S" and "say" in shape.cues[owner - 1].groups
    return noun if words[owner] in OWNERS and not repeated else None


def _strength(shape: Shape, verb: int, at: int, first: int) -> int:
    """How surely a verb reports speech here: its sort, its form, its nearness, no passive."""
    cue = shape.cues[verb]
    if passive(shape, verb, first) and shape.words[verb] not in _ASKED:
        return 0
    if cue.lemma == "mention" and _is_word(shape, at):
        return 0  # a name that was mentioned
    if verb == first and cue.form == "past" and shape.lang != "ar":
        return 0  # "Asked about it, …"
    before = shape.tags[verb - 1] if verb > first else ""
    if cue.form == "base" and (before == "t" or not cue.core):
        return _WEAK
    if cue.thinks:
        return _WEAK
    if cue.lemma in _PHASES and shape.tags[verb + 1] not in ",:":
        return _WEAK
    if cue.core:
        return _STRONG
    if before == "P" and verb - 2 > first and shape.words[verb - 2] == "what":
        return _MIDDLING  # "She said it was what she called “a”"
    takes_object = cue.groups & {"tell", "ask", "judge"}
    if _adjacent(shape, verb, at) and (takes_object or _DIRECT.fullmatch(shape.tags, verb + 1, at)):
        return _STRONG
    return _MIDDLING


def _is_word(shape: Shape, at: int) -> bool:
    """Whether a marked stretch is one word with a capital."""
    mark = shape.marks[at]
    content = shape.text[mark.inner_start : mark.inner_end].strip()
    return content[:1].isupper() and " " not in content


def _names(shape: Shape, verb: int, at: int) -> bool:
    """Whether the verb only says how something is called ("a group called the “X”")."""
    if shape.words[verb] not in _NAMING:
        return False
    if verb == 0 or shape.tags[verb - 1] != "n":
        return False
    return at - verb == 1 or (at - verb == 2 and shape.tags[verb + 1] == "D")
