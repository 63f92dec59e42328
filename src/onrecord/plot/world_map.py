"""A map of incidents: how many are reported killed where, and how exactly the place is known."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import cos, radians, sqrt
from typing import Any

from onrecord.plot.rows import Row
from onrecord.plot.style import COLOURS, PALE, SOFT, plain

LEAST = 2.0  # degrees shown at least, so that one town is not a map of nothing
RADIUS = {2: 25, 3: 40, 4: 120, 5: 100}  # kilometres within which a place of that precision may lie
DEGREE = 111.2  # kilometres
SHAPE = 1.53  # width by height of the room for the map
LEGEND = (1, 10, 100)
FAINT = 400  # places known only roughly beyond which their circles would cover the map


@cache
def outlines() -> list[Any]:
    """Coasts and borders, each an array of (longitude, latitude); Natural Earth 1:50m, public domain."""
    import numpy as np  # noqa: PLC0415 - heavy, and only maps need it here

    packed = resources.files("onrecord").joinpath("resources/geo/outlines.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    scale, shift = np.array(data["scale"]), np.array(data["translate"])
    return [np.cumsum(np.array(arc).reshape(-1, 2), axis=0) * scale + shift for arc in data["arcs"]]


def draw_map(figure: Any, rows: Sequence[Row]) -> str:
    """Draw; returns what is drawn, in words."""
    from matplotlib.collections import LineCollection  # noqa: PLC0415 - an extra

    axes = figure.subplots()
    figure.subplots_adjust(left=0.02, right=0.79, top=0.87, bottom=0.06)
    placed = [r for r in rows if r.lat is not None and r.lon is not None]
    west, east, south, north = _frame(placed)
    axes.set_facecolor("#f7f8fa")
    axes.add_collection(LineCollection(outlines(), colors="#9aa0a6", linewidths=0.6))
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(1 / max(cos(radians((south + north) / 2)), 0.2))
    axes.set_xticks([])
    axes.set_yticks([])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    _circles(axes, placed)
    _points(axes, placed)
    _legend(axes, placed)
    nowhere = len(rows) - len(placed)
    left_out = f"; {nowhere:,} without a known place are not shown" if nowhere else ""
    return f"points: reported killed by area, hollow without a figure; circles: where a place is known only so far{left_out}"


def _frame(rows: Sequence[Row]) -> tuple[float, float, float, float]:
    """West, east, south, north: around the points, with a margin, about as wide as the figure."""
    lats, lons = [r.lat or 0.0 for r in rows], [r.lon or 0.0 for r in rows]
    high, wide = max(max(lats) - min(lats), LEAST) * 1.25, max(max(lons) - min(lons), LEAST) * 1.2
    middle, centre = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    stretch = max(cos(radians(middle)), 0.2)
    wide = max(wide, high * SHAPE / stretch)
    high = max(high, wide * stretch / SHAPE)
    south, north = max(middle - high / 2, -88), min(middle + high / 2, 88)
    return max(centre - wide / 2, -180), min(centre + wide / 2, 180), south, north


def _size(killed: int) -> float:
    """Points of area: the area of a mark goes with the number."""
    return 9 + 7.5 * killed


def _points(axes: Any, rows: Sequence[Row]) -> None:
    """All marks at once, the largest first so that none hides another."""
    filled = sorted((r for r in rows if r.known and r.middle), key=lambda r: -r.middle)
    hollow = [r for r in rows if not (r.known and r.middle)]
    for some, look in (
        (filled, {"c": [_colour(r) for r in filled], "alpha": 0.6, "linewidths": 0.4, "edgecolors": "white"}),
        (hollow, {"facecolors": "none", "edgecolors": [_colour(r) for r in hollow], "linewidths": 0.9}),
    ):
        sizes = [_size(r.middle) if some is filled else 14.0 for r in some]
        axes.scatter([r.lon for r in some], [r.lat for r in some], s=sizes, zorder=3, **look)


def _colour(row: Row) -> str:
    return COLOURS.get(row.event_type, SOFT)


def _circles(axes: Any, rows: Sequence[Row]) -> None:
    from matplotlib.patches import Ellipse  # noqa: PLC0415 - an extra

    vague = {(r.lon or 0.0, r.lat or 0.0, RADIUS[r.precision]) for r in rows if r.precision in RADIUS}
    for lon, lat, radius in sorted(vague)[:FAINT] if len(vague) <= FAINT else ():
        high = 2 * radius / DEGREE
        shape = Ellipse(
            (lon, lat),
            high / max(cos(radians(lat)), 0.2),
            high,
            fill=False,
            edgecolor=SOFT,
            linewidth=0.5,
            linestyle=":",
        )
        axes.add_patch(shape)


def _legend(axes: Any, rows: Sequence[Row]) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415 - an extra

    kinds = [k for k in COLOURS if any(r.event_type == k for r in rows)]
    marks: list[Any] = [
        Line2D([], [], marker="o", linestyle="", color=COLOURS[k], markersize=6, label=plain(k)) for k in kinds
    ]
    most = max(r.middle for r in rows)
    marks += [
        Line2D(
            [],
            [],
            marker="o",
            linestyle="",
            markerfacecolor=PALE,
            markeredgecolor=SOFT,
            markersize=sqrt(_size(n)),
            label=f"{n} killed",
        )
        for n in LEGEND
        if n <= max(most, 1)
    ]
    marks.append(
        Line2D(
            [],
            [],
            marker="o",
            linestyle="",
            markerfacecolor="none",
            markeredgecolor=SOFT,
            markersize=4,
            label="no figure, or none killed",
        )
    )
    axes.legend(
        handles=marks,
        loc="lower left",
        bbox_to_anchor=(1.01, 0.0),
        fontsize=8,
        framealpha=0.92,
        edgecolor=PALE,
        labelspacing=0.9,
        borderpad=0.8,
    )
