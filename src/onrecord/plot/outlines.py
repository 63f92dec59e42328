"""Coasts, borders and land of the world: Natural Earth 1:50m, public domain."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

Frame = tuple[float, float, float, float]  # west, east, south, north, in degrees
ROUND = 360.0
HALF = 180.0
FINE = 1_000  # steps across a map: finer detail is not seen, and makes a file of megabytes
POLE = -89.0  # south of it an outline runs along the edge of the world, not across the date line


def _read(name: str) -> bytes:
    return resources.files("onrecord").joinpath(f"resources/geo/{name}").read_bytes()


@cache
def _atlas() -> tuple[list[Any], list[Any]]:
    """Lines and rings, each an array of (longitude, latitude)."""
    import numpy as np  # noqa: PLC0415 - heavy, and only maps need it here

    data = json.loads(gzip.decompress(_read("outlines.json.gz")))
    scale, shift = np.array(data["scale"]), np.array(data["translate"])
    arcs = [np.cumsum(np.array(arc).reshape(-1, 2), axis=0) * scale + shift for arc in data["arcs"]]
    rings = [np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]) for ring in data["land"]]
    return [_unbroken(arc) for arc in arcs], [_unbroken(ring) for ring in rings]


def _unbroken(line: Any) -> Any:
    """The line without leaps across the map where it crosses the date line: it goes on beyond 180 degrees."""
    import numpy as np  # noqa: PLC0415 - heavy, and only maps need it here

    steps = np.diff(line[:, 0])
    crossing = (abs(steps) > HALF) & (line[1:, 1] > POLE)
    turns = np.concatenate([[0.0], np.cumsum(np.where(crossing, -np.sign(steps) * ROUND, 0.0))])
    return np.column_stack([line[:, 0] + turns, line[:, 1]])


def outlines(frame: Frame) -> list[Any]:
    """The coasts and borders that reach into the frame, which may lie across the date line."""
    return list(_within(_atlas()[0], frame))


def land(frame: Frame) -> list[Any]:
    """The rings around land and inland water that reach into the frame, as `outlines`."""
    return list(_within(_atlas()[1], frame))


def _within(lines: list[Any], frame: Frame) -> Iterator[Any]:
    import numpy as np  # noqa: PLC0415 - heavy, and only maps need it here

    west, east, south, north = frame
    step = (east - west) / FINE
    for line in lines:
        lows, highs = line.min(axis=0), line.max(axis=0)
        if highs[1] < south or lows[1] > north:
            continue
        for turn in (-ROUND, 0.0, ROUND):
            if highs[0] + turn >= west and lows[0] + turn <= east:
                yield _coarser(np.column_stack([line[:, 0] + turn, line[:, 1]]), step)


def _coarser(line: Any, step: float) -> Any:
    """The line without the points that lie in the same cell of so many degrees as the point before; its ends stay."""
    import numpy as np  # noqa: PLC0415 - heavy, and only maps need it here

    cells = np.floor(line / step)
    kept = np.any(cells[1:] != cells[:-1], axis=1)
    return line[np.concatenate([[True], kept[:-1], [True]])]


@cache
def countries() -> tuple[tuple[str, float, float], ...]:
    """Names of countries, each with the longitude and latitude of its middle."""
    rows = csv.DictReader(_read("countries.csv").decode("utf-8").splitlines())
    return tuple((r["name"], float(r["lon"]), float(r["lat"])) for r in rows if r["lat"] and r["lon"])
