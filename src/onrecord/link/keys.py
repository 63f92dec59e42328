"""Block keys: which tellings are worth comparing at all, found by look-up and never by going through the store.

A telling stores keys; another finds it where one of its own look-up keys is among them. The keys say a day and a place as
exact as both are known: a cell of half a degree for towns, else the province, else the country. What is known only to the
month has keys of months; what has no day at all, keys of its place with a figure or with what was hit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from math import floor

from onrecord.link.features import Features, features
from onrecord.record.telling import Telling

CELL = 0.5  # degrees
AROUND = 2  # days: reports differ by one for time zones and nights, and misread weekdays by more
WEEK = 7  # days: a longer stretch goes by months
TOWN, PROVINCE = 3, 5  # the least exact where_prec that goes by cells, and by the province


def stored_keys(telling: Telling) -> tuple[str, ...]:
    """The keys under which a telling is found."""
    row = features(telling)
    return tuple(sorted({*_names(row), *_stored_place_days(row), *_undated(row, stored=True)}))


def lookup_keys(telling: Telling) -> tuple[str, ...]:
    """The keys by which a telling finds others."""
    row = features(telling)
    return tuple(sorted({*_names(row), *_lookup_place_days(row), *_undated(row, stored=False)}))


def _names(row: Features) -> Iterator[str]:
    return (f"n:{name}" for name in row.names)


def _stored_place_days(row: Features) -> Iterator[str]:
    if row.day_from is None or row.day_to is None or row.country is None:
        return
    short = row.day_to - row.day_from <= WEEK
    days = _days(row, 0) if short else _months(row, "m")
    exactness = _exactness(row)
    for day in days:
        if exactness == "c":
            yield f"{day}c{_cell(row, 0, 0)}"
        else:
            yield f"{day}{exactness}={_area(row, exactness)}"
        yield f"{day}*{row.country}"
        if row.adm1:
            yield f"{day}*{row.country}.{row.adm1}"
    if short:  # for those known only to the month
        for month in _months(row, "M"):
            yield f"{month}{exactness}{_cell(row, 0, 0) if exactness == 'c' else _area(row, exactness)}"


def _lookup_place_days(row: Features) -> Iterator[str]:
    if row.day_from is None or row.day_to is None or row.country is None:
        return
    short = row.day_to - row.day_from <= WEEK
    exactness = _exactness(row)
    for day in [*(_days(row, AROUND) if short else ()), *_months(row, "m")]:
        if exactness == "c":
            yield from (f"{day}c{_cell(row, up, right)}" for up in (-1, 0, 1) for right in (-1, 0, 1))
            yield f"{day}n={row.country}"
            yield f"{day}a={row.country}.{row.adm1}"
        elif exactness == "a":
            yield f"{day}*{row.country}.{row.adm1}"
            yield f"{day}n={row.country}"
        else:
            yield f"{day}*{row.country}"
    if not short:
        for month in _months(row, "M"):
            yield f"{month}{exactness}{_cell(row, 0, 0) if exactness == 'c' else _area(row, exactness)}"


def _undated(row: Features, *, stored: bool) -> Iterator[str]:
    """Keys without a day. The dated look up only what has none; what has none looks up both."""
    if row.country is None or row.geonames is None:
        return
    marks = [f"k{row.killed}"] if row.killed else []
    marks += [f"s{site}" for site in row.sites]
    dateless = row.day_from is None
    found_by = {True: "u", False: "U"}[dateless]
    kinds = found_by if stored else "uU"[: 1 + dateless]
    yield from (f"{kind}{row.geonames}.{mark}" for kind in kinds for mark in marks)


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
    first, last = row.day_from or 0, row.day_to or 0
    return [f"d{day}" for day in range(first - around, last + around + 1)]


def _months(row: Features, prefix: str) -> list[str]:
    first, last = dt.date.fromordinal(row.day_from or 1), dt.date.fromordinal(row.day_to or 1)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{prefix}{month}" for month in months][:24]
