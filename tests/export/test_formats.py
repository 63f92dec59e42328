"""Every format, read back with the tools of the field."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import geopandas
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.export_columns import table

from onrecord.export import acled, flat, ged
from onrecord.export.info import ExportInfo
from onrecord.export.safe import cell
from onrecord.export.values import number_of
from onrecord.export.write import FORMATS, export
from onrecord.record.actor import Actor
from onrecord.record.date import DateRange
from onrecord.record.errors import OnrecordError, StoreError, UsageError
from onrecord.rules.profile import load_profile
from tests.house.tree import ROOT
from tests.incidents import ARMY, IS, JANE, NOW, event, incident, killed, telling

INFO = ExportInfo(
    load_profile("plain").ref,
    "0.1.0",
    "onrecord 0.1.0 abc",
    dt.datetime(2024, 5, 1, tzinfo=dt.UTC),
    "country SY",
    "x.db",
)
OPEN = incident(telling(1, event(killed(20, 20, None, rule="at_least"))), code="SY-00000001")
UNKNOWN = incident(telling(2, event(killed_by_side=(), date=DateRange(), places=(), actors=())), code="XX-00000002")
NAMED = incident(telling(3, event(killed(1), victims=(JANE,)), title="Jane Roe dies"), code="SY-00000003")
ALL = [incident(), OPEN, UNKNOWN, NAMED]


def written(fmt: str, folder: Path, incidents: list[dict[str, Any]] | None = None, **options: Any) -> Path:
    """The file that an export makes."""
    output = folder / f"out.{fmt}"
    export(iter(ALL if incidents is None else incidents), fmt, output, INFO, **options)
    return output


def test_ged_has_the_49_columns_in_order(tmp_path: Path) -> None:
    """The header is UCDP's, to the letter."""
    frame = pd.read_csv(written("ucdp-ged", tmp_path))
    assert list(frame.columns) == list(ged.COLUMNS) and len(frame.columns) == 49
    assert frame.columns[0] == "id" and frame.columns[48] == "gwnob" and frame.columns[44] == "best"


def test_ged_holds_what_the_record_knows(tmp_path: Path) -> None:
    """Position, sides, deaths by side, the numbers of the state, the grid cell."""
    row = pd.read_csv(written("ucdp-ged", tmp_path)).iloc[0]
    assert (row.side_a, row.side_b, row.type_of_violence) == ("Military Forces of Syria", "Islamic State", 1)
    assert (row.deaths_a, row.best, row.low, row.high) == (58, 58, 58, 58) and math.isnan(row.deaths_b)
    assert (row.country_id, row.gwnoa, row.region) == (652, 652, "Middle East") and math.isnan(row.gwnob)
    assert row.geom_wkt == "POINT (38.871 34.885)" and row.priogrid_gid == ged.priogrid(34.885, 38.871)
    assert row.id == number_of("SY-7F3K2M9Q") and row.relid == "SY-7F3K2M9Q" and row.source_original == "police"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("state_forces", "rebel_group"), 1), (("rebel_group", "state_forces"), 1), (("militia", "rebel_group"), 2),
        (("rebel_group", "civilians"), 3), (("unknown", "civilians"), None),
    ],
)  # fmt: skip
def test_the_type_of_violence_follows_from_the_sides(kinds: tuple[str, str], expected: int | None) -> None:
    """State-based, non-state, one-sided; empty where nobody is named as armed."""
    did, against = (replace(a, kind=k, id=f"{a.role}") for a, k in zip((IS, ARMY), kinds, strict=True))  # type: ignore[arg-type]
    found = incident(telling(1, event(killed(3), actors=(did, against))))
    assert ged.sides(found)[2] == expected


def test_acled_has_its_columns_in_order(tmp_path: Path) -> None:
    """The header is ACLED's, and the words are spelled as ACLED spells them."""
    frame = pd.read_csv(written("acled", tmp_path), keep_default_na=False)
    assert list(frame.columns) == list(acled.COLUMNS) and len(frame.columns) == 31
    row = frame.iloc[0]
    assert (row.event_type, row.sub_event_type, row.disorder_type) == ("Battles", "Armed clash", "Political violence")
    assert (row.actor1, row.inter1, row.actor2, row.inter2) == (
        "Islamic State", "Rebel group", "Military Forces of Syria", "State forces",
    )  # fmt: skip
    assert (row.iso, row.admin1, row.fatalities, row.geo_precision) == ("760", "Homs", "58", "1")
    assert row.event_id_cnty == "SYR7F3K2M9Q"


def test_every_type_has_a_name_in_acled() -> None:
    """No event type of the record is without ACLED's own spelling."""
    from onrecord.reconcile.types import EVENT_TYPE

    assert set(acled.SUB_EVENT_TYPES) == set(EVENT_TYPE) and set(acled.EVENT_TYPES) == set(EVENT_TYPE.values())


@pytest.mark.parametrize("fmt", ["ucdp-ged", "acled", "csv"])
def test_unknown_is_empty_and_never_zero(fmt: str, tmp_path: Path) -> None:
    """The incident of which nothing is known has no nought, no None and no nan in any column."""
    with written(fmt, tmp_path, [UNKNOWN]).open(encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert not [
        name for name, value in row.items() if value in {"0", "0.0", "None", "nan", "null"} and name != "origins"
    ]
    assert row[{"ucdp-ged": "best", "acled": "fatalities", "csv": "killed_best"}[fmt]] == ""


def test_an_open_figure_stays_open(tmp_path: Path) -> None:
    """At least 20 has no high, in GED, in the flat table and in Parquet."""
    assert math.isnan(pd.read_csv(written("ucdp-ged", tmp_path, [OPEN])).high[0])
    found = duckdb.execute(f"SELECT killed_low, killed_high FROM '{written('parquet', tmp_path, [OPEN])}'").fetchall()
    assert found == [(20, None)]


def test_geojson_reads_as_points(tmp_path: Path) -> None:
    """GeoPandas finds the position; an incident without one has no geometry."""
    frame = geopandas.read_file(written("geojson", tmp_path))
    assert len(frame) == 4 and (frame.geometry[0].x, frame.geometry[0].y) == (38.871, 34.885)
    assert frame.geometry.isna().tolist() == [False, False, True, False]


def test_parquet_is_typed(tmp_path: Path) -> None:
    """Days are dates, figures whole numbers, lists lists; the profile stands in the file's metadata."""
    path = written("parquet", tmp_path)
    kinds = dict(duckdb.execute(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path}')").fetchall())
    assert (kinds["date_start"], kinds["killed_best"], kinds["reports"]) == ("DATE", "BIGINT", "VARCHAR[]")
    assert list(kinds) == [c.name for c in flat.COLUMNS]
    noted = duckdb.execute(f"SELECT value FROM parquet_kv_metadata('{path}') WHERE key = 'profile'").fetchall()
    assert bytes(noted[0][0]) == b"plain"


def test_json_lines_are_the_record(tmp_path: Path) -> None:
    """Line by line what was given, and DuckDB reads it."""
    path = written("jsonl", tmp_path, redact_names=False)
    assert [json.loads(line) for line in path.read_text().splitlines()] == ALL
    assert duckdb.execute(f"SELECT count(*) FROM read_json('{path}')").fetchall() == [(4,)]


def test_xlsx_opens_with_dates_and_numbers(tmp_path: Path) -> None:
    """OpenPyXL and pandas find typed cells, and the second sheet says what these figures are."""
    book = openpyxl.load_workbook(written("xlsx", tmp_path))
    sheet = book["Incidents"]
    names = [c.value for c in sheet[1]]
    row = {name: c.value for name, c in zip(names, sheet[2], strict=True)}
    assert row["date_start"] == dt.datetime(2017, 9, 28) and row["killed_best"] == 58 and row["longitude"] == 38.871
    about = {r[0].value: r[1].value for r in book["About"].iter_rows()}
    assert about["profile"] == "plain" and "reported deaths" in about["what these are"]


HOSTILE = ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("fmt", ["csv", "ucdp-ged", "acled"])
def test_no_cell_of_a_csv_runs_as_a_formula(text: str, fmt: str, tmp_path: Path) -> None:
    """A hostile name, title or outlet never begins a cell as a formula; a negative longitude stays a number."""
    did = Actor("perpetrator", text, NOW, name=text, kind="rebel_group")
    west = replace(event().places[0], lon=-3.5, name=text)
    given = incident(telling(1, event(killed(3), actors=(did, ARMY), places=(west,)), title=text, outlet=text))
    with written(fmt, tmp_path, [given | {"summary": text}]).open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert not [v for v in row.values() if v.lstrip(" ")[:1] in {"=", "+", "@", "\t", "\r"}]
    assert [v for v in row.values() if v.startswith("-")] == ["-3.5"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_workbook_is_a_formula(text: str, tmp_path: Path) -> None:
    """In XLSX such text is text."""
    book = openpyxl.load_workbook(written("xlsx", tmp_path, [incident(summary=text)]))
    cells = [c for row in book["Incidents"].iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"] and any(text.strip() in str(c.value) for c in cells)


@given(st.text())
def test_a_safe_cell_is_never_a_formula(text: str) -> None:
    """Whatever the text."""
    assert str(cell(text)).lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_note_beside_says_how_it_was_made(fmt: str, tmp_path: Path) -> None:
    """Profile and hash, versions, counts, the filter, and that these are reported deaths."""
    note = json.loads(Path(f"{written(fmt, tmp_path)}.meta.json").read_text())
    assert (note["profile"], note["profile_sha256"]) == ("plain", INFO.profile.sha256)
    assert (note["format"], note["incidents"], note["which_incidents"]) == (fmt, 4, "country SY")
    assert (note["incidents_without_date"], note["incidents_without_figure_of_killed"]) == (1, 1)
    assert "reported deaths" in note["statement"]


@pytest.mark.parametrize("fmt", [f for f in FORMATS if f not in {"xlsx", "parquet"}])
def test_names_are_left_out_unless_asked_for(fmt: str, tmp_path: Path) -> None:
    """No name of a victim or a witness is anywhere in the file; with a reason given, they are."""
    witness = {"text": "a resident", "name": "Omar Doe", "role": "witness", "actor_id": None, "kind": None}
    told = NAMED | {"claims": [c | {"by": c["by"] and c["by"] | witness} for c in NAMED["claims"]]}
    assert any(c["by"] for c in told["claims"])
    named = written(fmt, tmp_path, [told], redact_names=False)
    assert b"Jane Roe" in named.read_bytes() or fmt == "acled"
    assert json.loads(Path(f"{named}.meta.json").read_text())["names_of_private_persons"] == "as reported"
    path = written(fmt, tmp_path, [told])
    assert b"Jane" not in path.read_bytes() and b"Omar" not in path.read_bytes()
    assert json.loads(Path(f"{path}.meta.json").read_text())["names_of_private_persons"] == "left out"


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_export_that_fails_leaves_what_was_there(fmt: str, tmp_path: Path) -> None:
    """The old file stands, and nothing half-written lies beside it."""
    output = written(fmt, tmp_path)
    before = output.read_bytes()

    def broken() -> Any:
        yield incident()
        raise StoreError("the database went away")

    with pytest.raises(StoreError):
        export(broken(), fmt, output, INFO)
    assert output.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([output.name, f"{output.name}.meta.json"])


@pytest.mark.parametrize(
    ("fmt", "output", "error"),
    [("csv", "nowhere/x.csv", UsageError), ("csv", ".", UsageError), ("dbase", "x.dbf", UsageError)],
)
def test_what_cannot_be_written_is_said_plainly(
    fmt: str, output: str, error: type[OnrecordError], tmp_path: Path
) -> None:
    """No such folder, a folder for a file, no such format."""
    with pytest.raises(error):
        export(iter(ALL), fmt, tmp_path / output, INFO)


def test_the_columns_in_the_docs_are_those_in_the_code() -> None:
    """docs/exports.md holds the table that `make export-docs` writes."""
    assert table() in (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_low_best_and_high_stand_in_order(tmp_path: Path) -> None:
    """What GED asks of its figures holds of what is exported."""
    frame = pd.read_csv(written("ucdp-ged", tmp_path)).dropna(subset=["low", "best", "high"])
    assert len(frame) and ((frame.low <= frame.best) & (frame.best <= frame.high)).all()
