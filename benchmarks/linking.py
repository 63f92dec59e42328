"""How well reports find their incident, on the sets of tests/linking.

    python benchmarks/linking.py [--show]

Prints pairwise F1 and B3 for each part, near-misses merged, and with --show every missed and every wrong pair with its
explanation.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.linking.run import Linked, all_reports, link
from tests.linking.scoring import b_cubed, merged_never, pairwise
from tests.linking.sets import PARTS, families

from onrecord.link.explain import explain


def part_of(linked: Linked, part: str) -> dict[int, str]:
    """The tellings of one part, or of both."""
    wanted = {c for f in families() if part in {f.part, "all"} for c in f.clusters}
    return {ref: cluster for ref, cluster in linked.gold.items() if cluster in wanted}


def show(linked: Linked) -> None:
    """Every pair that is wrong."""
    pairs = {(p.left, p.right): p for p in linked.pairs}
    for a, b in combinations(sorted(linked.gold), 2):
        same, together = linked.gold[a] == linked.gold[b], linked.found[a] == linked.found[b]
        if same != together:
            names = [f"{linked.tellings[r].report.id} ({linked.tellings[r].event.summary})" for r in (a, b)]
            why = explain(pairs[a, b]) if (a, b) in pairs else "never compared"
            print(f"{'missed' if same else 'wrong'}: {names[0]}\n   and {names[1]}\n   {why}")
    for report, cluster in linked.untold:
        print(f"not told by any event: {cluster} in {report}")
    for ref in linked.spurious:
        print(f"spurious: {linked.tellings[ref].report.id}: {linked.tellings[ref].event.summary}")


def main() -> None:
    """Link, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        linked = link(all_reports(), Path(folder))
    print("part   clusters  tellings  pairwise P / R / F1      B3 P / R / F1            near-misses merged")
    for part in (*PARTS, "all"):
        gold = part_of(linked, part)
        pair, cubed = pairwise(gold, linked.found), b_cubed(gold, linked.found)
        never = [n for f in families() if part in {f.part, "all"} for n in f.never]
        bad = merged_never(gold, linked.found, never)
        print(
            f"{part:6} {len(set(gold.values())):8} {len(gold):9}  {pair.precision:.3f} / {pair.recall:.3f} / {pair.f1:.3f}    "
            f"{cubed.precision:.3f} / {cubed.recall:.3f} / {cubed.f1:.3f}    {len(bad)} of {len(never)} {bad or ''}"
        )
    print(f"{len(linked.untold)} tellings without an event, {len(linked.spurious)} events beside the sets")
    if asked.show:
        show(linked)


if __name__ == "__main__":
    main()
