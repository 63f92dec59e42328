"""Names on the map: the places with most killed, then the countries; none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any

from onrecord.plot.map_legend import Scale
from onrecord.plot.outlines import Frame, countries
from onrecord.plot.rows import Row
from onrecord.plot.style import INK

PLACES = 8  # named at most
WIDEST = 90.0  # degrees: on a wider map countries are too small for their names
GREY = "#9aa1a8"
VEIL: Any = {"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.6}  # so that it can be read over marks
TIMES = 0.6  # width of a letter by its size, on average

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points
Spot = tuple[float, float, Row]


def draw_labels(axes: Any, frame: Frame, spots: Sequence[Spot], scale: Scale) -> None:
    """Write each name where it hides neither another nor a large mark; leave it out where there is no such room."""
    axes.apply_aspect()
    to_points = axes.transData + axes.figure.dpi_scale_trans.inverted()
    room = [72 * side for side in axes.get_window_extent().transformed(axes.figure.dpi_scale_trans.inverted()).extents]
    taken: list[Box] = []
    for name, lon, lat, killed in _places(spots):
        x, y = (72 * part for part in to_points.transform((lon, lat)))
        away = sqrt(scale.area(killed)) / 2 + 2
        for box, ha, va, shift in _beside(name, (x, y), away, 8):
            if _inside(box, room) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                look = {"textcoords": "offset points", "ha": ha, "va": va, "fontsize": 8, "color": INK, "zorder": 5}
                axes.annotate(name, (lon, lat), xytext=shift, parse_math=False, bbox=VEIL, **look)
                break
    for name, lon, lat in _countries(frame):
        x, y = (72 * part for part in to_points.transform((lon, lat)))
        wide = len(name) * 8.5 * TIMES
        box = (x - wide / 2, y - 6, x + wide / 2, y + 6)
        if _inside(box, room) and not any(_meet(box, other) for other in taken):
            taken.append(box)
            axes.text(lon, lat, name.upper(), fontsize=7, color=GREY, ha="center", va="center", zorder=1.5)


def _places(spots: Sequence[Spot]) -> list[tuple[str, float, float, int]]:
    """The places with most killed in all, where their largest mark is: name, longitude, latitude, its killed."""
    sums: dict[str, int] = {}
    largest: dict[str, Spot] = {}
    for spot in sorted(spots, key=lambda s: (-s[2].middle, s[0], s[1])):
        name = spot[2].place
        sums[name] = sums.get(name, 0) + spot[2].middle
        largest.setdefault(name, spot)
    names = sorted((n for n in sums if n), key=lambda n: (-sums[n], n))[:PLACES]
    return [(n, largest[n][0], largest[n][1], largest[n][2].middle) for n in names]


def _beside(
    name: str, at: tuple[float, float], away: float, size: float
) -> Iterator[tuple[Box, str, str, tuple[float, float]]]:
    """Right of the mark, left, above, below: the box, how the text is set, and how far from the mark."""
    x, y = at
    wide, high = len(name) * size * TIMES, size * 1.3
    yield (x + away, y - high / 2, x + away + wide, y + high / 2), "left", "center", (away, 0)
    yield (x - away - wide, y - high / 2, x - away, y + high / 2), "right", "center", (-away, 0)
    yield (x - wide / 2, y + away, x + wide / 2, y + away + high), "center", "bottom", (0, away)
    yield (x - wide / 2, y - away - high, x + wide / 2, y - away), "center", "top", (0, -away)


def _countries(frame: Frame) -> list[tuple[str, float, float]]:
    west, east, south, north = frame
    if east - west > WIDEST:
        return []
    return [
        (name, lon + turn, lat)
        for name, lon, lat in countries()
        for turn in (0, 360)
        if west < lon + turn < east and south < lat < north
    ]


def _inside(box: Box, room: Sequence[float]) -> bool:
    return box[0] > room[0] and box[1] > room[1] and box[2] < room[2] and box[3] < room[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
