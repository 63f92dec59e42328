"""Reports in an object store: listed, opened and cut as files are. A stand-in answers for S3."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports, read_sources
from onrecord.read.sources import iter_sources
from onrecord.record.document import Document
from onrecord.record.errors import InputError, UsageError
from onrecord.scale.parts import check_all, parts_of
from tests.cli.running import onrecord
from tests.read.bucket import bucket

TEXT = "Two soldiers were killed near Homs on Tuesday, the army said. Report {}."
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Where the bucket answers; it holds files of four kinds in s3://news/2016."""
    rows = [{"id": f"n{n}", "text": TEXT.format(n), "published": "2016-05-04"} for n in range(7)]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    table = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), table, row_group_size=2)
    files = {"a.jsonl": lines, "b.jsonl.gz": gzip.compress(lines), "c/d.txt": TEXT.encode(), "c/.hidden.txt": b"no"}
    files["e.parquet"] = table.getvalue()
    with mock.patch.dict(os.environ, KEYS), bucket("news", {f"2016/{k}": v for k, v in files.items()}) as found:
        yield found


def ids(address: str, endpoint: str) -> list[str]:
    found = read_reports([f"{address}?{endpoint}"], ReadOptions())
    return [item.id if isinstance(item, Document) else str(item) for item in found]


def test_a_folder_is_read_as_a_folder_is(endpoint: str) -> None:
    """All kinds of files, those below too, in the order of their names; hidden ones are left out."""
    numbers = [f"n{n}" for n in range(7)]
    assert ids("s3://news/2016", endpoint) == [*numbers, *numbers, "c/d.txt", *numbers]


def test_one_file_and_a_pattern(endpoint: str) -> None:
    """Named as such."""
    assert ids("s3://news/2016/c/d.txt", endpoint) == ["d.txt"]
    assert ids("s3://news/2016/*.jsonl", endpoint) == [f"n{n}" for n in range(7)]


def test_it_is_cut_into_parts(endpoint: str) -> None:
    """JSON Lines by lines, Parquet by row groups; the parts together are the whole."""
    sources = check_all(iter_sources([f"s3://news/2016?{endpoint}"]))
    parts = list(parts_of(sources, size=3))
    assert [p.sources[0].piece.count if p.sources[0].piece else None for p in parts] == [3, 3, 3, None, None, 4, 3]
    read = [item for p in parts for item in read_sources(p.sources, ReadOptions()) if not isinstance(item, InputError)]
    assert [item.document.id for item in read] == ids("s3://news/2016", endpoint)
    assert "endpoint_override" not in read[0].where


def test_what_is_not_there_is_told(endpoint: str) -> None:
    """A folder, a pattern and a bucket that are not there."""
    for address in ("s3://news/1999", "s3://news/2016/*.zip", "s3://nobodys/2016"):
        [told] = ids(address, endpoint)
        assert "no such file" in told or "cannot be listed" in told


def test_a_key_in_an_address_is_refused() -> None:
    """It would stand in records, logs and manifests."""
    with pytest.raises(UsageError, match="with a key in it") as told:
        list(iter_sources(["s3://somebody:secret@news/2016"]))
    assert "secret" not in str(told.value)


@pytest.mark.slow
def test_a_run_over_an_object_store(endpoint: str, tmp_path: Path) -> None:
    """Two processes, each fetching its own parts."""
    address = f"s3://news/2016?{endpoint}"
    ran = onrecord("run", "--input", address, "--output", tmp_path, "--jobs", "2", "--part-size", "4")
    assert ran.status == 0, ran.err
    assert ran.out.decode().startswith("22 reports in 6 parts")
