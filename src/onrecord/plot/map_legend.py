"""Beside the map: which colour is which type, and how large a point stands for how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from onrecord.plot.rows import Row
from onrecord.plot.style import COLOURS, INK, PALE, SOFT, plain, thousands

WIDEST = 44.0  # points: the largest mark's diameter
ONE = 7.5  # square points for each killed, where there is room
SMALLEST = 7.0  # square points: a mark that can still be seen
ROOMY, DENSEST = 300, 0.25  # marks from which on all are drawn smaller, and how much smaller at most
LEFT, WIDTH = 0.795, 0.2  # of the figure
INCH = 72  # points


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a mark is: its area goes with the number."""

    each: float  # square points for each killed
    most: int
    smallest: float = SMALLEST

    @classmethod
    def fitting(cls, figures: Sequence[int]) -> Scale:
        """The scale by which the largest figure has the largest mark that is drawn."""
        most = max([*figures, 0])
        dense = max(min(1.0, sqrt(ROOMY / max(len(figures), 1))), DENSEST)
        return cls(min(ONE, WIDEST**2 / max(most, 1)) * dense, most, SMALLEST * dense)

    def area(self, killed: int) -> float:
        """Square points, as matplotlib's `s`."""
        return max(self.each * killed, self.smallest)

    def samples(self) -> list[int]:
        """Up to three round numbers, the largest first.

        >>> Scale(1.0, 480).samples(), Scale(1.0, 7).samples(), Scale(1.0, 0).samples()
        ([200, 20, 2], [5], [])
        """
        if not self.most:
            return []
        step = 10 ** (len(str(self.most)) - 1)
        top = next(step * n for n in (5, 2, 1) if step * n <= self.most)
        return [top // 10**n for n in range(3) if top // 10**n]


def draw_legend(figure: Any, rows: Sequence[Row], scale: Scale) -> None:
    """Types from the top, marks below, sizes under them."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 - an extra

    def mark(label: str, **look: Any) -> Any:
        drawn: dict[str, Any] = {"marker": "o", "markersize": 6} | look
        return Line2D([], [], linestyle="", label=label, **drawn)

    marks = [
        mark(plain(kind), color=colour, markeredgewidth=0)
        for kind, colour in COLOURS.items()
        if any(r.event_type == kind for r in rows)
    ]
    if any(not r.middle and not r.none for r in rows):
        marks.append(mark("no figure", markerfacecolor="none", markeredgecolor=INK, markersize=4.5))
    if any(r.none for r in rows):
        marks.append(mark("none killed", marker="x", markeredgecolor=INK, markersize=4.5))
    figure.legend(
        handles=marks, loc="upper left", bbox_to_anchor=(LEFT, 0.85), fontsize=8, frameon=False, labelspacing=0.8,
        handletextpad=0.3, borderpad=0,
    )  # fmt: skip
    _sizes(figure, scale)


def _sizes(figure: Any, scale: Scale) -> None:
    """Circles that stand in one another, each with its number: they take little room, whatever the scale."""
    from matplotlib.patches import Circle  # noqa: PLC0415 - an extra

    samples = scale.samples()
    if not samples:
        return
    wide, high = figure.get_size_inches() * INCH
    axes = figure.add_axes((LEFT, 0.055, WIDTH, 0.16))
    axes.set_axis_off()
    axes.set_xlim(0, wide * WIDTH)
    axes.set_ylim(0, high * 0.16)
    widest = sqrt(scale.area(samples[0]))
    centre, last = 6 + widest / 2, None
    for number in samples:
        across = sqrt(scale.area(number))
        axes.add_patch(Circle((centre, 1 + across / 2), across / 2, facecolor=PALE, edgecolor=SOFT, linewidth=0.6))
        y = 1 + across if last is None else min(1 + across, last - 10)
        axes.plot([centre, centre + widest / 2 + 6], [1 + across, y], color=SOFT, linewidth=0.5)
        label = thousands(number) + (" killed" if last is None else "")
        axes.text(centre + widest / 2 + 9, y, label, fontsize=8, va="center")
        last = y
