"""Block keys: which tellings are worth comparing at all, found by look-up and never by going through the store.

A telling stores keys; another finds it where one of its own look-up keys is among them. The keys say a day and a place as
exact as both are known: a cell of half a degree for towns, else the province, else the country. What is known only to the
month has keys of months; what has no day at all, keys of its place with a figure or with what was hit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from math import floor

from onrecord.link.features import Features, features
from onrecord.record.telling import Telling

CELL = 0.5  # degrees
AROUND = 2  # days: reports differ by one for time zones and nights, and misread weekdays by more
WEEK = 7  # days: a longer stretch goes by months
TOWN, PROVINCE = 3, 5  # the least exact where_prec that goes by cells, and by the province


def stored_keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which a telling is found. One telling finds another exactly where the other finds it."""
    row = features(telling)
    times = [*_days(row, 0), *_months(row, "M")] if _is_short(row) else _months(row, "m")
    return _sorted(_names(row), _stored_places(row, times), _placeless(row, stored=True), _undated(row, stored=True))


def lookup_keys(telling: Telling) -> tuple[str, ...]:
    """The keys by which a telling finds others."""
    row = features(telling)
    times = [*(_days(row, AROUND) if _is_short(row) else _months(row, "M")), *_months(row, "m")]
    return _sorted(_names(row), _lookup_places(row, times), _placeless(row, stored=False), _undated(row, stored=False))


def _sorted(*kinds: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({key for kind in kinds for key in kind}))


def _is_short(row: Features) -> bool:
    return row.day_from is not None and row.day_to is not None and row.day_to - row.day_from <= WEEK


def _names(row: Features) -> Iterator[str]:
    return (f"n:{name}" for name in row.names)


def _stored_places(row: Features, times: Sequence[str]) -> Iterator[str]:
    if row.country is None:
        return
    exactness = _exactness(row)
    for time in times:
        yield f"{time}c{_cell(row, 0, 0)}" if exactness == "c" else f"{time}{exactness}={_area(row, exactness)}"
        yield f"{time}*{row.country}"
        if row.adm1:
            yield f"{time}*{row.country}.{row.adm1}"


def _lookup_places(row: Features, times: Sequence[str]) -> Iterator[str]:
    """A town looks into its cell and those around, and for what is known only to its province or country."""
    if row.country is None:
        return
    exactness = _exactness(row)
    for time in times:
        if exactness == "c":
            yield from (f"{time}c{_cell(row, up, right)}" for up in (-1, 0, 1) for right in (-1, 0, 1))
            yield f"{time}a={_area(row, 'a')}"
        if exactness == "a":
            yield f"{time}*{row.country}.{row.adm1}"
        yield f"{time}*{row.country}" if exactness == "n" else f"{time}n={row.country}"


def _placeless(row: Features, *, stored: bool) -> Iterator[str]:
    """Keys of those told without any place: they find, and are found by, all of the days around."""
    if not _is_short(row):
        return
    nowhere = row.country is None
    kinds = ("x" if nowhere else "X",) if stored else ("x", "X") if nowhere else ("x",)
    for day in _days(row, 0 if stored else AROUND):
        yield from (f"{kind}{day}" for kind in kinds)


def _undated(row: Features, *, stored: bool) -> Iterator[str]:
    """Keys without a day. The dated look up only what has none; what has none looks up both."""
    where = row.geonames or row.place
    if row.country is None or where is None:
        return
    marks = [f"k{row.killed}"] if row.killed else []
    marks += [f"s{site}" for site in row.sites]
    dateless = row.day_from is None
    kinds = ("u" if dateless else "U",) if stored else ("u", "U") if dateless else ("u",)
    yield from (f"{kind}{row.country}.{where}.{mark}" for kind in kinds for mark in marks)


def _exactness(row: Features) -> str:
    """c: by a cell; a: by the province; n: by the country."""
    if row.place_precision <= TOWN and row.lat is not None and row.lon is not None:
        return "c"
    return "a" if row.place_precision <= PROVINCE and row.adm1 else "n"


def _area(row: Features, exactness: str) -> str:
    return f"{row.country}" if exactness == "n" else f"{row.country}.{row.adm1}"


def _cell(row: Features, up: int, right: int) -> str:
    lat, lon = row.lat or 0.0, row.lon or 0.0
    columns = round(360 / CELL)
    return f"{floor(lat / CELL) + up},{(floor(lon / CELL) + right) % columns}"


def _days(row: Features, around: int) -> list[str]:
    if row.day_from is None or row.day_to is None:
        return []
    first, last = row.day_from, row.day_to
    return [f"d{day}" for day in range(first - around, last + around + 1)]


def _months(row: Features, prefix: str) -> list[str]:
    if row.day_from is None or row.day_to is None:
        return []
    first, last = dt.date.fromordinal(row.day_from), dt.date.fromordinal(row.day_to)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{prefix}{month}" for month in months][:24]
