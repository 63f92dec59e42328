"""A job: an archive coded part by part into a folder, which says at any moment what is done and what is left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.fingerprint import coder_fingerprint
from onrecord.read.options import ReadOptions
from onrecord.read.sources import iter_sources
from onrecord.record.errors import UsageError
from onrecord.record.event import CodedReport
from onrecord.record.json_in import from_dict
from onrecord.scale.coding import Coding
from onrecord.scale.part_work import MANIFEST, RECORDS, PartDone, PartWork, write_whole
from onrecord.scale.parts import PART, Part, check_all, parts_of
from onrecord.scale.schema import arrow
from onrecord.settings import settings_of
from onrecord.store.urls import parsed_url, shown

JOB = "job.json"


@dataclass(frozen=True, slots=True)
class Job:
    """All parts of an archive, and what is done to each."""

    folder: Path
    parts: tuple[Part, ...]
    work: PartWork

    def done(self) -> dict[str, PartDone]:
        """The parts that are done, by id: the manifest, in the order of the archive."""
        return {done.part: done for done in _done(self.folder, (part.id for part in self.parts))}

    def left(self) -> tuple[Part, ...]:
        """The parts that are not done yet, in the order of the archive."""
        done = self.done()
        return tuple(part for part in self.parts if part.id not in done)


def open_job(
    inputs: Sequence[str],
    folder: Path,
    options: ReadOptions,
    coding: Coding,
    size: int = PART,
    store: str | None = None,
) -> Job:
    """Begin a job, or go on with the one that the folder holds. `store` is the database that takes the records.

    Raises:
        InputError: an input is not there.
        UsageError: the folder holds something else: another job, or one begun with another coder, other options or an
            archive that has changed since.
    """
    parts = tuple(parts_of(check_all(iter_sources(inputs)), options.input_format, size))
    settings = json.loads(settings_of(options, coding.model, gated=coding.gated))
    said = {"coder": coder_fingerprint(), **settings, "parts": [part.id for part in parts]}
    if store is not None:
        said["store"] = shown(parsed_url(store))
    _agree(folder, said)
    return Job(folder, parts, PartWork(str(folder), options, coding, store))


def _agree(folder: Path, said: dict[str, object]) -> None:
    path = folder / JOB
    if not path.is_file():
        if folder.is_dir() and any(folder.iterdir()):
            raise UsageError("the folder is not empty, and no run began it", where=str(folder), hint="name another")
        write_whole(path, json.dumps(said) + "\n")
        return
    begun = json.loads(path.read_text(encoding="utf-8"))
    other = [key for key in {**said, **begun} if begun.get(key) != said.get(key)]
    if other:
        what = (
            "the archive, or how it is cut," if other == ["parts"] else " and ".join(k for k in other if k != "parts")
        )
        raise UsageError(
            f"{what} is another than when this job began",
            where=str(folder),
            hint=f"name another folder, or remove this one to begin anew; {JOB} says what it was begun with",
        )


def done_in_order(folder: Path) -> Iterator[PartDone]:
    """What a job's finished parts came to, in the order of the archive.

    Raises:
        UsageError: the folder holds no job.
    """
    yield from _done(folder, _order(folder))


def _done(folder: Path, parts: Iterable[str]) -> Iterator[PartDone]:
    for part in parts:
        try:
            told = json.loads((folder / MANIFEST / f"{part}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        yield PartDone(**{**told, "sources": tuple(told["sources"])})


def _order(folder: Path) -> list[str]:
    try:
        order: list[str] = json.loads((folder / JOB).read_text(encoding="utf-8"))["parts"]
    except FileNotFoundError as error:
        raise UsageError("the folder holds no job", where=str(folder), hint="onrecord run makes one") from error
    return order


def read_records(folder: Path) -> Iterator[CodedReport]:
    """The records of a job's finished parts, in the order of the archive; raises as `done_in_order`."""
    arrow()
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra

    for done in done_in_order(folder):
        for batch in ParquetFile(folder / RECORDS / f"{done.part}.parquet").iter_batches(batch_size=100):
            yield from map(from_dict, batch.to_pylist())
