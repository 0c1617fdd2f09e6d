"""Fits the weights of `provenance/extraction/speech/confidence.toml` on labelled articles.

    python -m benchmarks.fit_confidence LABELLED.jsonl.gz

Writes weights only, never text. A draft counts as speech when a
labelled content covers it: most of it for marked words, a third for a reported clause. Its source
is right when it shares a character with the labelled one.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.accuracy import as_article, labelled, overlap, size
from provenance.extraction.speech import sequence
from provenance.extraction.speech.confidence import (
    indirect_features,
    marked_features,
    source_features,
)
from provenance.extraction.speech.drafts import Draft, segments_of
from provenance.extraction.speech.shapes import Shape, shape
from provenance.text.marks import marked_spans
from provenance.text.sentences import paragraphs

RAREST = 8  # labelled drafts; a feature seen less often gets no weight
PENALTY = {
    "marked": 0.3,
    "indirect": 0.2,
    "source": 0.2,
}  # scikit-learn's C, chosen by cross-validation
Rows = list[tuple[list[str], bool]]


def collect(path: Path) -> dict[str, Rows]:
    """Return features and labels of every draft of every article, unfiltered."""
    rows: dict[str, Rows] = {"marked": [], "indirect": [], "source": []}
    current: list[tuple[str, list[str], list[tuple[int, int]]]] = []

    def watch(whole: Shape, draft: Draft) -> float:
        if draft.marks:
            spans = list(segments_of(whole, draft.marks))
            current.append(("marked", list(marked_features(whole, draft)), spans))
        else:
            assert draft.clause is not None
            spans = [whole.span(*part) for part in (draft.parts or (draft.clause,))]
            current.append(("indirect", list(indirect_features(whole, draft)), spans))
        return 1.0

    sequence.speech = watch  # type: ignore[assignment]
    for record in labelled(path):
        text = as_article(record["text"]).text
        current.clear()
        frames = paragraphs(text)
        marks = marked_spans(text, frames)
        whole = shape(text, marks)
        drafts = sequence.read(whole, frames, marks)
        rows["source"] += sources(whole, drafts, record["quotes"])
        golds = [[tuple(s) for s in quote["segments"]] for quote in record["quotes"]]
        for model, features, spans in current:
            if spans:
                best = max((overlap(spans, gold) / size(spans) for gold in golds), default=0.0)
                rows[model].append((features, best > (0.8 if model == "marked" else 0.3)))
    return rows


def sources(whole: Shape, drafts: list[Draft], quotes: list[dict[str, Any]]) -> Rows:
    """Return features and labels of the drafts' sources, where a labelled content has one."""
    rows: Rows = []
    for draft in drafts:
        spans = extent(whole, draft)
        if draft.source is None or draft.blocks or not spans:
            continue
        shares = [(overlap(spans, [tuple(s) for s in q["segments"]]), q) for q in quotes]
        share, gold = max(shares, key=lambda pair: pair[0], default=(0, None))
        if gold is None or share <= 0.3 * size(spans) or gold["speaker_start"] is None:
            continue
        named = (gold["speaker_start"], gold["speaker_end"])
        right = overlap([named], [whole.span(*draft.source)]) > 0
        rows.append((list(source_features(whole, draft)), right))
    return rows


def extent(whole: Shape, draft: Draft) -> list[tuple[int, int]]:
    """Return what a draft covers: its marked stretches, else its reported clause."""
    if draft.marks:
        return list(segments_of(whole, draft.marks))
    return [
        whole.span(*part) for part in (draft.parts or ((draft.clause,) if draft.clause else ()))
    ]


def fit(rows: Rows, penalty: float) -> dict[str, float]:
    """Return a weight for each feature that is seen often enough, and the bias."""
    seen = Counter(name for features, _ in rows for name in features)
    kept = [{name: 1.0 for name in features if seen[name] >= RAREST} for features, _ in rows]
    labels = np.array([label for _, label in rows])
    vectoriser = DictVectorizer()
    matrix = vectoriser.fit_transform(kept)
    model = LogisticRegression(C=penalty, max_iter=2000).fit(matrix, labels)
    names = vectoriser.get_feature_names_out()
    table = {"bias": round(float(model.intercept_[0]), 3)}
    for name, weight in sorted(zip(names, model.coef_[0], strict=True)):
        if abs(weight) >= 0.005:
            table[str(name)] = round(float(weight), 3)
    return table


def main() -> None:
    """Fit the models and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument(
        "--output", type=Path, default=Path("provenance/extraction/speech/confidence.toml")
    )
    arguments = parser.parse_args()
    rows = collect(arguments.labelled)
    lines = [
        "# Weights of the logistic models of confidence.py, written by benchmarks/fit_confidence.py"
    ]
    for model in PENALTY:
        table = fit(rows[model], PENALTY[model])
        right = sum(label for _, label in rows[model])
        print(model, len(rows[model]), "drafts", right, "right", len(table), "weights")
        lines += ["", f"[{model}]"]
        for name, weight in table.items():
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'"{quoted}" = {weight}')
    arguments.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
