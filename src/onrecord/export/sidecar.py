"""The note beside every export: by which rules and versions it was made, how much it holds, and what it is not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.export.info import STATEMENT, ExportInfo, Json
from onrecord.export.values import main_place


@dataclass(slots=True)
class Counts:
    """What passes by on its way into a file."""

    incidents: int = 0
    without_date: int = 0
    without_position: int = 0
    without_figure: int = 0
    left_out_by_profile: int = 0
    reported_killed_best: int = 0

    def watch(self, incidents: Iterable[Json]) -> Iterator[Json]:
        """The incidents, counted as they go."""
        for incident in incidents:
            killed = incident["killed"]
            self.incidents += 1
            self.without_date += incident["date"]["start"] is None
            self.without_position += main_place(incident).get("lat") is None
            self.without_figure += all(killed[end] is None for end in ("low", "best", "high"))
            self.left_out_by_profile += not incident["included"]
            if incident["included"] and not incident["aggregate"]:
                self.reported_killed_best += killed["best"] or 0
            yield incident


def write_sidecar(path: Path, fmt: str, counts: Counts, info: ExportInfo, *, redacted: bool) -> None:
    """Write the note as JSON."""
    note = {
        "format": fmt,
        "profile": info.profile.name,
        "profile_sha256": info.profile.sha256,
        "onrecord": info.version,
        "coder": info.coder,
        "created": info.created.isoformat(timespec="seconds"),
        "database": info.database,
        "which_incidents": info.filters,
        "incidents": counts.incidents,
        "incidents_without_date": counts.without_date,
        "incidents_without_position": counts.without_position,
        "incidents_without_figure_of_killed": counts.without_figure,
        "incidents_that_the_profile_leaves_out": counts.left_out_by_profile,
        "reported_killed_best_summed_without_aggregates": counts.reported_killed_best,
        "names_of_private_persons": "left out" if redacted else "as reported",
        "statement": STATEMENT,
    }
    path.write_text(json.dumps(note, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
