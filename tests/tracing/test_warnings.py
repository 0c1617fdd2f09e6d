"""Every kind of warning: a case that raises it and one that must not."""

from collections.abc import Iterable

import pytest

from provenance.models import Article, Change, Quote, Warning
from provenance.sources.registry import default_registry
from provenance.tracing import article_warnings, fingerprint, link
from provenance.vocabulary import (
    ChangeKind,
    CreditKind,
    Field,
    QuoteKind,
    Relation,
    Severity,
    SpeakerKind,
    WarningKind,
)
from tests.tracing.building import article, claim, quote, traced
from tests.tracing.texts import HARBOUR, QUOTE, SPUN

WIRE = article(
    f"SARN (Reuters) - {HARBOUR}",
    outlet="Reuters",
    credits=[("(Reuters) -", CreditKind.DATELINE, "Reuters")],
)
CREDITED = article(
    f"{HARBOUR}\n\nReporting by Reuters",
    credits=[("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters")],
)


def of_articles(*articles: Article, quotes: Iterable[Quote] = ()) -> tuple[Warning, ...]:
    """Return the warnings of articles."""
    held = {one.id: one for one in articles}
    made = [fingerprint(one) for one in articles]
    lineages = link(made, held, held.__getitem__, default_registry())
    known = {q.id: q for q in quotes}
    return article_warnings(held, known, lineages, text_of=held.__getitem__)


def kinds(warnings: Iterable[Warning]) -> set[WarningKind]:
    return {one.kind for one in warnings}


def change(
    kind: ChangeKind, before: str, after: str, severity: Severity = Severity.MEANING
) -> Change:
    return Change(kind=kind, reference_text=before, quote_text=after, severity=severity)


def pair(
    before: str,
    after: str,
    *changes: Change,
    relation: Relation = Relation.ALTERED,
    depends: bool = True,
) -> set[WarningKind]:
    """Return the warnings of a claim of two wordings; `depends`: the second credits the first."""
    first = article(f"{before} Ro told us that.", outlet="Hill Star")
    credit = " The Hill Star had it first." if depends else " Ro told us that."
    second = article(after + credit, outlet="Valley Sun", published="2031-05-06")
    a = quote(first, before)
    b = quote(second, after, via=["Hill Star"] if depends else ())
    made = claim(a, b, relation=relation, changes=changes)
    (one,) = traced([first, second], [made], a, b)
    assert all(w.quote_id == b.id for w in one.warnings), one.warnings
    return kinds(one.warnings)


def test_uncredited_copy() -> None:
    copied = article(HARBOUR, published="2031-05-05")
    (one,) = [w for w in of_articles(WIRE, copied) if w.kind is WarningKind.UNCREDITED_COPY]
    assert one.article_id == copied.id
    assert "no credit found in the text we hold" in one.sentence
    assert one.proofs
    assert WarningKind.UNCREDITED_COPY not in kinds(of_articles(WIRE, CREDITED))


def test_spun_copy() -> None:
    spun = article(SPUN, outlet="Fastfeed", published="2031-05-06")
    (one,) = [w for w in of_articles(WIRE, spun) if w.kind is WarningKind.SPUN_COPY]
    assert "storm → tempest" in one.sentence
    assert WarningKind.SPUN_COPY not in kinds(of_articles(WIRE, CREDITED))


def test_credit_conflict() -> None:
    torn = article(
        f"SARN (AP) — {HARBOUR}\n\nReporting by Reuters",
        credits=[
            ("(AP) —", CreditKind.DATELINE, "AP"),
            ("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters"),
        ],
    )
    assert WarningKind.CREDIT_CONFLICT in kinds(of_articles(torn))
    agreed = article(
        f"SARN (AP) — {HARBOUR}\n\nAssociated Press writer Ola Lind contributed.",
        credits=[
            ("(AP) —", CreditKind.DATELINE, "AP"),
            ("Associated Press writer Ola Lind contributed", CreditKind.CONTRIBUTOR, "AP"),
        ],
    )
    assert WarningKind.CREDIT_CONFLICT not in kinds(of_articles(agreed))


def test_date_conflict() -> None:
    words = "LONDON, May 9 (Reuters) -"
    early = article(
        f"{words} {HARBOUR}",
        outlet="Reuters",
        published="2031-05-02",
        credits=[(words, CreditKind.DATELINE, "Reuters")],
    )
    later = article(
        f"{words} {HARBOUR}",
        outlet="Reuters",
        published="2031-05-10",
        credits=[(words, CreditKind.DATELINE, "Reuters")],
    )
    assert WarningKind.DATE_CONFLICT in kinds(of_articles(early))
    assert WarningKind.DATE_CONFLICT not in kinds(of_articles(later))


def test_a_copy_dated_before_the_text_that_it_credits_is_a_date_conflict() -> None:
    source = article(HARBOUR, outlet="Reuters", published="2031-05-08")
    assert WarningKind.DATE_CONFLICT in kinds(of_articles(source, CREDITED))


def test_incomplete_text() -> None:
    assert WarningKind.INCOMPLETE_TEXT in kinds(of_articles(article(HARBOUR, complete=False)))
    assert WarningKind.INCOMPLETE_TEXT not in kinds(of_articles(article(HARBOUR)))


@pytest.mark.parametrize(
    ("title", "words", "raised"),
    [
        ("Ro: “I will close it tomorrow”", "I will close it tomorrow", True),
        ("Ro: “We will not reopen the basin”", "We will not reopen the basin", False),
        ("Ro says it will close tomorrow", "it will close tomorrow", False),
    ],
    ids=["not in the body", "in the body", "without marks"],
)
def test_headline_unsupported(title: str, words: str, raised: bool) -> None:
    made = article(HARBOUR, title=title)
    found = of_articles(made, quotes=[quote(made, words, field=Field.TITLE)])
    assert (WarningKind.HEADLINE_UNSUPPORTED in kinds(found)) is raised


def test_number_changed() -> None:
    before, after = (
        "We brought 41 people ashore last night",
        "We brought 410 people ashore last night",
    )
    number = change(ChangeKind.NUMBER, "41", "410")
    assert WarningKind.NUMBER_CHANGED in pair(before, after, number)
    cut = change(ChangeKind.NUMBER, "41", "")
    shorter = "We brought people ashore last night"
    assert WarningKind.NUMBER_CHANGED not in pair(before, shorter, cut)


def test_negation_changed() -> None:
    before, after = "We are not asking for money at all", "We are asking for money at all"
    assert WarningKind.NEGATION_CHANGED in pair(
        before, after, change(ChangeKind.NEGATION, "not", "")
    )
    long = "We will open the gates at noon. We are not asking anybody for any of the money"
    cut = change(ChangeKind.NEGATION, "not", "")
    kept = "We will open the gates at noon."
    assert WarningKind.NEGATION_CHANGED not in pair(long, kept, cut)


def test_condition_dropped() -> None:
    before = "We will reopen the terminal if the inspectors come back. We are tired"
    lost = change(ChangeKind.CONDITION, "if the inspectors come back", "")
    after = "We will reopen the terminal"
    found = pair(before, after, lost, relation=Relation.TRUNCATED)
    assert WarningKind.CONDITION_DROPPED in found
    other = "We are tired"
    found = pair(before, other, lost, relation=Relation.TRUNCATED)
    assert WarningKind.CONDITION_DROPPED not in found


def test_a_long_condition_that_opens_a_sentence_behind_others_is_missed() -> None:
    lead = "They talk of smoke."
    cut = "As long as their ships with measuring instruments prowl about off our own coast,"
    said = "we will not send one more bag of cement to anybody."
    lost = change(ChangeKind.CONDITION, f"{lead} {cut}", "")
    found = pair(f"{lead} {cut} {said}", said, lost, relation=Relation.TRUNCATED)
    assert WarningKind.CONDITION_DROPPED in found


def test_splice() -> None:
    before = (
        "The farmers have been patient and I thank them. The traders were told three times to "
        "sell, and they will open their barns"
    )
    after = "The farmers have been patient ... and they will open their barns"
    out = "and I thank them. The traders were told three times to sell"
    cut = change(ChangeKind.ELIDED, out, "", Severity.WORDING)
    assert WarningKind.SPLICE in pair(before, after, cut, relation=Relation.ELIDED)
    few = change(ChangeKind.ELIDED, "the day of", "", Severity.WORDING)
    assert WarningKind.SPLICE not in pair(before, after, few, relation=Relation.ELIDED)


def test_wording_changed() -> None:
    before, after = "The river does not wait for the lazy", "The river waits not for the idle"
    swap = change(ChangeKind.SUBSTITUTED, "lazy", "idle", Severity.WORDING)
    assert WarningKind.WORDING_CHANGED in pair(before, after, swap)


def test_two_reporters_at_one_microphone_changed_no_wording() -> None:
    before, after = "The river does not wait for the lazy", "The river waits not for the idle"
    swap = change(ChangeKind.SUBSTITUTED, "lazy", "idle", Severity.WORDING)
    assert WarningKind.WORDING_CHANGED not in pair(before, after, swap, depends=False)


def two_speakers(one: str, other: str, other_kind: SpeakerKind) -> set[WarningKind]:
    first = article(f"{QUOTE} Ro told us.", outlet="Hill Star")
    second = article(f"{QUOTE} He told us.", outlet="Valley Sun")
    a = quote(first, QUOTE, speaker=one)
    b = quote(second, QUOTE, speaker=other, kind=other_kind)
    (found,) = traced([first, second], [claim(a, b)], a, b)
    return kinds(found.warnings)


@pytest.mark.parametrize(
    ("other", "kind", "raised"),
    [
        ("Neil Harcourt", SpeakerKind.PERSON, True),
        ("KCNA", SpeakerKind.ORGANISATION, True),
        ("Ro", SpeakerKind.PERSON, False),
        ("Harbour Ministry", SpeakerKind.ORGANISATION, False),
        ("an official", SpeakerKind.ANONYMOUS, False),
    ],
    ids=["another person", "an agency", "the surname alone", "his office", "unnamed"],
)
def test_speaker_conflict(other: str, kind: SpeakerKind, raised: bool) -> None:
    assert (WarningKind.SPEAKER_CONFLICT in two_speakers("Ro Tae-su", other, kind)) is raised


@pytest.mark.parametrize(
    ("one", "other", "raised"),
    [
        ("a miner of the night shift", "a company official", True),
        ("a miner of the night shift", "a miner", False),
        ("a person close to the governor", "a source", False),
        ("the miner", "a company official", False),
    ],
    ids=["two trades", "the same trade", "anybody", "called back by a role"],
)
def test_unnamed_speakers_conflict_where_they_are_described_as_others(
    one: str, other: str, raised: bool
) -> None:
    first = article(f"{QUOTE} said who told us.", outlet="Hill Star")
    second = article(f"{QUOTE} said who told this newspaper.", outlet="Valley Sun")
    a = quote(first, QUOTE, speaker=one, kind=SpeakerKind.ANONYMOUS)
    b = quote(second, QUOTE, speaker=other, kind=SpeakerKind.ANONYMOUS)
    (found,) = traced([first, second], [claim(a, b)], a, b)
    assert (WarningKind.SPEAKER_CONFLICT in kinds(found.warnings)) is raised


def test_a_copy_that_lost_its_unnamed_speaker_is_no_second_source() -> None:
    first = article(f"{QUOTE} the person told us.", outlet="Daily NK")
    later = article(f"{QUOTE}, Daily NK reported.", published="2031-05-08")
    a = quote(first, QUOTE, speaker="a person on the quay", kind=SpeakerKind.ANONYMOUS)
    b = quote(later, QUOTE, speaker=None, via=["Daily NK"])
    (one,) = traced([first, later], [claim(a, b)], a, b)
    assert kinds(one.warnings) == {WarningKind.SINGLE_ANONYMOUS_SOURCE}


def test_single_anonymous_source() -> None:
    first = article(f"{QUOTE} the person told us.", outlet="Daily NK")
    later = article(f"{QUOTE} a person told Daily NK.", published="2031-05-08")
    a = quote(first, QUOTE, speaker="a person on the quay", kind=SpeakerKind.ANONYMOUS)
    b = quote(later, QUOTE, speaker="a person", kind=SpeakerKind.ANONYMOUS, via=["Daily NK"])
    (one,) = traced([first, later], [claim(a, b)], a, b)
    (warning,) = one.warnings
    assert warning.kind is WarningKind.SINGLE_ANONYMOUS_SOURCE
    assert "a person on the quay" in warning.sentence


def test_two_unnamed_sources_of_two_outlets_are_not_a_single_one() -> None:
    first = article(f"{QUOTE} a worker told us.", outlet="Daily NK")
    other = article(f"{QUOTE} a clerk told us.", outlet="Hill Star")
    a = quote(first, QUOTE, speaker="a worker", kind=SpeakerKind.ANONYMOUS)
    b = quote(other, QUOTE, speaker="a clerk", kind=SpeakerKind.ANONYMOUS)
    (one,) = traced([first, other], [claim(a, b)], a, b)
    assert WarningKind.SINGLE_ANONYMOUS_SOURCE not in kinds(one.warnings)


@pytest.mark.parametrize("narrated", [True, False])
def test_reporter_words(narrated: bool) -> None:
    made = article(f"He ordered to “{QUOTE}” KCNA said.")
    said = quote(
        made,
        QUOTE,
        speaker="KCNA",
        kind=SpeakerKind.ORGANISATION,
        reporter_words=narrated,
        form=QuoteKind.MIXED,
    )
    (one,) = traced([made], [claim(said)], said)
    assert (WarningKind.REPORTER_WORDS in kinds(one.warnings)) is narrated


@pytest.mark.parametrize("mutual", [True, False])
def test_circular(mutual: bool) -> None:
    first = article(f"{QUOTE} The Coastal Digest has it.", outlet="Beacon Online")
    second = article(f"{QUOTE} Beacon Online has it.", outlet="Coastal Digest")
    a = quote(first, QUOTE, via=["Coastal Digest"])
    b = quote(second, QUOTE, via=["Beacon Online"] if mutual else ())
    if not mutual:
        second = article(f"{QUOTE} Ro told us.", outlet="Coastal Digest")
        b = quote(second, QUOTE)
    (one,) = traced([first, second], [claim(a, b)], a, b)
    assert (WarningKind.CIRCULAR in kinds(one.warnings)) is mutual


@pytest.mark.parametrize("kept", [True, False])
def test_withdrawn(kept: bool) -> None:
    url = "https://hillstar.example/storm"
    first = article(HARBOUR, outlet="Hill Star", url=url)
    text = HARBOUR if kept else HARBOUR.replace(f"“{QUOTE}”", "Nothing more,")
    later = article(
        f"{text}\n\nCorrection: a date was wrong.",
        outlet="Hill Star",
        url=url,
        published="2031-06-04",
    )
    copy = article(f"“{QUOTE}” Ro told the Hill Star.", outlet="Valley Sun", published="2031-05-06")
    a, b = quote(first, QUOTE), quote(copy, QUOTE, via=["Hill Star"])
    (one,) = traced([first, later, copy], [claim(a, b)], a, b)
    marked = {w.quote_id for w in one.warnings if w.kind is WarningKind.WITHDRAWN}
    assert marked == (set() if kept else {a.id, b.id})


def test_one_withdrawn_sentence_concerns_the_copies_that_carry_it() -> None:
    url, kept, lost = "https://hillstar.example/storm", QUOTE[:-1] + ".", "The clerk hung it up."
    first = article(f"{HARBOUR}\n\n“{kept} {lost}” Ro said.", outlet="Hill Star", url=url)
    later = article(
        f"{HARBOUR}\n\n“{kept}” Ro said.\n\nCorrection: words that he did not say were removed.",
        outlet="Hill Star",
        url=url,
        published="2031-06-04",
    )
    both = article(f"“{kept} {lost}” Ro told the Hill Star.", outlet="Valley Sun")
    part = article(f"“{kept}” Ro told the Hill Star.", outlet="Dale Post")
    a, still = quote(first, f"{kept} {lost}"), quote(later, kept)
    b, c = (
        quote(one, one.text[1 : one.text.index("”")], via=["Hill Star"]) for one in (both, part)
    )
    (one,) = traced([first, later, both, part], [claim(a, still, b, c)], a, still, b, c)
    marked = {w.quote_id for w in one.warnings if w.kind is WarningKind.WITHDRAWN}
    assert marked == {a.id, b.id}


@pytest.mark.parametrize(("days", "raised"), [("2031-05-24", True), ("2031-05-04", False)])
def test_partial_grown(days: str, raised: bool) -> None:
    first = article("Ro said they were “a key in a locked drawer” and smiled.", outlet="Hill Star")
    whole = "Coupons are a key in a locked drawer, and we will turn it without asking,"
    later = article(f"“{whole}” Ro once said.", outlet="Valley Sun", published=days)
    a = quote(first, "a key in a locked drawer", form=QuoteKind.MIXED)
    b = quote(later, whole)
    (one,) = traced([first, later], [claim(b, a)], a, b)
    assert (WarningKind.PARTIAL_GROWN in kinds(one.warnings)) is raised


def test_every_warning_says_one_calm_sentence_with_its_evidence() -> None:
    spun = article(SPUN, outlet="Fastfeed", published="2031-05-06")
    for warning in of_articles(WIRE, spun, article(HARBOUR)):
        assert warning.sentence.endswith(".")
        assert warning.proofs
        assert not {"stole", "stolen", "plagiar", "theft"} & set(
            warning.sentence.casefold().split()
        )
