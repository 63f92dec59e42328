"""Labels: scored pairs with what people judged, for training a linking model."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from onrecord.export.atomic import replacing
from onrecord.record.pair import Judgement, Pair


def write_labels(rows: Iterable[tuple[Pair | None, Judgement | None]], output: Path) -> int:
    """One pair a line (JSON Lines): its comparisons with level and weight, and the judgement, null where nobody judged.

    Returns how many were written. Errors as in `replacing`.
    """
    count = 0
    with replacing(output) as path, path.open("w", encoding="utf-8") as file:
        for pair, said in rows:
            one = pair or said
            if one is None:
                continue
            record = {
                "left": one.left,
                "right": one.right,
                "weight": pair.weight if pair else None,
                "probability": pair.probability if pair else None,
                "model": pair.model if pair else None,
                "comparisons": {a.comparison: {"level": a.level, "bits": a.bits} for a in pair.agreements}
                if pair
                else {},
                "same": said.same if said else None,
                "decision": said.decision if said else None,
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count
