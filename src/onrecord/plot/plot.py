"""Plotting: incidents to PNG and SVG files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.plot.by_actor import draw_actors
from onrecord.plot.over_time import draw_time
from onrecord.plot.rows import Row, rows_of
from onrecord.plot.style import SETTINGS, count_of, titled
from onrecord.plot.world_map import draw_map
from onrecord.record.errors import StoreError, UsageError
from onrecord.record.incident import ProfileRef

SIZE = (10.0, 6.2)  # inches
DOTS = 160  # an inch
SUFFIXES = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class PlotInfo:
    """What a plot says of itself: its rules, its version, and in words which incidents it shows."""

    profile: ProfileRef
    version: str
    filters: str


@dataclass(frozen=True, slots=True)
class _Kind:
    title: str
    draw: Callable[[Any, Sequence[Row]], str]
    needs: Callable[[Row], bool]
    lacks: str
    source: str = ""


KINDS = {
    "time": _Kind("Reported killed over time", draw_time, lambda r: r.start is not None, "no incident has a date"),
    "actors": _Kind("Reported killed, by who is named", draw_actors, lambda r: bool(r.actors), "no incidents"),
    "map": _Kind(
        "Where people are reported killed",
        draw_map,
        lambda r: r.on_map,
        "no incident has a place known better than by its country",
        "outlines: Natural Earth",
    ),
}


def plot(incidents: Iterable[dict[str, Any]], output: Path, kind: str, info: PlotInfo) -> tuple[Path, ...]:
    """Draw one kind, or all; `output` ends in .png or .svg, or in neither: then both are written.

    Of several kinds each has its name in the file's: incidents-map.png. Returns the files written. A kind that
    nothing can be drawn of is left out where all were asked for.

    Raises:
        UsageError: there is nothing to draw, or no such kind or folder, or matplotlib is not installed.
        StoreError: a file cannot be written.
    """
    if kind not in {*KINDS, "all"}:
        raise UsageError(f"no plot '{kind}'", hint=f"one of {', '.join(KINDS)}, all")
    suffixes = (output.suffix.lower(),) if output.suffix.lower() in SUFFIXES else SUFFIXES
    stem = output.with_suffix("") if output.suffix.lower() in SUFFIXES else output
    if not stem.parent.is_dir():
        raise UsageError("no such folder", where=str(stem.parent), hint="make it first")
    rows = rows_of(incidents)
    if not rows:
        raise UsageError("no incidents to plot", hint="ask for others; onrecord incidents shows which there are")
    wanted = KINDS if kind == "all" else {kind: KINDS[kind]}
    drawn = {name: one for name, one in wanted.items() if any(one.needs(r) for r in rows)}
    if not drawn:
        raise UsageError(f"nothing to plot: {next(iter(wanted.values())).lacks}", hint="ask for others")
    written: list[Path] = []
    for name, one in drawn.items():
        target = stem if kind != "all" else stem.with_name(f"{stem.name}-{name}")
        written += _draw(one, rows, target, suffixes, info)
    return tuple(written)


def _draw(kind: _Kind, rows: Sequence[Row], target: Path, suffixes: Sequence[str], info: PlotInfo) -> list[Path]:
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("plots need matplotlib", hint="pip install 'onrecord[plot]'") from error
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    written = []
    with mpl.rc_context():
        mpl.rcdefaults()  # whatever a user's own matplotlibrc says: the same incidents, the same picture
        mpl.rcParams.update(SETTINGS)
        figure = Figure(figsize=SIZE)
        FigureCanvasAgg(figure)
        under, footer = f"{info.filters}\n{kind.draw(figure, rows)}", _footer(rows, info, kind.source)
        titled(figure, kind.title, under, footer)
        about = {"Title": kind.title, "Description": f"{under}\n{footer}"}
        for suffix in suffixes:
            of_kind = (
                {"Date": None, "Creator": footer} if suffix == ".svg" else {"Software": f"onrecord {info.version}"}
            )
            picture = io.BytesIO()
            figure.savefig(picture, format=suffix[1:], dpi=DOTS, metadata={**about, **of_kind})
            written.append(_kept(picture.getvalue(), target.with_name(target.name + suffix)))
    return written


def _kept(picture: bytes, path: Path) -> Path:
    """Write the picture, whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(picture)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = (error.strerror or str(error)).lower()
        raise StoreError(f"cannot be written: {why}", where=str(path), hint="choose another place") from error
    return path


def _footer(rows: Sequence[Row], info: PlotInfo, source: str) -> str:
    many = count_of(len(rows))
    rules = f"profile {info.profile.name} {info.profile.sha256[:8]}"
    said = ("Reported deaths, not all deaths", f"{many}, summaries left out", rules, f"onrecord {info.version}", source)
    return " · ".join(s for s in said if s)
