"""Learn how closely a place of a sentence goes with an event's word; writes resources/places/event_place.toml.

    python scripts/train_event_place.py RECORDS.jsonl.gz [--out FILE]

RECORDS holds sentences with an event's verb and the places of that very event, or none: {"text", "verb": [[start,
end]], "places": [[start, end], ...]}. A fifth of the texts is held out and scored; the weights are those of a logistic
regression with a squared penalty over `onrecord.extract.event_places.features`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.coder import Coder
from onrecord.extract.event_places import features
from onrecord.extract.places import find_places
from onrecord.record.document import Document, Section
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.resolve.places import resolve_places

OUT = Path(__file__).parents[1] / "src/onrecord/resources/places/event_place.toml"
HEAD = """# How much each feature of a place in a sentence says that it is the place of an event told there (log odds).
# Written by scripts/train_event_place.py; the features are those of onrecord.extract.event_places.

[weights]
"""
RARE, PENALTY, ROUNDS = 8, 6.0, 40
# What a record without any place weighs: in many of them a place is told and was not marked.
UNMARKED = 0.5
Case = tuple[str, list[list[str]], list[bool], int, list[Place]]


def cases(path: Path) -> list[Case]:
    """(text, features of each place, whether it is the event's, places of the event in all, places) of each record."""
    by_text: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            by_text.setdefault(record["text"], []).append(record)
    coder = Coder()
    documents = [Document(id=t, sha256="", text=t, sections=(Section("body", Span(0, len(t))),)) for t in by_text]
    out: list[Case] = []
    for parsed in coder.parser.parse_all(documents):
        text = parsed.document.text
        places = resolve_places(find_places(parsed, coder.gazetteer), parsed.document, coder.gazetteer)
        for record in by_text[text]:
            verb = Span(*record["verb"][0])
            gold = [Span(*s) for s in record["places"] if any(c.isupper() for c in text[s[0] : s[1]])]
            if len(gold) < len(record["places"]):
                continue  # the offsets have slipped
            sentence = parsed.sentence_at(verb.start)
            told = [p for p in places if sentence is not None and sentence.span.covers(p.span)]
            found = features(sentence, verb, told) if sentence is not None and told else []
            out.append((text, found, [any(p.span.overlaps(g) for g in gold) for p in told], len(gold), told))
    return out


def held_out(text: str) -> bool:
    """A fifth of the texts, always the same."""
    return hashlib.sha256(text.encode()).digest()[0] % 5 == 0


def train(data: list[Case]) -> dict[str, float]:
    """Weights by Newton's method."""
    rows = [
        (set(f), own, 1.0 if count else UNMARKED)
        for _, found, owns, count, _ in data
        for f, own in zip(found, owns, strict=True)
    ]
    counts = Counter(name for f, _, _ in rows for name in f)
    names = sorted(n for n, k in counts.items() if k >= RARE)
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (f, _, _) in enumerate(rows):
        x[i, [index[n] for n in f if n in index]] = 1.0
    y = np.array([own for _, own, _ in rows], dtype=float)
    share = np.array([k for _, _, k in rows])
    w = np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        step = np.linalg.solve(hessian, x.T @ (share * (y - p)) - PENALTY * w)
        w += step
        if np.abs(step).max() < 1e-4:
            break
    return {n: round(float(v), 2) for n, v in zip(names, w, strict=True) if abs(v) >= 0.05}


def score(data: list[Case], weights: dict[str, float], threshold: float) -> tuple[float, float, float]:
    """Precision, recall, F1 of the places chosen: all whose log odds reach the threshold."""
    hit = chosen = wanted = 0
    for _, found, owns, count, _ in data:
        wanted += count
        for f, own in zip(found, owns, strict=True):
            taken = sum(weights.get(n, 0.0) for n in f) >= threshold
            chosen += taken
            hit += taken and own
    p, r = hit / max(chosen, 1), hit / max(wanted, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main() -> None:
    """Read, train, score, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("records", type=Path)
    arguments.add_argument("--out", type=Path, default=OUT)
    options = arguments.parse_args()
    data = cases(options.records)
    weights = train([c for c in data if not held_out(c[0])])
    test = [c for c in data if held_out(c[0])]
    for threshold in (-1.0, -0.7, -0.4, 0.0):
        p, r, f = score(test, weights, threshold)
        sys.stdout.write(f"held out, log odds >= {threshold}: P {p:.3f} R {r:.3f} F1 {f:.3f}\n")
    lines = [f'"{n}" = {v}\n' for n, v in sorted(weights.items())]
    options.out.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
