"""Linking a whole archive at once: the store's Splink declaration and its clustering, over the Parquet files of a job.

The same three steps as in the store (docs/linking.md), in another order of work. Pairs are found by keys and scored by
Splink; what hangs together over pairs that speak for one incident is scored in full, also by Splink; each such component is
then clustered by itself, in Python. Nothing outside it could change what becomes of it: groups are joined only where the
mean weight between them speaks for it, and between two components no pair does.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from typing import Any

from onrecord.link.cluster import Member, Thresholds, clusters_of
from onrecord.link.model import LinkModel
from onrecord.record.errors import ResourceError, UsageError
from onrecord.record.pair import Pair
from onrecord.scale.job import done_in_order
from onrecord.scale.part_work import write_whole
from onrecord.scale.pool import start_worker
from onrecord.scale.schema import arrow
from onrecord.scale.splink_backends import Backend, backend
from onrecord.scale.tellings import PartToTell, TellingWork

TELLINGS, PAIRS, GROUPS, INCIDENTS, SAID = "tellings", "pairs", "groups", "incidents", "linked.json"
LARGEST = (
    1_000  # tellings of a component whose every pair is scored; of a larger one only those that a key brought together
)
ROWS = 20_000  # incidents' rows in memory at a time


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking an archive came to. `incidents` of one telling count; `joined` are those of more.

    >>> Linked(10, 4, 8, 2).joined
    2
    """

    tellings: int
    pairs: int
    incidents: int
    joined: int


def link_archive(
    folder: Path,
    output: Path,
    engine: str = "duckdb",
    master: str | None = None,
    jobs: int = 1,
    told: Callable[[str], None] = lambda _: None,
) -> Linked:
    """Link what a job (`onrecord run`) has done so far, into Parquet files in `output`.

    `incidents/` has a row for each telling: `incident`, the code of its earliest telling; `ref`, `code`, `report_id`,
    `event_id`, `sha256`, `part`. `pairs/` has the scored pairs of each incident's surroundings with the level that every
    comparison reached. A report that came twice, byte for byte, counts once.

    Args:
        folder: of the job.
        output: a new or empty folder.
        engine: "duckdb" or "spark".
        master: of Spark, such as "local[*]"; None leaves it to spark-submit.
        jobs: processes that make tellings from records.
        told: told what is under way.

    Raises:
        UsageError: `folder` holds no job, or `output` is not empty.
        ResourceError: the engine is not installed.
    """
    parts = _numbered(folder)
    if output.is_dir() and any(output.iterdir()):
        raise UsageError("the folder is not empty", where=str(output), hint="name another, or remove it")
    output.mkdir(parents=True, exist_ok=True)
    told("making tellings from records")
    _make_tellings(parts, TellingWork(str(folder), str(output / TELLINGS)), jobs)
    model = LinkModel.load()
    on = backend(engine, output, master)
    try:
        told("comparing")
        _compare(on, model, output)
        told("grouping")
        linked = _group(on, model, output)
    finally:
        on.close()
    said = {"engine": engine, "model": model.sha256, "tellings": linked.tellings, "pairs": linked.pairs,
            "incidents": linked.incidents, "joined": linked.joined}  # fmt: skip
    write_whole(output / SAID, json.dumps(said) + "\n")
    return linked


def _numbered(folder: Path) -> list[PartToTell]:
    report = ref = 1
    parts = []
    for done in done_in_order(folder):
        parts.append(PartToTell(done.part, report, ref))
        report, ref = report + done.reports, ref + done.events
    return parts


def _make_tellings(parts: list[PartToTell], work: TellingWork, jobs: int) -> None:
    if jobs == 1 or len(parts) < 2:
        for part in parts:
            work(part)
        return
    try:
        with ProcessPoolExecutor(jobs, get_context("spawn"), start_worker) as pool:
            for _ in pool.map(work, parts):
                pass
    except BrokenProcessPool as error:
        raise ResourceError("a process was killed at its work", hint="too little memory? take fewer --jobs") from error


def _compare(on: Backend, model: LinkModel, output: Path) -> None:
    """Make `told`, the tellings of each report once; `scored`, pairs that a key brings together; `homes`, their components."""
    on.read("everything", output / TELLINGS)
    once = "select sha256, min(report) as report from everything group by sha256"
    on.make("told", f"select e.* from everything e join ({once}) o on e.report = o.report")
    # One telling finds another exactly where the other finds it (link/keys.py): half of the pairs are all of them.
    on.make(
        "met",
        f"""
        select distinct '0' as match_key, l.ref as join_key_l, r.ref as join_key_r
        from (select unique_id as ref, report, {on.explode}(keys) as word from told) l
        join (select unique_id as ref, report, {on.explode}(stored) as word from told) r
          on l.word = r.word and l.ref < r.ref and l.report <> r.report
        """,
    )
    _score(on, model, "met", "scored", model.keep_weight)
    _components(on, model)


def _score(on: Backend, model: LinkModel, pairs: str, name: str, least: float | None) -> None:
    from splink import Linker  # noqa: PLC0415 - heavy

    tellings = on.api.register("told", table_name=f"told_{name}")
    linker = Linker(tellings, model.to_splink(), log_level=logging.ERROR, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(on.api.register(pairs, table_name=f"pairs_{name}"))
    frame = linker.inference.predict(threshold_match_weight=least)
    levels = ", ".join(f"gamma_{c.column}" for c in model.comparisons)
    on.make(
        name,
        f"""
        select least(unique_id_l, unique_id_r) as l, greatest(unique_id_l, unique_id_r) as r,
               round(match_weight, 3) as weight, round(match_probability, 6) as probability, {levels}
        from {frame.physical_name}
        """,
    )
    frame.drop_table_from_database_and_remove_from_cache()


def _components(on: Backend, model: LinkModel) -> None:
    from splink.clustering import cluster_pairwise_predictions_at_threshold  # noqa: PLC0415

    on.make("ties", f"select l, r from scored where weight >= {model.link_weight}")
    on.make("tied", "select l as ref from ties union select r as ref from ties")
    on.api.register("tied", table_name="nodes_tied")
    frame = cluster_pairwise_predictions_at_threshold(
        "tied",
        "ties",
        on.api,
        node_id_column_name="ref",
        edge_id_column_name_left="l",
        edge_id_column_name_right="r",
    )
    on.make("homes", f"select ref, cluster_id as component from {frame.physical_name}")


def _group(on: Backend, model: LinkModel, output: Path) -> Linked:
    """Score every pair inside the components, write them, and group each component's tellings."""
    on.make("sizes", "select component, count(*) as size from homes group by component")
    on.make(
        "together",
        f"""
        select '0' as match_key, a.ref as join_key_l, b.ref as join_key_r
        from homes a
        join homes b on a.component = b.component and a.ref < b.ref
        join sizes s on s.component = a.component and s.size <= {LARGEST}
        join told t on t.unique_id = a.ref
        join told u on u.unique_id = b.ref and t.report <> u.report
        """,
    )
    _score(on, model, "together", "weighed", None)
    large = f"""
        select p.* from scored p join homes a on p.l = a.ref join homes b on p.r = b.ref and a.component = b.component
        join sizes s on s.component = a.component and s.size > {LARGEST}
    """
    columns = ", ".join(f"p.gamma_{c.column}" for c in model.comparisons)
    on.write(
        f"""
        select h.component, p.l, p.r, p.weight, p.probability, t.code as code_l, u.code as code_r,
               t.report as report_l, u.report as report_r, t.core as core_l, u.core as core_r, {columns}
        from (select * from weighed union all {large}) p
        join homes h on h.ref = p.l
        join told t on t.unique_id = p.l
        join told u on u.unique_id = p.r
        """,
        output / PAIRS,
        "component",
    )
    pairs = _write_groups(output, model)
    on.read("grouped", output / GROUPS)
    incidents = """
        select coalesce(i.code, t.code) as incident, t.unique_id as ref, t.code, t.report_id, t.event_id, t.sha256, t.part
        from told t left join grouped g on g.ref = t.unique_id left join told i on i.unique_id = g.lowest
    """
    on.make("incidents", incidents)
    on.write("select * from incidents", output / INCIDENTS, "incident")
    shutil.rmtree(output / GROUPS)
    return _counted(output, pairs)


def _write_groups(output: Path, model: LinkModel) -> int:
    """Write the lowest ref of each telling's group; returns how many pairs there were."""
    pa = arrow()
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    thresholds = Thresholds(model.link_weight, model.missing_weight)
    schema = pa.schema({"ref": pa.int64(), "lowest": pa.int64()})
    (output / GROUPS).mkdir()
    count = 0
    with ParquetWriter(output / GROUPS / "all.parquet", schema) as writer:
        for component in _pairs_by_component(output / PAIRS):
            count += len(component)
            members = {
                row[f"{side}"]: Member(row[side], row[f"report_{side}"], row[f"core_{side}"])
                for row in component
                for side in ("l", "r")
            }
            pairs = [Pair(row["l"], row["r"], row["weight"], row["probability"]) for row in component]
            ordered = [members[ref] for ref in sorted(members)]
            groups = clusters_of(ordered, pairs, thresholds=thresholds)
            rows = [{"ref": ref, "lowest": min(group)} for group in groups for ref in sorted(group)]
            writer.write_table(pa.Table.from_pylist(rows, schema))
    return count


def _pairs_by_component(folder: Path) -> Iterator[list[dict[str, Any]]]:
    """The pairs of each component, one component in memory at a time: a file holds the whole of it, in one run."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra

    columns = ["component", "l", "r", "weight", "probability", "report_l", "report_r", "core_l", "core_r"]
    for path in sorted(folder.glob("*.parquet")):
        batches = ParquetFile(path).iter_batches(batch_size=ROWS, columns=columns)
        rows = (row for batch in batches for row in batch.to_pylist())
        for _, component in groupby(rows, key=itemgetter("component")):
            yield list(component)


def _counted(output: Path, pairs: int) -> Linked:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra

    tellings = incidents = joined = 0
    for path in sorted((output / INCIDENTS).glob("*.parquet")):  # rows of one incident stand together
        batches = ParquetFile(path).iter_batches(batch_size=ROWS, columns=["incident"])
        for _, rows in groupby(code for batch in batches for code in batch.column(0).to_pylist()):
            many = sum(1 for _ in rows)
            tellings, incidents, joined = tellings + many, incidents + 1, joined + (many > 1)
    return Linked(tellings, pairs, incidents, joined)
