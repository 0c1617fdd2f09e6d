"""Search over a synthetic stream: `python -m benchmarks.searching --quotes N`.

Prints Markdown tables: what writing the database costs, and how often and how fast a remembered
quote finds its claim, beside the usual way with SQLite: one full-text query of the rarest words,
ranked by bm25, then by rapidfuzz. Times are CPU times of one process.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from benchmarks.stream import Stream, stream
from provenance.ids import ArticleId, claim_id, digest
from provenance.matching import Form
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
from provenance.store import Holdings, Reader, Run, publish
from provenance.store.spelling import document_count, tokens
from provenance.tracing import Fingerprint
from provenance.vocabulary import (
    Act,
    DateBasis,
    Evidence,
    Field,
    OriginStatus,
    OutletBasis,
    Relation,
    SourceKind,
    SpeakerBasis,
)

_BATCH = 200  # articles saved in one transaction, as `provenance ingest` does
_PEER_SCORE = 75  # rapidfuzz score from which the usual way shows a result
_LETTERS = "abcdefghiklmnoprstu"

T = TypeVar("T")
Search = Callable[[str], Sequence[str]]


def analysed(made: Stream) -> Iterator[Analysed]:
    """Yield the stream's articles, each text being its quotes in lines."""
    carried: dict[ArticleId, list[Form]] = defaultdict(list)
    for form in made.forms:
        carried[form.article_id].append(form)
    for id_, forms in carried.items():
        text = "\n".join(form.text for form in forms)
        starts = [sum(len(f.text) + 1 for f in forms[:place]) for place in range(len(forms))]
        yield Analysed(
            article=_article(id_, forms[0], text),
            quotes=tuple(_quote(f, start) for f, start in zip(forms, starts, strict=True)),
            fingerprint=Fingerprint(article_id=id_, data=b""),
        )


def _article(id_: ArticleId, form: Form, text: str) -> Article:
    return Article(
        id=id_,
        source_path="stream",
        line=None,
        url=None,
        outlet=form.outlet,
        outlet_basis=OutletBasis.STATED,
        title=None,
        byline=None,
        published=form.earliest,
        dates=Interval(earliest=form.earliest, latest=form.latest, basis=DateBasis.METADATA),
        lang="en",
        text=text,
        sha256=digest(text),
        complete=True,
    )


def _quote(form: Form, start: int) -> Quote:
    span = (start, start + len(form.text))
    return Quote(
        id=form.quote_id,
        article_id=form.article_id,
        field=Field.TEXT,
        segments=(span,),
        text=form.text,
        kind=form.kind,
        cue=None,
        cue_text=None,
        clause=None,
        speaker=Speaker(
            name=form.speaker,
            kind=form.speaker_kind,
            key=form.speaker,
            basis=SpeakerBasis.NAMED if form.speaker else SpeakerBasis.NONE,
            span=None,
            confidence=0.9,
        ),
        speaker_text=form.speaker,
        via=(),
        speech=0.9,
    )


def statements(made: Stream) -> dict[int, list[Form]]:
    """Return the forms of each statement, its first report first."""
    found: dict[int, list[Form]] = defaultdict(list)
    for form in made.forms:
        found[made.truth[form.quote_id].statement].append(form)
    for forms in found.values():
        forms.sort(key=lambda form: (form.depth, form.quote_id))
    return found


def traced(forms: Sequence[Form]) -> TracedClaim:
    """Return the claim of one statement, with a chain of two steps for each quote."""
    ids = sorted(form.quote_id for form in forms)
    first = forms[0]
    return TracedClaim(
        claim=Claim(
            id=claim_id(ids),
            reference=first.quote_id,
            members=tuple(
                Member(quote_id=id_, relation=Relation.VERBATIM, changes=(), score=1.0)
                for id_ in ids
            ),
        ),
        origin=Origin(
            source=first.outlet,
            source_kind=SourceKind.NEWSPAPER,
            status=OriginStatus.HELD,
            article_id=first.article_id,
            quote_id=first.quote_id,
            evidence=Evidence.HELD,
            confidence=0.8,
            reason="The first report.",
        ),
        alternatives=(),
        hops={form.quote_id: _hops(form) for form in forms},
        independent_origins=1,
        first_published=first.earliest,
        first_article_id=first.article_id,
        warnings=(),
    )


def _hops(form: Form) -> tuple[Hop, ...]:
    steps = (
        (form.speaker, SourceKind.PERSON, Act.SAID, Evidence.STATED),
        (form.outlet, SourceKind.NEWSPAPER, Act.CARRIED, Evidence.HELD),
    )
    return tuple(
        Hop(
            source=name,
            source_kind=kind,
            act=act,
            evidence=evidence,
            text=None,
            article_id=form.article_id,
            start=None,
            end=None,
            confidence=0.9,
        )
        for name, kind, act, evidence in steps
        if name is not None
    )


class _Given(Generic[T]):
    """Values that are made one by one, and the processor's seconds that making them takes."""

    def __init__(self, values: Iterable[T]) -> None:
        """Begin with nothing made."""
        self._values = iter(values)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[T]:
        """Yield the values."""
        while True:
            started = time.process_time()
            value = next(self._values, None)
            self.seconds += time.process_time() - started
            if value is None:
                return
            yield value


def _save(holdings: Holdings, made: Stream) -> float:
    """Save the articles of a stream; return the processor's seconds of the store alone."""
    given = _Given(analysed(made))
    source = iter(given)
    started = time.process_time()
    while batch := list(islice(source, _BATCH)):
        holdings.save(batch)
    return time.process_time() - started - given.seconds


def _replace(holdings: Holdings, groups: Iterable[list[Form]], run: Run) -> float:
    """Write the claims of a stream; return the processor's seconds of the store alone."""
    given = _Given(map(traced, groups))
    started = time.process_time()
    holdings.replace_derived(Derived(lineages=(), traced=given, warnings=()), run)
    return time.process_time() - started - given.seconds


def build(made: Stream, folder: Path) -> Path:
    """Return a published database of the stream; print what it cost."""
    work, ready = folder / "work.db", folder / "ready.db"
    if ready.exists():
        return ready
    groups = statements(made)
    with Holdings.open(work) as holdings:
        run = holdings.begin_run("benchmark", "0")
        saved = _save(holdings, made)
        list(holdings.facts())
        replaced, again = (_replace(holdings, groups.values(), run) for _ in range(2))
    started = time.process_time()
    done = publish(work, ready)
    published = time.process_time() - started
    print("| quotes | save | write claims | same claims again | publish | size |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {len(made.forms):,} | {saved:.1f} s | {replaced:.1f} s |"
        f" {again:.1f} s | {published:.1f} s | {done.size / 1e6:,.0f} MB |\n"
    )
    return ready


def remembered(rng: random.Random, text: str, *, typos: float, lost: float) -> str:
    """Return 8 to 16 words out of a quote as somebody may remember them."""
    words = text.split()
    length = rng.randint(8, 16)
    start = rng.randint(0, max(0, len(words) - length))
    kept = [word for word in words[start : start + length] if rng.random() >= lost]
    return " ".join(_mistyped(rng, word) if rng.random() < typos else word for word in kept)


def _mistyped(rng: random.Random, word: str) -> str:
    if len(word) < 4:
        return word
    place = rng.randint(1, len(word) - 2)
    edits = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + rng.choice(_LETTERS) + word[place + 1 :],
    )
    return rng.choice(edits)


def usual_way(reader: Reader) -> Search:
    """Return the search to compare with: rarest words, bm25, then rapidfuzz."""
    sql = """
        select claims.id, quotes."text" from quotes_fts
        join quotes on quotes.pk = quotes_fts.rowid
        join members on members.quote = quotes.pk join claims on claims.pk = members.claim
        where quotes_fts match ? order by quotes_fts.rank limit 200
    """

    def search(query: str) -> Sequence[str]:
        counted = sorted((document_count(reader.connection, w), w) for w in tokens(query))
        rarest = [word for count, word in counted if count][:6]
        if not rarest:
            return []
        match = " OR ".join(f'"{word}"' for word in rarest)
        rows = reader.connection.execute(sql, (match,)).fetchall()
        best = process.extract(
            query, [text for _, text in rows], scorer=fuzz.partial_ratio, limit=10,
            score_cutoff=_PEER_SCORE,
        )  # fmt: skip
        return list(dict.fromkeys(rows[place][0] for _, _, place in best))

    return search


def table(made: Stream, database: Path, number: int) -> None:
    """Print recall and times of both searches for queries of each kind."""
    rng = random.Random(7)
    with Reader.open(database) as reader:
        searches: dict[str, Search] = {
            "provenance": lambda q: [r.claim_id for r in reader.search(q, limit=10).results],
            "bm25 + rapidfuzz": usual_way(reader),
        }
        print("| query | search | found first | in the first ten | nothing | p50 | p95 | slowest |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        long = [form for form in made.forms if len(form.text.split()) >= 10]
        asked = rng.sample(long, number)
        for kind, typos, lost in (("as it is", 0, 0), ("15 % typos, 10 % lost", 0.15, 0.1),
                                  ("40 % typos, 10 % lost", 0.4, 0.1)):  # fmt: skip
            queries = [remembered(rng, form.text, typos=typos, lost=lost) for form in asked]
            wanted = [{reader.quote(form.quote_id).claim_id} for form in asked]
            for name, search in searches.items():
                _row(kind, name, search, queries, wanted)
        words = [word for form in asked for word in form.text.split()]
        invented = [" ".join(rng.choices(words, k=rng.randint(8, 14))) for _ in range(number)]
        for name, search in searches.items():
            _row("nobody said it", name, search, invented, [set()] * number)


def _row(
    kind: str, name: str, search: Search, queries: list[str], wanted: Sequence[set[str | None]]
) -> None:
    times, first, ten, nothing = [], 0, 0, 0
    for query, claims in zip(queries, wanted, strict=True):
        started = time.thread_time()
        found = search(query)
        times.append((time.thread_time() - started) * 1000)
        first += bool(claims & set(found[:1]))
        ten += bool(claims & set(found))
        nothing += not found
    times.sort()
    shares = " | ".join(f"{count / len(queries):.3f}" for count in (first, ten, nothing))
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"| {kind} | {name} | {shares} | {p50:.1f} ms | {p95:.1f} ms | {times[-1]:.1f} ms |")


def strange(database: Path) -> None:
    """Print how long queries take that are none, or none that anybody should ask."""
    asked = {
        "empty": "",
        "one stop word": "the",
        "all stop words": "it is what it is and that is all there is to it",
        "10,000 characters of words": "the people of the world " * 417,
        "10,000 characters, one word": "a" * 10_000,
        "operators of FTS5": 'NEAR(people "government) OR NOT * ^people AND text:',
        "quotation marks and NUL": "\"people'' \0 \u201cgovernment\u201d --",
        "emoji": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 people",
        "Korean": "조선중앙통신은 정부가 전쟁을 원하지 않는다고 보도했다",
    }
    print("\n| query | claims | first | slowest of five |\n| --- | --- | --- | --- |")
    with Reader.open(database) as reader:
        for name, query in asked.items():
            times = []
            for _ in range(5):
                started = time.thread_time()
                found = len(reader.search(query, limit=10).results)
                times.append((time.thread_time() - started) * 1000)
            print(f"| {name} | {found} | {times[0]:.1f} ms | {max(times):.1f} ms |")


def main() -> None:
    """Build, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quotes", type=int, default=100_000)
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--keep", type=Path, help="a folder to leave the database in, or to find")
    chosen = options.parse_args()
    made = stream(chosen.quotes)
    with TemporaryDirectory() as made_here:
        folder = chosen.keep or Path(made_here)
        folder.mkdir(parents=True, exist_ok=True)
        database = build(made, folder)
        table(made, database, chosen.queries)
        strange(database)


if __name__ == "__main__":
    main()
