"""Exporting: incidents to a file of one format, with the note beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.export.atomic import replacing
from onrecord.export.info import ExportInfo, ExportSummary, Json
from onrecord.export.lines import write_geojson, write_jsonl
from onrecord.export.parquet import write_parquet
from onrecord.export.redact import redacted
from onrecord.export.sidecar import Counts, write_sidecar
from onrecord.export.tables import write_acled, write_csv, write_ged
from onrecord.export.xlsx import write_xlsx
from onrecord.record.errors import UsageError

WRITERS: dict[str, Callable[[Iterable[Json], Path, ExportInfo], None]] = {
    "ucdp-ged": write_ged,
    "acled": write_acled,
    "geojson": write_geojson,
    "parquet": write_parquet,
    "csv": write_csv,
    "jsonl": write_jsonl,
    "xlsx": write_xlsx,
}
FORMATS = tuple(WRITERS)


def export(
    incidents: Iterable[Json], fmt: str, output: Path, info: ExportInfo, *, redact_names: bool = True
) -> ExportSummary:
    """Write incidents, as `incident_out.to_dict` makes them, one after another; both files whole or not at all.

    Names of private persons are left out unless `redact_names` is False: then their writing out was noted in the log.

    Raises:
        UsageError: no such format or folder; more incidents than the format holds.
        StoreError: the file cannot be written.
    """
    if fmt not in WRITERS:
        raise UsageError(f"no format '{fmt}'", hint=f"one of {', '.join(FORMATS)}")
    counts = Counts()
    sidecar = output.with_name(output.name + ".meta.json")
    chosen: Iterator[Json] = map(redacted, incidents) if redact_names else iter(incidents)
    with replacing(sidecar) as note, replacing(output) as path:
        WRITERS[fmt](counts.watch(chosen), path, info)
        write_sidecar(note, fmt, counts, info, redacted=redact_names)
    return ExportSummary(counts.incidents, info.profile.name, output, sidecar)
