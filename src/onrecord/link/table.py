"""Tables: the features of tellings in columns, as Splink takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from onrecord.link.features import Features, features
from onrecord.record.telling import Telling

Keys = Callable[[Telling], tuple[str, ...]]

_LISTS = frozenset({"perpetrators", "targets", "weapons", "sites", "names", "words"})
_TEXTS = frozenset({"country", "place", "adm1", "daypart", "sub_event_type", "family"})
_NUMBERS = frozenset({"lat", "lon"})
_FLAGS = frozenset({"killed_open", "vague_type", "violent"})


def feature_table(tellings: Sequence[Telling], keys: Keys, **more: Keys) -> Any:
    """An Arrow table of features, a row a telling, with the keys given; typed, so that an empty one is as good.

    Args:
        tellings: what has features.
        keys: what makes the column `keys` of a telling, by which tellings find each other.
        more: further columns of keys, by name.
    """
    import pyarrow as pa  # noqa: PLC0415 - comes with Splink

    def kind(name: str) -> Any:
        if name in _LISTS:
            return pa.list_(pa.string())
        if name in _TEXTS:
            return pa.string()
        return pa.float64() if name in _NUMBERS else pa.bool_() if name in _FLAGS else pa.int64()

    names = [f.name for f in fields(Features)]
    rows = [features(t) for t in tellings]
    columns = {name: pa.array([getattr(r, name) for r in rows], kind(name)) for name in names}
    for name, keys_of in {"keys": keys, **more}.items():
        columns[name] = pa.array([sorted(set(keys_of(t))) for t in tellings], pa.list_(pa.string()))
    return pa.table(columns)
