"""A synthetic news world with a known copy graph: who wrote each text, who copied it, and how.

Stories are made of usual English words, invented names and figures; each has an owner (a wire, a
state agency or a paper), copies of several kinds, and copies of copies. Credits can be missing or
name the wrong agency, clocks can be wrong, and the owner's own article can be left out of the
holdings. Every random number comes from one seed.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.resources import files

from provenance.models import Record

RELATIONS = ("verbatim", "edited", "rewritten", "spun", "local_top")
_OWNERS = ("AP", "Reuters", "Yonhap", "AFP", "Kyodo", "Xinhua")
_DATELINES = {
    "AP": "{city} (AP) — ",
    "Reuters": "{city}, {day} (Reuters) - ",
    "Yonhap": "{city}, {day} (Yonhap) -- ",
    "AFP": "{city} (AFP) - ",
    "Kyodo": "{city} (Kyodo) -- ",
    "Xinhua": "{city}, {day} (Xinhua) -- ",
    "KCNA": "{city}, {day} (KCNA) -- ",
}
_PLACES = ("Aldmoor", "Brenn", "Corvale", "Dunmere", "Estwick", "Farrow", "Glenholt", "Harbury")
_PAPERS = ("Herald", "Courier", "Gazette", "Ledger", "Examiner", "Sentinel", "Mercury", "Argus")
_GIVEN = ("Berit", "Anselm", "Cora", "Tessaly", "Ruben", "Edda", "Konrad", "Maud", "Silas", "Nils")
_FAMILY = ("Castellan", "Brandt", "Ilves", "Holm", "Vanderlaan", "Roake", "Sundberg", "Aalto")
_START = datetime(2031, 3, 1, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong in a world: probabilities, 0 to 1."""

    missing: float = 0.0  # a copy has no credit
    wrong: float = 0.0  # a copy credits another agency
    clock: float = 0.0  # a copy is dated one to three days before its source
    unheld: float = 0.0  # the owner's own article is not in the holdings


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The truth about a copied article: whose text, from which article, how, credited or not."""

    story: int
    owner: str
    parents: frozenset[str]  # the addresses of all articles above it
    relation: str
    credited: bool
    held: bool


@dataclass(slots=True)
class World:
    """Records, and the truth: `copies` by address, `origins` by the words of a quote.

    `credited` are the stories whose owner some copy credits, `provable` the quotes of stories
    whose owner is credited or held. Of these the evidence is `sufficient` where a copy credits the
    owner, a dateline shows it, or clocks are right: a paper's text without any credit, in papers
    whose clocks may be wrong, is nobody's by evidence.
    """

    records: list[Record] = field(default_factory=list)
    copies: dict[str, Copy] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    provable: set[str] = field(default_factory=set)
    sufficient: set[str] = field(default_factory=set)
    credited: set[int] = field(default_factory=set)


def build(*, stories: int, trouble: Trouble, seed: int = 1) -> World:
    """Return a world of so many stories."""
    rng = random.Random(seed)
    world = World()
    lexicon = _lexicon()
    for number in range(stories):
        _Story(rng, world, lexicon, number).write(trouble)
    rng.shuffle(world.records)
    return world


def _lexicon() -> list[str]:
    """Return words of news, the usual ones first, function words left out."""
    with files("provenance.matching").joinpath("rarity.toml").open("rb") as table:
        bands = list(tomllib.load(table)["en"].values())
    return [w for band in bands[2:] for w in band["words"].split() if w.isalpha() and len(w) > 3]


_FRAMES = (
    "The {0} of {1} in {place} has {2} a {3} that would {4} the {5} by {n} percent, according to "
    "a {6} seen on {7}.",
    "For {n} years the {0} had {1} no {2}, but the {3} in {place} made it {4} for every {5}.",
    "More than {n} {0} from {place} {1} the {2} before it was {3} to the {4}.",
    "In the {0}, {name} and {n} others {1} that the {2} would {3} without a {4}.",
    "When the {0} {1} its {2} last spring, the {3} {4} and the {5} fell to {n}.",
    "A {0} with {n} {1} stands beside the {2} that {name} {3} for the {4}.",
    "Neither the {0} nor the {1} has {2} since the {3} of {place} was {4} under the {5}.",
)


class _Story:
    """One text of an owner, with its copies."""

    def __init__(self, rng: random.Random, world: World, lexicon: list[str], number: int) -> None:
        self.rng, self.world, self.lexicon, self.number = rng, world, lexicon, number
        self.swaps = dict(
            zip(lexicon, rng.sample(lexicon[len(lexicon) // 2 :] * 2, len(lexicon)), strict=True)
        )
        self.city = rng.choice(_PLACES)
        self.at = _START + timedelta(hours=7 * number + rng.random() * 5)
        self.quotes: list[str] = []

    def write(self, trouble: Trouble) -> None:
        """Add the story and its copies to the world."""
        kind = self.rng.random()
        owner = self.rng.choice(_OWNERS) if kind < 0.6 else "KCNA" if kind < 0.75 else self._paper()
        body = self._body()
        held = self.rng.random() >= trouble.unheld or owner not in _DATELINES
        address = self._address(owner, 0)
        if held:
            self._add(owner, address, self._dateline(owner) + body, self.at, title=None)
        self.world.origins.update(dict.fromkeys(self.quotes, owner))
        above: list[tuple[str, str, str, datetime]] = [(address, owner, body, self.at)]
        credited = False
        for copy in range(1, self.rng.randint(2, 6)):
            parent = above[0] if self.rng.random() < 0.75 else self.rng.choice(above)
            credited |= self._copy(copy, parent, owner, above, trouble, held=held)
        if credited or held:
            self.world.provable.update(self.quotes)
        if credited or (held and (owner in _DATELINES or trouble.clock == 0)):
            self.world.sufficient.update(self.quotes)

    def _copy(
        self,
        number: int,
        parent: tuple[str, str, str, datetime],
        owner: str,
        above: list[tuple[str, str, str, datetime]],
        trouble: Trouble,
        *,
        held: bool,
    ) -> bool:
        """Add one copy; return whether it credits the owner."""
        relation = self.rng.choice(RELATIONS)
        outlet = self._paper()
        address = self._address(outlet, number)
        text, top = self._changed(parent[2], relation), ""
        if relation == "local_top":
            top = "\n\n".join(self._sentence() for _ in range(3)) + "\n\n"
        draw = self.rng.random()
        credit = ""
        if draw >= trouble.missing and relation != "spun":
            credit = self._credit(owner)
        wrong = bool(credit) and owner in _DATELINES and self.rng.random() < trouble.wrong
        if wrong:
            credit = self._credit(self.rng.choice([o for o in _OWNERS if o != owner]))
        at = parent[3] + timedelta(hours=self.rng.uniform(2, 30))
        if self.rng.random() < trouble.clock:
            at = parent[3] - timedelta(days=self.rng.uniform(1, 3))
        self._add(outlet, address, f"{top}{text}{credit}", at, title=None)
        self.world.copies[address] = Copy(
            story=self.number,
            owner=owner,
            parents=frozenset(a for a, *_ in above),
            relation=relation,
            credited=bool(credit) and not wrong,
            held=held,
        )
        if relation != "spun":
            above.append((address, outlet, text, at))
        if credit and not wrong:
            self.world.credited.add(self.number)
        return bool(credit) and not wrong

    def _add(self, outlet: str, address: str, text: str, at: datetime, title: str | None) -> None:
        record = Record(
            source_path="made",
            line=len(self.world.records) + 1,
            text=text,
            url=address,
            outlet=outlet,
            title=title,
            published=f"{at:%Y-%m-%dT%H:%M:%SZ}",
        )
        self.world.records.append(record)

    def _paper(self) -> str:
        return f"{self.rng.choice(_PLACES)} {self.rng.choice(_PAPERS)}"

    def _address(self, outlet: str, copy: int) -> str:
        return f"https://{outlet.replace(' ', '').lower()}.example/{self.number}-{copy}"

    def _dateline(self, owner: str) -> str:
        day = f"{self.at:%B} {self.at.day}"
        return _DATELINES.get(owner, "").format(city=self.city.upper(), day=day)

    def _credit(self, owner: str) -> str:
        name = {"AP": "The Associated Press"}.get(owner, owner)
        lines = [f"Reporting by {name}", f"{name} contributed to this report.", f"With {name}"]
        return "\n\n" + self.rng.choice(lines)

    def _body(self) -> str:
        parts = []
        for _ in range(self.rng.randint(4, 7)):
            parts.append(" ".join(self._sentence() for _ in range(self.rng.randint(1, 3))))
            if self.rng.random() < 0.5 or len(parts) == 2:
                parts.append(self._quote())
        return "\n\n".join(parts)

    def _sentence(self) -> str:
        words = self.rng.sample(self.lexicon, 8)
        name = f"{self.rng.choice(_GIVEN)} {self.rng.choice(_FAMILY)}"
        frame = self.rng.choice(_FRAMES)
        return frame.format(
            *words, n=self.rng.randint(2, 980), name=name, place=self.rng.choice(_PLACES)
        )

    def _quote(self) -> str:
        words = self.rng.sample(self.lexicon, 12)
        said = f"We {words[0]} the {' '.join(words[1:6])} before any {' '.join(words[6:])}"
        self.quotes.append(said)
        name = f"{self.rng.choice(_GIVEN)} {self.rng.choice(_FAMILY)}"
        return f"“{said},” said {name}, who runs the {self.rng.choice(self.lexicon)} office."

    def _changed(self, body: str, relation: str) -> str:
        """Return a text as a copy of one relation has it; words in marks stay."""
        paragraphs = body.split("\n\n")
        if relation == "edited":
            kept = [p for p in paragraphs if self.rng.random() < 0.8 or "“" in p]
            return "\n\n".join(self._swapped(p, 0.04) for p in kept)
        if relation == "rewritten":
            moved = [self._turned(p) for p in paragraphs if self.rng.random() < 0.85 or "“" in p]
            at = self.rng.randrange(len(moved))
            return "\n\n".join(moved[at:] + moved[:at])
        if relation == "spun":
            return "\n\n".join(self._swapped(p, self.rng.uniform(0.6, 0.9)) for p in paragraphs)
        return body

    def _swapped(self, paragraph: str, share: float) -> str:
        words = paragraph.split(" ")
        inside = False
        for at, word in enumerate(words):
            inside = (inside or word.startswith("“")) and not word.endswith("”")
            if not inside and word in self.swaps and self.rng.random() < share:
                words[at] = self.swaps[word]
        return " ".join(words)

    def _turned(self, paragraph: str) -> str:
        """Return a paragraph with its sentences in other order and clauses moved to the front."""
        if "“" in paragraph:
            return paragraph
        sentences = [s if s.endswith(".") else s + "." for s in paragraph.split(". ")]
        self.rng.shuffle(sentences)
        return " ".join(self._front(self._swapped(s, 0.08)) for s in sentences)

    def _front(self, sentence: str) -> str:
        head, comma, tail = sentence.partition(", ")
        if not comma:
            return sentence
        return f"{tail[0].upper()}{tail[1:].rstrip('.')}, {head[0].lower()}{head[1:]}."


def records_of(world: World) -> Iterator[Record]:
    """Yield the world's records in their shuffled order."""
    yield from world.records
