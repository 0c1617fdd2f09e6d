"""What must hold for any small world: order does not count, and every chain shows its proofs."""

from collections.abc import Sequence
from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.models import Article, Claim, Quote, TracedClaim
from provenance.sources.registry import default_registry
from provenance.tracing import Fingerprint, fingerprint, link, trace, tracing
from provenance.tracing.content import WORD, content_words
from provenance.vocabulary import CreditKind, Evidence, SpeakerKind
from tests.tracing.building import article, claim, quote
from tests.tracing.texts import HARBOUR, LOCAL_TOP, QUOTE, REWRITTEN, SPUN

REGISTRY = default_registry()
BODIES = (HARBOUR, SPUN, REWRITTEN, f"{LOCAL_TOP}\n\n{HARBOUR}", f"“{QUOTE}” Ro said.")
CREDITS = (
    ("", None, None),
    ("Reporting by Reuters", CreditKind.REPORTING_BY, "Reuters"),
    ("Associated Press writer Ola Lind contributed", CreditKind.CONTRIBUTOR, "AP"),
)
OUTLETS = ("Reuters", "Hill Star", "Valley Sun", "KCNA", None)
DAYS = (None, "2031-05-03", "2031-05-04", "2031-05-09")
VIAS = ((), ("KCNA",), ("Hill Star",))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Quote]:
    """Return an article and its quote of the one sentence that all of them have."""
    body = draw(st.sampled_from(BODIES))
    words, kind, source = draw(st.sampled_from(CREDITS))
    via = draw(st.sampled_from(VIAS))
    text = "\n\n".join(part for part in (body, *(f"Seen by {v}." for v in via), words) if part)
    made = article(
        text,
        outlet=draw(st.sampled_from(OUTLETS)),
        published=draw(st.sampled_from(DAYS)),
        url=draw(st.sampled_from((None, "https://a.example/1", "https://b.example/2"))),
        credits=[(words, kind, source)] if kind and source else (),
    )
    words = QUOTE if QUOTE in text else QUOTE.rstrip(",")
    return made, quote(made, words, via=via)


worlds = st.lists(articles(), min_size=1, max_size=6, unique_by=lambda pair: pair[0].id)


def traced(world: Sequence[tuple[Article, Quote]], claims: Sequence[Claim]) -> list[TracedClaim]:
    held = {made.id: made for made, _ in world}
    lineages = link([fingerprint(a) for a in held.values()], held, held.__getitem__, REGISTRY)
    quotes = {q.id: q for _, q in world}
    return list(trace(claims, quotes, held, lineages, REGISTRY, text_of=held.__getitem__))


@settings(max_examples=60, deadline=None)
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_count(
    world: list[tuple[Article, Quote]], random: object
) -> None:
    said = sorted((q for _, q in world), key=lambda q: q.id)
    made = [claim(*said)]
    shuffled = list(world)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert traced(world, made) == traced(shuffled, made)


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_every_chain_ends_in_its_own_outlet_and_shows_its_proofs(
    world: list[tuple[Article, Quote]],
) -> None:
    said = sorted((q for _, q in world), key=lambda q: q.id)
    texts = {made.id: made.text for made, _ in world}
    (one,) = traced(world, [claim(*said)])
    by_id = {made.id: made for made, _ in world}
    for q in said:
        last = one.hops[q.id][-1]
        assert last.evidence is Evidence.HELD
        assert last.source == (by_id[q.article_id].outlet or "unknown outlet")
        sources = [hop.source for hop in one.hops[q.id]]
        assert len(set(sources)) == len(sources)
        for hop in one.hops[q.id]:
            if hop.evidence is Evidence.STATED and hop.start is not None and hop.end is not None:
                assert texts[hop.article_id][hop.start : hop.end] == hop.text  # type: ignore[index]
    assert 1 <= one.independent_origins <= len(world)
    assert one.origin.reason


@settings(max_examples=60, deadline=None)
@given(worlds, st.sampled_from([*SpeakerKind]))
def test_a_claim_that_stands_alone_is_traced_as_any_other(
    world: list[tuple[Article, Quote]], kind: SpeakerKind
) -> None:
    said = [(made, replace(q, speaker=replace(q.speaker, kind=kind))) for made, q in world]
    claims = [claim(q) for _, q in said]
    alone = traced(said, claims)
    with patch.object(tracing, "traced_alone", lambda ledger, claim: None):
        assert traced(said, claims) == alone


@given(st.text(max_size=400))
def test_any_text_has_a_fingerprint_that_survives_storing(text: str) -> None:
    made = fingerprint(article(text))
    again = Fingerprint.from_bytes(made.article_id, made.to_bytes())
    assert again == made
    assert again.hashes.tolist() == sorted(set(made.hashes.tolist()))


@given(st.text(st.sampled_from("ab_'’- \n.,é«»…ſ中あ한١\ud800"), max_size=30), st.booleans())
def test_the_words_of_any_text_are_those_of_the_pattern(text: str, mostly_ascii: bool) -> None:
    text += " plain" * 30 * mostly_ascii
    plain = text.replace("’", "'").casefold()
    words = [found.encode("utf-8", "surrogatepass") for found in WORD.findall(plain)]
    assert content_words(article(text)) == words
