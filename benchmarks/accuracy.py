"""Measures extraction against labelled articles and writes the figures to `docs/accuracy.md`.

    python -m benchmarks.accuracy [LABELLED.jsonl.gz]

The labelled file is JSON lines (also gzipped): `text` and `quotes`, each quote with `segments`,
`type`, `cue_text`, `speaker_start`, `speaker_end`, spans in code points. Only figures are written,
never text of the labelled articles; `--misses` prints errors to the terminal for their analysis.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from provenance.extraction.speakers.places import even
from provenance.extraction.speech.lexicon import lexicon
from provenance.extraction.speech.reported import find_reported
from provenance.models import Article, Interval, Reported, Span
from provenance.vocabulary import DateBasis, Field, OutletBasis, QuoteKind

GOLD_KINDS = ("direct", "mixed", "indirect")
RELATIVES = ("who", "whom", "which", "that")
DEFAULT = Path("../shared/data/polnear-dev.jsonl.gz")
DOCUMENT = Path("docs/accuracy.md")
TEMPLATE = Path("benchmarks/accuracy.template.md")


def labelled(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a labelled file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def as_article(text: str) -> Article:
    """Return a bare article around a text."""
    unknown = Interval(earliest=None, latest=None, basis=DateBasis.NONE)
    return Article(
        id="a0", source_path="-", line=None, url=None, outlet=None,
        outlet_basis=OutletBasis.UNKNOWN, title=None, byline=None, published=None, dates=unknown,
        lang="en", text=text, sha256="", complete=True,
    )  # fmt: skip


def overlap(left: Sequence[Span], right: Sequence[Span]) -> int:
    """Return how many characters two sets of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def size(spans: Sequence[Span]) -> int:
    """Return the length of disjoint spans."""
    return sum(end - start for start, end in spans)


def extent(reported: Reported) -> list[Span]:
    """Return what a record covers for the measure: its segments, or a mixed one's whole clause."""
    if reported.clause is not None:
        return [reported.clause]
    return list(reported.segments)


def is_speech_cue(cue: str | None) -> bool:
    """Whether a gold cue has a verb of saying, telling or asking, or is "according to"."""
    if not cue:
        return False
    words = cue.lower().replace(":", " ").split()
    if "according" in words:
        return True
    forms = lexicon().cues
    wanted = {"say", "tell", "ask", "utter"}
    return any(
        each.groups & wanted and not each.particle for w in words for each in forms.get(w, ())
    )


class Tally:
    """Counts over all articles."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.reliability: Counter[tuple[int, bool]] = Counter()
        self.sources: Counter[tuple[int, bool]] = Counter()
        self.misses: list[tuple[str, str, dict[str, Any], Reported | None]] = []

    def article(self, record: dict[str, Any]) -> None:
        read = even(as_article(record["text"]))
        reported = map(read.stored, find_reported(read.article))
        found = tuple(each for each in reported if each.field is Field.TEXT)
        golds = [(q, [tuple(s) for s in q["segments"]]) for q in record["quotes"]]
        for gold, spans in golds:
            self._gold(record, gold, spans, found)
        for each in found:
            self._found(record, each, golds)

    def _gold(self, record: dict[str, Any], gold: dict[str, Any], spans: list[Span],
              found: Sequence[Reported]) -> None:  # fmt: skip
        kind = gold["type"]
        if kind == "indirect" and not is_speech_cue(gold["cue_text"]):
            return
        self.counts[f"{kind} gold"] += 1
        best, cover = None, 0.0
        for each in found:
            share = overlap(spans, extent(each)) / size(spans)
            if share > cover:
                best, cover = each, share
        limit = 0.8 if kind == "direct" else 0.3
        self.counts[f"{kind} >.3"] += cover > 0.3
        self.counts[f"{kind} >.8"] += cover > 0.8
        if cover <= limit or best is None:
            self.misses.append((f"{kind} recall", record["text"], gold, best))
            return
        self.counts[f"{kind} found"] += 1
        if gold["speaker_start"] is None:
            return
        self.counts[f"{kind} source gold"] += 1
        gold_source = (gold["speaker_start"], gold["speaker_end"])
        if best.source is not None:
            right = overlap([gold_source], [best.source]) > 0
            self.sources[(int(best.sourced * 10), right)] += 1
        if best.source is None:
            self.counts[f"{kind} source none"] += 1
            self.misses.append((f"{kind} source", record["text"], gold, best))
        elif overlap([gold_source], [best.source]):
            self.counts[f"{kind} source right"] += 1
        else:
            self.misses.append((f"{kind} source", record["text"], gold, best))
            self.counts[f"{kind} source inner"] += bool(overlap(spans, [best.source]))
            self.counts[f"{kind} source who"] += gold["speaker_text"].lower() in RELATIVES

    def _found(self, record: dict[str, Any], each: Reported,
               golds: list[tuple[dict[str, Any], list[Span]]]) -> None:  # fmt: skip
        marked = each.kind is not QuoteKind.INDIRECT
        kind = "marked" if marked else "indirect"
        spans = list(each.segments)
        share = max((overlap(spans, gold) / size(spans) for _, gold in golds), default=0.0)
        right = share > (0.8 if marked else 0.3)
        self.counts[f"{kind} given"] += 1
        self.counts[f"{kind} given right"] += right
        self.reliability[(int(each.speech * 10), right)] += 1
        if not right:
            self.misses.append((f"{kind} precision", record["text"], {}, each))


def share(part: int, whole: int) -> str:
    """Return a share with three digits and what it is a share of, or a dash."""
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "-"


def figures(tally: Tally) -> dict[str, str]:
    """Return every figure by the name that the template gives it."""
    c = tally.counts
    found = {}
    for kind in GOLD_KINDS:
        gold = c[f"{kind} gold"]
        found[f"{kind}_3"] = share(c[f"{kind} >.3"], gold)
        found[f"{kind}_8"] = share(c[f"{kind} >.8"], gold)
        found[f"{kind}_source"] = share(c[f"{kind} source right"], c[f"{kind} source gold"])
        found[f"{kind}_inner"] = str(c[f"{kind} source inner"])
        found[f"{kind}_who"] = str(c[f"{kind} source who"])
    for kind in ("marked", "indirect"):
        found[f"{kind}_precision"] = share(c[f"{kind} given right"], c[f"{kind} given"])
    found["reliability"] = reliability(tally.reliability)
    found["sources"] = reliability(tally.sources)
    return found


def reliability(counts: Counter[tuple[int, bool]]) -> str:
    """Return how often a given probability was right, as a Markdown table."""
    lines = ["| probability given | quotes | right |", "| --- | --- | --- |"]
    for tenth in range(10):
        right, wrong = counts[(tenth, True)], counts[(tenth, False)]
        if right + wrong:
            name = f".{tenth}0 to .{tenth}9"
            lines.append(f"| {name} | {right + wrong} | {right / (right + wrong):.3f} |")
    return "\n".join(lines)


def show_misses(tally: Tally, wanted: str, limit: int, skip: int) -> None:
    """Print errors of one sort to the terminal, for their analysis."""
    chosen = [miss for miss in tally.misses if miss[0] == wanted][skip : skip + limit]
    for _, text, gold, best in chosen:
        spans = list(gold.get("segments") or (best.segments if best else []))
        start, end = spans[0][0], spans[-1][1]
        low, high = max(0, start - 160), min(len(text), end + 160)
        if end - start > 300:
            body = text[low : start + 150] + " ⟪…⟫ " + text[end - 150 : high]
        else:
            body = text[low:start] + "⟦" + text[start:end] + "⟧" + text[end:high]
        print("-", body.replace("\n", " ¶ "))
        print("    gold:", gold.get("speaker_text"), "|", gold.get("cue_text"))
        if best is not None:
            cut = [text[s:e] for s, e in filter(None, (best.source, best.cue))]
            print("    got:", best.kind.value, best.speech, "|", " | ".join(cut), "|",
                  text[best.start : best.end][:100])  # fmt: skip


def measured(path: Path, limit: int | None = None) -> Tally:
    """Return the tally over the articles of a labelled file."""
    tally = Tally()
    for number, record in enumerate(labelled(path)):
        if limit is not None and number >= limit:
            break
        tally.article(record)
    return tally


def main() -> int:
    """Measure; print the figures and, without options for error analysis, write the document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--limit", type=int, default=None, help="articles to take")
    parser.add_argument("--misses", default=None, help='for example "direct source"')
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--write", type=Path, default=DOCUMENT, help="the document to write")
    arguments = parser.parse_args()
    if not arguments.labelled.exists():
        print(f"no labelled articles at {arguments.labelled}: give their path", file=sys.stderr)
        return 2
    tally = measured(arguments.labelled, arguments.limit)
    found = figures(tally)
    for name, figure in found.items():
        print(figure if "\n" in figure else f"{name:20} {figure}")
    if arguments.misses:
        show_misses(tally, arguments.misses, arguments.show, arguments.skip)
    elif arguments.limit is None:
        template = TEMPLATE.read_text(encoding="utf-8")
        document = template.format(data=arguments.labelled.name, **found)
        arguments.write.write_text(document, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
