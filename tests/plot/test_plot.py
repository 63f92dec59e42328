"""Plots: whole pictures, the same each time, in which unknown is not zero."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import struct
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest

from onrecord.plot.bins import bins_of
from onrecord.plot.by_actor import sums_of
from onrecord.plot.map_legend import Scale
from onrecord.plot.outlines import _atlas, land, outlines
from onrecord.plot.plot import PlotInfo, plot
from onrecord.plot.rows import NOBODY, rows_of
from onrecord.plot.world_map import frame_of
from onrecord.record.date import DateRange
from onrecord.record.errors import StoreError, UsageError
from onrecord.rules.profile import load_profile
from tests.incidents import IS, SUKNA, event, incident, killed, telling

INFO = PlotInfo(load_profile("plain").ref, "0.1.0", "country SY")


def on(day: str, number: int | None, **changes: object) -> dict[str, object]:
    """An incident of one day with so many killed, None for no figure."""
    date = DateRange(dt.date.fromisoformat(day), dt.date.fromisoformat(day), 1)
    claims = () if number is None else (killed(number),)
    return incident(telling(1, event(*claims, date=date, **changes)))


SOME = [on("2017-09-01", 5), on("2017-09-20", 8), on("2017-10-03", None)]


def test_all_three_are_drawn_as_png_and_svg(tmp_path: Path) -> None:
    """Six files; each PNG is a whole picture of the size promised, each SVG has its title and says what it counts."""
    made = plot(SOME, tmp_path / "x", "all", INFO)
    assert [p.name for p in made] == [f"x-{k}.{s}" for k in ("time", "actors", "map") for s in ("png", "svg")]
    for path in made:
        data = path.read_bytes()
        if path.suffix == ".png":
            assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[-8:-4] == b"IEND"
            assert struct.unpack(">II", data[16:24]) == (1600, 992)
        else:
            text = data.decode()
            assert "eported killed" in text and "Reported deaths, not all deaths" in text and "country SY" in text


@pytest.mark.parametrize("kind", ["time", "actors", "map"])
def test_the_same_incidents_give_the_same_file(kind: str, tmp_path: Path) -> None:
    """Byte for byte."""
    first, second = (plot(SOME, tmp_path / f"{n}.svg", kind, INFO)[0].read_bytes() for n in "ab")
    assert first == second


def test_a_persons_own_settings_change_no_picture(tmp_path: Path) -> None:
    """Whatever a matplotlibrc says of colours and sizes, the picture is the same; and the settings are left as they were."""
    first = plot(SOME, tmp_path / "a.svg", "time", INFO)[0].read_bytes()
    with mpl.rc_context({"axes.facecolor": "black", "font.size": 30, "savefig.dpi": 10}):
        assert plot(SOME, tmp_path / "b.svg", "time", INFO)[0].read_bytes() == first
        assert mpl.rcParams["font.size"] == 30


def test_a_picture_carries_where_it_is_from(tmp_path: Path) -> None:
    """Cut out of its page, a picture still says inside which incidents it shows and by which rules."""
    for path in plot(SOME, tmp_path / "x", "map", INFO):
        data = path.read_bytes()
        assert b"country SY" in data and b"profile plain" in data


def test_a_suffix_asks_for_one_file(tmp_path: Path) -> None:
    """With .svg at its end only that is written."""
    assert plot(SOME, tmp_path / "m.svg", "map", INFO) == (tmp_path / "m.svg",)
    assert [p.name for p in tmp_path.iterdir()] == ["m.svg"]


def test_time_is_cut_without_gaps_and_sums_up() -> None:
    """Every bin begins where the last ended, and together they hold all reported killed."""
    step, bins = bins_of(rows_of([on("2015-01-03", 4), on("2017-05-09", 6), on("2019-12-31", 1)]))
    assert step == "month" and all(a.end == b.start for a, b in itertools.pairwise(bins))
    assert (bins[0].start, bins[-1].end) == (dt.date(2015, 1, 1), dt.date(2020, 1, 1))
    assert sum(b.best for b in bins) == 11


@pytest.mark.parametrize(
    ("last", "step"), [("2017-09-20", "day"), ("2018-03-01", "week"), ("2019-03-01", "month"), ("2030-01-01", "year")]
)
def test_the_step_fits_the_span(last: str, step: str) -> None:
    """Days for weeks, weeks for a year, months for years, years for decades."""
    assert bins_of(rows_of([on("2017-09-01", 1), on(last, 1)]))[0] == step


def test_unknown_is_not_drawn_as_zero() -> None:
    """An incident without a figure is counted as such and adds nothing to any sum."""
    _, bins = bins_of(rows_of([on("2017-09-01", None), on("2017-09-01", 3)]))
    assert [(b.best, b.unknown) for b in bins] == [(3, 1)]


def test_at_least_is_marked_as_open() -> None:
    """At least 20 is 20 with a mark, not a whole 20."""
    _, bins = bins_of(rows_of([incident(telling(1, event(killed(20, 20, None))))]))
    assert (bins[0].best, bins[0].is_open) == (20, True)


def test_summaries_are_in_no_sum() -> None:
    """The dead of a round-up are those of other incidents too."""
    assert rows_of([on("2017-09-01", 54, aggregate=True)]) == []


def test_alleged_is_kept_apart_and_nobody_comes_last() -> None:
    """What is only alleged is part of the bar and known as such; incidents without a name have a bar of their own."""
    alleged = replace(IS, responsibility="alleged")
    sums = sums_of(
        rows_of([on("2017-09-01", 5), on("2017-09-02", 3, actors=(alleged,)), on("2017-09-03", 9, actors=())])
    )
    assert [(s.name, s.best, s.alleged) for s in sums] == [("Islamic State", 8, 3), (NOBODY, 9, 0)]


def test_an_actor_without_any_figure_is_not_left_out(tmp_path: Path) -> None:
    """Whoever is named only where no number is told stands there with the count of incidents, not with zero dead."""
    (one,) = sums_of(rows_of([on("2017-09-01", None), on("2017-09-02", None)]))
    assert (one.name, one.known, one.unknown) == ("Islamic State", 0, 2)
    drawn = plot([on("2017-09-01", None)], tmp_path / "a.svg", "actors", INFO)[0].read_text()
    assert "Islamic State" in drawn and "without figure" in drawn


def test_a_day_known_only_roughly_is_kept_apart() -> None:
    """What happened some time in September stands at its first day, marked as not sure to be of that day."""
    month = DateRange(dt.date(2017, 9, 1), dt.date(2017, 9, 30), 4)
    _, bins = bins_of(rows_of([incident(telling(1, event(killed(7), date=month))), on("2017-09-01", 2)]))
    assert (bins[0].best, bins[0].rough) == (9, 7)


@pytest.mark.parametrize("kind", ["time", "actors", "map"])
def test_names_are_drawn_as_they_are(kind: str, tmp_path: Path) -> None:
    """A dollar sign in a name is no formula, and a long list of filters stays in the picture."""
    named = replace(IS, name="Cell $1 and $2 \\frac")
    info = replace(INFO, filters="actor $x^2$, " + "country SY, " * 60)
    drawn = plot([on("2017-09-01", 3, actors=(named,))], tmp_path / "a.svg", kind, info)[0].read_text()
    assert "actor $x^2$" in drawn and (kind != "actors" or "Cell $1 and $2" in drawn)


def test_one_day_is_no_wall(tmp_path: Path) -> None:
    """A single day is drawn among its neighbours, and its axis tells days, not hours."""
    drawn = plot([on("2017-09-20", 3)], tmp_path / "a.svg", "time", INFO)[0].read_text()
    assert ":00" not in drawn and ">19<" in drawn


def test_what_has_no_date_is_said(tmp_path: Path) -> None:
    """The plot over time says how many incidents it does not show."""
    made = plot([*SOME, incident(telling(1, event(killed(2), date=DateRange())))], tmp_path / "t.svg", "time", INFO)
    assert "1 incident without a date is not shown" in made[0].read_text()


def at(lat: float, lon: float, number: int | None = 5, precision: int = 1) -> dict[str, object]:
    """An incident there."""
    return on("2017-09-01", number, places=(replace(SUKNA, lat=lat, lon=lon, precision=precision),))


WORLD = (-180.0, 180.0, -90.0, 90.0)


def test_a_single_town_has_a_map_around_it() -> None:
    """One point is in the middle of at least two degrees."""
    west, east, south, north = frame_of(rows_of([on("2017-09-01", 5)]))
    assert west < SUKNA.lon < east and south < SUKNA.lat < north and north - south >= 2  # type: ignore[operator]


def test_both_sides_of_the_date_line_are_neighbours() -> None:
    """Fiji lies at 178 east and 179 west: the map shows Fiji, not the whole world between."""
    west, east, south, north = frame_of(rows_of([at(-17, 178), at(-18, -179)]))
    assert east - west < 10 and west < 178 and east > 181 and south < -18 < -17 < north


def test_the_whole_world_is_shown_once() -> None:
    """Points all over the world: every one lies in the frame, and no place on earth is there twice."""
    spots = [(52, -170), (-34, 151), (35, 37), (5, -75), (79, 12)]
    west, east, south, north = frame_of(rows_of([at(*spot) for spot in spots]))
    assert east - west <= 360 and all(west < lon < east and south < lat < north for lat, lon in spots)


def test_the_outlines_are_the_world() -> None:
    """Coasts and borders lie on the globe and reach around it."""
    lines = outlines(WORLD)
    assert len(lines) > 1000
    assert min(line[:, 0].min() for line in lines) <= -180 and max(line[:, 0].max() for line in lines) >= 180
    assert min(line[:, 1].min() for line in lines) >= -90.01 and max(line[:, 1].max() for line in lines) > 80


def test_no_line_leaps_across_the_map() -> None:
    """Where a coast crosses the date line it goes on beyond it, and draws no line through Africa."""
    assert all(abs(line[1:, 0] - line[:-1, 0]).max() < 180 for line in outlines((-60.0, 60.0, -60.0, 80.0)))


def test_a_wide_map_has_no_more_detail_than_is_seen() -> None:
    """The coasts of the whole world take little more than half their points; a coast drawn near has all of them."""
    everything = _atlas()[0]
    assert sum(map(len, outlines(WORLD))) < 0.6 * sum(map(len, everything))
    town = (36.0, 38.0, 35.0, 37.0)
    assert {len(line) for line in outlines(town)} <= {len(line) for line in everything}


def test_many_marks_are_smaller_and_still_go_with_the_number() -> None:
    """Thousands of marks on one map leave some of the map to be seen."""
    one, many = Scale.fitting([10, 20]), Scale.fitting([10, 20] * 2000)
    assert many.area(20) < one.area(20) / 3 and many.area(20) == 2 * many.area(10)


def test_only_what_is_near_is_drawn() -> None:
    """A map of one town does not carry the coasts of the world in its file."""
    near = frame_of(rows_of([on("2017-09-01", 5)]))
    assert 0 < len(outlines(near)) < 60 and 0 < len(land(near)) < 20


def test_a_mark_goes_with_the_number() -> None:
    """Twice as many killed, twice the area; the largest fits the map; the legend has round numbers below the largest."""
    scale = Scale.fitting([3, 4000])
    assert scale.area(4000) == 2 * scale.area(2000) and scale.area(4000) ** 0.5 < 50
    assert scale.samples() == [2000, 200, 20]


def test_a_country_is_no_point_on_the_map(tmp_path: Path) -> None:
    """Somewhere in Syria is not the middle of the Syrian desert: it is counted, and not drawn."""
    rows = rows_of([at(35, 38, precision=6), at(36, 37)])
    assert [r.on_map for r in rows] == [False, True]
    with pytest.raises(UsageError):
        plot([at(35, 38, precision=6)], tmp_path / "m.svg", "map", INFO)


def test_none_killed_is_not_without_figure() -> None:
    """Nobody killed is a figure; nothing said is none; up to 40 is neither."""
    told = [on("2017-09-01", 0), on("2017-09-01", None), incident(telling(1, event(killed(None, None, 40))))]
    assert [r.none for r in rows_of(told)] == [True, False, False]


def test_names_on_the_map_do_not_cover_one_another(tmp_path: Path) -> None:
    """Two towns at one spot: the worse one is named, or both, but never one name on the other."""
    places = [replace(SUKNA, name=name) for name in ("Largetown", "Smalltown")]
    told = [on("2017-09-01", n, places=(p,)) for n, p in zip((90, 2), places, strict=True)]
    drawn = plot(told, tmp_path / "m.svg", "map", INFO)[0].read_text()
    spots = re.findall(r'x="([\d.]+)" y="([\d.]+)"[^>]*>(Largetown|Smalltown)<', drawn)
    assert any(s[2] == "Largetown" for s in spots) and len({s[:2] for s in spots}) == len(spots)


def test_what_has_no_place_is_said_on_the_map(tmp_path: Path) -> None:
    """The map says how many incidents it does not show."""
    made = plot([*SOME, on("2017-09-01", 2, places=())], tmp_path / "m.svg", "map", INFO)
    assert "not shown: 1 incident placed only by country" in made[0].read_text()


@pytest.mark.parametrize(
    ("incidents", "kind", "error"),
    [([], "all", UsageError), (SOME, "pie", UsageError), ([on("2017-09-01", 1, places=())], "map", UsageError)],
)
def test_nothing_to_plot_is_said_plainly(
    incidents: list[dict[str, object]], kind: str, error: type[Exception], tmp_path: Path
) -> None:
    """No incidents, no such plot, nothing with a place: no file is made."""
    with pytest.raises(error):
        plot(incidents, tmp_path / "x", kind, INFO)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    """Neither is a place that cannot be written."""
    with pytest.raises(UsageError):
        plot(SOME, tmp_path / "nowhere" / "x", "map", INFO)
    (tmp_path / "m.svg").mkdir()
    with pytest.raises(StoreError):
        plot(SOME, tmp_path / "m.svg", "map", INFO)
    assert [p.name for p in tmp_path.iterdir()] == ["m.svg"], "half a picture is left behind"
