"""When an incident happened: the most exact day that most sources give; and a date for the undated, by corroboration."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.record.date import DateRange
from onrecord.record.incident import Told
from onrecord.record.telling import Telling

NOBODY: Told[DateRange] = Told(DateRange())
# How firmly a date is known by its basis: words that name the day, words counted from publication, publication itself.
FIRM = {"text": 3, "relative": 2, "publication": 1}


def date_of(tellings: Sequence[Telling], origin: dict[int, int]) -> Told[DateRange]:
    """The date of an incident: the shortest interval, of those the one that most sources support, then the firmest.

    An interval supports another where they overlap. `origin` is the source of each telling, by its ref.
    """
    dated = [t for t in tellings if _days(t.event.date) is not None]
    if not dated:
        said = next((t for t in tellings if t.event.date.text), None)
        return NOBODY if said is None else Told(said.event.date, said.report.id, said.ref)
    support = {t.ref: _support(t, dated, origin) for t in dated}
    best = max(
        dated, key=lambda t: (support[t.ref], -_length(t.event.date), FIRM.get(t.event.date.basis or "", 0), -t.ref)
    )
    return Told(best.event.date, best.report.id, best.ref)


def _support(telling: Telling, dated: Sequence[Telling], origin: dict[int, int]) -> int:
    voices = Counter(origin[t.ref] for t in dated if _overlap(t.event.date, telling.event.date))
    return len(voices)


def _days(date: DateRange) -> tuple[dt.date, dt.date] | None:
    return None if date.start is None or date.end is None else (date.start, date.end)


def _length(date: DateRange) -> int:
    days = _days(date)
    return (days[1] - days[0]).days if days else 100_000


def _overlap(a: DateRange, b: DateRange) -> bool:
    x, y = _days(a), _days(b)
    return x is not None and y is not None and x[0] <= y[1] and y[0] <= x[1]


def corroborated(tellings: Sequence[Telling], date: Told[DateRange]) -> tuple[Telling, ...]:
    """The tellings, those without a date given the incident's, marked as such. It is gone when the link is."""
    if date.value.start is None or date.report is None:
        return tuple(tellings)
    return tuple(_with_date(t, date) if _days(t.event.date) is None else t for t in tellings)


def _with_date(telling: Telling, date: Told[DateRange]) -> Telling:
    own = telling.event.date
    how = f"from report {date.report}, which tells the same incident"
    given = replace(date.value, text=own.text, span=own.span, how=how, basis="corroboration")
    return replace(telling, event=replace(telling.event, date=given))


def rival_dates(tellings: Sequence[Telling], date: Told[DateRange]) -> tuple[str, ...]:
    """A note for each report that gives another day, which stands beside the incident's."""
    days = _days(date.value)
    notes = []
    for t in tellings:
        other = _days(t.event.date)
        if days and other and not _overlap(t.event.date, date.value) and t.event.date.basis != "corroboration":
            notes.append(f"{t.report.id} dates it {other[0]}" + ("" if other[0] == other[1] else f" to {other[1]}"))
    return tuple(dict.fromkeys(notes))
