"""JSON Lines and GeoJSON, written incident by incident."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.export.flat import typed_row
from onrecord.export.info import STATEMENT, ExportInfo, Json
from onrecord.export.values import main_place


def write_jsonl(incidents: Iterable[Json], path: Path, _info: ExportInfo) -> None:
    """One incident a line, as `onrecord incidents --format jsonl` prints it."""
    with path.open("w", encoding="ascii", newline="\n") as file:
        for incident in incidents:
            file.write(_json(incident) + "\n")


def write_geojson(incidents: Iterable[Json], path: Path, info: ExportInfo) -> None:
    """A FeatureCollection (RFC 7946): a point where the position is known, else no geometry."""
    about = {"profile": info.profile.name, "profile_sha256": info.profile.sha256, "statement": STATEMENT}
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.write('{"type":"FeatureCollection","onrecord":' + _json(about) + ',"features":[')
        for number, incident in enumerate(incidents):
            file.write(("," if number else "") + "\n" + _json(_feature(incident)))
        file.write("\n]}\n")


def _feature(incident: Json) -> dict[str, Any]:
    place = main_place(incident)
    lat, lon = place.get("lat"), place.get("lon")
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": incident["code"], "geometry": point, "properties": typed_row(incident)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
