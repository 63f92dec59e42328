"""Where Splink runs: DuckDB on this machine, or Spark on as many as its cluster has. Both do the same SQL."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any, Protocol

from onrecord.record.errors import ResourceError, StoreError

UNFINISHED = "unfinished"


class Backend(Protocol):
    """Tables by name, made by SQL that both engines read, and Splink over them."""

    api: Any
    explode: str  # SQL: a row for each value of an array

    def read(self, name: str, folder: Path) -> None:
        """Name the Parquet files of a folder."""

    def make(self, name: str, query: str) -> None:
        """Work out a query, and name what it gives."""

    def write(self, query: str, folder: Path, whole: str | None = None) -> None:
        """Write what a query gives as Parquet files; rows of one value of the column `whole` stay together."""

    def close(self) -> None:
        """End what was begun."""


class OnDuckDB:
    """On this machine: all cores, spilling to disk beside the output where memory runs short."""

    explode = "unnest"

    def __init__(self, work: Path) -> None:
        import duckdb  # noqa: PLC0415 - heavy
        from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415

        self.work = work / UNFINISHED
        self.work.mkdir(parents=True, exist_ok=True)
        self.connection = duckdb.connect(str(self.work / "linking.duckdb"))
        self.connection.execute(f"set temp_directory = {_quoted(self.work / 'spill')}")
        self.connection.execute("set preserve_insertion_order = false")
        self.api = DuckDBAPI(self.connection)

    def read(self, name: str, folder: Path) -> None:
        """Name the Parquet files of a folder."""
        self.make(name, f"select * from read_parquet({_quoted(folder / '*.parquet')})")

    def make(self, name: str, query: str) -> None:
        """Work out a query, and name what it gives."""
        self.connection.execute(f"create or replace table {name} as {query}")

    def write(self, query: str, folder: Path, whole: str | None = None) -> None:
        """Write what a query gives, to one file."""
        folder.mkdir()
        order = f" order by {whole}" if whole else ""
        target = _quoted(folder / "all.parquet")
        self.connection.execute(f"copy ({query}{order}) to {target} (format parquet, compression zstd)")

    def close(self) -> None:
        """Close the database, and remove it: what it held is written."""
        self.connection.close()
        shutil.rmtree(self.work, ignore_errors=True)


class OnSpark:
    """On the Spark that `master` names, or that spark-submit began this process for."""

    explode = "explode"

    def __init__(self, work: Path, master: str | None) -> None:
        self.work = work.absolute() / UNFINISHED
        try:
            from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra
            from splink.backends.spark import SparkAPI  # noqa: PLC0415
        except ImportError as error:
            raise ResourceError("Spark is not installed", hint="pip install 'onrecord[spark]', and Java 17") from error
        logging.getLogger("py4j").setLevel(logging.ERROR)
        builder = SparkSession.builder.appName("onrecord").config("spark.ui.showConsoleProgress", "false")
        builder = builder.config("spark.sql.session.timeZone", "UTC")
        if master:
            builder = builder.master(master)
            if master.startswith("local"):  # a few cores want a few partitions, not the 200 of a cluster
                builder = builder.config("spark.sql.shuffle.partitions", "8").config("spark.ui.enabled", "false")
        try:
            self.session = builder.getOrCreate()
        except Exception as error:
            what = f"Spark cannot be started: {str(error).splitlines()[0]}"
            raise ResourceError(what, hint="is Java 17 installed? see docs/scale.md") from error
        self.session.sparkContext.setLogLevel(
            "FATAL"
        )  # one plan grows beyond what Spark compiles, and it goes on without: no error
        self.session.sparkContext.setCheckpointDir(str(self.work / "checkpoints"))
        make_api: Any = SparkAPI
        self.api = make_api(
            spark_session=self.session, break_lineage_method="parquet", register_udfs_automatically=False
        )

    def read(self, name: str, folder: Path) -> None:
        """Name the Parquet files of a folder."""
        self.session.read.parquet(str(folder)).createOrReplaceTempView(name)

    def make(self, name: str, query: str) -> None:
        """Work out a query, and name what it gives; kept in files, for plans of plans grow beyond any memory."""
        self.session.sql(query).write.mode("overwrite").parquet(str(self.work / name))
        self.read(name, self.work / name)

    def write(self, query: str, folder: Path, whole: str | None = None) -> None:
        """Write what a query gives, a file a partition."""
        frame = self.session.sql(query)
        if whole:
            frame = frame.repartition(whole).sortWithinPartitions(whole)
        frame.write.option("compression", "zstd").parquet(str(folder))

    def close(self) -> None:
        """End the session, and remove what it worked out on the way."""
        self.session.stop()
        shutil.rmtree(self.work, ignore_errors=True)


def backend(engine: str, work: Path, master: str | None) -> Backend:
    """The backend of an engine: duckdb or spark.

    Raises:
        ResourceError: Spark is not installed, or cannot be started.
        StoreError: there is no room for DuckDB's file.
    """
    if engine == "spark":
        return OnSpark(work, master)
    try:
        return OnDuckDB(work)
    except OSError as error:
        raise StoreError(f"cannot be written: {(error.strerror or str(error)).lower()}", where=str(work)) from error


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
