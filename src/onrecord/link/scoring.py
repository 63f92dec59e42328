"""Scoring: new tellings compared with old ones and with each other, by Splink on DuckDB."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from onrecord.link.keys import lookup_keys, stored_keys
from onrecord.link.model import LinkModel
from onrecord.link.table import feature_table
from onrecord.record.pair import Agreement, Pair
from onrecord.record.telling import Telling


class PairScorer:
    """Scores pairs that share a block key, by one model. Makes its DuckDB once; later calls are quick."""

    def __init__(self, model: LinkModel) -> None:
        self.model = model
        self._levels = {c.column: tuple(reversed(c.levels)) for c in model.comparisons}

    @cached_property
    def _splink(self) -> tuple[Any, Any]:
        import duckdb  # noqa: PLC0415 - heavy, and only linking needs it
        from splink import Linker  # noqa: PLC0415
        from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415

        logging.getLogger("splink").setLevel(logging.ERROR)
        connection = duckdb.connect(config={"threads": 1})
        api = DuckDBAPI(connection)
        some = api.register(feature_table([], stored_keys))
        return api, Linker(some, self.model.to_splink(), log_level=logging.ERROR, validate_settings=False)

    def score(self, new: Sequence[Telling], old: Sequence[Telling]) -> tuple[Pair, ...]:
        """Every pair of a new one with an old or another new one that shares a key and weighs at least the model's `keep_weight`.

        Tellings of one report are never compared: they are different events by the report's own word.
        """
        if not new:
            return ()
        api, linker = self._splink
        found: dict[tuple[int, int], Pair] = {}
        threshold = {"threshold_match_weight": self.model.keep_weight}
        asking = api.register(feature_table(new, lookup_keys))
        frames = []
        if old:
            frames.append(
                linker.inference.predict_between(asking, api.register(feature_table(old, stored_keys)), **threshold)
            )
        if len(new) > 1:
            both = api.register(feature_table(new, _all_keys))
            frames.append(linker.inference.predict_within(both, **threshold))
        for frame in frames:
            for pair in self._pairs(frame.as_record_list()):
                found[pair.left, pair.right] = pair
            frame.drop_table_from_database_and_remove_from_cache()
        return tuple(found[key] for key in sorted(found))

    def score_groups(self, groups: Iterable[Sequence[Telling]]) -> tuple[Pair, ...]:
        """Every pair inside each group, whatever its keys and weight: what hangs together is weighed in full."""
        some = [group for group in groups if len(group) > 1]
        if not some:
            return ()
        api, linker = self._splink
        named = {t.ref: (str(n),) for n, group in enumerate(some) for t in group}
        table = api.register(feature_table([t for group in some for t in group], lambda t: named[t.ref]))
        frame = linker.inference.predict_within(table)
        found = sorted(self._pairs(frame.as_record_list()), key=lambda p: (p.left, p.right))
        frame.drop_table_from_database_and_remove_from_cache()
        return tuple(found)

    def _pairs(self, rows: Iterable[dict[str, Any]]) -> Iterator[Pair]:
        for row in rows:
            if row["report_l"] == row["report_r"]:
                continue
            left, right = sorted((int(row["unique_id_l"]), int(row["unique_id_r"])))
            yield Pair(
                left, right, round(row["match_weight"], 3), round(row["match_probability"], 6),
                tuple(self._agreements(row)), self.model.sha256,
            )  # fmt: skip

    def _agreements(self, row: dict[str, Any]) -> Iterator[Agreement]:
        for comparison in self.model.comparisons:
            reached = row[f"gamma_{comparison.column}"]
            if reached >= 0:  # Splink counts levels from the last, 0, upwards; -1 is unknown
                level = self._levels[comparison.column][reached]
                yield Agreement(comparison.name, level.words, level.bits)


def _all_keys(telling: Telling) -> tuple[str, ...]:
    return (*stored_keys(telling), *lookup_keys(telling))
