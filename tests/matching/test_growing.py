"""Growing claims: quotes added in any portions end in the claims of all quotes at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ids import ArticleId, ClaimId, QuoteId
from provenance.matching import Form, blocking, cluster, roads
from provenance.matching.columns import hashed
from provenance.matching.growing import grow, settle
from provenance.matching.known import Known
from provenance.matching.reaching import Reach
from provenance.matching.standing import LETTERS, Standing, piece_of
from provenance.matching.units import Units
from provenance.models import Claim
from provenance.vocabulary import QuoteKind
from tests.matching.builders import quote

Kin = list[tuple[ArticleId, ArticleId]]
SENTENCES = [
    "the northern dredger sank beside the quay after midnight and nobody warned the keepers",
    "we will not lower the lake this summer unless the ferries return before the first frost",
    "exactly 40 harbour pilots kept their licences and 12 of the lighthouse lamps are broken",
    "ironclad resolve",
    "the whole archipelago loses its grain and the ministry sold the dredger to the pirates",
]
WORDS = [
    "dredger",
    "quay",
    "ministry",
    "pirates",
    "grain",
    "frost",
    "lamps",
    "40",
    "12",
    "not",
    "the",
    "of",
    "winter",
]
SPEAKERS = (None, "Mara Quill", "Jon Ebb", "Quill")


def number(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:16]


class World:
    """Articles with quotes; an article's text comes from the first held one of its sources."""

    def __init__(self, random: Random, articles: int) -> None:
        self.names = [ArticleId(f"a{number(str(n))}") for n in range(articles)]
        self.forms = {name: list(self.quotes(random, name)) for name in self.names}
        self.sources = {
            name: random.sample(self.names[:place], min(place, random.choice((0, 0, 1, 2))))
            for place, name in enumerate(self.names)
        }
        self.spinning = {name: random.random() < 0.4 for name in self.names}
        random.shuffle(self.names)

    def quotes(self, random: Random, article: ArticleId) -> Iterator[Form]:
        outlet, day = random.choice(("The Tern", "KCNA", None)), random.randrange(1, 29)
        for n in range(random.choice((1, 2, 2, 4))):
            form = quote("", wording(random), random.choice(SPEAKERS), outlet=outlet)
            yield replace(
                form,
                quote_id=QuoteId(f"q{number(f'{article}{n}')}"),
                article_id=article,
                kind=random.choice((QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)),
                sources=random.choice(((), (), ("KCNA",), ("Mara Quill",))),
                earliest=random.choice((None, *[f"2031-05-{day:02d}T00:00:00Z"] * 9)),
                latest=random.choice((None, *[f"2031-05-{day:02d}T23:59:59Z"] * 9)),
            )

    def kin(self, held: Collection[ArticleId]) -> dict[ArticleId, ArticleId]:
        """Return the source of each held article that has one."""
        found = {a: next((s for s in self.sources[a] if s in held), None) for a in held}
        return {article: source for article, source in found.items() if source is not None}

    def now(self, held: Sequence[ArticleId]) -> tuple[dict[ArticleId, list[Form]], Kin]:
        """Return the forms and the kin of the articles, if these are held."""
        above = self.kin(set(held))
        forms = {}
        for article in held:
            depth, at = 0, article
            while at in above:
                depth, at = depth + 1, above[at]
            spun = article in above and self.spinning[article]
            forms[article] = [replace(x, depth=depth, spun=spun) for x in self.forms[article]]
        return forms, list(above.items())


def wording(random: Random) -> str:
    """Return a piece of a sentence, some of its words changed."""
    words = random.choice(SENTENCES).split()
    start = random.choice((0, 0, random.randrange(len(words))))
    words = words[start : start + random.choice((2, 6, 9, 30))]
    for _ in range(random.choice((0, 0, 1, 2))):
        words[random.randrange(len(words))] = random.choice(WORDS)
    return random.choice((" ".join(words), " ".join(words).capitalize() + ".", "…", "no"))


class Held:
    """What was derived before, in memory."""

    def __init__(self) -> None:
        self.articles: dict[ArticleId, list[Form]] = {}
        self.kin: Kin = []
        self.pieces: list[bytes] = []
        self.claims: dict[ClaimId, Claim] = {}

    def standing(self) -> Iterator[bytes]:
        return iter(self.pieces)

    def forms(self, quotes: Sequence[QuoteId]) -> list[Form]:
        known = {form.quote_id: form for forms in self.articles.values() for form in forms}
        return [known[id_] for id_ in quotes]

    def forms_in(self, articles: Collection[ArticleId]) -> list[Form]:
        return [form for article in articles for form in self.articles[article]]

    def ids_in(self, articles: Collection[ArticleId]) -> list[tuple[ArticleId, QuoteId]]:
        return [(article, x.quote_id) for article in articles for x in self.articles[article]]

    def claims_of(self, ids: Collection[ClaimId]) -> list[Claim]:
        return [self.claims[id_] for id_ in ids]

    def add(self, world: World, new: Sequence[ArticleId]) -> None:
        forms, kin = world.now([*self.articles, *new])
        touched = {a for a in self.articles if self.articles[a] != forms[a]}
        touched |= {a for pair in {*kin} ^ {*self.kin} for a in pair} & self.articles.keys()
        self.articles = {article: forms[article] for article in self.articles}
        grown = grow(self, (x for a in new for x in forms[a]), kin=kin, touched=touched)
        self.articles, self.kin = forms, kin
        self.pieces = [*self.pieces[: len(self.pieces) - grown.replacing], *grown.standing]
        self.claims = {id_: x for id_, x in self.claims.items() if id_ not in grown.gone}
        self.claims |= {claim.id: claim for claim in grown.claims}

    def settle(self, world: World, new: Sequence[ArticleId]) -> None:
        self.articles, self.kin = world.now(new)
        settled = settle([x for forms in self.articles.values() for x in forms], kin=self.kin)
        self.pieces = list(settled.standing)
        self.claims = {claim.id: claim for claim in settled.claims}

    def at_once(self) -> dict[ClaimId, Claim]:
        forms = [form for forms in self.articles.values() for form in forms]
        return {claim.id: claim for claim in cluster(forms, kin=self.kin)}


def grown_in_portions(random: Random, articles: int) -> None:
    """Add a world's articles in portions, and compare after each with all at once."""
    world, held, at = World(random, articles), Held(), 0
    if random.random() < 0.5:
        at = random.randrange(articles)
        held.settle(world, world.names[:at])
        assert held.claims == held.at_once()
    while at < articles:
        size = random.choice((1, 2, 5, 12))
        held.add(world, world.names[at : at + size])
        at += size
        assert held.claims == held.at_once()


SEEDS, SIZES = st.integers(0, 2**32), st.integers(1, 50)


@settings(max_examples=40, deadline=None)
@given(SEEDS, SIZES)
def test_portions_end_in_the_same_claims(seed: int, articles: int) -> None:
    grown_in_portions(Random(seed), articles)


@settings(max_examples=40, deadline=None)
@given(SEEDS, SIZES)
def test_portions_end_in_the_same_claims_where_keys_have_many_owners(
    seed: int, articles: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (blocking, roads):
            patch.setattr(module, "GROUP", 3)
            patch.setattr(module, "STARS", 1)
            patch.setattr(module, "NEXT", 1)
        grown_in_portions(Random(seed), articles)


def test_a_spun_copy_follows_its_original_to_a_fuller_claim() -> None:
    said = "we shall dredge the northern harbour"
    texts = {
        "original": said,
        "full": f"{said} because wealthy pirates bribed lighthouse keepers",
        "spun": "we shall excavate the septentrional port",
        "fuller": f"{said} and ferries of seven archipelagos return to derelict quays with grain",
    }
    forms = {
        name: replace(
            quote("", text, None if name == "spun" else "Mara Quill", spun=name == "spun"),
            quote_id=QuoteId(f"q{number(name)}"),
            article_id=ArticleId(f"a{name}"),
        )
        for name, text in texts.items()
    }
    kin = [(ArticleId("aspun"), ArticleId("aoriginal"))]
    held = Held()
    before = [forms[name] for name in ("original", "full", "spun")]
    settled = settle(before, kin=kin)
    held.articles = {form.article_id: [form] for form in before}
    held.pieces, held.kin = list(settled.standing), kin
    held.claims = {claim.id: claim for claim in settled.claims}
    grown = grow(held, [forms["fuller"]], kin=kin)
    claims = {id_: claim for id_, claim in held.claims.items() if id_ not in grown.gone}
    claims |= {claim.id: claim for claim in grown.claims}
    assert claims == {claim.id: claim for claim in cluster(forms.values(), kin=kin)}
    together = [{member.quote_id for member in claim.members} for claim in claims.values()]
    assert {forms[name].quote_id for name in ("original", "spun", "fuller")} in together


def test_a_short_quote_is_compared_with_what_it_stands_in_whatever_its_words() -> None:
    short = "bameroda warned seven lighthouse keepers of derelict quays"  # 8 words: the most
    assert hashed("bameroda") % LETTERS == ord(" ")  # it would be written as a blank
    forms = [
        replace(quote("", text), quote_id=QuoteId(f"q{number(text)}"), article_id=ArticleId("a"))
        for text in (short, f"{short} and ferries")
    ]
    known, none = Known(Held(), forms, {}), Standing([])
    standing = none.with_more(piece_of(Units(forms, {}), range(2), [0.0, 0.0]))
    reach = Reach(known, standing, none.alive)
    reach.settled()
    assert reach.near == {1}  # the first with the second


def test_many_small_portions_leave_few_pieces() -> None:
    world, held = World(Random(7), 40), Held()
    for name in world.names:
        held.add(world, [name])
    assert len(held.pieces) <= 8
    assert held.claims == held.at_once()
