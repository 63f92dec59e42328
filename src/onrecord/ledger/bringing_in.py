"""A flat CSV brought back: what somebody changed in a spreadsheet, as decisions and remarks that can be looked at first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.export.flat import flat_row
from onrecord.export.redact import REDACTED
from onrecord.export.safe import cell
from onrecord.ledger.deciding import Person
from onrecord.ledger.ledger import Ledger
from onrecord.reconcile.corrections import parse_value
from onrecord.record.errors import InputError, OnrecordError, UsageError
from onrecord.record.remark import WorkState

Row = Mapping[str, str]
MOST_ROWS = 5000
JUDGED = {"confirmed": "confirm", "rejected": "reject", "pending": "pending"}
ONE_CELL = {  # column -> the field that it corrects
    "killed_perpetrator": "killed.perpetrator",
    "killed_target": "killed.target",
    "killed_civilians": "killed.civilians",
    "killed_unknown": "killed.unknown",
    "grade": "grade",
    "status": "status",
    "sub_event_type": "type",
    "summary": "summary",
    "perpetrators": "perpetrator",
    "targets": "target",
}
# Field -> its columns, which are set together.
TOGETHER = {
    "killed": ("killed_low", "killed_best", "killed_high"),
    "injured": ("injured_low", "injured_best", "injured_high"),
    "date": ("date_start", "date_end"),
    "place": ("place", "latitude", "longitude", "country"),
}
WORK = ("work", "assignee", "tags", "comment")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one incident. `field` is one of a correction, "state", or one of WORK; `value` as a person writes it.

    `before` is what stands there now, `seen` the version of the incident that this was compared with.
    """

    code: str
    field: str
    value: str
    before: str
    seen: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file asks for: changes, what cannot be done and why, and how many rows change nothing."""

    changes: tuple[Change, ...]
    refused: tuple[str, ...]
    unchanged: int


def compare(ledger: Ledger, data: bytes) -> Brought:
    """A file held against the record as it is now; nothing is changed.

    Cells that are as the export would write them, and columns that no decision can set, ask for nothing.

    Raises:
        InputError: it is no CSV with a column `code`, or has too many rows.
    """
    changes: list[Change] = []
    refused: list[str] = []
    unchanged = 0
    for number, row in enumerate(_rows(data), 2):
        code = row.get("code", "").strip()
        try:
            found = list(_of_row(ledger, code, row))
        except OnrecordError as error:
            refused.append(f"row {number}, {code or 'no code'}: {error.what}")
            continue
        changes += found
        unchanged += not found
    return Brought(tuple(changes), tuple(refused), unchanged)


def _rows(data: bytes) -> Iterator[Row]:
    try:
        text = data.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if "code" not in (reader.fieldnames or ()):
            raise InputError("the file has no column 'code'", hint="export a CSV, change it, and bring that back")
        for number, row in enumerate(reader):
            if number >= MOST_ROWS:
                raise InputError(f"the file has more than {MOST_ROWS:,} rows", hint="bring it in in parts")
            yield {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"the file is no CSV in UTF-8 ({error})", hint="save it as CSV UTF-8") from error


def _of_row(ledger: Ledger, code: str, row: Row) -> Iterator[Change]:
    incident = ledger.incident(code)
    now = {name: str(cell(value)) for name, value in flat_row(incident).items()}
    seen = ledger.version(incident["code"])

    def changed(column: str) -> bool:
        # Where names were left out, the record still has them: that is no change of anybody's.
        return column in row and REDACTED not in row[column] and _same(row[column]) != _same(now[column])

    for field, columns in TOGETHER.items():
        if any(map(changed, columns)):
            cells = [_plain(row.get(c, now[c])) for c in columns]
            yield _sensible(
                Change(
                    incident["code"], field, _together(field, cells), "; ".join(now[c] for c in columns if now[c]), seen
                )
            )
    for column, field in ONE_CELL.items():
        if changed(column):
            yield _sensible(Change(incident["code"], field, _plain(row[column]) or "unknown", now[column], seen))
    if changed("state"):
        if _plain(row["state"]) not in JUDGED:
            raise UsageError(f"no state '{row['state']}' can be set", hint=", ".join(JUDGED))
        yield Change(incident["code"], "state", _plain(row["state"]), now["state"], seen)
    yield from _work(ledger, incident["code"], row, seen)


def _sensible(change: Change) -> Change:
    parse_value(change.field, change.value)
    return change


def _plain(text: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return text.removeprefix("'").strip()


def _same(text: str) -> str:
    """A cell as it compares: spreadsheets write 15 as 15.0, and leave spaces."""
    plain = _plain(text)
    try:
        return repr(float(plain))
    except ValueError:
        return plain


def _together(field: str, cells: list[str]) -> str:
    if not any(cells):
        return "unknown"
    if field == "date":
        return "/".join(dict.fromkeys(c for c in cells if c))
    if field == "place":
        name, lat, lon, country = cells
        return "; ".join([name, lat, lon, country] if country else [name, lat, lon]) if lat and lon else name
    low, best, high = (_whole(c) for c in cells)
    if best and best not in {low, high}:
        if low or high:
            raise UsageError(
                f"{field}: a best figure between low and high cannot be set", hint="set low and high; best is low"
            )
        low = high = best
    return low if low and low == high else f"{low}-{high}"


def _whole(text: str) -> str:
    return text.removesuffix(".0")


def _work(ledger: Ledger, code: str, row: Row, seen: str) -> Iterator[Change]:
    now = ledger.store.work_on([code]).get(code, WorkState())
    stands = {"work": now.work, "assignee": now.assignee or "", "tags": "; ".join(now.tags), "comment": ""}
    for name in WORK:
        said = _plain(row.get(name, stands[name]))
        if name in row and said != stands[name] and (said or name in {"assignee", "tags"}):
            yield Change(code, name, said, stands[name], seen)


def person_for(change: Change, who: str, why: str, *, first: bool) -> Person:
    """Who makes a change; only the first of an incident is held against what was seen, for each makes it another."""
    return Person(who, why, change.seen if first else None)
