"""A map of incidents: how many are reported killed where, and how exactly the place is known."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians
from typing import Any

from onrecord.plot.map_labels import draw_labels
from onrecord.plot.map_legend import Scale, draw_legend
from onrecord.plot.outlines import HALF, ROUND, Frame, land, outlines
from onrecord.plot.rows import Row
from onrecord.plot.style import COLOURS, SOFT, count_of

LEAST = 3.0  # degrees shown at least, so that one town is not a map of nothing
RADIUS = {2: 25, 3: 40, 4: 120, 5: 100}  # kilometres within which a place of that precision may lie
DEGREE = 111.2  # kilometres
SHAPE = 1.57  # width by height of the room for the map
LOWEST, HIGHEST = -58.0, 84.0  # degrees of latitude shown at most, where nothing lies beyond
CIRCLES = 60  # circles beyond which they would cover the map
CROWD = 500  # points from which on they are drawn fainter
HEAVY = 5_000  # points from which on an SVG holds them as one picture
SEA, LAND = "#e9eef2", "#fcfcfa"


def draw_map(figure: Any, rows: Sequence[Row]) -> str:
    """Draw; returns what is drawn, in words."""
    axes = figure.add_axes((0.02, 0.055, 0.765, 0.785))
    placed = [r for r in rows if r.on_map]
    frame = frame_of(placed)
    west, east, south, north = frame
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(_tall(south, north), anchor="NW")
    axes.set_xticks([])
    axes.set_yticks([])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    _ground(axes, frame)
    scale = Scale.fitting([r.middle for r in placed if r.known])
    spots = [(_turned(r.lon or 0.0, west), r.lat or 0.0, r) for r in placed]
    circles = _circles(axes, spots)
    _points(axes, spots, scale)
    draw_labels(axes, frame, spots, scale)
    draw_legend(figure, placed, scale)
    return "; ".join(_words(rows, placed, circles))


def _words(rows: Sequence[Row], placed: Sequence[Row], circles: bool) -> list[str]:
    """What each mark means, of those that are drawn; and what is left out."""
    nowhere = len(rows) - len(placed)
    vague = any(r.precision in RADIUS for r in placed)
    said = [
        "the area of a point: best figure of killed",
        "dotted circles: how far off the place may be" if circles else "",
        "many places are known only roughly" if vague and not circles else "",
        f"not shown: {count_of(nowhere)} placed only by country" if nowhere else "",
    ]
    return [s for s in said if s]


def _tall(south: float, north: float) -> float:
    """How much longer a degree of latitude is than one of longitude, in the middle of the map."""
    return 1 / max(cos(radians((south + north) / 2)), 0.2)


def _turned(lon: float, west: float) -> float:
    """The longitude as it lies in a frame that begins at `west`, which may reach across the date line."""
    return lon + ROUND if lon < west else lon


def frame_of(rows: Sequence[Row]) -> Frame:
    """West, east, south, north: around the points, with a margin, about as wide as the figure.

    East is beyond 180 where the points lie on both sides of the date line, as those of Fiji do.
    """
    lats, lons = [r.lat or 0.0 for r in rows], [r.lon or 0.0 for r in rows]
    if max(lons) - min(lons) > HALF:
        turned = [lon + ROUND if lon < 0 else lon for lon in lons]
        if max(turned) - min(turned) < HALF:
            lons = turned
    wide, high = max((max(lons) - min(lons)) * 1.15, LEAST), max((max(lats) - min(lats)) * 1.2, LEAST)
    middle, centre = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    stretch = 1 / _tall(middle, middle)
    wide, high = max(wide, high * SHAPE / stretch), max(high, wide * stretch / SHAPE)
    if wide >= ROUND:
        return -HALF, HALF, min(LOWEST, min(lats) - 2), max(HIGHEST, max(lats) + 2)
    south, north = max(middle - high / 2, LOWEST), min(middle + high / 2, HIGHEST)
    return centre - wide / 2, centre + wide / 2, min(south, *lats), max(north, *lats)


def _ground(axes: Any, frame: Frame) -> None:
    """Land, coasts and borders."""
    import numpy as np  # noqa: PLC0415 - an extra
    from matplotlib.collections import LineCollection  # noqa: PLC0415
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path as Outline  # noqa: PLC0415

    axes.set_facecolor(SEA)
    rings = land(frame)
    if rings:
        codes = [np.r_[Outline.MOVETO, [Outline.LINETO] * (len(ring) - 2), Outline.CLOSEPOLY] for ring in rings]
        whole = Outline(np.concatenate(rings), np.concatenate(codes).astype(Outline.code_type))
        axes.add_patch(PathPatch(whole, facecolor=LAND, linewidth=0, zorder=0.5))
    axes.add_collection(LineCollection(outlines(frame), colors="#aab0b6", linewidths=0.6, zorder=1), autolim=False)


def _points(axes: Any, spots: Sequence[tuple[float, float, Row]], scale: Scale) -> None:
    """All marks at once, the largest first so that none hides another."""
    crowd = len(spots) > CROWD
    by_size = sorted(spots, key=lambda s: (-s[2].middle, s[0], s[1], s[2].event_type))
    filled = [s for s in by_size if s[2].middle]
    hollow = [s for s in by_size if not s[2].middle and not s[2].none]
    crosses = [s for s in by_size if s[2].none]
    small = 8.0 if crowd else 16.0
    for some, sizes, look in (
        (hollow, [small] * len(hollow), {"facecolors": "none", "edgecolors": _colours(hollow), "linewidths": 0.8}),
        (crosses, [small] * len(crosses), {"marker": "x", "c": _colours(crosses), "linewidths": 0.8}),
        (
            filled,
            [scale.area(s[2].middle) for s in filled],
            {
                "c": _colours(filled),
                "alpha": 0.5 if crowd else 0.65,
                "linewidths": 0.0 if crowd else 0.4,
                "edgecolors": "white",
            },
        ),
    ):
        axes.scatter(
            [s[0] for s in some], [s[1] for s in some], s=sizes, zorder=3, rasterized=len(spots) > HEAVY, **look
        )


def _colours(spots: Sequence[tuple[float, float, Row]]) -> list[str]:
    return [COLOURS.get(row.event_type, SOFT) for _, _, row in spots]


def _circles(axes: Any, spots: Sequence[tuple[float, float, Row]]) -> bool:
    """Draw where places known only roughly may lie; False where there are none, or too many."""
    from matplotlib.patches import Ellipse  # noqa: PLC0415 - an extra

    vague = {(lon, lat, RADIUS[row.precision]) for lon, lat, row in spots if row.precision in RADIUS}
    if len(vague) > CIRCLES:
        return False
    for lon, lat, radius in sorted(vague):
        high = 2 * radius / DEGREE
        look: dict[str, Any] = {"fill": False, "edgecolor": SOFT, "linewidth": 0.6, "linestyle": ":", "zorder": 2}
        axes.add_patch(Ellipse((lon, lat), high * _tall(lat, lat), high, **look))
    return bool(vague)
