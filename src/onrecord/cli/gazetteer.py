"""`onrecord gazetteer build`: the index of the world's places, compiled ahead of need or from a full dump."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.guard import guarded
from onrecord.record.errors import ResourceError

gazetteer = typer.Typer(no_args_is_help=True, help="The index of places.")

Dump = Annotated[
    Path | None,
    typer.Argument(metavar="DUMP", help="A GeoNames dump such as allCountries.zip; without one, the shipped places."),
]


@gazetteer.callback()
def _group() -> None:
    """Keep `build` a command of its own, although it is the only one."""


@gazetteer.command()
def build(dump: Dump = None) -> None:
    """Compile the index that places are looked up in, and put it in the cache.

    Dumps are at download.geonames.org/export/dump. The index holds until the next build; without DUMP the
    places that come with onrecord are compiled again.
    """
    with guarded():
        cache = importlib.import_module("onrecord.resolve.gazetteer.cache")
        index: Path = cache.path()
        try:
            if dump is None:
                index.unlink(missing_ok=True)
                cache.connect(_say).close()
            else:
                dumps = importlib.import_module("onrecord.resolve.gazetteer.dump")
                count = dumps.build_from_dump(dump, index, _say)
                _say(f"{count:,} places")
        except OSError as error:
            what = f"the index cannot be written: {error.strerror or error}"
            raise ResourceError(what, where=str(index), hint="set ONRECORD_CACHE to another folder") from error
        typer.echo(index)


def _say(note: str) -> None:
    print(f"onrecord: {note}", file=sys.stderr, flush=True)
