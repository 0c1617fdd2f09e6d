"""How fast the site answers: a synthetic database of any size, eight visitors, a table of times.

    python benchmarks/site_speed.py build speed.db --articles 100000
    python benchmarks/site_speed.py measure speed.db --clients 8 --seconds 20

`build` writes articles, quotes, claims and chains straight into a database, no rules involved;
words have Zipf frequencies and claims have few quotes or many, as in news. `measure` publishes
it, serves it with `provenance serve`, and asks for pages of each kind in turn.
"""

import argparse
import random
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from bisect import bisect
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote_plus

from provenance import ids
from provenance.models import (
    Article,
    Claim,
    Hop,
    Interval,
    Member,
    Origin,
    Quote,
    Speaker,
    TracedClaim,
)
from provenance.pipeline import Analysed, Derived
from provenance.store import Holdings, Reader, publish
from provenance.tracing import fingerprint
from provenance.tracing.fingerprint import Fingerprint
from provenance.vocabulary import (
    Act,
    DateBasis,
    Evidence,
    Field,
    OriginStatus,
    OutletBasis,
    QuoteKind,
    Relation,
    SourceKind,
    SpeakerBasis,
    SpeakerKind,
)

QUOTES = 5  # a page carries so many
_VOCABULARY = 60_000
_FEWEST = 4  # words of a claim that is searched for
_OUTLETS, _SPEAKERS, _AGENCIES = 400, 20_000, 12
_BEGINNING = datetime(2031, 1, 1, tzinfo=UTC)
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "ai", "or", "en")]


class World:
    """Everything about the synthetic articles that their numbers decide."""

    def __init__(self, articles: int) -> None:
        self.dice = random.Random(20310101)
        self.articles = articles
        weights = [1 / (rank + 3) for rank in range(_VOCABULARY)]
        self.weights = list(accumulate(weights))
        self.words = self._vocabulary()
        self.claims = self._claims(articles * QUOTES)
        slots = [claim for claim, (_, size) in enumerate(self.claims) for _ in range(size)]
        self.dice.shuffle(slots)
        self.slots = slots
        self.places: dict[int, list[tuple[str, str, str, str]]] = {}

    def _vocabulary(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < _VOCABULARY:
            found["".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(1, 4)))] = None
        return list(found)

    def sentence(self, length: int) -> str:
        """Return so many words, common ones often and rare ones rarely."""
        last = self.weights[-1]
        picked = (bisect(self.weights, self.dice.random() * last) for _ in range(length))
        return " ".join(self.words[index] for index in picked).capitalize()

    def _claims(self, quotes: int) -> list[tuple[str, int]]:
        found, left = [], quotes
        while left:
            size = min(left, int(self.dice.paretovariate(1.2)), 300)
            found.append((self.sentence(self.dice.randint(8, 22)), size))
            left -= size
        return found

    def analysed(self) -> Iterator[Analysed]:
        """Yield the articles, and remember where each claim's quotes stand."""
        empty = fingerprint(self.article(0, "Nothing here.", "Nothing")).to_bytes()
        for number in range(self.articles):
            claims = self.slots[number * QUOTES : (number + 1) * QUOTES]
            parts = [
                f"“{self.claims[c][0]}.” said {speaker(c)}, {agency(c)} reported." for c in claims
            ]
            text = "\n\n".join(f"{part} {self.sentence(30)}." for part in parts)
            article = self.article(number, text, self.sentence(7))
            quotes = tuple(self.quote(article, c, self.claims[c][0]) for c in dict.fromkeys(claims))
            print_of = Fingerprint.from_bytes(article.id, empty)
            yield Analysed(article=article, quotes=quotes, fingerprint=print_of)

    def article(self, number: int, text: str, title: str) -> Article:
        """Return one article: its outlet and date follow from its number."""
        moment = _BEGINNING + timedelta(minutes=number * 7)
        instant = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        url = f"https://outlet{number % _OUTLETS}.example/{number}"
        return Article(
            id=ids.article_id(url, None, instant, title, text),
            source_path="synthetic",
            line=number + 1,
            url=url,
            outlet=f"Outlet {number % _OUTLETS}",
            outlet_basis=OutletBasis.STATED,
            title=title,
            byline=None,
            published=instant,
            dates=Interval(earliest=instant, latest=instant, basis=DateBasis.METADATA),
            lang="en",
            text=text,
            sha256=ids.digest(text),
            complete=True,
        )

    def quote(self, article: Article, claim: int, words: str) -> Quote:
        """Return the quote of a claim in an article, and note its place."""
        start = article.text.index(words)
        span = (start, start + len(words))
        id_ = ids.quote_id(article.id, "text", *span, "direct")
        place = (id_, article.id, article.outlet or "", article.dates.earliest or "")
        self.places.setdefault(claim, []).append(place)
        return Quote(
            id=id_,
            article_id=article.id,
            field=Field.TEXT,
            segments=(span,),
            text=words,
            kind=QuoteKind.DIRECT,
            cue=None,
            cue_text=None,
            clause=None,
            speaker=Speaker(
                name=speaker(claim),
                kind=SpeakerKind.PERSON,
                key=speaker(claim),
                basis=SpeakerBasis.NAMED,
                span=None,
                confidence=0.9,
            ),
            speaker_text=None,
            via=(),
            speech=1.0,
        )

    def traced(self) -> Iterator[TracedClaim]:
        """Yield the claims, each with a chain of three steps for each of its quotes."""
        for number, places in self.places.items():
            first = min(places, key=lambda place: (place[3], place[0]))
            members = tuple(
                Member(
                    quote_id=ids.QuoteId(place[0]),
                    relation=Relation.VERBATIM,
                    changes=(),
                    score=1.0,
                )
                for place in sorted(places)
            )
            yield TracedClaim(
                claim=Claim(
                    id=ids.claim_id([member.quote_id for member in members]),
                    reference=ids.QuoteId(first[0]),
                    members=members,
                ),
                origin=Origin(
                    source=agency(number),
                    source_kind=SourceKind.AGENCY,
                    status=OriginStatus.CREDITED,
                    article_id=None,
                    quote_id=None,
                    evidence=Evidence.STATED,
                    confidence=0.8,
                    reason="Every article credits it.",
                ),
                alternatives=(),
                hops={ids.QuoteId(place[0]): chain(number, place) for place in places},
                independent_origins=1,
                first_published=first[3],
                first_article_id=ids.ArticleId(first[1]),
                warnings=(),
            )


def speaker(claim: int) -> str:
    """Return the name of a claim's speaker."""
    return f"Speaker {claim * 7919 % _SPEAKERS}"


def agency(claim: int) -> str:
    """Return the name of the agency through which a claim travelled."""
    return f"Agency {claim % _AGENCIES}"


def chain(claim: int, place: tuple[str, str, str, str]) -> tuple[Hop, ...]:
    """Return speaker, agency, outlet."""
    steps = (
        (speaker(claim), SourceKind.PERSON, Act.SAID, Evidence.STATED),
        (agency(claim), SourceKind.AGENCY, Act.REPORTED, Evidence.STATED),
        (place[2], SourceKind.NEWSPAPER, Act.CARRIED, Evidence.HELD),
    )
    return tuple(
        Hop(
            source=name,
            source_kind=kind,
            act=act,
            evidence=evidence,
            text=name,
            article_id=ids.ArticleId(place[1]),
            start=None,
            end=None,
            confidence=0.9,
        )
        for name, kind, act, evidence in steps
    )


def build(path: Path, articles: int) -> None:
    """Write the synthetic database."""
    world = World(articles)
    with Holdings.open(path) as holdings:
        run = holdings.begin_run("synthetic", "0")
        batch: list[Analysed] = []
        for item in world.analysed():
            batch.append(item)
            if len(batch) == 500:
                holdings.save(batch)
                batch.clear()
        holdings.save(batch)
        for _ in holdings.facts():
            pass  # what is derived covers all articles
        holdings.replace_derived(Derived(lineages=(), traced=world.traced(), warnings=()), run)
        holdings.finish_run(run)


def addresses(path: Path, dice: random.Random) -> dict[str, list[str]]:
    """Return addresses of each kind of page, drawn from what the database has."""
    with Reader.open(path) as reader:
        rows = reader.connection.execute(
            'select id, "text", quotes from claims where pk % 997 = 1 limit 200'
        ).fetchall()
        rows = [row for row in rows if len(row[1].split()) >= _FEWEST]
        large = reader.connection.execute("select id from claims order by quotes desc limit 5")
        articles = reader.connection.execute("select id from articles where pk % 499 = 1 limit 200")
        sources = reader.connection.execute("select id from sources where pk % 97 = 1 limit 200")
        found = {
            "home": ["/"],
            "claim": [f"/claim/{row[0]}" for row in rows],
            "claim, largest": [f"/claim/{row[0]}" for row in large],
            "article": [f"/article/{row[0]}" for row in articles],
            "source": [f"/source/{row[0]}" for row in sources],
            "search, exact": ["/search?q=" + quote_plus(row[1]) for row in rows],
            "search, mistyped": ["/search?q=" + mistyped(row[1], dice) for row in rows],
            "unknown": ["/claim/c0000000000000000"],
        }
    return found | {
        "Datasette table": ["/provenance/quotes", "/provenance/articles"],
        "Datasette row": [f"/provenance/claims/{n}" for n in range(1, 50)],
        "Datasette view": ["/provenance/quotations"],
        "Datasette search": [
            f"/provenance/quotes?_search={quote_plus(row[1].split()[1])}" for row in rows
        ],
    }


def mistyped(words: str, dice: random.Random) -> str:
    """Return some words of a sentence, one of them with a letter missing."""
    kept = words.split()[1:9]
    index = dice.randrange(len(kept))
    kept[index] = kept[index][:1] + kept[index][2:] or kept[index]
    return quote_plus(" ".join(kept))


def measure(path: Path, clients: int, seconds: float) -> None:
    """Serve a published copy and print the times of each kind of page."""
    published = path.with_suffix(".published.db")
    publish(path, published)
    command = [sys.executable, "-m", "provenance", "serve", str(published), "-p", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip().rstrip("/")
            print(f"{clients} clients, {seconds:g} s for each kind of page, milliseconds")
            print("| page | requests | per second | p50 | p95 | max | not 200 |")
            print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
            for name, paths in addresses(published, random.Random(1)).items():
                print(row_of(name, address, paths, clients, seconds), flush=True)
        finally:
            server.terminate()


def row_of(name: str, address: str, paths: list[str], clients: int, seconds: float) -> str:
    """Return one line of the table: so many clients ask one after the other, all at once."""
    times: list[float] = []
    failed = 0
    until = time.perf_counter() + seconds

    def visit(number: int) -> None:
        nonlocal failed
        step = number
        while time.perf_counter() < until:
            began = time.perf_counter()
            try:
                with urllib.request.urlopen(address + paths[step % len(paths)], timeout=60) as got:
                    got.read()
            except urllib.error.HTTPError:
                failed += 1
            times.append(1000 * (time.perf_counter() - began))
            step += clients

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(times, n=20)
    return (
        f"| {name} | {len(times)} | {len(times) / seconds:.0f} | {statistics.median(times):.0f} | "
        f"{cuts[18]:.0f} | {max(times):.0f} | {failed} |"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=("build", "measure"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=5.0)
    given = parser.parse_args()
    if given.what == "build":
        build(given.path, given.articles)
    else:
        measure(given.path, given.clients, given.seconds)


if __name__ == "__main__":
    main()
