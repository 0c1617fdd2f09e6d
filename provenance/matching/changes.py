"""The differences between a reference's wording and a quote's, typed and weighed.

Cosmetic differences (case, punctuation, spelling, contractions, glosses in brackets) never alarm.
Differences in wording are told. Differences that may change the meaning (another figure, a lost
"not", a dropped "unless", text hidden between joined parts) are found by what the words are and not
by how many, so one word in a hundred is found too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from provenance.matching.alignment import Step, align
from provenance.matching.listed import (
    conditional,
    is_negation,
    limits,
    listed,
    modalities,
    number,
    opposite,
    ordinal,
    share,
    stem,
)
from provenance.matching.sides import Text
from provenance.models import Change
from provenance.text.normal import words as words_of
from provenance.vocabulary import ChangeKind, QuoteKind, Severity

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*\]|\[…\]")
_MARKS = re.compile(r"[\s\"“”„«»‘’'`]+")
_PIECE = 6  # words left out together from which it is no longer a matter of single words
_WORD = 2  # words of a negation alone: "never", "did not"
_CLAUSE = 6  # words of a clause: longer stretches are statements of their own
_MODAL = 3  # words in which a modal verb is what was changed, and not part of another clause
_REACH = 12  # words from a cut within which a condition belongs to what was kept
_STATED = (ChangeKind.NUMBER, ChangeKind.NEGATION)  # what a retelling has to keep
_SWAP = 24  # words on both sides in which a contrary word is looked for: longer is no swap
_NARROW = 3  # a swap of at most this many words on each side is looked at word by word


def changes(
    reference: Text, quote: Text, kind: QuoteKind = QuoteKind.DIRECT
) -> tuple[list[Step], list[Change]]:
    """Return the alignment of a quote with its reference and the typed changes, in order."""
    steps = align([t.word for t in reference.tokens], [t.word for t in quote.tokens])
    found: list[Change] = []
    for step in steps:
        found.extend(_of_step(reference, quote, step, kind))
    if kind is QuoteKind.INDIRECT:
        found = [_retold(change) for change in found]
    return steps, _reordered(found)


def _retold(change: Change) -> Change:
    """Return a change of a report without marks: its tenses and modal verbs are the reporter's."""
    if change.severity is Severity.MEANING and change.kind not in _STATED:
        return replace(change, severity=Severity.WORDING)
    return change


def _of_step(reference: Text, quote: Text, step: Step, kind: QuoteKind) -> Iterator[Change]:
    """Yield the changes of one step of the alignment."""
    if step.tag == "equal":
        yield from _cosmetic(reference, quote, step)
    elif step.tag == "insert":
        yield _inserted(quote, step)
    elif step.tag == "delete":
        yield from _deleted(reference, quote, step, kind)
    else:
        yield from _replaced(reference, quote, step)


def _change(kind: ChangeKind, reference: str, quote: str, severity: Severity) -> Change:
    return Change(kind=kind, reference_text=reference, quote_text=quote, severity=severity)


def _cosmetic(reference: Text, quote: Text, step: Step) -> Iterator[Change]:
    """Yield what differs between words that are the same: case, spelling, punctuation."""
    for a, b in zip(range(step.a_start, step.a_end), range(step.b_start, step.b_end), strict=True):
        if a > step.a_start:
            before, after = _MARKS.sub(" ", reference.gap(a)), _MARKS.sub(" ", quote.gap(b))
            if (
                before.strip() != after.strip()
                and reference.tokens[a].start != reference.tokens[a - 1].start
            ):
                yield _change(
                    ChangeKind.PUNCTUATION, before.strip(), after.strip(), Severity.COSMETIC
                )
        if a > step.a_start and reference.tokens[a].start == reference.tokens[a - 1].start:
            continue
        left, right = reference.piece(a, a + 1), quote.piece(b, b + 1)
        if left != right:
            yield _change(_surface(left, right), left, right, Severity.COSMETIC)


def _surface(left: str, right: str) -> ChangeKind:
    """Return the kind of difference between two settings of one word."""
    if left.casefold() == right.casefold():
        return ChangeKind.CASE
    plain_left, plain_right = (re.sub(r"[’‘ʼ`.\-]", "", x).casefold() for x in (left, right))
    if plain_left.replace("'", "") == plain_right.replace("'", ""):
        return ChangeKind.PUNCTUATION
    if "'" in left + right or "’" in left + right:
        return ChangeKind.CONTRACTION
    return ChangeKind.SPELLING


def _inserted(quote: Text, step: Step) -> Change:
    text = quote.piece(step.b_start, step.b_end)
    words = quote.words(step.b_start, step.b_end)
    kind, severity = ChangeKind.INSERTED, Severity.WORDING
    if step.b_end < len(quote.tokens):
        if step.b_start > 0:
            kind, severity = _weighed(words, ChangeKind.INSERTED)
        if _limits(words, quote.tokens[step.b_end].word):
            severity = Severity.MEANING
    glossed = all(token.bracketed for token in quote.tokens[step.b_start : step.b_end])
    if glossed and kind is not ChangeKind.NEGATION:
        kind, severity = ChangeKind.BRACKETED, Severity.COSMETIC
    return _change(kind, "", text, severity)


def _limits(words: Sequence[str], following: str) -> bool:
    """Whether words, before the following one, say how far it goes: "a few", "only if"."""
    if len(words) != 1:
        return False
    if words[0] == "a":
        return following in ("few", "little")
    return words[0] == "only" and following in listed("conditions")


def _denied(words: Sequence[str]) -> bool:
    """Whether words turn what stands around them by an odd number of negations.

    "Without a word" takes its negation along; "without" alone leaves what it was about.
    """
    carried = sum(word == "without" for word in words[:-1])
    return (sum(map(is_negation, words)) - carried) % 2 == 1


def _weighed(words: Sequence[str], plain: ChangeKind) -> tuple[ChangeKind, Severity]:
    """Return the kind and severity of words that one side lacks.

    More than a clause is another statement beside this one, whatever words it has.
    """
    if len(words) > _CLAUSE:
        return plain, Severity.WORDING
    if _denied(words):
        return ChangeKind.NEGATION, Severity.MEANING
    if conditional(words):
        return ChangeKind.CONDITION, Severity.MEANING
    if len(words) <= _MODAL and modalities(words):
        return ChangeKind.MODALITY, Severity.MEANING
    if len(words) <= _MODAL and limits(words):
        return _limited(limits(words)), Severity.MEANING
    if plain is ChangeKind.INSERTED and any(number(word) is not None for word in words):
        return ChangeKind.NUMBER, Severity.MEANING
    return plain, Severity.WORDING


def _limited(told: frozenset[str]) -> ChangeKind:
    """Return what is lost with words that say how far a statement goes: "only" is a condition."""
    return ChangeKind.CONDITION if "only" in told else ChangeKind.MODALITY


def _deleted(reference: Text, quote: Text, step: Step, kind: QuoteKind) -> Iterator[Change]:
    """Yield the change of words that the quote lacks: at its ends a cut, inside an elision."""
    removed = reference.piece(step.a_start, step.a_end)
    here = reference.tokens[step.a_start : step.a_end]
    if step.b_start in (0, len(quote.tokens)):
        yield from _truncated(reference, step, removed, kind)
    elif all(token.bracketed for token in here):
        yield _change(ChangeKind.BRACKETED, removed, "", Severity.COSMETIC)
    elif _left_out(reference, quote, step, kind):
        hides = kind is QuoteKind.DIRECT and _hides(reference.words(step.a_start, step.a_end))
        yield _change(
            ChangeKind.ELIDED, removed, "", Severity.MEANING if hides else Severity.WORDING
        )
    else:
        words = reference.words(step.a_start, step.a_end)
        changed, severity = _weighed(words, ChangeKind.DELETED)
        if _limits(words, reference.tokens[step.a_end].word):
            severity = Severity.MEANING
        yield _change(changed, removed, "", severity)


def _left_out(reference: Text, quote: Text, step: Step, kind: QuoteKind) -> bool:
    """Whether words were left out as a piece: marked so, a whole sentence, or a long stretch.

    Three dots in the place of a "never" are no piece.
    """
    words = reference.words(step.a_start, step.a_end)
    if len(words) <= _WORD and _denied(words):
        return False
    around = reference.text[
        reference.tokens[step.a_start - 1].end : reference.tokens[step.a_end].start
    ]
    least = _PIECE if kind is QuoteKind.DIRECT else 2
    return (
        step.a_end - step.a_start >= least
        or _ELLIPSIS.search(quote.gap(step.b_start)) is not None
        or _SENTENCE_END.search(around) is not None
    )


def _hides(words: Sequence[str]) -> bool:
    """Whether words left out between two joined parts could turn what the parts say together."""
    turning = listed("conditions") | listed("contrasts")
    return len(words) > 1 and any(word in turning or is_negation(word) for word in words)


def _truncated(reference: Text, step: Step, removed: str, kind: QuoteKind) -> Iterator[Change]:
    """Yield the change of a cut at an end, and the condition or negation lost with it.

    What a fragment lacks may stand in the reporter's own clause around it, so only a whole
    utterance is held to the sentence that it was cut from.
    """
    yield _change(ChangeKind.TRUNCATED, removed, "", Severity.WORDING)
    if kind is not QuoteKind.DIRECT:
        return
    head = step.a_start == 0
    words = _same_sentence(reference, step, head)
    near = words[:_REACH][::-1] if head else words[:_REACH]
    if conditional(near) or (head and conditional(words[-1:])):  # "Unless ...," however long
        yield _change(ChangeKind.CONDITION, removed, "", Severity.MEANING)
    elif head and len(words) <= _CLAUSE and _denied(words[::-1]):
        yield _change(ChangeKind.NEGATION, removed, "", Severity.MEANING)
    elif head and (told := limits(words[1::-1])):  # right before what was kept
        yield _change(_limited(told), removed, "", Severity.MEANING)


def _same_sentence(reference: Text, step: Step, head: bool) -> list[str]:
    """Return the words cut from the sentence which the quote begins or ends in, nearest first."""
    places = range(step.a_end, step.a_start, -1) if head else range(step.a_start, step.a_end)
    kept: list[str] = []
    for place in places:
        if _SENTENCE_END.search(reference.gap(place) + " ") or reference.joined(place):
            break
        kept.append(reference.tokens[place - 1 if head else place].word)
    return kept


def _replaced(reference: Text, quote: Text, step: Step) -> Iterator[Change]:
    """Yield the changes of a stretch that both sides word differently."""
    size_a, size_b = step.a_end - step.a_start, step.b_end - step.b_start
    if size_a == size_b and size_a <= _NARROW:
        for a, b in zip(
            range(step.a_start, step.a_end), range(step.b_start, step.b_end), strict=True
        ):
            yield _swapped(reference, quote, Step("replace", a, a + 1, b, b + 1))
    elif size_a - size_b >= _CLAUSE and step.b_end == len(quote.tokens):
        cut = step.a_start + size_b  # swapped words, and behind them the reference's cut rest
        yield _swapped(reference, quote, step._replace(a_end=cut))
        rest = reference.piece(cut, step.a_end)
        yield _change(ChangeKind.TRUNCATED, rest, "", Severity.WORDING)
    else:
        yield _swapped(reference, quote, step)


def _swapped(reference: Text, quote: Text, step: Step) -> Change:
    """Return the change of one stretch for another."""
    left, right = reference.piece(step.a_start, step.a_end), quote.piece(step.b_start, step.b_end)
    a, b = reference.words(step.a_start, step.a_end), quote.words(step.b_start, step.b_end)
    kind, severity = _swap_kind(a, b)
    sides = (
        reference.tokens[step.a_start : step.a_end],
        quote.tokens[step.b_start : step.b_end],
    )
    place = ordinal(left.casefold())
    if place is not None and place == ordinal(right.casefold()):
        kind, severity = ChangeKind.SPELLING, Severity.COSMETIC
    elif kind in (ChangeKind.SUBSTITUTED, ChangeKind.NAME) and any(
        all(token.bracketed for token in part) for part in sides
    ):
        kind, severity = ChangeKind.BRACKETED, Severity.COSMETIC
    elif kind is ChangeKind.SUBSTITUTED and severity is Severity.WORDING and _names(left, right):
        kind = ChangeKind.NAME
    return _change(kind, left, right, severity)


def _swap_kind(a: Sequence[str], b: Sequence[str]) -> tuple[ChangeKind, Severity]:
    """Return what kind of change it is to say b for a."""
    if max(len(a), len(b)) > 2 * _CLAUSE:
        return ChangeKind.SUBSTITUTED, Severity.WORDING
    if sum(map(is_negation, a)) % 2 != sum(map(is_negation, b)) % 2:
        return ChangeKind.NEGATION, Severity.MEANING
    figures_a, figures_b = ({number(w) for w in part} - {None} for part in (a, b))
    if figures_a and figures_b and figures_a != figures_b:
        return ChangeKind.NUMBER, Severity.MEANING
    parts_a, parts_b = ({share(w) for w in part} - {None} for part in (a, b))
    if parts_a != parts_b and (parts_a or figures_a) and (parts_b or figures_b):
        return ChangeKind.NUMBER, Severity.MEANING
    conditions = listed("conditions")
    if {w for w in a if w in conditions} != {w for w in b if w in conditions}:
        return ChangeKind.CONDITION, Severity.MEANING
    if max(len(a), len(b)) <= _MODAL and modalities(a) != modalities(b):
        return ChangeKind.MODALITY, Severity.MEANING
    if max(len(a), len(b)) <= _MODAL and limits(a) != limits(b):
        return _limited(limits(a) ^ limits(b)), Severity.MEANING
    if len(a) + len(b) <= _SWAP and any(opposite(x, y) for x in a for y in b):
        return ChangeKind.SUBSTITUTED, Severity.MEANING
    if len(a) == len(b) and all(stem(x) == stem(y) for x, y in zip(a, b, strict=True)):
        return ChangeKind.TENSE, Severity.WORDING
    return ChangeKind.SUBSTITUTED, Severity.WORDING


def _names(left: str, right: str) -> bool:
    """Whether both sides are written as names."""
    return left[:1].isupper() and right[:1].isupper()


def _reordered(found: list[Change]) -> list[Change]:
    """Return changes with each piece that left one place and came to another told as a move.

    A piece that comes back in another order moved too: "A and B" becomes "B and A".
    """
    gone = {_pieces(c.reference_text) for c in found if c.quote_text == ""}
    came = {
        _pieces(c.quote_text)
        for c in found
        if c.reference_text == "" and c.kind is not ChangeKind.BRACKETED
    }
    moved = (gone & came) - {()}
    result: list[Change] = []
    for change in found:
        if change.quote_text == "" and _pieces(change.reference_text) in moved:
            continue
        if change.reference_text == "" and _pieces(change.quote_text) in moved:
            text = change.quote_text
            change = _change(ChangeKind.REORDERED, text, text, Severity.WORDING)
        result.append(change)
    return result


def _pieces(text: str) -> tuple[str, ...]:
    """Return the words of a text in an order of their own."""
    return tuple(sorted(words_of(text)))
