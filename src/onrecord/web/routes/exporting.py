"""The selection as a file for the tools of the field."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from onrecord import __version__
from onrecord.export.info import ExportInfo
from onrecord.export.write import export
from onrecord.fingerprint import coder_fingerprint
from onrecord.store.filter_words import in_words
from onrecord.web.here import Reading, settings_of
from onrecord.web.selection import Selected

router = APIRouter(tags=["export"])
Format = Literal["csv", "xlsx", "geojson", "jsonl", "parquet", "ucdp-ged", "acled"]
ENDINGS = {"ucdp-ged": "ged.csv", "acled": "acled.csv"}


@router.get("/incidents/export/{form}", response_class=FileResponse)
def export_selection(
    request: Request, ledger: Reading, form: Format, selection: Selected, note: bool = False
) -> FileResponse:
    """The whole selection as a file; with `note`, in a ZIP with the note that says by which rules it was made.

    Names of private persons are left out unless the site was started with a reason to write them.
    """
    folder = Path(tempfile.mkdtemp(prefix="onrecord-export-"))
    where = selection.where()
    info = ExportInfo(
        ledger.linking.profile.ref,
        __version__,
        coder_fingerprint(),
        dt.datetime.now(dt.UTC),
        in_words(where),
        "the review site",
    )
    target = folder / f"incidents-{info.created:%Y-%m-%d}.{ENDINGS.get(form, form)}"
    try:
        made = export(
            ledger.incidents(where), form, target, info, redact_names=settings_of(request).export_names is None
        )
        if note:
            packed = target.with_name(target.name + ".zip")
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as both:
                both.write(made.output, made.output.name)
                both.write(made.sidecar, made.sidecar.name)
            target = packed
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        target, filename=target.name, background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    )
